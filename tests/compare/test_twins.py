"""Two words that a slip could exchange stay two words; a slip that makes none is a slip."""

import pytest
from tests.compare.test_judge import compare

from onrecord.model import Verdict

TWINS = {
    "trial": ("the trail in Velm begins today at noon", "the trial in Velm begins today at noon"),
    "unite": ("they untie the harbour of Velm again", "they unite the harbour of Velm again"),
    "martial": ("it is marital law in the harbour", "it is martial law in the harbour"),
    "quite": ("it was quiet late in the harbour", "it was quite late in the harbour"),
    "signed": ("the miller of Tors resigned on Sunday", "the miller of Tors re-signed on Sunday"),
    "covered": ("they recover the roof of the mill", "they re-cover the roof of the mill"),
}
SLIPS = {
    "no word": ("they left the garnary of Velm", "they left the granary of Velm"),
    "a noun for a preposition": ("they came form the harbour", "they came from the harbour"),
    "well for we'll": ("Well mend the harbour of Velm", "We'll mend the harbour of Velm"),
    "we'll for well": ("We'll, mend the harbour of Velm", "Well, mend the harbour of Velm"),
}


@pytest.mark.parametrize(("printed", "said"), TWINS.values(), ids=TWINS)
def test_another_word_is_no_slip(printed: str, said: str) -> None:
    """Both words exist, and nobody can tell that the fingers slipped."""
    assert compare(printed, said).verdict is Verdict.ALTERED


@pytest.mark.parametrize(("printed", "said"), SLIPS.values(), ids=SLIPS)
def test_letters_that_make_no_word_are_a_slip(printed: str, said: str) -> None:
    """A spelling that cannot stand there is taken for what was said."""
    assert compare(printed, said).verdict is Verdict.VERBATIM
