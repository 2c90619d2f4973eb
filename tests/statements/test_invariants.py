"""What holds of every answer, whatever the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.growth import assert_linear

from onrecord.statements import RuleTagger, kind_of, quoted_words
from onrecord.text import Span

PIECES = [
    *"“”\"‘’'«»„ \n,.?!:;-—()",
    "\n\n",
    "Marant",
    " said",
    " said that",
    "the dam",
    " is safe",
    " according to ",
    " adding",
    " and ",
    "he ",
    "who",
    "U.N.",
    "told reporters",
    "Monday",
    "\u200b",
    "𝔘",
    "e\u0301",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=50).map("".join)
LONG = {
    "opening marks": "“We go, " * 5_000,
    "every mark": "\" ' ” « „ ‘ " * 2_500,
    "one sentence of cues": "he said that " * 2_500,
    "commas": "Lind, " * 5_000,
    "quotations in one line": "“Go on now, all.” " * 2_500,
    "no spaces": "a" * 50_000,
    "blank lines": "\n" * 50_000,
}


@settings(max_examples=150)
@given(TEXTS, st.data())
def test_spans(text: str, data: st.DataObject) -> None:
    """Spans lie inside the area, are not empty, and stand in order; no content comes twice."""
    start = data.draw(st.integers(0, len(text)))
    area = Span(start, data.draw(st.integers(start, len(text))))
    found = RuleTagger().tag(text, area)
    for attribution in found:
        for spans in (attribution.source, attribution.cue, attribution.content):
            assert list(spans) == sorted(spans)
            assert all(area.start <= s.start < s.end <= area.end for s in spans)
        assert 0 < attribution.score <= 1
        for inner in quoted_words(text, attribution.content):
            assert any(o.start <= inner.start < inner.end <= o.end for o in attribution.content)
        kind_of(text, attribution.content)
    contents = [attribution.content for attribution in found]
    assert contents == sorted(set(contents))


@given(TEXTS)
def test_same_again(text: str) -> None:
    """The same text gives the same answer, from any tagger at any time."""
    area = Span(0, len(text))
    tagger = RuleTagger()
    assert tagger.tag(text, area) == tagger.tag(text, area) == RuleTagger().tag(text, area)


@given(TEXTS)
def test_odd_marks_swallow_nothing(broken: str) -> None:
    """After a paragraph of any marks, a sound one still gives its quotation."""
    text = f"{broken}\n\nIt rained on the dam.\n\n“It holds well,” Lind said."
    found = RuleTagger().tag(text, Span(0, len(text)))
    assert any(
        content[-1].of(text) == "“It holds well,”" and source[0].of(text) == "Lind"
        for source, content in ((a.source, a.content) for a in found)
    )


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_time_is_linear(text: str) -> None:
    """Time grows with the text, not with its square."""
    assert_linear(lambda part: RuleTagger().tag(part, Span(0, len(part))), text)
