"""The worker: one thread beside the pages that works through jobs, one at a time."""

import contextlib
import threading
from collections.abc import Callable
from typing import Final

from onrecord.errors import ArchiveError
from onrecord.statements import Tagger
from onrecord.store import Archive, JobState, Work
from onrecord.usecases import Fetcher, run_job

__all__ = ["Worker"]

_REST_S: Final = 2.0  # between two looks for jobs that another server took in
_TRIES: Final = 5  # at a job while the archive cannot be written
_LEAVE_S: Final = 10.0  # for the document at hand when the server ends


class Worker:
    """Works through the jobs of an archive; of several servers of one archive, one does.

    First it cuts the passages of what an older version of this program wrote.
    """

    def __init__(self, archive: Archive, fetcher: Fetcher, choose: Callable[[], Tagger]) -> None:
        self._archive, self._fetcher, self._choose = archive, fetcher, choose
        self._more, self._ending = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._work, name="jobs", daemon=True)
        self._tries: dict[int, int] = {}

    def start(self) -> None:
        """Begin with what was left unfinished."""
        self._thread.start()

    def wake(self) -> None:
        """Tell that a job came."""
        self._more.set()

    def stop(self) -> None:
        """End after the document at hand; the rest is taken up by the next server."""
        self._ending.set()
        self._more.set()
        if self._thread.is_alive():
            self._thread.join(_LEAVE_S)

    def _work(self) -> None:
        while not self._ending.is_set():
            self._more.clear()
            with contextlib.suppress(ArchiveError), self._archive.taking_turn(Work.JOBS) as mine:
                if mine:
                    self._run_all()
            self._more.wait(_REST_S)

    def _run_all(self) -> None:
        with contextlib.suppress(ArchiveError):  # in use, or the disk is full: tried again
            self._archive.passages.fill(self._ending.is_set)
            for number in self._archive.jobs.unfinished():
                if self._ending.is_set():
                    return
                self._run(number)

    def _run(self, number: int) -> None:
        try:
            stop = self._ending.is_set
            run_job(self._archive, number, choose=self._choose, fetcher=self._fetcher, stop=stop)
        except ArchiveError as error:
            self._tries[number] = self._tries.get(number, 0) + 1
            if self._tries[number] >= _TRIES:
                self._archive.jobs.mark(number, JobState.FAILED, str(error))
