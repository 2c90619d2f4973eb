"""Quotations whose speaker and day are known: labelled pairs, and words found by plain search."""

import csv
import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from benchmarks.verification import read_quotations

from onrecord.model import Transcript

__all__ = ["Known", "Search", "read_days", "read_known"]

_FEWEST_WORDS = 5
_LATE = dt.timedelta(days=1)
_QUOTED = re.compile(r"[“\"]([^“”\"]{20,600})[”\"]")
_CONTENT = re.compile(r"^T\d+\tContent ((?:\d+ \d+;?)+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Known:
    """Printed words, and who said them when."""

    text: str
    speaker: str  # as the transcripts label it
    said_on: dt.date
    printed_on: dt.date


class Search(Protocol):
    """Finds the turns that hold the very words."""

    def find(self, text: str) -> Iterator[tuple[Transcript, str | None]]:
        """The transcript and label of each turn."""


def read_known(data: Path, tools: Path, search: Search) -> list[Known]:
    """Gather the labelled pairs that have a passage, and direct quotations of train.

    A quotation of train counts if its very words, at least five, stand in transcripts dated no
    later than a day after the print, and one speaker alone says them there. Each text once.
    """
    found = {one.text: one for one in (*_labelled(data, tools), *_quoted(data, search))}
    return [found[text] for text in sorted(found)]


def _labelled(data: Path, tools: Path) -> Iterator[Known]:
    """The pairs with a passage; those with a swapped speaker are given back to their own."""
    gold = data / "verify_dev.jsonl"
    quotations = read_quotations(gold, data / "polnear", tools)
    for line in gold.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        place, quotation = item["transcript"], quotations[item["id"]]
        if place is None or not place.get("speaker") or quotation.printed_on is None:
            continue
        if len(quotation.text.split()) >= _FEWEST_WORDS:
            day = dt.date.fromisoformat(Path(place["file"]).name[:10])
            yield Known(quotation.text, place["speaker"], day, quotation.printed_on)


def _quoted(data: Path, search: Search) -> Iterator[Known]:
    """The direct quotations of train whose words one speaker alone says."""
    days = read_days(data / "polnear" / "metadata.tsv")
    for path in sorted((data / "polnear" / "train" / "attributions").glob("*.ann")):
        name = path.stem.rpartition("_")[0]  # behind it stands who annotated
        day = days.get(name)
        if day is None:
            continue
        text = (path.parent.parent / "text" / f"{name}.txt").read_bytes().decode()
        for words in _read_direct(path.read_text(encoding="utf-8"), text):
            early = {
                (t.date, label)
                for t, label in search.find(words)
                if t.date is not None and t.date <= day + _LATE
            }
            labels = {label for _, label in early}
            (speaker,) = labels if len(labels) == 1 else (None,)
            if speaker:
                yield Known(words, speaker, max(said for said, _ in early), day)


def read_days(table: Path, part: str | None = "train") -> Mapping[str, dt.date]:
    """The day on which each article of a part, or of all, was published, by name of the file."""
    with table.open(encoding="utf-8", newline="") as lines:
        return {
            row["filename"].removesuffix(".txt"): dt.date.fromisoformat(row["publication_date"])
            for row in csv.DictReader(lines, delimiter="\t")
            if part in (None, row["compartment"]) and row["publication_date"][:2] == "20"
        }


def _read_direct(annotated: str, text: str) -> Iterator[str]:
    """What stands in quotation marks inside the contents of attributions."""
    for found in _CONTENT.finditer(annotated):
        places = [tuple(map(int, pair.split())) for pair in found[1].split(";")]
        start, end = min(p[0] for p in places), max(p[1] for p in places)
        for quoted in _QUOTED.finditer(text, max(0, start - 1), end + 1):
            words = quoted[1].strip(" ,.")
            if len(words.split()) >= _FEWEST_WORDS:
                yield words
