"""Figures drawn over time as SVG: a bar from low to high, an arrow where a bound is open."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import UsageError
from onrecord.store import FigureRow

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["draw_figures"]

_INCHES = (9.0, 4.8)


def draw_figures(rows: Sequence[FigureRow], out: Path, subject: str | None) -> int:
    """Draw figures by the day they hold for, else the day they were printed; never averaged.

    Args:
        rows: figures; those of the unit that is given most often are drawn.
        out: an SVG file to write.
        subject: for the title.

    Returns:
        How many figures were drawn.

    Raises:
        UsageError: the extra `plot` is not installed, there is nothing to draw, or the file cannot
            be written.
    """
    try:
        from matplotlib.figure import Figure as Sheet  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        mend = "install it: pip install 'onrecord[plot]'"
        raise UsageError("drawing needs the extra 'plot'", str(out), mend) from error
    shown = _choose(rows)
    if not shown:
        mend = "leave --plot out, or name another subject"
        raise UsageError("no figure with a day and a bound to draw", subject or "figures", mend)
    sheet = Sheet(figsize=_INCHES, layout="constrained")
    axes = sheet.subplots()
    for number, row in enumerate(shown):
        _draw_bar(axes, number, row)
    axes.set_xticks(range(len(shown)), [str(r.as_of or r.published) for r in shown], rotation=45)
    axes.set_ylabel(shown[0].unit or "count")
    axes.set_title(f"{subject or 'Figures'}: as given, with bounds; nothing averaged", loc="left")
    axes.spines[["top", "right"]].set_visible(False)
    axes.margins(x=0.12, y=0.25)
    try:
        sheet.savefig(out, format="svg", metadata={"Date": None})
    except OSError as error:
        what = f"the plot cannot be written: {error.strerror or error}"
        raise UsageError(what, str(out), "name a file in a folder that you may write to") from error
    return len(shown)


def _draw_bar(axes: "Axes", number: int, row: FigureRow) -> None:
    """One figure: a bar between its bounds, or a triangle towards the open side."""
    ends = [bound for bound in (row.low, row.high) if bound is not None]
    style = "dashed" if row.approximate else "solid"
    axes.vlines(number, min(ends), max(ends), color="#0b6b63", linewidth=6, linestyle=style)
    mark = "_" if None not in (row.low, row.high) else ("^" if row.high is None else "v")
    axes.plot([number] * len(ends), ends, mark, color="#1d2329", markersize=9)
    axes.annotate(f"{row.text}\n{row.publisher or ''}", (number, max(ends)), fontsize=7)


def _choose(rows: Sequence[FigureRow]) -> list[FigureRow]:
    """The figures of the most frequent unit that have a day and a bound, in order of their day."""
    able = [
        row
        for row in rows
        if (row.as_of or row.published) and (row.low is not None or row.high is not None)
    ]
    units = [row.unit for row in able]
    most = max(set(units), key=lambda unit: (units.count(unit), unit or "")) if units else None
    mine = [row for row in able if row.unit == most]
    return sorted(mine, key=lambda row: (str(row.as_of or row.published), row.id))
