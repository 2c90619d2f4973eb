"""Bearers: somebody, or some body, that one document names."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

from onrecord.language import ENGLISH
from onrecord.model import Person, SpeakerKind
from onrecord.speakers.naming.name_words import Gender
from onrecord.text import Name, Span, first_surname, surname_block

__all__ = ["Bearer", "sounds_of"]

_PARTICLES = ENGLISH.words("people", "particles")
_SIGNS = 2  # pronouns that follow a name until it is taken for a person's
_NEAR = 400  # characters back: a surname repeats the only bearer named as near as that


@dataclass(slots=True, eq=False)
class Bearer:
    """Somebody, or some body, that a document names; grows while the document is read."""

    kind: SpeakerKind
    forms: Counter[str] = field(default_factory=Counter)  # bare names as printed
    aliases: dict[str, None] = field(default_factory=dict)
    offices: list[Span] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    places: list[int] = field(default_factory=list)
    genders: Counter[Gender] = field(default_factory=Counter)
    spoke: bool = False
    is_shown: bool = False  # the words around it are said of people: "Ana Ruiz, 41,"
    is_body: bool = False  # the words around it are said of bodies: "the owners, Selkie Line"
    is_kin: bool = False  # named as somebody's wife, son, …: "his wife, Ana Ruiz"
    writes: bool = False  # the report is by them
    called: str = ""  # "Mrs. Orth"
    words: str = ""  # of a body without a proper name: "the agency"
    known: Person | None = None  # who it is on record, where the archive was asked

    @property
    def name(self) -> str:
        """The fullest name; of equally full ones the most frequent, then the first printed."""
        first = {form: i for i, form in enumerate(self.forms)}
        return max(
            self.forms, key=lambda f: (_fullness(f), f != f.upper(), self.forms[f], -first[f])
        )

    @property
    def gender(self) -> Gender | None:
        """The gender the document gives it; None if it gives none, or both equally."""
        she, he = self.genders[Gender.SHE], self.genders[Gender.HE]
        if she == he:
            return None
        return Gender.SHE if she > he else Gender.HE

    @property
    def is_human(self) -> bool:
        """Whether there is some sign that it is a person, not a place or a title of a work."""
        signs = self.genders.total() >= _SIGNS or bool(self.heads) or self.spoke or self.is_shown
        return self.kind is SpeakerKind.PERSON and signs

    def is_near(self, place: int) -> bool:
        """Whether it was mentioned shortly before a place."""
        last = self.last_before(place)
        return last is not None and place - last < _NEAR

    def last_before(self, place: int) -> int | None:
        """Where it was last mentioned before a place."""
        i = bisect_left(self.places, place)
        return self.places[i - 1] if i else None


def _fullness(form: str) -> int:
    """How many words of a name a form holds, initials and particles left out, three at most."""
    words = [word for word in form.split() if word.lower() not in _PARTICLES]
    return min(sum(len(word.strip(".")) > 1 for word in words), 3)


def sounds_of(name: Name) -> list[str]:
    """The sounds of a surname, and of what may be the first of two."""
    first = first_surname(name)
    return [surname_block(name.bare), *([surname_block(first)] if first else [])]
