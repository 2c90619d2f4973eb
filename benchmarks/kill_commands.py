"""Kills of commands: `batch`, `load` and `watch` of a folder, ended at any moment; nothing is lost.

Run as `python -m benchmarks.kill_commands [--times 150] [--seed 1] [--only KIND]`; see
`kills.py` for what adds, decides and removes. A batch that was killed goes on until it ends; what
it wrote is then compared, byte by byte, with what an undisturbed one wrote. A watched folder grows
between the ends; at times files may grow no further, as on a full disk (those of a `load` too), or
are copied while the process stands still, as after a power cut. Each archive (or its copy) opens,
`audit` finds nothing, and each file is held once. Commands over an archive that cannot be written
answer or say so, and change no byte of it.
"""

import argparse
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import pyarrow.parquet as pq
from benchmarks.kills import TEXT, check_archive

from onrecord.store import open_archive

__all__ = ["end_batches", "end_closed", "end_watches"]

_DOCUMENTS: Final = 24
_SHARD: Final = 4
_FRESH: Final = 3  # files that come before each watch
_MODEL: Final = ("--model", "rules")
_PATIENCE_S: Final = 3600  # for what nobody ends, on a machine that does much else
_DONE: Final = 0
# The superuser writes what nobody may, unless that power is taken.
_POWERLESS: Final = () if os.getuid() else ("setpriv", "--bounding-set=-dac_override")
_CLOSED: Final = (  # whether it writes, and the command
    (False, ("search", "harbour")),
    (True, ("add", "{inputs}", *_MODEL)),
    (False, ("audit",)),
    (True, ("watch", "{inputs}", "--once", *_MODEL)),
)


def _start(*words: str, within: Sequence[str] = ()) -> subprocess.Popen[bytes]:
    """A command in a group of processes of its own; `within` another that ends as it does."""
    command = [*within, sys.executable, "-m", "onrecord.cli", *words]
    return subprocess.Popen(  # noqa: S603 - this program
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    )


def _end(process: subprocess.Popen[bytes], *, whole: bool) -> str:
    """Kill a command, with all that it started where told so; what it said of an error."""
    if process.poll() is None:
        if whole:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    words = process.communicate(timeout=_PATIENCE_S)[1].decode()
    return words.strip().splitlines()[-1] if "Traceback" in words else ""


def _write_inputs(folder: Path, numbers: Sequence[int]) -> None:
    folder.mkdir(exist_ok=True)
    for number in numbers:
        part = folder / f"{number}.part"
        part.write_text(TEXT.format(number), encoding="utf-8")
        part.rename(folder / f"{number}.txt")


def end_batches(place: Path, times: int, seed: int) -> Iterator[str]:
    """End a batch so many times, and go on with it; a line for each thing that is wrong."""
    chance = random.Random(f"{seed}/batch")  # noqa: S311 - moments, not secrets
    _write_inputs(place / "inputs", range(_DOCUMENTS))
    words = ["batch", str(place / "inputs"), "--shard", str(_SHARD), "--workers", "1", *_MODEL]
    started = time.monotonic()
    first = _start(*words, "--out", str(place / "whole"))
    told = first.communicate(timeout=_PATIENCE_S)[1]
    if first.returncode != _DONE:
        raise RuntimeError(told.decode())
    lasts_s = time.monotonic() - started
    out = place / "out"
    for turn in range(times):
        process = _start(*words, "--out", str(out))
        try:
            process.wait(chance.uniform(0.2, 1.1) * lasts_s)
        except subprocess.TimeoutExpired:
            fault = _end(process, whole=turn % 2 == 0)
        else:
            fault = _end(process, whole=False)
        yield from (f"batch {turn}: {each}" for each in _broken(out, fault))
        if process.returncode == _DONE or turn == times - 1:
            _start(*words, "--out", str(out)).communicate(timeout=_PATIENCE_S)
            yield from (f"batch {turn}: {each}" for each in _differences(out, place / "whole"))
            loaded = _load(out, place, lasts_s, chance, full=turn % 3 == 0)
            yield from (f"load {turn}: {each}" for each in loaded)
            shutil.rmtree(out)


def _broken(out: Path, fault: str) -> Iterator[str]:
    """What was raised, and files that stand where results stand and cannot be opened."""
    if fault:
        yield fault
    for path in sorted(out.rglob("*.parquet")):
        try:
            pq.read_metadata(path)
        except (OSError, ValueError) as error:
            yield f"{path.name}: {error}"


def _differences(out: Path, whole: Path) -> Iterator[str]:
    """Files of one run that another lacks, or that hold other bytes."""
    ours, theirs = (
        {path.relative_to(top): path.read_bytes() for path in top.rglob("*.parquet")}
        for top in (out, whole)
    )
    for path in sorted({*ours, *theirs}):
        if ours.get(path) != theirs.get(path):
            yield f"differs: {path}"


def _load(
    out: Path, place: Path, lasts_s: float, chance: random.Random, *, full: bool
) -> Iterator[str]:
    """Load what a batch wrote into a new archive: ended once, or on a full disk; then whole."""
    archive = place / "loaded"
    process = _start("load", str(out), "--archive", str(archive), *_MODEL)
    if full:
        _bound(process, chance.randrange(1, 400_000))
    with suppress(subprocess.TimeoutExpired):
        process.wait(chance.uniform(0.1, 1) * lasts_s)
    fault = _end(process, whole=True)
    yield from [fault] if fault else ()
    _start("load", str(out), "--archive", str(archive), *_MODEL).communicate(timeout=_PATIENCE_S)
    yield from check_archive(archive, "")
    yield from _held(archive, range(_DOCUMENTS))
    shutil.rmtree(archive)


def _held(folder: Path, numbers: Sequence[int]) -> Iterator[str]:
    """Files that an archive does not hold once."""
    with open_archive(folder, create=False) as archive:
        held = Counter(Path(row.path).name for row in archive.documents())
    yield from (f"held {held[f'{n}.txt']} times: {n}" for n in numbers if held[f"{n}.txt"] != 1)


def end_watches(place: Path, times: int, seed: int) -> Iterator[str]:
    """End the watch of a folder so many times; a line for each thing that is wrong."""
    chance = random.Random(f"{seed}/watch")  # noqa: S311 - moments, not secrets
    folder, archive = place / "watched", place / "archive"
    words = ["watch", str(folder), "--once", "--archive", str(archive), *_MODEL]
    number, lasts_s = 0, 0.0
    for turn in range(times + 1):
        fresh = range(number, number + (_FRESH if turn else 1))
        _write_inputs(folder, fresh)
        number = fresh.stop
        started = time.monotonic()
        process = _start(*words)
        if turn:
            if turn % 3 == 0:
                most = max(path.stat().st_size for path in archive.glob("onrecord*"))
                _bound(process, most + chance.randrange(1, 100_000))
            try:
                process.wait(chance.uniform(0.2, 1.1) * lasts_s)
            except subprocess.TimeoutExpired:
                if turn % 3 == 1:
                    yield from (f"watch {turn}: {each}" for each in _copy(process, place))
        else:
            process.wait(_PATIENCE_S)
            lasts_s = time.monotonic() - started
        fault = _end(process, whole=turn % 2 == 0)
        yield from [f"watch {turn}: {fault}"] if fault else ()
        yield from (f"watch {turn}: {each}" for each in check_archive(archive, ""))
    _start(*words).communicate(timeout=_PATIENCE_S)
    yield from _held(archive, range(number))


def end_closed(place: Path, times: int, seed: int) -> Iterator[str]:
    """End commands over an archive that cannot be written; a line for each thing that is wrong."""
    chance = random.Random(f"{seed}/closed")  # noqa: S311 - moments, not secrets
    inputs, archive = place / "inputs", place / "archive"
    _write_inputs(inputs, range(_DOCUMENTS))
    started = time.monotonic()
    _start("add", str(inputs), "--archive", str(archive), *_MODEL).communicate(timeout=_PATIENCE_S)
    lasts_s = time.monotonic() - started
    _write_inputs(inputs, [_DOCUMENTS])  # that no `add` can bring in
    held = {path: path.read_bytes() for path in archive.rglob("*") if path.is_file()}
    everything = [archive, *archive.rglob("*")]
    for path in everything:
        path.chmod(path.stat().st_mode & ~0o222)
    try:
        for turn in range(times):
            writes, words = _CLOSED[turn % len(_CLOSED)]
            named = [each.format(inputs=inputs) for each in words]
            process = _start(*named, "--archive", str(archive), within=_POWERLESS)
            with suppress(subprocess.TimeoutExpired):
                process.wait(chance.uniform(0.1, 1.2) * lasts_s)
            ended, fault = process.poll(), _end(process, whole=turn % 2 == 0)
            yield from [f"closed {turn}: {fault}"] if fault else ()
            if ended is not None and (ended == _DONE) == writes:
                yield f"closed {turn}: {words[0]} ended with {ended}"
            now = {path: path.read_bytes() for path in archive.rglob("*") if path.is_file()}
            yield from (f"closed {turn}: {p}" for p in {*now, *held} if now.get(p) != held.get(p))
    finally:
        for path in everything:
            path.chmod(path.stat().st_mode | 0o200)
    yield from check_archive(archive, "")
    yield from _held(archive, range(_DOCUMENTS))


def _bound(process: subprocess.Popen[bytes], most: int) -> None:
    """Let no file of a process grow beyond so many bytes."""
    with suppress(ProcessLookupError):  # it has ended
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (most, most))


def _copy(process: subprocess.Popen[bytes], place: Path) -> Iterator[str]:
    """Copy an archive while the process that writes it stands still, and look at the copy."""
    process.send_signal(signal.SIGSTOP)
    time.sleep(0.02)
    shutil.rmtree(place / "copy", ignore_errors=True)
    shutil.copytree(place / "archive", place / "copy")
    process.send_signal(signal.SIGCONT)
    yield from (f"copy: {each}" for each in check_archive(place / "copy", ""))


def main() -> int:
    """Print what was wrong; 1 if anything was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=150, help="a third of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=("batches", "watches", "closed"))
    asked = parser.parse_args()
    wrong = 0
    for what in (end_batches, end_watches, end_closed):
        if asked.only and asked.only not in what.__name__:
            continue
        with tempfile.TemporaryDirectory() as place:
            for line in what(Path(place), asked.times // 3, asked.seed):
                print(line, flush=True)
                wrong += 1
        print(f"{what.__name__}: {asked.times // 3} times; {wrong} wrong so far", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
