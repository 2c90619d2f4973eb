"""Pronouns: the nearest speaker that fits, or nobody where two fit equally well."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator

from onrecord.language import ENGLISH
from onrecord.model import SpeakerKind
from onrecord.speakers.issuers import find_issuer
from onrecord.speakers.naming.name_words import Gender, Pronoun
from onrecord.speakers.naming.roster import Bearer
from onrecord.speakers.naming.signs import is_asked, keeps_topic, owns_person, owns_words
from onrecord.speakers.scene import (
    PRONOUNS_BACK,
    REACH,
    Scene,
    Unnamed,
    named_in,
    near_mentions,
)
from onrecord.speakers.topics import is_thing, is_topic, person_in
from onrecord.text import Span, is_indefinite

__all__ = ["find_pair", "pick_at", "pick_pronoun", "pick_somebody"]

_WHO_REACH = 120
_SPOKE = 4  # who spoke last, as many as are looked at
_BLANK_LINES = 3  # characters between two paragraphs
_AT_HEAD = 40  # characters from the head of a sentence in which its subject stands
_PAIR_WITHIN = 20  # characters from the head of a sentence in which two who are its subject stand
_NEAR_TIE = 6  # points by which one candidate must lead another

_OWNING = frozenset({"his", "her", "its", "the"})
_TIES = ENGLISH.pattern("people", "prepositions")
_OWNERS = "his|her|its|their"
_INTRODUCED = re.compile(
    r"(?:^|\n|[.?!][”\"’']? )(?:(?:In|At|On) [^,.\n]{2,40}, )?"
    rf"((?i:an?|one|another|{_OWNERS})(?: (?!(?:{_TIES})\b)[\w-]+){{1,5}})"
)
# “Orth was, he added, a wreck”: what parts a sentence is said by somebody else than it is of.
_PARTS = re.compile(rf"(?!(?:{ENGLISH.pattern('people', 'opens_clause')})\b)[A-Z][^,;“”\"]*, ")
_AT = re.compile(rf" (?:{_TIES}) (?:the )?")
_PLACE = re.compile(r"\b(?:[Aa]t|[Ii]n|near|of|from|to) (?:the )?$")
_AT_PLACE = re.compile(rf"\b(?i:{ENGLISH.pattern('people', 'before_place')}) (?:the )?$")
_PLACE_WITHIN = 10  # characters
_ISSUED_WITHIN = 100  # characters

# Points, set by reading 60 cases of the training part of PolNeAR; recency dominates.
_PER_SENTENCE = 22
_SUBJECT = 24
_HAD_FLOOR = 34
_SAME_GENDER = 10
_POSSESSIVE = 18
_QUOTED = 45
_SAME_CLAUSE = 20
_IS_ASKED = 64  # more than a subject who has the floor
_ANSWERS = 2  # sentences in which who was asked answers
_ABOUT = 20  # whose life the text is
_TOO_FAR = -50  # in a talk nobody comes back as "he" from four sentences ago
_THING = 30  # spoke, and is perhaps no person
_OWN_CONTENT = 60  # “Okafor began it, he said”: he is somebody else


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


def pick_at(scene: Scene, gender: Gender, place: int) -> Bearer | Unnamed | None:
    """Whom a pronoun of the running text stands for."""
    return _pick_human(scene, gender, place, ())


def pick_somebody(
    scene: Scene,
    place: int,
    gender: Gender | None = None,
    barred: Callable[[Bearer], bool] | None = None,
    own: tuple[Span, ...] = (),
) -> Bearer | Unnamed | None:
    """Whom "he" or "she" at a place would stand for, whichever it were, among those not barred."""
    scene.follow_to(place)
    return _pick_human(scene, gender, place, own, barred)


def _pick_human(
    scene: Scene,
    gender: Gender | None,
    place: int,
    own: tuple[Span, ...],
    barred: Callable[[Bearer], bool] | None = None,
) -> Bearer | Unnamed | None:
    """Score everybody mentioned shortly before, and take the one who leads clearly."""
    picking = _Picking(scene, gender, place, own, barred)
    picking.weigh_mentions()
    picking.weigh_taken()
    picking.weigh_introduced()
    return picking.leader() or (picking.only_named() if barred is None else None)


class _Picking:
    """Who of a scene a pronoun at a place may stand for, each with points."""

    def __init__(
        self,
        scene: Scene,
        gender: Gender | None,
        place: int,
        own: tuple[Span, ...],
        barred: Callable[[Bearer], bool] | None,
    ) -> None:
        self._scene, self._gender, self._place, self._own = scene, gender, place, own
        self._barred = barred
        self._here, self._opened = scene.sentence_of(place), scene.paragraph_of(place)
        self._parts = _PARTS.fullmatch(scene.roster.text, scene.sentences[self._here], place)
        self._scores: dict[Bearer | Unnamed, float] = {}
        self._subjects: set[Bearer | Unnamed] = set()  # of the paragraph
        self._named = named_in(scene, own, place)

    def _fits(self, who: Bearer | Unnamed) -> bool:
        """Whether somebody may be meant at all; nobody speaks of himself as "he"."""
        if self._barred is not None:  # a description is nobody's who is described otherwise
            if not isinstance(who, Bearer) or who in self._named:
                return False
            return _may_be(who, self._gender) and not self._barred(who)
        return who is not self._scene.speaks and _may_be(who, self._gender)

    def _is_own(self, start: int) -> bool:
        """Whether a place lies in the words that the pronoun says."""
        return any(start in span for span in self._own)

    def _add(self, who: Bearer | Unnamed, start: int, points: float, *, subject: bool) -> None:
        """Count somebody at a place; the best place counts."""
        points -= _PER_SENTENCE * (self._here - self._scene.sentence_of(start))
        self._scores[who] = max(self._scores.get(who, -9e9), points)
        if subject and start >= self._opened:
            self._subjects.add(who)

    def weigh_mentions(self) -> None:
        """Count those who are named."""
        scene, firsts = self._scene, set[int]()
        unquoted = not scene.is_quoted(self._place)
        for i in near_mentions(scene, self._place, REACH):
            mention, who = scene.roster.mentions[i]
            start = mention.span.start
            sentence = scene.sentence_of(start)
            if who.kind is not SpeakerKind.PERSON or who.writes:
                continue
            quoted = scene.is_quoted(start) and unquoted
            first = who.is_human and not quoted and sentence not in firsts
            first = first and not _is_topic(scene, start)
            if first:
                firsts.add(sentence)
            owner = self._barred is not None and mention.possessive
            if not who.is_human or owner or not self._fits(who):
                continue
            parted = sentence == self._here and first and self._parts is not None
            inside = self._is_own(start) or parted
            asked = not quoted and self._here - sentence <= _ANSWERS
            asked = asked and is_asked(scene.roster.text, mention)
            points = _SUBJECT * first + _IS_ASKED * asked
            points += _SAME_CLAUSE * (first and sentence == self._here and not inside)
            owns = mention.possessive and not owns_words(scene.roster.text, mention)
            points -= _POSSESSIVE * owns + _QUOTED * quoted + _OWN_CONTENT * inside
            placed = _PLACE.search(scene.roster.text, max(0, start - _PLACE_WITHIN), start)
            self._add(who, start, points, subject=first and not inside and placed is None)

    def weigh_taken(self) -> None:
        """Count those who spoke, or were taken up by a pronoun."""
        for start, who, subject in _in_mind(self._scene, self._place):
            if self._fits(who) and not self._is_own(start) and not _is_topic(self._scene, start):
                text = self._scene.roster.text
                topic = subject or (keeps_topic(text, start) and not owns_person(text, start))
                self._add(who, start, _SUBJECT * subject, subject=topic)

    def weigh_introduced(self) -> None:
        """Count whom the paragraph brings in without a name: "A baker in Orlo had waited."."""
        text, spoke = self._scene.roster.text, self._scene.spoke[-1:]
        for found in _INTRODUCED.finditer(text, max(0, self._opened - 1), self._place):
            words = person_in(found[1])
            known = any(at >= found.start() for at, _ in spoke)
            known = known or self._scene.is_quoted(found.start())
            owned = found[1][:3].lower() in _OWNING  # "Her minister went, he said" is of another
            known = known or (owned and self._scene.sentence_of(found.start(1)) == self._here)
            if words and not known and not self._names_shown(found.start(1)):
                self._add(Unnamed(words), found.start(1), _SUBJECT, subject=True)

    def _names_shown(self, start: int) -> bool:
        """Whether the sentence of a place says who that is: "A baker in Orlo, Ana Ruiz, …"."""
        roster, sentence = self._scene.roster, self._scene.sentence_of(start)
        near = (
            roster.mentions[i] for i in near_mentions(self._scene, self._place, self._place - start)
        )
        return any(
            who.is_shown and self._scene.sentence_of(mention.span.start) == sentence
            for mention, who in near
        )

    def only_named(self) -> Bearer | None:
        """Where nobody is known to be a person: the one full name near that may be a person's."""
        scene, fits = self._scene, set[Bearer]()
        if self._scores:
            return None
        for i in near_mentions(scene, self._place, REACH):
            mention, who = scene.roster.mentions[i]
            text, start = scene.roster.text, mention.span.start
            whole = bool(mention.name.given) and not scene.is_quoted(start) and not who.writes
            placed = _AT_PLACE.search(text, max(0, start - _PLACE_WITHIN), start)
            if mention.possessive and find_issuer(text, Span(start, start + _ISSUED_WITHIN)):
                placed = None  # "in Orth's statement"
            if whole and placed is None and _may_be(who, self._gender):
                fits.add(who)
        return fits.pop() if len(fits) == 1 else None

    def _is_left(self) -> bool:
        """Whether the paragraph before told of others, and not of who spoke last, further up."""
        scene, roster = self._scene, self._scene.roster
        before = scene.paragraph_of(max(0, self._opened - _BLANK_LINES))
        if scene.held_at >= before:
            return False
        told = {who for who in roster.mentioned(before, self._opened) if who.is_human}
        return bool(told) and scene.floor not in told

    def leader(self) -> Bearer | Unnamed | None:
        """Who leads by more than a near tie; who spoke last, unless the paragraph is another's."""
        scene, scores = self._scene, self._scores
        here = scene.held_at >= self._opened and not _is_topic(scene, scene.held_at)
        left = self._is_left() or (not here and _is_anybody(scene.floor))
        holds = here or (not self._subjects and not left) or scene.floor in self._subjects
        for who in scores:
            scores[who] += _HAD_FLOOR * (holds and who is scene.floor)
            scores[who] += _ABOUT * (who is scene.about) - _OWN_CONTENT * (who in self._named)
            scores[who] -= _THING * (isinstance(who, Unnamed) and is_thing(who.words))
            if isinstance(who, Bearer) and self._gender is not None:
                scores[who] += _SAME_GENDER * (who.likely_gender is self._gender)
        ranked = sorted(scores.items(), key=lambda pair: pair[1], reverse=True)
        if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _NEAR_TIE):
            return None
        return ranked[0][0] if scene.speaks is None or ranked[0][1] > _TOO_FAR else None


def _is_anybody(who: Bearer | Unnamed | None) -> bool:
    """Whether somebody who spoke is one of many: "a union official"."""
    return isinstance(who, Unnamed) and who.words is not None and is_indefinite(who.words)


def _is_topic(scene: Scene, start: int) -> bool:
    """Whether a name opens its sentence as what is spoken of."""
    return is_topic(scene.roster.text, scene.sentences[scene.sentence_of(start)], start)


def _in_mind(scene: Scene, place: int) -> Iterator[tuple[int, Bearer | Unnamed, bool]]:
    """Who spoke, or was taken up by a pronoun, shortly before a place; and whether as subject."""
    near = (*((at, who, True) for at, who in scene.spoke[-4:]), *scene.taken[-PRONOUNS_BACK:])
    return (each for each in near if place - REACH < each[0] < place)


def _may_be(who: Bearer | Unnamed, gender: Gender | None) -> bool:
    """Whether a pronoun of a gender may stand for somebody."""
    if isinstance(who, Unnamed):
        return True
    fits = gender is None or who.gender in (None, gender)
    return who.kind is SpeakerKind.PERSON and fits


def _pick_antecedent(scene: Scene, place: int) -> Bearer | None:
    """Whom "who" takes up: the last human mention of the same sentence, near before it."""
    start = scene.sentences[scene.sentence_of(place)]
    held = [scene.roster.mentions[i] for i in near_mentions(scene, place, _WHO_REACH)]
    fits = [(m, w) for m, w in held if m.span.start >= start and not m.possessive]
    if not fits:
        return None
    mention, who = fits[-1]
    if len(fits) > 1:  # "Ana Ruiz at Orlo Bank, who"
        before, works = fits[-2]
        if _AT.fullmatch(scene.roster.text, before.span.end, mention.span.start):
            who = works
    between = scene.roster.text[mention.span.end : place]
    direct = between.strip() in {"", ","}
    return who if direct or (len(fits) == 1 and between.lstrip().startswith(",")) else None


def _pick_body(scene: Scene, place: int) -> Bearer | None:
    """Which institution "it" takes up: the last speaker, or the only one near."""
    floor = scene.floor
    if isinstance(floor, Bearer) and floor.kind is SpeakerKind.INSTITUTION:
        return floor
    here, opened = scene.sentence_of(place), scene.paragraph_of(place)
    near: dict[int, list[Bearer]] = {}
    for mention, who in (scene.roster.mentions[i] for i in near_mentions(scene, place, REACH)):
        sentence = scene.sentence_of(mention.span.start)
        if who.kind is SpeakerKind.INSTITUTION and here - sentence <= 1 and not mention.possessive:
            near.setdefault(sentence, []).append(who)
    for bodies in (near.get(here, []), near.get(here - 1, [])):
        if bodies:  # of several the subject, which stands at the head of its sentence
            at = bodies[0].last_before(place) or 0
            heads = at - scene.sentences[scene.sentence_of(at)] <= _AT_HEAD
            return bodies[0] if heads or len(set(bodies)) == 1 else None
    spoke = (who for at, who in scene.spoke[-_SPOKE:][::-1] if opened <= at < place)
    bodies_here = (w for w in spoke if isinstance(w, Bearer))
    return next((w for w in bodies_here if w.kind is SpeakerKind.INSTITUTION), None)


def find_pair(scene: Scene, place: int) -> str | None:
    """The two who are the subject of this sentence or of the one before: "Ruiz and Orth"."""
    here, opened, roster = scene.sentence_of(place), scene.paragraph_of(place), scene.roster
    for number in range(here, max(-1, here - 2), -1):
        begin = max(opened, scene.sentences[number])
        first, last = bisect_left(roster.starts, begin), bisect_left(roster.starts, place)
        held = roster.mentions[first:last][:2]
        kinds = {who.kind for _, who in held}
        spans = [mention.span for mention, _ in held]
        if len(held) < 2 or kinds != {SpeakerKind.PERSON} or spans[0].start > begin + _PAIR_WITHIN:  # noqa: PLR2004
            continue
        if roster.text[spans[0].end : spans[1].start] == " and ":
            return roster.text[spans[0].start : spans[1].end]
    return None
