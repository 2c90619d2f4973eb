"""The shortlist looks at what is rare, in time, and by the speaker who is named."""

import datetime as dt

from onrecord.compare import align, judge
from onrecord.index import index_transcripts
from onrecord.model import Op, Quotation, Transcript, Turn, TurnRole, Verdict
from onrecord.text import Span

PHRASE = "Thank you all very much for coming here."
NEWS = "The salt ferry to Brennisey sails without lamps until the frost."


def speak(number: int, words: str, label: str, day: dt.date) -> Transcript:
    """A transcript of one turn."""
    text = f"{label}: {words}"
    span = Span(len(label) + 2, len(text))
    turn = Turn(Span(0, len(text)), label, TurnRole.SPEAKER, (span,))
    return Transcript(f"t{number:05}", text, day, (turn,))


DAY = dt.date(2031, 3, 4)
CROWD = [
    speak(
        number,
        f"{PHRASE} Item {number} is next. {PHRASE}",
        "MAYOR TOLL",
        DAY - dt.timedelta(number),
    )
    for number in range(600)
]


def test_a_common_phrase_does_not_drown_a_rare_one() -> None:
    """Beside a greeting said a thousand times, the rare words find their place."""
    said = speak(9999, f"{PHRASE} {NEWS}", "MINISTER ODA", DAY - dt.timedelta(200))
    index = index_transcripts([*CROWD, said])
    found = align(Quotation(f"{PHRASE} {NEWS}", "Oda", DAY), index)
    assert found[0].transcript.id == said.id
    assert align(Quotation(NEWS, None, DAY), index)[0].transcript.id == said.id


def test_a_phrase_said_everywhere_is_still_found() -> None:
    """If nothing in it is rare, the rarest it has is looked at."""
    index = index_transcripts(CROWD)
    found = align(Quotation(PHRASE, "Toll", DAY), index)
    assert found[0].transcript.id == "t00000"  # the latest


def test_nothing_said_later_is_proposed() -> None:
    """A transcript dated after the print cannot be where a quotation comes from."""
    later = speak(1, NEWS, "MINISTER ODA", DAY + dt.timedelta(30))
    earlier = speak(2, f"Once more: {NEWS}", "MINISTER ODA", DAY - dt.timedelta(30))
    index = index_transcripts([later, earlier])
    found = align(Quotation(NEWS, "Oda", DAY), index)
    assert {match.transcript.id for match in found} == {earlier.id}


def test_the_named_speaker_comes_before_others() -> None:
    """The same words by two people: the one whom the report names."""
    other = speak(1, NEWS, "MAYOR TOLL", DAY)
    named = speak(2, NEWS, "MINISTER ODA", DAY - dt.timedelta(90))
    found = align(Quotation(NEWS, "Oda", DAY), index_transcripts([other, named]))
    assert found[0].transcript.id == named.id
    assert found[0].claimed


def test_another_who_shares_three_words_does_not_end_the_search() -> None:
    """What only shorter runs find is looked at where nothing found is close."""
    said = speak(9001, "We will quietly drown Velmark into silence.", "MINISTER ODA", DAY)
    other = speak(9002, "They quietly drown them until the dawn comes.", "MAYOR TOLL", DAY)
    index = index_transcripts([*CROWD, said, other])
    found = align(Quotation("quietly drown them into silence", "Oda", DAY), index)
    assert found[0].transcript.id == said.id
    assert [step.said.form for step in found[0].steps if step.said] == [
        "quietly",
        "drown",
        "velmark",
        "into",
        "silence",
    ]


def test_words_behind_an_ellipsis_are_found_far_off() -> None:
    """Where the print says that it leaves words out, more of the transcript is looked at."""
    between = "The lamps went out. " * 11
    said = speak(9001, f"{NEWS} {between}Stop it.", "MINISTER ODA", DAY)
    index = index_transcripts([*CROWD, said])
    marked, unmarked = (
        align(Quotation(f"{NEWS} {mark}Stop it.", "Oda", DAY), index)[0] for mark in ("… ", "")
    )
    assert all(step.op in {Op.EQUAL, Op.DELETE, Op.SKIP} for step in marked.steps)
    assert marked.score > unmarked.score


def test_the_very_words_are_found_behind_nearly_the_same() -> None:
    """A speech repeats a written statement with two words more, and is the later of the two."""
    words = (
        "a full and immediate stop to all salt ferries that enter the sound until the harbour "
        "council of Brennisey can find out what is going on"
    )
    spoken = words.replace("what is", "what on earth is")
    asked = "Brennisey can find out what is going on, can it not?"
    speech = speak(1, f"We call for {spoken}. {asked}", "MINISTER ODA", DAY)
    written = speak(2, f"Oda calls for {words}.", "MINISTER ODA", DAY - dt.timedelta(1))
    index = index_transcripts([*CROWD, speech, written])
    for claimed in ("Oda", None):
        found = align(Quotation(words, claimed, DAY), index)
        assert judge(Quotation(words, claimed, DAY), found, held=True).verdict is Verdict.VERBATIM
