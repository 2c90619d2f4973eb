"""Which labels of turns name somebody."""

import pytest

from onrecord.text import LabelKind, sort_label

LABELS = {
    "Mara Okello, Pellin Mills Group": LabelKind.NAME,  # a firm behind the name
    "Peter Orth, Bank of Tors": LabelKind.NAME,
    "Reporter, Guild of Tors Group": LabelKind.ASKS,
    "GROUP": LabelKind.ASKS,
    "Lena Orth, moderator": LabelKind.ASKS,
}


@pytest.mark.parametrize(("label", "kind"), LABELS.items(), ids=LABELS)
def test_a_label_is_sorted(label: str, kind: LabelKind) -> None:
    """By who it names; the firm behind a name tells nothing."""
    assert sort_label(label) is kind
