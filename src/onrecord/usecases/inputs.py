"""Inputs: what a user names, with what the user tells of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.errors import InputError, UsageError
from onrecord.model import UNTOLD, Source, Told

__all__ = [
    "NOTHING_TOLD",
    "Telling",
    "check_standard_input",
    "open_inputs",
    "read_told",
]


@dataclass(frozen=True, slots=True)
class Telling:
    """What a user tells of the inputs of one call."""

    told: Told = UNTOLD  # of all of them; it goes before what the manifest tells
    manifest: str | None = None  # path of a table that tells of each


NOTHING_TOLD = Telling()


def open_inputs(inputs: Iterable[str], telling: Telling) -> Iterator[Source | InputError]:
    """The sources of a call, with what is told of each.

    Args:
        inputs: as `find_sources` takes them; none: those that the manifest names.
        telling: what is told.

    Yields:
        Sources, and an error for each input that cannot be opened and each row of the manifest
        that names none of them.

    Raises:
        UsageError: the manifest cannot be used, or standard input is named twice.
    """
    from onrecord.reading import find_sources, read_manifest, tell_sources  # noqa: PLC0415 - slow

    names = tuple(inputs)
    check_standard_input(names)
    manifest = None if telling.manifest is None else read_manifest(telling.manifest)
    if not names and manifest is not None:
        names = manifest.inputs
    return tell_sources(find_sources(names), telling.told, manifest)


def read_told(fields: Mapping[str, object], where: str) -> Told:
    """What is told of a document, field by field, each looked at.

    Raises:
        UnreadableSource: a value is not what its field holds.
    """
    from onrecord.reading import read_told as read  # noqa: PLC0415 - its parsers load slowly

    return read(fields, where)


def check_standard_input(names: Iterable[str]) -> None:
    """Refuse standard input where it is named twice: it can be read once."""
    if sum(name == "-" for name in names) > 1:
        mend = "name '-' once; give other inputs as files"
        raise UsageError("standard input is named twice", "-", mend)
