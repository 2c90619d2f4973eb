"""The kind of a change: the first row of the alteration table whose conditions hold."""

from dataclasses import replace

from onrecord.compare.alteration_table import read_table
from onrecord.compare.differences.changes import Change, Comparison
from onrecord.compare.differences.predicates import PREDICATES, View
from onrecord.model import AlterationType

__all__ = ["part_long", "type_change"]

_LONG = 8  # said words against which a printed word or two are no substitution


def type_change(change: Change, case: Comparison) -> AlterationType:
    """Give a change its one type."""
    view = View(change, case)
    side = "both" if change.said and change.printed else "said" if change.said else "printed"
    return next(
        row.type
        for row in read_table().rows
        if side in row.sides and all(PREDICATES[name](view) for name in row.when)
    )


def part_long(change: Change, case: Comparison) -> tuple[Change, ...]:
    """Part a long omission from the few words that the alignment set in its place."""
    few, many = len(change.printed), len(change.said)
    if not few or many < _LONG or many < _LONG // 2 * few:
        return (change,)
    omission = replace(change, printed=())
    following = case.steps[change.last].printed if change.last < len(case.steps) else None
    if few == 1 and following and following.form == change.printed[0].form:
        return (omission,)
    return (omission, replace(change, said=(), skipped=()))
