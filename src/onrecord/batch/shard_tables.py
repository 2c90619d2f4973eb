"""The tables that a shard writes, as Parquet: what others read, and what is loaded later."""

import io
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

import msgspec

from onrecord.batch.places import Place
from onrecord.errors import ArchiveError
from onrecord.exports import ParquetRows
from onrecord.late import load_late
from onrecord.model import Dossier, Fetched, Source, Told
from onrecord.presentation import schema
from onrecord.usecases import Opened

if TYPE_CHECKING:
    from pyarrow import parquet as pq
else:
    pq = load_late("pyarrow.parquet")

__all__ = ["DONE", "OPENED", "TABLES", "Aside", "Done", "read_done", "read_opened", "write_tables"]

OPENED: Final = "opened"
DONE: Final = "done"
TABLES: Final = ("documents", "statements", "figures")
_ENCODER: Final = msgspec.json.Encoder()


class Aside(msgspec.Struct, frozen=True):
    """An input that gave no document, and why."""

    name: str
    reason: str
    kind: str = "UnreadableSource"  # the error as `onrecord.errors` calls it


class Done(msgspec.Struct, frozen=True):
    """The marker of a shard that is finished; its tables were written before."""

    number: int
    digest: str  # of the sources that it was made of
    documents: int
    again: int  # sources that are documents of this batch already
    statements: int
    figures: int
    set_aside: tuple[Aside, ...]


class _Row(msgspec.Struct, frozen=True):
    """A source and what phase one made of it, as it is loaded."""

    document: str
    name: str
    url: str | None
    item: str | None
    told: bytes
    fetched: bytes | None
    remarks: tuple[str, ...]
    original: bytes
    dossier: bytes | None
    found: bytes | None


def write_tables(place: Place, name: str, opened: Iterable[Opened]) -> Mapping[str, int]:
    """Write the tables of a shard, each file whole; how many rows each has."""
    kinds: dict[str, type[msgspec.Struct]] = {
        "documents": schema.Document,
        "statements": schema.Statement,
        "figures": schema.Figure,
        OPENED: _Row,
    }
    files = {table: io.BytesIO() for table in kinds}
    tables = {table: ParquetRows(files[table], kind) for table, kind in kinds.items()}
    counts = dict.fromkeys(kinds, 0)
    for each in opened:
        for table, row in _make_rows(each):
            tables[table].write(row)
            counts[table] += 1
    for table, rows in tables.items():
        rows.close()
        place.write(f"{table}/{name}.parquet", files[table].getvalue())
    return counts


def _make_rows(opened: Opened) -> Iterator[tuple[str, msgspec.Struct]]:
    """The rows of one source, and the table that each belongs to."""
    dossier, source = opened.dossier, opened.source
    if dossier is not None:
        yield "documents", schema.encode_document(dossier)
        yield from (("statements", row) for row in schema.encode_statements(dossier))
        yield from (("figures", row) for row in schema.encode_figures(dossier))
    fetched = None if source.fetched is None else _ENCODER.encode(source.fetched)
    yield (
        OPENED,
        _Row(
            document=opened.document,
            name=source.name,
            url=source.url,
            item=source.item,
            told=_ENCODER.encode(source.told),
            fetched=fetched,
            remarks=source.remarks,
            original=source.data,
            dossier=None if dossier is None else _ENCODER.encode(dossier),
            found=opened.found or None,
        ),
    )


def read_done(place: Place, name: str) -> Done | None:
    """The marker of a shard; None: it is not finished."""
    data = place.read(f"{DONE}/{name}.json")
    if data is None:
        return None
    try:
        return msgspec.json.decode(data, type=Done)
    except msgspec.DecodeError as error:
        raise _damaged(f"{DONE}/{name}.json") from error


def read_opened(place: Place, name: str) -> Iterator[Opened]:
    """What a shard opened, in the order of its inputs."""
    data = place.read(f"{OPENED}/{name}.parquet")
    if data is None:
        raise _damaged(f"{OPENED}/{name}.parquet")
    try:
        for batch in pq.ParquetFile(io.BytesIO(data)).iter_batches(batch_size=64):
            for row in batch.to_pylist():
                yield _read_row(row)
    except (OSError, ValueError, msgspec.DecodeError) as error:
        raise _damaged(f"{OPENED}/{name}.parquet") from error


def _read_row(row: Mapping[str, bytes]) -> Opened:
    held = msgspec.convert(row, type=_Row, builtin_types=(bytes,))
    fetched = None if held.fetched is None else msgspec.json.decode(held.fetched, type=Fetched)
    source = Source(
        held.name,
        held.original,
        held.url,
        msgspec.json.decode(held.told, type=Told),
        held.item,
        held.remarks,
        fetched,
    )
    dossier = None if held.dossier is None else msgspec.json.decode(held.dossier, type=Dossier)
    return Opened(source, held.document, dossier, held.found or b"")


def _damaged(name: str) -> ArchiveError:
    mend = "take it away with its marker in 'done', and run the batch again"
    return ArchiveError("a file of the batch is missing or damaged", name, mend)
