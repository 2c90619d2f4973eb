"""The tools: what each takes, what it gives, and how it asks the archive."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final

import msgspec

from onrecord import presentation, usecases
from onrecord.errors import UsageError
from onrecord.model import Verdict
from onrecord.presentation import schema
from onrecord.store import Archive, FigureFilter, OccasionFilter, PassageFilter, PassageOrder
from onrecord.text import Span

__all__ = ["TOOLS", "Tool"]

_MOST_CHARS: Final = 4000  # of words that are asked about, and of a passage
_Words = Annotated[str, msgspec.Meta(max_length=_MOST_CHARS)]
_Asked = Annotated[str, msgspec.Meta(min_length=1, max_length=_MOST_CHARS)]
_Number = Annotated[int, msgspec.Meta(ge=1, le=50)]
_Place = Annotated[int, msgspec.Meta(ge=0, le=1_000_000_000)]


class CheckQuote(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words as printed; a paragraph with quotation marks is answered quotation by quotation."""

    quote: _Asked
    speaker: _Words | None = None
    date: dt.date | None = None


class FindStatements(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All words must occur in one sentence; "phrases", prefix* and NOT are understood."""

    words: _Words = ""
    speaker: _Words | None = None
    outlet: _Words | None = None
    verdict: Verdict | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    sort: PassageOrder = PassageOrder.BEST
    limit: _Number = 10


class GetPassage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A stretch of a document, by code points; at most 4,000 of them."""

    document_id: _Asked
    start: _Place
    end: _Place


class ListFigures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of the subject, or the unit."""

    subject: _Words | None = None
    unit: _Words | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    limit: _Number = 20


class OccasionCoverage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of the title, a stretch of days; `missing`: only those that wait for a transcript."""

    words: _Words | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    missing: bool = False
    limit: _Number = 20


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool as it is told to assistants, and what it does."""

    says: str
    takes: type[msgspec.Struct]
    gives: type[msgspec.Struct]
    run: Callable[[Archive, Any], msgspec.Struct]


def _check(archive: Archive, asked: CheckQuote) -> schema.QuoteChecked:
    if not any(sign.isalnum() for sign in asked.quote):
        raise UsageError("the quotation is empty", "quote", "give the words as printed")
    question = usecases.Question(asked.quote, asked.speaker or None, asked.date)
    found = usecases.ask_all(archive, question, usecases.choose_tagger)
    return schema.give_quote(archive, presentation.show_answers(archive, found))


def _find(archive: Archive, asked: FindStatements) -> schema.StatementsFound:
    wanted = PassageFilter(
        words=asked.words,
        speakers=(asked.speaker,) if asked.speaker else (),
        outlets=(asked.outlet,) if asked.outlet else (),
        verdicts=(asked.verdict,) if asked.verdict else (),
        since=asked.since,
        until=asked.until,
        order=asked.sort,
        limit=asked.limit,
    )
    return schema.give_statements(archive, archive.passages.find(wanted, facets=0))


def _get(archive: Archive, asked: GetPassage) -> schema.PassageGiven:
    dossier = archive.dossier(asked.document_id)
    if dossier is None:
        mend = "take a document_id of another answer"
        raise UsageError("there is no such document", "document_id", mend)
    length = len(dossier.document.text)
    if not asked.start < asked.end <= length:
        raise UsageError("this is no stretch of the text", "start, end", f"it ends at {length}")
    end = min(asked.end, asked.start + _MOST_CHARS)
    return schema.give_passage(archive, dossier.document, Span(asked.start, end))


def _figures(archive: Archive, asked: ListFigures) -> schema.FiguresListed:
    wanted = FigureFilter(
        words=asked.subject or None,
        unit=asked.unit or None,
        since=asked.since,
        until=asked.until,
        limit=asked.limit,
    )
    return schema.give_figures(archive, tuple(archive.figures.listed(wanted)))


def _cover(archive: Archive, asked: OccasionCoverage) -> schema.Coverage:
    wanted = OccasionFilter(
        words=asked.words or None,
        since=asked.since,
        until=asked.until,
        missing=asked.missing,
        limit=asked.limit,
    )
    total = archive.directory.count_occasions(wanted)
    return schema.give_coverage(total, archive.directory.occasions(wanted))


TOOLS: Final[Mapping[str, Tool]] = {
    "check_quote": Tool(
        "Is this quotation on the record? Holds words as printed against the transcripts that are "
        "held: verdict, passage, what differs word by word. It checks wording, not truth; 'not "
        "found' does not mean that nobody said it.",
        CheckQuote,
        schema.QuoteChecked,
        _check,
    ),
    "find_statements": Tool(
        "Finds sentences of transcripts and statements of reports by words, speaker, outlet, "
        "verdict and day; sort 'worst' puts what harms most first.",
        FindStatements,
        schema.StatementsFound,
        _find,
    ),
    "get_passage": Tool(
        "Gives the words of a document from one offset to another.",
        GetPassage,
        schema.PassageGiven,
        _get,
    ),
    "list_figures": Tool(
        "Lists quantities as they were given, with bounds, hedges and who said so; never averaged.",
        ListFigures,
        schema.FiguresListed,
        _figures,
    ),
    "occasion_coverage": Tool(
        "Tells of which briefings, speeches and interviews a transcript is held, complete or "
        "partial. Ask this before you conclude that something was not said.",
        OccasionCoverage,
        schema.Coverage,
        _cover,
    ),
}
