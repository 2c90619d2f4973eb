"""Turns: who speaks where in a transcript, and which words are spoken."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from onrecord.model import Turn, TurnRole
from onrecord.reading.heads.headings import count_headings
from onrecord.reading.turns.label_choice import choose_labels
from onrecord.reading.turns.label_words import ALWAYS_ASK, LETTER_ASKS, MAY_ASK, QUESTIONS
from onrecord.reading.turns.labels import Label, find_inline_labels, find_labels
from onrecord.reading.turns.stages import find_stages
from onrecord.text import Span, find_paragraphs

__all__ = ["find_labelled", "find_turns"]

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")


def find_turns(text: str, area: Span) -> tuple[Turn, ...]:
    """Part a transcript into turns.

    Args:
        text: the text of a document.
        area: a part of it that is a transcript, in code points of `text`.

    Returns:
        Turns in order, without overlap, inside `area`. Words before the first label are a turn
        whose label is None, as is a speech that bears no label. A turn holds its stage directions
        in `span` but not in `said`; `said` is empty where nothing but such a direction stands.
        Headings above the first turn lie in none. Linear time.
    """
    paragraphs = find_paragraphs(text, area)
    if not paragraphs:
        return ()
    labels = _find_labels_of(text, area, paragraphs)
    starts = [label.place.start for label in labels]
    before = bisect_left([p.start for p in paragraphs], starts[0]) if starts else len(paragraphs)
    skipped = count_headings(text, paragraphs[: before + 1]) if before else 0
    first = paragraphs[min(skipped, before, len(paragraphs) - 1)].start
    cuts = sorted({first, *starts, area.end})
    named = {label.place.start: label for label in labels}
    turns = []
    place = 0
    for start, end in pairwise(cuts):
        while place < len(paragraphs) and paragraphs[place].end <= start:
            place += 1
        stop = place
        while stop < len(paragraphs) and paragraphs[stop].start < end:
            stop += 1
        turn = _make_turn(text, Span(start, end), paragraphs[place:stop], named.get(start))
        if turn is not None:
            turns.append(turn)
    return tuple(turns)


def _find_labels_of(text: str, area: Span, paragraphs: Sequence[Span]) -> list[Label]:
    """The labels of a stretch; those that only the rest of the document bears out included."""
    inside = find_labelled(text, area, paragraphs)
    if area.start <= len(text) - len(text.lstrip()) and area.end >= len(text.rstrip()):
        return inside
    everywhere = _find_all_labels(text)
    first = bisect_left(everywhere, area.start, key=_start_of)
    last = bisect_left(everywhere, area.end, key=_start_of)
    return _apart([*inside, *everywhere[first:last]])


@lru_cache(maxsize=2)  # the parts of one document ask one after another
def _find_all_labels(text: str) -> tuple[Label, ...]:
    """The labels of a whole document."""
    whole = Span(0, len(text))
    return tuple(find_labelled(text, whole, find_paragraphs(text, whole)))


def _start_of(label: Label) -> int:
    """Where a label begins."""
    return label.place.start


def _apart(labels: Sequence[Label]) -> list[Label]:
    """Labels in order; of two that overlap the first."""
    found: list[Label] = []
    for label in sorted(labels, key=_place_of):
        if not found or label.place.start >= found[-1].place.end:
            found.append(label)
    return found


def find_labelled(text: str, area: Span, paragraphs: Sequence[Span]) -> list[Label]:
    """The labels of a stretch of text, in order, none inside another."""
    lines = tuple(
        Span(found.start(), found.end()).trimmed(text)
        for paragraph in paragraphs
        for found in _LINE.finditer(text, paragraph.start, paragraph.end)
    )
    lines = tuple(line for line in lines if line.start < line.end)
    lead = paragraphs[min(count_headings(text, paragraphs), len(paragraphs) - 1)].start
    heads = choose_labels(text, find_labels(text, lines), paragraphs, lead)
    keys = frozenset(label.key for label in heads)
    return _apart([*heads, *find_inline_labels(text, area, keys)])


def _place_of(label: Label) -> Span:
    """Where a label stands."""
    return label.place


def _make_turn(
    text: str, place: Span, paragraphs: Sequence[Span], label: Label | None
) -> Turn | None:
    """One turn; None if it has neither name nor words."""
    spoken_from = label.place.end if label else place.start
    said = tuple(
        piece
        for paragraph in paragraphs
        for piece in _spoken(text, _within(paragraph, spoken_from, place.end))
    )
    if label is None and not said:
        return None
    role = _role_of(text, label, said)
    return Turn(place.trimmed(text), label.printed(text) if label else None, role, said)


def _within(paragraph: Span, start: int, end: int) -> Span:
    """The stretch of a paragraph between two places."""
    first = min(max(paragraph.start, start), paragraph.end)
    return Span(first, max(first, min(paragraph.end, end)))


def _spoken(text: str, paragraph: Span) -> list[Span]:
    """The words of a paragraph between its stage directions."""
    pieces = []
    start = paragraph.start
    for stage in find_stages(text, paragraph.trimmed(text)):
        pieces.append(Span(start, stage.start).trimmed(text))
        start = max(start, stage.end)
    pieces.append(Span(start, max(start, paragraph.end)).trimmed(text))
    return [piece for piece in pieces if any(c.isalnum() for c in piece.of(text))]


def _role_of(text: str, label: Label | None, said: Sequence[Span]) -> TurnRole:
    """Whether a turn asks: always by its label, or by its label and a question mark."""
    if label is None:
        return TurnRole.SPEAKER
    words = [word.strip(".,") for word in label.key.split()]
    if label.key in QUESTIONS | LETTER_ASKS or ALWAYS_ASK.intersection(words):
        return TurnRole.QUESTION
    if MAY_ASK.intersection(words) and any("?" in piece.of(text) for piece in said):
        return TurnRole.QUESTION
    return TurnRole.SPEAKER
