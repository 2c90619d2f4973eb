"""Conditions that no document makes true: rules that earn nothing.

Run as `python -m benchmarks.conditions PATH... [--rooms ROOM...] [--most N]`. The documents are
read, their statements found and named; printed is each condition of the rooms that is true in at
most N documents (0 where not told), with the number of documents in which it was asked and false.
Of `compare` each quotation that is held against the documents counts as one.
What guards a bound, or reads a format that is not among the documents, is rightly there; what
looks for words that nobody prints is not.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from benchmarks.asked_conditions import Condition, begin_document, conditions, count_rooms

if TYPE_CHECKING:
    from onrecord.model import Finding

__all__ = ["list_idle"]

_ROOMS = ("reading", "statements", "speakers", "casework", "dates")


def list_idle(counted: Iterable[Condition], most: int) -> Iterator[str]:
    """A line for each condition that was asked, and true in at most so many documents."""
    for each in counted:
        if each.true <= most and each.true + each.false:
            told = f"true in {each.true}, false in {each.false}"
            yield f"{each.path}:{each.line}: {told}: {each.code}"


def _read(paths: list[str]) -> tuple[int, int]:
    """Read all documents; how many were read, and how many could not be."""
    from onrecord import usecases  # noqa: PLC0415 - behind `count_rooms`
    from onrecord.casework import open_dossier  # noqa: PLC0415
    from onrecord.errors import OnrecordError  # noqa: PLC0415
    from onrecord.reading import find_sources, read_document  # noqa: PLC0415

    tagger = usecases.choose_tagger()
    read = lost = 0
    for source in find_sources(paths):
        begin_document()
        try:
            if isinstance(source, OnrecordError):
                raise source
            open_dossier(read_document(source), tagger)
            read += 1
        except OnrecordError as error:
            print(error, file=sys.stderr)
            lost += 1
    return read, lost


def _compare(paths: list[str]) -> None:
    """Add all documents to an archive; each quotation that is judged counts by itself."""
    from onrecord import compare, usecases  # noqa: PLC0415 - behind `count_rooms`
    from onrecord.store import open_archive  # noqa: PLC0415

    judge = compare.judge

    def count(*given: Any, **told: Any) -> "Finding":  # noqa: ANN401 - whatever `judge` takes
        begin_document()
        return judge(*given, **told)

    with (
        patch("onrecord.casework.checking.judge", count),
        tempfile.TemporaryDirectory() as made,
        open_archive(Path(made)) as held,
    ):
        usecases.add(held, paths, watch=lambda _: None)


def main() -> int:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", help="files and folders, as `onrecord add` takes them")
    parser.add_argument("--rooms", nargs="+", default=_ROOMS)
    parser.add_argument("--most", type=int, default=0, help="documents in which it may be true")
    told = parser.parse_args()
    count_rooms(told.rooms)
    read, lost = _read(told.paths)
    if "compare" in told.rooms:
        _compare(told.paths)
    here = f"{Path.cwd()}/"
    idle = [line.removeprefix(here) for line in list_idle(conditions, told.most)]
    print("\n".join(idle))
    print(f"{read} documents read, {lost} not; {len(conditions)} conditions, {len(idle)} idle")
    return 0


if __name__ == "__main__":
    sys.exit(main())
