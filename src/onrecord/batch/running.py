"""One run of a batch: shards that are not done are worked on, poison is found and set aside."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Final

from onrecord.batch.engines import Engine
from onrecord.batch.places import Place, open_place
from onrecord.batch.planning import Asked, Shard, cut_shards, keep_plan
from onrecord.batch.reporting import Report, write_report
from onrecord.batch.shard_tables import Done, read_done
from onrecord.batch.shard_work import Task, work_shard
from onrecord.casework import made_by
from onrecord.errors import OnrecordError, UsageError
from onrecord.exports import check_parquet
from onrecord.usecases import choose_tagger

__all__ = ["Progress", "run_batch"]

_MOST_DEATHS: Final = 10  # single documents in a row: then it is not the documents


@dataclass(frozen=True, slots=True)
class Progress:
    """What is told after each shard."""

    shard: Done
    skipped: bool  # it was done before this run


def run_batch(asked: Asked, engine: Engine, watch: Callable[[Progress], None]) -> Report:
    """Read inputs into tables in a folder; what an earlier run finished is not done again.

    Args:
        asked: what to do.
        engine: where; it is closed at the end.
        watch: told of each shard as it ends.

    Returns:
        What the tables hold, counted in them.

    Raises:
        UsageError: another batch was begun in the folder, or its inputs changed since.
        OnrecordError: the folder cannot be used, or workers die over everything.
    """
    check_parquet(asked.out)
    place = open_place(asked.out)
    keep_plan(place, asked, made_by(choose_tagger(asked.model, asked.threads)))
    names: list[str] = []
    tasks = _list_tasks(place, asked, names, watch)
    with closing(engine):
        for task, made in engine.map_tasks(work_shard, tasks):
            watch(Progress(made or _rescue(engine, task), skipped=False))
    return write_report(place, names)


def _list_tasks(
    place: Place, asked: Asked, names: list[str], watch: Callable[[Progress], None]
) -> Iterator[Task]:
    """The shards that are not done yet, as they are asked for."""
    for shard in cut_shards(asked):
        names.append(shard.name)
        done = read_done(place, shard.name)
        if done is None:
            yield Task(shard, asked.out, asked.model, asked.threads)
        elif done.digest != shard.digest:
            mend = "give the inputs as they were, or another --out"
            raise UsageError("the inputs changed since the batch was begun", asked.out, mend)
        else:
            watch(Progress(done, skipped=True))


def _rescue(engine: Engine, task: Task) -> Done:
    """Do a shard over which a worker died, without the documents that kill.

    A death by chance (a machine that is gone) is over at the second try. Else the shard is tried in
    halves, and these in halves, until each document that kills is alone.
    """
    ((_, made),) = engine.map_tasks(work_shard, [task])
    if made is not None:
        return made
    poison = frozenset(_find_poison(engine, task))
    ((_, made),) = engine.map_tasks(work_shard, [replace(task, poison=poison)])
    if made is None:
        what = "workers die over a shard, though not over its documents"
        raise OnrecordError(what, f"shard {task.shard.name}", "give workers more memory")
    return made


def _find_poison(engine: Engine, task: Task) -> Iterator[int]:
    """The places in a shard of the pieces over which workers die."""
    waiting = [range(len(task.shard.pieces))]
    row = 0
    while waiting:
        part = waiting.pop()
        half = len(part) // 2
        halves = [each for each in (part[half:], part[:half]) if each]
        tried = _in_order(engine, [_take_part(task, each) for each in halves])
        for each, made in zip(halves, tried, strict=True):
            if made is not None:
                row = 0
            elif len(each) > 1:
                waiting.append(each)
            else:
                row += 1
                yield each[0]
        if row > _MOST_DEATHS:
            what = "workers die over every document"
            raise OnrecordError(what, f"shard {task.shard.name}", "give workers more memory")


def _take_part(task: Task, part: Iterable[int]) -> Task:
    pieces = tuple(task.shard.pieces[at] for at in part)
    return replace(task, shard=Shard(task.shard.number, pieces, ""), writes=False)


def _in_order(engine: Engine, tasks: list[Task]) -> list[Done | None]:
    """What came of a few tasks, in their order."""
    made = {id(task): done for task, done in engine.map_tasks(work_shard, tasks)}
    return [made[id(task)] for task in tasks]
