"""The words in which findings are told."""

import re

import pytest

from onrecord.desk import wording
from onrecord.model import AlterationType, Meaning, NoteKind, Verdict

TOLD = [
    *(f"{put.label} {put.sentence}" for put in map(wording.put_verdict, Verdict)),
    *map(wording.name_alteration, AlterationType),
    *map(wording.name_meaning, Meaning),
    *map(wording.put_note, NoteKind),
]


@pytest.mark.parametrize("words", TOLD)
def test_speaks_of_wording_alone(words: str) -> None:
    """No verdict claims to know what is true."""
    assert not re.search(
        r"\b(true|false|fake|misquot\w*|verified|lie[ds]?)\b", words, re.IGNORECASE
    )


def test_signs_differ() -> None:
    """Verdicts can be told apart without colour."""
    assert len({wording.put_verdict(verdict).sign for verdict in Verdict}) == len(Verdict)
