"""What is drawn on a terminal alone: tables and a bar; a pipe needs none of it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

__all__ = ["draw_progress", "draw_table"]

_WHOLE: Final = frozenset({"id", "document id", "statement id", "person id", "occasion id", "key"})
_NARROW: Final = 6  # letters of a column that may be broken over lines


def draw_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Draw rows under their heads; an id is never broken, however narrow the terminal is."""
    shown = list(rows)
    table = Table(box=None, header_style="bold", pad_edge=False)
    narrowest = 0
    for number, head in enumerate(heads):
        whole = head in _WHOLE
        width = max((len(row[number]) for row in shown), default=0) if whole else _NARROW
        narrowest += max(width, len(head)) + 1
        table.add_column(head, overflow="fold", no_wrap=whole, min_width=width if whole else None)
    for row in shown:
        table.add_row(*map(Text, row))  # Text: markup in data stays data
    console = Console()
    console.width = max(console.width, narrowest)
    console.print(table if shown else Text("nothing found", style="dim"), crop=False)


@contextmanager
def draw_progress(title: str) -> Iterator[Progress]:
    """A bar on standard error that goes when the work is done."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        progress.add_task(title, total=None)
        yield progress
