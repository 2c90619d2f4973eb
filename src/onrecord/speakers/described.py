"""Descriptions: whom "the senator", "the Texan" take up where the text gives nobody the office."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import partial

from onrecord.language import ENGLISH
from onrecord.model import SpeakerKind, Statement, StatementKind
from onrecord.speakers.holders import SOON, absent_holder, find_holders, offices_of
from onrecord.speakers.naming.name_words import HUMANS, NOT_FIRST, Gender, gender_of_title
from onrecord.speakers.naming.offices import read_office
from onrecord.speakers.naming.roster import Bearer, Roster
from onrecord.speakers.naming.signs import acts, pronoun_behind
from onrecord.speakers.naming.source_phrases import Phrase, PhraseKind
from onrecord.speakers.naming.trades import contradicts, is_office_word, is_person_word, is_trade
from onrecord.speakers.pronouns import pick_somebody
from onrecord.speakers.scene import Scene, Unnamed, named_in
from onrecord.text import Span, fold, is_title

__all__ = ["is_demonym", "pick_described", "pick_epithet", "take_up"]

_EPITHETS = ENGLISH.words("offices", "epithets")
_UNIQUE = ENGLISH.words("offices", "unique")
_EARLIER = ENGLISH.words("offices", "earlier")
_DEMONYMS = (NOT_FIRST - ENGLISH.words("people", "no_demonyms")) | ENGLISH.words(
    "people", "demonyms"
)
_ADJECTIVES = NOT_FIRST | _DEMONYMS
_ALONE = 2  # words of "the judge"
_OF_FORUM = ENGLISH.words("offices", "of_forum")
_OTHERS = frozenset(["only", "other", "first", "last", "next", "same"])
_DEFINITE = re.compile(r"the\b|[A-Z]\S*['’]s\s", re.IGNORECASE)
_TIES = ENGLISH.words("offices", "ties") | {"who", "that"}
_SELF = re.compile(rf"\b(?:{ENGLISH.pattern('persons', 'pronouns.SELF')})\b", re.IGNORECASE)
_REACH = 3000  # characters back in which it may be said of somebody else
_SPOKE = 6  # who spoke last, as many as are looked at


def is_demonym(words: str) -> bool:
    """Whether a source is called by where somebody is from: "the Texan", "the New Yorker"."""
    return words.startswith(("the ", "The ")) and fold(words[4:]) in _DEMONYMS


def pick_described(
    scene: Scene, words: str, place: int, own: tuple[Span, ...] = ()
) -> Bearer | None:
    """Whom a description means that the text gives nobody: as a pronoun would, if anybody.

    An office that one alone has in a report ("the president", "the mayor") is nobody's who is
    given another; "a senator" before makes "the senator" somebody else, as far as is known.
    """
    asked = _read(words, _who_told_of(scene, words))
    if asked is None or _is_anothers(scene, asked, words, place):
        return None
    barred = partial(_is_barred, scene.roster, asked)
    found = pick_somebody(scene, place, asked.gender, barred, own)
    found = found or (_pick_only(scene.roster, asked, place) if asked.trade else None)
    if isinstance(found, Bearer):
        meant = not asked.office or _is_clear(scene, asked, found, place)
        return found if meant and found not in named_in(scene, own, place) else None
    return _pick_coming(scene, asked, place + len(words)) if asked.office else None


def pick_epithet(scene: Scene, phrase: Phrase, statement: Statement) -> Bearer | None:
    """The one speaker of a text, where new words are put for a human being: "the top seed".

    Told by "he" or "she" behind them, or by "I" in what is quoted.
    """
    if not phrase.human or phrase.plural or not phrase.words.lower().startswith("the "):
        return None
    if phrase.kind is PhraseKind.ROLE and not _is_new(scene, phrase, statement.source[0].start):
        return None
    text, end = scene.roster.text, statement.source[-1].end
    sentence = scene.sentence_of(end) + 1
    stop = scene.sentences[sentence] if sentence < len(scene.sentences) else len(text)
    own = statement.content[0].start, statement.content[-1].end
    quoted = statement.kind is StatementKind.DIRECT and _SELF.search(text, *own)
    told = phrase.kind is PhraseKind.ROLE or quoted or pronoun_behind(text, end, stop)
    return scene.only_speaker(statement.source[0].start) if told else None


def _is_new(scene: Scene, phrase: Phrase, place: int) -> bool:
    """Whether a noun for a person is told of nobody else, as far as is known: "the ex-mayor"."""
    words = phrase.words.lower().split()
    if any(word in _EARLIER or word.startswith("ex-") for word in words):
        return True
    noun = words[-1]
    trade = is_trade(noun) and not (is_title(noun) or is_office_word(noun))
    return trade and not _is_of_another(noun, scene.roster.text, place)


def _is_anothers(scene: Scene, asked: "_Asked", words: str, place: int) -> bool:
    """Whether a description is of somebody else than those who are named, as far as is known."""
    roster = scene.roster
    unnamed = (who.words or "" for _, who in scene.spoke if isinstance(who, Unnamed))
    plain = (words for words in map(str.split, unnamed) if _TIES.isdisjoint(words))
    if asked.trade and any(each[-1:] == [asked.trade] for each in plain):
        return True  # "the arresting inspector" spoke before
    if asked.head and _is_given(roster, asked.head, place):
        return True
    if _is_of_another(words.rpartition(" ")[2].lower(), roster.text, place):
        return True
    return bool(asked.trade) and not _is_known(words, roster.text, place)


def take_up(scene: Scene, words: str, place: int) -> Bearer | None:
    """Whom an office alone means in running text: its one holder, or whoever is spoken of."""
    noun = words.rpartition(" ")[2]
    held = find_holders(scene.roster, words, frozenset([noun]), SpeakerKind.PERSON, place)
    if held:
        return held[0] if len(held) == 1 else None
    absent = absent_holder(scene.roster, words, frozenset([noun]))
    return absent or pick_described(scene, words, place)


def _is_known(words: str, text: str, place: int) -> bool:
    """Whether the names in a description were printed before: not "the Orlo coach" of another."""
    names = (w for w in words.split()[1:] if w[:1].isupper() and fold(w) not in _ADJECTIVES)
    return all("-" in name or text.find(name, 0, place) >= 0 for name in names)


def _pick_only(roster: Roster, asked: "_Asked", place: int) -> Bearer | None:
    """The one person of a report so far who bears a full name and is told to be nothing else."""
    before = (w for w in roster.everybody if w.last_before(place) is not None and " " in w.name)
    people = [
        who
        for who in before
        if who.kind is SpeakerKind.PERSON
        and not who.writes
        and (who.is_human or who.genders or any(" " not in form for form in who.forms))
        and not _is_barred(roster, asked, who)
    ]
    return people[0] if len(people) == 1 else None


def _is_given(roster: Roster, head: str, place: int) -> bool:
    """Whether the text gives somebody such an office, of another rank or place."""
    before = (who for who in roster.everybody if who.last_before(place) is not None)
    return any(office.head == head for who in before for office in offices_of(roster, who))


def _is_clear(scene: Scene, asked: "_Asked", found: Bearer, place: int) -> bool:
    """Whether nobody else who may be called so spoke where somebody was spoken of last."""
    start = scene.paragraph_of(scene.last_of(found, place))
    return all(
        who is found
        or not (
            isinstance(who, Bearer) and who.kind is SpeakerKind.PERSON and who.name[0].isupper()
        )
        or _is_barred(scene.roster, asked, who)
        for at, who in scene.spoke[-_SPOKE:]
        if start <= at < place
    )


def _is_of_another(noun: str, text: str, place: int) -> bool:
    """Whether a description may be of somebody without a name: "an official", "officials"."""
    sought = rf"\b(?:an?|another|one)\s(?:[\w-]+\s){{0,3}}{re.escape(noun)}\b"
    if f"{noun}s" in HUMANS:
        sought += rf"|\b{re.escape(noun)}s\b"
    return re.search(sought, text[max(0, place - _REACH) : place], re.IGNORECASE) is not None


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a description asks of whom it means."""

    gender: Gender | None
    office: bool  # one that somebody with another office has not
    head: str = ""  # its noun, as offices are compared
    trade: str = ""  # its noun, where it tells what somebody does: "the novelist"
    told: frozenset[Bearer] = frozenset()  # who spoke of whoever it is


def _read(words: str, told: frozenset[Bearer]) -> _Asked | None:
    """What a description asks; None where it may mean anybody: "the official", "the lawyer"."""
    plain = [fold(word).replace(".", "").strip("'") for word in words.split()]
    forum = len(plain) == _ALONE and plain[-1] in _OF_FORUM
    if not plain or forum or _OTHERS & set(plain) or not _DEFINITE.match(words):
        return None
    if is_demonym(words) or plain[-1].endswith("-year-old"):
        return _Asked(None, office=False, told=told)
    noun = plain[-1]
    gender = gender_of_title(noun)
    if noun in _EPITHETS:
        return _Asked(gender, office=False, told=told)
    if noun not in _UNIQUE and _is_trade(words, noun):
        return _Asked(gender, office=False, trade=noun, told=told)
    office = read_office(words)
    if noun not in _UNIQUE or office is None:
        return None
    return _Asked(gender, not _EARLIER & set(plain), office.head, told=told)


def _is_trade(words: str, noun: str) -> bool:
    """Whether a description says what somebody does, and no more: not "the owner of the mill"."""
    told = words[:4].lower() == "the " and words.endswith(noun) and is_person_word(noun)
    return told and not is_office_word(noun) and _TIES.isdisjoint(words.split())


def _who_told_of(scene: Scene, words: str) -> frozenset[Bearer]:
    """Who spoke of somebody described just so: "Orth asked that the police inspector testify"."""
    text, sought = scene.roster.text, words.partition(",")[0].lower()
    told = (pair for pair in scene.heard[-_SPOKE:] if " " in sought)
    return frozenset(who for who, own in told if any(sought in s.of(text).lower() for s in own))


def _is_barred(roster: Roster, asked: _Asked, who: Bearer) -> bool:
    """Whether somebody can not be called so: told to be something else, or spoke of who is."""
    if who in asked.told:
        return True
    if asked.trade:
        return contradicts(asked.trade, who.heads)
    if not asked.office:
        return False
    other = bool(offices_of(roster, who)) or (asked.head and contradicts(asked.head, who.heads))
    return bool(who.is_shown or who.is_kin or other)


def _pick_coming(scene: Scene, asked: _Asked, place: int) -> Bearer | None:
    """The first who speaks by name soon after: "the envoy said. … Maria Okafor told reporters"."""
    roster = scene.roster
    first, last = bisect_left(roster.starts, place), bisect_left(roster.starts, place + SOON)
    for mention, who in roster.mentions[first:last]:
        if acts(roster.text, mention) and not scene.is_quoted(mention.span.start):
            fits = who.is_human and asked.gender in (None, who.gender or asked.gender)
            return who if fits and not _is_barred(roster, asked, who) else None
    return None
