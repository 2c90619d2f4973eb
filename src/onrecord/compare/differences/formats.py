"""Formats: what words that count as equal still differ in, each difference with its reason."""

from collections.abc import Iterator
from itertools import groupby

from onrecord.compare.differences.changes import Comparison
from onrecord.compare.vocabulary.compared_phrases import is_number
from onrecord.compare.vocabulary.compared_words import ABBREVIATIONS
from onrecord.model import Op, Step, Tidied, Tidying
from onrecord.text import (
    COLLOQUIAL,
    MASKED,
    TRANSLITERATED,
    TYPED,
    Span,
    Word,
    covers,
    fold,
)

__all__ = ["find_formats"]

_APOSTROPHES = "'’ʼ"
_SYMBOLS = frozenset("%&")
_MONEY = {"dollars": "$", "euros": "€", "pounds": "£", "yen": "¥", "rupees": "₹"}


def find_formats(case: Comparison) -> tuple[Tidied, ...]:
    """Tell how equal words are written otherwise, and which brackets stand open.

    Returns:
        One for each run of neighbouring words with the same reason, in printed order; case,
        accents and punctuation need no reason. Time O(steps).
    """
    marked = ((step, _find_reason(step, case)) for step in case.steps)
    found = [
        _describe(reason, tuple(step for step, _ in run), case)
        for reason, run in groupby(marked, key=lambda pair: pair[1])
        if reason is not None
    ]
    return (*found, *_open_brackets(case))


def _find_reason(step: Step, case: Comparison) -> Tidying | None:  # noqa: PLR0911 - one return a reason
    """Why a step's two words count as equal; None if they are written alike, or are not equal."""
    printed, said = step.printed, step.said
    if step.op is not Op.EQUAL or printed is None or said is None:
        return None
    ours, theirs = case.printed[printed.start : printed.end], case.said[said.start : said.end]
    if printed.form == MASKED:
        return Tidying.MASKED
    if ours == theirs or fold(ours) == fold(theirs):
        return None
    if is_number(printed.form):
        return Tidying.NUMBER_FORMAT if _is_rewritten(ours, theirs) else None
    if (
        ours in _SYMBOLS
        or theirs in _SYMBOLS
        or (printed.form in _MONEY and _MONEY[printed.form] in ours + theirs)
    ):
        return Tidying.SYMBOL
    if {fold(ours), fold(theirs)} & COLLOQUIAL:
        return Tidying.COLLOQUIAL
    typed = {fold(ours), fold(theirs)} & TYPED.keys()
    if typed or _is_clipped(case.printed, printed) or _is_clipped(case.said, said):
        return Tidying.CONTRACTED
    return _compare_spelling(ours, theirs, printed.form)


def _compare_spelling(ours: str, theirs: str, form: str) -> Tidying:
    """Why one word of letters is written otherwise."""
    if _are_short_and_long(fold(ours), fold(theirs)):
        return Tidying.ABBREVIATED
    if _squeeze(ours) == _squeeze(theirs):
        return Tidying.SPELLED if "." in ours + theirs else Tidying.JOINED
    return Tidying.TRANSLITERATED if form in TRANSLITERATED else Tidying.SPELLED


def _are_short_and_long(one: str, other: str) -> bool:
    """Whether one word is the short form of the other."""
    return one in ABBREVIATIONS.get(other, ()) or other in ABBREVIATIONS.get(one, ())


def _is_rewritten(ours: str, theirs: str) -> bool:
    """Whether one number is written in two ways; signs, commas and spaces alone do not count."""
    return _squeeze(ours) != _squeeze(theirs) or (":" in ours) != (":" in theirs)


def _squeeze(written: str) -> str:
    """Letters and digits alone."""
    return "".join(c for c in fold(written) if c.isalnum())


def _is_clipped(text: str, word: Word) -> bool:
    """Whether a word is part of a contraction with an apostrophe; it may be split: "wo n't"."""
    around = text[max(0, word.start - 1) : word.end + 3]
    return any(mark in around for mark in _APOSTROPHES) and (
        any(mark in text[word.start : word.end] for mark in _APOSTROPHES)
        or text[word.end : word.end + 1] in set(_APOSTROPHES)
        or text[word.end : word.end + 3].lstrip().lower()[:2] in {"n'", "n’"}
    )


def _describe(reason: Tidying, run: tuple[Step, ...], case: Comparison) -> Tidied:
    """A run of words with its places."""
    printed = [step.printed for step in run if step.printed]
    said = [step.said for step in run if step.said]
    ours = Span(printed[0].start, max(word.end for word in printed))
    theirs = Span(min(word.start for word in said), max(word.end for word in said))
    return Tidied(reason, theirs.of(case.said), ours.of(case.printed), theirs, ours)


def _open_brackets(case: Comparison) -> Iterator[Tidied]:
    """Square brackets around words that were said all the same, and what was said there."""
    changed = [s.printed.start for s in case.steps if s.printed and s.op is not Op.EQUAL]
    for span in case.marks.squares:
        if not any(covers((span,), place) for place in changed):
            beside = [s.said for s in case.steps if s.said and _is_inside(s.printed, span)]
            said = Span(beside[0].start, beside[-1].end) if beside else None
            words = said.of(case.said) if said else ""
            yield Tidied(Tidying.BRACKET, words, span.of(case.printed), said, span)


def _is_inside(word: Word | None, span: Span) -> bool:
    """Whether a printed word stands inside a bracket."""
    return word is not None and covers((span,), word.start)
