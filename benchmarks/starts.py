"""What a short command costs from its start to its end, beside the libraries it cannot do without.

Run as `python -m benchmarks.starts`. Each pair is run by turns, so that both meet the same machine;
the median of the CPU time of whole processes counts.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

__all__ = ["run"]

_ROUNDS = 7
_TEXT = """Bridge at Vell to close, envoy says

By Ada Finch
4 March 2031

The bridge at Vell will soon be shut, Ambassador Lena Orth told reporters on Monday.

“The bridge at Vell will be closed to lorries by Friday,” Orth said. “We have no plan to close it.”
"""
_OURS = (sys.executable, "-m", "onrecord.cli")
_EXTRACTS = "import numpy, onnxruntime, tokenizers"
_CHECKS = "import numpy, sqlalchemy"


def run() -> Iterator[tuple[str, str, float, str]]:
    """Key, what, value and unit: times the CPU of the imports alone."""
    with tempfile.TemporaryDirectory() as place:
        text, archive = Path(place) / "one.txt", str(Path(place) / "archive")
        text.write_text(_TEXT, encoding="utf-8")
        _spend((*_OURS, "add", str(text), "--model", "rules", "--archive", archive))
        asked = (*_OURS, "check", "The bridge at Vell will be closed.", "--archive", archive)
        extract = _compare((*_OURS, "extract", str(text)), _EXTRACTS)
        yield "extract", f"extract of one text, times python -c '{_EXTRACTS}'", extract, "×"
        check = _compare(asked, _CHECKS)
        yield "check", f"check of one quotation, times python -c '{_CHECKS}'", check, "×"


def _compare(command: Sequence[str], imports: str) -> float:
    """How many times the CPU of some imports a command takes."""
    alone = (sys.executable, "-c", imports)
    _spend(command)  # compiles what is not compiled yet
    ours, theirs = [], []
    for _ in range(_ROUNDS):
        ours.append(_spend(command))
        theirs.append(_spend(alone))
    return statistics.median(ours) / statistics.median(theirs)


def _spend(command: Sequence[str]) -> float:
    """Seconds of CPU that a process takes."""
    before = _children_cpu()
    # As an installed program: what was compiled once is kept, wherever the surroundings forbid it.
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=False, capture_output=True, env=kept)  # noqa: S603 - ours
    return _children_cpu() - before


def _children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    for _, what, value, unit in run():
        print(f"{what}: {value:.2f} {unit}")
