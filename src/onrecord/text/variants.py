"""Word lists of spelling: what counts as the same word written otherwise.

Compiled by hand from general knowledge of English orthography; no list was copied.
"""

from onrecord.language import ENGLISH

__all__ = [
    "BEGINNINGS",
    "COLLOQUIAL",
    "CONTRACTIONS",
    "NUMBER_WORDS",
    "PARTICLES",
    "SCALES",
    "SPELLINGS",
    "TRANSLITERATED",
    "TYPED",
]

#: Words that open into several; both sides of a comparison are opened.
CONTRACTIONS: dict[str, tuple[str, ...]] = {
    word: tuple(full.split()) for word, full in ENGLISH.table("spelling", "contractions").items()
}

_TYPED = ENGLISH.listed("spelling", "typed")
_HALVES = ENGLISH.table("spelling", "halves")
_ODD = {"cant": "can", "wont": "will"}


def _open_typed(word: str) -> tuple[str, str]:
    """The two words of a contraction typed without its apostrophe."""
    tail = next(tail for tail in _HALVES if word.endswith(tail))
    return _ODD.get(word, word.removesuffix(tail)), _HALVES[tail]


#: Contractions as machines caption them, and hasty hands type them, where no other word is
#: written so ("its", "were", "well", "lets" are, and stay); "wont" is hardly ever a habit.
TYPED: dict[str, tuple[str, str]] = {word: _open_typed(word) for word in _TYPED}

PARTICLES = ENGLISH.table("spelling", "particles")

NUMBER_WORDS: dict[str, str] = {
    word: str(value)
    for value, word in enumerate(
        (*ENGLISH.listed("numbers", "to_nine"), *ENGLISH.listed("numbers", "teens"))
    )
} | {word: str(10 * ten) for ten, word in enumerate(ENGLISH.listed("numbers", "tens"), 2)}

SCALES: dict[str, int] = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}

_OUR = ENGLISH.listed("spelling", "our")
_OUR_ENDINGS = ("", *ENGLISH.listed("spelling", "our_endings"))

_DOUBLED = ENGLISH.listed("spelling", "doubled")
_DOUBLED_ENDINGS = ENGLISH.listed("spelling", "doubled_endings")

#: One standard spelling for each variant.
SPELLINGS: dict[str, str] = (
    {stem + ending: stem[:-2] + "r" + ending for stem in _OUR for ending in _OUR_ENDINGS}
    | {verb + verb[-1] + end: verb + end for verb in _DOUBLED for end in _DOUBLED_ENDINGS}
    | {line[0]: line[1] for line in ENGLISH.groups("spelling", "variants")}
)
#: How words begin in another spelling, and in the standard one.
BEGINNINGS = ENGLISH.table("spelling", "beginnings")

#: Words as they are spoken, that open into several without an apostrophe.
COLLOQUIAL = frozenset(word for word in CONTRACTIONS if "'" not in word) - {"cannot"}
#: Standard spellings of names that come from other scripts, or were changed.
TRANSLITERATED = ENGLISH.words("spelling", "names")
