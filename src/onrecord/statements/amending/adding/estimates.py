"""Estimates: "Insurers put the damage at 400 million", "Three ships are lost, by his count"."""

import re
from collections.abc import Iterator, Sequence

from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.model import Attribution
from onrecord.statements.amending.adding.verb_subjects import subject_of
from onrecord.statements.amending.quoted_layout import Layout
from onrecord.text import Span, find_sentences, share_out

__all__ = ["add_estimates"]

_NUMBERS = "|".join(
    sorted(word for name in ("to_nine", "teens", "tens") for word in ENGLISH.words("numbers", name))
)
_PUT = compile_late(
    rf"\b(?P<cue>{ENGLISH.pattern('reported', 'putting')})\s(?P<content>[^.;:?!]{{1,100}}?\sat\s"
    rf"(?:[^\W\d_]+\s){{0,3}}?(?:[£$€]?\d|(?:{_NUMBERS})\b)[^;:?!]{{0,120}})"
)
_OWNERS, _COUNTING = (ENGLISH.pattern("reported", name) for name in ("owners", "counting"))
_COUNT = compile_late(
    rf",?\s?\b[Bb]y\s(?P<source>{_OWNERS}"
    rf"|(?:(?:the|{_OWNERS})\s)?"
    r"(?:[A-Z][\w .-]{1,40}?|\w+)(?=['’]s\s))(?:['’]s)?"
    rf"\s(?:[a-z]+\s){{0,2}}?(?P<cue>{_COUNTING})\b,?\s?"
)
_AND = re.compile(r",?\s(?:and|but)(?:\s[a-z]+)?$")
_WORTH = 0.8  # a score
_FEWEST = 3  # words
_STOPS = '.…”"’), '


def add_estimates(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions, and those of what somebody puts at an amount, or holds by a count."""
    by_paragraph = layout.placed_by_paragraph(found, with_sources=False)
    added: list[Attribution] = []
    for number, paragraph in enumerate(layout.paragraphs):
        if not any(each.search(layout.text, *paragraph) for each in (_PUT, _COUNT)):
            continue
        places = ((part, part) for part, _ in by_paragraph.get(number, []))
        sentences = find_sentences(layout.text, paragraph)
        for span, held in zip(sentences, share_out(sentences, places), strict=True):
            added += [*_puts(layout, span, held), *_counts(layout, span, held)]
    return [*found, *added]


def _puts(layout: Layout, span: Span, parts: Sequence[Span]) -> Iterator[Attribution]:
    """What somebody puts at an amount, and nothing else that its sentence reports."""
    told = _PUT.search(layout.text, *span)
    if told is None:
        return
    cue, content = Span(*told.span("cue")), Span(*told.span("content"))
    ends = [part.start for part in parts if part.start > content.start]
    words = layout.text[content.start : min([content.end, *ends])].rstrip()
    content = Span(content.start, content.start + len(_AND.sub("", words).rstrip(_STOPS)))
    source = subject_of(layout, span, cue)
    taken = any(part.overlaps(Span(cue.start, content.end)) for part in parts)
    if source is not None and not taken and not layout.quoted_in(content):
        yield Attribution((source,), (cue,), (content,), _WORTH)


def _counts(layout: Layout, span: Span, parts: Sequence[Span]) -> Iterator[Attribution]:
    """What holds by somebody's count: the words around the phrase that no other report takes."""
    told = _COUNT.search(layout.text, *span)
    if told is None or any(part.overlaps(Span(*told.span())) for part in parts):
        return
    least = max((p.end for p in parts if span.start < p.end <= told.start()), default=span.start)
    most = min((p.start for p in parts if told.end() <= p.start < span.end), default=span.end)
    sides = (Span(least, told.start()), Span(told.end(), most))
    content = tuple(_bare(layout, side) for side in (sides if least == span.start else sides[1:]))
    content = tuple(each for each in content if each.start < each.end)
    words = sum(len(each.of(layout.text).split()) for each in content)
    if words >= _FEWEST and not any(layout.quoted_in(each) for each in content):
        source, cue = Span(*told.span("source")), Span(*told.span("cue"))
        yield Attribution((source,), (cue,), content, _WORTH)


def _bare(layout: Layout, span: Span) -> Span:
    """Words without blanks and without their stop."""
    start, end = span.trimmed(layout.text)
    return Span(start, max(start, start + len(layout.text[start:end].rstrip(_STOPS))))
