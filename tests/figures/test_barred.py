"""Stretches whose numbers are no quantities, whatever character they begin with."""

import pytest

from onrecord.figures.barred import find_barred
from onrecord.text import Span

CASES = {
    "an address on the web": ("See https://vell.example/2031/4 now", ("https://vell.example/2031/4",)),
    "one without its scheme": ("See www.vell.example/7 now", ("www.vell.example/7",)),
    "a mailbox": ("Ask 24press@vell.example first", ("24press@vell.e",)),
    "a tag": ("It said #harbour2031 and no more", ("#harbour2031",)),
    "an attribute": ('width="640" of it', ('="640"',)),
    "a day in numbers": ("On 2031-05-06 it sailed", ("2031-05-06",)),
    "a telephone": ("Call (555) 555-0134 or +44 20 5550 01", ("(555) 555-0134", "+44 20 5550 01")),
    "a day after its month": ("On May 6 and 7, 2031, it sailed", ("May 6 and 7, 2031",)),
    "a day before its month": ("By the 6th of May 2031 it had", ("6th of May 2031",)),
    "a month of a year": ("In August 2031 it had", ("August 2031",)),
    "an hour": ("It left at 9.30 p.m. there", ("9.30 p.m",)),
    "an hour and a day": ("It left at 9.30 on Monday", ("at 9.30",)),
    "a clock and part of a day": ("It came 21:45 local time", ("21:45 local time",)),
    "a house": ("He lives at 14 Old Harbour Street there", ("14 Old Harbour Street",)),
    "a postal code": ("Orrin, PL 20431, and", ("PL 20431",)),
    "a span of years": ("In 2031-32 it rose", ("2031-32",)),
    "odds": ("It was 20-to-1, then ten-to-one", ("20-to-1", "ten-to-one")),
    "words that count nothing": ("a zero-sum game at ground zero", ("zero-sum", "ground zero")),
    "a score": ("They won it 3-1 there", ("3-1",)),
    "footnotes": ("It led to weight loss (38, 39) and more", ("(38, 39)",)),
    "an emergency number": ("He said so in a 911 call there", ("911",)),
    "a score by quarters": ("Orrin 14 11 6 15 — 44 then", ("14 11 6 15 — 44",)),
    "a quantity": ("It took 300 crates and 4.5 tonnes in", ()),
}  # fmt: skip


@pytest.mark.parametrize(("text", "barred"), CASES.values(), ids=CASES)
def test_what_is_no_quantity(text: str, barred: tuple[str, ...]) -> None:
    """Each kind is found, at either end of a text and within it."""
    for before, after in (("", ""), ("Nobody knew. ", " So it was.")):
        whole = before + text + after
        found = find_barred(whole, Span(0, len(whole)))
        assert tuple(span.of(whole) for span in found) == barred
