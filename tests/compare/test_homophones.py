"""Words that no ear tells apart."""

import pytest
from tests.compare.test_judge import compare

HEARD = {  # printed, said, whether only the ear could tell
    "a possessive": (
        "they rowed in their boats at night",
        "they rowed in there boats at night",
        True,
    ),
    "a contraction": ("they heard your wrong about it", "they heard you're wrong about it", True),
    "a noun": ("the site of the mill is too wet", "the cite of the mill is too wet", True),
    "a name": ("the boats of Peace lay in the mud", "the boats of Piece lay in the mud", False),
    "another word": ("the harbour is a weak place", "the harbour is a warm place", False),
    "another word besides": (
        "the site of the mill is too wet",
        "the cite of the mill is too dry",
        False,
    ),
}


@pytest.mark.parametrize(("printed", "said", "heard"), HEARD.values(), ids=HEARD)
def test_a_homophone_is_perhaps_a_slip(printed: str, said: str, heard: bool) -> None:
    """What only spelling tells apart may be the transcriber's; the verdict stays."""
    assert compare(printed, said).is_misheard is heard
