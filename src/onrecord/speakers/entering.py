"""Entering: where a document names people, where its sentences start, what its pronouns tell."""

import re
from bisect import bisect_right
from collections import Counter

from onrecord.language import ENGLISH
from onrecord.model import Document, PartKind, SpeakerKind
from onrecord.speakers.labels.labels_as_names import label_mentions
from onrecord.speakers.naming.mentions import Mention, find_mentions
from onrecord.speakers.naming.roster import Roster
from onrecord.speakers.naming.signs import pronoun_behind
from onrecord.speakers.title_case import cut_names
from onrecord.text import SENTENCE_STOP, Span

__all__ = [
    "find_quoted",
    "learn_genders",
    "mark_bodies",
    "mark_writers",
    "merge_spans",
    "read_areas",
    "start_sentences",
]

_QUOTED = re.compile(
    r"''(?:[^'\n]|'(?!')){1,2000}''|[“«„][^“”«»„\n]{0,4000}[”»“]|\"[^\"\n]{1,2000}\""
)
_LEARN_WITHIN = 120  # characters
_NEUTER = re.compile(r"\b(?:its|itself)\b")
_HEAD = 1500  # characters from the top in which who wrote a report is named
_BYLINE = re.compile(
    rf"[ \t*_]*(?:(?i:{ENGLISH.pattern('people', 'before_writer')}):? )?"
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}"
    r"(?:(?:,| in| and| ·| \|) [A-Z][^\n“”\"?!:]{2,50})?[ \t*_]*(?=\n)"
)
_LONGEST_SHORT = 8  # characters
_SHORT = re.compile(rf"\b(?i:{'|'.join(sorted(ENGLISH.words('sentences', 'before_name')))})\.$")


def read_areas(document: Document, text: str) -> list[Mention]:
    """The mentions of everything that is not boilerplate; of labels, those with a full name.

    "Mayor Orth" before a turn is whoever speaks there, not the one Orth whom the text names.
    """
    heads = [Span(t.span.start, t.said[0].start) for t in document.turns if t.label and t.said]
    starts = [head.start for head in heads]
    held = label_mentions(document)
    areas = [p.span for p in document.parts if p.kind is not PartKind.BOILERPLATE]
    for mention in (m for area in areas for m in find_mentions(text, area)):
        i = bisect_right(starts, mention.span.end - 1) - 1
        if i < 0 or not heads[i].overlaps(mention.span):
            held.append(mention)
    held.sort(key=lambda m: m.span)
    return cut_names(text, held)


def find_quoted(text: str) -> list[Span]:
    """The stretches of a text inside quotation marks, in order."""
    return [Span(*found.span()) for found in _QUOTED.finditer(text)]


def merge_spans(spans: list[Span]) -> tuple[Span, ...]:
    """Spans in order, those that overlap made one."""
    merged: list[Span] = []
    for span in spans:
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def mark_writers(roster: Roster) -> None:
    """Note who wrote the report: named once, in a line of its own near the top."""
    for who in roster.everybody:
        if len(who.places) == 1 and who.places[0] < _HEAD:
            start = roster.text.rfind("\n", 0, who.places[0]) + 1
            who.writes = _BYLINE.match(roster.text, start) is not None


def learn_genders(roster: Roster) -> None:
    """Note which pronouns follow a name before anybody else is named."""
    text = roster.text
    ends = [*(m.span.start for m, _ in roster.mentions[1:]), len(text)]
    for (mention, who), stop in zip(roster.mentions, ends, strict=False):
        if who.kind is not SpeakerKind.PERSON:
            continue
        told = pronoun_behind(text, mention.span.end, stop)
        if told is not None:
            who.genders[told[0]] += 1
            who.subjects.update([told[0]] if told[1] else [])


def mark_bodies(roster: Roster) -> None:
    """Take who bears one word for a body, where "its" follows it and nothing says it is a person.

    "Aerolor cancels 212 of its flights": neither "he" nor "she" follows it anywhere.
    """
    text = roster.text
    ends = [*(m.span.start for m, _ in roster.mentions[1:]), len(text)]
    owns: Counter[int] = Counter()
    for (mention, who), stop in zip(roster.mentions, ends, strict=False):
        signs = who.genders or who.heads or who.is_shown or who.is_kin or who.called
        if who.kind is not SpeakerKind.PERSON or signs or " " in who.name:
            continue
        end = mention.span.end
        near = SENTENCE_STOP.search(text, end, min(stop, end + _LEARN_WITHIN))
        last = near.start() if near else min(stop, end + _LEARN_WITHIN)
        owns[id(who)] += _NEUTER.search(text, end, last) is not None
    for who in roster.everybody:
        if owns[id(who)]:
            who.kind = SpeakerKind.INSTITUTION


def start_sentences(text: str) -> list[int]:
    """Where the sentences of a text start; rough, for counting distance only."""
    stops = SENTENCE_STOP.finditer(text)
    return [0, *(stop.end() for stop in stops if not _is_short(text, stop.start()))]


def _is_short(text: str, stop: int) -> bool:
    """Whether a stop ends a short form before a name: "Gov." of "Gov. Orth"."""
    return _SHORT.search(text, max(0, stop - _LONGEST_SHORT), stop + 1) is not None
