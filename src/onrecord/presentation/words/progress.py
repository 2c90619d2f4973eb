"""How far a job is, in words, and what became of each document."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

import msgspec

from onrecord.model import Genre, Occasion, Told
from onrecord.store import Archive, InputKind, Job, JobResult, JobState
from onrecord.usecases import Outcome

__all__ = ["JobView", "name_outcome", "prefill", "show_job", "tell_job", "tell_told"]

_OUTCOMES: Mapping[str, str] = {
    Outcome.ADDED.value: "Added",
    Outcome.UPDATED.value: "Read anew",
    Outcome.HELD.value: "Already held",
    Outcome.SET_ASIDE.value: "Not added",
}


@dataclass(frozen=True, slots=True)
class JobView:
    """What a job's page shows."""

    job: Job
    given: str  # what was given, in words
    told: tuple[tuple[str, str], ...]
    results: tuple[JobResult, ...]  # of one page: first what was not added

    @property
    def percent(self) -> int | None:
        """How much was worked through; None: that is not known."""
        if self.job.state is JobState.READING and self.job.inputs:
            return 100 * self.job.done // self.job.inputs
        return None


def show_job(archive: Archive, number: int, limit: int, offset: int) -> JobView | None:
    """A job's page; None: there is no such job."""
    job = archive.jobs.find(number)
    if job is None:
        return None
    kinds = [each.kind for each in archive.jobs.inputs(number)]
    results = archive.jobs.results(number, limit, offset)
    return JobView(job, ", ".join(_tell_given(kinds)), tuple(tell_told(job.told)), results)


def _tell_given(kinds: Sequence[InputKind]) -> Iterator[str]:
    names = {
        InputKind.FILE: ("file", "files"),
        InputKind.TEXT: ("pasted text", "pasted texts"),
        InputKind.ADDRESS: ("address", "addresses"),
        InputKind.MANIFEST: ("manifest", "manifests"),
    }
    for kind, (one, many) in names.items():
        count = kinds.count(kind)
        if count:
            yield f"{count:,} {one if count == 1 else many}"


def tell_told(told: str) -> Iterator[tuple[str, str]]:
    """What a person told of all inputs of a job: names of fields and their values."""
    known = msgspec.json.decode(told, type=Told)
    for name in known.names:
        shown = {"genre": "kind", "published": "day", "publisher": "outlet"}.get(name, name)
        value = getattr(known, name)
        yield shown.replace("_", " "), ", ".join(value) if isinstance(value, tuple) else str(value)


def tell_job(job: Job) -> str:
    """How far a job is, in one line."""
    match job.state:
        case JobState.WAITING:
            return "Stored. It waits for its turn."
        case JobState.READING:
            read = job.results - job.refused
            return (
                f"Reading: {job.done:,} of {job.inputs:,} inputs done, {read:,} documents so far."
            )
        case JobState.SETTLING:
            return (
                "All is read. The statements are held against the record now; "
                "in a large archive this takes minutes."
            )
        case JobState.DONE:
            held, refused = job.results - job.refused, job.refused
            documents = f"{held:,} document{'' if held == 1 else 's'} in the archive"
            return f"Done: {documents}" + (f", {refused:,} not added." if refused else ".")
        case JobState.FAILED:
            return f"Stopped: {job.detail}"
        case _:
            assert_never(job.state)


def name_outcome(outcome: str) -> str:
    """What became of a document, in a word or two."""
    return _OUTCOMES[outcome]


def prefill(occasion: Occasion | None, speaker: str | None) -> dict[str, str]:
    """What the form tells of the transcript of an occasion, field by field."""
    if occasion is None:
        return {}
    return {
        "kind": Genre.TRANSCRIPT.value,
        "occasion": occasion.title,
        "published": occasion.date.isoformat() if occasion.date else "",
        "speaker": speaker or "",
    }
