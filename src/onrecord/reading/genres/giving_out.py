"""Giving out: the body that gives a text out, told by its first words and the lines around them.

A report never opens with the name that stands alone above it: "Deportivo Almarosa announces …" on
the page of Deportivo Almarosa is its own; under the name of a newspaper it is the newspaper's.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.reading.genres.body import Layout
from onrecord.text import Span, write_name

__all__ = ["Issuer", "count_own", "find_issuer", "words_of_body"]

_HEAD_LINES = 8  # paragraphs
_FOOT_LINES = 4
_LONGEST = 9  # words of a line that is a name
_SHORTEST = 3  # letters of a name
_OPENS_WITHIN = 900  # characters; below warnings and the first heading
_OPENING = 4  # paragraphs
_NOUNS = ENGLISH.words("issuers", "nouns")
_LEGAL = ENGLISH.words("issuers", "legal")
_SMALL = ENGLISH.words("issuers", "small")
_WORD = re.compile(r"[^\W\d_][\w&’'-]*")
_PARTING = compile_late(r"\s*(?:[|»›·\t\n]|\s[–—-]\s|\s{3,})\s*")
_TITLE_PARTING = compile_late(r"\s[|–—-]\s|:\s")
_OF = compile_late(
    r"\b(?:of|by|from|for)\s(?:the )?(?P<name>[A-ZÀ-Þ][^.:;]{1,80}?)"
    rf"(?:\s(?:{ENGLISH.pattern('issuers', 'about')})\b|$)"
)
_CAPITAL = r"[A-ZÀ-Þ][\w&.’'-]*"
_SUBJECT = compile_late(
    r"(?:(?:The|Our|We, the)\s)?"
    rf"(?P<name>{_CAPITAL}(?:,?\s(?:(?:{ENGLISH.pattern('issuers', 'ties')})\s)"
    rf"{{0,2}}{_CAPITAL}){{0,9}}(?:\s(?:{ENGLISH.pattern('issuers', 'forms')})\b\.?)?)"
)
_ACTS = compile_late(
    rf"\s(?:[a-z]+ly\s|also\s|further\s)?(?:{ENGLISH.pattern('issuers', 'acts')})\b"
)
_DEFINED = compile_late(r"\s\((?:the\s)?[“\"][A-ZÀ-Þ]")  # Palar Industries Limited ("Palar")
_SAYS = compile_late(rf"\s(?:has\s|have\s|had\s|also\s)?(?:{ENGLISH.pattern('issuers', 'says')})\b")
_BEGIN = r"\s*(?:\*{0,2}[(\[]?(?:\d{1,3}|[a-z])[.)\]]\*{0,2}\s+|[-–—*•]\s+)?"
_BEGINNING = compile_late(_BEGIN)
_SENTENCE = compile_late(rf"(?:(?<=[.?!:”\"])\s+|\n\s*\n){_BEGIN}")
_OWN = compile_late(r"(?:the|our)\s(?P<noun>[^\W\d_]+)(?=\s)", re.IGNORECASE)


class Issuer(NamedTuple):
    """Who gives a text out."""

    name: str
    span: Span  # of the first words that name it
    words: frozenset[str]  # of its name, folded


def words_of_body(name: str) -> tuple[str, ...]:
    """The words of a name by which a body is known, folded; what a company is by law left out."""
    words = (word.casefold().strip("'’-") for word in _WORD.findall(name))
    told = tuple(
        w.removesuffix("’s").removesuffix("'s") for w in words if w not in _SMALL and w != "&"
    )
    return tuple(word for word in told if word not in _LEGAL) or told


def find_issuer(
    layout: Layout, title: str | None, publisher: str | None, above: Sequence[str]
) -> Issuer | None:
    """The body that is the subject of the first sentences, and stands alone around the text.

    Args:
        layout: the paragraphs of a text.
        title: its title.
        publisher: the outlet or site that gives it out.
        above: lines around the headline of a page.

    Returns:
        The body, by its fullest print; None if there is none. Linear time.
    """
    lines = dict(_find_names(layout, title, publisher, above))
    if not lines:
        return None
    text, inner = layout.text, layout.inner
    stop = min(inner[0].start + _OPENS_WITHIN, inner[min(_OPENING, len(inner) - 1)].end)
    for at in _find_sentences(text, inner[0].start, stop):
        found = _match_noun(text, at, lines) or _match_subject(text, at, lines)
        if found is not None:
            return found
    return None


def count_own(plain: str, issuer: Issuer) -> tuple[int, int]:
    """How many sentences have the issuer as their subject and report no speech; and of how many."""
    own = total = 0
    for at in _find_sentences(plain, 0, len(plain)):
        subject = _OWN.match(plain, at) or _SUBJECT.match(plain, at)
        total += plain[at : at + 1].isalpha()
        if subject is None or _SAYS.match(plain, subject.end()):
            continue
        noun = subject.groupdict().get("noun")
        if noun is not None:
            own += noun.casefold() in _NOUNS or noun.casefold() in issuer.words
        else:
            own += set(words_of_body(subject["name"])) <= issuer.words
    return own, total


def _find_names(
    layout: Layout, title: str | None, publisher: str | None, above: Sequence[str]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """The lines around a text that may be a name, by their words."""
    heads = (span.of(layout.text) for span in layout.heads[:_HEAD_LINES])
    above_it = chain.from_iterable(
        _PARTING.split(line) for line in (*heads, *above, publisher or "")
    )
    yield from _read_names(chain(above_it, _find_in_title(title or "")), 1)
    below_it = (span.of(layout.text) for span in layout.paragraphs[-_FOOT_LINES:])
    yield from _read_names(chain.from_iterable(map(_PARTING.split, below_it)), 2)


def _read_names(lines: Iterable[str], least: int) -> Iterator[tuple[tuple[str, ...], str]]:
    """Those of some lines that may be a name of so many words at least, by their words."""
    for line in lines:
        name = line.strip("*_#> \t\r.:")
        words = _WORD.findall(name)
        if not 0 < len(words) <= _LONGEST or words[0].casefold() in _SMALL - {"the"}:
            continue
        loud = name.isupper() or all(word[:1].isupper() or word in _SMALL for word in words)
        known = words_of_body(name)
        if loud and len(known) >= least and sum(map(len, known)) >= _SHORTEST:
            yield known, name


def _find_in_title(title: str) -> Iterator[str]:
    """The pieces of a title that may name a body: before a colon, behind "of"."""
    parts = _TITLE_PARTING.split(title)
    if len(parts) > 1:
        yield from parts
    if found := _OF.search(title):
        yield found["name"]


def _find_sentences(text: str, start: int, stop: int) -> Iterator[int]:
    """Where sentences begin in a stretch, their numbers and bullets left out."""
    if first := _BEGINNING.match(text, start, stop):
        yield first.end()
    yield from (found.end() for found in _SENTENCE.finditer(text, start, stop))


def _match_noun(text: str, at: int, lines: dict[tuple[str, ...], str]) -> Issuer | None:
    """The body in whose line the noun stands by which it calls itself: "The Agency is …"."""
    own = _OWN.match(text, at)
    if own is None or not own["noun"][0].isupper() or not _ACTS.match(text, own.end()):
        return None
    noun = own["noun"].casefold()
    if noun not in _NOUNS:
        return None
    named = next((words for words, line in lines.items() if _bears(line, noun)), None)
    return _make(lines[named], named, Span(at, own.end())) if named else None


def _bears(line: str, noun: str) -> bool:
    """Whether a noun is one of the words of a name, and not the only one."""
    words = [word.casefold() for word in _WORD.findall(line)]
    return len(words) > 1 and noun in words


def _match_subject(text: str, at: int, lines: dict[tuple[str, ...], str]) -> Issuer | None:
    """The body that opens a sentence with the name of a line, or as an organ of it."""
    subject = _SUBJECT.match(text, at)
    if subject is None or not (_ACTS.match(text, subject.end()) or _is_defined(text, subject)):
        return None
    words = words_of_body(subject["name"])
    for named, line in lines.items():
        if words == named:
            return _make(subject["name"] if line.isupper() else line, named, Span(*subject.span()))
        organ = len(named) > 1 and set(named) < set(words) and not _NOUNS.isdisjoint(words)
        if organ:
            return _make(line, named, Span(*subject.span()))
    return None


def _is_defined(text: str, subject: re.Match[str]) -> bool:
    """Whether a short form is set for a name."""
    return _DEFINED.match(text, subject.end()) is not None


def _make(name: str, words: Sequence[str], span: Span) -> Issuer:
    """An issuer whose name is written in small letters."""
    plain = " ".join(name.split())
    return Issuer(write_name(plain) if plain.isupper() else plain, span, frozenset(words))
