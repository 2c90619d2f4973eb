"""The words of a text, in the long way and the short one."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text import find_forms, find_words


@given(st.text(st.sampled_from("ab1 _'’é\u0301\u00ad-.\n"), max_size=30))
def test_forms_are_those_of_the_words(text: str) -> None:
    """The short way tells the same words, and which a space alone parts."""
    words = find_words(text)
    parted = [text[a.end : b.start] == " " for a, b in pairwise(words)]
    assert [form for form, _ in find_forms(text)] == [word.form for word in words]
    assert [gap == " " for _, gap in find_forms(text)] == [*parted, *([False] if words else [])]
