"""What every list takes and how it is shown: columns, order, limit, and as table, JSON or CSV."""

import functools
import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Any, Final, TypeVar

import click
import msgspec

from onrecord import presentation
from onrecord.cli.screen.console import (
    is_terminal,
    show_array,
    show_csv,
    show_jsonl,
    show_table,
)
from onrecord.errors import UsageError

__all__ = ["Shape", "list_options"]

_Command = Callable[..., Any]
_Order = TypeVar("_Order", bound=StrEnum)
Row = dict[str, object]
_MOST_CHANGES: Final = 2  # of a row, in words
_FORMS: Final = ("table", "json", "jsonl", "csv")


@dataclass(frozen=True, slots=True)
class Shape:
    """How a list is to be shown."""

    form: str
    columns: tuple[str, ...]  # those shown, in order
    every: bool  # no columns were chosen: JSON shows all of a row
    sort: str | None  # a word of the list's own orders, or a column; "-" before it turns it round
    limit: int | None
    orders: tuple[str, ...]  # the list's own

    @property
    def by_column(self) -> bool:
        """Whether rows are sorted here, by a column, and not by the archive."""
        return self.sort is not None and self.sort not in self.orders

    @property
    def most(self) -> int | None:
        """How many rows to ask the archive for; None: all."""
        return None if self.by_column else self.limit

    def order(self, orders: type[_Order]) -> _Order:
        """In which order to ask the archive."""
        return orders(self.sort) if self.sort in self.orders else next(iter(orders))

    def show(self, records: Iterable[msgspec.Struct]) -> None:
        """Write the rows."""
        rows = self._cut(map(_read_row, records))
        if self.form in {"json", "jsonl"}:
            shown = (row if self.every else {c: row[c] for c in self.columns} for row in rows)
            write = show_array if self.form == "json" else show_jsonl
            write(map(msgspec.to_builtins, shown))
            return
        if self.form == "csv":
            show_csv(self.columns, ([row[column] for column in self.columns] for row in rows))
        else:
            cells = ([_tell_cell(row, column) for column in self.columns] for row in rows)
            show_table(self.columns, cells, whole=not self.every)

    def _cut(self, rows: Iterator[Row]) -> Iterable[Row]:
        """Rows in the order asked for, no more than asked for; what is not known comes last."""
        if not self.by_column or self.sort is None:
            return islice(rows, self.limit)
        column, down = self.sort.removeprefix("-"), self.sort.startswith("-")
        known: list[tuple[Any, int, Row]] = []
        unknown: list[Row] = []
        for number, row in enumerate(rows):
            value = row[column]
            if value is None:
                unknown.append(row)
            else:
                key = value if isinstance(value, int | float) else str(value)
                known.append((key, -number if down else number, row))
        if self.limit is not None:
            choose = heapq.nlargest if down else heapq.nsmallest
            best = choose(self.limit, known, key=lambda each: each[:2])
        else:
            best = sorted(known, key=lambda each: each[:2], reverse=down)
        return islice([row for _, _, row in best] + unknown, self.limit)


def _tell_cell(row: Row, column: str) -> object:
    """A cell for readers: what changed in words; on a terminal behind the finding, too."""
    changes = row.get("changes")
    if isinstance(changes, tuple) and changes and column in {"changes", "verdict"}:
        told = ", ".join(map(presentation.tell_change, changes[:_MOST_CHANGES]))
        if column == "changes":
            return told
        return f"{row[column]}: {told}" if is_terminal() else row[column]
    return row[column] if row[column] != () else None


def _read_row(record: msgspec.Struct) -> Row:
    return {name: getattr(record, name) for name in record.__struct_fields__}


def list_options(
    kind: type[msgspec.Struct],
    columns: Sequence[str],
    orders: type[StrEnum] | None = None,
    limit: int | None = None,
) -> Callable[[_Command], _Command]:
    """Add the options of a list; the command gets them as `shape`.

    Args:
        kind: of its rows.
        columns: that a table shows unless others are chosen.
        orders: which the archive knows of; the first is the usual one.
        limit: of rows where none is told; None: all.
    """
    known = tuple(field.encode_name for field in msgspec.structs.fields(kind))
    words = tuple(each.value for each in orders) if orders else ()

    def add(command: _Command) -> _Command:
        @functools.wraps(command)
        def gather(**given: Any) -> Any:  # noqa: ANN401 - what click hands over
            return command(shape=_read_shape(given, known, tuple(columns), words), **given)

        gathering: _Command = gather
        for option in reversed(_options(known, words, limit)):
            gathering = option(gathering)
        return gathering

    return add


def _options(
    known: tuple[str, ...], words: tuple[str, ...], limit: int | None
) -> list[Callable[[_Command], _Command]]:
    own = f"{', '.join(words)}; or by any column, -COLUMN for the greatest first."
    return [
        click.option("--json", "as_json", is_flag=True, help="A JSON array, one row a line."),
        click.option("--csv", "as_csv", is_flag=True, help="Comma-separated values."),
        click.option(
            "--format",
            "form",
            type=click.Choice(_FORMS),
            help="jsonl: one JSON object a line. Default: table; in a pipe, tabs and a line of "
            "names.",
        ),
        click.option(
            "--columns",
            multiple=True,
            metavar="NAMES",
            help=f"Only these, in this order, parted by commas: {', '.join(known)}.",
        ),
        click.option(
            "--sort",
            metavar="ORDER",
            help=own if words else "By any column; -COLUMN for the greatest first.",
        ),
        click.option(
            "--limit",
            type=click.IntRange(min=1),
            default=limit,
            show_default=limit is not None,
            metavar="NUMBER",
            help="At most so many rows.",
        ),
    ]


def _read_shape(
    given: dict[str, Any], known: tuple[str, ...], usual: tuple[str, ...], words: tuple[str, ...]
) -> Shape:
    """Take the options of a list out of what click hands over."""
    told = {"json": given.pop("as_json"), "csv": given.pop("as_csv")}
    forms = {form for form, asked in told.items() if asked} | {given.pop("form")} - {None}
    if len(forms) > 1:
        raise UsageError("two forms are asked for", " and ".join(sorted(forms)), "take one")
    named = [name.strip() for each in given.pop("columns") for name in each.split(",")]
    sort, limit = given.pop("sort"), given.pop("limit")
    for name in (*named, *([sort.removeprefix("-")] if sort and sort not in words else [])):
        if name not in known:
            choice = ", ".join(dict.fromkeys((*words, *known) if name not in named else known))
            raise UsageError(f"there is no column '{name}'", "--columns, --sort", f"take {choice}")
    columns = tuple(dict.fromkeys(named)) or usual
    return Shape(next(iter(forms), "table"), columns, not named, sort, limit, words)
