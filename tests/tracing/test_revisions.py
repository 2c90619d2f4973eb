"""Revisions: what changed between two states of one text."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.tracing import compare_paragraphs, compare_words

OLD = ("The head.", "We will leave on Friday, she said.", "It rained all day.", "The end.")
NEW = ("The head.", "We will not leave on Friday, she said.", "The end.", "Correction: not.")


def test_paragraphs() -> None:
    """One that shares most words was changed; others came or went; the rest stays."""
    found = [(each.old, each.new, each.same) for each in compare_paragraphs(OLD, NEW)]
    assert found == [
        (0, 0, True),
        (1, 1, False),
        (2, None, False),
        (3, 2, True),
        (None, 3, False),
    ]


def test_words() -> None:
    """A word that came is apart from those that stayed."""
    old, new = compare_words(OLD[1], NEW[1])
    assert [(each.text, each.kept) for each in old] == [(OLD[1], True)]
    assert [each.text for each in new if not each.kept] == ["not "]


_PARAGRAPHS = st.lists(st.sampled_from(["a b c", "a b d", "x y", "z", "a  b c", ""]), max_size=12)


@given(_PARAGRAPHS, _PARAGRAPHS)
def test_every_paragraph_once(old: list[str], new: list[str]) -> None:
    """Each of both sides comes once, in order; what is called the same is the same."""
    found = compare_paragraphs(old, new)
    assert [each.old for each in found if each.old is not None] == list(range(len(old)))
    assert [each.new for each in found if each.new is not None] == list(range(len(new)))
    for each in found:
        if each.same:
            assert each.old is not None
            assert each.new is not None
            assert old[each.old].split() == new[each.new].split()


_WORDS = st.lists(st.sampled_from(["a", "b", "c"]), max_size=15).map(" ".join)


@given(_WORDS, _WORDS)
def test_every_word_once(old: str, new: str) -> None:
    """The strands of a side are its words; what both keep is the same."""
    sides = compare_words(old, new)
    assert ["".join(each.text for each in side) for side in sides] == [old, new]
    kept = [" ".join(each.text for each in side if each.kept).split() for side in sides]
    assert kept[0] == kept[1]


def test_long_texts_are_bounded() -> None:
    """Thousands of words that differ, and thousands of paragraphs, are told without weighing."""
    old, new = compare_words("a " * 5000 + "b", "c " * 5000 + "d")
    assert len(old) == len(new) == 1
    many = compare_paragraphs([f"a {n} b" for n in range(2000)], [f"a {n} c" for n in range(2000)])
    assert len(many) == 4000
