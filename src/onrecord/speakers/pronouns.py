"""Pronouns: the nearest speaker that fits, or nobody where two fit equally well."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.model import SpeakerKind
from onrecord.speakers.naming.lexicon import Gender, Pronoun
from onrecord.speakers.naming.roster import Bearer, Roster
from onrecord.text import SENTENCE_STOP, Span

__all__ = ["Scene", "Unnamed", "pick_pronoun", "pick_somebody", "start_sentences"]

_REACH = 1500  # characters back: a pronoun does not reach over more than a few paragraphs
_WHO_REACH = 120
_HUMAN = re.compile(r"\b(?:he|his|him|she|her|hers)\b", re.IGNORECASE)
_TOPIC = re.compile(
    r"(?:(?:Asked|Pressed|Questioned) )?(?:on|about|of|for|against) (?:\w+\.? )?", re.IGNORECASE
)
_TOPIC_WITHIN = 30  # characters
_PRONOUNS = 6  # how many pronouns back somebody stays in mind by them
_NEAR_TIE = 6  # points by which one candidate must lead another

# Points, set by reading 60 cases of the training part of PolNeAR; recency dominates.
_PER_SENTENCE = 22
_SUBJECT = 24
_HAD_FLOOR = 34
_SAME_GENDER = 16
_POSSESSIVE = 26
_QUOTED = 45
_SAME_CLAUSE = 20
_OWN_CONTENT = 60  # “Okafor began it, he said”: he is somebody else


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
    floor: Bearer | Unnamed | None = None  # who spoke last
    spoke: list[tuple[int, Bearer | Unnamed]] = field(default_factory=list)
    taken: list[tuple[int, Bearer | Unnamed, bool]] = field(default_factory=list)  # subject?
    _ahead: Iterator[re.Match[str]] | None = None
    _next: re.Match[str] | None = None

    def follow_to(self, place: int) -> None:
        """Follow the pronouns of the running text up to a place: each hands its person on."""
        if self._ahead is None:
            self._ahead = _HUMAN.finditer(self.roster.text)
            self._next = next(self._ahead, None)
        while self._next is not None and self._next.start() < place:
            at, word = self._next.start(), self._next.group().lower()
            if not self.is_quoted(at):
                gender = Gender.SHE if word in {"she", "her", "hers"} else Gender.HE
                who = _pick_human(self, gender, at, ())
                if who is not None:
                    self.taken.append((at, who, word in {"he", "she"}))
            self._next = next(self._ahead, None)

    def current(self, place: int) -> Bearer | Unnamed | None:
        """Whom the last pronoun before a place stands for, if it is near."""
        if self.taken and place - self.taken[-1][0] < _REACH:
            return self.taken[-1][1]
        return None

    def sentence_of(self, place: int) -> int:
        """The number of the sentence that holds a place."""
        return bisect_left(self.sentences, place + 1) - 1

    def is_quoted(self, place: int) -> bool:
        """Whether a place lies inside quotation marks."""
        i = bisect_left(self.quoted, Span(place + 1, 0)) - 1
        return i >= 0 and place in self.quoted[i]


def start_sentences(text: str) -> list[int]:
    """Where the sentences of a text start; rough, for counting distance only."""
    return [0, *(found.end() for found in SENTENCE_STOP.finditer(text))]


def pick_pronoun(
    scene: Scene, pronoun: Pronoun, place: int, own: tuple[Span, ...]
) -> Bearer | Unnamed | None:
    """Whom a pronoun stands for; None if nobody fits or two fit equally well.

    Args:
        scene: what came before.
        pronoun: what it asks for.
        place: where it stands.
        own: the content of the statement whose source it is.
    """
    scene.follow_to(place)
    match pronoun:
        case Pronoun.HE:
            return _pick_human(scene, Gender.HE, place, own)
        case Pronoun.SHE:
            return _pick_human(scene, Gender.SHE, place, own)
        case Pronoun.WHO:
            return _pick_antecedent(scene, place)
        case Pronoun.IT:
            return _pick_body(scene, place)
        case Pronoun.THEY:
            floor = scene.floor
            is_body = isinstance(floor, Bearer) and floor.kind is SpeakerKind.INSTITUTION
            return floor if is_body else None
        case Pronoun.SELF | Pronoun.OTHER:
            return None


def pick_somebody(scene: Scene, place: int) -> Bearer | Unnamed | None:
    """Whom "he" or "she" at a place would stand for, whichever it were."""
    scene.follow_to(place)
    return _pick_human(scene, None, place, ())


def _near(scene: Scene, place: int, reach: int) -> range:
    """Numbers of the mentions that stand within reach before a place."""
    starts = scene.roster.starts
    return range(bisect_left(starts, place - reach), bisect_left(starts, place))


def _pick_human(
    scene: Scene, gender: Gender | None, place: int, own: tuple[Span, ...]
) -> Bearer | Unnamed | None:
    """Score everybody mentioned shortly before, and take the one who leads clearly."""
    scores: dict[Bearer | Unnamed, float] = {}
    here = scene.sentence_of(place)
    in_quotation = scene.is_quoted(place)
    firsts: set[int] = set()
    for i in _near(scene, place, _REACH):
        mention, who = scene.roster.mentions[i]
        sentence = scene.sentence_of(mention.span.start)
        if who.kind is not SpeakerKind.PERSON:
            continue
        quoted = scene.is_quoted(mention.span.start) and not in_quotation
        first = who.is_human and not quoted and sentence not in firsts
        first = first and not _is_topic(scene, mention.span.start)
        if first:
            firsts.add(sentence)
        if not who.is_human or not _may_be(who, gender):
            continue
        inside = any(mention.span.start in span for span in own)
        score = -_PER_SENTENCE * (here - sentence) + _SUBJECT * first
        score += _SAME_CLAUSE * (first and sentence == here and not inside)
        score -= _POSSESSIVE * mention.possessive + _QUOTED * quoted + _OWN_CONTENT * inside
        scores[who] = max(scores.get(who, -9e9), score)
    for start, known, subject in _in_mind(scene, place):
        if _may_be(known, gender) and not any(start in span for span in own):
            score = -_PER_SENTENCE * (here - scene.sentence_of(start)) + _SUBJECT * subject
            scores[known] = max(scores.get(known, -9e9), score)
    for known in scores:
        scores[known] += _HAD_FLOOR * (known is scene.floor)
        if isinstance(known, Bearer):
            scores[known] += _SAME_GENDER * (gender is not None and known.gender is gender)
    return _leader(scores)


def _is_topic(scene: Scene, start: int) -> bool:
    """Whether a name opens its sentence as what is spoken of: “Of Orth he said …”."""
    opened = scene.sentences[scene.sentence_of(start)]
    return start - opened < _TOPIC_WITHIN and bool(
        _TOPIC.fullmatch(scene.roster.text, opened, start)
    )


def _in_mind(scene: Scene, place: int) -> Iterator[tuple[int, Bearer | Unnamed, bool]]:
    """Who spoke, or was taken up by a pronoun, shortly before a place; and whether as subject."""
    spoke = ((start, who, True) for start, who in scene.spoke[-4:])
    near = (*spoke, *scene.taken[-_PRONOUNS:])
    return (each for each in near if place - _REACH < each[0] < place)


def _may_be(who: Bearer | Unnamed, gender: Gender | None) -> bool:
    """Whether a pronoun of a gender may stand for somebody."""
    if isinstance(who, Unnamed):
        return True
    fits = gender is None or who.gender in (None, gender)
    return who.kind is SpeakerKind.PERSON and fits


def _leader(scores: dict[Bearer | Unnamed, float]) -> Bearer | Unnamed | None:
    """Who leads by more than a near tie."""
    ranked = sorted(scores.items(), key=lambda pair: pair[1], reverse=True)
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _NEAR_TIE:
        return None
    return ranked[0][0]


def _pick_antecedent(scene: Scene, place: int) -> Bearer | None:
    """Whom "who" takes up: the last human mention of the same sentence, near before it."""
    start = scene.sentences[scene.sentence_of(place)]
    held = [scene.roster.mentions[i] for i in _near(scene, place, _WHO_REACH)]
    fits = [(m, w) for m, w in held if m.span.start >= start and not m.possessive]
    if not fits:
        return None
    mention, who = fits[-1]
    between = scene.roster.text[mention.span.end : place]
    direct = between.strip() in {"", ","}
    return who if direct or (len(fits) == 1 and between.lstrip().startswith(",")) else None


def _pick_body(scene: Scene, place: int) -> Bearer | None:
    """Which institution "it" takes up: the last speaker, or the only one near."""
    floor = scene.floor
    if isinstance(floor, Bearer) and floor.kind is SpeakerKind.INSTITUTION:
        return floor
    here = scene.sentence_of(place)
    near = {
        who
        for mention, who in (scene.roster.mentions[i] for i in _near(scene, place, _REACH))
        if who.kind is SpeakerKind.INSTITUTION
        and here - scene.sentence_of(mention.span.start) <= 1
        and not mention.possessive
    }
    return near.pop() if len(near) == 1 else None
