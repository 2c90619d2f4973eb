"""What nearness in meaning may say: an offer beside the verdict, seldom a paraphrase."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.compare import judge_by_meaning
from onrecord.model import (
    Finding,
    Note,
    NoteKind,
    Passage,
    Proposal,
    Quotation,
    Transcript,
    Turn,
    TurnRole,
    Verdict,
)
from onrecord.text import Span

DAY = dt.date(2031, 3, 3)
SAID = "About 1,200 people from Vell have found a bed in the school."
BEFORE = "I was in Pellin at noon."
DENIED = "Nobody from Vell has been turned away at the school, and 40 beds are free."
TEXT = f"LENA ORTH: {BEFORE} {SAID} {DENIED}"
TURN = Turn(Span(0, len(TEXT)), "LENA ORTH", TurnRole.SPEAKER, (Span(11, len(TEXT)),))
BRIEFING = Transcript("briefing", TEXT, DAY, (TURN,))
MISSING = Finding(Verdict.UNSUPPORTED)


def propose(words: str = SAID, closeness: float = 0.7, **other: object) -> Proposal:
    """Words of the briefing as near as it is told."""
    start = TEXT.index(words)
    span = Span(start, start + len(words))
    near = Proposal(BRIEFING, span, "LENA ORTH", closeness, 0.3, 1000, lately=True)
    return replace(near, **other)  # type: ignore[arg-type] # fields by name


REPORTED = Quotation("", "Lena Orth", DAY, indirect=True)
INDIRECT = {  # printed, the nearest words, whether they support it
    "a name and a figure agree": ("that 1,200 villagers of Vell sleep at a school", SAID, True),
    "a figure alone": ("that some 1,200 villagers sleep on mattresses at a school", SAID, True),
    "another figure": ("that 12,000 villagers of Vell sleep at a school", SAID, False),
    "one figure more": ("that 1,200 villagers of Vell sleep in 3 schools", SAID, False),
    "another name": ("that 1,200 villagers of Marn sleep at a school", SAID, False),
    "a name that stands beside it": ("in Pellin that 1,200 villagers sleep at school", SAID, True),
    "neither name nor figure": (
        "that all the villagers sleep on mattresses at school",
        SAID,
        False,
    ),
    "the speaker's own name": ("that what Orth had seen were villagers at a school", SAID, False),
    "a denial lost": ("that people of Vell were sent away with 40 beds free", DENIED, False),
    "a denial kept": ("that 40 beds were free and no one of Vell was sent off", DENIED, True),
}


@pytest.mark.parametrize(("printed", "said", "supported"), INDIRECT.values(), ids=INDIRECT)
@pytest.mark.parametrize("translated", [False, True])
def test_reported_statements(printed: str, said: str, supported: bool, translated: bool) -> None:
    """A paraphrase only where names, figures and denial agree, at least one name or figure."""
    asked = replace(REPORTED, text=printed, indirect=not translated, translated=translated)
    found = judge_by_meaning(asked, MISSING, [propose(said)])
    near = propose(said)
    place = Passage("briefing", near.span, "LENA ORTH")
    assert found.verdict is (Verdict.PARAPHRASE if supported else Verdict.UNSUPPORTED)
    assert found.passages == ((place,) if supported else ())
    assert Note(NoteKind.NEAREST_BY_MEANING, (place,)) in found.notes


def test_nobody_named() -> None:
    """What nobody known is said to have said is never a paraphrase by meaning."""
    asked = replace(REPORTED, text="that 1,200 villagers of Vell sleep at a school", speaker=None)
    assert judge_by_meaning(asked, MISSING, [propose()]).verdict is Verdict.UNSUPPORTED


QUOTED = Quotation("Some 1,200 villagers of Vell now sleep at school", "Lena Orth", DAY)
OFFERS = {  # of a direct quotation: the proposal, whether it is offered
    "near, stands out, said lately": (propose(), True),
    "far": (propose(closeness=0.2), False),
    "near, but many are": (propose(closeness=0.6, prominence=0.02), False),
    "near among few": (propose(closeness=0.52, prominence=0.2), True),
    "as near among many": (propose(closeness=0.52, prominence=0.2, among=100_000), False),
    "said long ago": (propose(closeness=0.52, prominence=0.2, lately=False), False),
}


@pytest.mark.parametrize(("near", "offered"), OFFERS.values(), ids=OFFERS)
def test_offers(near: Proposal, offered: bool) -> None:
    """What is near by chance among so many is not offered."""
    found = judge_by_meaning(QUOTED, MISSING, [near])
    assert [note.kind for note in found.notes] == [NoteKind.NEAREST_BY_MEANING] * offered


@given(
    st.sampled_from(list(Verdict)),
    st.floats(-1, 1),
    st.floats(0, 1),
    st.booleans(),
    st.text(max_size=60),
)
def test_a_direct_quotation_keeps_its_verdict(
    verdict: Verdict, closeness: float, prominence: float, lately: bool, words: str
) -> None:
    """However near a passage comes; and what words have found stays whole."""
    near = propose(closeness=closeness, prominence=prominence, lately=lately)
    finding = Finding(verdict, score=0.5)
    found = judge_by_meaning(replace(QUOTED, text=words), finding, [near])
    assert replace(found, notes=()) == finding
    if verdict not in {Verdict.UNSUPPORTED, Verdict.NO_PRIMARY}:
        assert found == finding


def test_few_words() -> None:
    """Of fewer than five words nothing is offered."""
    asked = replace(QUOTED, text="Villagers sleep at school")
    assert judge_by_meaning(asked, MISSING, [propose(closeness=0.99)]) == MISSING
