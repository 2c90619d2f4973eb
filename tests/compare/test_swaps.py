"""Members of a list that changed places are a reordering; two names around a verb are not."""

import pytest
from tests.compare.test_judge import compare

from onrecord.model import AlterationType as Kind
from onrecord.model import Meaning

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
