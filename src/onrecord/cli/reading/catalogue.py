"""Commands that list whom and what an archive knows: people, outlets, occasions, documents."""

from datetime import date

import click

from onrecord import usecases
from onrecord.cli.screen.console import is_terminal
from onrecord.cli.screen.list_tables import Shape, list_options
from onrecord.cli.screen.options import archive_option, archive_place, several, stretch_options
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
_PERSON = ("name", "kind", "also_printed_as", "roles", "statements", "found", "id")
_OUTLET = (
    *("outlet", "documents", "copies", "statements", "quotations", "checked", "differing"),
    *("found", "key"),
)
_OCCASION = (
    *("date", "title", "kind", "place", "coverage", "reports", "quotations", "waiting"),
    "id",
)
_DOCUMENT = ("published", "title", "kind", "outlet", "statements", "found", "id")


@click.command()
@several("name", "Part of a name, under any spelling.")
@several("kind", "Who it is.", click.Choice([k.value for k in SpeakerKind]))
@list_options(schema.PersonLine, _PERSON, PersonOrder)
@archive_option
def people(name: tuple[str, ...], kind: tuple[str, ...], shape: Shape, archive: str | None) -> None:
    """List who speaks, under which names and in which roles.

    Statements in copies of a document that is held are not counted again.

    \b
    onrecord people
    onrecord people --sort differing --limit 20 --json
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    kinds = tuple(map(SpeakerKind, kind))
    wanted = PersonFilter(name or None, kinds or None, shape.order(PersonOrder), shape.most)
    most = _MOST_SHOWN if shape.form == "table" and is_terminal() else None
    with open_archive(archive_place(archive), create=False) as held:
        lines = usecases.list_people(held, wanted)
        shape.show(schema.encode_person_line(line, most) for line in lines)


@click.command()
@several("name", "Part of the name.")
@list_options(schema.OutletLine, _OUTLET, OutletOrder)
@archive_option
def outlets(name: tuple[str, ...], shape: Shape, archive: str | None) -> None:
    """List outlets and what was found in their statements; copies count under their origin.

    By rate, outlets with fewer than 20 checked quotations come last.

    \b
    onrecord outlets
    onrecord outlets --sort checked --limit 10
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    wanted = OutletFilter(name or None, order=shape.order(OutletOrder), limit=shape.most)
    with open_archive(archive_place(archive), create=False) as held:
        shape.show(map(schema.encode_outlet_line, held.directory.outlets(wanted)))


@click.command()
@several("words", "Words that the title holds.")
@several("kind", "briefing, interview, speech, …")
@click.option(
    "--missing",
    is_flag=True,
    help="Only those of which quotations wait for a transcript, the most wanted first.",
)
@stretch_options("On this day")
@list_options(schema.OccasionLine, _OCCASION, OccasionOrder)
@archive_option
def occasions(  # noqa: PLR0913, PLR0917 - one parameter an option
    words: tuple[str, ...],
    kind: tuple[str, ...],
    missing: bool,
    since: date | None,
    until: date | None,
    shape: Shape,
    archive: str | None,
) -> None:
    """List occasions, and whether a primary text of each is held.

    \b
    onrecord occasions
    onrecord occasions --missing --csv
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    order = shape.order(OccasionOrder) if shape.sort or not missing else OccasionOrder.WAITING
    wanted = OccasionFilter(
        words=words or None,
        kind=kind or None,
        missing=missing,
        since=since,
        until=until,
        order=order,
        limit=shape.most,
    )
    with open_archive(archive_place(archive), create=False) as held:
        shape.show(map(schema.encode_occasion_line, held.directory.occasions(wanted)))


@click.command()
@several("words", "Words that the title holds.")
@several("outlet", "Part of the publisher's name.")
@several("kind", "What it is.", click.Choice([k.value for k in DocumentKind]))
@click.option("--primary/--reports", default=None, help="With a transcript, or without one.")
@stretch_options("Published on this day")
@list_options(schema.DocumentLine, _DOCUMENT, DocumentOrder)
@archive_option
def documents(  # noqa: PLR0913, PLR0917 - one parameter an option
    words: tuple[str, ...],
    outlet: tuple[str, ...],
    kind: tuple[str, ...],
    primary: bool | None,
    since: date | None,
    until: date | None,
    shape: Shape,
    archive: str | None,
) -> None:
    """List documents, and what was found in each.

    \b
    onrecord documents
    onrecord documents --outlet Courier --sort differing --limit 20
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    wanted = DocumentFilter(
        kind=tuple(map(DocumentKind, kind)) or None,
        primary=primary,
        outlet=outlet or None,
        words=words or None,
        since=since,
        until=until,
        order=shape.order(DocumentOrder),
        limit=shape.most,
    )
    with open_archive(archive_place(archive), create=False) as held:
        shape.show(map(schema.encode_document_line, held.documents(wanted)))
