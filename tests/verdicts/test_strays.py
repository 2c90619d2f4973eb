"""Small words at the edge of a quotation, found far from the rest of it."""

import pytest
from tests.verdicts.test_judge import compare

from onrecord.model import AlterationType as Kind
from onrecord.model import Verdict

FAR = (
    "We're going to let the boats in. They come by night and they come by day, and nobody at the "
    "guild has ever counted them. Tors built a long bridge once. So can we."
)
CASES = {  # printed, said, verdict, the alterations
    "at the beginning": (
        "We're going to dig a tunnel. We're going to have a fat door in the middle of it.",
        f"{FAR} We can dig a tunnel. We're going to have a fat door in the middle of it.",
        Verdict.ALTERED,
        [(Kind.MODALITY, "We can", "We're going to")],
    ),
    "at the end": (
        "Tors built a long bridge of stone and we are going to",
        (
            "Tors built a long bridge of stone and we can. They come by night and they come by "
            "day, and nobody at the guild has ever counted them. And we are going to close it."
        ),
        Verdict.ALTERED,
        [(Kind.MODALITY, "can", "are going to")],
    ),
    "two passages": (
        "We're going to let the boats in. We can dig a tunnel under the harbour.",
        f"{FAR} We can dig a tunnel under the harbour.",
        Verdict.SPLICED,
        [],
    ),
    "a sentence of small words": (
        "What do they have to do with them? We can dig a tunnel under the harbour.",
        f"What do they have to do with them? {FAR} We can dig a tunnel under the harbour.",
        Verdict.SPLICED,
        [],
    ),
    "marked with an ellipsis": (
        "We're going to … dig a tunnel under the harbour of Velm.",
        f"{FAR} We can dig a tunnel under the harbour of Velm.",
        Verdict.COSMETIC,
        [],
    ),
    "in one sentence": (
        "We are going to dig a tunnel under the harbour of Velm.",
        (
            "We are going to, and I say it to all of you who have come to Velm tonight from every "
            "village of the long valley, dig a tunnel under the harbour of Velm."
        ),
        Verdict.ALTERED,
        [
            (
                Kind.UNMARKED_OMISSION,
                (
                    "and I say it to all of you who have come to Velm tonight from every village "
                    "of the long valley"
                ),
                "",
            )
        ],
    ),
}


@pytest.mark.parametrize(("printed", "said", "verdict", "told"), CASES.values(), ids=CASES)
def test_small_words_far_off_are_no_passage(
    printed: str, said: str, verdict: Verdict, told: list[tuple[Kind, str, str]]
) -> None:
    """What stands where the rest stands was changed."""
    finding = compare(printed, said)
    assert finding.verdict is verdict
    assert [(one.type, one.said, one.printed) for one in finding.alterations] == told


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
