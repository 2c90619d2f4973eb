"""Krippendorff's alpha on the worked examples that its author published."""

import pytest

from onrecord.usecases.decisions.agreement import measure_alpha

# Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", sections B and C; "." is missing.
_PUBLISHED = {
    "two readers, two values": (("0100000010", "1110010000"), 0.095),
    "four readers, five values, missing": (
        ("123321412...", "123322412 5.3".replace(" ", ""), ".33323422 51.".replace(" ", ""),
         "123324412 51.".replace(" ", "")),
        0.743,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("readers", "alpha"), _PUBLISHED.values(), ids=_PUBLISHED)
def test_published(readers: tuple[str, ...], alpha: float) -> None:
    """As printed there, to three places."""
    units = [[value for value in unit if value != "."] for unit in zip(*readers, strict=True)]
    assert measure_alpha(units) == pytest.approx(alpha, abs=0.0006)


def test_edges() -> None:
    """Nothing read twice, or one value alone: nothing can be told; all the same: one."""
    assert measure_alpha([]) is None
    assert measure_alpha([["agree"], ["unclear"]]) is None
    assert measure_alpha([["agree", "agree"]]) is None
    assert measure_alpha([["agree", "agree"], ["unclear", "unclear"]]) == 1
