"""Watching: what feeds and folders hold that is new comes into an archive, round by round."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import msgspec

from onrecord.errors import InputError, RefusedSource, UsageError
from onrecord.late import load_late
from onrecord.meaning import Encoder
from onrecord.model import Source
from onrecord.statements import Tagger
from onrecord.store import Archive
from onrecord.usecases.fetching import Fetcher, names_address
from onrecord.usecases.intake.adding import Notice, Outcome, Tally, count_up, keep_page, take_each
from onrecord.usecases.intake.inputs import NOTHING_TOLD, Telling, open_inputs
from onrecord.usecases.settling import Follow, settle

if TYPE_CHECKING:
    from onrecord import reading
else:
    reading = load_late("onrecord.reading")

__all__ = ["Round", "Watching", "check_watched", "watch_round"]

_FEED, _ENTRY = "feed", "watched"  # kinds under which the store keeps what was seen
_TRIES: Final = 3  # rounds in which a page that cannot be had is asked for
_SITEMAPS: Final = 50  # that one sitemap leads to, in a round
_CONDITIONS: Final = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
_MEND: Final = "give addresses of feeds or sitemaps (https://…), or folders"


class _Seen(msgspec.Struct, frozen=True):
    """What is kept of an entry: how it was marked, and how often it could not be had."""

    mark: str
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Round:
    """What one round brought."""

    tally: Tally
    unchanged: int  # feeds that their servers say are as they were
    left: int  # entries that are new and wait for the next round
    failed: int  # feeds and folders that could not be read


@dataclass(frozen=True, slots=True)
class Watching:
    """How to watch, the same in each round."""

    tagger: Tagger
    pause: Callable[[float], None]  # waits some seconds
    limit: int = 200  # entries that a round takes
    delay_s: float = 2.0  # between two requests to one site
    telling: Telling = NOTHING_TOLD
    encoder: Encoder | None = None
    fetcher: Fetcher = field(default_factory=Fetcher)


def check_watched(names: Sequence[str]) -> None:
    """Refuse what cannot be watched.

    Raises:
        UsageError: nothing is named, or a name is neither an address nor a folder.
    """
    if not names:
        raise UsageError("nothing is named", "FEED", _MEND)
    for name in names:
        if not names_address(name) and not Path(name).is_dir():
            raise UsageError("neither an address nor a folder", name, _MEND)


def watch_round(
    archive: Archive,
    names: Sequence[str],
    how: Watching,
    watch: Callable[[Notice], None],
    follow: Follow | None = None,
) -> Round:
    """Take in what is new in feeds and folders, one after the other, then settle the archive.

    Each entry is noted when it is in the archive, so a run that is killed goes on where it
    stopped. A feed's marks (ETag, Last-Modified) are kept when all that it names was taken. What
    cannot be had is tried in three rounds; what a site asks programs to leave alone, once.

    Args:
        archive: where to.
        names: addresses of feeds and sitemaps, and folders.
        how: the rest.
        watch: told of each entry, and of each feed that fails.
        follow: told how many documents are held against the record since, and of how many.

    Raises:
        ArchiveError: the archive cannot be written.
        UsageError: as `check_watched`.
    """
    check_watched(names)
    run = _Run(archive, how, watch)
    for name in names:
        try:
            run.take_feed(name) if names_address(name) else run.take_folder(name)
        except InputError as error:
            run.failed += 1
            watch(Notice(name, Outcome.SET_ASIDE, str(error)))
    tally = count_up(run.counts, settle(archive, how.encoder, follow))
    return Round(tally, run.unchanged, run.left, run.failed)


class _Run:
    """One round."""

    def __init__(self, archive: Archive, how: Watching, watch: Callable[[Notice], None]) -> None:
        self._archive, self._how, self._watch = archive, how, watch
        self._fetcher = replace(how.fetcher, robots={})
        self._sites: set[str] = set()  # that were asked
        self._lacking: InputError | None = None  # why the last address could not be had
        self.counts = dict.fromkeys(Outcome, 0)
        self.taken = self.unchanged = self.left = self.failed = 0

    def take_feed(self, address: str) -> None:
        """Take in what a feed, or a sitemap and those it leads to, names.

        Raises:
            InputError: the feed cannot be had, or is none.
        """
        sitemaps = self._take_one_feed(address)
        for each in sitemaps[:_SITEMAPS]:
            self._take_one_feed(each)

    def _take_one_feed(self, address: str) -> list[str]:
        """Take in what one feed names; the sitemaps that it leads to."""
        kept = self._archive.postings.kept(_FEED, [address]).get(address)
        marks = {} if kept is None else msgspec.json.decode(kept, type=dict[str, str])
        self._wait(address)
        conditions = {_CONDITIONS[name]: value for name, value in marks.items()}
        page = self._fetcher.fetch_changed(address, conditions)
        if page is None:
            self.unchanged += 1
            return []
        entries = list(reading.feed_apart(page.source))
        sitemaps = [each.address for each in entries if each.is_feed]
        pages = [(each.address, each.mark) for each in entries if not each.is_feed]
        if not self._take_new(pages) and not sitemaps:  # else it has to be read again
            fetched = page.source.fetched
            told = () if fetched is None else fetched.hops[-1].headers
            found = {name.lower(): value for name, value in told if name.lower() in _CONDITIONS}
            self._archive.keep(_FEED, address, msgspec.json.encode(found))
        return sitemaps

    def take_folder(self, folder: str) -> None:
        """Take in the files of a folder that are new or were changed."""
        top = Path(folder)
        places = [
            place
            for place in sorted(top.rglob("*"))
            if not any(part.startswith(".") for part in place.relative_to(top).parts)
        ]
        stats = ((str(place), place.stat()) for place in places if place.is_file())
        self._take_new([(name, f"{stat.st_size} {stat.st_mtime_ns}") for name, stat in stats])

    def _take_new(self, entries: Sequence[tuple[str, str]]) -> int:
        """Take in entries that were not seen as they are marked now; how many are not done."""
        kept = self._archive.postings.kept(_ENTRY, [name for name, _ in entries])
        undone = 0
        for name, mark in dict(entries).items():
            seen = msgspec.json.decode(kept[name], type=_Seen) if name in kept else None
            known = seen is not None and seen.mark == mark
            failed = seen.failed if seen is not None and known else 0
            if known and failed in {0, _TRIES}:
                continue
            if self.taken >= self._how.limit:
                self.left += 1
                undone += 1
                continue
            self.taken += 1
            now = self._take(name, failed)
            undone += 0 < now < _TRIES
            self._archive.keep(_ENTRY, name, msgspec.json.encode(_Seen(mark, now)))
        return undone

    def _take(self, name: str, failed: int) -> int:
        """Take one entry in; how often it could not be had by now."""
        self._lacking = None
        opened = open_inputs([name], self._how.telling, self._fetch)
        for notice in take_each(self._archive, opened, self._how.tagger):
            self.counts[notice.outcome] += 1
            self._watch(notice)
        if self._lacking is None:
            return 0
        return _TRIES if isinstance(self._lacking, RefusedSource) else failed + 1

    def _fetch(self, address: str) -> Source:
        self._wait(address)
        try:
            return keep_page(self._archive, self._fetcher.fetch(address))
        except InputError as error:
            self._lacking = error
            raise

    def _wait(self, address: str) -> None:
        """Let a site that was asked before rest."""
        site = urlsplit(address).netloc.lower()
        if site in self._sites:
            self._how.pause(self._how.delay_s)
        self._sites.add(site)
