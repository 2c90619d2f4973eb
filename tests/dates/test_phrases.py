"""Tests of date phrases: the day that words tell."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.dates.phrases import find_date_phrases
from onrecord.model import Document, DocumentKind, Part, PartKind, Precision
from onrecord.text import Span

PUBLISHED = date(2031, 3, 7)  # a Friday
DAY, MONTH, YEAR = Precision.DAY, Precision.MONTH, Precision.YEAR
CASES = {  # a text, the words that tell, the day, how exactly
    "weekday": ("She spoke on Thursday.", "on Thursday", date(2031, 3, 6), DAY),
    "weekday of the day": ("She spoke Friday.", "Friday", date(2031, 3, 7), DAY),
    "last weekday": ("She spoke last Friday.", "last Friday", date(2031, 2, 28), DAY),
    "weekday's briefing": ("At Thursday’s briefing", "Thursday", date(2031, 3, 6), DAY),
    "time of day": ("on Monday evening", "on Monday evening", date(2031, 3, 3), DAY),
    "yesterday": ("as she said yesterday", "yesterday", date(2031, 3, 6), DAY),
    "month and day": ("on March 3", "on March 3", date(2031, 3, 3), DAY),
    "short month": ("She spoke on Sept. 3 there", "on Sept. 3", date(2030, 9, 3), DAY),
    "day and month": ("on 3 March 2031", "on 3 March 2031", date(2031, 3, 3), DAY),
    "American with year": ("on March 3, 2029,", "on March 3, 2029", date(2029, 3, 3), DAY),
    "ordinal": ("on the 3rd of March", "3rd of March", date(2031, 3, 3), DAY),
    "number": ("dated 2031-03-03", "2031-03-03", date(2031, 3, 3), DAY),
    "this month": ("earlier this month", "earlier this month", date(2031, 3, 1), MONTH),
    "last month": ("last month", "last month", date(2031, 2, 1), MONTH),
    "month and year": ("in March 2029", "March 2029", date(2029, 3, 1), MONTH),
    "month": ("She spoke in December", "December", date(2030, 12, 1), MONTH),
    "last year": ("last year", "last year", date(2030, 1, 1), YEAR),
    "week in one month": ("last week", None, None, None),
    "this week": ("this week", "this week", date(2031, 3, 1), MONTH),
    "may, the verb": ("they may 5 times", None, None, None),
    "may, alone": ("They may go. May is here.", None, None, None),
    "march, the verb": ("in march order", None, None, None),
    "every week": ("on Thursdays", None, None, None),
    "no such day": ("on February 30, 2031", None, None, None),
}


def _document(text: str, published: date | None) -> Document:
    """A report."""
    parts = (Part(PartKind.ARTICLE, Span(0, len(text))),)
    kind = DocumentKind.ARTICLE
    return Document("d", "d", "d.txt", "text/plain", kind, text, parts, published=published)


@pytest.mark.parametrize(("text", "words", "day", "precision"), CASES.values(), ids=CASES)
def test_find_date_phrases(
    text: str, words: str | None, day: date | None, precision: Precision | None
) -> None:
    """The words are found whole, and tell the day next to the day of publication."""
    found = list(find_date_phrases(_document(text, PUBLISHED)))

    assert [(p.span.of(text), p.date, p.precision) for p in found] == (
        [(words, day, precision)] if words else []
    )


@given(
    text=st.lists(
        st.sampled_from(
            ["on ", "Thursday", " March ", "31", " 2031", "last ", "week", "yesterday", ",", " May"]
        )
    ).map("".join)
    | st.text(),
    published=st.dates() | st.none(),
)
def test_any_text_and_day(text: str, published: date | None) -> None:
    """No text and no day of publication raises; phrases lie in order inside the text."""
    found = list(find_date_phrases(_document(text, published)))

    assert all(0 <= p.span.start < p.span.end <= len(text) for p in found)
