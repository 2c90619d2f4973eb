"""Briefing: a document's people as the record knows them, before it is read again."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.language import ENGLISH
from onrecord.model import Person, SpeakerKind
from onrecord.speakers.naming.called import gender_by_title
from onrecord.speakers.naming.name_words import Gender, gender_of_given, gender_of_title
from onrecord.speakers.naming.printed_offices import head_nouns
from onrecord.speakers.naming.roster import Bearer, Roster
from onrecord.speakers.naming.speaker_kinds import body_key, head_of_body, initials
from onrecord.text import BODY_NOUNS, fold, parse_name

__all__ = ["brief", "find_on_record"]

_ON_RECORD = 12  # what the record counts against pronouns of one report
_FIRMS = frozenset(ENGLISH.listed("bodies", "firms"))
_SMALL = ENGLISH.words("bodies", "left_out")
_ROOT = 4  # letters that a place and what is of it share
_LETTERS = 3  # of initials that stand for a body, and of a given name


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
    for who in [w for w in roster.everybody if w.known is None]:
        told = find_on_record(who, named, (*people, *bodies))
        if told is not None:
            _know(who, told)


def find_on_record(
    who: Bearer, named: Mapping[str, Person], around: Sequence[Person]
) -> Person | None:
    """Who of the archive somebody of a document is that it names in part; None: nobody known.

    A body by a part of its name; a person by the given name, where one around bears it.
    """
    if who.kind is SpeakerKind.PERSON:
        fits = [each for each in around if _is_given_name(who.name, each)]
        return fits[0] if len(fits) == 1 else named.get(who.name)
    whole = [
        each
        for each in around
        if each.kind is not SpeakerKind.PERSON and _is_short_for(who.name, each.name)
    ]
    return whole[0] if len(whole) == 1 else named.get(who.name)


def _brief_people(roster: Roster, named: Mapping[str, Person], people: Sequence[Person]) -> None:
    """Tell a roster of persons: those whom it names, and those whom it does not."""
    fits: dict[Bearer, list[Person]] = defaultdict(list)
    for person in (each for each in people if parse_name(each.name).given):
        for who in roster.bearers_of(person.name):
            if who.kind is SpeakerKind.PERSON:
                fits[who].append(person)
    for who, persons in fits.items():
        told = named.get(who.name, persons[0])  # who it is of several, all documents have told
        if told in persons and (who.name in named or len(persons) == 1):
            _know(who, told)
    met = {person.id for persons in fits.values() for person in persons}
    for person in people:
        if person.id not in met and person.roles:
            absent = Bearer(SpeakerKind.PERSON, Counter([parse_name(person.name).bare]))
            _know(absent, person)
            roster.everybody.append(absent)


def _is_given_name(name: str, person: Person) -> bool:
    """Whether a word is somebody's given name, or that cut short: "Miro" of Miroslav."""
    given = parse_name(person.name).given if person.kind is SpeakerKind.PERSON else ()
    if not given or " " in name or len(name) < _LETTERS:
        return False
    short, long = fold(name), fold(given[0])
    return short == long or (len(short) > _LETTERS and long.startswith(short))


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
    head = short.rpartition(" ")[2] if " of " not in short else head_of_body(short)
    return trade or (head in BODY_NOUNS and head == head_of_body(long))


def _words(key: str) -> list[str]:
    """The words of a body's name that tell it from others, those that are no nouns as roots.

    "Karesh's defence ministry" is the Ministry of Defence of Karesh, "Kareshi" too.
    """
    words = [word for word in key.split() if word not in _SMALL]
    return [w if w in BODY_NOUNS or w in _FIRMS else w.removesuffix("s")[:_ROOT] for w in words]


def _know(who: Bearer, person: Person) -> None:
    """Let somebody be a person of the archive."""
    who.known = person
    if person.kind is not SpeakerKind.PERSON:
        who.heads |= {head_of_body(body_key(person.name))} & BODY_NOUNS
        return
    for role in person.roles:
        who.heads |= head_nouns(role.title)
    genders = set(filter(None, (*map(gender_of_title, who.heads), *_called(person))))
    if not genders:  # a surname here, whose full name the record knows
        genders = set(filter(None, map(gender_of_given, parse_name(person.name).given[:1])))
    if len(genders) == 1:
        who.genders[genders.pop()] += _ON_RECORD


def _called(person: Person) -> list[Gender | None]:
    """The genders that titles before the names of a person tell: "Mrs. Orth"."""
    return [gender_by_title(parse_name(name)) for name in (person.name, *person.aliases)]
