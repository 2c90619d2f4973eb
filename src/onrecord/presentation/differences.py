"""How differences are put into words, the same everywhere: what each is, why, what it does."""

from typing import NamedTuple

from onrecord.model import Alteration, AlterationType, Meaning, MeaningRule, Tidied, Tidying
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

_ALTERATIONS = {
    AlterationType.NEGATION: Told(
        "negation changed",
        "A denying word (not, no, never, without, un-) stands on one side only.",
    ),
    AlterationType.NUMBER: Told(
        "number changed",
        "A number differs, or its bound (more than, nearly), or its unit.",
    ),
    AlterationType.MODALITY: Told(
        "certainty or obligation changed",
        "A word that tells how certain or how binding something is (may, could, will, must) "
        "differs.",
    ),
    AlterationType.HEDGE_DROPPED: Told(
        "hedge left out",
        "Words with which the speaker held back (I think, probably, sort of) are missing.",
    ),
    AlterationType.ENTITY_SUBSTITUTION: Told(
        "one name put for another",
        "Another name is printed, or a name or noun where the speaker used another word for it.",
    ),
    AlterationType.TENSE_OR_AGREEMENT: Told(
        "tense or number of a word changed",
        "The same word stands in another form (is, was; say, says).",
    ),
    AlterationType.PRONOUN_PERSON: Told(
        "person changed",
        "A word for the person (I, we, he, they) differs.",
    ),
    AlterationType.FUNCTION_WORD: Told(
        "small word changed",
        "Only small words (of, the, that, and) differ.",
    ),
    AlterationType.CONTENT_WORD: Told(
        "word changed",
        "Another word is printed than was said.",
    ),
    AlterationType.UNMARKED_OMISSION: Told(
        "words left out without a mark",
        "Words are missing, and neither “…” nor brackets tell so.",
    ),
    AlterationType.ADDITION: Told(
        "words added",
        "Words are printed that the transcript does not have here.",
    ),
    AlterationType.REORDER: Told(
        "words moved",
        "The same words stand in another order.",
    ),
}

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

_RULES = {
    MeaningRule.DENIAL_LOST: "what was denied is printed without the denial",
    MeaningRule.DENIAL_ADDED: "a denial is printed that was not said",
    MeaningRule.DENIAL_REWORDED: "both sides deny, in other words",
    MeaningRule.OPPOSITE: "a word stands for its opposite",
    MeaningRule.OTHER_QUANTITY: "another quantity is printed",
    MeaningRule.OTHER_NAME: "another name is printed",
    MeaningRule.SHORT_NAME: "the initials of a body stand for its full name, or the reverse",
    MeaningRule.MODAL_STRONGER: "printed as more certain or more binding than said",
    MeaningRule.MODAL_WEAKER: "printed as less certain or less binding than said",
    MeaningRule.HEDGE_LOST: "what was said with reserve is printed without it",
    MeaningRule.CONDITION_LOST: "a condition is left out",
    MeaningRule.GRAMMAR: "only grammar or a small word differs",
    MeaningRule.ORDER: "only the order of the words differs",
}

_OPEN = "the meaning is left open: no rule tells"


def name_alteration(kind: AlterationType) -> str:
    """An alteration type in a few plain words."""
    return _ALTERATIONS[kind].name


def tell_alteration(kind: AlterationType) -> str:
    """What an alteration type is, as one sentence."""
    return _ALTERATIONS[kind].sentence


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
    return f"{_MEANINGS[difference.meaning]}: {_RULES[difference.rule]}"


def set_side_by_side(difference: Alteration | Tidied | Changed) -> str:
    """The words said and the words printed: “could → will”; a dash where one side has none."""
    return f"{abridge(difference.said) or NOTHING} → {abridge(difference.printed) or NOTHING}"


def abridge(words: str) -> str:
    """Words on one line, a long stretch by its two ends."""
    parts = words.split()
    if len(parts) > 2 * _ENDS_WORDS + 1:
        parts = [*parts[:_ENDS_WORDS], "[…]", *parts[-_ENDS_WORDS:]]
    return " ".join(parts)
