"""What a terminal shows and what a pipe gets: tables and bars here, plain lines there."""

import csv
import io
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

    from onrecord.cli import terminal
else:
    terminal = load_late("onrecord.cli.terminal")

__all__ = [
    "is_terminal",
    "plain",
    "say",
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


def show_table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Rows as a table on a terminal, as tab-separated lines in a pipe; returns their number."""
    count = 0
    if not is_terminal():
        for row in rows:
            click.echo("\t".join(map(plain, row)))
            count += 1
        return count
    return terminal.draw_table(heads, (list(map(plain, row)) for row in rows))


def show_jsonl(records: Iterable[msgspec.Struct]) -> int:
    """One JSON object a line; returns their number."""
    count = 0
    for record in records:
        show_json(record)
        count += 1
    return count


def show_json(record: msgspec.Struct, indent: int | None = None) -> None:
    """One JSON object."""
    click.echo(json.dumps(msgspec.to_builtins(record), ensure_ascii=False, indent=indent))


def show_csv(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Comma-separated values with a head line; returns the number of rows."""
    count = 0
    for row in [heads, *rows]:
        line = io.StringIO()
        csv.writer(line, lineterminator="").writerow(map(plain, row))
        click.echo(line.getvalue())
        count += 1
    return count - 1


@contextmanager
def show_progress(title: str) -> Iterator["Progress | None"]:
    """A progress bar on standard error if that is a terminal, else None."""
    if not sys.stderr.isatty():
        yield None
        return
    with terminal.draw_progress(title) as progress:
        yield progress
