"""The subject of a sentence: whoever a later verb without one of its own belongs to."""

from collections.abc import Sequence

from onrecord.language import ENGLISH
from onrecord.statements.quoting.grammar import (
    AUXILIARIES,
    COMMON_VERBS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    is_adverb,
)
from onrecord.statements.quoting.lexicon import SPEECH
from onrecord.statements.quoting.tokens import Phrase, Token, phrase_after

__all__ = ["names_work", "past_opening", "sentence_subject"]

_OPENINGS = ENGLISH.words("sources", "openings")
_NAMES = frozenset({"called", "titled", "entitled", "named", "dubbed", "labeled"})
_MOST_OPENINGS = 3
_LONGEST_OPENING = 30  # tokens of an adverbial at a sentence's start
_JOINTS = frozenset({"and", "but", "so", "then", "yet", "or", "nor"})


def names_work(tokens: Sequence[Token], place: int) -> bool:
    """Whether a verb gives a thing its title: "a report called “The Long Tide”"."""
    if tokens[place].form not in _NAMES or place == 0 or place + 1 >= len(tokens):
        return False
    thing = tokens[place - 1]
    return tokens[place + 1].quoted and not thing.capital and thing.form not in PRONOUNS


def past_opening(tokens: Sequence[Token], first: int, stop: int) -> int:
    """The place where the subject of a sentence may begin, past an adverbial at its start."""
    place = first
    for _ in range(_MOST_OPENINGS):
        passed = _past_one(tokens, place, stop)
        if passed == place:
            break
        place = passed
    return place


def _past_one(tokens: Sequence[Token], first: int, stop: int) -> int:
    """The place past one adverbial or conjunction; `first` if none stands there."""
    place = first
    while place < stop and (
        tokens[place].form in _JOINTS
        or (is_adverb(tokens[place].form) and tokens[place].form not in PRONOUNS)
        or tokens[place].form == ","
    ):
        place += 1
    if place < stop and (
        tokens[place].form in PREPOSITIONS
        or tokens[place].form in _OPENINGS
        or tokens[place].form.endswith("ing")
    ):
        for n in range(place, min(stop, place + _LONGEST_OPENING)):
            if tokens[n].form == ",":
                return n + 1
    return place


def sentence_subject(tokens: Sequence[Token], first: int, stop: int) -> Phrase | None:
    """The subject of the sentence that begins at `first`, as far as words tell; None: none."""
    place = past_opening(tokens, first, stop)
    phrase = phrase_after(tokens, place, stop) if place < stop else None
    if phrase is None:
        return None
    for n in range(phrase.first + 1, phrase.stop):
        token = tokens[n]
        if token.capital or token.form in DETERMINERS or tokens[n - 1].form in DETERMINERS:
            continue
        if _is_verb(token.form):
            return Phrase(phrase.first, n)
    return phrase


def _is_verb(form: str) -> bool:
    """Whether a word in lower case likely begins the predicate."""
    return (
        form in AUXILIARIES
        or form in SPEECH
        or form in COMMON_VERBS
        or (form.endswith("ed") and len(form) > len("need"))
    )
