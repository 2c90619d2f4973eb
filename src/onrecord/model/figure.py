"""A figure: a quantity as somebody gave it, with the words that bound it."""

from dataclasses import dataclass

from onrecord.model.statement import SaidOn
from onrecord.text import Span

__all__ = ["Figure"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity and its bounds; an open bound is None ("over 3 million": low 3e6, high None)."""

    id: str  # "<document>.f<start>-<end>"
    document: str
    span: Span  # from the first hedge to the unit
    low: float | None
    high: float | None
    unit: str | None = None  # "people", "USD", "%", "miles"; None: a bare count
    subject: str | None = None  # what is counted, in the document's words
    approximate: bool = False
    hedge: tuple[str, ...] = ()  # "at least", "roughly", "up to", in the document's words
    as_of: SaidOn | None = None
    statement: str | None = None  # id of the Statement that gives it; None: the document's own
