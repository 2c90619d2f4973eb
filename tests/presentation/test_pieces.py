"""Cutting text into pieces at the borders of marks."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.presentation.text_pieces import Mark, Piece, cut_pieces
from onrecord.text import Span

TEXT = "The dam will hold until spring."

spans = st.tuples(st.integers(0, 31), st.integers(0, 31)).map(lambda p: Span(min(p), max(p)))


def test_overlap() -> None:
    """Where two marks overlap, the piece bears both, the longer first."""
    marks = [Mark(Span(4, 12), "a"), Mark(Span(8, 30), "b")]
    assert cut_pieces(TEXT, Span(0, 31), marks) == (
        Piece(Span(0, 4), "The ", ()),
        Piece(Span(4, 8), "dam ", ("a",)),
        Piece(Span(8, 12), "will", ("b", "a")),
        Piece(Span(12, 30), " hold until spring", ("b",)),
        Piece(Span(30, 31), ".", ()),
    )


def test_markup() -> None:
    """What a transcriber strikes out is shown without its signs; where it stands is kept."""
    written = r"I met <s>Orth</s> \[Ort\] at the <b>dam</b>, 3 < 4."
    shown = cut_pieces(written, Span(0, len(written)), [Mark(Span(9, 13), "a")])
    assert "".join(piece.text for piece in shown) == "I met Orth [Ort] at the dam, 3 < 4."
    assert [(p.text, p.span.of(written)) for p in shown if p.keys] == [("Orth", "Orth")]


@given(area=spans, marked=st.lists(spans))
def test_pieces_are_the_area(area: Span, marked: list[Span]) -> None:
    """Nothing is lost or doubled, and every character bears just the marks that hold it."""
    marks = [Mark(span, str(number)) for number, span in enumerate(marked)]
    pieces = cut_pieces(TEXT, area, marks)
    assert "".join(piece.text for piece in pieces) == area.of(TEXT)
    for piece in pieces:
        assert set(piece.keys) == {m.key for m in marks if m.span.overlaps(piece.span)}
