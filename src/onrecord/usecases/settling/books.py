"""The occasions of an archive, read by person and day as they are asked for."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from onrecord.dates import OccasionBook
from onrecord.model import Occasion
from onrecord.store import AT, OF, Archive
from onrecord.usecases.settling.ondemand import OnDemand

__all__ = ["ArchiveBook"]

_MOST = 10_000  # days of persons that are held


class _OfTranscript(OnDemand[str, Occasion]):
    """The occasion of each transcript of an archive."""

    def read(self, key: str) -> Occasion:
        """That of one transcript."""
        postings = self.archive.postings
        for occasion in postings.occasions(held for _, held in postings.find(OF, [key])):
            if key in occasion.transcripts:
                return occasion
        raise KeyError(key)


class ArchiveBook(OccasionBook):
    """A book of which no page is read before it is asked for."""

    def __init__(self, archive: Archive) -> None:
        """Look into an archive whose postings are written."""
        super().__init__(())
        self._archive = archive
        self._read: dict[tuple[str, date], list[Occasion]] = {}
        self.by_transcript = _OfTranscript(archive)

    def called(self, occasion_id: str) -> Occasion | None:
        """The occasion with an id; None: there is none."""
        return next(iter(self._archive.postings.occasions([occasion_id])), None)

    def on(self, person: str | None, days: Iterable[date]) -> list[Occasion]:
        """The occasions of a person on some days."""
        if person is None:
            return []
        wanted = list(days)
        lacking = [day for day in wanted if (person, day) not in self._read]
        if len(self._read) > _MOST:
            self._read.clear()
            lacking = wanted
        if lacking:
            postings = self._archive.postings
            found = postings.find(AT, (f"{person} {day}" for day in lacking))
            by_day: dict[date | None, list[Occasion]] = defaultdict(list)
            for occasion in postings.occasions(held for _, held in found):
                by_day[occasion.date].append(occasion)
            self._read.update(((person, day), by_day[day]) for day in lacking)
        return [occasion for day in wanted for occasion in self._read[person, day]]
