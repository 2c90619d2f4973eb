"""What it costs to add one report to an archive: of 1,000 documents, and of 20,000.

Run as `python -m benchmarks.settling [SIZES...] [--keep FOLDER]`. The documents are invented
(`cloned`): what a report shares with others does not grow with the archive. Seconds of CPU hang on
what else the machine does; steps of the database's machine and calls of Python do not.
"""

import argparse
import random
import resource
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.cloned import fill, write_lines
from sqlalchemy import Engine, event

from onrecord import usecases
from onrecord.statements import Tagger
from onrecord.store import open_archive
from onrecord.usecases import choose_tagger

__all__ = ["main"]

_SEED = 20310304
_TIMED, _COUNTED = 11, 4  # reports that are added, one by one
_MOST = 1.5  # times what it costs in the smallest archive
_STEPS = 50  # of the database's machine between two looks


@dataclass(frozen=True, slots=True)
class Cost:
    """What one more report costs, the median."""

    cpu_ms: float
    steps: int  # of the database's machine
    calls: int  # of functions of Python


class _Counter:
    """Counts steps and calls while it is told to."""

    def __init__(self) -> None:
        self.steps = self.calls = 0
        self.on = False

    def step(self) -> None:
        """So many steps were made."""
        self.steps += _STEPS * self.on

    def call(self, _frame: object, what: str, _told: object) -> None:
        """Something was called or came back."""
        self.calls += what == "call"

    @contextmanager
    def counting(self) -> Iterator[None]:
        """Count what happens within the block."""
        self.steps = self.calls = 0
        self.on = True
        sys.setprofile(self.call)
        yield
        sys.setprofile(None)
        self.on = False


def measure(size: int, tagger: Tagger, place: Path) -> Cost:
    """What one more report costs in an archive of a size; the archive is made if it is not there.

    A copy of it takes the reports.
    """
    draw = random.Random(_SEED)  # noqa: S311 - a fixed sample, no secret
    lines = list(write_lines(size + 2 * (_TIMED + _COUNTED), draw))
    whole, archive = place / f"made{size}", place / "copy"
    if not whole.exists():
        with open_archive(whole) as opened:
            fill(opened, lines[:size], tagger, str(place / "held.jsonl"))
    shutil.rmtree(archive, ignore_errors=True)
    shutil.copytree(whole, archive, ignore=shutil.ignore_patterns("originals"))
    counter = _Counter()

    @event.listens_for(Engine, "connect")
    def watch(connection: object, _: object) -> None:
        connection.set_progress_handler(counter.step, _STEPS)  # type: ignore[attr-defined] # SQLite

    spent, counted = [], []
    fresh = [line.written for line in lines[size:] if line.is_report]
    for number, line in enumerate(fresh[: _TIMED + _COUNTED]):
        path = place / f"one{number}.jsonl"
        path.write_text(line, encoding="utf-8")
        if number < _TIMED:
            started = _cpu()
            _add(archive, path, tagger)
            spent.append(1000 * (_cpu() - started))
        else:
            with counter.counting():
                _add(archive, path, tagger)
            counted.append((counter.steps, counter.calls))
    event.remove(Engine, "connect", watch)
    steps, calls = (statistics.median(each) for each in zip(*counted, strict=True))
    return Cost(statistics.median(spent), int(steps), int(calls))


def _add(archive: Path, path: Path, tagger: Tagger) -> None:
    with open_archive(archive) as opened:
        usecases.add(opened, [str(path)], watch=lambda _: None, tagger=tagger)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main() -> int:
    """Measure each size; 1 if the largest costs too many times what the smallest costs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 20000])
    parser.add_argument("--keep", type=Path, help="a folder where archives stay for another run")
    asked = parser.parse_args()
    tagger = choose_tagger("rules")
    costs = []
    with tempfile.TemporaryDirectory() as place:
        for size in asked.sizes:
            costs.append(measure(size, tagger, asked.keep or Path(place)))
            told = costs[-1]
            print(
                f"{size:,} documents, one more report: {told.cpu_ms:.0f} ms of CPU, "
                f"{told.steps:,} steps of the database, {told.calls:,} calls",
                flush=True,
            )
    first, last = costs[0], costs[-1]
    print(
        f"ratio {last.cpu_ms / first.cpu_ms:.2f} of CPU, at most {_MOST}; "
        f"{last.steps / first.steps:.2f} of steps, {last.calls / first.calls:.2f} of calls"
    )
    return int(last.cpu_ms > _MOST * first.cpu_ms)


if __name__ == "__main__":
    sys.exit(main())
