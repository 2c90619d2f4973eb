"""Which labels may stand for a speaker."""

import pytest

from onrecord.index import find_agreeing

LABELS = (
    None,
    "?",
    "UNIDENTIFIED",
    "LENA ORTH",
    "MR. ORTH",
    "TOVA HOLT-ORTH",
    "AL-RASHID",
    "OKAFAR",
    "MINISTRY OF FISHERIES",
    "HARBOUR MASTER",
)


@pytest.mark.parametrize(
    ("speaker", "agreeing"),
    [
        (None, set(LABELS)),
        ("Lena Orth", {None, "LENA ORTH", "MR. ORTH"}),
        ("Orth", {None, "LENA ORTH", "MR. ORTH", "TOVA HOLT-ORTH"}),
        ("Tova Orth", {None, "MR. ORTH", "TOVA HOLT-ORTH"}),
        ("Nadia Rashid", {None, "AL-RASHID"}),
        ("Ministry of Fisheries", {None, "MINISTRY OF FISHERIES"}),
        ("Velt", {None}),
    ],
    ids=["nobody", "both names", "surname", "half a surname", "article", "a body", "no label"],
)
def test_labels_that_agree(speaker: str | None, agreeing: set[str | None]) -> None:
    """A label agrees by its name, whatever keys it is looked for under."""
    found = find_agreeing(LABELS, speaker)
    assert {label for label, fits in zip(LABELS, found.tolist(), strict=True) if fits} == agreeing
    assert not found.flags.writeable
