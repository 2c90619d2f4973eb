"""Quotations held against 985 transcripts: quality by the scorer, cost beside the peers.

Run as `python benchmarks/verification.py`; the labelled data is found through ONRECORD_DATA.
"""

import argparse
import datetime as dt
import gc
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from onrecord.compare import align, judge
from onrecord.index import TranscriptIndex, index_transcripts
from onrecord.model import Finding, Quotation, Transcript
from onrecord.reading.turns.splitting import find_turns
from onrecord.text import Span

__all__ = ["read_quotations", "read_transcripts", "run", "run_census"]

_SEED = 20160930
_PEER_SAMPLE = 12
_MS = 1000.0
_WORD = re.compile(r"\w+")


def read_transcripts(folder: Path) -> list[Transcript]:
    """The transcripts of a folder, dated by the heads of their file names."""
    return [_read(path) for path in sorted(folder.glob("*.txt"))]


def _read(path: Path) -> Transcript:
    """One transcript with its turns."""
    text = path.read_bytes().decode()
    day = dt.date.fromisoformat(path.name[:10])
    return Transcript(f"text/{path.name}", text, day, find_turns(text, Span(0, len(text))))


def _score(tools: Path, *arguments: str) -> str:
    """Run the scorer."""
    command = [sys.executable, str(tools / "score_verify.py"), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - our own command line


def read_quotations(gold: Path, articles: Path, tools: Path) -> dict[str, Quotation]:
    """The quotations of a gold file, by id."""
    lines = _score(tools, "--gold", str(gold), "--materialise", str(articles)).splitlines()
    found = {}
    for line in lines:
        item = json.loads(line)
        day = dt.date.fromisoformat(item["published"])
        found[item["id"]] = Quotation(item["quote"], item["claimed_speaker"], day)
    return found


def _predict(name: str, finding: Finding) -> str:
    """A finding as the scorer reads it."""
    place = finding.place
    passage = place and {
        "file": place.document,
        "start": place.span.start,
        "end": place.span.end,
    }
    ops = sorted({str(a.type) for a in finding.alterations})
    line = {"id": name, "verdict": str(finding.verdict), "transcript": passage, "ops": ops}
    if finding.meaning is not None:
        line["meaning"] = str(finding.meaning)
    return json.dumps(line)


def _time_peers(index: TranscriptIndex, quotations: Sequence[Quotation]) -> dict[str, float]:
    """What the peers cost on a sample of the same quotations, searched in every text, in ms."""
    draw = random.Random(_SEED)  # noqa: S311 - a fixed sample, no secret
    sample = draw.sample(list(quotations), min(_PEER_SAMPLE, len(quotations)))
    texts = [t.text.lower() for t in index.transcripts]
    peers: dict[str, Callable[[str, str], object]] = {
        "rapidfuzz": fuzz.partial_ratio,
        "difflib": _longest_match,
    }
    spent = {}
    for name, peer in peers.items():
        started = time.process_time()
        for quotation in sample:
            for text in texts:
                peer(quotation.text.lower(), text)
        spent[name] = _MS * (time.process_time() - started) / len(sample)
        print(f"{name:28}{spent[name]:10.1f} ms CPU per quotation ({len(sample)} sampled)")
    return spent


def _time_split(held: Sequence[Transcript]) -> float:
    """What an expression takes to find the words of all texts, in seconds: a machine's measure."""
    started = time.process_time()
    for transcript in held:
        _WORD.findall(transcript.text.lower())
    return time.process_time() - started


def _longest_match(quotation: str, text: str) -> object:
    """What difflib offers: the longest run of words that both share."""
    matcher = SequenceMatcher(None, text.split(), quotation.split(), autojunk=False)
    return matcher.find_longest_match()


def _warm_up(index: TranscriptIndex) -> None:
    """Ask for other words first, so that a quotation costs what it does in a process at work.

    None of them is a quotation that is timed: words from the middle of every eighth transcript,
    every ninth of them left out.
    """
    for transcript in index.transcripts[::8]:
        words = transcript.text.split()
        middle = words[len(words) // 2 :][:30]
        text = " ".join(word for number, word in enumerate(middle) if number % 9 != 4)
        quotation = Quotation(text)
        judge(quotation, align(quotation, index), held=True)
    gc.collect()  # what is due for the hundred thousand turns that were read before


Row = tuple[str, str, float, str]  # key, what for a reader, value, unit


def run(gold: Path, articles: Path, transcripts: Path, tools: Path) -> list[Row]:
    """Index, align and judge; print costs and scores.

    Returns:
        The numbers that floors are set for.
    """
    held = read_transcripts(transcripts)
    started = time.process_time()
    index = index_transcripts(held)
    built_s = time.process_time() - started
    quotations = read_quotations(gold, articles, tools)
    _warm_up(index)
    started = time.process_time()
    lines = _judge_all(quotations, index)
    spent_ms = _MS * (time.process_time() - started) / len(quotations)
    peers = _time_peers(index, list(quotations.values()))
    rows: list[Row] = [
        ("index", f"index of {index.word_count:,} words, CPU", built_s, "s"),
        (
            "index_times_split",
            "index, times what finding the words of the same texts costs",
            built_s / _time_split(held),
            "×",
        ),
        ("cost", "one quotation, CPU", spent_ms, "ms"),
        *(
            (f"times_{name}", f"{name} on the same quotations, times our cost", ms / spent_ms, "×")
            for name, ms in peers.items()
        ),
    ]
    return rows + _judge_by(gold, tools, lines)


def run_census(labels: Path, articles: Path, transcripts: Path, tools: Path) -> list[Row]:
    """Judge quotations that were labelled by readers who had not seen what is said of them."""
    index = index_transcripts(read_transcripts(transcripts))
    quotations = read_quotations(labels, articles, tools)
    lines = _judge_all(quotations, index)
    return [("quotations", "quotations", float(len(lines)), ""), *_judge_by(labels, tools, lines)]


def _judge_all(quotations: Mapping[str, Quotation], index: TranscriptIndex) -> list[str]:
    """What is said of each quotation, as the scorer reads it."""
    return [_predict(n, judge(q, align(q, index), held=True)) for n, q in quotations.items()]


def _judge_by(gold: Path, tools: Path, predicted: Sequence[str]) -> list[Row]:
    """What the scorer makes of predictions."""
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder, "predictions.jsonl")
        predictions.write_text("\n".join(predicted) + "\n", encoding="utf-8")
        asked = ("--gold", str(gold), "--pred", str(predictions))
        print(_score(tools, *asked))
        return _rate(json.loads(_score(tools, *asked, "--json")))


def _rate(scores: Mapping[str, Any]) -> list[Row]:
    """The scorer's counts as shares."""
    right, extra, lost = scores["ops"]
    shares: dict[str, tuple[str, float]] = {
        "accuracy": ("verdict accuracy", _share(scores["accuracy"])),
        "macro_f1": ("verdicts, macro-F1", float(scores["macro_f1"])),
        "passage": ("passage found", _share(scores["recall"])),
        "ops": ("alteration types, micro-F1", 2 * right / max(2 * right + extra + lost, 1)),
        "alarms": ("false alarms", _share(scores["false_alarm"])),
        "missed": ("altered called verbatim or cosmetic", _share(scores["missed"])),
        "support": ("unsupported called verbatim or cosmetic", _share(scores["false_support"])),
    }
    return [(key, what, value, "") for key, (what, value) in shares.items()]


def _share(counts: Sequence[int]) -> float:
    """A part of a whole; 0 of nothing."""
    return counts[0] / counts[1] if counts[1] else 0.0


def main() -> None:
    """Run on the data that ONRECORD_DATA names, or on files given."""
    data = Path(os.environ.get("ONRECORD_DATA", "../shared/data"))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=data / "verify_dev.jsonl")
    parser.add_argument("--articles", type=Path, default=data / "polnear")
    parser.add_argument("--transcripts", type=Path, default=data / "transcripts" / "text")
    parser.add_argument("--tools", type=Path, default=data.parent / "tools")
    given = parser.parse_args()
    if not given.gold.exists():
        sys.exit(f"error: no labelled data ({given.gold}): set ONRECORD_DATA to its folder")
    for _, what, value, unit in run(given.gold, given.articles, given.transcripts, given.tools):
        print(f"{what:48}{value:12.4g} {unit}")


if __name__ == "__main__":
    main()
