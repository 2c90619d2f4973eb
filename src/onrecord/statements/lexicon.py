"""The words by which a report puts words in somebody's mouth, and how often they do."""

from enum import Enum, auto

from onrecord.language import ENGLISH
from onrecord.statements.grammar import CLAUSE_WORDS

__all__ = [
    "ADDRESSED",
    "BARE_OBJECT",
    "CUES",
    "INVERTING",
    "NAMING",
    "NOUNS",
    "PARTICIPLES",
    "PLAIN_SPEECH",
    "SHARE_OF_NAMING",
    "SHARE_OF_NOUNS",
    "SPEECH",
    "Frame",
    "frame_before",
    "weight_of",
]


class Frame(Enum):
    """What stands after a cue, which often tells whether it is one."""

    CLAUSE = auto()  # said that, asked whether
    TO = auto()  # promised to
    PREPOSITION = auto()  # called for
    END = auto()  # …, she said.
    PLAIN = auto()  # said the dam is safe
    INFINITIVE = auto()  # to say; stands before the cue, and outweighs what stands after


_GOVERNED = ENGLISH.words("verbs_of_saying", "governed")
_OPENING = frozenset({"“", '"', "''", "``", "«", "„", "‘", "'", "[", ":"})


def frame_before(form: str) -> Frame:
    """The frame that a word makes for the cue right before it; a sentence's end is "."."""
    if form in CLAUSE_WORDS:
        return Frame.CLAUSE
    if form == "to":
        return Frame.TO
    if form in _GOVERNED:
        return Frame.PREPOSITION
    if not form[0].isalnum() and form not in _OPENING:
        return Frame.END
    return Frame.PLAIN


SPEECH = ENGLISH.words("verbs_of_saying", "speech")
INVERTING = ENGLISH.words("verbs_of_saying", "inverting")
PARTICIPLES = frozenset(word for word in SPEECH if word.endswith("ing"))
ADDRESSED = ENGLISH.words("verbs_of_saying", "addressed")
PLAIN_SPEECH = ENGLISH.words("verbs_of_saying", "plain")
BARE_OBJECT = ENGLISH.words("verbs_of_saying", "bare_object")
NOUNS = ENGLISH.words("verbs_of_saying", "nouns")
NAMING = ENGLISH.words("verbs_of_saying", "naming")
SHARE_OF_NAMING = 0.5
SHARE_OF_NOUNS = 0.45

_ACCORDING = 0.85
# The share of a cue's occurrences in each frame whose attribution was right: en/cue_shares.toml.
_WEIGHTS = {
    (word, frame): share
    for frame in Frame
    for step, share in ENGLISH.numbers("cue_shares", "weights").items()
    for word in ENGLISH.words("cue_shares", f"{frame.name.lower()}.{step}")
}
CUES = frozenset(word for word, _ in _WEIGHTS)


def weight_of(form: str, frame: Frame) -> float:
    """How likely a word in a frame is to attribute something, 0 to 1; 0: it is no cue."""
    if form == "according":
        return _ACCORDING if frame is Frame.TO else 0.0
    return _WEIGHTS.get((form, frame), 0.0)
