"""Governors: denials, bounds and other tellers on which the first words of a quotation hang."""

import re

from onrecord.text import Span, spell_out
from onrecord.verdicts.lexicon import BOUNDS, NEGATORS
from onrecord.verdicts.quantities import is_number

__all__ = ["find_governor"]

_WINDOW = 120  # characters before the quotation that are looked at
_REACH = 6  # words before the quotation
_CLAUSE = re.compile(r"[.?!](?=[\s\"”’')\]]|$)|[,;:\n()\[\]“”\"–—…]|--")
# Words that may stand between a denial and what it denies.
_BETWEEN_WORDS = (
    "that to be been have has had will would could can should may might must do does did am is "
    "are was were i we you he she they it me us him them going ever yet even really actually "
    "say says said saying claim claimed suggest suggested think thought believe believed mean "
    "meant want wanted wish intend intended plan plans planned expect expected promise "
    "promised evidence proof sign reason need able allow allowed any the a an there this"
)
_BETWEEN = frozenset(_BETWEEN_WORDS.split())
# Others whose words a speaker tells: "Some people say", "My opponents claim that", "he told me".
_HEARSAY = re.compile(
    r"(?:(?:and|but|so|now|well|yes|because|when|while|although) )*"
    r"(?!(?:i|we|you|let)\b)[\w’' -]{1,60}? "
    r"(?:says?|said|saying|claim(?:s|ed|ing)?|argu(?:e|es|ed|ing)|alleg(?:e|es|ed|ing)|insist(?:s|"
    r"ed)?|complain(?:s|ed)?|(?:tell|tells|told) (?:me|us|you|people|everyone|everybody)|"
    r"pretend(?:s|ed)?|accuses? (?:me|us) of saying)(?: that)?\s*",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:i|we|i['’]\w+|we['’]\w+|let me)\b", re.IGNORECASE)
_SOFT = frozenset({"or", "if", "why", "whether", "only", "just"})  # "whether or not", "if not"
_LOOSE = frozenset({("some",), ("only",), ("or", "more"), ("or", "so")})


def find_governor(text: str, start: int) -> Span | None:
    """Where a denial or a bound governs what begins at a place.

    Args:
        text: the transcript.
        start: of the quotation, in code points.

    Returns:
        The words of the same clause before the quotation, six at most; of a bound, its words
        alone. None if nothing governs, or if it is in doubt ("whether or not", a double denial).
        Of others who say so, the clause.
    """
    low = max(0, start - _WINDOW)
    for mark in _CLAUSE.finditer(text, low, start):
        low = mark.end()
    words = [word for word in spell_out(text, low, start) if word.start >= low][-_REACH:]
    if not words:
        return None
    forms = tuple(word.form for word in words)
    bound = next((b for b in BOUNDS if b not in _LOOSE and forms[-len(b) :] == b), None)
    follower = spell_out(text, start, start + 40)[:1]
    if bound is not None and follower and is_number(follower[0].form):
        return Span(words[-len(bound)].start, start)
    clause = text[low:start]
    if _HEARSAY.fullmatch(clause.strip()) and not _OWN.search(clause):
        return Span(low, start).trimmed(text)
    denials = [n for n, form in enumerate(forms) if form in NEGATORS]
    if len(denials) != 1 or _SOFT & set(forms[max(0, denials[0] - 1) :]):
        return None
    if not set(forms[denials[0] + 1 :]) <= _BETWEEN:
        return None
    return Span(words[0].start, start)
