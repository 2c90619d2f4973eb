"""What programs get around things: a page of a list, a job, a problem."""

import datetime as dt
from typing import Generic, TypeVar

import msgspec

from onrecord import store
from onrecord.presentation.schema.answer_shape import Answers
from onrecord.presentation.words.progress import tell_job

__all__ = [
    "AnswersOfMany",
    "JobLine",
    "JobResult",
    "ListPage",
    "Problem",
    "encode_job",
    "encode_result",
]

_Line = TypeVar("_Line")


class ListPage(msgspec.Struct, Generic[_Line], frozen=True, kw_only=True):
    """Some rows of a list."""

    items: tuple[_Line, ...]
    next: str | None  # the `cursor` of the rows behind; null: these are the last
    total: int | None  # how many there are; null: that is not counted


class AnswersOfMany(msgspec.Struct, frozen=True, kw_only=True):
    """What the record says of each of several quotations, in their order."""

    answers: tuple[Answers, ...]


class JobLine(msgspec.Struct, frozen=True, kw_only=True):
    """What was brought in at once, and how far it is."""

    number: int
    at: dt.datetime
    state: store.JobState
    line: str  # how far it is, in words
    detail: str  # why it failed
    inputs: int
    done: int
    results: int
    refused: int  # results that are no document


class JobResult(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one document of a job."""

    name: str
    outcome: str
    detail: str
    document_id: str | None


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong (RFC 9457): `detail` says how to mend it."""

    type: str
    title: str
    status: int
    detail: str
    instance: str


def encode_job(job: store.Job) -> JobLine:
    """A job."""
    return JobLine(
        number=job.number,
        at=job.at,
        state=job.state,
        line=tell_job(job),
        detail=job.detail,
        inputs=job.inputs,
        done=job.done,
        results=job.results,
        refused=job.refused,
    )


def encode_result(result: store.JobResult) -> JobResult:
    """What became of a document."""
    return JobResult(
        name=result.name,
        outcome=result.outcome,
        detail=result.detail,
        document_id=result.document,
    )
