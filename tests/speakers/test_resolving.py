"""Tests of resolving: from the words for a source to the speaker."""

import re
from datetime import date

import pytest
from tests.growth import assert_linear, assert_linear_steps

from onrecord.model import (
    Document,
    DocumentKind,
    Part,
    PartKind,
    SpeakerKind,
    Statement,
    StatementKind,
)
from onrecord.speakers import resolve
from onrecord.speakers.naming.roles import clean_office
from onrecord.text import Span

# In the texts below, [source] and {content} mark statements; a marked source belongs to the
# nearest content not yet served in the same paragraph, and a content may go without.


def _read(marked: str) -> tuple[Document, tuple[Statement, ...]]:
    """A document and its statements from a marked text."""
    text, open_at = "", 0
    sources: list[Span] = []
    contents: list[Span] = []
    rows: list[tuple[Span | None, Span]] = []
    for paragraph in re.split(r"(\n)", marked):
        sources, contents = [], []
        for piece in re.split(r"([\[\]{}])", paragraph):
            if piece in {"[", "{"}:
                open_at = len(text)
            elif piece == "]":
                sources.append(Span(open_at, len(text)))
            elif piece == "}":
                contents.append(Span(open_at, len(text)))
            else:
                text += piece
        rows += [(sources[i] if i < len(sources) else None, c) for i, c in enumerate(contents)]
    document = Document(
        "d1",
        "d1",
        "a.txt",
        "text/plain",
        DocumentKind.ARTICLE,
        text,
        (Part(PartKind.ARTICLE, Span(0, len(text))),),
        published=date(2031, 3, 6),
    )
    statements = tuple(
        Statement(f"d1.{c.start}-{c.end}", "d1", StatementKind.DIRECT, (s,) if s else (), (), (c,))
        for s, c in rows
    )
    return document, statements


CASES = {  # a marked text, the speakers of its statements in order
    "full name": ("“{We leave},” said [Maria Okafor].", ["Maria Okafor"]),
    "surname after full name": (
        "[Maria Okafor] spoke. “{We leave}.”\n“{Soon},” [Okafor] said.",
        ["Maria Okafor", "Maria Okafor"],
    ),
    "surname before full name": (
        "“{We leave},” [Okafor] said.\nMaria Okafor is the envoy.",
        ["Maria Okafor"],
    ),
    "office before the name": (
        "“{We leave},” said [U.N. envoy Maria Okafor].\n“{Soon},” [the envoy] said.",
        ["Maria Okafor", "Maria Okafor"],
    ),
    "office behind the name": (
        "“{We leave},” said [Maria Okafor, the U.N. envoy to Kavra].\n“{Soon},” [the envoy] said.",
        ["Maria Okafor", "Maria Okafor"],
    ),
    "name in apposition": (
        "“{We leave},” said [the U.N. envoy, Maria Okafor].\n“{Soon},” [Ms. Okafor] said.",
        ["Maria Okafor", "Maria Okafor"],
    ),
    "office for a place": (
        "“{We leave},” said [Special Coordinator for Kavra Maria Okafor].\n“{Soon},” [she] said.",
        ["Maria Okafor", "Maria Okafor"],
    ),
    "pronoun": ("“{We leave},” said [Maria Okafor]. “{Soon},” [she] added.", ["Maria Okafor"] * 2),
    "pronoun of the other gender": (
        "Maria Okafor met Jonas Holm on Friday. “{We leave},” [he] said.",
        ["Jonas Holm"],
    ),
    "pronoun, learned gender": (
        (
            "Tavi Orlo said that he was tired. Lume Desk said that she was not.\n"
            "“{We leave},” [he] said."
        ),
        ["Tavi Orlo"],
    ),
    "continued quotation": (
        "“{We leave},” said [Maria Okafor].\n“{And we take all with us}.”",
        ["Maria Okafor"] * 2,
    ),
    "continued in one paragraph": (
        "“{We leave},” said [Maria Okafor]. “{And we take all with us}.”",
        ["Maria Okafor"] * 2,
    ),
    "somebody else between": (
        "“{We leave},” said [Maria Okafor]. Jonas Holm, the minister, looked on.\n“{Nonsense}.”",
        ["Maria Okafor", None],
    ),
    "institution": (
        "[The Ministry of Health] spoke. “{We leave}.”\n“{Soon},” [the ministry] said.",
        ["Ministry of Health"] * 2,
    ),
    "generic institution": (
        "“{We leave},” [the state news agency] said.",
        ["state news agency"],
    ),
    "initials of a body": (
        "The Kavra Relief Agency (KRA) spoke. “{We leave},” [KRA] said.",
        ["Kavra Relief Agency"],
    ),
    "unnamed": ("“{We leave},” [a resident of Orlo] said.", ["a resident of Orlo"]),
    "crowd": ("“{We leave},” [officials] said. “{Soon},” [they] added.", ["officials"] * 2),
    "two of one surname": ("Maria Okafor met Jonas Okafor. “{We leave},” [Okafor] said.", [None]),
    "title tells two apart": (
        "Maria Okafor met Jonas Okafor. “{We leave},” [Mr. Okafor] said.",
        ["Jonas Okafor"],
    ),
    "somebody's aide": (
        "Maria Okafor left. “{We leave},” [Okafor’s aide] said.",
        ["Okafor’s aide"],
    ),
    "aide with a name": (
        "“{We leave},” [Okafor’s aide Lena Orth] said. “{Soon},” said [the aide].",
        ["Lena Orth", "Lena Orth"],
    ),
    "relative": ("“{We leave},” said Maria Okafor, [who] was late.", ["Maria Okafor"]),
    "another spelling": (
        "“{We leave},” said [Olena Zorynska].\n“{Soon},” [Zorynskaa] said.",
        ["Olena Zorynska"] * 2,
    ),
    "no source": ("“{We leave}.”", [None]),
    "nobody to stand for": ("“{We leave},” [she] said.", [None]),
    "several": ("“{We leave},” [Maria Okafor and Lena Orth] said.", ["Maria Okafor and Lena Orth"]),
}


@pytest.mark.parametrize(("marked", "expected"), CASES.values(), ids=CASES)
def test_resolve(marked: str, expected: list[str | None]) -> None:
    """A source leads to the fullest name, or to nobody."""
    document, statements = _read(marked)

    resolved, voices = resolve(document, statements)

    assert [s.speaker for s in resolved] == expected
    assert [s.content for s in resolved] == [s.content for s in statements]
    assert {v.name for v in voices} <= {s.speaker for s in resolved}
    for voice in voices:
        for role in voice.roles:
            assert role.span.of(document.text)


def test_voice_carries_names_and_offices() -> None:
    """A voice shows its other names, and where its offices are printed."""
    document, statements = _read(
        "“{We leave},” said [Maria Okafor, the U.N. envoy to Kavra].\n“{Soon},” [Okafor] said."
    )

    _, (voice,) = resolve(document, statements)

    assert (voice.name, voice.kind, voice.aliases) == (
        "Maria Okafor",
        SpeakerKind.PERSON,
        ("Okafor",),
    )
    assert [role.title for role in voice.roles] == ["U.N. envoy to Kavra"]


@pytest.mark.parametrize(
    "told",
    ["The bridge was shut on a wet day. Nobody crossed it. " * 1600, "The bridge" + " " * 40_000],
    ids=["sentences", "blanks"],
)
def test_a_long_text_takes_linear_time(told: str) -> None:
    """No sentence is looked for from the beginning of the text, nothing from within a gap."""

    def run(text: str) -> object:
        return resolve(*_read("[Lena Orth] said {that it rains}. " + text))

    assert_linear(run, told)


def test_an_article_of_one_line() -> None:
    """Whom "she" takes up is looked for within reach, also where no paragraph begins there."""
    line = "A baker in Orlo waited. “{{We go {0}}},” said [Lena Orth]. “{{No {0}}},” [she] said. "

    def run(count: int) -> object:
        return resolve(*_read("".join(map(line.format, range(count)))))

    assert_linear_steps(lambda: run(40), lambda: run(160))


@pytest.mark.parametrize(
    "run", ["Orth, head of the agency" + "\n" * 20_000, "ORTH AA" + " " * 20_000]
)
def test_a_long_gap_in_an_office(run: str) -> None:
    """White space is passed over once, behind an office and behind the place of a report."""
    assert_linear(lambda part: clean_office(part, Span(0, len(part))), run)
