"""Figures as programs get them, whole and as lines of a list."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from onrecord import model
from onrecord.presentation.words.wording import write_date
from onrecord.store import FigureRow
from onrecord.text import Span

__all__ = ["Figure", "FigureLine", "encode_figure_line", "encode_figures"]


class AsOf(msgspec.Struct, frozen=True, kw_only=True):
    """A day, and how exactly it is known; nulls where it is not."""

    date: dt.date | None = None
    precision: model.Precision | None = None


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A quantity that a text gives: a line of `figures.jsonl`; an open bound is null."""

    id: str
    document_id: str
    statement_id: str | None
    span: Span
    text: str
    low: float | None
    high: float | None
    unit: str | None
    subject: str | None
    approximate: bool
    hedge: tuple[str, ...]
    as_of: AsOf


def encode_figures(dossier: model.Dossier) -> Iterator[Figure]:
    """The figures of a dossier."""
    for figure in dossier.figures:
        as_of = figure.as_of
        yield Figure(
            id=figure.id,
            document_id=figure.document,
            statement_id=figure.statement,
            span=figure.span,
            text=figure.span.of(dossier.document.text),
            low=figure.low,
            high=figure.high,
            unit=figure.unit,
            subject=figure.subject,
            approximate=figure.approximate,
            hedge=figure.hedge,
            as_of=AsOf(date=as_of.date, precision=as_of.precision) if as_of else AsOf(),
        )


class FigureLine(msgspec.Struct, frozen=True, kw_only=True):
    """A quantity in a list."""

    id: str
    as_of: str | None  # as exactly as it is known: 2031-03, 2031-03-06
    text: str
    low: float | None
    high: float | None
    unit: str | None
    subject: str | None
    approximate: bool
    hedge: str
    speaker: str | None
    outlet: str | None
    published: dt.date | None
    document: str
    document_id: str
    statement_id: str | None
    start: int
    end: int
    day: dt.date | None  # which it holds for: as of, else said on, else published
    verdict: model.Verdict | None = None  # of the statement that gives it


def encode_figure_line(row: FigureRow) -> FigureLine:
    """A figure as lists have it."""
    return FigureLine(
        id=row.id,
        as_of=write_date(row.as_of, row.precision),
        text=row.text,
        low=row.low,
        high=row.high,
        unit=row.unit,
        subject=row.subject,
        approximate=row.approximate,
        hedge=", ".join(row.hedge),
        speaker=row.speaker,
        outlet=row.publisher,
        published=row.published,
        document=row.document_name,
        document_id=row.document,
        statement_id=row.statement,
        start=row.at.start,
        end=row.at.end,
        day=row.day,
        verdict=row.verdict,
    )
