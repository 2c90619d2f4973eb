"""A person's and an outlet's page: numbers with their evidence, and a hundred rows at most."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.model import AlterationType, Person, Role
from onrecord.presentation.numbers.timeline_view import Timeline, lay_out_days
from onrecord.presentation.words.rates import OutletShown, show_outlets
from onrecord.store import (
    Archive,
    DocumentFilter,
    DocumentRow,
    Fold,
    Group,
    OccasionEntry,
    Of,
    OutletFilter,
    Owner,
    Profile,
    StatementRow,
    Tally,
)
from onrecord.text import Span, find_words, is_title
from onrecord.usecases import Vocabulary, Words, find_person

__all__ = ["OutletView", "PersonView", "RoleShown", "show_outlet", "show_person"]

_MOST_ROWS = 25  # statements in reports
_MOST_TURNS = 10
_MOST_GROUPS = 12  # occasions, outlets, speakers
_MOST_ROLES = 12
_MOST_NAMES = 24
_MOST_WORDS = 24
_MOST_DOCUMENTS = 12


@dataclass(frozen=True, slots=True)
class RoleShown:
    """A role with the words and the document that give it first."""

    title: str
    words: str
    at: Span  # of the words, in the document's text
    document: DocumentRow
    documents: int  # that give it


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name as documents print it, and where."""

    name: str
    documents: int
    first: DocumentRow | None
    reason: str  # why it was taken for this person


@dataclass(frozen=True, slots=True)
class GroupShown:
    """Statements that have one thing in common: an occasion, an outlet, a speaker."""

    group: Group
    name: str
    occasion: OccasionEntry | None = None


@dataclass(frozen=True, slots=True)
class PersonView:
    """What a person's page shows."""

    person: Person
    tally: Tally
    roles: tuple[RoleShown, ...]
    roles_more: int
    spellings: tuple[Spelling, ...]
    spellings_more: int
    timeline: Timeline | None
    undated: int
    occasions: tuple[GroupShown, ...]
    occasions_more: int
    outlets: tuple[GroupShown, ...]
    alterations: tuple[tuple[AlterationType, int], ...]
    words: Words
    reported: tuple[StatementRow, ...]
    turns: tuple[StatementRow, ...]
    folds: Mapping[Fold, int]  # statements of the person that are folded away


@dataclass(frozen=True, slots=True)
class OutletView:
    """What an outlet's page shows."""

    shown: OutletShown
    timeline: Timeline | None
    undated: int
    speakers: tuple[GroupShown, ...]
    speakers_more: int
    folds: Mapping[Fold, int]  # its statements that are folded away
    alterations: tuple[tuple[AlterationType, int], ...]
    findings: tuple[StatementRow, ...]
    documents: tuple[DocumentRow, ...]
    copies: tuple[tuple[DocumentRow, DocumentRow], ...]  # with the held document each repeats
    copied: tuple[tuple[DocumentRow, DocumentRow], ...]  # of others, with what they repeat


def show_person(archive: Archive, vocabulary: Vocabulary, person_id: str) -> PersonView | None:
    """A person's page; None if there is no such person."""
    person = find_person(archive, person_id)
    if person is None:
        return None
    profile = archive.passages.profile(Owner.PERSON, person.id, _MOST_GROUPS)
    roles, roles_more = _choose_roles(person)
    spellings = _count_spellings(person)
    return PersonView(
        person=person,
        tally=archive.directory.tally(Of.PERSON, person.id),
        roles=tuple(_show_roles(archive, roles)),
        roles_more=roles_more,
        spellings=tuple(_show_spellings(archive, spellings[:_MOST_NAMES])),
        spellings_more=max(0, len(spellings) - _MOST_NAMES),
        timeline=lay_out_days(profile.days),
        undated=profile.undated,
        occasions=tuple(_show_occasions(archive, profile)),
        occasions_more=profile.occasions_more,
        outlets=tuple(GroupShown(group, group.value) for group in profile.others),
        alterations=profile.alterations,
        words=vocabulary.stand_out(person.id, _MOST_WORDS),
        reported=_rank(archive, Owner.PERSON, person.id, _MOST_ROWS),
        turns=_rank(archive, Owner.PERSON, person.id, _MOST_TURNS, reported=False),
        folds=profile.folds,
    )


def _rank(
    archive: Archive, owner: Owner, value: str, most: int, *, reported: bool = True
) -> tuple[StatementRow, ...]:
    """Statements, worst first, then the newest."""
    return archive.statements_of(archive.passages.rank(owner, value, most, reported=reported))


def _choose_roles(person: Person) -> tuple[list[tuple[Role, int]], int]:
    """Each title once, as first given: offices first, then what most documents give."""
    first: dict[str, Role] = {}
    counts: Counter[str] = Counter()
    for title, _ in dict.fromkeys((role.title.casefold(), role.document) for role in person.roles):
        counts[title] += 1
    for role in person.roles:
        first.setdefault(role.title.casefold(), role)
    order = sorted(first, key=lambda title: (not _is_office(title), -counts[title]))
    shown = [(first[title], counts[title]) for title in order[:_MOST_ROLES]]
    return shown, len(order) - len(shown)


def _is_office(title: str) -> bool:
    return any(is_title(word.form) for word in find_words(title))


def _show_roles(archive: Archive, roles: list[tuple[Role, int]]) -> Iterator[RoleShown]:
    for role, count in roles:
        text, document = archive.text(role.document), archive.document(role.document)
        if text is not None and document is not None:
            words = " ".join(role.span.of(text).split())
            yield RoleShown(role.title, words, role.span, document, count)


def _count_spellings(person: Person) -> list[tuple[str, int, str, str]]:
    """Each spelling with how many documents print it, the first of them, and the reason."""
    first: dict[str, tuple[str, str]] = {}
    counts: Counter[str] = Counter()
    for merge in person.merges:
        counts[merge.name] += 1
        first.setdefault(merge.name, (merge.document, merge.reason))
    return [(name, count, *first[name]) for name, count in counts.most_common()]


def _show_spellings(
    archive: Archive, spellings: list[tuple[str, int, str, str]]
) -> Iterator[Spelling]:
    for name, count, document, reason in spellings:
        yield Spelling(name, count, archive.document(document), reason)


def _show_occasions(archive: Archive, profile: Profile) -> Iterator[GroupShown]:
    held = archive.directory.occasions_of(group.value for group in profile.occasions)
    for group in profile.occasions:
        occasion = held.get(group.value)
        yield GroupShown(group, occasion.title if occasion else group.value, occasion)


def show_outlet(archive: Archive, key: str) -> OutletView | None:
    """An outlet's page; None if no document names it."""
    entries = archive.directory.outlets(OutletFilter(key=key, limit=1))
    if not entries:
        return None
    entry = entries[0]
    profile = archive.passages.profile(Owner.OUTLET, entry.key, _MOST_GROUPS)
    mine = DocumentFilter(outlet_key=entry.key, limit=_MOST_DOCUMENTS)
    return OutletView(
        shown=show_outlets((entry,))[0],
        timeline=lay_out_days(profile.days),
        undated=profile.undated,
        speakers=tuple(_show_speakers(archive, profile)),
        speakers_more=profile.others_more,
        folds=profile.folds,
        alterations=profile.alterations,
        findings=_rank(archive, Owner.OUTLET, entry.key, _MOST_ROWS),
        documents=tuple(archive.documents(mine)),
        copies=tuple(_pair(archive, archive.directory.copies(entry.key, _MOST_DOCUMENTS))),
        copied=tuple(_pair(archive, archive.directory.copied(entry.key, _MOST_DOCUMENTS))),
    )


def _show_speakers(archive: Archive, profile: Profile) -> Iterator[GroupShown]:
    names = archive.directory.names(group.value for group in profile.others)
    for group in profile.others:
        yield GroupShown(group, names.get(group.value, group.value))


def _pair(
    archive: Archive, pairs: tuple[tuple[str, str], ...]
) -> Iterator[tuple[DocumentRow, DocumentRow]]:
    for one, other in pairs:
        copy, origin = archive.document(one), archive.document(other)
        if copy is not None and origin is not None:
            yield copy, origin
