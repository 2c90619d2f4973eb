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
_SHORT: Final = 13  # letters up to which a cell is not broken: days, verdicts
_NARROW: Final = {"text": 28, "title": 24}  # letters that such a column has at least, if it can
_ELSE: Final = 10  # letters that any other has
_LEFT_OUT_FIRST: Final = (  # of the columns that nobody chose, where a terminal is too narrow
    *("kind", "type", "outlet", "place", "also printed as", "hedge", "document", "roles", "unit"),
)


def draw_table(
    heads: Sequence[str], rows: Iterable[Sequence[str]], *, whole: bool = True
) -> Sequence[str]:
    """Draw rows under their heads; neither an id nor a day is broken, however narrow it is.

    Args:
        heads: of the columns.
        rows: their cells.
        whole: every column was asked for; else the least telling ones go first.

    Returns:
        The heads of the columns that were left out.
    """
    shown = list(rows)
    widths = [max(map(len, column)) for column in zip(heads, *shown, strict=True)]
    least = [_tell_least(head, width) for head, width in zip(heads, widths, strict=True)]
    console = Console()
    kept = list(range(len(heads)))
    for name in () if whole else _LEFT_OUT_FIRST:
        if sum(least[each] + 1 for each in kept) <= console.width:
            break
        kept = [each for each in kept if heads[each] != name]
    table = Table(box=None, header_style="bold", pad_edge=False)
    for each in kept:
        firm = least[each] == widths[each]
        table.add_column(heads[each], overflow="fold", no_wrap=firm, min_width=least[each])
    for row in shown:
        table.add_row(*(Text(row[each]) for each in kept))  # Text: markup in data stays data
    console.width = max(console.width, sum(least[each] + 1 for each in kept))
    console.print(table if shown else Text("nothing found", style="dim"), crop=False)
    return [head for each, head in enumerate(heads) if each not in kept]


def _tell_least(head: str, width: int) -> int:
    """How narrow a column may be."""
    if head in _WHOLE or width <= _SHORT:
        return width
    return min(width, max(_NARROW.get(head, _ELSE), len(head)))


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
