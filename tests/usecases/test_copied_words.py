"""Copies are folded before the model reads: less is read, and nothing else is found."""

from collections.abc import Iterator

import pytest

from onrecord.errors import MissingModel
from onrecord.model import Attribution
from onrecord.statements import RuleTagger
from onrecord.tagging import Model, ModelTagger, load_tagger
from onrecord.text import Span
from onrecord.usecases.intake.copied_words import fold_copies

WORDS = "“The sluice holds,” Ila Brandt said.\n\nHer deputy doubted that it would."
OTHERS = "“The mill stands,” Ila Brandt said."


class _Counting(ModelTagger):
    """A model whose words are those of the rules; it notes what it reads."""

    def __init__(self) -> None:
        self.read: list[str] = []

    @property
    def name(self) -> str:
        """Nobody's."""
        return "counting"

    def tag(self, text: str, area: Span) -> tuple[Attribution, ...]:
        """What the rules find in the stretch by itself."""
        words = area.of(text)
        self.read.append(words)
        found = RuleTagger().tag(words, Span(0, len(words)))
        return tuple(one.shifted(area.start) for one in found)


def _documents() -> Iterator[tuple[str, Span]]:
    """A report, its near copies under another head or foot, and one of other words."""
    for head, words, foot in (
        ("", WORDS, ""),
        ("Sluice holds\n\n", WORDS, "\n\nRead more"),
        ("The lock of Orlo\n\n", WORDS, ""),
        ("", OTHERS, ""),
        ("Visits: 12\n\n", WORDS, ""),
    ):
        yield head + words + foot, Span(len(head), len(head) + len(words))


def test_copies() -> None:
    """The same words are read once, wherever they stand; what is found is the same, in place."""
    model = _Counting()
    folding = fold_copies(model)
    found = [folding.tag(text, area) for text, area in _documents()]
    assert model.read == [WORDS, OTHERS]
    assert found == [_Counting().tag(text, area) for text, area in _documents()]
    assert folding.name == model.name
    assert all(found)


def test_long_stretches() -> None:
    """What is very long is read each time, so that what is held stays small."""
    model = _Counting()
    folding = fold_copies(model)
    text = "It rained. " * 5_000
    for _ in range(2):
        folding.tag(text, Span(0, len(text)))
    assert len(model.read) == 2


def test_rules_look_around() -> None:
    """Rules may look around a stretch: they are left as they are."""
    rules = RuleTagger()
    assert fold_copies(rules) is rules


@pytest.fixture(scope="module")
def shipped() -> ModelTagger:
    """The default model."""
    try:
        return load_tagger(Model.DEFAULT)
    except MissingModel as error:
        pytest.skip(f"NOT TESTED, the default model is absent: {error}")


def test_the_shipped_model(shipped: ModelTagger) -> None:
    """The shipped model finds the same in a stretch wherever it stands, so nothing is lost."""
    folding = fold_copies(shipped)
    for text, area in _documents():
        assert folding.tag(text, area) == shipped.tag(text, area)
