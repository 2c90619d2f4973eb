"""Parquet of documents: one a row, with the fields of JSON lines."""

import json
from collections.abc import Iterator
from datetime import date
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from onrecord.errors import InputError, RefusedSource, UnreadableSource
from onrecord.late import load_late
from onrecord.model import Source
from onrecord.reading.bounds import Bounds
from onrecord.reading.told.fields import FIELDS
from onrecord.reading.told.json_lines import read_lines

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow import parquet as pq
else:  # an optional extra
    pa = load_late("pyarrow")
    pq = load_late("pyarrow.parquet")

__all__ = ["names_parquet", "read_rows"]

_ENDING: Final = ".parquet"
_COLUMNS: Final = frozenset({"id", "text", "html", *FIELDS})
_ROWS: Final = 64  # held at a time
_WHAT: Final = "Parquet is damaged"
_MEND: Final = "write it anew, or give the documents as JSON lines"


def names_parquet(name: str) -> bool:
    """Whether a name says that a file is Parquet."""
    return name.lower().endswith(_ENDING)


class _Lines:
    """The rows of a file as lines of JSON, so that both mean the same document."""

    def __init__(self, file: "pq.ParquetFile", columns: list[str]) -> None:
        batches = file.iter_batches(batch_size=_ROWS, columns=columns)
        self._rows = (row for batch in batches for row in batch.to_pylist())

    def readline(self, most: int) -> bytes:
        """The next row; empty at the end."""
        row = next(self._rows, None)
        if row is None:
            return b""
        told = {name: _write_value(value) for name, value in row.items() if value is not None}
        line = json.dumps(told, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        return line[:most]


def _write_value(value: Any) -> object:  # noqa: ANN401 - what a column holds
    """A cell as JSON lines write it."""
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str | int | list) else str(value)


def read_rows(stream: BinaryIO, name: str, bounds: Bounds) -> Iterator[Source | InputError]:
    """The documents of a file, `name#id` each, in the order of rows; some 64 rows are held.

    Args:
        stream: at its beginning.
        name: of the file.
        bounds: what is refused.

    Yields:
        A source a row; an error in place of a row that is no document.
    """
    if find_spec("pyarrow") is None:
        mend = "install it: pip install 'onrecord[parquet]'"
        yield UnreadableSource("Parquet needs the extra 'parquet'", name, mend)
        return
    try:
        file = pq.ParquetFile(stream)
        yield from _read_file(file, name, bounds)
    except (pa.ArrowException, OSError, ValueError) as error:
        why = " ".join(str(error).split())[:100]
        yield UnreadableSource(f"{_WHAT}: {why}", name, _MEND)


def _read_file(file: "pq.ParquetFile", name: str, bounds: Bounds) -> Iterator[Source | InputError]:
    columns = [each for each in file.schema_arrow.names if each in _COLUMNS]
    if not {"text", "html"} & set(columns):
        yield UnreadableSource("no column 'text' or 'html'", name, "name the columns so")
        return
    largest = max(
        (file.metadata.row_group(at).total_byte_size for at in range(file.metadata.num_row_groups)),
        default=0,
    )
    if largest > bounds.packed_bytes:
        what = f"has a row group of more than {bounds.packed_bytes >> 20:,} MiB"
        yield RefusedSource(what, name, "write it in smaller row groups")
        return
    yield from read_lines(_Lines(file, columns), name, bounds)
