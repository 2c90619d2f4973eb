"""The whole way of `onrecord add` on three real collections: rate, memory, failures."""

import json
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Ingested", "measure_ingest"]

_FOLDERS = ("html/html", "polnear/train/text", "transcripts/text")


@dataclass(frozen=True, slots=True)
class Ingested:
    """What one run of `onrecord add` did."""

    documents: int
    set_aside: tuple[str, ...]  # each with its reason
    documents_per_s: float  # of CPU
    peak_mib: float
    archive_mib: float


def measure_ingest(data: Path) -> Ingested:
    """Add all three collections to one new archive, in a process of its own.

    Raises:
        RuntimeError: the run ended in something else than a list of what was set aside.
    """
    with tempfile.TemporaryDirectory() as kept:
        folders = [str(data / name) for name in _FOLDERS]
        python = (sys.executable, "-m")
        add = [*python, "onrecord.cli", "add", *folders, "--archive", kept]
        started = time.monotonic()
        ran = subprocess.run(  # noqa: S603 - our own command
            [*python, "benchmarks.alone", *add], capture_output=True, text=True, check=True
        )
        print(f"onrecord add: {time.monotonic() - started:.0f} s")
        lines = ran.stderr.splitlines()
        _, spent, peak_kib = json.loads(ran.stdout)
        summary = re.match(r"(\d+) added", lines[-1]) if lines else None
        if summary is None:
            raise RuntimeError("\n".join(lines[-5:]))
        size = sum(path.stat().st_size for path in Path(kept).rglob("*") if path.is_file())
    added = int(summary[1])
    return Ingested(
        added,
        tuple(line for line in lines if line.startswith("error: ")),
        added / spent,
        peak_kib / 1024,
        size / 2**20,
    )
