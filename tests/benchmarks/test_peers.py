"""What programs do without a checker, and how a comparison marks them."""

import pytest
from benchmarks.ask_checkers import Answer
from benchmarks.compare_checkers import name_score
from benchmarks.eleven import answer_cases, make_tasks, mark_cases
from benchmarks.peers import PEERS, ask_peer, fold_text

TEXT = "Good morning.\n\nWe will keep the bridge at Velm open -- through the winter. We are ready."


@pytest.mark.parametrize("name", PEERS)
def test_a_peer_finds_the_very_words(name: str) -> None:
    """Folded alike, with the place in the text as it stands."""
    told = ask_peer(
        name, "the Bridge at Velm open through", [fold_text("Nothing."), fold_text(TEXT)]
    )
    assert told.source == 1
    assert told.score == 1.0
    assert TEXT[told.start : told.end] == "the bridge at Velm open -- through"


@pytest.mark.parametrize("name", PEERS)
def test_a_peer_takes_odd_input(name: str) -> None:
    """No words, no texts, an empty text."""
    for quote, texts in (("…", [TEXT]), ("a bridge", []), ("a bridge", [""])):
        told = ask_peer(name, quote, [fold_text(text) for text in texts])
        assert told.verdict is None
        assert told.start <= told.end


def test_bounds_name_a_score() -> None:
    """At a bound the better verdict holds."""
    scores = (1.0, 0.9, 0.89, 0.5, 0.49)
    named = [name_score(score, (0.9, 0.5)) for score in scores]
    assert named == ["verbatim", "verbatim", "altered", "altered", "unsupported"]


def test_every_case_is_marked() -> None:
    """Onrecord gets all of them wholly right; a checker that says nothing gets none but one."""
    mute = {name: Answer("unsupported", "") for name, *_ in make_tasks()}
    table = mark_cases({"onrecord": answer_cases(), "mute": mute}).splitlines()
    assert len(table) == 2 + len(mute) + 1
    assert table[-1] == f"| **wholly right** | {len(mute)} of {len(mute)} | 1 of {len(mute)} |"
