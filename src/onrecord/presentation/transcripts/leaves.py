"""Leaves of a long text: which turns one page shows, and on which page an address lies."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.presentation.text_blocks import Block
from onrecord.text import Span, find_sentences

__all__ = [
    "Leaf",
    "Sentence",
    "address_at",
    "address_of",
    "cut_leaves",
    "find_leaf",
    "number_sentences",
    "place_of",
    "sentences_on",
]

_TURNS = 100  # on a page
_BLOCKS = 400  # the same where one turn has many paragraphs, or the text has no turns
_CHARS = 120_000
_NOTED = 150  # statements of a report on a page, most with their evidence beside the text
_ADDRESS = re.compile(r"([ts])([0-9]{1,9})(?:\.([0-9]{1,9}))?")
_OF_STATEMENT = re.compile(r"(?:e-)?[0-9a-f]+\.[a-z]?([0-9]{1,12})-[0-9]{1,12}")
_OF_BLOCK = re.compile(r"c([0-9]{1,12})")


@dataclass(frozen=True, slots=True)
class Leaf:
    """The blocks of one page of a text."""

    number: int  # from 1
    start: int  # of its blocks, in the sequence of all
    end: int
    span: Span  # of the text
    units: tuple[int, int]  # the first and last turn on it; 0: none

    def __contains__(self, place: object) -> bool:
        """Whether a position of the text is on the page."""
        return place in self.span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the address that it keeps as long as the text is the same."""

    address: str  # “s12.3”: the third of turn 12
    span: Span


def cut_leaves(blocks: Sequence[Block], noted: Sequence[int] = ()) -> tuple[Leaf, ...]:
    """Part the blocks of a text into pages, between turns if that can be; at least one page.

    Args:
        blocks: of the text, in order.
        noted: where in the text the statements of a report begin, in order.
    """
    borders, turns, chars, notes = [0], 0, 0, 0
    for number, block in enumerate(blocks):
        new = block.opens or not block.unit
        held = number - borders[-1]
        full = turns >= _TURNS or held >= _BLOCKS or chars >= _CHARS or notes >= _NOTED
        over = held >= 2 * _BLOCKS or chars >= 2 * _CHARS
        if held and ((full and new) or over):
            borders.append(number)
            turns, chars, notes = 0, 0, 0
        turns += block.opens
        chars += block.span.end - block.span.start
        notes += bisect_left(noted, block.span.end) - bisect_left(noted, block.span.start)
    borders.append(len(blocks))
    pairs = pairwise(borders)
    return tuple(_make_leaf(blocks, n, *pair) for n, pair in enumerate(pairs, 1))


def _make_leaf(blocks: Sequence[Block], number: int, start: int, end: int) -> Leaf:
    held = blocks[start:end]
    units = [block.unit for block in held if block.unit]
    span = Span(held[0].span.start, held[-1].span.end) if held else Span(0, 0)
    return Leaf(number, start, end, span, (units[0], units[-1]) if units else (0, 0))


def find_leaf(leaves: Sequence[Leaf], place: int | None) -> Leaf:
    """The page on which a position of the text lies, else the one before it; the first for None."""
    starts = [leaf.span.start for leaf in leaves]
    return leaves[max(0, bisect_right(starts, place) - 1)] if place is not None else leaves[0]


def place_of(address: str, text: str, blocks: Sequence[Block]) -> int | None:
    """Where in the text an address points: a turn, a sentence, a statement, a block; None: nowhere.

    Args:
        address: “t12”, “s12.3”, “c4711”, the id of a statement.
        text: of the document.
        blocks: all of its read parts.
    """
    for pattern in (_OF_STATEMENT, _OF_BLOCK):
        if (found := pattern.fullmatch(address)) is not None:
            return int(found[1])
    found = _ADDRESS.fullmatch(address)
    if found is None:
        return None
    mine = [block for block in blocks if block.unit == int(found[2])]
    if not mine:
        return None
    wanted = next((s for s in number_sentences(text, mine) if s.address == address), None)
    return wanted.span.start if wanted else mine[0].span.start


def number_sentences(text: str, blocks: Sequence[Block]) -> list[Sentence]:
    """The sentences of blocks that are turns, in order; blocks are whole turns."""
    sentences: list[Sentence] = []
    unit, number = 0, 0
    for block in blocks:
        if not block.unit:
            continue
        if block.unit != unit:
            unit, number = block.unit, 0
        for span in find_sentences(text, block.span):
            number += 1
            sentences.append(Sentence(f"s{unit}.{number}", span))
    return sentences


def sentences_on(text: str, blocks: Sequence[Block], leaf: Leaf) -> list[Sentence]:
    """The sentences of a page; a turn that began on the page before is numbered from its start."""
    start = leaf.start
    while 0 < start < leaf.end and blocks[start].unit and not blocks[start].opens:
        start -= 1
    held = number_sentences(text, blocks[start : leaf.end])
    return [sentence for sentence in held if sentence.span.start >= leaf.span.start]


def address_at(sentences: Sequence[Sentence], place: int) -> Sentence | None:
    """The sentence in which a position lies, else the one before it."""
    at = bisect_right(sentences, place, key=lambda sentence: sentence.span.start) - 1
    return sentences[at] if at >= 0 else None


def address_of(text: str, blocks: Sequence[Block], place: int) -> str | None:
    """The address of the sentence at an offset, else of the block; None: nothing is there."""
    at = bisect_right(blocks, place, key=lambda block: block.span.start) - 1
    if at < 0:
        return None
    first = at
    while first and blocks[at].unit and blocks[first - 1].unit == blocks[at].unit:
        first -= 1
    sentence = address_at(number_sentences(text, blocks[first : at + 1]), place)
    return sentence.address if sentence else f"c{blocks[at].span.start}"
