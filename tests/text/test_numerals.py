"""Numerals: what each way of writing a number is read as, and what is no number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text import find_numbers

CASES = {  # the text, then each number's words and value
    "a comma": ("some 12,000 tents", [("12,000", 12_000)]),
    "two commas": ("1,204,300", [("1,204,300", 1_204_300)]),
    "a space": ("12 000 tents", [("12 000", 12_000)]),
    "a narrow no-break space": ("12\u202f000 tents", [("12\u202f000", 12_000)]),
    "a day before a count": ("On May 12 300 tents", [("12", 12), ("300", 300)]),
    "points": ("1.200.000", [("1.200.000", 1_200_000)]),
    "one point and round": ("12.000 tents", [("12.000", 12_000)]),
    "one point and not round": ("4.125 litres", [("4.125", 4.125)]),
    "one point and per cent": ("12.500 percent", [("12.500", 12.5)]),
    "nought point": ("0.500", [("0.500", 0.5)]),
    "apostrophes": ("1'000'000", [("1'000'000", 1_000_000)]),
    "a decimal": ("4.2", [("4.2", 4.2)]),
    "a decimal comma": ("4,2 billion", [("4,2 billion", 4.2e9)]),
    "a scale": ("4.2 million", [("4.2 million", 4.2e6)]),
    "a short scale": ("€20bn and $3m", [("20bn", 20e9), ("3m", 3e6)]),
    "metres are no millions": ("a wall of 3m", [("3", 3)]),
    "a unit behind": ("35km away", [("35", 35)]),
    "words": ("twenty thousand", [("twenty thousand", 20_000)]),
    "and": ("one hundred and five", [("one hundred and five", 105)]),
    "a long one": (
        "one hundred and fifty thousand two hundred and three",
        [("one hundred and fifty thousand two hundred and three", 150_203)],
    ),
    "hyphens": ("forty-five", [("forty-five", 45)]),
    "over a line": ("thirty\nfive", [("thirty\nfive", 35)]),
    "not over a paragraph": ("thirty\n\nfive", [("thirty", 30), ("five", 5)]),
    "an article": ("a hundred", [("a hundred", 100)]),
    "no article": ("several hundred", []),
    "two dozen": ("two dozen", [("two dozen", 24)]),
    "dozens": ("dozens of tents", []),
    "hundreds of thousands": ("hundreds of thousands", []),
    "half a million": ("half a million", [("half a million", 500_000)]),
    "hyphened half": ("a half-million", [("a half-million", 500_000)]),
    "a quarter of a million": (
        "a quarter of a million",
        [("a quarter of a million", 250_000)],
    ),
    "three quarters": ("three quarters of a million", [("three quarters of a million", 750_000)]),
    "and a half": ("two and a half million", [("two and a half million", 2.5e6)]),
    "another million": ("another million and a half", [("million and a half", 1.5e6)]),
    "a million and a half": ("a million and a half", [("a million and a half", 1.5e6)]),
    "spoken decimals": ("four point two billion", [("four point two billion", 4.2e9)]),
    "a spoken year": ("nineteen eighty-four", [("nineteen eighty-four", 1984)]),
    "two thirds": ("two thirds", [("two thirds", 2 / 3)]),
    "one-third": ("one-third", [("one-third", 1 / 3)]),
    "a third of": ("a third of them", [("a third", 1 / 3)]),
    "a half sign": ("2½ and 2 1/2", [("2½", 2.5), ("2 1/2", 2.5)]),
    "between parts at and": ("between one hundred and two", [("one hundred", 100), ("two", 2)]),
    "between with a third and": (
        "between one hundred and fifty and two hundred",
        [("one hundred and fifty", 150), ("two hundred", 200)],
    ),
    "two hundreds": ("one hundred and two hundred", [("one hundred", 100), ("two hundred", 200)]),
    "a list": ("one, two, three", [("one", 1), ("two", 2), ("three", 3)]),
    "ordinals": ("the third and the 21st and the twenty-first", []),
    "an ordinal with and": ("the one hundred and fifth", []),
    "a day of a month": ("the third of May", []),
    "a decade": ("the 1990s", []),
    "a clock": ("at 10:30", []),
    "a stroke": ("on 9/11", []),
    "names": ("the A7, a B-52, COVID-19", []),
    "a version": ("version 3.5.1", []),
    "inside a word": ("someone often attended", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_find_numbers(text: str, expected: list[tuple[str, float]]) -> None:
    """Each number keeps its words and has its value."""
    found = find_numbers(text)
    assert [text[n.start : n.end] for n in found] == [words for words, _ in expected]
    assert [n.value for n in found] == pytest.approx([value for _, value in expected])


def test_the_last_multiplier_is_told() -> None:
    """The first number of "two to three hundred" borrows the hundred of the second."""
    scales = {"4.2 million": 1e6, "three hundred": 100, "two hundred thousand": 1e5, "12,000": 1}
    for text, scale in scales.items():
        assert find_numbers(text)[0].scale == scale


def test_a_window() -> None:
    """Only what stands inside the window is read, with offsets into the whole text."""
    found = find_numbers("five six seven", 5, 8)
    assert [(n.value, n.start, n.end) for n in found] == [(6, 5, 8)]


PIECES = st.sampled_from(
    "one two hundred thousand and a half of million 12,000 3.5 1/2 third thirds point dozen "
    "between - , . \n $ 5m 000 bn twenty".split(" ")
)


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=20).map(" ".join)))
def test_any_text(text: str) -> None:
    """Numbers are finite, in order, apart, and inside the text."""
    end = 0
    for number in find_numbers(text):
        assert end <= number.start < number.end <= len(text)
        assert 0 <= number.value < float("inf")
        end = number.end


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_digits_with_commas(value: int) -> None:
    """A number printed with thousands separators is read back."""
    text = f"about {value:,} of them"
    assert [n.value for n in find_numbers(text)] == [value]


def test_long_runs() -> None:
    """A run of number words takes time in step with its length."""
    assert find_numbers("1" * 200_000) == ()
    assert len(find_numbers("one " * 20_000)) == 20_000
