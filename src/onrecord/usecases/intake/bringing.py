"""Jobs: what pages bring in is stored first, then worked through, input by input."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import msgspec

from onrecord.boundary import document_boundary
from onrecord.errors import ArchiveError, InputError, OnrecordError, UnreadableSource, UsageError
from onrecord.late import load_late
from onrecord.model import Source, Told
from onrecord.statements import Tagger
from onrecord.store import Archive, InputKind, Job, JobInput, JobResult, JobState
from onrecord.usecases.fetching import Fetcher, names_address
from onrecord.usecases.intake.adding import Notice, Outcome, keep_page, take_each
from onrecord.usecases.intake.inputs import open_address, read_told
from onrecord.usecases.settling import settle

if TYPE_CHECKING:
    from onrecord import reading
else:
    reading = load_late("onrecord.reading")

__all__ = ["Given", "post_job", "run_job"]

_MOST_INPUTS: Final = 1000  # of one job; more come in a ZIP archive
_LONGEST: Final = 200  # characters of a file's name
_HIDDEN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f]")


@dataclass(frozen=True, slots=True)
class Given:
    """One thing as a form gives it."""

    kind: InputKind
    name: str  # of a file, as whoever sent it calls it; an address
    data: bytes = b""


def post_job(archive: Archive, fields: Mapping[str, str], given: Iterable[Given]) -> int:
    """Store what was given, so that nothing is lost from here on; the number of its job.

    Args:
        archive: where to.
        fields: what is told of all of it, as `onrecord add` takes it.
        given: one at a time; its bytes become originals of the archive.

    Raises:
        UsageError: nothing was given, too much, or a field does not take its value.
        ArchiveError: the archive cannot be written.
    """
    try:
        told = read_told(fields, "the form")
    except InputError as error:
        raise UsageError(error.what, error.where, error.mend) from error
    kept: list[JobInput] = []
    for each in given:
        if len(kept) >= _MOST_INPUTS:
            what = f"more than {_MOST_INPUTS:,} files at once"
            raise UsageError(what, each.name, "put them into a ZIP archive")
        address = each.kind is InputKind.ADDRESS
        names = {other.name for other in kept}
        name = each.name.strip() if address else _name_apart(each.name, names)
        sha256 = "" if address else archive.keep_original(each.data)
        kept.append(JobInput(each.kind, name, sha256))
    manifests = sum(each.kind is InputKind.MANIFEST for each in kept)
    if manifests == len(kept):
        raise UsageError("nothing was given", "the form", "choose files, paste text or an address")
    if manifests > 1:
        raise UsageError("more than one manifest", "the form", "give one table for all files")
    return archive.jobs.add(msgspec.json.encode(told).decode(), kept)


def _name_apart(name: str, taken: set[str]) -> str:
    """A file's name, without what could lead anywhere, that no other of the job has."""
    parts = _HIDDEN.sub("", name).replace("\\", "/").split("/")
    kept = [part.strip() for part in parts if part.strip() not in {"", ".", ".."}]
    plain = "/".join(kept)[-_LONGEST:].lstrip("/") or "unnamed"
    chosen, number = plain, 1
    while chosen in taken:
        number += 1
        stem, dot, ending = plain.rpartition(".")
        chosen = f"{stem} ({number}).{ending}" if dot and stem else f"{plain} ({number})"
    return chosen


def run_job(
    archive: Archive,
    number: int,
    *,
    choose: Callable[[], Tagger],
    fetcher: Fetcher,
    stop: Callable[[], bool],
) -> bool:
    """Work through a job from where it was left; whether it is at an end.

    Args:
        archive: holds it.
        number: of the job.
        choose: loads what reads statements.
        fetcher: fetches addresses.
        stop: asked after each document; the job is then left as it is, and taken up again.

    Raises:
        ArchiveError: the archive cannot be written, so nothing can be noted either.
    """
    job = archive.jobs.find(number)
    if job is None or job.ended:
        return True
    try:
        with document_boundary(f"job {number}"):
            archive.jobs.mark(number, JobState.READING)
            if not _Run(archive, job, fetcher).take(choose(), stop):
                return False
            archive.jobs.mark(number, JobState.SETTLING)
            settle(archive)
    except ArchiveError:
        raise
    except OnrecordError as error:
        archive.jobs.mark(number, JobState.FAILED, str(error))
        return True
    archive.jobs.mark(number, JobState.DONE)
    return True


class _Run:
    """One run over the inputs of a job."""

    def __init__(self, archive: Archive, job: Job, fetcher: Fetcher) -> None:
        self._archive, self._job, self._fetcher = archive, job, fetcher

    def take(self, tagger: Tagger, stop: Callable[[], bool]) -> bool:
        """Read every input into the archive; False: it was stopped before the end."""
        for notice in take_each(self._archive, self._open_told(), tagger):
            self._note(notice)
            if stop():
                return False
        return True

    def _note(self, notice: Notice) -> None:
        """Write what became of a document; that it is held says nothing new of what was read."""
        name = self._shorten(notice.name)
        before = self._archive.jobs.result(self._job.number, name)
        if before is not None and notice.outcome is Outcome.HELD and before.document:
            return
        detail = notice.detail
        if notice.outcome is Outcome.SET_ASIDE:
            detail = detail.replace(f" ({notice.name})", "")  # it stands beside its name
        result = JobResult(name, notice.outcome.value, detail, notice.document)
        self._archive.jobs.note(self._job.number, result)

    @property
    def _folder(self) -> str:
        """What tells a file of this job from one of the same name in another."""
        return f"added/{self._job.number}/"

    def _shorten(self, name: str) -> str:
        return name.removeprefix(self._folder)

    def _open_told(self) -> Iterator[Source | InputError]:
        """The documents of all inputs, with what is told of them."""
        told = msgspec.json.decode(self._job.told, type=Told)
        inputs = self._archive.jobs.inputs(self._job.number)
        manifest = None
        for each in inputs:
            if each.kind is InputKind.MANIFEST:
                try:
                    data = self._archive.original(each.sha256)
                    manifest = reading.read_sent_manifest(data, each.name)
                except OnrecordError as error:
                    yield UnreadableSource(error.what, each.name, error.mend)
                    return  # nothing is read without what was to be told of it
        # A manifest names what it did not find, so all is looked at again; what is held is known.
        left = [each for each in inputs if manifest is not None or not each.done]
        for found in reading.tell_sources(self._open_all(left), told, manifest):
            if isinstance(found, Source) and not names_address(found.name):
                yield replace(found, name=self._folder + found.name)
            else:
                yield found

    def _open_all(self, inputs: Iterable[JobInput]) -> Iterator[Source | InputError]:
        for each in inputs:
            if each.kind is not InputKind.MANIFEST:
                yield from self._open(each)
            self._archive.jobs.finish(each)

    def _open(self, given: JobInput) -> Iterator[Source | InputError]:
        if given.kind is InputKind.ADDRESS:
            yield from open_address(given.name, self._fetch)
            return
        try:
            data = self._archive.original(given.sha256)
        except ArchiveError as error:
            yield UnreadableSource(error.what, given.name, error.mend)
            return
        held = False
        for found in reading.unpack_apart(Source(given.name, data), reading.Bounds()):
            held = True
            yield found
        if not held:
            mend = "hidden files are passed over; give the documents themselves"
            yield UnreadableSource("holds no document", given.name, mend)

    def _fetch(self, address: str) -> Source:
        return keep_page(self._archive, self._fetcher.fetch(address))
