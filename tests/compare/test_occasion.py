"""The occasion that a report names is looked at first; what was said elsewhere is not lost."""

from datetime import date, timedelta

import pytest

from onrecord.compare import align
from onrecord.index import TranscriptIndex, index_transcripts
from onrecord.model import Quotation, Transcript, Turn, TurnRole
from onrecord.text import Span

DAY = date(2031, 5, 6)
SLOGAN = "We will bring the ferries home before the ice comes."
NAMED = "on the day"


def speak(name: str, words: str, days_before: int) -> Transcript:
    """A speech of one turn."""
    text = f"NADIA OKAFOR: {words}"
    turn = Turn(Span(0, len(text)), "NADIA OKAFOR", TurnRole.SPEAKER, (Span(14, len(text)),))
    return Transcript(name, text, DAY - timedelta(days_before), (turn,))


def record(at_the_named: str, elsewhere: str, days_before: int) -> TranscriptIndex:
    """The named occasion of ten days ago, and sixty others that are more lately or older."""
    others = [speak(f"speech {n:02}", elsewhere, days_before) for n in range(60)]
    return index_transcripts([speak(NAMED, at_the_named, 10), *others])


def first(index: TranscriptIndex, *occasion: str) -> str:
    """The transcript in which the slogan is found."""
    quotation = Quotation(SLOGAN, "Nadia Okafor", DAY, occasion=occasion)
    return align(quotation, index)[0].transcript.id


OTHER = "The harbour has nine cranes, and each of them was painted green in spring."
CASES = {  # said at the named occasion, said elsewhere, days before; whether the named one is found
    "said everywhere, elsewhere more lately": (SLOGAN, SLOGAN, 1, True),
    "a word of it changed there": (SLOGAN.replace("home", "back"), SLOGAN, 1, True),
    "only elsewhere": (OTHER, SLOGAN, 1, False),
    "half of it there, all of it elsewhere": (
        "We will bring the ferries up the river, and paint them.",
        SLOGAN,
        60,
        False,
    ),
    "only there": (SLOGAN, OTHER, 1, True),
}


@pytest.mark.parametrize(("at_the_named", "elsewhere", "days", "found"), CASES.values(), ids=CASES)
def test_the_named_occasion_comes_first(
    at_the_named: str, elsewhere: str, days: int, found: bool
) -> None:
    """It outweighs nearness in time and number, and no more than a word or so."""
    index = record(at_the_named, elsewhere, days)
    assert (first(index, NAMED) == NAMED) is found


def test_without_an_occasion_nothing_is_preferred() -> None:
    """Then what was said lately comes first, as ever; an occasion without transcripts is none."""
    index = record(SLOGAN, SLOGAN, 1)
    assert first(index) == first(index, "a transcript that nobody holds") != NAMED


def test_a_named_occasion_may_not_be_later_than_the_print() -> None:
    """Naming it admits no text that cannot be the source."""
    index = index_transcripts([speak(NAMED, SLOGAN, -3), speak("before", SLOGAN, 30)])
    assert first(index, NAMED) == "before"
