"""The lists that programs read: narrowed, sorted and told as on pages."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from functools import partial
from http import HTTPStatus
from typing import Any, Final

from onrecord import presentation, usecases
from onrecord.model import (
    AlterationType,
    AttributionType,
    DocumentKind,
    Genre,
    Meaning,
    SpeakerKind,
    StatementKind,
    Verdict,
)
from onrecord.presentation import schema
from onrecord.store import (
    DocumentOrder,
    OccasionOrder,
    OutletOrder,
    PassageFilter,
    PassageOrder,
    PersonOrder,
)
from onrecord.web.api.api_replies import Fault
from onrecord.web.api.operations import Call, Field, Operation
from onrecord.web.api.paging import turn
from onrecord.web.views.list_questions import Asked
from onrecord.web.views.listed import LISTED, Listed

__all__ = ["COUNTS", "LISTS", "read_passages"]

_SINCE: Final = Field("since", "The first day.", day=True)
_UNTIL: Final = Field("until", "The last day.", day=True)
_OUTLET: Final = Field("outlet", "Part of the outlet's name, case and accents aside.")


def _sort(orders: type[StrEnum]) -> Field:
    return Field.of("sort", orders, "What comes first.")


def _turn(call: Call, listed: Listed, **told: object) -> schema.ListPage[Any]:
    """A page of a list, with what the call adds to what it asks."""
    read, _ = listed.read(Asked(call.request.url.path, call.chosen, 0))
    wanted = replace(read, **told)
    return turn(
        call,
        lambda most, after: tuple(
            listed.take(call.archive, replace(wanted, limit=most, offset=after))
        ),
        listed.encode,
        listed.key,
        listed.count(call.archive, wanted) if listed.count else None,
    )


def _list(name: str) -> Callable[[Call], schema.ListPage[Any]]:
    return lambda call: _turn(call, LISTED[name])


def _list_statements(call: Call, *, found: bool = False) -> schema.ListPage[schema.StatementLine]:
    """Statements in the order of days, which needs no look at them all."""
    ranked = call.chosen["sort"] == _WORST
    return _turn(call, LISTED["statements"], ranked=ranked, found=found)


def _list_reviews(call: Call) -> schema.ListPage[schema.ReviewLine]:
    every = tuple(usecases.list_reviews(call.archive))[::-1]
    return turn(
        call,
        lambda most, after: every[after : after + most],
        schema.encode_review_line,
        lambda row: str(row.review.number),
        len(every),
    )


def _list_jobs(call: Call) -> schema.ListPage[schema.JobLine]:
    return turn(call, call.archive.jobs.newest, schema.encode_job, lambda row: str(row.number))


def read_passages(call: Call) -> PassageFilter:
    """Which passages a call asks for.

    Raises:
        Fault: that cannot be read.
    """
    wanted, complaints = presentation.read_search(call.pairs)
    if complaints:
        raise Fault(HTTPStatus.BAD_REQUEST, "The search cannot be read", " ".join(complaints))
    return wanted


def _search(call: Call) -> schema.ListPage[schema.PassageLine]:
    wanted = read_passages(call)
    return turn(
        call,
        lambda most, after: tuple(
            usecases.list_passages(call.archive, replace(wanted, offset=after), most)
        ),
        schema.encode_passage_line,
        _name_passage,
    )


def _name_passage(row: object) -> str:
    return f"{getattr(row, 'statement', '')} {getattr(row, 'at', '')}"


_WORST: Final = "worst"
_STATEMENTS: Final = (
    Field("sort", "The newest first, or first what differs, which takes long.", ("day", _WORST)),
    Field("speaker", "Part of a name or alias, case and accents aside."),
    Field("about", "Words that the statement holds, as a search takes them."),
    Field.of("verdict", Verdict, "What was found."),
    Field.of("kind", StatementKind, "In marks, in other words, both, or a turn of a transcript."),
    Field("type", "What the source does.", (*(t.value for t in AttributionType), "all")),
    _OUTLET,
    _SINCE,
    _UNTIL,
    Field("person", "Id of a person."),
    Field("document", "Id of the document that reports it."),
    Field("against", "Id of the primary text that it was held against."),
    Field("occasion", "Id of an occasion."),
    Field("all", "1: with what lists fold away.", ("1",)),
)
_PASSAGES: Final = (
    Field("q", 'Words, "phrases", prefix*, -not.'),
    Field("speaker", "Id of a person, or words of a name.", many=True),
    Field("outlet", "An outlet, or part of its name.", many=True),
    Field("occasion", "Id of an occasion.", many=True),
    Field("document", "Id of a document.", many=True),
    Field.of("verdict", Verdict, "What was found.", many=True),
    Field.of("meaning", Meaning, "What became of the meaning.", many=True),
    Field.of("alteration", AlterationType, "What changed.", many=True),
    Field.of("type", AttributionType, "What the source does.", many=True),
    Field.of("kind", Genre, "The kind of document.", many=True),
    Field("place", "Where it stands.", ("report", "transcript")),
    Field("figures", "Whether it holds a figure.", ("yes", "no")),
    Field("reviewed", "Whether somebody decided.", ("yes", "no")),
    _SINCE,
    _UNTIL,
    Field("all", "1: with what lists fold away.", ("1",)),
)


def _make(
    path: str, about: str, gives: object, do: object, fields: tuple[Field, ...] = ()
) -> Operation:
    return Operation("GET", path, about, gives, do, fields, listed=True)  # type: ignore[arg-type] # each `do` takes a Call


LISTS: Final = (
    _make(
        "/documents",
        "Documents, the newest first.",
        schema.ListPage[schema.DocumentLine],
        _list("documents"),
        (
            Field("words", "Words of the title."),
            _OUTLET,
            Field.of("kind", DocumentKind, "The kind of document."),
            Field("text", "Primary texts alone, or reports alone.", ("primary", "report")),
            _SINCE,
            _UNTIL,
            _sort(DocumentOrder),
        ),
    ),
    _make(
        "/statements",
        "Statements of reports, the newest first.",
        schema.ListPage[schema.StatementLine],
        _list_statements,
        _STATEMENTS,
    ),
    _make(
        "/findings",
        "Statements that were held against the record, the newest first.",
        schema.ListPage[schema.StatementLine],
        partial(_list_statements, found=True),
        _STATEMENTS,
    ),
    _make(
        "/people",
        "Who speaks, the most quoted first.",
        schema.ListPage[schema.PersonLine],
        _list("people"),
        (
            Field("name", "Part of a name or alias."),
            Field.of("kind", SpeakerKind, "Person, or what kind of body."),
            _sort(PersonOrder),
        ),
    ),
    _make(
        "/occasions",
        "On which something was said, the newest first.",
        schema.ListPage[schema.OccasionLine],
        _list("occasions"),
        (
            Field("words", "Words of the title."),
            Field("kind", "The kind of occasion."),
            Field("missing", "1: whose transcript is wanted.", ("1",)),
            _SINCE,
            _UNTIL,
            _sort(OccasionOrder),
        ),
    ),
    _make(
        "/outlets",
        "Who printed it.",
        schema.ListPage[schema.OutletLine],
        _list("outlets"),
        (Field("name", "Part of the name."), _sort(OutletOrder)),
    ),
    _make(
        "/figures",
        "Quantities by the day they hold for.",
        schema.ListPage[schema.FigureLine],
        _list("figures"),
        (
            Field("about", "Words of the subject, or the unit."),
            Field("unit", "The very unit; -: none."),
            Field("person", "Id of who gives it."),
            _SINCE,
            _UNTIL,
        ),
    ),
    _make(
        "/reviews",
        "Decisions of persons, the last first.",
        schema.ListPage[schema.ReviewLine],
        _list_reviews,
    ),
    _make(
        "/jobs",
        "What was brought in, the newest first.",
        schema.ListPage[schema.JobLine],
        _list_jobs,
    ),
    _make(
        "/search",
        "Sentences of transcripts and statements of reports that hold words.",
        schema.ListPage[schema.PassageLine],
        _search,
        (*_PASSAGES, _sort(PassageOrder)),
    ),
)
COUNTS: Final = _PASSAGES
