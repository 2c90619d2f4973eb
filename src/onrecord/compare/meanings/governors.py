"""Governors: what stands before quoted words in their clause, and denies, bounds or gives them."""

import re
from collections.abc import Sequence

from onrecord.compare.vocabulary.compared_phrases import holds_any, is_number
from onrecord.compare.vocabulary.compared_words import BOUNDS, NEGATORS
from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.text import Span, Word, spell_out

__all__ = ["ASKED", "find_denial", "find_governor", "find_hearsay"]

_WINDOW = 120  # characters before the quotation that are looked at
_REACH = 6  # words before the quotation
_CLAUSE = compile_late(r"[.?!](?=[\s\"”’')\]]|$)|[,;:\n()\[\]“”\"–—…]|--")
_BETWEEN = ENGLISH.words("clauses", "between")
_DENIERS = ENGLISH.words("negation", "deniers")  # "it is false that"
_NO_DENIALS = ENGLISH.phrases("negation", "no_denials")
_HEARSAY = compile_late(
    (
        rf"(?:(?:{ENGLISH.pattern('clauses', 'opening_hearsay')}) )*(?!(?:i|we|you|let)\b)"
        r"[\w’' -]{1,60}? (?:"
    )
    + ENGLISH.pattern("clauses", "hearsay")
    + r")(?: that)?\s*",
    re.IGNORECASE,
)
_OPENED = re.compile(r"[,:]?\s*[\"“]?\s*\Z")  # before words that are read from somebody
_OWN = compile_late(r"\b(?:i|we|i['’]\w+|we['’]\w+|let me)\b", re.IGNORECASE)
ASKED = compile_late(ENGLISH.expression("clauses", "asked"), re.IGNORECASE)  # "isn't it"
_SOFT = frozenset({"or", "if", "why", "whether", "only", "just"})  # "whether or not", "if not"
_LOOSE = frozenset({("some",), ("only",), ("or", "more"), ("or", "so")})


def find_governor(text: str, start: int) -> Span | None:
    """Where a denial, a bound or somebody else governs what begins at a place.

    Args:
        text: the transcript.
        start: of the quotation, in code points.

    Returns:
        The words of the same clause before the quotation, six at most; of a bound, its words
        alone. None if nothing governs, or if it is in doubt ("whether or not", a double denial).
        Of others who say so, the clause.
    """
    return _find_bound(text, start) or find_hearsay(text, start) or find_denial(text, start)


def _find_bound(text: str, start: int) -> Span | None:
    """The words that bound a number."""
    words = _read_clause(text, start)
    forms = tuple(word.form for word in words)
    bound = next((b for b in BOUNDS if b not in _LOOSE and forms[-len(b) :] == b), None)
    follower = spell_out(text, start, start + 40)[:1]
    if bound is None or not follower or not is_number(follower[0].form):
        return None
    return Span(words[-len(bound)].start, start)


def find_hearsay(text: str, start: int, *, marked: bool = False) -> Span | None:
    """The clause in which others are said to say what begins at a place: "Some people say".

    Args:
        text: the transcript.
        start: of the quotation, in code points.
        marked: whether a comma, a colon and quotation marks may stand between.
    """
    before = _OPENED.search(text, max(0, start - _WINDOW), start) if marked else None
    end = before.start() if before else start
    clause = text[_begin_clause(text, end) : end]
    if not _HEARSAY.fullmatch(clause.strip()) or _OWN.search(clause):
        return None
    return Span(end - len(clause), start).trimmed(text)


def find_denial(text: str, start: int) -> Span | None:
    """The words that deny what begins at a place: "We do not believe", "It is false that"."""
    words = _read_clause(text, start)
    forms = [word.form for word in words]
    denials = [n for n, form in enumerate(forms) if form in NEGATORS or _rejects(forms, n)]
    if len(denials) != 1 or _SOFT & set(forms[max(0, denials[0] - 1) :]):
        return None
    if not set(forms[denials[0] + 1 :]) <= _BETWEEN or holds_any(forms, _NO_DENIALS):
        return None
    return None if ASKED.search(text, words[0].start, start) else Span(words[0].start, start)


def _rejects(forms: Sequence[str], at: int) -> bool:
    """Whether a word rejects what "that" opens."""
    return forms[at] in _DENIERS and "that" in forms[at:]


def _read_clause(text: str, start: int) -> list[Word]:
    """The last words of a clause before a place, six at most."""
    low = _begin_clause(text, start)
    return [word for word in spell_out(text, low, start) if word.start >= low][-_REACH:]


def _begin_clause(text: str, end: int) -> int:
    """Where the clause begins that goes on to a place."""
    low = max(0, end - _WINDOW)
    for mark in _CLAUSE.finditer(text, low, end):
        low = mark.end()
    return low
