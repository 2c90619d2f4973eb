"""Results: what a batch wrote, read back for an archive."""

from collections.abc import Iterator, Sequence
from typing import Final

from onrecord import errors
from onrecord.batch.places import Place, open_place
from onrecord.batch.shard_tables import DONE, read_done, read_opened
from onrecord.errors import InputError, UsageError
from onrecord.exports import check_parquet
from onrecord.usecases import Opened

__all__ = ["read_results"]

_REPORT: Final = "report.json"


def read_results(out: str) -> Iterator[Opened | InputError]:
    """What a batch opened, and what it set aside, shard by shard; one shard is held.

    Raises:
        UsageError: the folder holds no batch, or one that is not finished.
        ArchiveError: a file of it is missing or damaged.
    """
    check_parquet(out)
    place = open_place(out)
    names = [each.rpartition("/")[2].removesuffix(".json") for each in place.list(DONE)]
    if place.read(_REPORT) is None:
        what = "a batch there is not finished" if names else "no batch is there"
        mend = "run the batch again, it goes on" if names else "name the --out of a batch"
        raise UsageError(what, out, mend)
    return _read_shards(place, names)


def _read_shards(place: Place, names: Sequence[str]) -> Iterator[Opened | InputError]:
    for name in names:
        yield from read_opened(place, name)
        done = read_done(place, name)
        for each in () if done is None else done.set_aside:
            kind = getattr(errors, each.kind, InputError)
            yield _told(kind, each.name, each.reason)


def _told(kind: type[InputError], name: str, reason: str) -> InputError:
    """An error as it was, out of its line."""
    what, _, mend = reason.partition(f" ({name}): ")
    return kind(what, name, mend)
