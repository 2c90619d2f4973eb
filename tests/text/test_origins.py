"""Every character of a cleaned text leads back to where it came from."""

import re

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text import Origin, Span, TracedText, join_traced, trace

RAWS = st.lists(st.text("abfi -\nﬁ", max_size=30), min_size=1, max_size=4)
EDITS = st.lists(st.sampled_from(["ﬁ>fi", "-\n>", r"\s+> ", "a+>A", r"(b)(f)>\2\1"]), max_size=4)


def _cleaned(raws: list[str], edits: list[str], joint: str = "\n\n") -> TracedText:
    """Pages cleaned one by one and joined."""
    pieces = [trace(raw, number) for number, raw in enumerate(raws, start=1)]
    for edit in edits:
        pattern, by = edit.split(">")
        pieces = [piece.replaced(re.compile(pattern), by) for piece in pieces]
    return join_traced(pieces, joint)


def _assert_holds(traced: TracedText, raws: list[str]) -> None:
    """Runs follow one another inside the text, and each copied run is what its source says."""
    ends = [0, *(run.span.end for run in traced.origins)]
    for run, end in zip(traced.origins, ends, strict=False):
        assert end <= run.span.start < run.span.end <= len(traced.text)
        assert run.page is not None
        assert 0 <= run.source.start <= run.source.end <= len(raws[run.page - 1])
        if run.copied:
            assert run.source.of(raws[run.page - 1]) == run.span.of(traced.text)


@given(RAWS, EDITS)
def test_copied_runs_lead_back(raws: list[str], edits: list[str]) -> None:
    """Whatever is replaced and joined, a copied run still matches its page."""
    _assert_holds(_cleaned(raws, edits), raws)


@given(RAWS, EDITS, st.data())
def test_a_part_keeps_its_origins(raws: list[str], edits: list[str], data: st.DataObject) -> None:
    """Cutting a text cuts its origins alike."""
    whole = _cleaned(raws, edits)
    start = data.draw(st.integers(0, len(whole.text)))
    end = data.draw(st.integers(start, len(whole.text)))
    part = whole.part(start, end)
    assert part.text == whole.text[start:end]
    _assert_holds(part, raws)
    assert part.sources(Span(0, len(part.text))) == whole.sources(Span(start, end))


@given(RAWS, EDITS)
def test_text_is_what_plain_editing_gives(raws: list[str], edits: list[str]) -> None:
    """Keeping origins changes nothing about the text."""
    plain = list(raws)
    for edit in edits:
        pattern, by = edit.split(">")
        plain = [re.sub(pattern, by, raw) for raw in plain]
    assert _cleaned(raws, edits).text == "\n\n".join(plain)


def test_a_ligature_stands_for_its_sign() -> None:
    """Two letters come from one sign; the letters around them keep their own places."""
    traced = trace("a ﬁg", 3).replaced(re.compile("ﬁ"), "fi")
    assert traced.text == "a fig"
    assert traced.origins == (
        Origin(Span(0, 2), Span(0, 2), 3),
        Origin(Span(2, 4), Span(2, 3), 3, copied=False),
        Origin(Span(4, 5), Span(3, 4), 3),
    )
    assert traced.sources(Span(3, 5)) == ((3, Span(2, 3)), (3, Span(3, 4)))


def test_a_run_cut_in_two_is_made_one_again() -> None:
    """Pieces that were neighbours are one run when joined."""
    whole = trace("one two")
    assert join_traced([whole.part(0, 3), whole.part(3, 7)]) == whole
