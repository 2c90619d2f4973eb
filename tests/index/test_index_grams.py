"""What the index promises: no shared run of one to three words is missed, in any layout."""

import datetime as dt
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import ArchiveError
from onrecord.index import (
    SortedGrams,
    StoredTable,
    index_transcripts,
    key_places,
    merge_grams,
    pack_block,
    pack_table,
    tabulate,
    unpack_block,
)
from onrecord.index.word_tables import hash_form
from onrecord.model import Transcript, Turn, TurnRole
from onrecord.text import Span, spell_out

WORDS = st.sampled_from(
    "the a of ferry harbour won't 40 boats Vell leave gonna U.S. spring".split()
)
TEXTS = st.lists(st.lists(WORDS, max_size=30).map(" ".join), max_size=5)
KEYS = st.lists(st.integers(0, 2**64 - 1) | st.integers(0, 2**18), max_size=60)


def transcripts_of(texts: Sequence[str]) -> list[Transcript]:
    """Each text as a transcript without turns."""
    day = dt.date(2031, 3, 4)
    return [Transcript(f"t{number}", text, day) for number, text in enumerate(texts)]


def forms_of(text: str) -> list[int]:
    """The forms of a text's words."""
    return [hash_form(word.form) for word in spell_out(text)]


@given(TEXTS, st.lists(WORDS, min_size=1, max_size=3))
def test_no_exact_run_is_missed(texts: list[str], run: list[str]) -> None:
    """Every place where the words follow one another is found, and no other."""
    asked = forms_of(" ".join(run))[:3]
    places, first = [], 0
    for text in texts:
        held = forms_of(text)
        size = len(asked)
        places += [
            first + at for at in range(len(held) - size + 1) if held[at : at + size] == asked
        ]
        first += len(held)
    index = index_transcripts(transcripts_of(texts))
    found = index.find_grams(np.array(asked, dtype=np.uint32), len(asked))
    assert found.counts.tolist() == [len(places)]
    assert found.gather(np.array([0]))[0].tolist() == places


@given(st.permutations(range(4)), st.lists(st.lists(WORDS, max_size=20).map(" ".join), min_size=4))
def test_order_does_not_matter(order: list[int], texts: list[str]) -> None:
    """Transcripts in any order make the same index."""
    held = transcripts_of(texts)
    mixed = [held[number] for number in order] + held[4:]
    one, other = index_transcripts(held), index_transcripts(mixed)
    places = list(range(one.word_count))
    assert one.ids == other.ids
    assert one.forms[places].tolist() == other.forms[places].tolist()
    assert one.owner_of_place[places].tolist() == other.owner_of_place[places].tolist()


@given(KEYS)
def test_blocks_lead_back(keys: list[int]) -> None:
    """A block reads as it was written."""
    if not keys:
        return
    sorted_keys = np.sort(np.array(keys, dtype=np.uint64))
    places = np.arange(len(keys), dtype=np.uint32)
    read = unpack_block(pack_block(sorted_keys, places))
    assert read.keys.tolist() == sorted_keys.tolist()
    assert read.held.tolist() == places.tolist()


def test_a_full_block_leads_back() -> None:
    """Eight thousand places of one word fit."""
    keys = np.full(8192, 7 << 32, dtype=np.uint64)
    places = np.arange(8192, dtype=np.uint32) + np.uint32(2**32 - 8192)
    read = unpack_block(pack_block(keys, places))
    assert (read.keys == keys).all()
    assert (read.held == places).all()


@given(st.lists(KEYS, max_size=4), st.integers(1, 9))
def test_merging_loses_nothing(runs: list[list[int]], step: int) -> None:
    """Runs given in portions of any length come out sorted and whole."""
    made = [
        SortedGrams.of(np.array(run, np.uint64), np.arange(len(run), dtype=np.uint32))
        for run in runs
    ]
    portions = [
        [
            SortedGrams(one.keys[at : at + step], one.held[at : at + step])
            for at in range(0, len(one.keys), step)
        ]
        for one in made
    ]
    merged = [
        pair
        for block in merge_grams(portions)
        for pair in zip(block.keys.tolist(), block.held.tolist(), strict=True)
    ]
    told = [pair for one in made for pair in zip(one.keys.tolist(), one.held.tolist(), strict=True)]
    assert [key for key, _ in merged] == sorted(key for key, _ in told)
    assert sorted(merged) == sorted(told)


@given(
    st.lists(
        st.lists(WORDS | st.sampled_from(["“", "\n\n", "—", "é" * 300]), max_size=40).map(" ".join),
        max_size=4,
    )
)
def test_tables_lead_back(said: list[str]) -> None:
    """A packed word table reads as it was, its turns too."""
    text = "\n".join(said)
    turns, at = [], 0
    for number, words in enumerate(said):
        span = Span(at, at + len(words))
        turns.append(Turn(span, f"SPEAKER {number % 2}", TurnRole.SPEAKER, (span,)))
        at += len(words) + 1
    table = tabulate(Transcript("t", text, None, tuple(turns)))
    read = StoredTable(pack_table(table))
    for name in ("forms", "starts", "lengths", "breaks", "turns"):
        assert getattr(read, name).tolist() == getattr(table, name).tolist(), name
        assert getattr(read, name).dtype == getattr(table, name).dtype, name


DAMAGED = {
    "nothing": lambda _: b"",
    "another file": lambda _: b"PK\x03\x04" * 20,
    "an older layout": lambda blob: b"OWT\x01" + blob[4:],
    "cut short": lambda blob: blob[:-3],
    "other spelling rules": lambda blob: blob[:4] + b"\xff" + blob[5:],
    "more words than there are": lambda blob: blob[:8] + b"\x7f" + blob[9:],
}


@pytest.mark.parametrize("damage", DAMAGED.values(), ids=DAMAGED)
def test_damaged_tables_are_told(damage: object) -> None:
    """A table that does not fit is no table."""
    assert callable(damage)
    blob = pack_table(tabulate(Transcript("t", "the ferry leaves at noon")))
    with pytest.raises(ArchiveError):
        StoredTable(damage(blob))


def test_keys_stop_at_the_end_of_a_text() -> None:
    """A run never goes on from one transcript into the next."""
    index = index_transcripts(transcripts_of(["the ferry", "leaves at noon"]))
    across = np.array(forms_of("ferry leaves"), dtype=np.uint32)
    assert index.find_grams(across, 2).counts.tolist() == [0]
    assert len(key_places(np.zeros(0, dtype=np.uint32))) == 0
