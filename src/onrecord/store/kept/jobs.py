"""Jobs in an archive: what was brought in by pages, how far it is, and what became of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, case, delete, func, insert, select, update

from onrecord.store.databases.database import Database
from onrecord.store.schema.job_tables import job_inputs, job_results, jobs
from onrecord.store.schema.storable import plain

__all__ = ["InputKind", "Job", "JobInput", "JobResult", "JobState", "Jobs"]

_MOST_NUMBER = 2**31 - 1  # as databases count


class JobState(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    READING = "reading"
    SETTLING = "settling"  # everything is read; the statements are held against the record
    DONE = "done"
    FAILED = "failed"


class InputKind(StrEnum):
    """What was given."""

    FILE = "file"
    TEXT = "text"
    ADDRESS = "address"
    MANIFEST = "manifest"


@dataclass(frozen=True, slots=True)
class JobInput:
    """One thing that was given; its bytes are an original of the archive."""

    kind: InputKind
    name: str
    sha256: str = ""  # "": an address, which is fetched when its turn comes
    done: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True)
class JobResult:
    """What became of one document."""

    name: str
    outcome: str  # as of `usecases.Outcome`
    detail: str
    document: str | None  # id; None: it was set aside


@dataclass(frozen=True, slots=True)
class Job:
    """What was brought in at once."""

    number: int
    at: datetime  # UTC
    told: str  # of all its inputs, as JSON
    state: JobState
    detail: str
    inputs: int
    done: int  # inputs that were worked through
    results: int
    refused: int  # results that are no document

    @property
    def ended(self) -> bool:
        """Whether nothing more comes."""
        return self.state in {JobState.DONE, JobState.FAILED}


class Jobs:
    """The jobs of an archive."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, told: str, inputs: Sequence[JobInput]) -> int:
        """Write a job with all its inputs; its number."""
        now = datetime.now(UTC)
        row = {"at": now, "changed": now, "told": told, "detail": "", "state": JobState.WAITING}
        with self._database.writing() as connection:
            key = connection.execute(insert(jobs), row).inserted_primary_key
            number = int(key[0]) if key else 0
            rows = [
                {
                    "job": number,
                    "kind": each.kind.value,
                    "name": plain(each.name),
                    "sha256": each.sha256,
                    "done": False,
                }
                for each in inputs
            ]
            connection.execute(insert(job_inputs), rows)
        return number

    def find(self, number: int) -> Job | None:
        """A job; None: there is none of this number."""
        if not 0 < number <= _MOST_NUMBER:
            return None
        return next(iter(self._read(jobs.c.number == number)), None)

    def newest(self, limit: int, offset: int = 0) -> tuple[Job, ...]:
        """The jobs, the newest first."""
        return self._read(None, limit, offset)

    def unfinished(self) -> tuple[int, ...]:
        """The numbers of the jobs that wait or were broken off, in order."""
        ended = (JobState.DONE.value, JobState.FAILED.value)
        query = select(jobs.c.number).where(jobs.c.state.not_in(ended)).order_by(jobs.c.number)
        with self._database.reading() as connection:
            return tuple(connection.scalars(query))

    def mark(self, number: int, state: JobState, detail: str = "") -> None:
        """Note how far a job is, and why it failed."""
        values = {"state": state.value, "detail": plain(detail), "changed": datetime.now(UTC)}
        with self._database.writing() as connection:
            connection.execute(update(jobs).where(jobs.c.number == number).values(values))

    def inputs(self, number: int) -> tuple[JobInput, ...]:
        """What a job was given, in order."""
        query = select(job_inputs).where(job_inputs.c.job == number).order_by(job_inputs.c.number)
        with self._database.reading() as connection:
            return tuple(
                JobInput(InputKind(row.kind), row.name, row.sha256, row.done, row.number)
                for row in connection.execute(query)
            )

    def finish(self, given: JobInput) -> None:
        """Note that an input was worked through."""
        mine = update(job_inputs).where(job_inputs.c.number == given.number)
        with self._database.writing() as connection:
            connection.execute(mine.values(done=True))

    def note(self, number: int, result: JobResult) -> None:
        """Write what became of a document, in place of what was written of one of its name."""
        mine = (job_results.c.job == number) & (job_results.c.name == plain(result.name))
        row = {"job": number, "name": plain(result.name), "outcome": result.outcome}
        row |= {"detail": plain(result.detail), "document": result.document}
        with self._database.writing() as connection:
            connection.execute(delete(job_results).where(mine))
            connection.execute(insert(job_results), row)

    def result(self, number: int, name: str) -> JobResult | None:
        """What was written of a document."""
        mine = (job_results.c.job == number) & (job_results.c.name == plain(name))
        with self._database.reading() as connection:
            row = connection.execute(select(job_results).where(mine)).first()
        return None if row is None else _read_result(row)

    def results(self, number: int, limit: int, offset: int = 0) -> tuple[JobResult, ...]:
        """What became of the documents of a job: first what was set aside, then in order."""
        set_aside = job_results.c.document.is_(None)
        order = (case((set_aside, 0), else_=1), job_results.c.number)
        query = select(job_results).where(job_results.c.job == number).order_by(*order)
        with self._database.reading() as connection:
            rows = connection.execute(query.limit(limit).offset(offset))
            return tuple(map(_read_result, rows))

    def _read(
        self, condition: ColumnElement[bool] | None, limit: int = 1, offset: int = 0
    ) -> tuple[Job, ...]:
        query = select(jobs).order_by(jobs.c.number.desc()).limit(limit).offset(offset)
        if condition is not None:
            query = query.where(condition)
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
            numbers = [row.number for row in rows]
            own = job_inputs.c
            asked = select(own.job, func.count(), func.count(case((own.done, 1))))
            given = connection.execute(asked.where(own.job.in_(numbers)).group_by(own.job)).all()
            got = job_results.c
            became = select(got.job, func.count(), func.count(got.document))
            made = connection.execute(became.where(got.job.in_(numbers)).group_by(got.job)).all()
        inputs = {each[0]: (each[1], each[2]) for each in given}
        results = {each[0]: (each[1], each[1] - each[2]) for each in made}
        return tuple(
            Job(
                row.number,
                row.at.replace(tzinfo=UTC),
                row.told,
                JobState(row.state),
                row.detail,
                *inputs.get(row.number, (0, 0)),
                *results.get(row.number, (0, 0)),
            )
            for row in rows
        )


def _read_result(row: Row[Any]) -> JobResult:
    return JobResult(row.name, row.outcome, row.detail, row.document)
