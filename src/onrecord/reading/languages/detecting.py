"""Which language a text is in; a text that may be English is never taken for another."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.language import ENGLISH, Language, language_of, list_languages
from onrecord.late import load_late
from onrecord.reading.languages.codes import read_code

if TYPE_CHECKING:
    import py3langid
else:
    py3langid = load_late("py3langid")

__all__ = ["find_language"]

_SAMPLE = 1500  # characters; 4,000 tell the same of 2,006 documents and cost thrice as much
_LEAST_WORDS = 12  # below, only the small words of a language tell it
_LEAST_CHARS = 100
_LEAST_SMALL = 2  # small words of another language in a short text
_ENGLISH_SHARE = 0.15  # of small English words: an English text of any kind has twice as many
_LATIN_SHARE = 0.5  # of Latin letters; below, the script alone says that it is no English
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_NO_ASCII = re.compile(r"[^\x00-\x7f]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


def find_language(text: str) -> str | None:
    """The language of a text (ISO 639-1); None where it is too short to tell.

    Names, titles and quotations of other languages do not make an English text foreign: its small
    words stay English. A short text is told by small words alone, or by its script.
    """
    sample = text[:_SAMPLE]
    beyond = "".join(_NO_ASCII.findall(sample))  # most pages are in ASCII but for their marks
    others = sum(sign.isalpha() and not _LATIN.match(sign) for sign in beyond)
    if not others and not _LATIN.search(sample):
        return None
    latin = len(_LATIN.findall(sample)) if others else 0
    if latin < _LATIN_SHARE * (latin + others):
        found = _classify(sample)
        return None if found == "en" else found
    words = [word.lower() for word in _WORD.findall(sample)]
    english = _count_small(words, ENGLISH)
    if len(words) < _LEAST_WORDS and len(sample) < _LEAST_CHARS:
        return _tell_short(words, english)
    if english >= _ENGLISH_SHARE * len(words):
        return "en"
    found = _classify(sample)
    language = language_of(found)
    if language.has("small_words") and _count_small(words, language) <= english:
        return "en"
    return found


def _count_small(words: Sequence[str], language: Language) -> int:
    """How many of some words are the small words of a language."""
    small = language.words("small_words", "telling")
    return sum(word in small for word in words)


def _classify(sample: str) -> str | None:
    """The language that the statistics of letters tell, if it is one with a code of two letters."""
    code, _ = py3langid.classify(sample)
    known = read_code(str(code))
    return known if known is not None and len(known) == len("en") else None


def _tell_short(words: list[str], english: int) -> str | None:
    """The language of which a short text holds at least two small words, and no other as many."""
    told = (language_of(c) for c in list_languages() - {ENGLISH.code})
    counts = sorted(((_count_small(words, one), one.code) for one in told), reverse=True)
    (most, code), (second, _) = counts[:2]
    return code if most >= _LEAST_SMALL and most > max(second, english) else None
