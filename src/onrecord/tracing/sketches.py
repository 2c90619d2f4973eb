"""A sketch: the little that must be kept of a document to tell what came from it."""

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from onrecord.model import Document, PartKind, Relation
from onrecord.text import Span, Word, find_numbers, find_sentences, find_words, fold

__all__ = ["Print", "Sketch", "find_prints", "sketch"]

SHINGLE_WORDS = 5
WINDOW_SHINGLES = 4  # any eight words in a row that two texts share leave a print in both
_QUOTE_WORDS = 4
_QUOTED = re.compile(r"[“„«\"]([^“”„«»\"\n]{12,1500})[”“»\"]")
_NAME = re.compile(r"(?<![\w'’])[^\W\d_a-z][^\W\d_]{3,}(?!\w)")
_YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a document for tracing; numbers are the same on every machine."""

    id: str  # of the Document
    title: str | None
    publisher: str | None
    published: date | None
    language: str | None
    byline: tuple[str, ...]
    credits: tuple[tuple[Relation, str], ...]  # what it says of its own origin
    translated: bool
    prints: tuple[int, ...]  # fingerprints of the articles' words, rising, 32 bits each
    quotes: tuple[int, ...]  # fingerprints of four words in a row inside quotation marks, rising
    names: tuple[str, ...]  # capitalised words inside sentences, folded, in order of the alphabet
    figures: tuple[float, ...]  # numbers of the articles, years apart, rising
    url: str | None = None
    modified: datetime | None = None


@dataclass(frozen=True, slots=True)
class Print:
    """A fingerprint and the words it was taken from."""

    value: int
    span: Span


def sketch(document: Document) -> Sketch:
    """Draw the sketch of a document from its article parts; boilerplate never counts.

    Source: winnowing, Schleimer, Wilkerson & Aiken 2003, SIGMOD, 76-85.
    """
    text = document.text
    areas = [part.span for part in document.parts if part.kind is PartKind.ARTICLE]
    numbers = {number.value for area in areas for number in find_numbers(text, *area)}
    return Sketch(
        id=document.id,
        title=document.title,
        publisher=document.publisher,
        published=document.published,
        language=document.language,
        byline=document.byline,
        credits=tuple((given.relation, given.name) for given in document.provenance),
        translated=document.is_translation,
        prints=tuple(sorted({found.value for part in find_prints(document) for found in part})),
        quotes=tuple(sorted(_find_quotes(text, areas))),
        names=tuple(sorted(_find_names(text, areas))),
        figures=tuple(sorted(number for number in numbers if number not in _YEARS)),
        url=document.url,
        modified=document.modified,
    )


def find_prints(document: Document) -> tuple[tuple[Print, ...], ...]:
    """The fingerprints of each article part, in order of the text, each with its words."""
    return tuple(
        tuple(_winnow(find_words(document.text, *part.span)))
        for part in document.parts
        if part.kind is PartKind.ARTICLE
    )


def _winnow(words: Sequence[Word]) -> Iterator[Print]:
    """Of each few shingles in a row the least, the last one of equals."""
    shingles = [
        Print(_hash(words[at : at + SHINGLE_WORDS]), Span(words[at].start, words[at + 4].end))
        for at in range(len(words) - SHINGLE_WORDS + 1)
    ]
    last: Print | None = None
    for at in range(max(0, len(shingles) - WINDOW_SHINGLES + 1) or min(1, len(shingles))):
        least = min(reversed(shingles[at : at + WINDOW_SHINGLES]), key=lambda found: found.value)
        if least is not last:
            yield least
            last = least


def _hash(words: Iterable[Word]) -> int:
    """A number of 32 bits for some words in a row, the same in every process."""
    return zlib.crc32(" ".join(word.form for word in words).encode())


def _find_quotes(text: str, areas: Sequence[Span]) -> set[int]:
    """Fingerprints of what stands inside quotation marks."""
    found: set[int] = set()
    for area in areas:
        for quoted in _QUOTED.finditer(text, area.start, area.end):
            words = find_words(text, *quoted.span(1))
            for at in range(len(words) - _QUOTE_WORDS + 1):
                found.add(_hash(words[at : at + _QUOTE_WORDS]))
    return found


def _find_names(text: str, areas: Sequence[Span]) -> set[str]:
    """Capitalised words of four letters and more that do not open a sentence."""
    return {
        fold(name.group())
        for area in areas
        for sentence in find_sentences(text, area)
        for name in _NAME.finditer(text, sentence.start + 1, sentence.end)
        if name.start() > sentence.start + 1
    }
