"""Beside a primary text: who printed which sentence, who speaks, what a search finds."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.model import Dossier, StatementKind, Verdict
from onrecord.presentation.text_blocks import Block
from onrecord.presentation.text_pieces import Mark, Piece, cut_pieces
from onrecord.presentation.transcripts.leaves import Leaf, Sentence, address_at, number_sentences
from onrecord.presentation.transcripts.passage_versions import (
    Folded,
    fold_copies,
    link_fragment,
    list_verdicts,
)
from onrecord.store import Archive, PrintingCount
from onrecord.text import Span, find_sentences, find_words

__all__ = [
    "FOUND",
    "MOST_HITS",
    "Annotation",
    "Bar",
    "Coverage",
    "TextHit",
    "Voice",
    "annotate",
    "find_in_text",
    "list_voices",
    "mark_found",
    "show_coverage",
]

FOUND = "found"  # key of the marks on words that were searched for
_MOST_BESIDE = 3  # reports beside a sentence; more are a link away
_BARS = 60  # of the strip of coverage
MOST_HITS = 100
_AROUND_CHARS = 90  # of a hit on each side
_LONGEST_HIT = 400  # characters
_MOST_WORDS = 12  # of a search


@dataclass(frozen=True, slots=True)
class Annotation:
    """Who printed one sentence."""

    address: str
    span: Span  # from the first printed character to the last
    shown: tuple[Folded, ...]
    reports: int  # copies aside
    copies: int
    live: str | None  # the words on the live page

    @property
    def more(self) -> int:
        """Printings beyond those shown."""
        return self.reports - len({each.printing.statement.document for each in self.shown})


@dataclass(frozen=True, slots=True)
class Bar:
    """One of some equal stretches of a text, in the strip of coverage."""

    number: int  # from 0
    reports: int
    height: int  # percent of the most
    place: int  # where the first printed words begin in the text
    percent: int  # of the text that stands before it


@dataclass(frozen=True, slots=True)
class Coverage:
    """Where in a text reports quote, and how often."""

    counted: PrintingCount
    verdicts: tuple[tuple[Verdict, int], ...]
    bars: tuple[Bar, ...]
    most: int  # reports of one bar
    length: int  # characters of the text


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker of a primary text in its table of contents."""

    key: str  # of the filter: the person's id, else the name
    name: str
    person: str | None
    units: tuple[int, ...]  # numbers of the turns


@dataclass(frozen=True, slots=True)
class TextHit:
    """A sentence that holds what was searched for."""

    address: str
    place: int
    pieces: tuple[Piece, ...]  # those with a key are the words found
    speaker: str | None


def annotate(
    archive: Archive, dossier: Dossier, leaf: Leaf, sentences: Sequence[Sentence]
) -> dict[str, Annotation]:
    """Who printed the sentences of a page, by the address of the sentence, in order."""
    document = dossier.document
    held = defaultdict(list)
    for printing in archive.printings.within(document.id, leaf.span):
        sentence = address_at(sentences, printing.said.start)
        if sentence is not None:
            held[sentence].append(printing)
    found: dict[str, Annotation] = {}
    for sentence in sorted(held, key=lambda each: each.span.start):
        printings = held[sentence]
        start = min(each.said.start for each in printings)
        span = Span(start, max(each.said.end for each in printings))
        folded = fold_copies(printings)
        own = {each.statement.document for each in printings if each.copy_of is None}
        copies = {each.statement.document for each in printings if each.copy_of is not None}
        shown = tuple(folded[:_MOST_BESIDE])
        live = link_fragment(document.url, span.of(document.text))
        told = Annotation(sentence.address, span, shown, len(own), len(copies), live)
        found[sentence.address] = told
    return found


def show_coverage(archive: Archive, dossier: Dossier) -> Coverage | None:
    """The strip of coverage; None where no report prints words of the text."""
    document = dossier.document
    length = len(document.text)
    counted = archive.printings.count(document.id, Span(0, length))
    if not counted.reports and not counted.copies:
        return None
    spread = archive.printings.spread(document.id, length, _BARS)
    most = max((reports for reports, _ in spread.values()), default=1)
    bars = (
        Bar(at, reports, -(-100 * reports // most), place, 100 * at // _BARS)
        for at, (reports, place) in sorted(spread.items())
    )
    return Coverage(counted, list_verdicts(counted), tuple(bars), most, length)


def list_voices(dossier: Dossier) -> tuple[Voice, ...]:
    """Who speaks in a primary text, whoever has most turns first."""
    people = {
        s.content[0].start: (s.person, s.speaker)
        for s in dossier.statements
        if s.kind is StatementKind.TURN and s.content
    }
    units: dict[str, list[int]] = defaultdict(list)
    named: dict[str, tuple[str, str | None]] = {}
    for number, turn in enumerate(dossier.document.turns, 1):
        start = turn.said[0].start if turn.said else turn.span.start
        person, speaker = people.get(start, (None, None))
        name = speaker or turn.label or "nobody named"
        units[person or name].append(number)
        named.setdefault(person or name, (name, person))
    voices = (Voice(key, *named[key], tuple(numbers)) for key, numbers in units.items())
    return tuple(sorted(voices, key=lambda voice: (-len(voice.units), voice.units[0])))


def mark_found(text: str, words: str, area: Span) -> list[Mark]:
    """The places of the words of a search in a stretch of text; see `find_in_text`."""
    asked = _read_words(words)
    found = asked.finditer(text, *area) if asked else ()
    return [Mark(Span(*each.span()), FOUND) for each in found]


def find_in_text(text: str, blocks: Sequence[Block], words: str) -> tuple[TextHit, ...]:
    """The first sentences in which all words of a search stand, at most one more than are shown.

    Words are whole, case aside; one that ends in `*` stands for all that begin so.

    Args:
        text: of the document.
        blocks: all that are read, in order.
        words: what a reader typed.
    """
    asked = _read_words(words)
    if asked is None:
        return ()
    touched = _touch(text, blocks, asked)
    return tuple(islice(_read_hits(text, blocks, touched, asked), MOST_HITS + 1))


def _touch(text: str, blocks: Sequence[Block], asked: re.Pattern[str]) -> Iterator[int]:
    """The numbers of the blocks in which a word stands, in order; only as many as are taken."""
    starts = [block.span.start for block in blocks]
    last = -1
    for found in asked.finditer(text):
        at = bisect_right(starts, found.start()) - 1
        if at > last and found.start() in blocks[at].span:
            last = at
            yield at


def _read_hits(
    text: str, blocks: Sequence[Block], touched: Iterable[int], asked: re.Pattern[str]
) -> Iterator[TextHit]:
    """The sentences of some blocks that hold all words."""
    done = -1
    for at in touched:
        if at <= done:
            continue
        first, done = at, at
        if blocks[at].unit:  # all of its turn, so that its sentences have their numbers
            while first and blocks[first - 1].unit == blocks[at].unit:
                first -= 1
            while done + 1 < len(blocks) and blocks[done + 1].unit == blocks[at].unit:
                done += 1
        mine = blocks[first : done + 1]
        plain = [
            Sentence(f"c{b.span.start}", s) for b in mine for s in find_sentences(text, b.span)
        ]
        for sentence in number_sentences(text, mine) or plain:
            found = list(asked.finditer(text, *sentence.span))
            if len({each.lastindex for each in found}) == asked.groups:
                yield _show_hit(text, sentence, found, mine[0].label)


def _show_hit(
    text: str, sentence: Sentence, found: Sequence[re.Match[str]], speaker: str | None
) -> TextHit:
    first, last = found[0].start(), found[-1].end()
    start = max(sentence.span.start, first - _AROUND_CHARS)
    end = min(sentence.span.end, max(last, first + 1) + _AROUND_CHARS, start + _LONGEST_HIT)
    marks = [Mark(Span(*each.span()), FOUND) for each in found]
    pieces = cut_pieces(text, Span(start, end), marks)
    return TextHit(sentence.address, sentence.span.start, pieces, speaker)


def _read_words(words: str) -> re.Pattern[str] | None:
    """A pattern with a group for each word; None: no words."""
    held: dict[str, str] = {}
    for word in find_words(words)[:_MOST_WORDS]:
        form = re.sub("['’]", "['’]", re.escape(word.form))
        held[word.form] = form if words[word.end : word.end + 1] == "*" else rf"{form}\b"
    told = "|".join(f"({each})" for each in held.values())
    return re.compile(rf"\b(?:{told})", re.IGNORECASE) if held else None
