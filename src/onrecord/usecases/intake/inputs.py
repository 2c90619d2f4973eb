"""Inputs: what a user names, with what the user tells of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from onrecord.errors import InputError, UnreadableSource, UsageError
from onrecord.late import load_late
from onrecord.model import UNTOLD, Source, Told

if TYPE_CHECKING:
    from onrecord import reading
    from onrecord.usecases import fetching
else:
    reading = load_late("onrecord.reading")
    fetching = load_late("onrecord.usecases.fetching")

__all__ = [
    "NOTHING_TOLD",
    "Fetch",
    "Telling",
    "check_standard_input",
    "list_kinds",
    "open_address",
    "open_inputs",
    "read_told",
]


@dataclass(frozen=True, slots=True)
class Telling:
    """What a user tells of the inputs of one call."""

    told: Told = UNTOLD  # of all of them; it goes before what the manifest tells
    manifest: str | None = None  # path of a table that tells of each


NOTHING_TOLD = Telling()


Fetch = Callable[[str], Source]
"""Fetches an address, or raises InputError."""


def open_inputs(
    inputs: Iterable[str], telling: Telling, fetch: Fetch | None = None
) -> Iterator[Source | InputError]:
    """The sources of a call, with what is told of each.

    Args:
        inputs: as `find_sources` takes them; none: those that the manifest names.
        telling: what is told.
        fetch: fetches what is an address; None: addresses are refused.

    Yields:
        Sources, and an error for each input that cannot be opened and each row of the manifest
        that names none of them.

    Raises:
        UsageError: the manifest cannot be used, or standard input is named twice.
    """
    names = tuple(inputs)
    check_standard_input(names)
    manifest = None if telling.manifest is None else reading.read_manifest(telling.manifest)
    if not names and manifest is not None:
        names = manifest.inputs
    opened = (
        reading.find_sources([name])
        if fetch is None or not fetching.names_address(name)
        else open_address(name, fetch)
        for name in names
    )
    return reading.tell_sources(chain.from_iterable(opened), telling.told, manifest)


def open_address(address: str, fetch: Fetch) -> Iterator[Source | InputError]:
    """The documents that an address leads to: one, or the members of an archive."""
    try:
        yield from reading.unpack_apart(fetch(address), reading.Bounds())
    except InputError as error:
        yield error


def read_told(fields: Mapping[str, object], where: str) -> Told:
    """What a person tells of a document, field by field, each looked at.

    Raises:
        UnreadableSource: a value is not what its field holds.
    """
    told = reading.read_told(fields, where)
    if told.url is not None and not fetching.names_address(told.url):
        mend = "write it whole: https://example.org/page"
        raise UnreadableSource(f"'{told.url}' is no address of the web", where, mend)
    return told


def list_kinds() -> tuple[str, ...]:
    """What may be told as the kind of a document."""
    return tuple(reading.KINDS)


def check_standard_input(names: Iterable[str]) -> None:
    """Refuse standard input where it is named twice: it can be read once."""
    if sum(name == "-" for name in names) > 1:
        mend = "name '-' once; give other inputs as files"
        raise UsageError("standard input is named twice", "-", mend)
