"""How differences are put into words, the same everywhere: what each is, why, what it does."""

from typing import NamedTuple

from onrecord.compare import read_table
from onrecord.model import Alteration, AlterationType, Meaning, Tidied, Tidying
from onrecord.store import Changed

__all__ = [
    "NOTHING",
    "Told",
    "abridge",
    "name_alteration",
    "name_meaning",
    "name_tidying",
    "set_side_by_side",
    "tell_alteration",
    "tell_meaning",
    "tell_tidying",
]


class Told(NamedTuple):
    """A kind of difference as a reader meets it."""

    name: str  # a few words
    sentence: str


NOTHING = "—"  # stands where one side has no words
_ENDS_WORDS = 8

_TIDYINGS = {
    Tidying.CONTRACTED: Told(
        "contraction", "The same words, drawn together or in full: we're, we are."
    ),
    Tidying.COLLOQUIAL: Told(
        "colloquial form", "The same words as one hears them: gonna, going to."
    ),
    Tidying.SPELLED: Told(
        "other spelling", "One word in two spellings: labour, labor; OK, okay; U.S., US."
    ),
    Tidying.TRANSLITERATED: Told(
        "name from another alphabet", "One name in two spellings: Kyiv, Kiev."
    ),
    Tidying.JOINED: Told(
        "joined or apart", "The same letters with a hyphen, a space or neither: re-elect, reelect."
    ),
    Tidying.SYMBOL: Told("sign for a word", "A sign stands for the word: %, percent; &, and."),
    Tidying.SLIP: Told(
        "slip of typing or hearing", "A letter or two mistyped or misheard, no other word meant."
    ),
    Tidying.NUMBER_FORMAT: Told(
        "number written otherwise", "The same number in another form: 12, twelve; half, 50%."
    ),
    Tidying.ABBREVIATED: Told("abbreviation", "The short form of the same word: Sen., Senator."),
    Tidying.FILLER: Told(
        "filler left out", "Words that only fill a pause are missing: uh, you know."
    ),
    Tidying.FALSE_START: Told(
        "broken-off start left out", "The speaker broke off and began again; it is printed once."
    ),
    Tidying.ELLIPSIS: Told("marked with “…”", "The report shows with “…” that words are left out."),
    Tidying.BRACKET: Told(
        "marked with brackets", "The report shows with brackets that these words are its own."
    ),
    Tidying.MASKED: Told("masked word", "A mask (f***, [expletive]) stands for the word."),
    Tidying.SIGNED: Told("signature", "An initial behind a dash at the end signs a message: -T."),
    Tidying.LAYOUT: Told(
        "numbers of items and pages", "The transcript's page bears them; nobody spoke them."
    ),
    Tidying.NOT_HEARD: Told(
        "not heard by the transcriber",
        "Words are printed where the transcript marks a gap: (INAUDIBLE).",
    ),
}

_MEANINGS = {
    Meaning.PRESERVED: "the meaning stays",
    Meaning.SHIFTED: "the meaning shifts",
    Meaning.REVERSED: "the meaning is reversed",
}

_OPEN = "the meaning is left open: no rule tells"


def name_alteration(kind: AlterationType) -> str:
    """An alteration type in a few plain words."""
    return read_table().types[kind].name


def tell_alteration(kind: AlterationType) -> str:
    """What an alteration type is, as one sentence."""
    return read_table().types[kind].tells


def name_tidying(reason: Tidying) -> str:
    """Why a difference is no alteration, in a few plain words."""
    return _TIDYINGS[reason].name


def tell_tidying(reason: Tidying) -> str:
    """Why a difference is no alteration, as one sentence."""
    return _TIDYINGS[reason].sentence


def name_meaning(meaning: Meaning) -> str:
    """What the changes do to the meaning, in a few plain words."""
    return _MEANINGS[meaning]


def tell_meaning(difference: Alteration | Tidied) -> str:
    """What one difference does to the meaning and by which rule, or that none tells."""
    if difference.meaning is None or difference.rule is None:
        return _OPEN
    return f"{_MEANINGS[difference.meaning]}: {read_table().rules[difference.rule].tells}"


def set_side_by_side(difference: Alteration | Tidied | Changed) -> str:
    """The words said and the words printed: “could → will”; a dash where one side has none."""
    return f"{abridge(difference.said) or NOTHING} → {abridge(difference.printed) or NOTHING}"


def abridge(words: str) -> str:
    """Words on one line, a long stretch by its two ends."""
    parts = words.split()
    if len(parts) > 2 * _ENDS_WORDS + 1:
        parts = [*parts[:_ENDS_WORDS], "[…]", *parts[-_ENDS_WORDS:]]
    return " ".join(parts)
