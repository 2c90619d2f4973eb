"""Scenes: what came before a place of a text, and who spoke or was spoken of there last."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from onrecord.language import ENGLISH
from onrecord.model import SpeakerKind
from onrecord.speakers.naming.mentions import Mention
from onrecord.speakers.naming.name_words import Gender
from onrecord.speakers.naming.roster import Bearer, Roster
from onrecord.speakers.naming.signs import owns_person
from onrecord.text import Name, Span

__all__ = [
    "PRONOUNS_BACK",
    "REACH",
    "Scene",
    "Unnamed",
    "just_named",
    "named_in",
    "near_mentions",
    "only_one",
]

REACH = 1500  # characters back: a pronoun does not reach over more than a few paragraphs
PRONOUNS_BACK = 6  # how many pronouns back somebody stays in mind by them
_OFFICES = "|".join(
    sorted(ENGLISH.words("offices", "unique") | ENGLISH.words("offices", "epithets"))
)
_HUMAN = re.compile(
    rf"\b(?:he|his|him|she|her|hers|the (?:\w[\w.]* )?(?:{_OFFICES})(?! of\b| (?-i:[A-Z])))\b"
    r"(?!['’-])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, eq=False)
class Unnamed:
    """Somebody who spoke and has no name: the words used, None if two people may be meant."""

    words: str | None


@dataclass(slots=True)
class Scene:
    """What came before a pronoun: the sentences of the text, what is quoted, who spoke last."""

    roster: Roster
    sentences: list[int]  # where each sentence starts
    quoted: list[Span]  # stretches inside quotation marks, in order
    about: Bearer | None = None  # whose name is the title: the text is a life
    speaks: Bearer | None = None  # in whose turn the reader is: no "he" or "she" of it
    floor: Bearer | Unnamed | None = None  # who spoke last
    held_at: int = 0  # where
    spoke: list[tuple[int, Bearer | Unnamed]] = field(default_factory=list)
    heard: list[tuple[Bearer, tuple[Span, ...]]] = field(default_factory=list)  # who said what
    taken: list[tuple[int, Bearer | Unnamed, bool]] = field(default_factory=list)  # subject?
    describe: Callable[["Scene", str, int], Bearer | None] | None = None
    pick: Callable[["Scene", Gender, int], Bearer | Unnamed | None] | None = None
    _ahead: Iterator[re.Match[str]] | None = None
    _next: re.Match[str] | None = None

    def follow_to(self, place: int) -> None:
        """Follow the pronouns of the running text up to a place: each hands its person on."""
        if self._ahead is None:
            self._ahead = _HUMAN.finditer(self.roster.text)
            self._next = next(self._ahead, None)
        while self._next is not None and self._next.start() < place:
            found, self._next = self._next, next(self._ahead, None)
            if not self.is_quoted(found.start()):
                self._take(found.start(), found.group().lower())

    def _take(self, at: int, word: str) -> None:
        """Note whom a pronoun stands for, or an office alone: "the president had come"."""
        who: Bearer | Unnamed | None
        opens = at - self.sentences[self.sentence_of(at)] < 1  # "His appeal was …"
        opens = opens and not owns_person(self.roster.text, at)
        if word.startswith("the") and self.roster.text.endswith("of ", 0, at):
            who = None  # "a brother of the minister" is spoken of, not she
        elif word.startswith("the"):
            who = None if self.describe is None else self.describe(self, word, at)
            if who is None and at == self.sentences[self.sentence_of(at)]:
                who = Unnamed(self.roster.text[at : at + len(word)])  # "The mayor was …"
        else:
            gender = Gender.SHE if word in {"she", "her", "hers"} else Gender.HE
            who = None if self.pick is None else self.pick(self, gender, at)
        if who is not None:
            self.taken.append((at, who, opens or word in {"he", "she"}))

    def current(self, place: int) -> Bearer | Unnamed | None:
        """Whom the last pronoun before a place stands for, if it is near."""
        if self.taken and place - self.taken[-1][0] < REACH:
            return self.taken[-1][1]
        return None

    def only_speaker(self, place: int) -> Bearer | None:
        """The one person who spoke before a place, where nobody else did, named or not."""
        spoke = {who for at, who in self.spoke if at < place}
        people = {w for w in spoke if isinstance(w, Unnamed) or w.kind is SpeakerKind.PERSON}
        who = people.pop() if len(people) == 1 else None
        return who if isinstance(who, Bearer) else None

    def sentence_of(self, place: int) -> int:
        """The number of the sentence that holds a place."""
        return bisect_left(self.sentences, place + 1) - 1

    def paragraph_of(self, place: int) -> int:
        """Where the paragraph that holds a place starts, or what of it is within reach."""
        reach = max(0, place - REACH)
        return max(reach, self.roster.text.rfind("\n", reach, place) + 1)

    def last_of(self, who: Bearer, place: int) -> int:
        """Where somebody was named last, spoke, or was taken up, before a place."""
        near = (at for at, known in self.spoke[-4:] if known is who)
        taken = (at for at, known, _ in self.taken[-PRONOUNS_BACK:] if known is who)
        return max(at for at in (*near, *taken, who.last_before(place) or 0) if at < place)

    def is_quoted(self, place: int) -> bool:
        """Whether a place lies inside quotation marks."""
        i = bisect_left(self.quoted, Span(place + 1, 0)) - 1
        return i >= 0 and place in self.quoted[i]


def near_mentions(scene: Scene, place: int, reach: int) -> range:
    """Numbers of the mentions that stand within reach before a place."""
    starts = scene.roster.starts
    return range(bisect_left(starts, place - reach), bisect_left(starts, place))


def named_in(scene: Scene, own: tuple[Span, ...], place: int) -> frozenset[Bearer]:
    """Who is named in the words that somebody at a place says, and so is hardly who says them.

    Not what is told before its source and without marks: "Orth's mill will open, he said".
    """
    roster = scene.roster
    return frozenset(
        who
        for span in own
        for i in range(bisect_left(roster.starts, span.start), bisect_left(roster.starts, span.end))
        if span.start > place or scene.is_quoted(roster.starts[i])
        for who in (roster.mentions[i][1],)
    )


def only_one(scene: Scene, start: int) -> Bearer | None:
    """The one speaker of a text, for a quotation that opens a paragraph, if nobody is between."""
    alone = scene.roster.text[max(0, start - 1) : start] in {"", "\n"}
    who = scene.only_speaker(start) if alone else None
    if who is None:
        return None
    named = scene.roster.mentioned(scene.last_of(who, start), start)
    return None if any(each.is_human and each is not who for each in named) else who


def just_named(scene: Scene, name: Name, place: int) -> Bearer | None:
    """Of several who bear a surname the one whom the paragraph names in full, or lets speak."""
    roster = scene.roster
    if name.given or not roster.is_shared(name):
        return None
    opened, last = scene.paragraph_of(place), None
    for at, who in scene.spoke[-4:]:
        if opened <= at < place and isinstance(who, Bearer) and roster.may_be(who, name):
            opened, last = at, who
    near = roster.mentions[bisect_left(roster.starts, opened) : bisect_left(roster.starts, place)]
    named = {who for mention, who in near if _is_whole(scene, mention, who, name)} - {last}
    if last is not None and not named:
        return last
    return next(iter(named)) if len(named) == 1 else None


def _is_whole(scene: Scene, mention: Mention, who: Bearer, name: Name) -> bool:
    """Whether somebody is named in full, in the text's own voice, who may bear a surname."""
    told = bool(mention.name.given) and not (mention.possessive or who.is_kin)
    return told and scene.roster.may_be(who, name) and not scene.is_quoted(mention.span[0])
