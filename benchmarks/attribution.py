"""Attributions in annotated news: quality by the PolNeAR scorer, and speed.

Run as `python benchmarks/attribution.py [FOLDER]`; the labelled data is found through
ONRECORD_DATA (default: ../shared/data beside the repository), the scorer in the folder `tools`
beside it.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from onrecord.statements import Tagger
from onrecord.text import Span
from onrecord.usecases import MODELS, choose_tagger

__all__ = ["AttributionScores", "find_data", "run"]

_ROOT = Path(__file__).parent.parent
_PERCENT = 100.0


@dataclass(frozen=True, slots=True)
class AttributionScores:
    """What a tagger reached; F1 in percent, speed in words a second of one core."""

    direct_f1: float  # relation, lenient
    indirect_f1: float
    all_f1: float
    all_precision: float
    strict_f1: float  # source and content both exact
    content_f1: float  # exact, as the next two
    source_f1: float
    cue_f1: float
    articles: int
    words_per_s: float


def find_data() -> Path:
    """The folder of labelled data that ONRECORD_DATA names."""
    named = os.environ.get("ONRECORD_DATA")
    return Path(named) if named else _ROOT / ".." / "shared" / "data"


def run(folder: Path, tools: Path, tagger: Tagger) -> AttributionScores:
    """Tag every article of a PolNeAR folder, score it, and print the scorer's table.

    Args:
        folder: holds `text/*.txt` and `attributions/*.ann`.
        tools: holds `score_attribution.py`.
        tagger: what is measured.

    Returns:
        The numbers of the table that floors are set for.
    """
    with tempfile.TemporaryDirectory() as kept:
        predicted, scored = Path(kept) / "predicted.jsonl", Path(kept) / "scored.json"
        speed = _tag(folder, predicted, tagger)
        command = [sys.executable, str(tools / "score_attribution.py"), "--gold", str(folder)]
        command += ["--pred", str(predicted), "--json", str(scored)]
        table = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - our own command line
        found = json.loads(scored.read_text(encoding="utf-8"))
    print(f"{tagger.name} on {folder.name}: {speed:,.0f} words a second of CPU")
    print(table)
    metrics = found["metrics"]
    return AttributionScores(
        direct_f1=_PERCENT * metrics["direct.relation"]["f1"],
        indirect_f1=_PERCENT * metrics["indirect.relation"]["f1"],
        all_f1=_PERCENT * metrics["relation"]["f1"],
        all_precision=_PERCENT * metrics["relation"]["precision"],
        strict_f1=_PERCENT * metrics["relation_strict"]["f1"],
        content_f1=_PERCENT * metrics["content_exact"]["f1"],
        source_f1=_PERCENT * metrics["source_exact"]["f1"],
        cue_f1=_PERCENT * metrics["cue_exact"]["f1"],
        articles=found["articles"],
        words_per_s=speed,
    )


def _tag(folder: Path, predicted: Path, tagger: Tagger) -> float:
    """Write a line of predictions for each article; the words tagged in a second of CPU."""
    words, spent_s = 0, 0.0
    with predicted.open("w", encoding="utf-8") as lines:
        for path in sorted((folder / "text").glob("*.txt")):
            text = path.read_bytes().decode()  # unchanged: offsets count every character
            began_s = time.process_time()
            found = tagger.tag(text, Span(0, len(text)))
            spent_s += time.process_time() - began_s
            words += len(text.split())
            relations = [
                {"source": a.source, "cue": a.cue, "content": a.content, "score": a.score}
                for a in found
            ]
            lines.write(json.dumps({"doc": path.stem, "relations": relations}) + "\n")
    return words / spent_s if spent_s else 0.0


def main() -> None:
    """Measure one tagger on one folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = find_data() / "polnear" / "dev"
    parser.add_argument("folder", nargs="?", type=Path, default=default)
    parser.add_argument("--model", choices=MODELS)
    chosen = parser.parse_args()
    print(run(chosen.folder, find_data() / ".." / "tools", choose_tagger(chosen.model)))


if __name__ == "__main__":
    main()
