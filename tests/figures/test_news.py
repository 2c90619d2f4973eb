"""Figures of news: the kinds of units, bounds and numbers that its pages print."""

import pytest

from onrecord.figures import find_figures
from onrecord.model import Document, DocumentKind, Part, PartKind
from onrecord.text import Span

NEWS = {  # of which kind; sentence, its figures as (words, low, high, unit)
    "units written to the number": (
        "It has 256GB, 30Mbps, 640bhp, 500Nm and -5C, and sold 25k tickets, 5pc more.",
        [("256GB", 256, 256, "GB"), ("30Mbps", 30, 30, "Mbps"), ("640bhp", 640, 640, "bhp"),
         ("500Nm", 500, 500, "Nm"), ("-5C", -5, -5, "°C"), ("25k tickets", 25e3, 25e3, "tickets"),
         ("5pc", 5, 5, "%")],
    ),
    "m is million": (
        "About 1.5m were moved, under 1m people live here, 20m tonnes and 2.5m euros went.",
        [("About 1.5m", 1.5e6, 1.5e6, None), ("under 1m people", None, 1e6, "people"),
         ("20m tonnes", 20e6, 20e6, "tonnes"), ("2.5m euros", 2.5e6, 2.5e6, "EUR")],
    ),
    "m is metres": (
        "The pipe is 20m long, within 30m of the road; he won the 100m in June.",
        [("20m", 20, 20, "metres"), ("within 30m", None, 30, "metres"),
         ("100m", 100, 100, "metres")],
    ),
    "lakh and crore": (
        "Rs 1,20,000 crore and Rs 5,00,000 and 5 lakh rupees.",
        [("Rs 1,20,000 crore", 1.2e12, 1.2e12, "INR"), ("Rs 5,00,000", 5e5, 5e5, "INR"),
         ("5 lakh rupees", 5e5, 5e5, "rupees")],
    ),
    "decimal commas": (
        "It cost 3,5 million euros, €3,50 and 2,5 kg.",
        [("3,5 million euros", 3.5e6, 3.5e6, "EUR"), ("€3,50", 3.5, 3.5, "EUR"),
         ("2,5 kg", 2.5, 2.5, "kg")],
    ),
    "no nought": ("It fell .7 percent.", [(".7 percent", 0.7, 0.7, "%")]),
    "below nought": (
        "It fell to minus 3.5 percent.", [("minus 3.5 percent", -3.5, -3.5, "%")],
    ),
    "money of other lands": (
        "N500m, KSh 500, RM20 million, R500,000 and 500€.",
        [("N500m", 5e8, 5e8, "NGN"), ("KSh 500", 500, 500, "KES"),
         ("RM20 million", 2e7, 2e7, "MYR"), ("R500,000", 5e5, 5e5, "ZAR"),
         ("500€", 500, 500, "EUR")],
    ),
    "how much and to what": (
        "It rose by 40 million to 419 million.",
        [("40 million", 4e7, 4e7, None), ("419 million", 419e6, 419e6, None)],
    ),
    "by a range": ("It rose by 2 to 3 percent.", [("2 to 3 percent", 2, 3, "%")]),
    "from and to, one scale": (
        "It rose from 5 to 7 million.", [("5", 5e6, 5e6, None), ("7 million", 7e6, 7e6, None)],
    ),
    "a year before to": (
        "In 2015 to 12 million people it was sold.", [("12 million people", 12e6, 12e6, "people")],
    ),
    "what takes over": (
        "He presided over 2 million men.", [("2 million men", 2e6, 2e6, "men")],
    ),
    "over a time": (
        "It grew 5% over 12 months and took over 12 months.",
        [("5%", 5, 5, "%"), ("12 months", 12, 12, "months"),
         ("over 12 months", 12, None, "months")],
    ),
    "south of": ("South of 40% stayed.", [("South of 40%", None, 40, "%")]),
    "two shares": (
        "Between a third and a half of the cranes sank.",
        [("Between a third and a half", 1 / 3, 1 / 2, "share")],
    ),
    "a share of a unit": (
        "He led by less than one-half of 1 percent, half a mile off.",
        [("less than one-half of 1 percent", None, 0.5, "%"), ("half a mile", 0.5, 0.5, "miles")],
    ),
    "a spoken range": ("It takes two, three weeks.", [("two, three weeks", 2, 3, "weeks")]),
    "compounds": (
        "A 1,237-delegate threshold, a 15-yard penalty and a 21-member panel.",
        [("1,237-delegate", 1237, 1237, "delegates"), ("15-yard", 15, 15, "yards"),
         ("21-member", 21, 21, "members")],
    ),
    "magnitudes": (
        "A 5.1-magnitude shock, then one of magnitude 6.2.",
        [("5.1-magnitude", 5.1, 5.1, "magnitude"), ("magnitude 6.2", 6.2, 6.2, "magnitude")],
    ),
    "two adjectives": (
        "Eleven progressive and Muslim groups wrote.",
        [("Eleven progressive and Muslim groups", 11, 11, "groups")],
    ),
    "one adjective or another": (
        "More than 1,300 false or misleading claims were counted.",
        [("More than 1,300 false or misleading claims", 1300, None, "claims")],
    ),
    "an age before a bracket": ("I have driven since I was 17 (on the farm).", []),
    "two results": (
        "Orla would beat Brandt 46 to 40 percent.",
        [("46", 46, 46, "%"), ("40 percent", 40, 40, "%")],
    ),
    "letters with points": (
        "At least four U.N. guards died.", [("At least four U.N. guards", 4, None, "guards")],
    ),
    "the dozen": ("The dozen letters came.", [("dozen letters", 12, 12, "letters")]),
    "by and by": (
        "A room of 12 x 15 feet.", [("12", 12, 12, "feet"), ("15 feet", 15, 15, "feet")],
    ),
    "votes for and against": (
        "It passed by 52 votes to 48.", [("52 votes", 52, 52, "votes"), ("48", 48, 48, None)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NEWS.values(), ids=NEWS)
def test_kinds_of_news(
    text: str, expected: list[tuple[str, float | None, float | None, str | None]]
) -> None:
    """Kinds that were wrong on news: each figure of a sentence, in order."""
    whole = (Part(PartKind.ARTICLE, Span(0, len(text))),)
    document = Document("d0", "d0", "d0.txt", "text/plain", DocumentKind.ARTICLE, text, whole)
    found = [(f.span.of(text), f.low, f.high, f.unit) for f in find_figures(document, ())]
    assert [(words, unit) for words, _, _, unit in found] == [(w, u) for w, _, _, u in expected]
    for (_, low, high, _), (_, least, most, _) in zip(found, expected, strict=True):
        assert low == pytest.approx(least)
        assert high == pytest.approx(most)
