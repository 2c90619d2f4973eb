"""Gaps stand where a reader would put them."""

import pytest
from tests.compare.test_judge import compare

from onrecord.model import AlterationType as Kind
from onrecord.model import Verdict

TIDY = {  # printed, said: what is left out is a filler, wherever the alignment put the gap
    "before the same word": (
        "about the harbour you see the old mill",
        "about the harbour, you know, you see the old mill",
    ),
    "behind the same word": (
        "I do not know what she is building",
        "I do not know, you know, what she is building",
    ),
    "inside a contraction": (
        "when we spoke of Pellin you've been silent",
        "when we spoke of Pellin, you know, you've been silent",
    ),
}


@pytest.mark.parametrize(("printed", "said"), TIDY.values(), ids=TIDY)
def test_a_filler_is_one_wherever_it_stands(printed: str, said: str) -> None:
    """Of two places for one gap the one is chosen at which it is a filler."""
    assert compare(printed, said).verdict is Verdict.COSMETIC


CUTS = {  # printed, said, the type, the words left out
    "a hedge": (
        "if the ice goes, I'll sail to Tors",
        "if the ice goes, I think I'll sail to Tors",
        Kind.HEDGE_DROPPED,
        "I think",
    ),
    "a clause": (
        "the mill is shut. We will open the granary of Velm",
        "the mill is shut. We will see the council on that. We will open the granary of Velm",
        Kind.UNMARKED_OMISSION,
        "We will see the council on that",
    ),
}


@pytest.mark.parametrize(("printed", "said", "kind", "words"), CUTS.values(), ids=CUTS)
def test_a_gap_holds_a_phrase(printed: str, said: str, kind: Kind, words: str) -> None:
    """What is left out is shown from mark to mark."""
    finding = compare(printed, said)
    assert [(a.type, a.said) for a in finding.alterations] == [(kind, words)]


def test_an_ellipsis_keeps_its_gap() -> None:
    """The print says itself where it leaves words out."""
    finding = compare(
        "she said she would leave … she said the boats were lost",
        "she said she would leave. She said the mill was shut. She said the boats were lost",
    )
    assert finding.verdict is Verdict.COSMETIC
    assert finding.alterations == ()


def test_words_put_between_do_not_hide_a_passage() -> None:
    """A run of said words from end to end is found, however much stands between."""
    finding = compare(
        "the granary keeper slept whatever anybody else may tell behind the mill of Tors",
        "the granary keeper slept behind the mill of Tors",
    )
    assert [a.type for a in finding.alterations] == [Kind.ADDITION]


def test_one_word_said_over_and_over_takes_no_time() -> None:
    """A gap slides a few words, however long what it could slide through."""
    said = "we " * 6000 + "sail to Tors"
    finding = compare("we " * 4000 + "will sail to Tors", said)
    assert finding.verdict in {Verdict.ALTERED, Verdict.SPLICED, Verdict.UNSUPPORTED}


LIST = " ".join(f"Item {number} was read out and then set aside." for number in range(9))
PIECES = {  # what stands before the gap
    "small words": "And then they were.",
    "an answer": "No.",
    "two rare words": "Osterby Velmark.",
    "a sentence": "The mills of Osterby burned down.",
    "a scrap": "the mills",
}


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_a_wide_gap_is_never_hidden(piece: str) -> None:
    """Words that stand far apart and are printed as one always differ, whatever they are."""
    said = f"It was so. {piece} {LIST} We closed the harbour of Pellin for good."
    finding = compare(f"{piece} We closed the harbour of Pellin for good.", said)
    assert finding.verdict in {Verdict.SPLICED, Verdict.ALTERED}
    assert finding.alterations or finding.verdict is Verdict.SPLICED
