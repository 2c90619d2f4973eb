"""Persons, occasions and outlets as programs get them, whole and as lines of lists."""

import datetime as dt
from collections.abc import Iterable

import msgspec

from onrecord import model
from onrecord.presentation.words.views import tell_coverage
from onrecord.presentation.words.wording import IN_ORDER
from onrecord.store import OccasionEntry, OutletEntry, Tally
from onrecord.usecases import PersonLine as NamedPerson

__all__ = [
    "Occasion",
    "OccasionLine",
    "OutletLine",
    "Person",
    "PersonLine",
    "encode_occasion",
    "encode_occasion_line",
    "encode_outlet_line",
    "encode_person",
    "encode_person_line",
    "tell_found",
]


class Role(msgspec.Struct, frozen=True, kw_only=True):
    """A title, and where it is given: document, start, end."""

    title: str
    evidence: tuple[str, int, int]


class Merge(msgspec.Struct, frozen=True, kw_only=True):
    """Why a name in a document was taken for this person."""

    document_id: str
    name: str
    reason: str


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Who speaks: a line of `people.jsonl`."""

    id: str
    name: str
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    kind: model.SpeakerKind
    merges: tuple[Merge, ...]


def encode_person(person: model.Person) -> Person:
    """A person."""
    return Person(
        id=person.id,
        name=person.name,
        aliases=person.aliases,
        roles=tuple(
            Role(title=role.title, evidence=(role.document, role.span.start, role.span.end))
            for role in person.roles
        ),
        kind=person.kind,
        merges=tuple(
            Merge(document_id=merge.document, name=merge.name, reason=merge.reason)
            for merge in person.merges
        ),
    )


class PersonLine(msgspec.Struct, frozen=True, kw_only=True):
    """A person in a list; several names or roles stand behind one another."""

    id: str
    name: str
    kind: model.SpeakerKind
    also_printed_as: str
    roles: str
    statements: int  # in reports, copies of a held document left out
    turns: int  # in transcripts
    checked: int  # statements held against a transcript, word by word
    differing: int  # of these: other words, passages joined, another speaker
    found: str


def encode_person_line(line: NamedPerson, most: int | None = None) -> PersonLine:
    """A person as lists have it, with the first names and roles, `most` of each, or with all."""
    person, tally = line.person, line.entry.tally
    return PersonLine(
        id=person.id,
        name=person.name,
        kind=person.kind,
        also_printed_as=_join(person.aliases, most),
        roles=_join((role.title for role in person.roles), most),
        statements=tally.statements,
        turns=tally.turns,
        checked=tally.checked,
        differing=tally.differing,
        found=tell_found(tally),
    )


def tell_found(tally: Tally) -> str:
    """How many statements have each verdict, what differs first: "altered 2, verbatim 5"."""
    counts = dict(tally.verdicts)
    return ", ".join(f"{each.value} {counts[each]}" for each in IN_ORDER if each in counts)


def _join(words: Iterable[str], most: int | None) -> str:
    """Words in one string, each once, whatever its case."""
    each = list({word.casefold(): word for word in reversed(tuple(words))}.values())[::-1]
    kept = each[:most]
    return "; ".join(kept) + ("; …" if len(kept) < len(each) else "")


class Occasion(msgspec.Struct, frozen=True, kw_only=True):
    """On which something was said: a line of `occasions.jsonl`."""

    id: str
    title: str
    date: dt.date | None
    place: str | None
    kind: str | None
    people: tuple[str, ...]
    documents: tuple[str, ...]  # its transcripts, then its reports
    transcripts: tuple[str, ...]
    complete: bool


def encode_occasion(occasion: model.Occasion) -> Occasion:
    """An occasion."""
    return Occasion(
        id=occasion.id,
        title=occasion.title,
        date=occasion.date,
        place=occasion.place,
        kind=occasion.kind,
        people=occasion.people,
        documents=tuple(dict.fromkeys((*occasion.transcripts, *occasion.reports))),
        transcripts=occasion.transcripts,
        complete=occasion.complete,
    )


class OccasionLine(msgspec.Struct, frozen=True, kw_only=True):
    """An occasion in a list, with what reports hold of it."""

    id: str
    date: dt.date | None
    title: str
    kind: str | None
    place: str | None
    host: str | None
    coverage: str
    reports: int
    quotations: int
    waiting: int  # quotations that could not be checked for want of a transcript


def encode_occasion_line(occasion: OccasionEntry) -> OccasionLine:
    """An occasion as lists have it."""
    return OccasionLine(
        id=occasion.id,
        date=occasion.date,
        title=occasion.title,
        kind=occasion.kind,
        place=occasion.place,
        host=occasion.host,
        coverage=tell_coverage(occasion),
        reports=occasion.reports,
        quotations=occasion.tally.quotations,
        waiting=occasion.tally.waiting,
    )


class OutletLine(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet in a list; copies count under their origin."""

    outlet: str
    key: str  # names it in an address
    documents: int
    copies: int
    statements: int
    quotations: int
    checked: int  # statements held against a transcript, word by word
    differing: int  # of these: other words, passages joined, another speaker
    waiting: int  # quotations for which no transcript is held
    found: str


def encode_outlet_line(row: OutletEntry) -> OutletLine:
    """An outlet as lists have it."""
    tally = row.tally
    return OutletLine(
        outlet=row.name or "publisher not known",
        key=row.key,
        documents=tally.documents,
        copies=tally.copies,
        statements=tally.statements,
        quotations=tally.quotations,
        checked=tally.checked,
        differing=tally.differing,
        waiting=tally.waiting,
        found=tell_found(tally),
    )
