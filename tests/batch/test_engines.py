"""Engines hand out tasks and live through the death of a worker."""

import os
from contextlib import closing

import pytest
from tests.batch.deadly import count_pieces

from onrecord.batch.engines import choose_engine
from onrecord.batch.planning import Piece, Shard
from onrecord.batch.shard_work import Task
from onrecord.errors import ArchiveError, UsageError
from onrecord.model import Source

PIECES = (Piece(Source("a.txt", b"a")), Piece(Source("b.txt", b"b")))


def _task(number: int) -> Task:
    return Task(Shard(number, PIECES, ""), "nowhere", "rules", 1)


@pytest.mark.parametrize("named", ["local", "ray"])
def test_engine(named: str) -> None:
    """Each task ends with what was made of it, or with its worker's death; an error is raised."""
    if named == "ray" and "ONRECORD_TEST_RAY" not in os.environ:
        pytest.skip("a cluster of Ray takes half a minute to start: set ONRECORD_TEST_RAY=1")
    with closing(choose_engine(named, workers=1)) as engine:
        tasks = [_task(number) for number in range(3)]
        made = {task.shard.number: done for task, done in engine.map_tasks(count_pieces, tasks)}
        assert {number: done and done.documents for number, done in made.items()} == {
            0: 2,
            1: None,
            2: 2,
        }
        with pytest.raises(ArchiveError, match="no room"):
            list(engine.map_tasks(count_pieces, [_task(9)]))


def test_wrong_use() -> None:
    """An address is Ray's alone."""
    with pytest.raises(UsageError, match="has no address"):
        choose_engine("local", address="auto")
