"""Bad input: each hostile file ends in a result or in a reason, soon, and harms nothing else.

Run as `python -m benchmarks.hostile [--count 2000] [--seed 1] [--largest 100000] [--first 0]
[--large] [--log FILE] [--keep FOLDER]`. Each file is read as `onrecord extract` does, by the rules;
then all are added to an archive, which must hold afterwards. A run that was ended goes on where its
log ends (`--log`); the archive then holds the rest. `--large` reads those of up to 200 MB instead.
"""

import argparse
import math
import multiprocessing
import os
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from benchmarks.hostile_files import Hostile, make_hostile
from benchmarks.hostile_shapes import LARGE

from onrecord import usecases
from onrecord.errors import InputError
from onrecord.statements import Tagger
from onrecord.store import open_archive

__all__ = ["FAULT", "Ended", "add_all", "read_each"]

_MOST_S: Final = 20
_TIMES: Final = 10  # so long by the clock may last what other work slows
_MOST_MIB: Final = 1024
_SMALL: Final = 10 << 10  # bytes, of which none should take longer than a second
_SMALL_S: Final = 1
FAULT: Final = "cannot be read, "  # told by the boundary of a document: nobody foresaw it
_SHOWN: Final = 15
_KEPT: Final = 100  # bytes of a file that was read


@dataclass(frozen=True, slots=True)
class Ended:
    """How the reading of one file ended."""

    file: Hostile
    size: int  # bytes
    seconds: float  # of work, with that of the reader apart
    late: bool
    errors: tuple[str, ...]
    statements: int
    peak_mib: float  # of the process that read it or its reader apart, until then


_Found = tuple[tuple[str, ...], int, float, float]
"""Errors, number of statements, seconds of work, peak of memory in MiB."""


class _Worker:
    """A process that reads one file after another, and is replaced where it must be ended."""

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("fork")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_answer, args=(theirs, self._tagger), daemon=True)
        self._process.start()
        theirs.close()

    def read(self, path: Path) -> _Found | None:
        """What came of a file; None: nothing did."""
        self._pipe.send(str(path))
        try:
            if self._pipe.poll(_TIMES * _MOST_S):
                found: _Found = self._pipe.recv()
                return found
        except EOFError:  # it died
            pass
        self.end()
        self._start()
        return None

    def end(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()


def _answer(pipe: Connection, tagger: Tagger) -> None:
    """Read what is named, as `extract` does, until nobody asks."""
    while True:
        errors: list[str] = []
        statements = 0
        path = pipe.recv()
        started = _look()[0]
        for found in usecases.extract([path], tagger):
            if isinstance(found, InputError):
                errors.append(str(found))
            else:
                statements += len(found.dossier.statements)
        spent, peak = _look()
        pipe.send((tuple(errors), statements, spent - started, peak))


def _look() -> tuple[float, float]:
    """Seconds of work and the peak of memory in MiB, of this process and of those it started."""
    spent = peak = 0.0
    for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
        used = resource.getrusage(whose)
        spent, peak = spent + used.ru_utime + used.ru_stime, max(peak, used.ru_maxrss / 1024)
    for child in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split():
        fields = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
        spent += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        status = Path(f"/proc/{child}/status").read_text()
        peak = max(peak, int(status.partition("VmHWM:")[2].split()[0]) / 1024)
    return spent, peak


def read_each(files: Iterator[Hostile], folder: Path, tagger: Tagger) -> Iterator[Ended]:
    """Write each file, and read it."""
    worker = _Worker(tagger)
    try:
        for file in files:
            path = folder / file.name
            path.write_bytes(file.data)
            errors, statements, spent, peak = worker.read(path) or ((), -1, math.inf, 0.0)
            yield Ended(file, len(file.data), spent, spent > _MOST_S, errors, statements, peak)
    finally:
        worker.end()


def add_all(
    folder: Path, archive: Path, tagger: Tagger, watch: Callable[[usecases.Notice], None]
) -> list[str]:
    """Add the files of a folder to a new archive; what does not hold in it afterwards."""
    with open_archive(archive) as held:
        usecases.add(held, [str(folder)], watch=watch, tagger=tagger)
        return list(usecases.audit(held))


def main() -> int:
    """Print what took long, grew or was not foreseen; 1 where a file did not end as it should."""
    asked = _ask()
    tagger = usecases.choose_tagger("rules")
    first = _find_next(asked.log) if asked.log else asked.first
    files: Iterator[Hostile]
    if asked.large:
        files = (Hostile("large", name, make()) for name, make in LARGE.items())
    else:
        count = max(0, asked.first + asked.count - first)
        files = make_hostile(count, seed=asked.seed, largest=asked.largest, first=first)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "files"
        folder.mkdir()
        ended = []
        for each in read_each(files, folder, tagger):
            ended.append(replace(each, file=replace(each.file, data=each.file.data[:_KEPT])))
            if asked.log:
                with asked.log.open("a", encoding="utf-8") as log:
                    log.write(_line(each) + "\n")
            if asked.keep and (each.late or _is_slow(each) or _is_unforeseen(each)):
                asked.keep.mkdir(parents=True, exist_ok=True)
                (asked.keep / each.file.name).write_bytes(each.file.data)
            if each.late or asked.large:  # it would stop what follows as well
                (folder / each.file.name).unlink()
        bad = _tell(ended)
        flaws = add_all(folder, Path(place) / "archive", tagger, lambda _: None)
        beside = sorted(path.name for path in Path(place).iterdir())
    print(f"archive: {len(flaws)} flaws; beside it: {', '.join(beside)}")
    print("\n".join(flaws[:_SHOWN]))
    return 1 if bad or flaws or beside != ["archive", "files"] else 0


def _ask() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--largest", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--log", type=Path, help="a line for each file; a run goes on behind it")
    parser.add_argument("--keep", type=Path, help="where to put files that end as none should")
    return parser.parse_args()


def _tell(ended: list[Ended]) -> int:
    """Print what was found; how many files ended as none should."""
    late = [each for each in ended if each.late]
    slow = [each for each in ended if _is_slow(each)]
    unforeseen = [each for each in ended if _is_unforeseen(each)]
    peak = max((each.peak_mib for each in ended), default=0.0)
    read = sum(not each.errors for each in ended)
    print(f"{len(ended)} files: {read} read, {len(ended) - read} with a reason")
    print(f"longer than {_MOST_S} s: {len(late)}; of {_SMALL >> 10} KiB and longer: {len(slow)}")
    print(f"not foreseen: {len(unforeseen)}; peak of memory: {peak:.0f} MiB")
    for title, some in (("late", late), ("slow", slow), ("not foreseen", unforeseen)):
        for each in sorted(some, key=lambda e: -e.seconds)[:_SHOWN]:
            print(f"  {title}: {_line(each)}")
    return len(late) + len(unforeseen) + (peak > _MOST_MIB)


def _line(ended: Ended) -> str:
    """What is told of a file."""
    told = ended.errors[0][:160] if ended.errors else f"{ended.statements} statements"
    numbers = f"{ended.size} bytes, {ended.seconds:.1f} s, {ended.peak_mib:.0f} MiB"
    return f"{ended.file.name}, {numbers}: {told}"


def _find_next(log: Path) -> int:
    """The number of the file behind the last one of a log."""
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    return int(lines[-1][:5]) + 1 if lines else 0


def _is_slow(ended: Ended) -> bool:
    return ended.size <= _SMALL and ended.seconds > _SMALL_S


def _is_unforeseen(ended: Ended) -> bool:
    return any(error.startswith(FAULT) for error in ended.errors)


if __name__ == "__main__":
    sys.exit(main())
