"""The type of an attribution, by examples of each."""

import pytest

from onrecord.model import Attribution, AttributionType
from onrecord.statements import kind_of
from onrecord.statements.cue_types import TO_DO, TYPES
from onrecord.statements.typing_cues import find_type
from onrecord.text import Span

# Sentences whose cue stands in _underscores_ and whose content stands in [brackets].
EXAMPLES: tuple[tuple[str, AttributionType], ...] = (
    ("The envoy _said_ [the gate was shut].", AttributionType.COMMUNICATION),
    ("She _wrote_ that [the wall had held].", AttributionType.COMMUNICATION),
    ("He _told_ the council [that nobody was hurt].", AttributionType.COMMUNICATION),
    ("_According to_ the harbour office, [two cranes are lost].", AttributionType.COMMUNICATION),
    ("[“Nobody was hurt.”]", AttributionType.COMMUNICATION),
    ("[“I was nine that winter,”] she _remembers_.", AttributionType.COMMUNICATION),
    ("The board _has been asking_ [whether the dam is safe].", AttributionType.COMMUNICATION),
    ("Her _claim_ [that the dam was safe] is disputed.", AttributionType.COMMUNICATION),
    ("The envoy _thinks_ [the gate will open in May].", AttributionType.ATTITUDE),
    ("They _hope_ [to be home by Friday].", AttributionType.ATTITUDE),
    ("Growers _fear_ [that the frost will return].", AttributionType.ATTITUDE),
    ("The office _expects_ [the river to fall].", AttributionType.ATTITUDE),
    ("His _belief_ [that the wall would hold] was shared.", AttributionType.ATTITUDE),
    ("She _is convinced_ [that the pilot saw the light].", AttributionType.ATTITUDE),
    ("The pilots _knew_ [that the light was out].", AttributionType.FACTIVE),
    ("He _did not remember_ [who opened the gate].", AttributionType.FACTIVE),
    ("The crew _saw_ [that the rope was cut].", AttributionType.FACTIVE),
    ("She _regrets_ [that she signed].", AttributionType.FACTIVE),
    ("The council _plans_ [to sell the ferry].", AttributionType.CONTROL),
    ("The minister _promised_ [to rebuild the road].", AttributionType.CONTROL),
    ("The harbour master _ordered_ [the crews to leave].", AttributionType.CONTROL),
    ("He _asked_ [the captains to wait].", AttributionType.CONTROL),
    ("Police _told residents to_ [stay at home].", AttributionType.CONTROL),
    ("The union _wants_ [to strike].", AttributionType.CONTROL),
    ("Both sides _agreed_ [to talk].", AttributionType.CONTROL),
    ("He _agreed_ [that the road was lost].", AttributionType.COMMUNICATION),
    ("She _vowed_ [“to finish the bridge”].", AttributionType.CONTROL),
    ("He _told_ the council [he tried to help the crew].", AttributionType.COMMUNICATION),
    ("He _asked_ [“Who pays?”]", AttributionType.COMMUNICATION),
)


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
