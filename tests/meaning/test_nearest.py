"""The nearest passages: of the claimed speaker, early enough, the same in any order."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.meaning.fakes import LetterEncoder

from onrecord.index import index_transcripts
from onrecord.meaning import Codes, Head, assemble_meanings, encode_transcript, find_nearest
from onrecord.model import Proposal, Quotation, Transcript, Turn, TurnRole
from onrecord.text import Span

ENCODER = LetterEncoder()
DAY = dt.date(2031, 3, 3)
LINES = (
    ("LENA ORTH", "The ferries across the river are going to be free of charge for residents."),
    (None, "Will the ferries cost residents anything, Ambassador, or are they free of charge?"),
    ("PAVO TOLL", "Ferries for residents are free of charge, so the river can be crossed by all."),
    ("LENA ORTH", "Schools stay shut until the heating has been mended by the town's plumbers."),
)


def speech(name: str, day: dt.date | None, lines: Sequence[tuple[str | None, str]]) -> Transcript:
    """A transcript of one line a turn; an unnamed line is a question."""
    text, turns = "", []
    for label, words in lines:
        start = len(text) + len(label or "Q") + 2
        role = TurnRole.SPEAKER if label else TurnRole.QUESTION
        text += f"{label or 'Q'}: {words}\n"
        span = Span(start, len(text) - 1)
        turns.append(Turn(span, label, role, (span,)))
    return Transcript(name, text, day, tuple(turns))


def look_up(quotation: Quotation, *transcripts: Transcript) -> tuple[Proposal, ...]:
    """What is nearest among some transcripts, vectors packed and unpacked on the way."""
    index = index_transcripts(transcripts)
    made = {t.id: encode_transcript(t, ENCODER) for t in transcripts}
    heads = {name: Head.from_bytes(one.head.to_bytes()) for name, one in made.items()}

    def read(numbers: Sequence[int]) -> Mapping[int, Codes]:
        kept = {number: made[index.ids[number]].codes.to_bytes() for number in numbers}
        return {number: Codes.from_bytes(body) for number, body in kept.items()}

    meanings = assemble_meanings(index, heads, read, ENCODER.width)
    return find_nearest(quotation, meanings, ENCODER)


FERRY = Quotation("Residents will take the ferry free of charge", "Lena Orth", DAY)
SCOPES = {  # the quotation, the day of the briefing, whose words may be near
    "the claimed speaker only": (FERRY, DAY, {"LENA ORTH"}),
    "nobody claimed": (replace(FERRY, speaker=None), DAY, {"LENA ORTH", "PAVO TOLL"}),
    "the day after": (FERRY, DAY + dt.timedelta(1), {"LENA ORTH"}),
    "later than the print": (FERRY, DAY + dt.timedelta(2), set()),
    "of no known day": (FERRY, None, {"LENA ORTH"}),
    "somebody who never speaks": (replace(FERRY, speaker="Ada Finch"), DAY, set()),
    "no words": (replace(FERRY, text=" "), DAY, set()),
}


@pytest.mark.parametrize(("asked", "day", "expected"), SCOPES.values(), ids=SCOPES)
def test_scope(asked: Quotation, day: dt.date | None, expected: set[str | None]) -> None:
    """Restricted by day and by speaker like the search for words."""
    found = look_up(asked, speech("briefing", day, LINES))
    assert {p.speaker for p in found} == expected
    assert [p.closeness for p in found] == sorted((p.closeness for p in found), reverse=True)


def test_what_was_said_lately_comes_first() -> None:
    """The same words of last year stand behind those of the day before."""
    old = speech("a year ago", DAY.replace(year=2030), LINES)
    new = speech("yesterday", DAY - dt.timedelta(1), LINES)
    first, second, *_ = look_up(FERRY, old, new)
    assert (first.transcript.id, second.transcript.id) == ("yesterday", "a year ago")
    assert (first.lately, second.lately) == (True, False)
    assert first.closeness == second.closeness
    assert first.among == 4


WORDS = st.lists(st.sampled_from("ferry river school heating free shut town".split()), min_size=3)


@given(st.lists(WORDS, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_any_order(texts: list[list[str]], chance: object) -> None:
    """The order in which transcripts came changes nothing."""
    held = [
        speech(f"t{number}", DAY, [("LENA ORTH", " ".join(words))])
        for number, words in enumerate(texts)
    ]
    shuffled = list(held)
    chance.shuffle(shuffled)  # type: ignore[attr-defined] # Hypothesis gives a random.Random
    assert look_up(FERRY, *held) == look_up(FERRY, *shuffled) or not held


def test_transcripts_without_vectors() -> None:
    """What has not been encoded is not proposed, and hinders nothing."""
    index = index_transcripts([speech("briefing", DAY, LINES)])
    assert find_nearest(FERRY, assemble_meanings(index, {}, lambda _: {}, 256), ENCODER) == ()


def test_eight_bits_are_enough() -> None:
    """A packed vector is within a hundredth of what was encoded."""
    transcript = speech("briefing", DAY, LINES)
    made = encode_transcript(transcript, ENCODER)
    exact = ENCODER.encode([words for _, words in LINES])
    for vector in exact:
        packed = made.codes.closeness(np.arange(4), vector)
        assert packed == pytest.approx((exact @ vector).tolist(), abs=0.01)
