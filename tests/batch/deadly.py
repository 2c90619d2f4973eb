"""Work over which a worker dies, for the engines; in a module that workers can import."""

import os

from onrecord.batch.shard_tables import Done
from onrecord.batch.shard_work import Task
from onrecord.errors import ArchiveError

__all__ = ["count_pieces"]


def count_pieces(task: Task) -> Done:
    """Count the pieces of a shard; die over shard 1, and refuse shard 9."""
    if task.shard.number == 1:
        os._exit(1)
    if task.shard.number == 9:
        raise ArchiveError("no room", "here", "make some")
    return Done(task.shard.number, "", len(task.shard.pieces), 0, os.getpid(), 0, ())
