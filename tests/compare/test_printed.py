"""Reading a quotation's words: how much each is worth."""

from onrecord.compare.alignment.printed import read_printed
from onrecord.index import index_transcripts
from onrecord.model import Transcript

FILLER = "The harbour of Pellin and the road to the mill are open to the boats of the north. "
INDEX = index_transcripts([Transcript("t", f"{FILLER * 400} A tidewaiter came.")])


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    """What tells one passage from another is what is seldom said."""
    printed = read_printed("the harbour tidewaiter", INDEX)
    common, middling, rare = printed.weights.tolist()
    assert common < middling < rare


def test_a_word_that_nobody_said_weighs_as_much_as_the_rarest() -> None:
    """Not to be found is not to be common."""
    printed = read_printed("tidewaiter ropemaker", INDEX)
    assert printed.weights[1] >= printed.weights[0]


def test_words_in_brackets_and_before_an_ellipsis_are_marked() -> None:
    """The marks stay with the words they belong to."""
    printed = read_printed("the [old] harbour … is open", INDEX)
    assert printed.bracketed.tolist() == [False, True, False, False, False]
    assert printed.broken.tolist() == [False, False, True, False, False]
