"""A document's text in blocks with marks on it: paragraphs of reports, turns of transcripts."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count

from onrecord.model import Document, Part, PartKind, Turn, TurnRole
from onrecord.presentation.text_pieces import Mark, Piece, cut_pieces
from onrecord.text import Span, find_paragraphs, find_sentences

__all__ = ["Block", "MarkedPiece", "cut_blocks", "cut_spoken", "draft_blocks"]

_LONGEST_CHARS = 10_000  # of a block, so that a page of a text without paragraphs ends; not tuned
_LONGEST_LABEL_CHARS = 80  # what stands before the first spoken word, shown as printed


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """A stretch of a block under the same marks throughout."""

    text: str
    keys: tuple[str, ...]  # of the marks it lies under, the innermost last
    opens: tuple[str, ...] = ()  # keys whose first piece it is
    closes: tuple[str, ...] = ()  # keys whose last piece it is


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph; of a turn the first bears its label."""

    span: Span
    pieces: tuple[MarkedPiece, ...]
    label: str | None = None  # who speaks, as printed, where a turn begins
    role: TurnRole | None = None  # None: no part of a turn
    unit: int = 0  # number of its turn, of a paragraph where there are no turns; 0: of neither
    opens: bool = False  # whether it is the first of its unit

    @property
    def opened(self) -> tuple[str, ...]:
        """Keys of the marks that begin here, in order."""
        return tuple(chain.from_iterable(piece.opens for piece in self.pieces))


def draft_blocks(document: Document) -> tuple[tuple[Part, tuple[Block, ...]], ...]:
    """The blocks of each part, not yet cut into pieces.

    Turns are numbered from 1 in the order of the text; so are the paragraphs of a primary text
    that has no turns. Nothing of the text but the labels of turns is left out.
    """
    drafts = [(part, tuple(_draft_blocks(document, part))) for part in document.parts]
    if document.turns or not document.is_primary:
        return tuple(drafts)
    number = count(1)
    spoken = PartKind.TRANSCRIPT
    return tuple(
        (
            part,
            tuple(
                replace(b, unit=next(number), opens=True) if part.kind is spoken else b for b in bs
            ),
        )
        for part, bs in drafts
    )


def cut_blocks(text: str, blocks: Sequence[Block], marks: Sequence[Mark]) -> list[Block]:
    """Blocks with their pieces. Time is that of sorting, plus a step for each mark on each block.

    Args:
        text: of the document.
        blocks: some in a row, as `draft_blocks` gives them.
        marks: in any order; one key may have several, and any may overlap.
    """
    spans = [block.span for block in blocks]
    shares = _share_out(marks, spans)
    cuts = [cut_pieces(text, *cut) for cut in zip(spans, shares, strict=True)]
    return [
        replace(block, pieces=pieces)
        for block, pieces in zip(blocks, _mark_ends(cuts), strict=True)
    ]


def cut_spoken(document: Document, marked: Sequence[tuple[Span, str]]) -> Sequence[Block]:
    """What a primary text holds as said, in blocks; stretches of it under keys."""
    drafts = draft_blocks(document)
    spoken = [b for part, bs in drafts if part.kind is PartKind.TRANSCRIPT for b in bs]
    return cut_blocks(document.text, spoken, [Mark(*each) for each in marked])


def _draft_blocks(document: Document, part: Part) -> Iterator[Block]:
    """Blocks of a part."""
    text, place = document.text, part.span.start
    for number, turn in enumerate(document.turns, 1):
        if not turn.span.overlaps(part.span):
            continue
        yield from _plain(text, place, turn.span.start)
        yield from _draft_turn(text, turn, number)
        place = max(place, turn.span.end)
    yield from _plain(text, place, part.span.end)


def _plain(text: str, start: int, end: int) -> Iterator[Block]:
    if start < end:
        yield from (Block(span, ()) for span in _find_paragraphs(text, Span(start, end)))


def _find_paragraphs(text: str, area: Span) -> Iterator[Span]:
    """The paragraphs of a stretch; one without end is parted where sentences end."""
    for span in find_paragraphs(text, area):
        start = span.start
        if span.end - start > _LONGEST_CHARS:
            for sentence in find_sentences(text, span):
                if sentence.end - start > _LONGEST_CHARS and start < sentence.start:
                    yield Span(start, sentence.start).trimmed(text)
                    start = sentence.start
        yield Span(start, span.end)


def _draft_turn(text: str, turn: Turn, unit: int) -> Iterator[Block]:
    """The spoken paragraphs; what stands before the first word is the label."""
    start = turn.said[0].start if turn.said else turn.span.start
    before = " ".join(text[turn.span.start : start].split()).rstrip(" :")
    label = before if len(before) <= _LONGEST_LABEL_CHARS else turn.label
    for number, span in enumerate(_find_paragraphs(text, Span(start, turn.span.end))):
        first = number == 0
        yield Block(span, (), label or None if first else None, turn.role, unit, first)


def _share_out(marks: Sequence[Mark], areas: Sequence[Span]) -> list[list[Mark]]:
    """For each area the marks that touch it; areas are in order and do not overlap."""
    starts, ends = [area.start for area in areas], [area.end for area in areas]
    shares: list[list[Mark]] = [[] for _ in areas]
    for mark in marks:
        for number in range(
            bisect_right(ends, mark.span.start), bisect_left(starts, mark.span.end)
        ):
            shares[number].append(mark)
    return shares


def _mark_ends(cuts: Sequence[tuple[Piece, ...]]) -> list[tuple[MarkedPiece, ...]]:
    """Note on each piece which keys it opens and which it closes."""
    flat = list(chain.from_iterable(cuts))
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for place, piece in enumerate(flat):
        for key in piece.keys:
            first.setdefault(key, place)
            last[key] = place
    marked = iter(
        MarkedPiece(
            piece.text,
            piece.keys,
            tuple(key for key in dict.fromkeys(piece.keys) if first[key] == place),
            tuple(key for key in dict.fromkeys(piece.keys) if last[key] == place),
        )
        for place, piece in enumerate(flat)
    )
    return [tuple(next(marked) for _ in cut) for cut in cuts]
