"""Words in the form in which they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text import MASKED, find_marks, spell_out

CASES = {  # a text, the forms of its words
    "contractions": ("We're sure they don't", "we are sure they do not"),
    "will not": ("It won't hold", "it will not hold"),
    "gonna": ("gonna rain", "going to rain"),
    "spelling": ("The Labour centre organised", "the labor center organized"),
    "places": ("from Kyiv", "from kiev"),
    "okay": ("Okay", "ok"),
    "states": ("the U.S. and the US told us", "the u.s and the u.s told us"),
    "small numbers": ("two of twenty-five", "2 of 25"),
    "scales": ("2 million or a hundred thousand", "2000000 or 100000"),
    "money": ("$4.2 billion", "4200000000 dollars"),
    "separators": ("1,200 people", "1200 people"),
    "sign": ("35%", "35 percent"),
    "prefix": ("the co-chair was re-elected", "the cochair was reelected"),
    "stage direction": ("Thank you. (APPLAUSE) Good", "thank you good"),
    "bracketed initial": ("[T]he road", "the road"),
    "masked": ("that d--n road", f"that {MASKED} road"),
    "a dash is no mask": ("the road--and the bridge", "the road and the bridge"),
}


@pytest.mark.parametrize(("text", "forms"), CASES.values(), ids=CASES)
def test_spell_out(text: str, forms: str) -> None:
    """Variants meet in one form."""
    assert " ".join(word.form for word in spell_out(text)) == forms


@given(st.text(max_size=200))
def test_words_lead_back_to_the_text(text: str) -> None:
    """Every word has characters, in order."""
    words = spell_out(text)
    assert all(0 <= word.start < word.end <= len(text) for word in words)
    starts = [word.start for word in words]
    assert starts == sorted(starts)


MARKS = {  # a text, how many ellipses, square and round brackets
    "ellipsis": ("A … B", 1, 0, 0),
    "dots": ("A . . . B ... C", 2, 0, 0),
    "bracketed ellipsis": ("A […] B", 1, 0, 0),
    "insertion": ("They [the council] left", 0, 1, 0),
    "capital": ("[T]hey left", 0, 0, 0),
    "round": ("wanting (to build it)", 0, 0, 1),
}


@pytest.mark.parametrize(("text", "ellipses", "squares", "rounds"), MARKS.values(), ids=MARKS)
def test_find_marks(text: str, ellipses: int, squares: int, rounds: int) -> None:
    """An ellipsis in brackets is one ellipsis; a bracketed initial is no insertion."""
    marks = find_marks(text)
    assert (len(marks.ellipses), len(marks.squares), len(marks.rounds)) == (
        ellipses,
        squares,
        rounds,
    )
