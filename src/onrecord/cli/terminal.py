"""What is drawn on a terminal alone: tables and a bar; a pipe needs none of it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

__all__ = ["draw_progress", "draw_table"]


def draw_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Draw rows under their heads; returns their number."""
    table = Table(box=None, header_style="bold", pad_edge=False)
    for head in heads:
        table.add_column(head, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))  # Text: markup in data stays data
    console = Console()
    console.print(table if table.row_count else Text("nothing found", style="dim"))
    return table.row_count


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
