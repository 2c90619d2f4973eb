"""Onrecord beside exact search, rapidfuzz, difflib and the quote checkers of the package index.

Run as `python -m benchmarks.compare_checkers --write`; the labelled data is found through
ONRECORD_DATA, the checkers in the environment that ONRECORD_CHECKERS names (default `.checkers`;
benchmarks/checkers.txt tells how to make it). What is not installed is named as absent. Without
`--write` the page is left alone.

Onrecord searches the whole record by itself. The others take one text at a time, so each is given
the five transcripts, no later than a day after the print, that share the rarest runs of three words
with the quotation; its best answer over the five counts. Where a peer gives a number instead of a
verdict, the two bounds between verbatim, altered and unsupported are those that serve it best on
these very pairs.
"""

import argparse
import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from math import log
from pathlib import Path
from typing import Any

from benchmarks.ask_checkers import Answer
from benchmarks.eleven import answer_cases, make_tasks, mark_cases, read_case_texts, read_finding
from benchmarks.peers import PEERS, ask_peer, fold_text
from benchmarks.verification import read_quotations, read_transcripts

from onrecord.compare import align, judge
from onrecord.index import index_transcripts
from onrecord.model import Quotation, Transcript
from onrecord.text import find_words

__all__ = ["Checker", "run", "write_page"]

_ROOT = Path(__file__).parent.parent
_PAGE = _ROOT / "docs" / "benchmarks.md"
_OPEN, _CLOSE = "<!-- checkers -->", "<!-- /checkers -->"
_OFFERED = 5
_OURS = "onrecord"
_LATE = dt.timedelta(days=1)
_HEAD = (
    "| checker | accuracy | verbatim = cosmetic | macro-F1 | passage | altered missed | "
    "false alarms | never said, called verbatim | CPU a quotation |"
)
_BOUNDS = [n / 100 for n in range(40, 101, 2)]


@dataclass(slots=True)
class Checker:
    """One checker, what it answered, and how that scores."""

    name: str
    version: str | None  # None: it is not here
    licence: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)  # by name of the task
    places: dict[str, str] = field(default_factory=dict)  # which text an answer points into
    ms: list[float] = field(default_factory=list)
    bounds: tuple[float, float] | None = None  # verbatim from, altered from
    scores: Mapping[str, object] = field(default_factory=dict)  # as the scorer counts


@dataclass(frozen=True, slots=True)
class Task:
    """A quotation, and the texts offered to those who do not search."""

    name: str
    quotation: Quotation
    sources: tuple[str, ...]  # ids of transcripts, or paths


def offer(
    quotations: Mapping[str, Quotation], transcripts: Sequence[Transcript]
) -> dict[str, tuple[str, ...]]:
    """For each quotation the few transcripts that share its rarest runs of three words."""
    runs = {name: _runs(q.text) for name, q in quotations.items()}
    wanted = set().union(*runs.values())
    held: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, transcript in enumerate(transcripts):
        for one in _runs(transcript.text) & wanted:
            held[one].add(number)
    offered = {}
    for name, quotation in quotations.items():
        worth: dict[int, float] = defaultdict(float)
        for one in runs[name]:
            for number in held[one]:
                worth[number] += log(len(transcripts) / len(held[one])) + 0.01
        early = [n for n in worth if _is_early(transcripts[n], quotation)]
        best = sorted(early, key=lambda n: (-worth[n], n))[:_OFFERED]
        offered[name] = tuple(transcripts[n].id for n in best)
    return offered


def _runs(text: str) -> set[tuple[str, ...]]:
    """The runs of three words of a text."""
    forms = [word.form for word in find_words(text)]
    return set(zip(forms, forms[1:], forms[2:], strict=False))


def _is_early(transcript: Transcript, quotation: Quotation) -> bool:
    """Whether a transcript can hold what was printed that day."""
    if transcript.date is None or quotation.printed_on is None:
        return True
    return transcript.date <= quotation.printed_on + _LATE


def ask_all(tasks: Sequence[Task], texts: Mapping[str, str], kept: Path | None) -> list[Checker]:
    """Ask the peers here and the checkers in their own environment; Onrecord is not among them."""
    found = []
    folded = {name: fold_text(text) for name, text in texts.items()}
    for name in PEERS:
        peer = Checker(name, version(name) if name == "rapidfuzz" else "")
        for task in tasks:
            began_s = time.process_time()
            offered = [folded[source] for source in task.sources]
            peer.answers[task.name] = ask_peer(name, task.quotation.text, offered)
            peer.ms.append(1000 * (time.process_time() - began_s))
        found.append(peer)
    if kept is None or not kept.exists():
        told = _ask_elsewhere(tasks, texts)
        if kept is not None:
            kept.write_text(told, encoding="utf-8")
    else:
        told = kept.read_text(encoding="utf-8")
    found += _read_answers(told)
    for checker in found:
        for task in tasks if checker.answers else ():
            if task.sources:
                source = checker.answers[task.name].source
                checker.places[task.name] = task.sources[source]
    return found


def _ask_elsewhere(tasks: Sequence[Task], texts: Mapping[str, str]) -> str:
    """Ask the checkers of the package index, in their environment; without it all are absent."""
    named = os.environ.get("ONRECORD_CHECKERS")
    python = (Path(named) if named else _ROOT / ".checkers") / "bin" / "python"
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: Path(folder, f"{n}.txt") for n, name in enumerate(texts)}
        for name, text in texts.items():
            paths[name].write_bytes(text.encode())
        lines = [
            {"id": t.name, "quote": t.quotation.text, "sources": [str(paths[s]) for s in t.sources]}
            for t in tasks
        ]
        asked, told = Path(folder, "tasks"), Path(folder, "answers")
        asked.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
        runner = str(python) if python.exists() else sys.executable
        worker = str(_ROOT / "benchmarks" / "ask_checkers.py")
        command = [runner, worker, str(asked), str(told)]
        with Path(folder, "logs").open("w") as logs:
            subprocess.run(command, check=True, stdout=logs, stderr=logs)  # noqa: S603 - our own command line
        return told.read_text(encoding="utf-8")


def _read_answers(told: str) -> Iterable[Checker]:
    """The checkers that were asked, each with its answers if it was there."""
    found: dict[str, Checker] = {}
    for line in map(json.loads, told.splitlines()):
        name = line.pop("checker")
        if "version" in line:
            found[name] = Checker(name, line["version"], line.get("licence", ""))
            continue
        found[name].ms.append(line.pop("ms"))
        task = line.pop("id")
        found[name].answers[task] = Answer(**line)
    return found.values()


def ask_ourselves(tasks: Sequence[Task], transcripts: Sequence[Transcript]) -> Checker:
    """Onrecord, on the whole record."""
    index = index_transcripts(transcripts)
    ours = Checker(_OURS, "")
    for task in tasks:
        began_s = time.process_time()
        finding = judge(task.quotation, align(task.quotation, index), held=True)
        ours.ms.append(1000 * (time.process_time() - began_s))
        ours.answers[task.name] = read_finding(finding)
        if finding.place:
            ours.places[task.name] = finding.place.document
    return ours


def settle(checker: Checker, gold: Mapping[str, str]) -> None:
    """Give a checker that answers in numbers the bounds that serve it best on these pairs."""
    told = {n: a for n, a in checker.answers.items() if n in gold and a.verdict is None}
    if not told:
        return

    def right(bounds: tuple[float, float]) -> tuple[int, float]:
        """How many verdicts would be right; of equals, the stricter bound."""
        named = (name_score(a.score, bounds) == gold[n] for n, a in told.items())
        return sum(named), bounds[0]

    checker.bounds = max(((a, b) for a in _BOUNDS for b in _BOUNDS if b <= a), key=right)
    checker.answers = {
        n: replace(a, verdict=name_score(a.score, checker.bounds)) if a.verdict is None else a
        for n, a in checker.answers.items()
    }


def name_score(score: float, bounds: tuple[float, float]) -> str:
    """The verdict that a number stands for."""
    if score >= bounds[0]:
        return "verbatim"
    return "altered" if score >= bounds[1] else "unsupported"


def rate(checker: Checker, tasks: Sequence[Task], gold: Path, tools: Path) -> None:
    """Score a checker's answers by the scorer."""
    lines = []
    for task in tasks:
        told = checker.answers[task.name]
        passage = None
        if told.verdict != "unsupported" and told.start >= 0:
            file = checker.places[task.name]
            passage = {"file": file, "start": told.start, "end": told.end}
        line = {"id": task.name, "verdict": told.verdict, "transcript": passage}
        lines.append(json.dumps({**line, "ops": list(told.points)}))
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder, "predictions.jsonl")
        written.write_text("\n".join(lines) + "\n", encoding="utf-8")
        command = [sys.executable, str(tools / "score_verify.py"), "--json"]
        command += ["--gold", str(gold), "--pred", str(written)]
        out = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - our own command line
    checker.scores = json.loads(out)


def compare(data: Path, tools: Path, kept: Path | None) -> tuple[list[Checker], list[Task]]:
    """Ask everybody everything, and score what is labelled."""
    gold = data / "verify_dev.jsonl"
    quotations = read_quotations(gold, data / "polnear", tools)
    held = read_transcripts(data / "transcripts" / "text")
    offered = offer(quotations, held)
    tasks = [Task(name, q, offered[name]) for name, q in quotations.items()]
    cases = [Task(name, q, sources) for name, q, sources in make_tasks()]
    used = {source for task in tasks for source in task.sources}
    texts = {t.id: t.text for t in held if t.id in used} | read_case_texts()
    found = [ask_ourselves(tasks, held), *ask_all([*tasks, *cases], texts, kept)]
    found[0].answers |= answer_cases()
    lines = map(json.loads, gold.read_text(encoding="utf-8").splitlines())
    verdicts = {item["id"]: item["verdict"] for item in lines}
    for checker in found:
        if checker.answers:
            settle(checker, verdicts)
            rate(checker, tasks, gold, tools)
    return found, tasks


def _share(counts: Sequence[int]) -> str:
    """A part of a whole, with both numbers."""
    return f"{counts[0] / max(counts[1], 1):.3f}"


def write_scores(checkers: Sequence[Checker], tasks: Sequence[Task]) -> str:
    """The table of labelled pairs."""
    lines = [
        _HEAD,
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for one in checkers:
        if not one.scores:
            lines.append(f"| {one.name} | not installed here |" + "  |" * 7)
            continue
        got: Mapping[str, Any] = one.scores
        places = any(a.start >= 0 for a in one.answers.values())
        cells = [
            _share(got["accuracy"]),
            _share(got["merged"]),
            f"{got['macro_f1']:.3f}",
            _share(got["recall"]) if places else "gives none",
            "{} of {}".format(*got["missed"]),
            _share(got["false_alarm"]),
            "{} of {}".format(*got["false_support"]),
            f"{sum(one.ms[: len(tasks)]) / len(tasks):,.1f} ms",
        ]
        lines.append(f"| {f'{one.name} {one.version}'.rstrip()} | {' | '.join(cells)} |")
    return "\n".join(lines)


def write_tables(checkers: Sequence[Checker], tasks: Sequence[Task]) -> str:
    """Both tables, with the command and the bounds."""
    today = dt.datetime.now(tz=dt.UTC).date()
    bounds = [
        f"{one.name} {one.bounds[0]:.2f} and {one.bounds[1]:.2f}"
        for one in checkers
        if one.bounds and one.name != "exact search"
    ]
    offered = sum(len(task.sources) for task in tasks) / len(tasks)
    head = (
        f"`python -m benchmarks.compare_checkers --write`, {today}. Of the record, {offered:.1f} "
        "texts were offered to each peer on average. Bounds of those that answer in numbers "
        f"(verbatim from, altered from): {'; '.join(bounds)}."
    )
    return f"{head}\n\n{write_scores(checkers, tasks)}\n\n{mark_cases(answers_of(checkers))}"


def answers_of(checkers: Sequence[Checker]) -> dict[str, Mapping[str, Answer]]:
    """The answers of those that are here, by name."""
    return {one.name: one.answers for one in checkers if one.answers}


def write_page(tables: str) -> None:
    """Put the tables into the documentation, between their marks."""
    text = _PAGE.read_text(encoding="utf-8")
    before, rest = text.split(_OPEN)
    after = rest.split(_CLOSE)[1]
    _PAGE.write_text(f"{before}{_OPEN}\n\n{tables}\n\n{_CLOSE}{after}", encoding="utf-8")


Row = tuple[str, str, float, str]  # key, what for a reader, value, unit


def run(data: Path, tools: Path, kept: Path | None = None, *, write: bool = False) -> list[Row]:
    """Compare, print, and give the numbers that floors are set for."""
    checkers, tasks = compare(data, tools, kept)
    tables = write_tables(checkers, tasks)
    print(tables)
    if write:
        write_page(tables)
    ours, *theirs = (_accuracy(one) for one in checkers if one.scores)
    return [("lead", "verdict accuracy above the best peer", ours - max(theirs), "")]


def _accuracy(checker: Checker) -> float:
    """Share of the verdicts that are right."""
    got: Mapping[str, Any] = checker.scores
    return float(got["accuracy"][0] / got["accuracy"][1])


def main() -> int:
    """Compare on the data that ONRECORD_DATA names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the tables into the page")
    kept = "the other checkers' answers: read from here, or asked for and kept here"
    parser.add_argument("--answers", type=Path, help=kept)
    given = parser.parse_args()
    data = Path(os.environ.get("ONRECORD_DATA", "../shared/data"))
    if not (data / "verify_dev.jsonl").exists():
        sys.exit(f"error: no labelled data ({data}): set ONRECORD_DATA to its folder")
    for _, what, value, unit in run(data, data / ".." / "tools", given.answers, write=given.write):
        print(f"{what:48}{value:12.4g} {unit}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
