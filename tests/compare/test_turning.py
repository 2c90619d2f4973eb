"""What turns the sense, and what only seems to: brackets, denials asked or made up for, echoes."""

import pytest
from tests.compare.test_judge import compare

from onrecord.model import AlterationType as Kind
from onrecord.model import Meaning, MeaningRule, NoteKind, Tidying, Verdict

BRACKETS = {  # printed, said, what the bracket does, by which rule
    "not in square brackets": (
        "We will [not] close the granary in Velm",
        "We will close the granary in Velm.",
        Meaning.REVERSED,
        MeaningRule.DENIAL_ADDED,
    ),
    "not in round brackets": (
        "We will (not) close the granary in Velm",
        "We will close the granary in Velm.",
        Meaning.REVERSED,
        MeaningRule.DENIAL_ADDED,
    ),
    "another number": (
        "We counted [12,000] families in Velm",
        "We counted 1,200 families in Velm.",
        Meaning.SHIFTED,
        MeaningRule.OTHER_QUANTITY,
    ),
    "a name for a pronoun": (
        "Take [the grain] to Tors tonight",
        "Take it to Tors tonight.",
        None,
        None,
    ),
    "put back in time": (
        "We [would] close the granary in Velm",
        "We will close the granary in Velm.",
        None,
        None,
    ),
    "a long explanation": (
        "They are [the rebels, not the army] leaving the harbour",
        "They are leaving the harbour.",
        None,
        None,
    ),
    "an answer taken out": (
        "They say that [the harbour] was closed by the guild",
        "They say that no, it was closed by the guild.",
        None,
        None,
    ),
    "a numbered thing": (
        "We will close the granary [No. 2] in Velm",
        "We will close the granary in Velm.",
        None,
        None,
    ),
}


@pytest.mark.parametrize(("printed", "said", "meaning", "rule"), BRACKETS.values(), ids=BRACKETS)
def test_brackets(
    printed: str, said: str, meaning: Meaning | None, rule: MeaningRule | None
) -> None:
    """Cosmetic, as the bracket is open; a note and a rule where it turns what was said."""
    finding = compare(printed, said)
    assert finding.verdict is Verdict.COSMETIC
    assert finding.meaning is meaning
    brackets = [one for one in finding.tidied if one.reason is Tidying.BRACKET]
    assert {one.rule for one in brackets} == {rule}
    noted = [note for note in finding.notes if note.kind is NoteKind.BRACKET_TURNS]
    assert len(noted) == (rule is not None)


DENIALS = {  # printed, said, the meaning
    "plainly": (
        "they had any intention of leaving Velm",
        "they had no intention of leaving Velm",
        Meaning.REVERSED,
    ),
    "made up for before": (
        "the wardens had no intention of leaving Velm",
        "And nobody in Tors believed that the wardens had any intention of leaving Velm.",
        None,
    ),
    "after an answer": (
        "we will close the granary in Velm",
        "No, we will not close the granary in Velm.",
        Meaning.REVERSED,
    ),
    "another sentence": (
        "we will close the granary in Velm",
        "Nobody asked us. So we will not close the granary in Velm.",
        Meaning.REVERSED,
    ),
    "answered": (
        "No, lock the harbour gate of Velm",
        "You lock the harbour gate of Velm.",
        None,
    ),
    "asked": (
        "Osk Tarel, will you give up the harbour",
        "Osk Tarel, why don't you give up the harbour?",
        None,
    ),
}


@pytest.mark.parametrize(("printed", "said", "meaning"), DENIALS.values(), ids=DENIALS)
def test_denials(printed: str, said: str, meaning: Meaning | None) -> None:
    """A denial reverses only if no other makes up for it, and if it denies at all."""
    finding = compare(printed, said)
    assert finding.verdict is Verdict.ALTERED
    assert finding.meaning is meaning


NO_NAMES = {  # printed, said
    "a plural": ("we spoke with Velms about it", "we spoke with Velm about it"),
    "the same name": ("then Renn says the mill is closed", "then he tells Renn the mill is closed"),
    "a title": (
        "we spoke with Lena Orth about the grain",
        "we spoke with Mrs. Orth about the grain",
    ),
    "an exclamation": ("I do not like it. Whoa am going", "I do not like it. I am going."),
}


@pytest.mark.parametrize(("printed", "said"), NO_NAMES.values(), ids=NO_NAMES)
def test_only_names_make_another_name(printed: str, said: str) -> None:
    """A title and an exclamation are no names."""
    rules = {one.rule for one in compare(printed, said).alterations}
    assert MeaningRule.OTHER_NAME not in rules


LINE = "Lock every gate!"
ECHOES = {  # printed, said, the verdict, the types
    "said twice, printed once": (LINE, f"{LINE} {LINE}", Verdict.VERBATIM, []),
    "said thrice, printed twice": (f"{LINE} {LINE}", f"{LINE} " * 3, Verdict.VERBATIM, []),
    "said twice, printed thrice": (
        f"{LINE} {LINE} {LINE}",
        f"{LINE} {LINE}",
        Verdict.ALTERED,
        [Kind.ADDITION],
    ),
}


@pytest.mark.parametrize(("printed", "said", "verdict", "kinds"), ECHOES.values(), ids=ECHOES)
def test_echoes(printed: str, said: str, verdict: Verdict, kinds: list[Kind]) -> None:
    """What is said or printed again neither denies nor affirms once more."""
    finding = compare(printed, said)
    assert finding.verdict is verdict
    assert [one.type for one in finding.alterations] == kinds
    assert finding.meaning is None
