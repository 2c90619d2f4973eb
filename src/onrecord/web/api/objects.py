"""Things that programs read whole, by their ids."""

from dataclasses import replace
from typing import Any, Final

from onrecord import usecases
from onrecord.presentation import schema
from onrecord.store import OutletFilter
from onrecord.web.api.list_routes import COUNTS, read_passages
from onrecord.web.api.operations import Call, Operation
from onrecord.web.api.paging import turn

__all__ = ["OBJECTS"]

_DIGITS: Final = 10  # of a number
_VALUES: Final = 20  # of a facet


def _show_document(call: Call) -> schema.Document | None:
    dossier = call.archive.dossier(call.path["id"])
    return None if dossier is None else schema.encode_document(dossier)


def _show_statement(call: Call) -> schema.Statement | None:
    dossier = call.archive.dossier(call.path["id"].partition(".")[0])
    every = schema.encode_statements(dossier) if dossier else ()
    return next((each for each in every if each.id == call.path["id"]), None)


def _show_finding(call: Call) -> schema.Finding | None:
    document = call.path["id"].partition(".")[0]
    dossier = call.archive.dossier(document)
    if dossier is None:
        return None
    every = schema.encode_findings(dossier, call.archive.reviews.borne(document))
    return next((each for each in every if each.statement_id == call.path["id"]), None)


def _show_person(call: Call) -> schema.Person | None:
    person = usecases.find_person(call.archive, call.path["id"])
    return None if person is None else schema.encode_person(person)


def _show_occasion(call: Call) -> schema.Occasion | None:
    occasion = call.archive.occasion(call.path["id"])
    return None if occasion is None else schema.encode_occasion(occasion)


def _show_outlet(call: Call) -> schema.OutletLine | None:
    key = "" if call.path["id"] == "-" else call.path["id"]
    found = call.archive.directory.outlets(OutletFilter(key=key, limit=1))
    return schema.encode_outlet_line(found[0]) if found else None


def _show_figure(call: Call) -> schema.Figure | None:
    dossier = call.archive.dossier(call.path["id"].partition(".")[0])
    every = schema.encode_figures(dossier) if dossier else ()
    return next((each for each in every if each.id == call.path["id"]), None)


def _read_number(call: Call) -> int:
    told = call.path["id"]
    return int(told) if told.isascii() and told.isdigit() and len(told) <= _DIGITS else 0


def _show_review(call: Call) -> schema.Review | None:
    number = _read_number(call)
    found = next((r for r in call.archive.reviews.all() if r.number == number), None)
    return None if found is None else schema.encode_review(found)


def _show_job(call: Call) -> schema.JobLine | None:
    job = call.archive.jobs.find(_read_number(call))
    return None if job is None else schema.encode_job(job)


def _show_results(call: Call) -> schema.ListPage[schema.JobResult] | None:
    number = _read_number(call)
    job = call.archive.jobs.find(number)
    if job is None:
        return None
    return turn(
        call,
        lambda most, after: call.archive.jobs.results(number, most, after),
        schema.encode_result,
        lambda row: row.name,
        job.results,
    )


def _count_passages(call: Call) -> schema.Search:
    wanted = replace(read_passages(call), limit=1)
    return schema.encode_search(call.archive.passages.find(wanted, facets=_VALUES))


def _make(path: str, about: str, gives: Any, do: Any) -> Operation:  # noqa: ANN401 - as Operation has them
    return Operation("GET", path, about, gives, do)


OBJECTS: Final = (
    _make("/documents/{id}", "A document with its text.", schema.Document, _show_document),
    _make("/statements/{id}", "A statement.", schema.Statement, _show_statement),
    _make("/findings/{id}", "What was found of a statement.", schema.Finding, _show_finding),
    _make("/people/{id}", "A person, also by an earlier id.", schema.Person, _show_person),
    _make("/occasions/{id}", "An occasion.", schema.Occasion, _show_occasion),
    _make("/outlets/{id}", "An outlet; -: those not named.", schema.OutletLine, _show_outlet),
    _make("/figures/{id}", "A quantity.", schema.Figure, _show_figure),
    _make("/reviews/{id}", "A decision as it is sealed.", schema.Review, _show_review),
    _make("/jobs/{id}", "How far a job is.", schema.JobLine, _show_job),
    Operation(
        "GET",
        "/jobs/{id}/results",
        "What became of the documents of a job.",
        schema.ListPage[schema.JobResult],
        _show_results,
        listed=True,
    ),
    Operation(
        "GET",
        "/search/counts",
        "How many passages a search finds, by facet; what was said first and last.",
        schema.Search,
        _count_passages,
        COUNTS,
    ),
)
