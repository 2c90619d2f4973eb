"""Bearers: somebody, or some body, that one document names; bodies under their other names."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.language import ENGLISH
from onrecord.model import Person, SpeakerKind
from onrecord.speakers.naming.called import plain_titles
from onrecord.speakers.naming.mentions import Mention
from onrecord.speakers.naming.name_words import Gender, gender_of_given, is_common_word
from onrecord.speakers.naming.signs import pronoun_behind
from onrecord.speakers.naming.speaker_kinds import (
    body_key,
    head_of_body,
    initials,
    is_body_alone,
    is_publication,
    short_of_body,
)
from onrecord.speakers.naming.trades import is_person_word
from onrecord.text import (
    BODY_NOUNS,
    Agreement,
    Name,
    Span,
    compare_names,
    first_surname,
    fold,
    spelled_alike,
    surname_block,
)

__all__ = ["Bearer", "BodyNames", "SurnamesAlone", "by_initials", "choose_bearer", "sounds_of"]

_OF_MANY = ENGLISH.words("bodies", "of_many") | ENGLISH.words("bodies", "published")

_PARTICLES = ENGLISH.words("names", "particles")
_MORE_OFTEN = 2  # times as many mentions make one of two bearers of a surname the one meant
_SIGNS = 2  # pronouns that follow a name until it is taken for a person's
_FEW = 2  # mentions
_LEGAL_FORM = 3  # letters of "plc"
_FAR_MORE = 2  # times as often
_FEW_TOLD = 3  # pronouns behind a surname that tell the sex of who is called so
_INITIALS = (2, 3)  # letters of a label
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
    kin_at: int | None = None  # where first named as somebody's wife, son, …: "his wife, Ana Ruiz"
    subjects: Counter[Gender] = field(default_factory=Counter)  # that follow: "Orth said she"
    writes: bool = False  # the report is by them
    called: str = ""  # "Mrs. Orth"
    words: str = ""  # of a body without a proper name: "the agency"
    known: Person | None = None  # who it is on record, where the archive was asked

    @property
    def name(self) -> str:
        """The fullest name; of equally full ones the most frequent, then the first printed.

        None that runs on behind a whole name printed far more often: "Ana Ruiz Quay" of one slip.
        """
        first = {form: i for i, form in enumerate(self.forms)}
        whole = max(self.forms, key=lambda f: (" " in f, self.forms[f]))
        longer = f"{fold(whole)} " if " " in whole else "\0"
        fits = (
            f
            for f in self.forms
            if not (fold(f).startswith(longer) and self.forms[whole] > _FAR_MORE * self.forms[f])
        )
        return max(fits, key=lambda f: (*_fullness(f), f != f.upper(), self.forms[f], -first[f]))

    @property
    def gender(self) -> Gender | None:
        """The gender the document gives it; None if it gives none, or both equally.

        One "his" or "her" behind the name gives none: it may be of somebody else.
        """
        told = self.subjects or self.genders.total() >= _SIGNS
        return self.likely_gender if told else None

    @property
    def likely_gender(self) -> Gender | None:
        """The gender that most of what stands around the name tells; None where none does."""
        she, he = self.genders[Gender.SHE], self.genders[Gender.HE]
        if she == he:
            she, he = self.subjects[Gender.SHE], self.subjects[Gender.HE]
        return None if she == he else Gender.SHE if she > he else Gender.HE

    @property
    def is_human(self) -> bool:
        """Whether there is some sign that it is a person, not a place or a title of a work."""
        signs = self.genders.total() >= _SIGNS or bool(self.heads) or self.spoke or self.is_shown
        return self.kind is SpeakerKind.PERSON and signs

    @property
    def has_double(self) -> bool:
        """Whether it is called by two surnames: "Pinkett Orth", of Ana Pinkett Orth."""
        pairs = (form.split() for form in self.forms if form.count(" ") == 1)
        whole = {form.partition(" ")[2] for form in self.forms if form.count(" ") > 1}
        return any(" ".join(p) in whole and gender_of_given(p[0]) is None for p in pairs)

    @property
    def is_no_name(self) -> bool:
        """Whether it bears common words only, and nothing tells a person: "Full Text"."""
        told = self.gender or self.heads or self.is_shown or self.is_kin or self.called
        plain = self.kind is SpeakerKind.PERSON and not told
        return plain and all(map(is_common_word, self.name.split()))

    @property
    def is_noun(self) -> bool:
        """Whether it is one word said of people, printed once: "Cyclist admits"."""
        told = self.gender or self.heads or self.called or len(self.places) > 1
        return not told and is_person_word(fold(self.name))

    @property
    def is_kin(self) -> bool:
        """Whether it is named as somebody's wife, son, …, anywhere."""
        return self.kin_at is not None

    @property
    def is_relative(self) -> bool:
        """Whether it enters the text as somebody's relative, who bears the name as well."""
        return self.kin_at is not None and self.kin_at <= self.places[0]

    @property
    def is_shortened(self) -> bool:
        """Whether it is called by the last word of its name mostly: "Orth", of Ana Orth."""
        whole = [form for form in self.forms if " " in form]
        last = {form.rpartition(" ")[2] for form in whole}
        short = sum(self.forms[form] for form in last)
        body = any(fold(form) in BODY_NOUNS or is_body_alone(form) for form in last)
        return short > max(_FEW, sum(self.forms[form] for form in whole)) and not body

    def is_near(self, place: int) -> bool:
        """Whether it was mentioned shortly before a place."""
        last = self.last_before(place)
        return last is not None and place - last < _NEAR

    def last_before(self, place: int) -> int | None:
        """Where it was last mentioned before a place."""
        i = bisect_left(self.places, place)
        return self.places[i - 1] if i else None


class SurnamesAlone:
    """The pronouns that follow each surname where it stands alone, before anybody is named."""

    def __init__(self) -> None:
        self._told: dict[str, Counter[Gender]] = defaultdict(Counter)

    def learn(self, text: str, whole: Iterable[Mention], lone: Sequence[Mention]) -> None:
        """Read the pronouns behind surnames alone, as far as the next name."""
        stops = sorted(mention.span.start for mention in (*whole, *lone))
        for mention in lone:
            behind = bisect_right(stops, mention.span.start)
            stop = stops[behind] if behind < len(stops) else len(text)
            told = pronoun_behind(text, mention.span.end, stop)
            if told is not None and not mention.name.titles:
                self._told[fold(mention.name.surname)][told[0]] += 1

    def likely_gender(self, name: Name) -> Gender | None:
        """The sex of whom a text calls by a surname alone, if it tells; not of Mr. and Mrs."""
        ranked = self._told[fold(name.surname)].most_common()
        if name.given or name.titles or not ranked or ranked[0][1] < _FEW_TOLD:
            return None
        clear = len(ranked) == 1 or ranked[0][1] >= _FEW_TOLD * ranked[1][1]
        return ranked[0][0] if clear else None


def choose_bearer(
    fits: Sequence[Bearer], name: Name, place: int | None, wanted: Gender | None
) -> Bearer | None:
    """Of several who bear a name the one whom title, sex, or how often they are named single out.

    Args:
        fits: those whose names agree with it.
        name: as printed.
        place: where; None: anywhere.
        wanted: the sex that the text tells of whom it calls so; None: none.
    """
    titles = plain_titles(name)
    if wanted is not None:
        fits = [w for w in fits if w.gender in (None, wanted)]
        fits = [w for w in fits if w.gender is wanted] or fits
    fits = [w for w in fits if w.heads.intersection(titles)] or fits
    if len(fits) > 1 and not name.given:  # "Mr. Orth and his brother, Bo Orth,"
        fits = [w for w in fits if not w.is_relative] or fits
        fits = [w for w in fits if not w.has_double] or fits
    if len(fits) > 1 and place is not None and not name.given:  # named in full before
        fits = [w for w in fits if w.last_before(place) is not None] or fits
    if len(fits) > 1:
        exact = [w for w in fits if compare_names(w.name, name.bare) is Agreement.SAME]
        fits = exact or [w for w in fits if _same_stem(w.name, name.bare)] or fits
    if len(fits) > 1:
        fits = [w for w in fits if w.is_human] or fits
        fits = [w for w in fits if w.spoke or not w.is_kin] or fits
    if len(fits) > 1 and place is not None:
        near = [w for w in fits if w.is_near(place)]
        fits = near if len(near) == 1 else fits
    if len(fits) > 1:
        often = sorted(fits, key=lambda w: len(w.places), reverse=True)
        if len(often[0].places) >= _MORE_OFTEN * max(1, len(often[1].places)):
            return often[0]
    return fits[0] if len(fits) == 1 else None


def by_initials(letters: str, people: Iterable[Bearer], text: str) -> Bearer | None:
    """The one person of some initials, where they label what is said: "MO: It is late."."""
    labels = len(letters) in _INITIALS and letters.isupper() and f"\n{letters}:" in text
    if not labels:
        return None
    whole = [w for w in people if w.kind is SpeakerKind.PERSON and " " in w.name]
    fits = [who for who in whole if initials(who.name) == letters.lower()]
    fits.sort(key=lambda who: len(who.places), reverse=True)
    alone = len(fits) == 1 or (fits and len(fits[0].places) > len(fits[1].places))
    return fits[0] if alone else None


def _same_stem(one: str, other: str) -> bool:
    """Whether the last words of two names are spelled alike."""
    a, b = one.split(), other.split()
    return bool(a and b) and spelled_alike(a[-1], b[-1]) and fold(a[-1]) == fold(b[-1])


def _fullness(form: str) -> tuple[int, int]:
    """How many words of a name a form holds, three at most, and of a lone one how many initials."""
    words = [word for word in form.split() if word.lower() not in _PARTICLES]
    words = [word for word in words if not word.islower() or len(word) <= _LEGAL_FORM]
    whole = sum(len(word.strip(".")) > 1 for word in words)
    return min(whole, 3), len(words) if whole == 1 else 0


def sounds_of(name: Name) -> list[str]:
    """The sounds of a surname, and of what may be the first of two."""
    first = first_surname(name)
    return [surname_block(name.bare), *([surname_block(first)] if first else [])]


class BodyNames:
    """Bodies by their names, by initials, and by the noun that a longer name holds."""

    def __init__(self) -> None:
        self._held: dict[str, Bearer] = {}
        self._by_initials: dict[str, Bearer] = {}  # the first that was named
        self._by_end: dict[str, dict[str, Bearer]] = defaultdict(dict)  # by the last word
        self._by_head: dict[str, set[Bearer]] = defaultdict(set)
        self._by_short: dict[str, set[Bearer]] = defaultdict(set)

    def get(self, name: str) -> Bearer | None:
        """The body of this very name, or the one firm that is called so for short."""
        key = body_key(name)
        return self._held.get(key) or self._firm(key)

    def meant(self, name: str) -> Bearer | None:
        """The body that a name means; None if it is new."""
        key = body_key(name)
        who = self._held.get(key) or (self._by_initials.get(key) if len(key) > 1 else None)
        who = who or (self._held.get(initials(key)) if " " in key else None)
        who = who or self._paper(key) or self._firm(key)
        first, _, rest = name.partition(" ")  # "Palar ventilator company" of Palar Industries
        who = who or (self._firm(body_key(first)) if rest.islower() else None)
        return who or (self._by_noun(key) if name[:1].isupper() else None)

    def enter(self, name: str, who: Bearer, *, anew: bool = True) -> None:
        """Let a name mean a body; anew: whatever it meant before."""
        key = body_key(name)
        if key in self._held and not anew:
            return
        self._held[key] = who
        self._by_initials.setdefault(initials(key), who)
        self._by_end[key.rpartition(" ")[2]][key] = who
        self._by_head[head_of_body(key)].add(who)
        self._by_short[short_of_body(key)].add(who)

    def _paper(self, key: str) -> Bearer | None:
        """The one paper or poll that ends in a word, or that a longer name spells out."""
        last = key.rpartition(" ")[2]
        if not is_publication(last):
            return None
        if last != key:
            return self._held.get(last)
        fits = {who for known, who in self._by_end[last].items() if known.endswith(f" {key}")}
        return fits.pop() if len(fits) == 1 else None

    def _firm(self, key: str) -> Bearer | None:
        """The one firm of a word: "Palar" of Palar Industries."""
        fits = self._by_short.get(key, ()) if key else ()
        return next(iter(fits)) if len(fits) == 1 else None

    def _by_noun(self, key: str) -> Bearer | None:
        """The one body of a noun: "the Bank", where the Bank of Dunmere is the only one."""
        if key not in BODY_NOUNS or key in _OF_MANY:
            return None
        fits = self._by_head[key]
        return next(iter(fits)) if len(fits) == 1 else None
