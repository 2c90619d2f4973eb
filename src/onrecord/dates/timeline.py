"""A text's time line: every expression of a day, month, year or stretch, and its value."""

from dataclasses import dataclass

from onrecord.model import Document
from onrecord.text import Span

__all__ = ["DateExpression", "find_dates"]


@dataclass(frozen=True, slots=True)
class DateExpression:
    """Words that tell when, and what they tell."""

    span: Span
    value: str


def find_dates(document: Document) -> tuple[DateExpression, ...]:
    """The dated expressions of a document."""
    del document
    return ()
