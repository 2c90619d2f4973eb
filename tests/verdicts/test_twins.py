"""Two words that a slip could exchange stay two words; a slip that makes none is a slip."""

import pytest
from tests.verdicts.test_judge import compare

from onrecord.model import Verdict

TWINS = {
    "trial": ("the trail in Velm begins today at noon", "the trial in Velm begins today at noon"),
    "unite": ("they untie the harbour of Velm again", "they unite the harbour of Velm again"),
    "martial": ("it is marital law in the harbour", "it is martial law in the harbour"),
    "quite": ("it was quiet late in the harbour", "it was quite late in the harbour"),
    "signed": ("the miller of Tors resigned on Sunday", "the miller of Tors re-signed on Sunday"),
    "covered": ("they recover the roof of the mill", "they re-cover the roof of the mill"),
}


@pytest.mark.parametrize(("printed", "said"), TWINS.values(), ids=TWINS)
def test_another_word_is_no_slip(printed: str, said: str) -> None:
    """Both words exist, and nobody can tell that the fingers slipped."""
    assert compare(printed, said).verdict is Verdict.ALTERED


def test_letters_that_make_no_word_are_a_slip() -> None:
    """A spelling that is no word is taken for what was said."""
    finding = compare("they left the garnary of Velm", "they left the granary of Velm")
    assert finding.verdict is Verdict.VERBATIM
