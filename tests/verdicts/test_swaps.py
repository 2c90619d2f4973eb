"""Members of a list that changed places are a reordering; two names around a verb are not."""

import pytest
from tests.verdicts.test_judge import compare

from onrecord.model import AlterationType as Kind
from onrecord.model import Meaning

LISTS = {  # printed, said
    "two nouns": ("we sell oats and rye at the harbour", "we sell rye and oats at the harbour"),
    "two names": (
        "I met Kovel and Brask at the harbour of Velm",
        "I met Brask and Kovel at the harbour of Velm",
    ),
    "a shared word before each": (
        "they will close coal kilns and coal mines in the north of Velm",
        "they will close coal mines and coal kilns in the north of Velm",
    ),
    "an article before each": (
        "the bakers or the brewers must pay for the new harbour",
        "the brewers or the bakers must pay for the new harbour",
    ),
}


@pytest.mark.parametrize(("printed", "said"), LISTS.values(), ids=LISTS)
def test_members_of_a_list(printed: str, said: str) -> None:
    """One reordering, in which both members stand on both sides."""
    finding = compare(printed, said)
    assert [one.type for one in finding.alterations] == [Kind.REORDER]
    said_words, printed_words = (
        getattr(finding.alterations[0], side).split() for side in ("said", "printed")
    )
    assert sorted(said_words) == sorted(printed_words)
    assert said_words != printed_words


VERBS = {  # printed, said
    "a verb between": (
        "last year Kovel defeated Brask in the harbour of Velm",
        "last year Brask defeated Kovel in the harbour of Velm",
    ),
    "a verb and a conjunction": (
        "last year she praised Kovel and condemned Brask in Velm",
        "last year she praised Brask and condemned Kovel in Velm",
    ),
}


@pytest.mark.parametrize(("printed", "said"), VERBS.values(), ids=VERBS)
def test_names_around_a_verb(printed: str, said: str) -> None:
    """Who did it to whom is no matter of order alone."""
    finding = compare(printed, said)
    assert Kind.REORDER not in {one.type for one in finding.alterations}
    assert finding.meaning is not Meaning.PRESERVED
