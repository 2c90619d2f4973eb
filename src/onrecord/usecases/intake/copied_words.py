"""Folding: the words of a copy are not given to the model again, as long as they came lately."""

from functools import lru_cache
from typing import Final

from onrecord.model import Attribution
from onrecord.statements import Tagger
from onrecord.tagging import ModelTagger
from onrecord.text import Span

__all__ = ["fold_copies"]

_LATELY: Final = 256  # articles whose attributions are held
_LONGEST: Final = 50_000  # code points of one; what is longer is hardly ever copied whole


def fold_copies(tagger: Tagger) -> Tagger:
    """A tagger that takes what it found in the same words of a document before.

    A page that is fetched again, a wire report in another outlet, another headline or foot: the
    article's words are the same. A model reads a stretch by its own words alone
    (`ModelTagger.tag`), so what is taken again is what it would find. Rules look around a stretch
    and cost little; they stay as they are.
    """
    return _Folding(tagger) if isinstance(tagger, ModelTagger) else tagger


class _Folding:
    """A model, and what it found lately."""

    def __init__(self, tagger: ModelTagger) -> None:
        self._tagger = tagger
        self._read_once = lru_cache(maxsize=_LATELY)(self._read)

    @property
    def name(self) -> str:
        """The model's: what is taken again is its own."""
        return self._tagger.name

    def tag(self, text: str, area: Span) -> tuple[Attribution, ...]:
        """The attributions in a stretch of a text."""
        if area.end - area.start > _LONGEST:
            return self._tagger.tag(text, area)
        return tuple(one.shifted(area.start) for one in self._read_once(area.of(text)))

    def _read(self, words: str) -> tuple[Attribution, ...]:
        return self._tagger.tag(words, Span(0, len(words)))
