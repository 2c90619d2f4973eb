"""Kills: processes that add, decide, remove and take back, ended at any moment; nothing is lost.

Run as `python -m benchmarks.kills [--times 200] [--seed 1]`. Ways to end by turns: SIGKILL; a copy
of the files taken while the process stands still in the middle of its work, as after a power cut;
a file that may grow no further, as on a full disk. After each end the archive (or its copy) opens,
holds all that was told to be done, each once, and `audit` finds nothing.
"""

import argparse
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from onrecord import usecases
from onrecord.errors import ArchiveError, OnrecordError
from onrecord.model import ReviewKind
from onrecord.statements import Tagger
from onrecord.store import Archive, StatementFilter, open_archive

__all__ = ["TEXT", "check_archive", "end_often"]

_WHO: Final = "Ada Finch"
TEXT: Final = """Harbour {0} to close

By Ada Finch
4 March 2031

“We will close harbour {0} by Friday,” Ambassador Lena Orth said on Monday. “No boat may leave.”
"""
_DONE: Final = "done"


def end_often(archive: Path, times: int, seed: int) -> Iterator[str]:
    """End a process that works so many times; a line for each thing that is wrong afterwards."""
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    for turn in range(times):
        command = [sys.executable, "-m", "benchmarks.kills", "--work", str(archive)]
        way = turn % 3
        if way == 2 and archive.exists():
            most = max((p.stat().st_size for p in archive.glob("onrecord*")), default=0)
            command += ["--most", str(most + chance.randrange(1, 200_000))]
        told = archive.with_name("told.txt")
        with told.open("a", encoding="utf-8") as log:
            process = subprocess.Popen(command, stdout=log, stderr=subprocess.PIPE)  # noqa: S603
            started = told.stat().st_size
            while told.stat().st_size == started and process.poll() is None:
                time.sleep(0.005)
            time.sleep(chance.uniform(0, 1))
            if way == 1:
                yield from _copy_standing(process, archive, told)
            if way != 2 or chance.random() < 0.5:
                process.kill()
            words = process.communicate(timeout=600)[1].decode()
        if "Traceback" in words:
            yield f"turn {turn}: {words.strip().splitlines()[-1]}"
        yield from (f"turn {turn}: {each}" for each in check_archive(archive, told.read_text()))


def _copy_standing(process: subprocess.Popen[bytes], archive: Path, told: Path) -> Iterator[str]:
    """Copy the files of an archive while the process that writes them stands still."""
    process.send_signal(signal.SIGSTOP)
    time.sleep(0.02)
    copy = archive.with_name("copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(archive, copy)
    words = told.read_text()
    process.send_signal(signal.SIGCONT)
    yield from (f"copy: {each}" for each in check_archive(copy, words))


def check_archive(folder: Path, told: str) -> Iterator[str]:
    """What does not hold in an archive, of all that was told to be done."""
    done = {line.removeprefix(_DONE).strip() for line in told.splitlines() if line.endswith(".")}
    try:
        with open_archive(folder, create=False) as archive:
            usecases.settle(archive)
            yield from usecases.audit(archive)
            yield from _find_lost(archive, done)
    except OnrecordError as error:
        yield f"does not open: {error}"


def _find_lost(archive: Archive, done: set[str]) -> Iterator[str]:
    whys = Counter(review.why for review in archive.reviews.all())
    yield from (f"decided {count} times: {why}" for why, count in whys.items() if count > 1)
    held = Counter(Path(dossier.document.path).name for dossier in archive.dossiers())
    yield from (f"held {count} times: {name}" for name, count in held.items() if count > 1)
    for each in sorted(done):
        what, _, number = each.rstrip(".").partition(" ")
        gone = whys[f"removed {number}"] > whys[f"undone {number}"]
        if what == "added" and gone == bool(held[f"{number}.txt"]):
            yield f"{'removed and held' if gone else 'lost'}: document {number}"
        elif what in {"signed", "removed", "undone"} and not whys[f"{what} {number}"]:
            yield f"lost: decision {what} {number}"


def _work(folder: Path, most: int | None) -> None:
    """Add, sign, remove and take back, on and on, and tell of each thing that is done."""
    if most is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    tagger = usecases.choose_tagger("rules")
    place = folder.with_name("inputs")
    place.mkdir(exist_ok=True)
    with open_archive(folder) as archive:
        number = _find_next(archive)
        while True:
            _work_once(archive, place, number, tagger)
            number += 1


def _find_next(archive: Archive) -> int:
    """The last document that was held, whose decisions may be missing; 0 of a new archive."""
    held = [Path(row.path).stem for row in archive.documents()]
    decided = [review.why.partition(" ")[2] for review in archive.reviews.all()]
    return max(map(int, [*held, *decided]), default=0)


def _work_once(archive: Archive, place: Path, number: int, tagger: Tagger) -> None:
    """One document and what is decided on it; what was done before is not done again."""
    path = place / f"{number}.txt"
    path.write_text(TEXT.format(number), encoding="utf-8")
    decided = {review.why: review for review in archive.reviews.all()}
    if f"removed {number}" not in decided:
        usecases.add(archive, [str(path)], watch=lambda _: None, tagger=tagger)
        _tell("added", number)
        row = next(d for d in archive.documents() if Path(d.path).name == path.name)
        first = next(iter(archive.statements(StatementFilter(document=row.id))))
        if f"signed {number}" not in decided:
            usecases.sign_finding(
                archive, first.id, ReviewKind.AGREE, who=_WHO, why=f"signed {number}"
            )
            _tell("signed", number)
        if number % 3:
            return
        usecases.remove_document(archive, row.id, who=_WHO, why=f"removed {number}")
        _tell("removed", number)
        decided = {review.why: review for review in archive.reviews.all()}
    if f"undone {number}" not in decided:
        usecases.take_back(
            archive,
            decided[f"removed {number}"].number,
            who=_WHO,
            why=f"undone {number}",
            choose=lambda: tagger,
        )
        _tell("undone", number)


def _tell(what: str, number: int) -> None:
    print(f"{_DONE} {what} {number}.", flush=True)


def main() -> int:
    """Print what was wrong; 1 if anything was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--most", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.work:
        with suppress(ArchiveError):  # no room; it says so
            _work(asked.work, asked.most)
        return 0
    with tempfile.TemporaryDirectory() as place:
        archive = Path(place) / "archive"
        wrong = 0
        for line in end_often(archive, asked.times, asked.seed):
            print(line, flush=True)
            wrong += 1
        told = (Path(place) / "told.txt").read_text()
    print(f"ended {asked.times} times, {told.count(_DONE)} things done, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
