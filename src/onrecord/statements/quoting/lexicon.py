"""The verbs by which a report puts words in somebody's mouth."""

from onrecord.language import ENGLISH

__all__ = ["INVERTING", "PARTICIPLES", "SPEECH"]

SPEECH = ENGLISH.words("verbs_of_saying", "speech")
INVERTING = ENGLISH.words("verbs_of_saying", "inverting")
PARTICIPLES = frozenset(word for word in SPEECH if word.endswith("ing"))
