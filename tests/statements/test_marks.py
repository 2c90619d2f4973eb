"""Which quotation marks belong together."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.statements import Quoted, find_quoted
from onrecord.text import Span

PAIRED = {  # the text; what stands in marks, outer before inner
    "nothing": ("The dam held.", []),
    "curly": ("“We go,” he said, “and stay.”", ["We go,", "and stay."]),
    "straight": ('"We go," he said. "We stay."', ["We go,", "We stay."]),
    "two single ones for a double": ("''We go,'' he said.", ["We go,"]),
    "curly, closed by two single ones": ("“We go,’’ he said. “We stay.”", ["We go,", "We stay."]),
    "two single curly ones for a double": ("‘‘We go,’’ he said.", ["We go,"]),
    "typed on a machine": ("``We go,'' he said.", ["We go,"]),
    "single": ("'We go,' he said, 'and stay.'", ["We go,", "and stay."]),
    "French": ("« Nous partons », dit-il.", ["Nous partons"]),
    "German": ("„Wir gehen“, sagte er.", ["Wir gehen"]),
    "German, printed": ("»Wir gehen«, sagte er.", ["Wir gehen"]),
    "Swedish": ("”Vi går”, sade han.", ["Vi går"]),
    "angled, single": ("‹We go›, he said.", ["We go"]),
    "Chinese": ("他说「我们走」。", ["我们走"]),
    "curly and straight mixed": ('“We go," he said. "We stay,” he said.', ["We go,", "We stay,"]),
    "apostrophes": ("“We don’t,” the boys’ aunt said. It's Jo's.", ["We don’t,"]),
    "a contraction in single marks": ("'It's fine,' she said.", ["It's fine,"]),
    "a genitive in single marks": (
        "‘The boys’ boat is late,’ she said.",
        ["The boys’ boat is late,"],
    ),
    "years and clipped words": ("In the ’90s, 'tis said, rock 'n' roll.", []),
    "inches": ('He is 6\'2" tall. "Yes," she said.', ["Yes,"]),
    "nested": ("“He said, ‘go,’ and left,” she said.", ["He said, ‘go,’ and left,", "go,"]),
    "nested, closed together": (
        "\"He said, 'Well done,' \" she said.",
        ["He said, 'Well done,'", "Well done,"],
    ),
    "the same marks nested": ("“We said “no” to them,” he said.", ["We said “no” to them,", "no"]),
    "straight in curly": ('“We said "no" to them,” he said.', ['We said "no" to them,', "no"]),
    "a space before the close": ("“We go ” he said. “We stay.”", ["We go", "We stay."]),
    "a space after the opening": ('" We go," he said.', ["We go,"]),
    "empty": ("“” he said", []),
    "nothing but space": ('He said " " and left.', []),
}

BROKEN = {  # the text; what stands in marks; whether both marks of each were found
    "signed inside the marks": ('"We go.\nMara Okello."', [("We go.", False)]),
    "no close, the paragraph ends": ("“We go.\n\nIt rained.", [("We go.", False)]),
    "no close, another opens": (
        "“We go. Soon. “We stay,” he said.",
        [("We go. Soon.", False), ("We stay,", True)],
    ),
    "no close, straight": (
        'It rained. "We go. "We stay," he said.',
        [("We go.", False), ("We stay,", True)],
    ),
    "no close, a speaker follows": (
        "“The dam is safe, Marant said. The town slept.",
        [("The dam is safe,", False)],
    ),
    "no close, the paragraph is all marked": (
        "“We go. We stay. Nobody asks.\n\nIt rained.",
        [("We go. We stay. Nobody asks.", False)],
    ),
    "no close, behind a colon": (
        "Marant added: “We go. We stay.\n\nIt rained.",
        [("We go. We stay.", False)],
    ),
    "no close, in a sentence": (
        "Marant said that “we go. It rained.\n\nThe town slept.",
        [("we go.", False)],
    ),
    "no opening": ("We go,” he said. It rained.", [("We go,", False)]),
    "a stray close later": ("“We go,” he said. It rained.”", [("We go,", True)]),
    "several paragraphs": ("“We go.\n\n“We stay.”", [("We go.", False), ("We stay.", True)]),
    "only opening marks": ("“ “ “We go", [("We go", False)]),
}


def both_ends(quoted: Quoted) -> bool:
    """Whether both marks were found."""
    return quoted.opened and quoted.closed


@pytest.mark.parametrize(("text", "expected"), PAIRED.values(), ids=PAIRED)
def test_paired(text: str, expected: list[str]) -> None:
    """Marks of every style find their fellows."""
    found = find_quoted(text, Span(0, len(text)))
    assert [quoted.inner.of(text) for quoted in found] == expected
    assert all(both_ends(quoted) for quoted in found)


@pytest.mark.parametrize(("text", "expected"), BROKEN.values(), ids=BROKEN)
def test_broken(text: str, expected: list[tuple[str, bool]]) -> None:
    """A lost mark costs at most its paragraph."""
    found = find_quoted(text, Span(0, len(text)))
    assert [(quoted.inner.of(text), both_ends(quoted)) for quoted in found] == expected


def test_depth() -> None:
    """What is quoted within a quotation says so."""
    text = "“She said, ‘He said, “go.”’”"
    assert [quoted.depth for quoted in find_quoted(text, Span(0, len(text)))] == [0, 1, 2]


@given(st.text(alphabet=st.sampled_from("aB .,“”\"‘’'«»„‹›「」`\n"), max_size=80), st.data())
def test_any_marks(text: str, data: st.DataObject) -> None:
    """Any marks give stretches that are nested or apart, inside the area, in order."""
    start = data.draw(st.integers(0, len(text)))
    area = Span(start, data.draw(st.integers(start, len(text))))
    found = find_quoted(text, area)
    for quoted in found:
        assert area.start <= quoted.outer.start <= quoted.inner.start < quoted.inner.end
        assert quoted.inner.end <= quoted.outer.end <= area.end
        assert quoted.inner == quoted.inner.trimmed(text)
    assert [q.outer.start for q in found] == sorted(q.outer.start for q in found)
    top = [quoted for quoted in found if quoted.depth == 0]
    assert all(left.outer.end <= right.outer.start for left, right in pairwise(top))


@given(st.text(alphabet=st.sampled_from("a “”\"‘’'«»„"), max_size=40))
def test_damage_ends_with_the_paragraph(broken: str) -> None:
    """Whatever the marks of one paragraph, those of the next are read as if it stood alone."""
    sound = "“We go,” he said."
    text = f"{broken}\n\n{sound}"
    found = find_quoted(text, Span(0, len(text)))
    assert found[-1].inner.of(text) == "We go,"
    assert found[-1].depth == 0
