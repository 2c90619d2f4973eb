"""How sure it is that an attribution tells what somebody said."""

import pytest

from onrecord.language import ENGLISH
from onrecord.model import Attribution, AttributionType, StatementKind
from onrecord.statements.certainty import is_told, weigh
from onrecord.statements.traits import find_traits
from onrecord.text import Span

TRAITS = {  # source, cue and content of a sentence, and a trait of theirs
    "said": ("Orth", "said", "that the quay holds", "saying"),
    "a look": ("The crew", "seemed", "tired of the storm", "seeming"),
    "a possibility": ("Voters", "could have shown", "that they were tired", "possible"),
    "a shortened one": ("Orth", "'d like", "to see the quay", "possible"),
    "declined": ("Orth", "declined to say", "when the quay opens", "denied"),
    "did not": ("Orth", "didn't announce", "that the quay opens", "denied"),
    "nobody expects": ("", "is expected", "to open in May", "passive, of nobody"),
    "the page's own": ("We", "tested", "that the lamp holds", "of the page"),
    "the reader": ("You", "will know", "that the lamp holds", "of the page"),
    "a thing named": ("Orth", "unveiled", "a new lamp", "no verb"),
    "a topic": ("Orth", "talked about", "the new lamp", "about"),
    "data": ("The data", "show", "that the lamp holds", "shown by a thing"),
    "a thing": ("which", "means", "that the lamp holds", "it"),
    "a relative": ("who", "said", "that the lamp holds", "who"),
    "a pronoun": ("She", "said", "that the lamp holds", "he or she"),
    "an infinitive": ("Orth", "wants", "to leave", "infinitive"),
    "what for": ("Orth", "to discuss", "the new lamp", "purpose"),
    "a question": ("Orth", "learned", "how it holds", "question"),
}
NO_TRAITS = {
    "a study tells": ("The study", "shows", "that the lamp holds", "shown by a thing"),
    "a doctor tells": ("A doctor", "suggested", "that the lamp holds", "shown by a thing"),
    "a name tells": ("Orth", "suggested", "that the lamp holds", "shown by a thing"),
    "according to": ("Orth", "according to", "the lamp holds", "about"),
}


def _lay(*roles: str) -> tuple[str, Attribution]:
    """A sentence of source, cue and content, and the attribution."""
    text = ""
    spans = []
    for words in roles:
        spans.append((Span(len(text), len(text) + len(words)),) if words else ())
        text += f"{words} " if words else ""
    source, cue, content = spans
    return text, Attribution(source, cue, content, 0.8)


def _traits(*roles: str) -> set[str]:
    text, one = _lay(*roles)
    return set(find_traits(text, one, StatementKind.INDIRECT, AttributionType.COMMUNICATION))


@pytest.mark.parametrize(("source", "cue", "content", "trait"), TRAITS.values(), ids=TRAITS)
def test_traits(source: str, cue: str, content: str, trait: str) -> None:
    """Each trait is seen where it is."""
    assert trait in _traits(source, cue, content)


@pytest.mark.parametrize(("source", "cue", "content", "trait"), NO_TRAITS.values(), ids=NO_TRAITS)
def test_no_traits(source: str, cue: str, content: str, trait: str) -> None:
    """Nor is it seen where it is not."""
    assert trait not in _traits(source, cue, content)


WHOLE = "We lit the lamp at nine and it burned all night."
ALONE = {  # a text, and whether the quotation in it is sentences of its own
    "a paragraph": (f"Orth came late.\n\n“{WHOLE}”\n\nThe crew slept.", True),
    "behind a sentence": (f"Orth came late. “{WHOLE}”\n\nThe crew slept.", True),
    "behind a colon": (f"Orth, again: “{WHOLE}”", True),
    "its close forgotten": (f"Orth came late.\n\n“{WHOLE}", True),
    "in a sentence": (
        "Orth came with the “We lit the lamp at nine and it burned all night” badge.",
        False,
    ),
    "a heading": ("Orth came late.\n\n“We lit the lamp.”\n\nThe crew slept.", False),
}


@pytest.mark.parametrize(("text", "alone"), ALONE.values(), ids=ALONE)
def test_whole_sentences(text: str, alone: bool) -> None:
    """A quotation without a cue that is sentences of its own is one, whatever a tagger thinks."""
    start = text.index("“We lit")
    content = Span(start, text.index("”") + 1 if "”" in text else len(text))
    one = Attribution((), (), (content,), 0.01)
    found = find_traits(text, one, StatementKind.DIRECT, AttributionType.COMMUNICATION)
    assert ("whole sentences" in found) is alone
    score = weigh(text, one, StatementKind.DIRECT, AttributionType.COMMUNICATION)
    assert (score > 0.6) is alone


def _weigh(*roles: str) -> float:
    text, one = _lay(*roles)
    return weigh(text, one, StatementKind.INDIRECT, AttributionType.COMMUNICATION)


def test_said_is_surer() -> None:
    """What somebody said is surer than what seemed, what the page thinks and what data show."""
    said = _weigh("Orth", "said", "that the quay holds")
    for roles in (
        ("Orth", "seemed", "that the quay holds"),
        ("We", "said", "that the quay holds"),
        ("Orth", "could have said", "that the quay holds"),
        ("The data", "suggest", "that the quay holds"),
    ):
        assert _weigh(*roles) < said


def test_every_weight_is_of_a_trait() -> None:
    """A weight whose trait nothing bears is a slip of a name."""
    seen = {"log odds", "direct", "mixed", "attitude", "control", "factive", "offset"}
    seen |= {"no cue", "passive", "in pieces", "before the cue", "whole sentences"}
    seen |= {row[3] for row in TRAITS.values()}
    assert set(ENGLISH.numbers("certainty", "weights")) == seen


def test_words_in_marks_are_kept() -> None:
    """What stands in marks is held against the record, however unlikely; the rest is dropped."""
    assert is_told(StatementKind.DIRECT, 0.01)
    assert not is_told(StatementKind.INDIRECT, 0.01)
    assert is_told(StatementKind.INDIRECT, 0.9)
