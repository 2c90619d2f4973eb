"""Growth: what whole commands cost for once, twice and four times the input.

Run as `python -m benchmarks.growth [--only PART] [--scale 1.0]`. Each command is a process of its
own; printed are its seconds of CPU (its children's with it), its peak of memory, and how many times
the second step costs the first: from two to four times the input beside from one to two times, so
that the start of the program is left out. Linear work makes 2, quadratic 4.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.cloned import write_lines

__all__ = ["Spent", "find_growth", "main"]

_STEPS: Final = (1, 2, 4)
_MOST: Final = 3  # times the first step that the second may cost; between linear and quadratic
_LEAST_S: Final = 0.3  # a first step below it tells nothing: growth is then not judged


@dataclass(frozen=True, slots=True)
class Spent:
    """What one run of a command took."""

    cpu_s: float
    peak_mib: float


def find_growth(runs: list[Spent]) -> float | None:
    """How many times the first step the second one costs; None: the first is lost in noise."""
    first, second = runs[1].cpu_s - runs[0].cpu_s, runs[2].cpu_s - runs[1].cpu_s
    return second / first if first >= _LEAST_S else None


def _run(*words: str) -> Spent:
    """Run a command to its end, whatever it answers, and look at what it took."""
    process = subprocess.Popen(  # noqa: S603 - this program
        [sys.executable, "-m", "onrecord.cli", *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        raise RuntimeError(f"{' '.join(words)}: exit code {process.returncode}")
    return Spent(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _write_documents(path: Path, count: int) -> None:
    draw = random.Random(7)  # noqa: S311 - a sample, no secret
    path.write_text("".join(line.written for line in write_lines(count, draw)), encoding="utf-8")


_SENTENCES: Final = (
    "“The old harbour of ward {n} will close by Friday,” Ana Dorr told reporters on Monday.",
    "Between {n} and 9,000 boats left it in 2029, according to Ida Orth, the mayor of Vell.",
    "She said that nobody had asked the crews of pier {n}, who “wait for their pay”.",
)


def _sentences(count: int) -> Iterator[str]:
    return (_SENTENCES[n % len(_SENTENCES)].format(n=n) for n in range(count))


def _article(count: int) -> str:
    return "Harbour closes\n\n4 March 2031\n\n" + "\n\n".join(_sentences(count))


def _line(count: int) -> str:
    return "Harbour closes\n\n4 March 2031\n\n" + " ".join(_sentences(count))


def _transcript(count: int) -> str:
    turns = (
        f"{('MS. DORR', 'MR. ORTH')[n % 2]}: Pier {n} will close by Friday, and I said so on "
        f"Monday. {n} boats may stay.\n\n"
        for n in range(count)
    )
    return "Briefing by Ana Dorr, 3 March 2031\n\n" + "".join(turns)


_LONG: Final[Mapping[str, tuple[Callable[[int], str], int]]] = {  # text, and how many to begin with
    "article": (_article, 600),
    "article of one paragraph": (_line, 600),
    "transcript": (_transcript, 1_000),
}
_DOCUMENTS: Final = 150
_QUOTE: Final = "The old harbour of ward 3 will close by Sunday"


def _measure_many(place: Path, scale: float) -> Iterator[tuple[str, list[Spent]]]:
    """`extract` and `add` of many documents, then `check` in what was added."""
    sizes = [round(_DOCUMENTS * scale * step) for step in _STEPS]
    extracted, added, checked = [], [], []
    for size in sizes:
        path, archive = place / f"{size}.jsonl", str(place / f"many{size}")
        _write_documents(path, size)
        extracted.append(_run("extract", str(path), "--model", "rules"))
        added.append(_run("add", str(path), "--archive", archive, "--model", "rules"))
        checked.append(_run("check", _QUOTE, "--archive", archive))
    documents = " · ".join(map(str, sizes))
    yield f"extract, {documents} documents", extracted
    yield f"add, {documents} documents", added
    yield f"check, in {documents} documents", checked


def _measure_long(place: Path, scale: float) -> Iterator[tuple[str, list[Spent]]]:
    """`extract` and `add` of one long document, then `check` of a quotation in it."""
    for name, (write, count) in _LONG.items():
        chars = 0
        extracted, added, checked = [], [], []
        for step in _STEPS:
            path = place / f"{name} {step}.txt"
            path.write_text(write(round(count * scale * step)), encoding="utf-8")
            chars = path.stat().st_size
            archive = str(place / f"{name} {step} held")
            extracted.append(_run("extract", str(path), "--model", "rules"))
            added.append(_run("add", str(path), "--archive", archive, "--model", "rules"))
            checked.append(_run("check", _QUOTE, "--archive", archive))
        yield f"extract, {name} of up to {chars:,} bytes", extracted
        yield f"add, {name} of up to {chars:,} bytes", added
        yield f"check, {name} of up to {chars:,} bytes", checked


def main() -> int:
    """Print a line for each command; 1 where one grows faster than its input."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=("many", "long"))
    parser.add_argument("--scale", type=float, default=1.0, help="of all sizes")
    asked = parser.parse_args()
    parts = {"many": _measure_many, "long": _measure_long}
    steep = 0
    print("| command | seconds of CPU | MiB | second step / first |\n| --- | --- | --- | ---: |")
    for part in parts if asked.only is None else [asked.only]:
        with tempfile.TemporaryDirectory() as place:
            for name, runs in parts[part](Path(place), asked.scale):
                growth = find_growth(runs)
                steep += growth is not None and growth > _MOST
                seconds = " · ".join(f"{each.cpu_s:.1f}" for each in runs)
                peaks = " · ".join(f"{each.peak_mib:.0f}" for each in runs)
                told = "–" if growth is None else f"{growth:.1f}"
                print(f"| {name} | {seconds} | {peaks} | {told} |", flush=True)
    print(f"{steep} grow faster than {_MOST} times; linear work makes 2, quadratic 4")
    return 1 if steep else 0


if __name__ == "__main__":
    sys.exit(main())
