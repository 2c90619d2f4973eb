"""Afterthoughts: what follows upon a quotation and takes some of it back: "-- maybe", "or so"."""

import re

from onrecord.text import Span, Word, spell_out
from onrecord.verdicts.lexicon import CONDITIONS, HEDGES
from onrecord.verdicts.quantities import is_number

__all__ = ["find_afterthought"]


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Phrases divided by strokes."""
    return tuple(tuple(phrase.split()) for phrase in text.split("/"))


_LONGEST = 240  # characters behind the quotation that are looked at
_STOP = re.compile(r"[.?!…](?=[\s\"”’')\]]|$)|\n")
_NEAR = 3  # words of the quotation's end among which a number stands that is bounded behind it
_AFTER_NUMBERS = _phrases(
    "or so/or more/or less/or fewer/or thereabouts/at most/at least/at the most/at the least/"
    "give or take/more or less/or under/or over/tops"
)
#: A sentence that begins so takes back what stands before it.
_TAKEN_BACK = _phrases(
    "but only/but not if/but not unless/but not until/but not before/but not without/but if/"
    "but unless/only if/only when/only after/only where/not if/not unless/not until/or not/"
    "maybe not/perhaps not/or maybe not/or perhaps not/at least not/not yet/if at all"
)
#: A sentence of nothing else takes back.
_ALONE = _phrases(
    "i think/i hope/i guess/i believe/maybe/perhaps/probably/or so i hope/or so i think/"
    "or so we hope/sort of/kind of"
)
_FEW = 6  # words of a condition that is a sentence of its own: "If the council agrees."
_SOON = 8  # words behind the quotation within which its own sentence sets a condition
_PLAIN = frozenset({("if",), ("until",), ("without",), ("except",)})


def find_afterthought(text: str, end: int) -> Span | None:
    """Where what follows upon a passage bounds, hedges or conditions it.

    Args:
        text: the transcript.
        end: of the passage, in code points.

    Returns:
        The words up to the end of their sentence, if one of these holds: a bound right behind a
        number ("or so"); in the same sentence, a hedge set apart by a mark ("-- maybe", ", I
        think,") or a firm condition a few words on ("only if", "unless"); or the next sentence
        begins with words that take back ("But only if …", "Or not."), or is a short condition
        alone ("If the council agrees."). None otherwise.
    """
    stop = _STOP.search(text, end, end + _LONGEST)
    last = stop.start() if stop else min(len(text), end + _LONGEST)
    words = spell_out(text, end, last)
    if words and (_bounds_number(text, end, words) or _hedges(text, end, words)):
        return Span(end, last)
    if not words and stop is not None and text[stop.start()] != "\n":
        return _next_sentence(text, stop.end())
    return None


def _bounds_number(text: str, end: int, words: list[Word]) -> bool:
    """Whether a number at the end of the passage is bounded behind it."""
    forms = tuple(word.form for word in words[:3])
    if not any(forms[: len(phrase)] == phrase for phrase in _AFTER_NUMBERS):
        return False
    ending = spell_out(text, max(0, end - 60), end)[-_NEAR:]
    return any(is_number(word.form) for word in ending)


def _hedges(text: str, end: int, words: list[Word]) -> bool:
    """Whether the sentence goes on with a lone hedge, or sets a firm condition soon."""
    forms = tuple(word.form for word in words)
    if any(char in text[end : words[0].start] for char in ",;-–—"):
        for phrase in HEDGES:
            size = len(phrase)
            if forms[:size] == phrase:
                behind = text[words[size - 1].end : words[size].start] if words[size:] else ""
                return len(words) == size or any(char in behind for char in ",;-–—")
    return any(
        forms[at : at + len(phrase)] == phrase
        for phrase in CONDITIONS
        if phrase not in _PLAIN
        for at in range(1, min(_SOON, len(forms)))
    )


def _next_sentence(text: str, start: int) -> Span | None:
    """The sentence behind, if it takes back what stands before it."""
    stop = _STOP.search(text, start, start + _LONGEST)
    if stop is None:
        return None
    words = tuple(word.form for word in spell_out(text, start, stop.start()))
    span = Span(start, stop.start())
    if words in _ALONE or any(words[: len(phrase)] == phrase for phrase in _TAKEN_BACK):
        return span
    alone = len(words) <= _FEW and "," not in span.of(text)
    if alone and any(words[: len(phrase)] == phrase for phrase in CONDITIONS):
        return span
    return None
