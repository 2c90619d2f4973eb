"""Tests of the time line: every expression of a day, month, year or stretch, and its value."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.dates import find_dates
from onrecord.model import Document, DocumentKind

PUBLISHED = date(2031, 3, 7)  # a Friday
CASES: dict[str, tuple[str, list[tuple[str, str]]]] = {  # a text, the words that tell, their values
    "weekday behind": ("She spoke on Thursday.", [("Thursday", "2031-03-06")]),
    "weekday ahead": ("The court will rule on Tuesday.", [("Tuesday", "2031-03-11")]),
    "said before, ahead": ("He said he would go on Monday.", [("Monday", "2031-03-10")]),
    "scheduled": ("The council meets on Monday.", [("Monday", "2031-03-10")]),
    "scheduled, of many": ("Polls open Sunday.", [("Sunday", "2031-03-09")]),
    "scheduled, far from the day": ("It sails for Tors on Sunday.", [("Sunday", "2031-03-09")]),
    "a caption": ("Orth arrives in Velm on Monday.", [("Monday", "2031-03-03")]),
    "a month, not a verb": ("May 7, 2031. On Monday he went.", [
        ("May 7, 2031", "2031-05-07"), ("Monday", "2031-03-03"),
    ]),
    "said on": ("He said on Monday he will go.", [("Monday", "2031-03-03")]),
    "of the day": ("She spoke Friday.", [("Friday", "2031-03-07")]),
    "last weekday": ("She spoke last Friday.", [("last Friday", "2031-02-28")]),
    "next weekday": ("They meet next Friday.", [("next Friday", "2031-03-14")]),
    "until": ("It stays shut until Sunday.", [("Sunday", "2031-03-09")]),
    "owner": ("At Tuesday’s briefing", [("Tuesday", "2031-03-04")]),
    "every week": ("They meet on Tuesdays.", []),
    "yesterday": ("as she said yesterday", [("yesterday", "2031-03-06")]),
    "month and day": ("It fell on March 3.", [("March 3", "2031-03-03")]),
    "month and day behind": ("It fell on Sept. 3.", [("Sept. 3", "2030-09-03")]),
    "to be held": (
        "A vote is to be held from November 20 to December 11.",
        [
            ("November 20", "2031-11-20"),
            ("November 20 to December 11", "2031-11-20/2031-12-11"),
            ("December 11", "2031-12-11"),
        ],
    ),
    "short stretch": (
        "from 3 to 9 March",
        [
            ("3", "2031-03-03"),
            ("3 to 9 March", "2031-03-03/2031-03-09"),
            ("9 March", "2031-03-09"),
        ],
    ),
    "no such day": ("on February 30, 2031", []),
    "full": ("on the 3rd of March 2029", [("3rd of March 2029", "2029-03-03")]),
    "ISO": ("dated 2031-03-02", [("2031-03-02", "2031-03-02")]),
    "month": ("It opened in December.", [("December", "2030-12")]),
    "month ahead": ("It will open in June.", [("June", "2031-06")]),
    "month and year": ("in May, 1750 he went", [("May, 1750", "1750-05")]),
    "this month": ("earlier this month", [("this month", "2031-03")]),
    "next month": ("It opens next month.", [("next month", "2031-04")]),
    "week": ("It fell last week.", [("last week", "2031-02-24/2031-03-02")]),
    "weekend": ("last weekend", [("last weekend", "2031-03-01/2031-03-02")]),
    "years": ("between 2014–16 and", [("2014", "2014"), ("16", "2016")]),
    "decade": ("in the 1990s", [("1990s", "1990-01-01/1999-12-31")]),
    "century": ("a 17th-century mill", [("17th-century", "1600-01-01/1699-12-31")]),
    "quarter": ("in Q1 2030", [("Q1 2030", "2030-01-01/2030-03-31")]),
    "holiday": ("It fell on Christmas Day.", [("Christmas Day", "2030-12-25")]),
    "ago": ("Two days ago it fell.", [("Two days ago", "2031-03-05")]),
    "roughly ago": ("About two days ago it fell.", []),
    "later": ("It fell on 1 May 2030. Two weeks later", [
        ("1 May 2030", "2030-05-01"), ("Two weeks later", "2030-05-13/2030-05-19"),
    ]),
    "following": ("In March 2029 it fell. The following month", [
        ("March 2029", "2029-03"), ("The following month", "2029-04"),
    ]),
    "of the year told": ("It fell on 1 May 2021. On June 2 it stood.", [
        ("1 May 2021", "2021-05-01"), ("June 2", "2021-06-02"),
    ]),
    "year": ("She left in 2019.", [("2019", "2019")]),
    "games": ("the 2012 Games", [("2012", "2012")]),
    "people": ("They had 2000 people and 1990 dogs.", []),
    "room": ("in Room 2012", []),
    "price": ("It costs $2000.", []),
    "season": ("the summer of 2012", []),
    "evening": ("that evening, recently, soon", []),
    "late month": ("in late May", []),
    "may, the verb": ("they may 5 times. May is here.", []),
    "march, the verb": ("in march order, march 3 abreast", []),
    "attacks": ("the September 11 attacks", []),
}  # fmt: skip


def read(text: str, published: date | None = PUBLISHED, language: str = "en") -> Document:
    """A document of this text."""
    kind = DocumentKind.ARTICLE
    return Document(
        "1", "1", "x", "text/plain", kind, text, (), published=published, language=language
    )


@pytest.mark.parametrize(("text", "told"), CASES.values(), ids=CASES)
def test_find_dates(text: str, told: list[tuple[str, str]]) -> None:
    """The words are found, with what they tell next to the day of publication."""
    assert [(e.span.of(text), e.value) for e in find_dates(read(text))] == told


def test_unknown_day() -> None:
    """Without a day of publication nothing is counted from it; without rules nothing is told."""
    text = "On Thursday, yesterday and March 3 he went; on 3 March 2031 he came back."
    assert [e.value for e in find_dates(read(text, None))] == ["2031-03-03"]
    assert find_dates(read(text, language="de")) == ()


@given(
    text=st.lists(
        st.sampled_from(
            ["on ", "Thursday", " March ", "31", " 2031", "last ", "week", " to ", ",", " May",
             "1 ", "two", " days ", "later", "the year before", "\n\n", "1999", "–", "Q1 "]
        )
    ).map("".join)
    | st.text(),
    published=st.dates() | st.none(),
)  # fmt: skip
def test_any_text_and_day(text: str, published: date | None) -> None:
    """No text and no day raises; expressions lie inside the text and hold words."""
    for expression in find_dates(read(text, published)):
        assert 0 <= expression.span.start < expression.span.end <= len(text)
        assert expression.value[0].isdigit()
