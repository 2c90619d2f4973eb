"""Outlets: when two names stand for one."""

import pytest

from onrecord.tracing.outlets import same_outlet

CASES = {
    "equal": ("Vale Post", "Vale Post", True),
    "the": ("The Vale Post", "vale post", True),
    "agency": ("Norwire", "Norwire News Agency", True),
    "initials": ("NWS", "Northern Weather Syndicate", True),
    "initials with points": ("N.W.S.", "Northern Weather Syndicate", True),
    "a known agency": ("AFP", "Agence France-Presse", True),
    "a site": ("valepost.example", "Vale Post", True),
    "another": ("Vale Post", "Vale Herald", False),
    "a part": ("Post", "Vale Post", False),
    "nothing": (None, "Vale Post", False),
    "no words": ("—", "—", False),
}


@pytest.mark.parametrize(("one", "other", "expected"), CASES.values(), ids=CASES)
def test_same_outlet(one: str | None, other: str | None, expected: bool) -> None:
    """The answer is the same from both sides."""
    assert same_outlet(one, other) is expected
    assert same_outlet(other, one) is expected
