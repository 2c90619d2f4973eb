"""How findings are put into words, the same in every interface.

The product speaks of wording, never of truth: see the page "What it does not claim" in the docs.
"""

from typing import NamedTuple

from onrecord.model import AlterationType, Meaning, NoteKind, Verdict

__all__ = [
    "DISCLAIMER",
    "Spoken",
    "name_alteration",
    "name_meaning",
    "put_note",
    "put_verdict",
]

DISCLAIMER = (
    "This checks wording, not truth. A transcript may be edited or incomplete. "
    "Read by machine, not reviewed."
)


class Spoken(NamedTuple):
    """A verdict as a reader meets it."""

    label: str  # two to six words
    sentence: str
    sign: str  # one character that tells verdicts apart without colour


_VERDICTS = {
    Verdict.VERBATIM: Spoken(
        "Matches the transcript we hold",
        "The words stand in the transcript as printed.",
        "=",
    ),
    Verdict.COSMETIC: Spoken(
        "Matches, with marked or cosmetic edits",
        "Only filler words, a marked ellipsis, a bracket or the form of a number differ.",
        "≈",
    ),
    Verdict.ALTERED: Spoken(
        "Wording differs",
        "Words inside the quotation marks differ from the transcript we hold.",
        "≠",
    ),
    Verdict.SPLICED: Spoken(
        "Wording differs: passages joined",
        "Passages that stand apart in the transcript we hold are printed as one, without a mark.",
        "⋈",
    ),
    Verdict.MISATTRIBUTED: Spoken(
        "Said by somebody else in the transcript we hold",
        "The transcript we hold gives these words to another speaker.",
        "⇄",
    ),
    Verdict.UNSUPPORTED: Spoken(
        "Not found in the transcript we hold",
        "The words were not found in the transcript we hold of the occasion.",
        "∅",
    ),
    Verdict.NO_PRIMARY: Spoken(
        "No transcript held",
        "The archive holds no transcript of the occasion, so the words could not be checked.",
        "?",
    ),
    Verdict.PARAPHRASE: Spoken(
        "Supported by a passage",
        "A passage of the transcript we hold says this in other words.",
        "~",
    ),
}

_ALTERATIONS = {
    AlterationType.NEGATION: "negation changed",
    AlterationType.NUMBER: "number changed",
    AlterationType.MODALITY: "certainty or obligation changed",
    AlterationType.HEDGE_DROPPED: "hedge left out",
    AlterationType.ENTITY_SUBSTITUTION: "one name put for another",
    AlterationType.TENSE_OR_AGREEMENT: "tense or number of a word changed",
    AlterationType.PRONOUN_PERSON: "person changed",
    AlterationType.FUNCTION_WORD: "small word changed",
    AlterationType.CONTENT_WORD: "word changed",
    AlterationType.UNMARKED_OMISSION: "words left out without a mark",
    AlterationType.ADDITION: "words added",
    AlterationType.REORDER: "words moved",
}

_MEANINGS = {
    Meaning.PRESERVED: "the meaning stays",
    Meaning.SHIFTED: "the meaning shifts",
    Meaning.REVERSED: "the meaning is reversed",
}

_NOTES = {
    NoteKind.LIMITING_CLAUSE_LEFT_OUT: (
        "The quotation stops where the speaker went on to limit what was said."
    ),
    NoteKind.HIDDEN_BY_ELLIPSIS: (
        "What the ellipsis hides holds a negation, a condition or a contrast."
    ),
    NoteKind.SAID_ELSEWHERE: "The words are on record, but on another occasion.",
    NoteKind.SEVERAL_PASSAGES: "The words were said more than once; every place is listed.",
    NoteKind.SHORT: "Too few words to tell one passage from another.",
    NoteKind.TRANSLATION: (
        "The report is a translation: compared by meaning, names and figures only."
    ),
    NoteKind.QUOTED_BY_OTHER_SPEAKER: (
        "In the transcript we hold, somebody else reads these words out."
    ),
}


def put_verdict(verdict: Verdict) -> Spoken:
    """A verdict in words."""
    return _VERDICTS[verdict]


def name_alteration(kind: AlterationType) -> str:
    """An alteration type in a few plain words."""
    return _ALTERATIONS[kind]


def name_meaning(meaning: Meaning) -> str:
    """What the changes do to the meaning, in a few plain words."""
    return _MEANINGS[meaning]


def put_note(kind: NoteKind) -> str:
    """A note as one sentence."""
    return _NOTES[kind]
