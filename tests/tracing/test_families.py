"""A family of copied reports with a known tree: each is led to the one it was copied from."""

from random import Random

from benchmarks.families import Family, measure, score

from onrecord.model import Relation
from onrecord.tracing import may_change, sketch, trace


def test_tree() -> None:
    """Most edges are found, the right way round, and few are told that are not there."""
    precision, recall, _ = score(measure(seed=5, families=1))
    assert precision > 0.9
    assert recall > 0.8


def test_may_change() -> None:
    """What shares few words with a document never changes what is told of where it came from."""
    draw = Random(7)  # noqa: S311 - no secret
    members = [member for number in range(2) for member in Family(number, draw).members]
    sketches = [sketch(member.document) for member in members]
    by_name = {Relation.REPORTS, Relation.TRANSLATED_FROM}
    left_out = 0
    for member, own in zip(members, sketches, strict=True):
        if any(relation in by_name for relation, _ in own.credits):
            continue
        near = [other for other in sketches if may_change(own, other)]
        assert trace(member.document, own, near) == trace(member.document, own, sketches)
        left_out += len(sketches) - len(near)
    assert left_out > len(members)
