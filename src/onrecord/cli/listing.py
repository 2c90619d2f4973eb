"""Commands that list statements and figures."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import click
import msgspec

from onrecord import exports, presentation
from onrecord.cli.console import show_csv, show_jsonl, show_table, tell
from onrecord.cli.options import DAY, archive_folder, archive_option
from onrecord.errors import UsageError
from onrecord.model import AttributionType, Verdict
from onrecord.presentation import schema
from onrecord.store import FigureFilter, StatementFilter, open_archive

__all__ = ["figures", "format_option", "show", "statements"]

FORMATS = click.Choice(["table", "jsonl", "csv"])
Rows = Iterable[msgspec.Struct]


def format_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--format` to a command."""
    return click.option(
        "--format",
        "form",
        type=FORMATS,
        default="table",
        show_default=True,
        help="A table (tab-separated lines in a pipe), JSON lines, or CSV.",
    )(command)


def show(form: str, rows: Rows, heads: tuple[str, ...]) -> None:
    """Show records in the form asked for; `heads` are the keys shown in tables."""
    if form == "jsonl":
        show_jsonl(rows)
    elif form == "csv":
        show_csv(heads, ([getattr(row, head) for head in heads] for row in rows))
    else:
        show_table(
            [head.replace("_", " ") for head in heads],
            ([getattr(row, head) for head in heads] for row in rows),
        )


@click.command()
@click.option("--speaker", metavar="NAME", help="Part of the speaker's name.")
@click.option("--about", metavar="WORDS", help="Words that the statement holds.")
@click.option(
    "--since", type=DAY, metavar="DAY", help="Said (else published) on this day or later."
)
@click.option(
    "--until", type=DAY, metavar="DAY", help="Said (else published) on this day or before."
)
@click.option("--verdict", type=click.Choice([v.value for v in Verdict]), help="What was found.")
@click.option("--outlet", metavar="NAME", help="Part of the publisher's name.")
@click.option(
    "--type",
    "type_",
    type=click.Choice([*(t.value for t in AttributionType), "all"]),
    help="What the source does: says, thinks, knows or wants it. Default: what was said, and "
    "whatever was found on record.",
)
@click.option("--all", "every", is_flag=True, help="With what the list folds away.")
@format_option
@archive_option
def statements(  # noqa: PLR0913, PLR0917 - one parameter an option
    speaker: str | None,
    about: str | None,
    since: date | None,
    until: date | None,
    verdict: str | None,
    outlet: str | None,
    type_: str | None,
    every: bool,
    form: str,
    archive: str | None,
) -> None:
    """List statements, and narrow the list: what differs first, then what is on record.

    Folded away, and counted at the end: three words or fewer, what was thought or planned, what
    another statement quotes, and what nobody who is named has said.

    \b
    onrecord statements --verdict altered
    onrecord statements --speaker Orth --since 2031-03-01 --format csv
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    wanted = StatementFilter(
        speaker=speaker,
        about=about,
        since=since,
        until=until,
        verdict=Verdict(verdict) if verdict else None,
        outlet=outlet,
        type=AttributionType(type_) if type_ and type_ != "all" else None,
        unfolded=not every and type_ != "all",
        ranked=True,
    )
    heads = ("said_on", "speaker", "kind", "type", "verdict", "text", "outlet", "document", "id")
    with open_archive(archive_folder(archive), create=False) as held:
        show(form, map(schema.encode_statement_line, held.statements(wanted)), heads)
        folded = presentation.tell_folds(held.count_folds(wanted)) if wanted.unfolded else None
    if folded is not None:
        tell(f"{folded}; --all lists them")


@click.command()
@click.argument("subject", required=False)
@click.option("--plot", metavar="FILE.svg", help="Also draw the figures over time.")
@format_option
@archive_option
def figures(subject: str | None, plot: str | None, form: str, archive: str | None) -> None:
    """List quantities with their bounds and hedges, on SUBJECT if one is named.

    \b
    onrecord figures
    onrecord figures "displaced" --plot displaced.svg
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    if plot is not None and not plot.endswith(".svg"):
        raise UsageError("a plot is an SVG file", plot, "name a file that ends in .svg")
    heads = (
        "as_of",
        "text",
        "low",
        "high",
        "unit",
        "subject",
        "hedge",
        "speaker",
        "outlet",
        "document",
    )
    with open_archive(archive_folder(archive), create=False) as held:
        rows = list(held.figures.listed(FigureFilter(words=subject)))
        show(form, map(schema.encode_figure_line, rows), heads)
        if plot is not None:
            drawn = exports.draw_figures(rows, Path(plot), subject)
            tell(f"{drawn} figures drawn in {plot}")
