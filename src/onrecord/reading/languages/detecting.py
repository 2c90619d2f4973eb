"""Which language a text is in; a text that may be English is never taken for another."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

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
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_ENGLISH_WORDS = (
    "the of and to in a is that for it on with as was at by from be are this have has had not but "
    "he she they we you his her their its said will would who which were been an or if there what "
    "when all can i my your our me him them do did so"
)
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_SMALL_WORDS: Mapping[str, str] = {  # the commonest, none of them an English word or a name
    "de": "der das und ist nicht wir hier sagte mit von auf für eine einen dem den ein sich wird "
    "hat uns sie zu nach auch noch bei aus oder wie über haben werden im",
    "fr": "le les des est nous vous une dans pour qui que pas sur avec ce cette sont je au aux du "
    "ne nous ont été sa son se ou plus comme",
    "es": "el los las es una que por para con del se dijo pero más como está nos al esta lo",
    "pt": "não uma os as que com para por em disse da do dos das mais está ao nos foi",
    "it": "il gli che di una per con non sono nel della delle più ha detto questo siamo",
    "nl": "het een van niet zijn wij op te dat voor met zei aan ook wordt naar bij",
    "sv": "och att det som är inte vi på för med av till har den säger ska från",
    "da": "og at det som er ikke vi på med af til har den siger skal fra",
    "pl": "nie się jest na że do za przed przez jak ale są będzie powiedział powiedziała",
}
_SMALL = {code: frozenset(words.split()) for code, words in _SMALL_WORDS.items()}


def find_language(text: str) -> str | None:
    """The language of a text (ISO 639-1); None where it is too short to tell.

    Names, titles and quotations of other languages do not make an English text foreign: its small
    words stay English. A short text is told by small words alone, or by its script.
    """
    sample = text[:_SAMPLE]
    letters = sum(sign.isalpha() for sign in sample)
    if not letters:
        return None
    if len(_LATIN.findall(sample)) < _LATIN_SHARE * letters:
        found = _classify(sample)
        return None if found == "en" else found
    words = [word.lower() for word in _WORD.findall(sample)]
    english = sum(word in _ENGLISH for word in words)
    if len(words) < _LEAST_WORDS and len(sample) < _LEAST_CHARS:
        return _tell_short(words, english)
    if english >= _ENGLISH_SHARE * len(words):
        return "en"
    found = _classify(sample)
    if found in _SMALL and sum(word in _SMALL[found] for word in words) <= english:
        return "en"
    return found


def _classify(sample: str) -> str | None:
    """The language that the statistics of letters tell, if it is one with a code of two letters."""
    code, _ = py3langid.classify(sample)
    known = read_code(str(code))
    return known if known is not None and len(known) == len("en") else None


def _tell_short(words: list[str], english: int) -> str | None:
    """The language of which a short text holds at least two small words, and no other as many."""
    counts = sorted(
        ((sum(w in small for w in words), c) for c, small in _SMALL.items()), reverse=True
    )
    (most, code), (second, _) = counts[:2]
    return code if most >= _LEAST_SMALL and most > max(second, english) else None
