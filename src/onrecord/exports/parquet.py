"""The tables of the record as Parquet: typed columns, nested as in the JSON."""

from collections.abc import Mapping
from enum import Enum
from importlib.util import find_spec
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

import msgspec
from msgspec import inspect

from onrecord.errors import UsageError
from onrecord.exports.sheets import encode_cell
from onrecord.exports.writing import write_tables
from onrecord.late import load_late
from onrecord.store import Archive

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow import parquet as pq
else:  # an optional extra
    pa = load_late("pyarrow")
    pq = load_late("pyarrow.parquet")

__all__ = ["ParquetRows", "check_parquet", "write_parquet"]

_ROWS: Final = 1000  # held before they are written


class ParquetRows:
    """A file that takes rows, a thousand at a time."""

    def __init__(self, file: IO[bytes], kind: type[msgspec.Struct]) -> None:
        self._info = inspect.type_info(kind)
        self._schema = pa.schema(list(_find_type(self._info)))
        self._writer = pq.ParquetWriter(file, self._schema, compression="zstd")
        self._held: list[Any] = []

    def write(self, row: msgspec.Struct) -> None:
        """Take one row."""
        self._held.append(_convert(row, self._info))
        if len(self._held) == _ROWS:
            self._flush()

    def close(self) -> None:
        """Write what is held, and the end."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._held:
            self._writer.write(pa.Table.from_pylist(self._held, self._schema))
            self._held.clear()


def write_parquet(archive: Archive, out: Path) -> Mapping[str, int]:
    """Write `documents.parquet` and the other tables; how many rows each has.

    A span is a pair of `start` and `end`; a tuple of unlike values is a string of JSON.

    Raises:
        UsageError: the extra `parquet` is not installed, or the folder cannot be written to.
        ArchiveError: the archive cannot be read.
    """
    check_parquet(str(out))
    return write_tables(archive, out, ParquetRows, ".parquet")


def check_parquet(where: str) -> None:
    """Refuse a call that needs Parquet where it cannot be written.

    Raises:
        UsageError: the extra `parquet` is not installed.
    """
    if find_spec("pyarrow") is None:
        mend = "install it: pip install 'onrecord[parquet]'"
        raise UsageError("Parquet needs the extra 'parquet'", where, mend)


def _find_type(info: inspect.Type) -> "pa.DataType":
    """The Arrow type of a value."""
    plain: tuple[tuple[type[inspect.Type], pa.DataType], ...] = (
        (inspect.BoolType, pa.bool_()),
        (inspect.IntType, pa.int64()),
        (inspect.FloatType, pa.float64()),
        (inspect.BytesType, pa.binary()),
        (inspect.DateType, pa.date32()),
        (inspect.DateTimeType, pa.timestamp("us", "UTC")),
    )
    match info:
        case inspect.UnionType():
            return _find_type(_choose(info))
        case inspect.StructType() | inspect.NamedTupleType():
            return pa.struct([(f.name, _find_type(f.type)) for f in info.fields])
        case inspect.VarTupleType() | inspect.ListType():
            return pa.list_(_find_type(info.item_type))
        case _:
            return next((made for kind, made in plain if isinstance(info, kind)), pa.string())


def _choose(info: inspect.UnionType) -> inspect.Type:
    """What a value is where it is known."""
    known = [each for each in info.types if not isinstance(each, inspect.NoneType)]
    floats = [each for each in known if isinstance(each, inspect.FloatType)]
    return floats[0] if floats else known[0]


def _convert(value: Any, info: inspect.Type) -> Any:  # noqa: ANN401 - as deep as rows go
    """A value as Arrow takes it."""
    if value is None:
        return None
    match info:
        case inspect.UnionType():
            return _convert(value, _choose(info))
        case inspect.StructType() | inspect.NamedTupleType():
            return {f.name: _convert(getattr(value, f.name), f.type) for f in info.fields}
        case inspect.VarTupleType() | inspect.ListType():
            return [_convert(each, info.item_type) for each in value]
        case inspect.TupleType():
            return encode_cell(msgspec.to_builtins(value))
        case _:
            return value.value if isinstance(value, Enum) else value
