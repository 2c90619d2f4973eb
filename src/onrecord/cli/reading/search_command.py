"""The command that searches: sentences said and statements printed, by words and filters."""

from collections.abc import Mapping
from typing import Any, Final

import click

from onrecord import usecases
from onrecord.cli.screen.console import show_json, tell
from onrecord.cli.screen.list_tables import Shape, list_options
from onrecord.cli.screen.options import archive_option, archive_place, several, stretch_options
from onrecord.errors import UsageError
from onrecord.model import AlterationType, Genre, Verdict
from onrecord.presentation import schema
from onrecord.store import MOST_ROWS, PassageFilter, PassageOrder, open_archive

__all__ = ["search"]

_COLUMNS: Final = ("said_on", "speaker", "verdict", "text", "outlet", "document", "statement_id")


@click.command()
@click.argument("words", nargs=-1)
@several("speaker", "Id of a person, or words of a name. May be given again, as all filters.")
@several("outlet", "Part of the publisher's name.")
@several("occasion", "Id of an occasion.")
@several("verdict", "What was found.", click.Choice([v.value for v in Verdict]))
@several("alteration", "What changed.", click.Choice([a.value for a in AlterationType]))
@several("kind", "Kind of document.", click.Choice([g.value for g in Genre]))
@stretch_options("Said (else published) on this day")
@click.option("--place", type=click.Choice(["report", "transcript"]), help="Where it stands.")
@click.option("--figures", is_flag=True, help="Only what holds a figure.")
@click.option("--all", "every", is_flag=True, help="With what lists fold away.")
@list_options(schema.PassageLine, _COLUMNS, PassageOrder, limit=20)
@archive_option
def search(
    words: tuple[str, ...],
    shape: Shape,
    archive: str | None,
    **asked: Any,  # noqa: ANN401 - what click hands over
) -> None:
    """Find sentences of transcripts and statements of reports by WORDS, narrowed by filters.

    All words must occur in one sentence, in any ending. "Words in quotation marks" follow one
    another; harb* stands for all that begins so; NOT and a minus leave out, OR asks for either.

    \b
    onrecord search harbour NOT ferry --speaker Varga
    onrecord search '"leave the harbour" OR quay*' --verdict altered --sort newest --csv
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    if words and not "".join(words).strip():
        mend = "write words, or leave them out to list all that fits the filters"
        raise UsageError("no words are given", "WORDS", mend)
    wanted = _read_filter(" ".join(words), shape, asked)
    whole = shape.form == "json" and shape.every and not shape.by_column
    with open_archive(archive_place(archive), create=False) as held:
        page = held.passages.find(wanted, facets=12 if whole else 0)
        if whole:
            show_json(schema.encode_search(page))
            return
        rows = usecases.list_passages(held, wanted, shape.most)
        shape.show(map(schema.encode_passage_line, rows))
    folded = f"; {page.folded:,} more folded away, --all lists them" if page.folded else ""
    tell(f"{page.total:,} found{folded}")


def _read_filter(words: str, shape: Shape, asked: Mapping[str, Any]) -> PassageFilter:
    """What words and options ask for."""
    place = asked["place"]
    return PassageFilter(
        words=words,
        speakers=asked["speaker"],
        outlets=asked["outlet"],
        occasions=asked["occasion"],
        verdicts=tuple(map(Verdict, asked["verdict"])),
        alterations=tuple(map(AlterationType, asked["alteration"])),
        kinds=tuple(map(Genre, asked["kind"])),
        since=asked["since"],
        until=asked["until"],
        reported=None if place is None else place == "report",
        figures=True if asked["figures"] else None,
        folded=asked["every"],
        order=shape.order(PassageOrder),
        limit=MOST_ROWS if shape.most is None else min(shape.most, MOST_ROWS),
    )
