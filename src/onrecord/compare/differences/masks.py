"""Masked words: "f***" and "(BLEEP)" stand for a word that they fit."""

import re
from dataclasses import replace

from onrecord.compare.differences.changes import Change, Comparison
from onrecord.compare.vocabulary.compared_words import FUNCTION_WORDS, NEGATORS
from onrecord.model import Tidying
from onrecord.text import MASKED, Word

__all__ = ["take_masked"]

_MASK = re.compile(r"[^a-z]+")


def take_masked(change: Change, case: Comparison) -> tuple[Change, Tidying | None]:
    """A masked expletive stands for one word that it fits, or for a bleep that is left out."""
    rest = _unmask(change.printed, change.said, (case.printed, case.said))
    if rest is not None:
        return replace(change, printed=rest[0], said=rest[1]), Tidying.MASKED
    rest = _unmask(change.said, change.printed, (case.said, case.printed))
    if rest is not None:
        return replace(change, said=rest[0], printed=rest[1]), Tidying.MASKED
    return change, None


def _unmask(
    ours: tuple[Word, ...], theirs: tuple[Word, ...], texts: tuple[str, str]
) -> tuple[tuple[Word, ...], tuple[Word, ...]] | None:
    """Both sides without the masked words of the first and what they stand for, if it fits."""
    masked = [word for word in ours if word.form == MASKED]
    if not masked:
        return None
    rest = tuple(word for word in ours if word.form != MASKED)
    if not theirs:
        return rest, ()
    for one in masked:
        mask = _fit(texts[0][one.start : one.end])
        hit = next((w for w in theirs if _may_mask(mask, w, texts[1])), None)
        if hit is None:
            return None
        theirs = tuple(word for word in theirs if word is not hit)
    return rest, theirs


def _fit(raw: str) -> re.Pattern[str]:
    """What a masked word may stand for; a bleep, for any word."""
    letters = "" if raw[:1] in "([" else raw.lower()
    return re.compile(_MASK.sub(r"\\w*", letters) or r"\w*")


def _may_mask(mask: re.Pattern[str], word: Word, text: str) -> bool:
    """Whether a mask may hide a word: no denial and no small word."""
    small = word.form in NEGATORS or word.form in FUNCTION_WORDS
    return not small and mask.fullmatch(text[word.start : word.end].lower()) is not None
