"""Postings: who shares fingerprints with whom."""

import pytest

from onrecord.store import Archive, Change, Laid
from onrecord.store.kept import postings

_PRINTS = {"a": (1, 2, 3), "b": (1, 3, 4), "c": (1,)}
CASES = {  # marks and how many of them at least, who shares how many
    "two or more": (((1, 2, 3), 2), {"a": 3, "b": 2}),
    "one is enough": (((4, 1), 1), {"a": 1, "b": 2, "c": 1}),
    "a mark twice counts once": (((1, 1), 1), {"a": 1, "b": 1, "c": 1}),
    "nobody": (((9,), 1), {}),
    "no marks": (((), 1), {}),
}


@pytest.mark.parametrize(("asked", "expected"), CASES.values(), ids=CASES)
@pytest.mark.parametrize("at_once", [1, 5000])
def test_shared_prints(
    archive: Archive,
    monkeypatch: pytest.MonkeyPatch,
    asked: tuple[tuple[int, ...], int],
    expected: dict[str, int],
    at_once: int,
) -> None:
    """The same answer however many marks go into one question."""
    monkeypatch.setattr(postings, "_MARKS", at_once)
    laid = [Laid(each, (), prints, "laid", b"") for each, prints in _PRINTS.items()]
    archive.postings.write(Change(laid=laid))
    assert archive.postings.share_prints(*asked) == expected
