"""A tagger on a trained model; it keeps the promises of `statements.Tagger`."""

import math
from collections.abc import Iterator

from onrecord.model import Attribution
from onrecord.tagging.decoding import Fragment, Reading, decode
from onrecord.tagging.encoder import Encoder
from onrecord.tagging.mark_states import with_plain_marks
from onrecord.tagging.marked_readings import part_marked
from onrecord.tagging.running_quotations import join_paragraphs
from onrecord.text import Span

__all__ = ["ModelTagger"]

_STRETCH = 50_000  # code points read at a time, so that memory does not grow with the text


class ModelTagger:
    """Reads prose with an encoder and gives the attributions it finds."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    @property
    def name(self) -> str:
        """The model's name and the beginning of its checksum."""
        return self._encoder.name

    def tag(self, text: str, area: Span) -> tuple[Attribution, ...]:
        """The attributions in one stretch of a text; see `statements.Tagger`."""
        return tuple(
            one.shifted(stretch.start)
            for stretch in _stretches(text, area)
            for one in self._read(stretch.of(text))
        )

    def _read(self, text: str) -> list[Attribution]:
        """The attributions of a text short enough to be read at once, in order."""
        plain = with_plain_marks(text)
        pieces, outputs = self._encoder.read(plain)
        decoded = decode(pieces, outputs, self._encoder.biases)
        readings = [part for one in decoded for part in part_marked(text, one)]
        found = [
            Attribution(
                source=_spans(reading.source),
                cue=_spans(reading.cue),
                content=content,
                score=_confidence(reading, self._encoder.confidence),
            )
            for reading in readings
            if (content := _join(text, reading.content))
        ]
        return join_paragraphs(plain, sorted(found, key=lambda one: one.content))


def _join(text: str, fragments: tuple[Fragment, ...]) -> tuple[Span, ...]:
    """The spans of fragments that hold a letter or digit; neighbours with none between are one."""
    joined: list[Span] = []
    for one in fragments:
        span = Span(one.begin, one.end)
        if not _says(span.of(text)):
            continue
        if joined and not _says(text[joined[-1].end : span.start]):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)


def _says(words: str) -> bool:
    return any(sign.isalnum() for sign in words)


def _spans(fragment: Fragment | None) -> tuple[Span, ...]:
    return () if fragment is None else (Span(fragment.begin, fragment.end),)


def _confidence(reading: Reading, weights: tuple[float, ...]) -> float:
    """The probability that a reader would find the same source for the same words.

    A logistic function of the evidence, fitted on articles that the model was not trained on.
    """
    offset, *slopes = weights
    total = offset + sum(
        slope * value for slope, value in zip(slopes, reading.evidence(), strict=True)
    )
    return round(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total)))), 4)


def _stretches(text: str, area: Span) -> Iterator[Span]:
    """Cut an area at line ends into stretches that are read one after the other."""
    begin = area.start
    while area.end - begin > _STRETCH:
        cut = text.rfind("\n", begin + _STRETCH // 2, begin + _STRETCH)
        end = cut + 1 if cut >= 0 else begin + _STRETCH
        yield Span(begin, end)
        begin = end
    if begin < area.end:
        yield Span(begin, area.end)
