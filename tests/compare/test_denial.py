"""Denying prefixes reverse; words that only look so do not."""

import pytest
from tests.compare.test_judge import compare

from onrecord.language import denies
from onrecord.model import Meaning, MeaningRule

PAIRS = {
    "dis": ("honest", "dishonest"),
    "dis again": ("satisfied", "dissatisfied"),
    "il": ("legal", "illegal"),
    "ir": ("responsible", "irresponsible"),
    "im": ("possible", "impossible"),
    "in": ("visible", "invisible"),
    "un": ("armed", "unarmed"),
    "non": ("violent", "nonviolent"),
}
LOOKALIKES = [
    ("important", "portant"),
    ("invaluable", "valuable"),
    ("inflammable", "flammable"),
    ("interesting", "teresting"),
    ("impress", "press"),
    ("discover", "cover"),
    ("inform", "form"),
    ("improved", "proved"),
]


@pytest.mark.parametrize("turned", [False, True], ids=["denied in print", "as said"])
@pytest.mark.parametrize(("plain", "denied"), PAIRS.values(), ids=PAIRS)
def test_a_denying_prefix_reverses(plain: str, denied: str, turned: bool) -> None:
    """Put in or taken out, the prefix turns the sense."""
    sentence = "The miller of Tors was {} when we met him"
    one, other = (plain, denied) if turned else (denied, plain)
    finding = compare(sentence.format(one), sentence.format(other))
    assert finding.meaning is Meaning.REVERSED
    assert finding.alterations[0].rule in {
        MeaningRule.DENIAL_ADDED,
        MeaningRule.DENIAL_LOST,
        MeaningRule.OPPOSITE,
    }


@pytest.mark.parametrize(("word", "rest"), LOOKALIKES)
def test_a_lookalike_denies_nothing(word: str, rest: str) -> None:
    """The letters alone are no denial."""
    assert not denies(word, rest)


def test_two_denials_are_left_open() -> None:
    """Not dishonest is no more than honest, and no rule says how much less."""
    finding = compare(
        "The miller of Tors was honest when we met",
        "The miller of Tors was not dishonest when we met",
    )
    assert finding.meaning is not Meaning.REVERSED
