"""The words in which findings are told."""

import re
from collections.abc import Iterator

import pytest

from onrecord.model import (
    Alteration,
    AlterationType,
    Meaning,
    MeaningRule,
    NoteKind,
    Tidying,
    Verdict,
)
from onrecord.presentation.words import differences, wording


def changes() -> Iterator[Alteration]:
    """A change by each rule with each meaning, and one that no rule reads."""
    yield Alteration(AlterationType.ADDITION, "", "soon", None, None)
    for rule in MeaningRule:
        for meaning in Meaning:
            yield Alteration(AlterationType.NUMBER, "6", "9", None, None, meaning, rule)


NAMES = [
    *(wording.put_verdict(verdict).label for verdict in Verdict),
    *map(differences.name_alteration, AlterationType),
    *map(differences.name_tidying, Tidying),
    *map(differences.name_meaning, Meaning),
    *map(wording.name_note, NoteKind),
]
SENTENCES = [
    *(wording.put_verdict(verdict).sentence for verdict in Verdict),
    *map(differences.tell_alteration, AlterationType),
    *map(differences.tell_tidying, Tidying),
    *map(wording.put_note, NoteKind),
]
MEANINGS = list(map(differences.tell_meaning, changes()))


@pytest.mark.parametrize("words", sorted({*NAMES, *SENTENCES, *MEANINGS}))
def test_speaks_of_wording_alone(words: str) -> None:
    """No verdict claims to know what is true."""
    assert not re.search(
        r"\b(true|false|fake|misquot\w*|verified|lie[ds]?)\b", words, re.IGNORECASE
    )


def test_each_has_its_own_words() -> None:
    """No two kinds, reasons or rules are told alike: a reader can tell which it was."""
    assert len({*NAMES}) == len(NAMES)
    assert len({*SENTENCES}) == len(SENTENCES)
    assert len({*MEANINGS}) == len(MEANINGS)


@pytest.mark.parametrize("words", SENTENCES)
def test_sentences_are_sentences(words: str) -> None:
    """They begin and end like one."""
    assert re.fullmatch(r"[A-Z“].+[.]", words)


def test_signs_differ() -> None:
    """Verdicts can be told apart without colour."""
    assert len({wording.put_verdict(verdict).sign for verdict in Verdict}) == len(Verdict)


ABRIDGED = {  # words → as they are shown
    "few": ("only  if\nit rains", "only if it rains"),
    "none": ("", ""),
    "many": (
        " ".join(map(str, range(40))),
        "0 1 2 3 4 5 6 7 […] 32 33 34 35 36 37 38 39",
    ),
}


@pytest.mark.parametrize(("words", "shown"), ABRIDGED.values(), ids=ABRIDGED)
def test_abridge(words: str, shown: str) -> None:
    """A long stretch is shown by its ends, on one line."""
    assert differences.abridge(words) == shown
