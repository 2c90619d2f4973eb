"""Briefing: a document's people as the record knows them, before it is read again."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.language import ENGLISH
from onrecord.model import Person, SpeakerKind
from onrecord.speakers.naming.called import gender_by_title
from onrecord.speakers.naming.mentions import head_nouns
from onrecord.speakers.naming.name_words import Gender, gender_of_title
from onrecord.speakers.naming.roster import Bearer, Roster
from onrecord.speakers.naming.speaker_kinds import body_key, head_of_body, initials
from onrecord.text import BODY_NOUNS, parse_name

__all__ = ["body_on_record", "brief"]

_ON_RECORD = 12  # what the record counts against pronouns of one report
_FIRMS = frozenset(ENGLISH.listed("bodies", "firms"))
_SMALL = ENGLISH.words("bodies", "left_out")
_LETTERS = 3  # of initials that stand for a body


def brief(roster: Roster, named: Mapping[str, Person], around: Iterable[Person]) -> None:
    """Tell a roster who its people are on record, and who is around beside them.

    Whom the document names gets the offices and the gender that the record gives; whoever else is
    around is entered without a place, and may be meant by an office alone. A body named in short
    is the one body around whose name says more.

    Args:
        roster: of one document.
        named: the persons of its voices, by the name there.
        around: who may be meant in it.
    """
    by_id = {each.id: each for each in (*named.values(), *around)}
    people = [each for each in by_id.values() if each.kind is SpeakerKind.PERSON]
    _brief_people(roster, named, people)
    bodies = [each for each in by_id.values() if each.kind is not SpeakerKind.PERSON]
    for who in roster.everybody:
        told = body_on_record(who, named, bodies)
        if told is not None:
            _know(who, told)


def body_on_record(
    who: Bearer, named: Mapping[str, Person], around: Iterable[Person]
) -> Person | None:
    """Which body of the archive a body of a document is; None: none that is known."""
    if who.kind is SpeakerKind.PERSON:
        return None
    whole = [
        each
        for each in around
        if each.kind is not SpeakerKind.PERSON and _is_short_for(who.name, each.name)
    ]
    return whole[0] if len(whole) == 1 else named.get(who.name)


def _brief_people(roster: Roster, named: Mapping[str, Person], people: Sequence[Person]) -> None:
    """Tell a roster of persons: those whom it names, and those whom it does not."""
    fits: dict[Bearer, list[Person]] = defaultdict(list)
    for person in people:
        for who in roster.bearers_of(person.name):
            if who.kind is SpeakerKind.PERSON:
                fits[who].append(person)
    for who, persons in fits.items():
        told = named.get(who.name)
        if told is not None or len(persons) == 1:
            _know(who, told or persons[0])
    met = {person.id for persons in fits.values() for person in persons}
    for person in people:
        if person.id not in met and person.roles:
            absent = Bearer(SpeakerKind.PERSON, Counter([parse_name(person.name).bare]))
            _know(absent, person)
            roster.everybody.append(absent)


def _is_short_for(name: str, whole: str) -> bool:
    """Whether a body's name is a part of another, or its initials: "the Bank", "RBT"."""
    short, long = body_key(name), body_key(whole)
    if short == long or " " not in long:
        return False
    if " " not in short and len(short) >= _LETTERS and short == initials(long):
        return True
    own, more = _words(short), _words(long)
    if not own or not set(own) <= set(more):
        return False
    trade = more[: len(own)] == own and set(more[len(own) :]) <= _FIRMS
    return trade or (own[-1] in BODY_NOUNS and head_of_body(short) == head_of_body(long))


def _words(key: str) -> list[str]:
    """The words of a body's name that tell it from others."""
    return [word for word in key.split() if word not in _SMALL]


def _know(who: Bearer, person: Person) -> None:
    """Let somebody be a person of the archive."""
    who.known = person
    if person.kind is not SpeakerKind.PERSON:
        who.heads |= {head_of_body(body_key(person.name))} & BODY_NOUNS
        return
    for role in person.roles:
        who.heads |= head_nouns(role.title)
    genders = set(filter(None, (*map(gender_of_title, who.heads), *_called(person))))
    if len(genders) == 1:
        who.genders[genders.pop()] += _ON_RECORD


def _called(person: Person) -> list[Gender | None]:
    """The genders that titles before the names of a person tell: "Mrs. Orth"."""
    return [gender_by_title(parse_name(name)) for name in (person.name, *person.aliases)]
