"""Too late: texts after the print are laid beside a quotation only where they may hold it."""

from datetime import date

import pytest

from onrecord.compare import may_stand_later
from onrecord.index import index_transcripts
from onrecord.model import Quotation, Transcript

SAID = "We have closed the northern lock, and the ferries will wait until the ice is gone."
INDEX = index_transcripts(
    [
        Transcript(
            "early", "The budget of the harbour was passed without a vote.", date(2031, 3, 1)
        ),
        Transcript("late", f"Good morning. {SAID} Thank you.", date(2031, 3, 9)),
        Transcript("undated", "The lamps on the quay are lit at dusk in every season."),
    ]
)
CASES = {  # what was printed, on which day, whether a later text may hold it
    "the very words": (SAID, date(2031, 3, 2), True),
    "a word left out": (SAID.replace("and ", ""), date(2031, 3, 2), True),
    "two words": ("northern lock", date(2031, 3, 2), True),
    "other words": ("Nobody told us that the bridge was shut to lorries.", date(2031, 3, 2), False),
    "words of an earlier text": ("The budget was passed without a vote.", date(2031, 3, 2), False),
    "words of a text without a day": ("The lamps on the quay are lit", date(2031, 3, 2), False),
    "printed a day before": (SAID, date(2031, 3, 8), False),
    "printed afterwards": (SAID, date(2031, 3, 10), False),
    "no day": (SAID, None, False),
    "no words": ("…", date(2031, 3, 2), False),
}


@pytest.mark.parametrize(("printed", "on", "expected"), CASES.values(), ids=CASES)
def test_may_stand_later(printed: str, on: date | None, expected: bool) -> None:
    """Its runs of words tell, before anything is laid beside anything."""
    assert may_stand_later(Quotation(printed, printed_on=on), INDEX) is expected
