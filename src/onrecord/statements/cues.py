"""Cues: the words that may put words in somebody's mouth, and how they stand in a sentence."""

from dataclasses import dataclass
from enum import Enum, auto

from onrecord.statements.grammar import AUXILIARIES, BE, is_adverb
from onrecord.statements.lexicon import (
    NAMING,
    NOUNS,
    SHARE_OF_NAMING,
    SHARE_OF_NOUNS,
    Frame,
    frame_before,
    weight_of,
)
from onrecord.statements.page import Page
from onrecord.statements.tokens import Phrase, Token, phrase_before
from onrecord.text import Span

__all__ = ["Cue", "Sentence", "Voice", "cue_at", "owner_of"]


class Voice(Enum):
    """How a cue stands to its subject."""

    FINITE = auto()  # she said
    PARTICIPLE = auto()  # …, saying
    INFINITIVE = auto()  # … to say
    PASSIVE = auto()  # it was said; she is expected
    NOUN = auto()  # her claim


@dataclass(slots=True)
class Cue:
    """A word that may put words in somebody's mouth, and how it stands in its sentence."""

    place: int
    first: int  # of the verb group
    voice: Voice
    frame: Frame
    score: float


@dataclass(slots=True)
class Sentence:
    """A sentence under the reading head."""

    page: Page
    first: int
    stop: int
    speaker: Span | None  # who spoke last in it

    @property
    def tokens(self) -> list[Token]:
        """The tokens of its paragraph, by whose places `first` and `stop` count."""
        return self.page.tokens


def cue_at(here: Sentence, place: int) -> Cue | None:
    """The cue at a place; None where its word, as it stands there, is none."""
    tokens = here.tokens
    form = tokens[place].form
    frame = frame_before(tokens[place + 1].form if place + 1 < here.stop else ".")
    first = place
    passive = False
    while first > here.first and _belongs_to_verb(tokens[first - 1]):
        first -= 1
        passive = passive or tokens[first].form in BE
    voice = _voice(form, tokens[first - 1].form if first > here.first else "", passive)
    if voice is not Voice.INFINITIVE and form in NOUNS and owner_of(here, place) is not None:
        voice = Voice.NOUN
    if voice is Voice.INFINITIVE:
        frame = Frame.INFINITIVE
    score = _score(form, voice, frame)
    return Cue(place, first, voice, frame, score) if score > 0 else None


def _score(form: str, voice: Voice, frame: Frame) -> float:
    """How likely a cue attributes something; 0: it is none."""
    if voice is Voice.NOUN:
        return SHARE_OF_NOUNS if frame is Frame.CLAUSE else 0.0
    share = weight_of(form, frame)
    if share == 0 and form in NAMING and frame is Frame.PLAIN:
        return SHARE_OF_NAMING
    return share


def _belongs_to_verb(token: Token) -> bool:
    """Whether a word before a verb is an auxiliary or an adverb."""
    return not token.quoted and (
        token.form in AUXILIARIES or (is_adverb(token.form) and not token.capital)
    )


def _voice(form: str, before: str, passive: bool) -> Voice:
    """How a cue stands to its subject."""
    if before == "to":
        return Voice.INFINITIVE
    if form.startswith(("seem", "appear")):
        return Voice.PASSIVE
    if form.endswith("ing"):
        return Voice.FINITE if passive else Voice.PARTICIPLE
    return Voice.PASSIVE if passive else Voice.FINITE


def owner_of(here: Sentence, place: int) -> Phrase | None:
    """Whose a noun is: the phrase in the genitive right before it, an adjective apart."""
    tokens = here.tokens
    for n in (place - 1, place - 2):
        if n < here.first:
            return None
        form = tokens[n].form
        if form in {"his", "her", "their", "its", "my", "our"}:
            return Phrase(n, n + 1)
        if form.endswith(("'s", "s'")) and len(form) > len("'s"):
            return phrase_before(tokens, n + 1, here.first)
        if not form.isalpha() or form in AUXILIARIES:
            return None
    return None
