"""Solo: the one turn of a text of one speaker."""

from collections.abc import Sequence

from onrecord.model import Turn, TurnRole
from onrecord.reading.turns.stages import find_stages
from onrecord.text import Span

__all__ = ["make_turn"]


def make_turn(text: str, paragraphs: Sequence[Span]) -> tuple[Turn, ...]:
    """The turn that some paragraphs are, without a label; none if nothing is said in them."""
    said = tuple(piece for paragraph in paragraphs for piece in _spoken(text, paragraph))
    if not said:
        return ()
    return (Turn(Span(paragraphs[0].start, paragraphs[-1].end), None, TurnRole.SPEAKER, said),)


def _spoken(text: str, paragraph: Span) -> list[Span]:
    """The words of a paragraph between its stage directions."""
    pieces = []
    start = paragraph.start
    for stage in find_stages(text, paragraph):
        pieces.append(Span(start, stage.start).trimmed(text))
        start = max(start, stage.end)
    pieces.append(Span(start, max(start, paragraph.end)).trimmed(text))
    return [piece for piece in pieces if any(map(str.isalnum, piece.of(text)))]
