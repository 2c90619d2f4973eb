"""A tagger on a trained model; it keeps the promises of `statements.Tagger`."""

import math
from collections.abc import Iterator

from onrecord.model import Attribution
from onrecord.tagging.decoding import Fragment, Reading, decode
from onrecord.tagging.encoder import Encoder
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
        found: dict[tuple[Span, ...], Attribution] = {}
        for stretch in _stretches(text, area):
            pieces, outputs = self._encoder.read(stretch.of(text))
            if not len(pieces):
                continue
            for reading in decode(pieces, outputs, self._encoder.biases):
                one = self._attribution(reading, stretch.start)
                held = found.get(one.content)
                if held is None or held.score < one.score:
                    found[one.content] = one
        return tuple(sorted(found.values(), key=lambda one: one.content))

    def _attribution(self, reading: Reading, shift: int) -> Attribution:
        return Attribution(
            source=_spans(reading.source, shift),
            cue=_spans(reading.cue, shift),
            content=tuple(Span(one.begin + shift, one.end + shift) for one in reading.content),
            score=_confidence(reading, self._encoder.confidence),
        )


def _spans(fragment: Fragment | None, shift: int) -> tuple[Span, ...]:
    return () if fragment is None else (Span(fragment.begin + shift, fragment.end + shift),)


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
