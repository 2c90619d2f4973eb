"""The report of a batch, counted in the rows that it wrote."""

import io
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from onrecord.batch.places import Place
from onrecord.batch.shard_tables import TABLES, Aside, read_done
from onrecord.errors import ArchiveError
from onrecord.exports import ParquetRows
from onrecord.late import load_late

if TYPE_CHECKING:
    from pyarrow import parquet as pq
else:
    pq = load_late("pyarrow.parquet")

__all__ = ["Report", "write_report"]

_REPORT: Final = "report.json"
_ASIDE: Final = "set_aside.parquet"
_COUNTED: Final = {"documents": "kind", "statements": "kind"}  # a column that is counted by value


class Report(msgspec.Struct, frozen=True):
    """What a batch made."""

    shards: int
    documents: int
    again: int  # sources that are documents of the batch already
    set_aside: int
    statements: int
    figures: int
    documents_by_kind: Mapping[str, int]
    statements_by_kind: Mapping[str, int]
    set_aside_by_reason: Mapping[str, int]  # by the error as `onrecord.errors` calls it


def write_report(place: Place, names: Sequence[str]) -> Report:
    """Count the rows of all shards, and write the report and what was set aside.

    Raises:
        ArchiveError: a shard has no marker, or its tables do not hold the rows that it names.
    """
    rows: Counter[str] = Counter()
    values = {table: Counter[str]() for table in TABLES}
    aside: list[Aside] = []
    again = 0
    for name in names:
        done = read_done(place, name)
        if done is None:
            raise _lacking(f"shard {name}")
        for table, many in _count_rows(place, name, values).items():
            if many != getattr(done, table):
                raise _lacking(f"{table}/{name}.parquet")
            rows[table] += many
        aside += done.set_aside
        again += done.again
    _write_aside(place, aside)
    report = Report(
        len(names),
        rows["documents"],
        again,
        len(aside),
        rows["statements"],
        rows["figures"],
        dict(sorted(values["documents"].items())),
        dict(sorted(values["statements"].items())),
        dict(sorted(Counter(each.kind for each in aside).items())),
    )
    place.write(_REPORT, msgspec.json.format(msgspec.json.encode(report), indent=1) + b"\n")
    return report


def _count_rows(place: Place, name: str, values: Mapping[str, Counter[str]]) -> dict[str, int]:
    """How many rows the tables of a shard have; what they hold is counted on the way."""
    counts = {}
    for table in TABLES:
        where = f"{table}/{name}.parquet"
        data = place.read(where)
        if data is None:
            raise _lacking(where)
        try:
            file = pq.ParquetFile(io.BytesIO(data))
            if table in _COUNTED:
                column = file.read([_COUNTED[table]]).column(0)
                values[table].update(column.to_pylist())
            counts[table] = file.metadata.num_rows
        except (OSError, ValueError) as error:
            raise _lacking(where) from error
    return counts


def _write_aside(place: Place, aside: Sequence[Aside]) -> None:
    file = io.BytesIO()
    rows = ParquetRows(file, Aside)
    for each in aside:
        rows.write(each)
    rows.close()
    place.write(_ASIDE, file.getvalue())


def _lacking(where: str) -> ArchiveError:
    mend = "take its marker in 'done' away, and run the batch again"
    return ArchiveError("a file of the batch is missing or damaged", where, mend)
