"""Reported words on the other side of a cue: what its sentence goes on to say, or said before.

"The wing was cold, investigators said, and its speed fell." "He had been drinking, he admitted:
“One beer.”" Where a tagger saw one side alone, the other is a statement of its own.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.model import Attribution
from onrecord.statements.amending.adding.taken import Taken
from onrecord.statements.amending.quoted_layout import Layout, holds
from onrecord.statements.quoting.grammar import AUXILIARIES, PREPOSITIONS, RELATIVES
from onrecord.statements.typing_cues import tells_speech
from onrecord.text import Span, find_sentences

__all__ = ["add_beside"]

_GOES_ON = ENGLISH.pattern("reported", "going_on")
_LIMITS = ENGLISH.pattern("reported", "limiting")
_BEHIND = compile_late(rf"(?:\son\s[A-Z][a-z]+day)?(?:,\s(?:{_GOES_ON}|{_LIMITS})\s|;\s)")
_BEHIND_MARKS = compile_late(rf"(?:,\s(?:{_LIMITS})\s|;\s)")
_OPENINGS = PREPOSITIONS | ENGLISH.words("reported", "opening_adverbials")
_NOBODY = RELATIVES | frozenset({"i", "we", "you"})
_BEFORE = re.compile(r",\s(?:as\s)?$")
_WORD = compile_late(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_WORTH = 0.6  # a score: all of 20 in 30 worlds are right
_FEWEST = 3  # words
_STOPS = '.…”"’) '


def add_beside(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions, and those of what stands on the other side of their cues."""
    taken = Taken(span for one in found for span in (*one.source, *one.cue, *one.content))
    read: dict[int, tuple[Span, ...]] = {}  # the sentences of each paragraph
    added: list[Attribution] = []
    for one in found:
        if not one.cue or not one.source or not tells_speech(layout.text, one.cue):
            continue
        number = layout.paragraph_at(one.cue[0].start)
        if number not in read:
            read[number] = find_sentences(layout.text, layout.paragraphs[number])
        at = bisect_right(read[number], one.cue[0].start, key=lambda span: span.end)
        sentence = read[number][min(at, len(read[number]) - 1)]
        for span in _other_side(layout, one, sentence):
            if not taken.touches(span):
                added.append(Attribution(one.source, one.cue, (span,), _WORTH))
                taken.add(span)
    return [*found, *added]


def _other_side(layout: Layout, one: Attribution, sentence: Span) -> Iterator[Span]:
    """What a sentence says before the first or behind the last word of an attribution."""
    parts = (*one.source, *one.cue, *one.content)
    first, last, said = min(parts), max(parts, key=lambda span: span.end), one.content[-1]
    if last not in one.content and last.end < sentence.end:
        marked = any(holds(each.outer, said) for each in layout.quoted_in(said))
        behind = _BEHIND_MARKS if marked else _BEHIND
        end = last.end - (layout.text[last.end - 1] == ",")  # behind an apposition
        if behind.match(layout.text, end, sentence.end) is not None:
            yield from _clean(layout, Span(last.end, sentence.end))
    if first not in one.content and sentence.start < first.start:
        yield from _lead(layout, one, Span(sentence.start, first.start))


def _clean(layout: Layout, span: Span) -> Iterator[Span]:
    """Words without the signs around them, if they are enough."""
    words = span.of(layout.text)
    start = span.start + len(words) - len(words.lstrip(" ,;"))
    bare = Span(start, span.start + len(words.rstrip(_STOPS + ",")))
    if not layout.quoted_in(span) and len(bare.of(layout.text).split()) >= _FEWEST:
        yield bare


def _lead(layout: Layout, one: Attribution, span: Span) -> Iterator[Span]:
    """A clause of its own before source and cue: it has a subject, and a verb that helps."""
    colon = layout.text.rfind(":", span.start, span.end) + 1
    span = Span(max(span.start, colon), span.end).trimmed(layout.text)
    joint = _BEFORE.search(layout.text[span.start : span.end] + " ")
    forms = [form.lower() for form in _WORD.findall(layout.text, *span)]
    source = one.source[0].of(layout.text).lower()
    if joint is None or not forms or source in _NOBODY or ";" in span.of(layout.text):
        return  # what stands before a semicolon is the report's own
    if forms[0] not in _OPENINGS and not AUXILIARIES.isdisjoint(forms[1:]):
        yield from _clean(layout, Span(span.start, span.start + joint.start()))
