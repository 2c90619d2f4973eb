"""Figures: what a sentence gives, and what only looks like a quantity."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.figures import find_figures
from onrecord.model import (
    Document,
    DocumentKind,
    Figure,
    Part,
    PartKind,
    Precision,
    Statement,
    StatementKind,
)
from onrecord.text import Span


def write(text: str, *, boilerplate: int | None = None, published: date | None = None) -> Document:
    """A document of one article; from `boilerplate` on, the text is a box."""
    end = len(text) if boilerplate is None else boilerplate
    parts = [Part(PartKind.ARTICLE, Span(0, end))]
    if boilerplate is not None:
        parts.append(Part(PartKind.BOILERPLATE, Span(end, len(text))))
    return Document(
        "d0", "d0", "d0.txt", "text/plain", DocumentKind.ARTICLE, text, tuple(parts),
        published=published,
    )  # fmt: skip


def read(text: str) -> tuple[Figure, ...]:
    """The figures of a text."""
    return find_figures(write(text), ())


CASES = {  # sentence, words, low, high, unit, subject
    "a count": ("They lost 12 trucks.", "12 trucks", 12, 12, "trucks", "trucks"),
    "a suspended range": (
        "An 8- to 12,000 strong force came.", "8- to 12,000", 8_000, 12_000, None, None,
    ),
    "a borrowed thousand": ("It has 8 to 12,000 men.", "8 to 12,000 men", 8e3, 12e3, "men", "men"),
    "a borrowed million": ("It costs 8 to 12 million.", "8 to 12 million", 8e6, 12e6, None, None),
    "a borrowed hundred": (
        "Two to three hundred guards came.",
        "Two to three hundred guards", 200, 300, "guards", "guards",
    ),
    "nothing to borrow": ("Take 500 to 12,000 men.", "500 to 12,000 men", 500, 12e3, "men", "men"),
    "between": (
        "It lies between 3 and 9 miles off.", "between 3 and 9 miles", 3, 9, "miles", None,
    ),
    "from and to": (
        "It needs from 10 to 15 percent.", "from 10 to 15 percent", 10, 15, "%", None,
    ),
    "a dash": ("They saw 40–50 tanks.", "40–50 tanks", 40, 50, "tanks", "tanks"),
    "or": ("He met two or three envoys.", "two or three envoys", 2, 3, "envoys", "envoys"),
    "one or two": ("He met one or two envoys.", "one or two envoys", 1, 2, "envoys", "envoys"),
    "hedges inside a range": (
        "It is between roughly 3 and 9 km wide.", "between roughly 3 and 9 km", 3, 9, "km", None,
    ),
    "a quarter of a million": (
        "A quarter of a million people left.",
        "A quarter of a million people", 250_000, 250_000, "people", "people",
    ),
    "more than": (
        "More than 2 million refugees came.",
        "More than 2 million refugees", 2e6, None, "refugees", "refugees",
    ),
    "at least and killed": (
        "At least 20 civilians were killed.",
        "At least 20 civilians", 20, None, "civilians", "civilians killed",
    ),
    "up to": ("Up to 300 houses burned.", "Up to 300 houses", None, 300, "houses", "houses burned"),
    "no more than": ("No more than 5 ships.", "No more than 5 ships", None, 5, "ships", "ships"),
    "fewer than": ("Fewer than 9 planes.", "Fewer than 9 planes", None, 9, "planes", "planes"),
    "as many as": (
        "As many as 70 farms burned.", "As many as 70 farms", None, 70, "farms", "farms burned",
    ),
    "or more": ("It took 40 hours or more.", "40 hours or more", 40, None, "hours", None),
    "plus": ("They have 90-plus boats.", "90-plus boats", 90, None, "boats", "boats"),
    "a bridge": (
        "At least another 20 boats sank.", "At least another 20 boats", 20, None, "boats", "boats",
    ),
    "money": ("It gave $4.2 billion in aid.", "$4.2 billion", 4.2e9, 4.2e9, "USD", "aid"),
    "money in short": ("It gave €3m.", "€3m", 3e6, 3e6, "EUR", None),
    "a range of money": ("It costs $3 to $4 million.", "$3 to $4 million", 3e6, 4e6, "USD", None),
    "money in words": ("It gave 20 million euros.", "20 million euros", 20e6, 20e6, "EUR", None),
    "another dollar": ("It gave A$20.", "A$20", 20, 20, "AUD", None),
    "per cent": ("Then 35 per cent of voters left.", "35 per cent", 35, 35, "%", "voters"),
    "points": ("It won by 12 percentage points.", "12 percentage points", 12, 12,
               "percentage points", None),
    "some of them": ("He met two of the old men.", "two", 2, 2, "men", "old men"),
    "a share": ("Two-thirds of voters stayed.", "Two-thirds", 2 / 3, 2 / 3, "share", "voters"),
    "one in five": ("One in five children left.", "One in five", 0.2, 0.2, "share", "children"),
    "a measure of": ("It sent 3 tonnes of wheat.", "3 tonnes", 3, 3, "tonnes", "wheat"),
    "a compound": ("A 10-mile road.", "10-mile", 10, 10, "miles", None),
    "what befell": ("The blast left 30 wounded.", "30", 30, 30, "people", "wounded"),
    "left their homes": (
        "Some 300 people have left their homes since noon.",
        "Some 300 people", 300, 300, "people", "people left their homes",
    ),
    "what befell before": ("It killed 4 men and wounded 53.", "53", 53, 53, "people", "wounded"),
    "a pronoun number": ("Twelve were killed.", "Twelve", 12, 12, "people", "killed"),
    "another scale": ("It may take another million.", "million", 1e6, 1e6, None, None),
    "a rate": ("They sent between four and six a day.", "between four and six", 4, 6, None, None),
    "a toll": ("The death toll rose to 35.", "35", 35, 35, None, "death toll"),
    "an adjective": (
        "Some 12,000 displaced people wait.",
        "Some 12,000 displaced people", 12e3, 12e3, "people", "displaced people",
    ),
    "a year that counts": (
        "At least 2000 men came.", "At least 2000 men", 2000, None, "men", "men",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "unit", "subject"), CASES.values(), ids=CASES
)
def test_find_figures(  # noqa: PLR0913, PLR0917 - a row of the table
    text: str, words: str, low: float | None, high: float | None, unit: str, subject: str
) -> None:
    """The last figure of a sentence has its words, bounds, unit and subject."""
    figure = read(text)[-1]
    assert figure.span.of(text) == words
    assert figure.low == pytest.approx(low)
    assert figure.high == pytest.approx(high)
    assert (figure.unit, figure.subject) == (unit, subject)
    assert figure.id == f"d0.f{figure.span.start}-{figure.span.end}"


ROUGH = {  # sentence, hedges, whether rough
    "nearly": ("Nearly 400 houses", ("Nearly",), True),
    "some": ("Some 300 people", ("Some",), True),
    "estimated": ("An estimated 5,000 fighters", ("An estimated",), True),
    "nearer to": ("Nearer to 300 people", ("Nearer to",), True),
    "not far off": ("Not far off 300 people", ("Not far off",), True),
    "or so": ("Then 300 or so people", ("or so",), True),
    "two hedges": ("At least an estimated 40 boats", ("At least", "an estimated"), True),
    "just over": ("Just over 40 boats", ("Just over",), True),
    "at least alone": ("At least 40 boats", ("At least",), False),
    "two dozen": ("He had two dozen boats", (), True),
    "dozens": ("He had dozens of boats", ("dozens",), True),
    "exact": ("He had 40 boats", (), False),
}


@pytest.mark.parametrize(("text", "hedges", "rough"), ROUGH.values(), ids=ROUGH)
def test_hedges(text: str, hedges: tuple[str, ...], rough: bool) -> None:
    """Hedges are kept in the document's words."""
    (figure,) = read(text)
    assert (figure.hedge, figure.approximate) == (hedges, rough)


OPEN = {  # sentence, words, low, high, unit
    "dozens": ("Dozens of boats sank.", "Dozens of boats", 24, None, "boats"),
    "hundreds of thousands": (
        "There hundreds of thousands of people wait.",
        "hundreds of thousands of people", 2e5, 1e6, "people",
    ),
    "several hundred": (
        "Several hundred guards came.", "Several hundred guards", 300, None, "guards",
    ),
    "a few": ("A few thousand guards came.", "A few thousand guards", 2000, None, "guards"),
    "money": (
        "It cost tens of millions of dollars.",
        "tens of millions of dollars", 2e7, 1e8, "USD",
    ),
    "alone": ("Thousands wept.", "Thousands", 2000, None, None),
    "bounded": ("Up to hundreds wept.", "Up to hundreds", None, None, None),
    "or": ("Hundreds or thousands wept.", "Hundreds or thousands", 200, None, None),
    "upon": ("Thousands upon thousands wept.", "Thousands upon thousands", 2000, None, None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "words", "low", "high", "unit"), OPEN.values(), ids=OPEN)
def test_open_plurals_have_a_least(
    text: str, words: str, low: float | None, high: float | None, unit: str | None
) -> None:
    """Dozens are never silently twelve: at least two, rough, with their words as the hedge."""
    (figure,) = read(text)
    assert figure.span.of(text) == words
    assert (figure.low, figure.high, figure.unit, figure.approximate) == (low, high, unit, True)
    assert words.split()[-1 if unit is None else 0].casefold() in " ".join(figure.hedge).casefold()


NONE = {
    "a year": "It began in 2015 and the 2016 report came.",
    "two years": "Between 1983 and 1986 they met.",
    "years with a dash": "The war of 1914-1918 ended.",
    "a date": "On 3 March and on March 3, 2016, and Jan. 4 and 5.",
    "an ISO date": "Sent 2016-03-04.",
    "a time": "At 10:30, at 5 p.m. and at 0900 GMT.",
    "a time with a point": (
        "At 9.40 on Monday, then between 9.50 and 10.15 that night, 8.05 in the evening, at 7.30 "
        "local time."
    ),
    "a resolution": "Resolution 2231 and resolution 2,231 and Resolutions 12 and 14.",
    "roads": "Take the A7, Route 66, Highway 1 or I-95.",
    "ordinals": "The third man came 21st in the twenty-first race.",
    "sections": "Article 5, Section 230, pages 12-14, Chapter VII and articles 3, 4 and 6.",
    "ages": "A 45-year-old; Jan Moller, 45, a teacher; a man aged 30; voters under 30.",
    "types": "A B-52, an F-16, a Su-27, a Boeing 737, Windows 10, COVID-19.",
    "groups": "The G7 and the Group of 77 and the Group of Seven saw the Four Seasons.",
    "a telephone": "Call 555-123-4567 or (555) 123-4567.",
    "a score": "They won 3-1 and drew 2-2.",
    "an address": "He lives at 10 Downing Street.",
    "one": "One of the men, no one else, said one day that one knows.",
    "a compound": "A two-way street and a four-star hotel.",
    "a law": "A 401(k) plan.",
    "ago": "He left two years ago and came back three months later.",
    "a link": "See https://example.org/2016/12/300-men and @user20 and #2020.",
    "a list number": "1. Go home.",
    "a footnote": "As he wrote [3].",
    "a ratio": "They backed it two-to-one.",
    "a school year": "In the 2015-16 season they left.",
    "number one": "The number one and No. 10.",
    "markup": 'A box="1454346000" and (8.) and Feb.1 and 1⁄4 of the 2020 campaigns.',
    "words": "Nobody often attended.",
    "products": "iPhone 7 users, Boeing 737 jets, the 737 MAX, Xbox 360 consoles and 3M itself.",
    "versions": "USB 3.0, Bluetooth 5.0 and Mac OS 10.15.",
    "indices": "The S&P 500 fell, the FTSE 100 too, and CAC 40 firms with it.",
    "screens": "The 1080p and the 4K screens on a 5G network.",
    "works": "The film 13 Hours and the song of 50 Cent are out.",
    "sacred books": "They read Psalm 23, Isaiah 45:1 and Joshua 24:15.",
    "six figures": "It was won by six figures.",
    "section signs": "By § 5 and Art. 5 it holds.",
    "ages without a word": "Jan Moller - 45 - left; she is 45 and well; At 45 he left.",
    "an age and a dash": "Braun, 38 – who sings – left.",
    "telephones abroad": "Call 020 7946 0958 or 07700 900123.",
    "two hours of a day": "Between 2 and 3 p.m. they met.",
    "decades of a life": "A man in his 30s and the '90s.",
    "a pair of votes": "The Senate voted 52-48 to pass it.",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_no_quantity(text: str) -> None:
    """What names, dates or orders is left out."""
    assert [figure.span.of(text) for figure in read(text)] == []


def test_a_change_is_no_range() -> None:
    """A rise has two ends that were true at different times."""
    first, last = read("It rose from 10 to 15 percent.")
    assert (first.low, first.high, first.unit) == (10, 10, "%")
    assert (last.low, last.high, last.unit) == (15, 15, "%")


AS_OF = {  # sentence, date, precision
    "a day": ("As of March 3, 40 boats sank.", date(2016, 3, 3), Precision.DAY),
    "day first": ("As of 3 March 2014, 40 boats sank.", date(2014, 3, 3), Precision.DAY),
    "a month": ("As of December 40 boats had sunk.", date(2015, 12, 1), Precision.MONTH),
    "a year": ("As of 2012, 40 boats had sunk.", date(2012, 1, 1), Precision.YEAR),
    "a weekday": ("Some 40 boats had sunk as of Monday.", date(2016, 3, 7), Precision.DAY),
    "yesterday": ("As of yesterday 40 boats sank.", date(2016, 3, 9), Precision.DAY),
}


@pytest.mark.parametrize(("text", "day", "precision"), AS_OF.values(), ids=AS_OF)
def test_as_of(text: str, day: date, precision: Precision) -> None:
    """From when a figure is comes from its sentence and the day of publication."""
    (figure,) = find_figures(write(text, published=date(2016, 3, 10)), ())
    assert figure.as_of is not None
    assert (figure.as_of.date, figure.as_of.precision) == (day, precision)


def test_since_is_where_a_count_began() -> None:
    """A count since Monday is not of Monday."""
    (figure,) = find_figures(
        write("Some 40 boats sank since Monday.", published=date(2016, 3, 10)), ()
    )
    assert figure.as_of is None


@pytest.mark.parametrize("text", ["As of March 3, 40 boats.", "As of 31 June 2014, 40 boats."])
def test_as_of_is_not_guessed(text: str) -> None:
    """Without a day of publication, or without such a day, nothing is said."""
    (figure,) = read(text)
    assert figure.as_of is None


def test_the_innermost_statement_gives_it() -> None:
    """A figure belongs to the statement closest around it."""
    text = "“He told me ‘we lost 12 trucks’ and left,” she said. They lost 3 boats."
    outer, inner = Span(1, text.index(",”")), Span(text.index("we"), text.index("’ and"))
    statements = tuple(
        Statement(name, "d0", StatementKind.DIRECT, (), (), (span,))
        for name, span in (("outer", outer), ("inner", inner))
    )
    assert [f.statement for f in find_figures(write(text), statements)] == ["inner", None]


def test_boilerplate_gives_none() -> None:
    """A box beside the article has no figures."""
    text = "They lost 12 trucks. Related: 40 boats sank."
    figures = find_figures(write(text, boilerplate=text.index("Related")), ())
    assert [figure.low for figure in figures] == [12]


PIECES = st.sampled_from(
    "at least about between 3 and 12,000 to 8- million $ € % people killed dozens of one in five "
    "March 2016 resolution . , ( ) - – as of since Monday 10:30 half a two thirds \n\n".split(" ")
)


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map(" ".join)))
def test_any_text(text: str) -> None:
    """Figures are apart, in order, inside the text; hedges are its words; low is not above high."""
    end = 0
    for figure in find_figures(write(text, published=date(2016, 3, 10)), ()):
        assert end <= figure.span.start < figure.span.end <= len(text)
        end = figure.span.end
        words = " ".join(figure.span.of(text).split())
        assert all(hedge in words for hedge in figure.hedge)
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high


def test_long_text() -> None:
    """A sentence without an end takes time in step with its length."""
    assert len(read("between 3 and 9 miles and " * 3_000)) == 3_000
