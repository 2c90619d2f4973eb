"""What a batch costs: the same inputs on one worker and on several; time of the wall and of cores.

    python -m benchmarks.batches FOLDER [--workers 1 2] [--shard 20]

What a batch cannot share out is the time of the parent, which opens inputs and hands them out. On a
machine that does other work at the same time, only the seconds of the cores tell.
"""

import argparse
import resource
import sys
import tempfile
import time
from pathlib import Path

from onrecord.batch import Asked, Progress, choose_engine, run_batch


def _cores(who: int) -> float:
    """Seconds of cores: of this process, or of those that it started and that have ended."""
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def _nobody(_: Progress) -> None:
    """Watch nothing."""


def _measure(folder: str, workers: int, shard: int) -> tuple[float, float, float, int]:
    """Seconds of the wall, of the parent's core and of the workers' cores; documents."""
    with tempfile.TemporaryDirectory() as out:
        own, others = _cores(resource.RUSAGE_SELF), _cores(resource.RUSAGE_CHILDREN)
        begun = time.perf_counter()
        asked = Asked((folder,), str(Path(out) / "batch"), documents=shard)
        report = run_batch(asked, choose_engine("local", workers=workers), _nobody)
        wall = time.perf_counter() - begun
    own = _cores(resource.RUSAGE_SELF) - own
    return wall, own, _cores(resource.RUSAGE_CHILDREN) - others, report.documents


def main() -> int:
    """Print a line for each number of workers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--shard", type=int, default=20)
    given = parser.parse_args()
    print("workers  documents  wall s  parent's core s  workers' core s  times the first")
    first = 0.0
    for workers in given.workers:
        wall, own, others, documents = _measure(given.folder, workers, given.shard)
        first = first or wall
        print(
            f"{workers:7}  {documents:9}  {wall:6.1f}  {own:15.1f}  {others:15.1f}  "
            f"{first / wall:15.2f}",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
