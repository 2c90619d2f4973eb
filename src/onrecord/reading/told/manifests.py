"""Manifests: a table that tells of many documents, one a row, by their paths."""

import csv
import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from onrecord.errors import InputError, MissingSource, UnreadableSource, UsageError
from onrecord.model import UNTOLD, Source, Told
from onrecord.reading.charsets import decode_text
from onrecord.reading.told.fields import FIELDS, read_told

__all__ = ["Manifest", "read_manifest", "read_sent_manifest", "tell_sources"]

_MEND = f"give a column 'path', and any of {', '.join(FIELDS)}"
_NAMED = 10  # rows without a document that are named one by one
_CELLS = 1 << 24  # characters of one cell


@dataclass(frozen=True, slots=True)
class _Row:
    """What one row tells of the document at a path."""

    where: str  # "manifest.csv, row 3"
    path: str  # as given
    places: tuple[str, ...]  # where it may lie, the manifest's own folder first
    told: Told | UnreadableSource  # an error: what it tells cannot be read

    @property
    def file(self) -> str | None:
        """The place that is there; None: there is no such file."""
        return next((place for place in self.places if Path(place).exists()), None)


@dataclass(slots=True)
class Manifest:
    """The rows of a manifest by the places that they name, and which of them were asked for."""

    name: str
    rows: tuple[_Row, ...]
    remarks: tuple[str, ...] = ()  # what is odd about it, a line each
    sent: bool = False  # it came beside files that were sent, which have names and no places
    _by_place: dict[str, _Row] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Lay the rows out; where a file is there, a row names that place alone."""
        for row in self.rows:
            there = None if self.sent else row.file
            for place in row.places if there is None else (there,):
                self._by_place.setdefault(place, row)

    @property
    def inputs(self) -> tuple[str, ...]:
        """The files that it names, in order; a row whose file is missing names none."""
        files = (_shorten(row.file) for row in self.rows if row.file is not None)
        return tuple(dict.fromkeys(files))

    def find(self, source: Source) -> tuple[_Row, ...]:
        """The rows of a source: of a line of JSON lines its own, then its file's."""
        names = [source.name]
        if source.item is not None:
            names.append(source.name.removesuffix(f"#{source.item}"))
        if self.sent:  # a member of a folder or an archive is named from there, too
            places = [place for name in names for place in (name, name.partition("/")[2])]
        else:
            places = [os.path.abspath(name) for name in names]  # noqa: PTH100 - links stay
        found = (self._by_place.get(place) for place in places)
        rows = tuple(dict.fromkeys(row for row in found if row is not None))
        self._used.update(row.where for row in rows)
        return rows

    def left_over(self) -> Iterator[_Row]:
        """The rows whose document was not among the sources."""
        return (row for row in self.rows if row.where not in self._used)


def tell_sources(
    sources: Iterable[Source | InputError], told: Told = UNTOLD, manifest: Manifest | None = None
) -> Iterator[Source | InputError]:
    """Sources with what is told of them: in a manifest, and before that, of all of them.

    A row that names no document, and one that cannot be read, comes as the error that says so; so
    does the document of the latter: it is not read without what was to be told of it.
    """
    for source in sources:
        if isinstance(source, InputError):
            yield source
            continue
        known = told
        failure: UnreadableSource | None = None
        for row in manifest.find(source) if manifest is not None else ():
            if isinstance(row.told, UnreadableSource):
                failure = row.told
            else:
                known = known.over(row.told)
        yield failure or _with_told(source, known)
    if manifest is not None:
        yield from _name_left_over(manifest)


def _with_told(source: Source, told: Told) -> Source:
    if told == UNTOLD:
        return source
    return replace(source, url=told.url or source.url, told=told)


def _name_left_over(manifest: Manifest) -> Iterator[InputError]:
    rows = list(manifest.left_over())
    for row in rows[:_NAMED]:
        if isinstance(row.told, UnreadableSource):
            yield row.told
        elif manifest.sent or row.file is None:
            what = f"no such file: {row.path}"
            yield MissingSource(what, row.where, "give its path from the manifest's folder")
        else:
            what = f"{row.path} is not among the inputs"
            yield MissingSource(what, row.where, "name it as an input, or take the row out")
    if len(rows) > _NAMED:
        what = f"{len(rows) - _NAMED} more rows name no document that was read"
        yield MissingSource(what, manifest.name, "give the manifest alone: it names the inputs")


def read_manifest(path: str) -> Manifest:
    """Read a manifest: a CSV file with a head line, or JSON lines.

    Args:
        path: of the file; relative paths in it count from its folder, and where nothing is
            there, from the working folder.

    Raises:
        UsageError: it cannot be read, has no column `path`, or has no row.
    """
    try:
        text = decode_text(Path(path).read_bytes())
    except (OSError, ValueError) as error:
        what = getattr(error, "strerror", None) or "cannot be read"
        raise UsageError(what, path, "name a file of CSV or JSON lines") from error
    if text is None:
        raise UsageError("not a text", path, "name a file of CSV or JSON lines")
    return _make_manifest(text, path, Path(path).parent)


def read_sent_manifest(data: bytes, name: str) -> Manifest:
    """Read a manifest that came beside files, which it names as they were named.

    Raises:
        UsageError: as `read_manifest`.
    """
    text = decode_text(data)
    if text is None:
        raise UsageError("not a text", name, "give a file of CSV or JSON lines")
    return _make_manifest(text, name, None)


def _make_manifest(text: str, path: str, folder: Path | None) -> Manifest:
    """The rows of a manifest; those of a folder name places in it."""
    text = text.removeprefix("\ufeff")
    lines = path.lower().endswith((".jsonl", ".ndjson", ".json")) or text.lstrip().startswith("{")
    rows: list[_Row] = []
    seen: dict[str, _Row] = {}
    unused: dict[str, None] = {}
    for where, cells in _read_objects(text, path) if lines else _read_cells(text, path):
        unused.update(dict.fromkeys(k for k in cells if k not in {"path", *FIELDS} and k.strip()))
        row = _make_row(cells, where, folder)
        first = seen.setdefault(row.path, row)
        if first is row:
            rows.append(row)
        elif first.told != row.told:
            rows[rows.index(first)] = seen[row.path] = _told_twice(first, row)
    if not rows:
        raise UsageError("no row", path, _MEND)
    remarks = (f"{path}: columns that tell nothing here: {', '.join(unused)}",) if unused else ()
    return Manifest(path, tuple(rows), remarks, sent=folder is None)


def _told_twice(first: _Row, second: _Row) -> _Row:
    what = f"{first.path} is told of twice, and differently"
    where = f"{first.where} and {second.where.rsplit(', ', 1)[-1]}"
    return _Row(first.where, first.path, first.places, UnreadableSource(what, where, "keep one"))


def _make_row(cells: Mapping[str, object], where: str, folder: Path | None) -> _Row:
    given = cells.get("path")
    if not isinstance(given, str) or not given.strip():
        raise UsageError("no path", where, _MEND)
    path = given.strip()
    if folder is None:
        places: tuple[str, ...] = (path.replace("\\", "/").removeprefix("./"),)
    else:
        places = (os.path.abspath(folder / path), os.path.abspath(path))  # noqa: PTH100 - links stay
    try:
        told: Told | UnreadableSource = read_told(cells, where)
    except UnreadableSource as error:
        told = UnreadableSource(error.what, f"{where}: {path}", error.mend)
    return _Row(where, path, tuple(dict.fromkeys(places)), told)


def _read_objects(text: str, name: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{name}, row {number}"
        try:
            cells = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise UsageError("not a JSON object", where, _MEND) from error
        if not isinstance(cells, dict):
            raise UsageError("not a JSON object", where, _MEND)
        yield where, {str(key).strip().lower(): value for key, value in cells.items()}


def _read_cells(text: str, name: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    head = text.split("\n", 1)[0]
    sign = max(",;\t", key=head.count)  # commas where nothing parts the columns
    csv.field_size_limit(_CELLS)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    try:
        columns = [column.strip().lower() for column in next(rows, [])]
        if "path" not in columns:
            raise UsageError("no column 'path'", name, _MEND)
        for cells in rows:
            if any(cell.strip() for cell in cells):
                yield f"{name}, row {rows.line_num}", dict(zip(columns, cells, strict=False))
    except csv.Error as error:
        raise UsageError(f"not CSV: {error}", f"{name}, row {rows.line_num}", _MEND) from error


def _shorten(place: str) -> str:
    """A path from the working folder where that is shorter."""
    try:
        near = os.path.relpath(place)
    except ValueError:  # another drive
        return place
    return near if len(near) < len(place) and not near.startswith("..") else place
