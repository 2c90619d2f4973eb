"""Reported words that no verb of saying marks: what is to come, and what somebody puts somewhere.

"Ora said she would tax second homes. She would cap the wait by law." The second sentence is hers as
well. "Insurers put the damage at 400 million." is an estimate of theirs.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.model import Attribution
from onrecord.statements.amending.quoted_layout import Layout, holds
from onrecord.statements.quoting.grammar import DETERMINERS
from onrecord.statements.quoting.page import open_page
from onrecord.statements.quoting.tokens import phrase_before, span_of
from onrecord.statements.typing_cues import tells_speech
from onrecord.text import Span, find_sentences, text_at

__all__ = ["add_unmarked"]

_FUTURES = ENGLISH.words("reported", "futures")
_OF_THE_PAGE = ENGLISH.words("reported", "of_the_page")
_BESIDE = ENGLISH.words("reported", "beside")
_WORD = compile_late(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PUT = compile_late(
    rf"\b(?P<cue>{ENGLISH.pattern('reported', 'putting')})\s(?P<content>[^.;:?!]{{1,100}}?\sat\s"
    r"(?:[^\W\d_]+\s){0,3}[£$€]?\d[^;:?!]{0,120})"
)
_ONE = frozenset({"he", "she"})
_FUTURE, _ESTIMATE = 0.6, 0.8  # scores: 5 of 5 and 4 of 4 are right in 15 worlds
_FEWEST = 5  # words of a sentence
_STOPS = '.…”"’) '


def add_unmarked(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions, and those of sentences that hold none and that no verb of saying marks."""
    by_line: dict[int, list[Attribution]] = {}
    for one in found:
        for line in {layout.paragraph_at(span.start) for span in (*one.content, *one.cue)}:
            by_line.setdefault(line, []).append(one)
    added: list[Attribution] = []
    for number, paragraph in enumerate(layout.paragraphs):
        known = by_line.get(number, [])
        if not known and _PUT.search(layout.text, *paragraph) is None:
            continue
        sentences = find_sentences(layout.text, paragraph)
        held = [[one for one in known if _touches(one, span)] for span in sentences]
        added += [
            one
            for span, among in zip(sentences, held, strict=True)
            if not among
            for one in _estimates(layout, span)
        ]
        for (_, before), (span, among) in pairwise(zip(sentences, held, strict=True)):
            source = _speaker(layout, before)
            if source and not among and _is_to_come(layout, span):
                added.append(Attribution(source, (), (_bare(layout, span),), _FUTURE))
    return [*found, *added]


def _touches(one: Attribution, span: Span) -> bool:
    """Whether a part of an attribution stands in a sentence."""
    return any(part.overlaps(span) for part in (*one.source, *one.cue, *one.content))


def _speaker(layout: Layout, before: Sequence[Attribution]) -> tuple[Span, ...]:
    """The source of what a sentence reports, if it is one that speaks, and one person.

    What polls and campaigns say a reporter goes on to explain: 3 of 3 in PolNeAR dev.
    """
    sources = {one.source for one in before}
    spoken = all(tells_speech(layout.text, one.cue) for one in before)
    source = next(iter(sources), ())
    if len(sources) != 1 or not spoken or not source:
        return ()
    words = text_at(layout.text, source).split()
    named = words[-1][0].isupper() and words[0].casefold() not in DETERMINERS
    return source if named or words[-1].casefold() in _ONE else ()


def _is_to_come(layout: Layout, span: Span) -> bool:
    """Whether a sentence of the report's own tells what will be."""
    if layout.text[span.end - 1] == "?":
        return False
    forms = [form.lower().replace("’", "'") for form in _WORD.findall(layout.text, *span)]
    if len(forms) < _FEWEST or not _OF_THE_PAGE.isdisjoint(forms):
        return False
    first = next((n for n, form in enumerate(forms) if form in _FUTURES), None)
    if not first or forms[first + 1 : first + 2] == ["have"]:
        return False
    return _BESIDE.isdisjoint(forms[:first])


def _estimates(layout: Layout, span: Span) -> Iterator[Attribution]:
    """What somebody puts at an amount."""
    told = _PUT.search(layout.text, *span)
    if told is None or layout.quoted_in(span):
        return
    number = layout.paragraph_at(span.start)
    page = open_page(layout.text, span, layout.quoted_of(number))
    subject = phrase_before(page.tokens, page.place_at(told.start("cue")))
    if subject is None:
        return
    source = span_of(page.tokens, subject)
    if holds(span, source):
        content = _bare(layout, Span(*told.span("content")))
        yield Attribution((source,), (Span(*told.span("cue")),), (content,), _ESTIMATE)


def _bare(layout: Layout, span: Span) -> Span:
    """A sentence without its stop."""
    return Span(span.start, span.start + len(span.of(layout.text).rstrip(_STOPS)))
