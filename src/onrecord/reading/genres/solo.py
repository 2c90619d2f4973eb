"""Solo: the one turn of a text of one speaker, and those of the officers whom a body quotes."""

from collections.abc import Sequence

from onrecord.late import compile_late
from onrecord.model import Turn, TurnRole
from onrecord.reading.genres.officers import Quoted
from onrecord.reading.turns.stages import find_stages
from onrecord.text import Span

__all__ = ["find_numbers", "make_turn", "make_turns"]

_FEWEST_NUMBERS = 3
# "1. The Council has …", "**2.** We …", "3.\tPlease be seated."
_NUMBER = compile_late(r"(?:\*\*|__)?[(\[]?(?P<number>\d{1,3})[.)\]]{0,2}(?:\*\*|__)?[ \t]+(?=\S)")


def make_turn(text: str, paragraphs: Sequence[Span]) -> tuple[Turn, ...]:
    """The turn that some paragraphs are, without a label; none if nothing is said in them."""
    numbers = find_numbers(text, paragraphs)
    words = (
        Span(numbers.get(paragraph, paragraph.start), paragraph.end) for paragraph in paragraphs
    )
    said = tuple(piece for paragraph in words for piece in _spoken(text, paragraph))
    if not said:
        return ()
    return (Turn(Span(paragraphs[0].start, paragraphs[-1].end), None, TurnRole.SPEAKER, said),)


def make_turns(
    text: str, paragraphs: Sequence[Span], officers: Sequence[Quoted]
) -> tuple[Turn, ...]:
    """The turns of a body, and between them those of its officers, who are named."""
    found: list[Turn] = []
    start = 0
    for each in officers:
        before = [p for p in paragraphs if start <= p.start and p.end <= each.span.start]
        found += make_turn(text, before) if before else ()
        found.append(Turn(each.span, each.name, TurnRole.SPEAKER, each.said))
        start = each.span.end
    behind = [p for p in paragraphs if p.start >= start]
    return (*found, *(make_turn(text, behind) if behind else ()))


def find_numbers(text: str, paragraphs: Sequence[Span]) -> dict[Span, int]:
    """Where the words begin in paragraphs that are numbered one after the other from 1 on."""
    found: dict[Span, int] = {}
    for paragraph in paragraphs:
        number = _NUMBER.match(text, *paragraph)
        if number and int(number["number"]) == len(found) + 1:
            found[paragraph] = number.end()
    return found if len(found) >= _FEWEST_NUMBERS else {}


def _spoken(text: str, paragraph: Span) -> list[Span]:
    """The words of a paragraph between its stage directions."""
    pieces = []
    start = paragraph.start
    for stage in find_stages(text, paragraph):
        pieces.append(Span(start, stage.start).trimmed(text))
        start = max(start, stage.end)
    pieces.append(Span(start, max(start, paragraph.end)).trimmed(text))
    return [piece for piece in pieces if any(map(str.isalnum, piece.of(text)))]
