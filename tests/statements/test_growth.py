"""The way from a document to its statements grows with the text, whatever a hostile text holds."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from tests.growth import TIMES, assert_linear, assert_linear_steps

from onrecord.model import Attribution, Document, DocumentKind, Part, PartKind
from onrecord.statements import RuleTagger, Tagger, find_statements
from onrecord.statements.quoting.quotation_marks import find_quoted
from onrecord.statements.wrapping import unwrap
from onrecord.text import Span, find_paragraphs

_LINES = "The council met on Monday.\n\n"


class Nothing:
    """A tagger that passes everything over."""

    name = "nothing"

    def tag(self, text: str, area: Span) -> tuple[Attribution, ...]:
        """Nothing."""
        del text, area
        return ()


class EachQuotation:
    """A tagger that finds each quotation, and the words before it as its cue."""

    name = "each quotation"

    def tag(self, text: str, area: Span) -> tuple[Attribution, ...]:
        """A statement a quotation."""
        quoted = [one.outer for one in find_quoted(text, area) if one.depth == 0]
        return tuple(self._marked(area, span) for span in quoted)

    def _marked(self, area: Span, span: Span) -> Attribution:
        cue = (Span(span.start - 3, span.start - 1),) if span.start - area.start > 3 else ()
        return Attribution((), cue, (span,), 0.5)


class EachParagraph:
    """A tagger that takes each second paragraph for what the one above announces."""

    name = "each paragraph"

    def tag(self, text: str, area: Span) -> tuple[Attribution, ...]:
        """A statement a pair of paragraphs."""
        lines = find_paragraphs(text, area)
        return tuple(
            Attribution((), (Span(above.start, above.start + 2),), (below,), 0.5)
            for above, below in zip(lines[::2], lines[1::2], strict=False)
        )


def _numbered(line: str, times: int) -> str:
    return "".join(line.format(n=n) for n in range(times))


HOSTILE: dict[str, tuple[str, Sequence[type[Tagger]]]] = {
    "quotations in a paragraph": (
        "“We go home.” " * 2_000,
        (RuleTagger, Nothing, EachQuotation),
    ),
    "full quotations in a paragraph": (
        "“We all go home on Monday.” " * 800,
        (RuleTagger, Nothing, EachQuotation),
    ),
    "quotations with a speaker": ("“We go,” he said. " * 1_500, (RuleTagger,)),
    "labelled list items": (
        _numbered("Ilse Marant {n}: “We all go home now.”\n\n", 800),
        (RuleTagger, Nothing, EachQuotation),
    ),
    "topics": (
        "Marant said:\n\n" + _numbered("ON TRADE: “We all go home now {n}.”\n\n", 800),
        (RuleTagger, Nothing, EachQuotation),
    ),
    "announcements": (_numbered("He said:\n\nWe all go home {n}.\n\n", 800), (EachParagraph,)),
    "quotations left open": (
        "“We all go home now.\n\n" * 800,
        (RuleTagger, Nothing, EachQuotation),
    ),
    "one line": ("“We go,” he said; all the others, she said, wait. " * 800, (RuleTagger,)),
    "one long word": ("a" * 200_000, (RuleTagger, EachQuotation)),
    "alternating marks": ("“a ”b \"c 'd «e »f ‘g ’h " * 800, (RuleTagger, EachQuotation)),
    "questions before marks": (
        "Who? “We go home.” " * 800,
        (RuleTagger, Nothing, EachQuotation),
    ),
}


@pytest.mark.parametrize(("text", "taggers"), HOSTILE.values(), ids=HOSTILE)
def test_articles(text: str, taggers: Sequence[Callable[[], Tagger]]) -> None:
    """Four times an article costs at most 5 times the lines, and 9 times the processor time.

    Lines are the same on every machine: they find a square that most of the time hides. What
    regular expressions do is no line; it is timed.
    """
    for tagger in taggers:
        _grows(text[: len(text) // 2], tagger())


def _grows(text: str, tagger: Tagger) -> None:
    small, large = _article(text[: len(text) // TIMES]), _article(text)
    assert_linear_steps(
        lambda: find_statements(small, tagger), lambda: find_statements(large, tagger)
    )
    assert_linear(lambda part: find_statements(_article(part), tagger), text)


def test_block_quotations() -> None:
    """As many blocks as announcements: each looks at its own."""
    text = _numbered("He said:\n\nWe all go home {n}.\n\n", 800)

    def run(part: str) -> object:
        blocks = find_paragraphs(part, Span(0, len(part)))[1::2]
        return find_statements(replace(_article(part), set_apart=tuple(blocks)), EachParagraph())

    assert_linear(run, text)


def test_many_parts() -> None:
    """As many parts as paragraphs."""
    text = _LINES * 4_000

    def run(part: str) -> object:
        lines = find_paragraphs(part, Span(0, len(part)))
        parts = tuple(Part(PartKind.ARTICLE, line) for line in lines)
        return find_statements(replace(_article(part), parts=parts), Nothing())

    assert_linear(run, text)


@pytest.mark.parametrize("run", ["\t", "a"], ids=["blanks", "letters"])
def test_long_runs_in_lines(run: str) -> None:
    """The ends of lines are not looked for from within a run of blanks, or a word."""
    assert_linear(lambda part: unwrap(part, Span(0, len(part))), "One\ntwo " + run * 40_000)


def _article(text: str) -> Document:
    whole = (Part(PartKind.ARTICLE, Span(0, len(text))),)
    return Document("0" * 16, "0" * 64, "", "text/plain", DocumentKind.ARTICLE, text, whole)
