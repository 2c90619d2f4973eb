"""What a terminal shows and what a pipe gets: tables and bars here, plain lines there."""

import csv
import io
import itertools
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
import msgspec

from onrecord.late import load_late

if TYPE_CHECKING:
    from rich.progress import Progress

    from onrecord import exports
    from onrecord.cli.screen import terminal
else:
    exports = load_late("onrecord.exports")
    terminal = load_late("onrecord.cli.screen.terminal")

__all__ = [
    "is_terminal",
    "plain",
    "say",
    "show_array",
    "show_csv",
    "show_json",
    "show_jsonl",
    "show_progress",
    "show_table",
    "tell",
]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()


def plain(value: object) -> str:
    """A value on one line, without what could steer a terminal; None is nothing."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _CONTROL.sub("�", " ".join(str(value).split()))


def say(line: str) -> None:
    """Write one line to standard output, without what could steer a terminal."""
    click.echo(_CONTROL.sub("�", line.replace("\n", " ")))


def tell(line: str) -> None:
    """Write one line to standard error, where it is in nobody's pipe."""
    click.echo(plain(line), err=True)


def show_table(
    heads: Sequence[str], rows: Iterable[Sequence[object]], *, whole: bool = True
) -> None:
    """Rows under their heads: a table on a terminal, tab-separated lines in a pipe.

    Where nobody chose the columns (`whole` is false), a narrow terminal shows fewer of them.
    """
    if is_terminal():
        named = [head.replace("_", " ") for head in heads]
        cells = (list(map(plain, row)) for row in rows)
        left = terminal.draw_table(named, cells, whole=whole)
        if left:
            tell(f"left out, as the terminal is narrow: {', '.join(left)}; --columns shows them")
        return
    click.echo("\t".join(heads))
    found = False
    for row in rows:
        found = True
        click.echo("\t".join(map(plain, row)))
    if not found:
        tell("nothing found")


def show_array(rows: Iterable[object]) -> None:
    """One JSON array, a row a line."""
    lead = "["
    for row in rows:
        click.echo(lead + _write_json(row), nl=False)
        lead = ",\n "
    click.echo("[]" if lead == "[" else "]")


def show_jsonl(rows: Iterable[object]) -> None:
    """One JSON object a line."""
    for row in rows:
        click.echo(_write_json(row))


def show_json(record: msgspec.Struct, indent: int | None = None) -> None:
    """One JSON object."""
    click.echo(_write_json(msgspec.to_builtins(record), indent))


def _write_json(value: object, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


def show_csv(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Comma-separated values with a line of names; words that a sheet would run are disarmed."""
    for row in itertools.chain([heads], rows):
        line = io.StringIO()
        csv.writer(line, lineterminator="").writerow(map(_write_cell, row))
        click.echo(line.getvalue())


def _write_cell(value: object) -> str:
    if isinstance(value, tuple):
        return exports.encode_cell(msgspec.to_builtins(value))
    return exports.encode_cell(plain(value)) if isinstance(value, str) else plain(value)


@contextmanager
def show_progress(title: str) -> Iterator["Progress | None"]:
    """A progress bar on standard error if that is a terminal, else None."""
    if not sys.stderr.isatty():
        yield None
        return
    with terminal.draw_progress(title) as progress:
        yield progress
