"""Parts: which stretches of a document are report, transcript, or neither."""

from collections.abc import Sequence

from onrecord.model import Part, PartKind
from onrecord.reading.genres.speech import find_speech
from onrecord.reading.heads.boilerplate import find_boilerplate
from onrecord.text import Span, find_paragraphs

__all__ = ["split_parts"]


def split_parts(text: str, *, transcript: bool = False) -> tuple[Part, ...]:
    """Part a document into report, transcript and boilerplate.

    Args:
        text: the text of a document.
        transcript: whether its name or title says that it is one.

    Returns:
        Parts that follow one another and together hold the whole text; none for an empty text.
        A heading stands in the part that it heads. Linear time.
    """
    paragraphs = find_paragraphs(text, Span(0, len(text)))
    if not paragraphs:
        return (Part(PartKind.ARTICLE, Span(0, len(text))),) if text else ()
    kinds = [
        PartKind.BOILERPLATE if is_boilerplate else PartKind.ARTICLE
        for is_boilerplate in find_boilerplate(text, paragraphs)
    ]
    kept = [place for place, kind in enumerate(kinds) if kind is PartKind.ARTICLE]
    for stretch in find_speech(text, [paragraphs[place] for place in kept], transcript=transcript):
        for place in kept[stretch.start : stretch.stop]:
            kinds[place] = PartKind.TRANSCRIPT
    return _join(text, paragraphs, kinds)


def _join(text: str, paragraphs: Sequence[Span], kinds: Sequence[PartKind]) -> tuple[Part, ...]:
    """One part for each run of paragraphs of one kind; white space goes with what precedes it."""
    starts = [
        place for place in range(len(kinds)) if place == 0 or kinds[place] is not kinds[place - 1]
    ]
    cuts = [0, *(paragraphs[place].start for place in starts[1:]), len(text)]
    return tuple(
        Part(kinds[place], Span(cuts[number], cuts[number + 1]))
        for number, place in enumerate(starts)
    )
