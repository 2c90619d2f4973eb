"""An occasion's page: what is held of it, who reports it, and what waits for its text."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model import Occasion, Person, StatementKind, Verdict
from onrecord.presentation.findings.faces import Face
from onrecord.presentation.words.wording import IN_ORDER
from onrecord.store import AT, Archive, DocumentFilter, DocumentRow, StatementFilter, StatementRow
from onrecord.text import find_words
from onrecord.tracing import follow_copies

__all__ = ["OccasionView", "ReportLine", "Waiting", "offer_occasions", "show_occasion"]

_MOST_READ = 2000  # statements of an occasion that its page looks at
_MOST_REPORTS = 50
_MOST_WAITING = 50
_MOST_PEOPLE = 50
_OFFERED_DAYS = 14  # before and after the day of a statement, from which occasions are offered
_MOST_OFFERED = 50
_MARKED = (StatementKind.DIRECT, StatementKind.MIXED)


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report of an occasion, with those copied from it."""

    document: DocumentRow
    copies: tuple[DocumentRow, ...]
    statements: int  # what it has people say there


@dataclass(frozen=True, slots=True)
class Waiting:
    """A quotation that no transcript is there for, in all reports that print it."""

    words: StatementRow  # the longest printing
    rows: tuple[StatementRow, ...]  # one a report, copies left out
    copies: int


@dataclass(frozen=True, slots=True)
class OccasionView:
    """What an occasion's page shows."""

    occasion: Occasion
    people: tuple[Person, ...]
    transcripts: tuple[DocumentRow, ...]
    reports: tuple[ReportLine, ...]
    report_count: int  # copies aside
    copy_count: int
    verdicts: tuple[tuple[Verdict, int], ...]  # of the reports' statements, copies left out
    waiting: tuple[Waiting, ...]  # the most printed first
    waiting_count: int


def show_occasion(archive: Archive, occasion_id: str) -> OccasionView | None:
    """An occasion's page; None if there is no such occasion."""
    occasion = archive.occasion(occasion_id)
    if occasion is None:
        return None
    wanted = StatementFilter(
        occasion=occasion.id, reported=True, unfolded=True, ranked=True, limit=_MOST_READ
    )
    said = tuple(archive.statements(wanted))
    told = {*occasion.reports, *(row.document for row in said)} - {*occasion.transcripts}
    documents = _read(archive, told)
    copies = {each.id: each.copy_of for each in documents if each.copy_of}
    own = [row for row in said if row.document not in copies]
    lines = _fold_reports(documents, Counter(row.document for row in said))
    waiting = _gather_waiting(said, copies)
    verdicts = Counter(row.verdict for row in own)
    people = (archive.person(person) for person in occasion.people[:_MOST_PEOPLE])
    return OccasionView(
        occasion,
        tuple(person for person in people if person is not None),
        _read(archive, occasion.transcripts),
        tuple(lines[:_MOST_REPORTS]),
        len(lines),
        len(documents) - len(lines),
        tuple((verdict, verdicts[verdict]) for verdict in IN_ORDER if verdicts[verdict]),
        tuple(waiting[:_MOST_WAITING]),
        len(waiting),
    )


def _read(archive: Archive, ids: Iterable[str]) -> tuple[DocumentRow, ...]:
    return tuple(archive.documents(DocumentFilter(ids=tuple(sorted(ids)))))


def _fold_reports(documents: Sequence[DocumentRow], said: Counter[str]) -> list[ReportLine]:
    """Reports by origin: whoever prints most first, each with its copies."""
    held = {each.id for each in documents}
    parents = {each.id: each.copy_of if each.copy_of in held else None for each in documents}
    origins = follow_copies(parents)
    under: dict[str, list[DocumentRow]] = defaultdict(list)
    for each in documents:
        if origins[each.id] != each.id:
            under[origins[each.id]].append(each)
    lines = [
        ReportLine(each, tuple(under[each.id]), said[each.id])
        for each in documents
        if origins[each.id] == each.id
    ]
    return sorted(lines, key=lambda line: -line.statements)


def _gather_waiting(said: Sequence[StatementRow], copies: dict[str, str]) -> list[Waiting]:
    """The quotations without a transcript: the same words, or a part of them, are one."""
    marked = (r for r in said if r.verdict is Verdict.NO_PRIMARY and r.kind in _MARKED)
    keyed = [(f" {' '.join(w.form for w in find_words(row.text))} ", row) for row in marked]
    groups: dict[str, list[StatementRow]] = {}
    for key, row in sorted(keyed, key=lambda pair: (-len(pair[0]), pair[1].id)):
        home = next((each for each in groups if key in each), key)
        groups.setdefault(home, []).append(row)
    waiting = [_count(rows, copies) for rows in groups.values()]
    return sorted(waiting, key=lambda each: (-len(each.rows), -each.copies, each.words.id))


def _count(rows: Sequence[StatementRow], copies: dict[str, str]) -> Waiting:
    """One quotation: a row for each report, the copies counted."""
    own = {row.document: row for row in reversed(rows) if row.document not in copies}
    copied = {row.document for row in rows if row.document in copies}
    if not own:  # its origin is not held, or prints other words
        own = {rows[0].document: rows[0]}
        copied -= {rows[0].document}
    return Waiting(rows[0], tuple(own.values()), len(copied))


def offer_occasions(archive: Archive, face: Face) -> tuple[Occasion, ...]:
    """The occasions that a statement may be of: its own, and its speaker's around its day."""
    statement, document = face.statement, face.document
    own = (face.occasion,) if face.occasion else ()
    if statement is None or statement.person is None or document is None:
        return own
    middle = statement.said_on.date if statement.said_on else document.published
    if middle is None:
        return own
    keys = [f"{statement.person} {day}" for day in _days_around(middle)]
    found = archive.postings.occasions(held for _, held in archive.postings.find(AT, keys))
    near = sorted(found, key=lambda each: (each.date or middle, each.id))[:_MOST_OFFERED]
    return (*own, *(each for each in near if each not in own))


def _days_around(middle: date) -> Iterator[date]:
    for days in range(-_OFFERED_DAYS, _OFFERED_DAYS + 1):
        if date.min.toordinal() <= middle.toordinal() + days <= date.max.toordinal():
            yield middle + timedelta(days)
