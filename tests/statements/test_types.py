"""The type of an attribution, by the examples that stand beside the words."""

import pytest

from onrecord.model import Attribution, AttributionType
from onrecord.statements import kind_of
from onrecord.statements.cue_types import EXAMPLES, TO_DO, TYPES
from onrecord.statements.typing_cues import find_type
from onrecord.text import Span


def read_example(marked: str) -> tuple[str, Attribution]:
    """A sentence whose cue stands in _underscores_ and whose content stands in [brackets]."""
    text = ""
    begun: dict[str, int] = {}
    cue: list[Span] = []
    content: list[Span] = []
    for sign in marked:
        if sign == "_" and "_" in begun:
            cue.append(Span(begun.pop("_"), len(text)))
        elif sign == "]":
            content.append(Span(begun.pop("["), len(text)))
        elif sign in "_[":
            begun[sign] = len(text)
        else:
            text += sign
    return text, Attribution((), tuple(cue), tuple(content))


@pytest.mark.parametrize(("marked", "expected"), EXAMPLES, ids=[line for line, _ in EXAMPLES])
def test_examples(marked: str, expected: AttributionType) -> None:
    """The cue's lemma and what it governs decide."""
    text, attribution = read_example(marked)
    assert find_type(text, attribution, kind_of(text, attribution.content)) is expected


def test_no_word_has_two_types() -> None:
    """What a lemma means is told once; what depends on an infinitive stands in a list apart."""
    words = [word for kind in AttributionType for word in TYPES[kind]]
    assert len(words) == len(set(words))
    assert not TO_DO & TYPES[AttributionType.CONTROL]
