"""Marks of every style become the two that the encoder knows, and no character moves."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.tagging.mark_states import with_plain_marks

PLAIN = {
    "curly double marks stay": ("“Go,” he said.", "“Go,” he said."),
    "straight double marks stay": ('"Go," he said.', '"Go," he said.'),
    "British": ("‘Go,’ he said.", "“Go,” he said."),
    "British, straight": ("'Go,' he said.", "“Go,” he said."),
    "guillemets": ("«Go», he said.", "“Go”, he said."),
    "German": ("„Go“, he said.", "“Go”, he said."),
    "corners": ("「Go」 he said.", "“Go” he said."),
    "two single marks": ("''Go,'' he said.", "“ Go, ” he said."),
    "apostrophes stay": ("The farmers’ fault, isn’t it?", "The farmers’ fault, isn’t it?"),
    "straight apostrophes stay": ("The '80s, rock 'n' roll", "The '80s, rock 'n' roll"),
    "an apostrophe inside": ("‘It’s the boys’ own.’", "“It’s the boys’ own.”"),
    "single inside double stays": ("“He said ‘Go’ to us.”", "“He said ‘Go’ to us.”"),
    "nothing to do": ("No marks at all.", "No marks at all."),
    "empty": ("", ""),
}
SIGNS = [*"“”\"‘’'«»„‟‹›`「」『』 \n,.?—", "''", "``", ",,", "\n\n", "Go", "don’t", "s’", " said "]
TEXTS = st.lists(st.sampled_from(SIGNS), max_size=40).map("".join)


@pytest.mark.parametrize(("text", "plain"), PLAIN.values(), ids=PLAIN)
def test_with_plain_marks(text: str, plain: str) -> None:
    """The outermost marks are changed, and nothing else."""
    assert with_plain_marks(text) == plain


@settings(max_examples=300)
@given(TEXTS)
def test_nothing_moves(text: str) -> None:
    """As long as before; letters, digits and line ends stand where they stood."""
    plain = with_plain_marks(text)
    assert len(plain) == len(text)
    for before, after in zip(text, plain, strict=True):
        if before.isalnum() or before == "\n":
            assert before == after


PAIRS = st.sampled_from(["“”", '""', "‘’", "''", "«»", "„“", "「」", "‹›"]).map(tuple)
SAID = st.sampled_from(
    ["The dam is safe,", "Isn’t it the boys’ own?", "Go", "I said so. So I did."]
)
QUOTED = st.builds(lambda pair, said: f"{pair[0]}{said}{pair[-1]} he said.", PAIRS, SAID)


@settings(max_examples=200)
@given(st.lists(QUOTED, max_size=6).map("\n".join))
def test_once_is_enough(text: str) -> None:
    """What has been made plain stays as it is, where marks come in pairs."""
    plain = with_plain_marks(text)
    assert with_plain_marks(plain) == plain
