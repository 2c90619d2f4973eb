"""Commands that list statements and figures."""

import functools
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import click

from onrecord import exports, presentation
from onrecord.cli.screen.console import tell
from onrecord.cli.screen.list_tables import Shape, list_options
from onrecord.cli.screen.options import archive_option, archive_place, several, stretch_options
from onrecord.errors import UsageError
from onrecord.model import AttributionType, Verdict
from onrecord.presentation import schema
from onrecord.store import FigureFilter, StatementFilter, open_archive

__all__ = ["figures", "statement_filters", "statements"]

_STATEMENT = ("said_on", "speaker", "kind", "type", "verdict", "text", "outlet", "document", "id")
_FIGURE = (
    *("as_of", "text", "low", "high", "unit", "subject", "hedge", "speaker", "outlet"),
    *("document", "id"),
)


class _Order(StrEnum):
    """In which order statements are listed."""

    WORST = "worst"  # what differs, worst first, then what is on record, then all else
    NEWEST = "newest"


def statement_filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the filters of statements; the command gets what they ask for as `wanted`."""
    every = click.option("--all", "every", is_flag=True, help="With what the list folds away.")
    types = click.Choice([*(t.value for t in AttributionType), "all"])
    said = (
        "What the source does: says, thinks, knows or wants it. Default: what was said, and "
        "whatever was found on record."
    )
    verdicts = click.Choice([v.value for v in Verdict])

    @functools.wraps(command)
    def gather(**given: Any) -> Any:  # noqa: ANN401 - what click hands over
        typed, since, until = given.pop("type"), given.pop("since"), given.pop("until")
        wanted = StatementFilter(
            speaker=given.pop("speaker") or None,
            about=given.pop("about") or None,
            outlet=given.pop("outlet") or None,
            verdict=tuple(map(Verdict, given.pop("verdict"))) or None,
            type=None if "all" in typed else tuple(map(AttributionType, typed)) or None,
            unfolded=not given.pop("every") and "all" not in typed,
            since=since,
            until=until,
            ranked=True,
        )
        return command(wanted=wanted, **given)

    gathering: Callable[..., Any] = gather
    for option in (
        every,
        several("type", said, types),
        several("outlet", "Part of the publisher's name."),
        several("verdict", "What was found.", verdicts),
        stretch_options("Said (else published) on this day"),
        several("about", "Words that the statement holds."),
        several("speaker", "Part of the speaker's name."),
    ):
        gathering = option(gathering)
    return gathering


@click.command()
@statement_filters
@list_options(schema.StatementLine, _STATEMENT, _Order)
@archive_option
def statements(wanted: StatementFilter, shape: Shape, archive: str | None) -> None:
    """List statements, and narrow the list: what differs, worst first, then what is on record.

    Folded away, and counted at the end: three words or fewer, what was thought or planned, what
    another statement quotes, what is perhaps no statement, and what nobody who is named has said.

    \b
    onrecord statements --verdict altered --verdict misattributed
    onrecord statements --speaker Orth --since 2031-03-01 --csv
    onrecord statements --columns id,text --sort -published --limit 20
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    asked = replace(wanted, ranked=shape.order(_Order) is _Order.WORST, limit=shape.most)
    with open_archive(archive_place(archive), create=False) as held:
        shape.show(map(schema.encode_statement_line, held.statements(asked)))
        folded = presentation.tell_folds(held.count_folds(wanted)) if wanted.unfolded else None
    if folded is not None:
        tell(f"{folded}; --all lists them")


@click.command()
@click.argument("subject", nargs=-1)
@click.option("--plot", metavar="FILE.svg", help="Also draw the figures over time.")
@click.option("--unit", metavar="UNIT", help="Only figures of this unit.")
@stretch_options("Of this day")
@list_options(schema.FigureLine, _FIGURE)
@archive_option
def figures(  # noqa: PLR0913, PLR0917 - one parameter an option
    subject: tuple[str, ...],
    plot: str | None,
    unit: str | None,
    since: date | None,
    until: date | None,
    shape: Shape,
    archive: str | None,
) -> None:
    """List quantities with their bounds and hedges, on a SUBJECT if any is named.

    \b
    onrecord figures
    onrecord figures "displaced" --plot displaced.svg
    onrecord figures homes villages --sort -low --limit 10
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    if plot is not None and not plot.endswith(".svg"):
        raise UsageError("a plot is an SVG file", plot, "name a file that ends in .svg")
    most = None if plot is not None else shape.most
    wanted = FigureFilter(words=subject or None, unit=unit, since=since, until=until, limit=most)
    with open_archive(archive_place(archive), create=False) as held:
        rows = list(held.figures.listed(wanted))
        shape.show(map(schema.encode_figure_line, rows))
        if plot is not None:
            drawn = exports.draw_figures(rows, Path(plot), ", ".join(subject) or None)
            tell(f"{drawn} figures drawn in {plot}")
