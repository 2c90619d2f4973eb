"""The command that searches: sentences said and statements printed, by words and filters."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import click

from onrecord import presentation, usecases
from onrecord.cli.console import show_csv, show_json, show_table, tell
from onrecord.cli.options import DAY, archive_folder, archive_option
from onrecord.model import AlterationType, Genre, Verdict
from onrecord.presentation import schema
from onrecord.store import MOST_ROWS, PassageFilter, PassageOrder, PassageRow, open_archive

__all__ = ["search"]

_COLUMNS: Final = ("said_on", "speaker", "verdict", "text", "outlet", "document", "statement_id")
_SHEET: Final = (
    *("said_on", "speaker", "verdict", "meaning", "text", "outlet", "published", "occasion"),
    *("document", "document_id", "statement_id", "start", "end"),
)


def _several(name: str, said: str, kind: click.Choice[str] | None = None) -> Callable[..., Any]:
    """An option that may be given again."""
    return click.option(
        f"--{name}", multiple=True, type=kind, metavar=None if kind else "NAME", help=said
    )


@click.command()
@click.argument("words", nargs=-1)
@_several("speaker", "Id of a person, or part of a name. May be given again, as all filters.")
@_several("outlet", "Part of the publisher's name.")
@_several("occasion", "Id of an occasion.")
@_several("verdict", "What was found.", click.Choice([v.value for v in Verdict]))
@_several("alteration", "What changed.", click.Choice([a.value for a in AlterationType]))
@_several("kind", "Kind of document.", click.Choice([g.value for g in Genre]))
@click.option(
    "--since", type=DAY, metavar="DAY", help="Said (else published) on this day or later."
)
@click.option(
    "--until", type=DAY, metavar="DAY", help="Said (else published) on this day or before."
)
@click.option("--place", type=click.Choice(["report", "transcript"]), help="Where it stands.")
@click.option("--figures", is_flag=True, help="Only what holds a figure.")
@click.option("--all", "every", is_flag=True, help="With what lists fold away.")
@click.option(
    "--sort",
    type=click.Choice([order.value for order in PassageOrder]),
    default=PassageOrder.BEST.value,
    show_default=True,
    help="What comes first.",
)
@click.option("--limit", type=click.IntRange(0), default=20, show_default=True, help="How many.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, with counts by facet.")
@click.option("--csv", "as_csv", is_flag=True, help="Comma-separated values.")
@archive_option
def search(
    words: tuple[str, ...],
    limit: int,
    as_json: bool,
    as_csv: bool,
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
    wanted = _read_filter(" ".join(words), limit, asked)
    with open_archive(archive_folder(archive), create=False) as held:
        page = held.passages.find(wanted, facets=12 if as_json else 0)
        if as_json:
            show_json(schema.encode_search(page))
            return
        rows = usecases.list_passages(held, wanted, limit)
        if as_csv:
            lines = map(schema.encode_passage_line, rows)
            show_csv(_SHEET, ([getattr(line, head) for head in _SHEET] for line in lines))
        else:
            show_table([head.replace("_", " ") for head in _COLUMNS], map(_cells, rows))
    folded = f"; {page.folded:,} more folded away, --all lists them" if page.folded else ""
    tell(f"{page.total:,} found{folded}")


def _read_filter(words: str, limit: int, asked: Mapping[str, Any]) -> PassageFilter:
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
        order=PassageOrder(asked["sort"]),
        limit=min(limit, MOST_ROWS),
    )


def _cells(row: PassageRow) -> list[object]:
    """A row of the table: the finding with what changed."""
    line = schema.encode_passage_line(row)
    changed = ", ".join(map(presentation.tell_change, row.alterations[:2]))
    told = f"{row.verdict.value}: {changed}" if row.verdict and changed else line.verdict
    return [told if head == "verdict" else getattr(line, head) for head in _COLUMNS]
