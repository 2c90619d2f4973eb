"""Pages of figures: which quantities are given over time, and one of them with its evidence."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse

from onrecord import presentation
from onrecord.store import Archive, FigureFilter
from onrecord.web.requests.questions import (
    MOST_CHARS,
    PAGE_ROWS,
    offer_files,
    read_day,
    read_offset,
    turn_pages,
)
from onrecord.web.requests.rendering import Renderer

__all__ = ["FIGURE_FIELDS", "add_figures", "read_figure_filter"]

From = Annotated[str, Query(alias="from")]
FIGURE_FIELDS = ("about", "unit", "person", "since", "until", "copies")
_BARE = "-"  # the unit of figures that have none
_MOST_ROWS = 100  # on one page, and in one drawing


def add_figures(app: FastAPI, archive: Archive, renderer: Renderer) -> None:
    """Add the pages of figures."""

    @app.get("/figures", response_class=HTMLResponse)
    def figures(request: Request, from_: From = "") -> HTMLResponse:
        """The quantities of the archive, or one of them over time."""
        chosen, offset = _read_chosen(request), read_offset(from_)
        if any(chosen.values()):
            return _show_quantity(archive, renderer, chosen, offset)
        series = archive.figures.series(PAGE_ROWS + 1, offset)
        pages = turn_pages("/figures", {}, offset, more=len(series) > PAGE_ROWS)
        return renderer.show(
            "figures", series=series[:PAGE_ROWS], pages=pages, chosen=chosen, here="/figures"
        )


def _show_quantity(
    archive: Archive, renderer: Renderer, chosen: Mapping[str, str], offset: int
) -> HTMLResponse:
    """Figures of one unit over time: as asked for, else of the unit that is given most often."""
    wanted, complaint = read_figure_filter(chosen)
    units = archive.figures.counted(replace(wanted, unit=None))
    if wanted.unit is None and units:
        wanted = replace(wanted, unit=units[0][0] or "")
    total = sum(count for unit, count in units if (unit or "") == (wanted.unit or ""))
    folded = _count_folded(archive, wanted, total)
    rows = tuple(archive.figures.listed(replace(wanted, limit=_MOST_ROWS, offset=offset)))
    more = total > offset + _MOST_ROWS
    told = {**chosen, "unit": wanted.unit or _BARE}
    pages = turn_pages("/figures", told, offset, more=more, rows=_MOST_ROWS)
    return renderer.show(
        "quantity",
        rows=rows,
        plot=presentation.plot_figures(rows),
        units=[(unit, count, _address(chosen, unit)) for unit, count in units],
        unit=wanted.unit,
        total=total,
        folded=folded,
        unfolded=f"/figures?{urlencode({**told, 'copies': '1'})}",
        chosen=chosen,
        complaint=complaint,
        person=archive.person(wanted.person) if wanted.person else None,
        pages=offer_files(pages, "/figures", told),
        here="/figures",
    )


def _count_folded(archive: Archive, wanted: FigureFilter, total: int) -> int:
    """How many figures that fit are only repeated by copies, and are not shown."""
    if wanted.repeated:
        return 0
    every = archive.figures.counted(replace(wanted, repeated=True))
    return sum(count for unit, count in every if (unit or "") == (wanted.unit or "")) - total


def _read_chosen(request: Request) -> Mapping[str, str]:
    asked = request.query_params
    chosen = {name: asked.get(name, "")[:MOST_CHARS].strip() for name in FIGURE_FIELDS}
    subject = asked.get("subject", "")[:MOST_CHARS].strip()  # as the terminal and assistants say
    return {**chosen, "about": chosen["about"] or subject}


def _given(chosen: Mapping[str, str]) -> dict[str, str]:
    return {name: words for name, words in chosen.items() if words}


def _address(chosen: Mapping[str, str], unit: str | None) -> str:
    return f"/figures?{urlencode({**_given(chosen), 'unit': unit or _BARE})}"


def read_figure_filter(chosen: Mapping[str, str]) -> tuple[FigureFilter, str | None]:
    """What the form asks for, and a complaint about what cannot be read."""
    since, complaint = read_day(chosen["since"])
    until, other = read_day(chosen["until"])
    unit = chosen["unit"] or None
    wanted = FigureFilter(
        words=chosen["about"] or None,
        unit="" if unit == _BARE else unit,
        person=chosen["person"] or None,
        repeated=chosen.get("copies") == "1",
        since=since,
        until=until,
    )
    return wanted, complaint or other
