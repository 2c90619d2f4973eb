"""Commands that list whom and what an archive knows: people, outlets, occasions, documents."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any

import click

from onrecord import usecases
from onrecord.cli.listing import format_option, show
from onrecord.cli.options import DAY, archive_folder, archive_option
from onrecord.model import DocumentKind, SpeakerKind
from onrecord.presentation import schema
from onrecord.store import (
    DocumentFilter,
    DocumentOrder,
    OccasionFilter,
    OccasionOrder,
    OutletFilter,
    OutletOrder,
    PersonFilter,
    PersonOrder,
    open_archive,
)

__all__ = ["documents", "occasions", "outlets", "people"]

_MOST_SHOWN = 4  # names or roles in a cell of a table; programs get all of them
_Command = Callable[..., Any]


def _list_options(orders: type[StrEnum], by: str) -> Callable[[_Command], _Command]:
    """Add `--sort` and `--limit`, and what all lists take."""

    def add(command: _Command) -> _Command:
        limit = click.option("--limit", type=click.IntRange(min=0), help="At most so many rows.")
        sort = click.option(
            "--sort",
            "order",
            type=click.Choice([each.value for each in orders]),
            default=next(iter(orders)).value,
            show_default=True,
            help=by,
        )
        return sort(limit(format_option(archive_option(command))))

    return add


def _stretch_options(what: str) -> Callable[[_Command], _Command]:
    """Add `--since` and `--until`."""

    def add(command: _Command) -> _Command:
        until = click.option("--until", type=DAY, metavar="DAY", help=f"{what} or before.")
        return click.option("--since", type=DAY, metavar="DAY", help=f"{what} or later.")(
            until(command)
        )

    return add


@click.command()
@click.option("--name", metavar="NAME", help="Part of a name, under any spelling.")
@click.option("--kind", type=click.Choice([k.value for k in SpeakerKind]), help="Who it is.")
@_list_options(PersonOrder, "By statements in reports, by how many differ, or by name.")
def people(  # noqa: PLR0913, PLR0917 - one parameter an option
    name: str | None,
    kind: str | None,
    order: str,
    limit: int | None,
    form: str,
    archive: str | None,
) -> None:
    """List who speaks, under which names and in which roles.

    Statements in copies of a document that is held are not counted again.

    \b
    onrecord people
    onrecord people --sort differing --limit 20 --format jsonl
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    wanted = PersonFilter(name, SpeakerKind(kind) if kind else None, PersonOrder(order), limit)
    with open_archive(archive_folder(archive), create=False) as held:
        most = _MOST_SHOWN if form == "table" else None
        lines = usecases.list_people(held, wanted)
        heads = ("name", "kind", "also_printed_as", "roles", "statements", "found", "id")
        show(form, (schema.encode_person_line(line, most) for line in lines), heads)


@click.command()
@click.option("--name", metavar="NAME", help="Part of the name.")
@_list_options(OutletOrder, "`rate`: outlets with fewer than 20 checked quotations come last.")
def outlets(
    name: str | None, order: str, limit: int | None, form: str, archive: str | None
) -> None:
    """List outlets and what was found in their statements; copies count under their origin.

    \b
    onrecord outlets
    onrecord outlets --sort checked --limit 10
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    wanted = OutletFilter(name, order=OutletOrder(order), limit=limit)
    heads = ("outlet", "documents", "copies", "statements", "quotations", "checked", "differing")
    with open_archive(archive_folder(archive), create=False) as held:
        show(
            form, map(schema.encode_outlet_line, held.directory.outlets(wanted)), (*heads, "found")
        )


@click.command()
@click.option("--words", metavar="WORDS", help="Words that the title holds.")
@click.option("--kind", metavar="KIND", help="briefing, interview, speech, …")
@click.option(
    "--missing",
    is_flag=True,
    help="Only those of which quotations wait for a transcript, the most wanted first.",
)
@_stretch_options("On this day")
@_list_options(OccasionOrder, "By day, by reports, or by quotations that wait for a transcript.")
def occasions(  # noqa: PLR0913, PLR0917 - one parameter an option
    words: str | None,
    kind: str | None,
    missing: bool,
    since: date | None,
    until: date | None,
    order: str,
    limit: int | None,
    form: str,
    archive: str | None,
) -> None:
    """List occasions, and whether a primary text of each is held.

    \b
    onrecord occasions
    onrecord occasions --missing --format csv
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    wanted = OccasionFilter(
        words=words,
        kind=kind,
        missing=missing,
        since=since,
        until=until,
        order=OccasionOrder.WAITING if missing else OccasionOrder(order),
        limit=limit,
    )
    with open_archive(archive_folder(archive), create=False) as held:
        rows = map(schema.encode_occasion_line, held.directory.occasions(wanted))
        heads = ("date", "title", "kind", "place", "coverage", "reports", "quotations", "waiting")
        show(form, rows, (*heads, "id"))


@click.command()
@click.option("--words", metavar="WORDS", help="Words that the title holds.")
@click.option("--outlet", metavar="NAME", help="Part of the publisher's name.")
@click.option("--kind", type=click.Choice([k.value for k in DocumentKind]), help="What it is.")
@click.option("--primary/--reports", default=None, help="With a transcript, or without one.")
@_stretch_options("Published on this day")
@_list_options(DocumentOrder, "By day, by what came in last, by statements, or by what differs.")
def documents(  # noqa: PLR0913, PLR0917 - one parameter an option
    words: str | None,
    outlet: str | None,
    kind: str | None,
    primary: bool | None,
    since: date | None,
    until: date | None,
    order: str,
    limit: int | None,
    form: str,
    archive: str | None,
) -> None:
    """List documents, and what was found in each.

    \b
    onrecord documents
    onrecord documents --outlet Courier --sort differing --limit 20
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    wanted = DocumentFilter(
        kind=DocumentKind(kind) if kind else None,
        primary=primary,
        outlet=outlet,
        words=words,
        since=since,
        until=until,
        order=DocumentOrder(order),
        limit=limit,
    )
    with open_archive(archive_folder(archive), create=False) as held:
        rows = map(schema.encode_document_line, held.documents(wanted))
        show(form, rows, ("published", "title", "kind", "outlet", "statements", "found", "id"))
