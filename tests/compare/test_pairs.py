"""Pairs of words said and words printed, by kind: `pairs/*.toml`, a table a kind.

A verdict's name is the verdict that the contract asks; "same" is verbatim or cosmetic, "differs" is
neither.
"""

import tomllib
from pathlib import Path

import pytest
from tests.compare.test_judge import compare

from onrecord.model import Verdict

_SAME = frozenset({Verdict.VERBATIM, Verdict.COSMETIC})
_WANTED = {
    **{verdict.value: frozenset({verdict}) for verdict in Verdict},
    "same": _SAME,
    "differs": frozenset(Verdict) - _SAME,
}
PAIRS = {
    f"{table.stem}, {kind}, {wanted} {number}": (printed, said, wanted)
    for table in sorted((Path(__file__).parent / "pairs").glob("*.toml"))
    for kind, by_verdict in tomllib.loads(table.read_text(encoding="utf-8")).items()
    for wanted, pairs in by_verdict.items()
    for number, (said, printed) in enumerate(pairs)
}


@pytest.mark.parametrize(("printed", "said", "wanted"), PAIRS.values(), ids=PAIRS)
def test_pair(printed: str, said: str, wanted: str) -> None:
    """The verdict on the printed words is the contract's."""
    finding = compare(printed, said)
    assert finding.verdict in _WANTED[wanted], (finding.alterations, finding.tidied)
