"""Homophones: words that no ear tells apart, so that only spelling differs, not what was said.

Compiled by hand from general knowledge of English: what sounds the same in American and in British
speech, and is confused in print or in transcripts ("the principle of the school"). Left out are
numbers ("two", "too"), denials ("know", "no"), and pairs of which one is hardly written any more.
Contractions stand opened, as words are compared.
"""

from collections.abc import Sequence

from onrecord.language import ENGLISH

__all__ = ["are_homophones"]

_SOUND = {
    word: number
    for number, words in enumerate(ENGLISH.groups("homophones", "sets"))
    for word in words
}


def are_homophones(said: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether both sides, in the spelling of `onrecord.text.spell_out`, are heard as the same."""
    one, other = " ".join(said), " ".join(printed)
    return one != other and one in _SOUND and _SOUND.get(other) == _SOUND[one]
