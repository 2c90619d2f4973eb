"""Quotations that a plain search finds, said by their very source: does an archive find them?

The quotations are those of the annotators of PolNeAR (content in marks, named source), and the
search shares no code with the checker: at least five words that stand in a turn of a speaker whose
surname the annotated source bears, in a transcript of the last ten days before the print.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.absent import PlainSearch
from benchmarks.verification import read_transcripts

from onrecord.model import Dossier, Verdict
from onrecord.text import Span

__all__ = ["Findable", "count_found", "read_findable"]

_FEWEST_WORDS = 5
_BEFORE, _AFTER = dt.timedelta(days=10), dt.timedelta(days=1)
_LINE = re.compile(r"^(T\d+)\t(Source|Content) ((?:\d+ \d+;?)+)\t", re.MULTILINE)
_EVENT = re.compile(r"^E\d+\tAttribution:T\d+(.*)$", re.MULTILINE)
_QUOTED = re.compile(r"[“\"]([^“”\"]{20,600})[”\"]")
# Of the statement as a whole, which may hold more than the quoted words.
_FOUND = (Verdict.VERBATIM, Verdict.COSMETIC, Verdict.ALTERED, Verdict.SPLICED)


@dataclass(frozen=True, slots=True)
class Findable:
    """Printed words and the transcripts of the days before that hold them."""

    file: str  # of the article
    words: Span
    transcripts: frozenset[str]  # names of files


def read_findable(data: Path, days: Mapping[str, dt.date]) -> list[Findable]:
    """All that qualify, by file and place; `days` gives the day of print by file name."""
    search = PlainSearch(read_transcripts(data / "transcripts" / "text"))
    found = []
    for part in ("train", "dev"):
        folder = data / "polnear" / part
        for path in sorted((folder / "text").glob("*.txt")):
            day = days.get(path.stem)
            noted = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
            noted += sorted((folder / "attributions").glob(f"{path.stem}.ann"))
            if day is None or not noted:
                continue
            text = path.read_bytes().decode()
            for source, words in _read_quoted(noted[0].read_text(encoding="utf-8"), text):
                held = {
                    Path(transcript.id).name
                    for transcript, label in search.find(text[words.start : words.end])
                    if transcript.date is not None
                    and day - _BEFORE <= transcript.date <= day + _AFTER
                    and label
                    and label.split()[-1].casefold() in source.casefold()
                }
                if held:
                    found.append(Findable(path.name, words, frozenset(held)))
    return found


def _read_quoted(annotated: str, text: str) -> Iterator[tuple[str, Span]]:
    """The source's words, and the place of what stands in marks within its content."""
    spans: dict[str, tuple[str, Span]] = {}
    for name, kind, places in _LINE.findall(annotated):
        numbers = [int(n) for n in re.findall(r"\d+", places)]
        spans[name] = (kind, Span(min(numbers), max(numbers)))
    for arguments in _EVENT.findall(annotated):
        told = dict(pair.split(":") for pair in arguments.split())
        source, content = spans.get(told.get("Source", "")), spans.get(told.get("Content", ""))
        if source is None or content is None:
            continue
        said_by = text[source[1].start : source[1].end]
        for quoted in _QUOTED.finditer(text, max(0, content[1].start - 1), content[1].end + 1):
            if len(quoted[1].split()) >= _FEWEST_WORDS:
                yield said_by, Span(quoted.start(1), quoted.end(1))


def count_found(
    dossiers: Iterable[Dossier], wanted: Sequence[Findable], names: Mapping[str, str]
) -> tuple[int, list[tuple[Findable, str]]]:
    """How many are found on one of their transcripts, and the others with what is said instead."""
    by_file: dict[str, list[Findable]] = defaultdict(list)
    for one in wanted:
        by_file[one.file].append(one)
    found, lost = 0, []
    for dossier in dossiers:
        statements = {s.id: s for s in dossier.statements}
        for one in by_file[Path(dossier.document.path).name]:
            told = []
            for finding in dossier.findings:
                statement = statements.get(finding.statement or "")
                if statement is None or not _covers(statement.content, one.words):
                    continue
                on = {names.get(p.document) for p in finding.passages}
                told.append(finding.verdict.value)
                if finding.verdict in _FOUND and on & one.transcripts:
                    found += 1
                    break
            else:
                lost.append((one, ", ".join(told) or "no statement"))
    return found, lost


def _covers(content: Sequence[Span], words: Span) -> bool:
    """Whether a statement holds at least half of the words."""
    shared = sum(max(0, min(s.end, words.end) - max(s.start, words.start)) for s in content)
    return 2 * shared >= words.end - words.start
