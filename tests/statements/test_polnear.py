"""The rules on annotated news: the targets of the issue."""

import pytest
from benchmarks.attribution import find_data, run

from onrecord.statements import RuleTagger

DEV = find_data() / "polnear" / "dev"
SCORER = find_data() / ".." / "tools" / "score_attribution.py"


@pytest.mark.data
@pytest.mark.skipif(not DEV.is_dir(), reason=f"no PolNeAR at {DEV}: set ONRECORD_DATA")
@pytest.mark.skipif(not SCORER.is_file(), reason=f"no scorer at {SCORER}: set ONRECORD_DATA")
def test_targets() -> None:
    """Direct quotations find their speakers, and little else is found."""
    reached = run(DEV, SCORER.parent, RuleTagger())
    assert reached.direct_f1 >= 81
    assert reached.all_precision >= 83
