"""Real quotations held against transcripts that cannot hold them: is anything found there?

Run as `python -m benchmarks.absent`; the labelled data is found through ONRECORD_DATA.

Quotations whose place is known are held against the record without their speaker's turns, against
the record of half a year before they were first said, and against the record without the month in
which they were said. Where a plain search, which shares no code with the checker, finds the very
words all the same (said on another occasion, or read aloud by somebody else), the case is not
absent: it is set apart and counted.
"""

import argparse
import datetime as dt
import os
import re
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from benchmarks.known import Known, read_known
from benchmarks.verification import read_transcripts

from onrecord.compare import align, judge
from onrecord.index import TranscriptIndex, WordTable, index_transcripts, tabulate
from onrecord.model import Finding, Quotation, Transcript, Verdict
from onrecord.text import names_agree

__all__ = ["Absent", "Hiding", "PlainSearch", "Tally", "hide", "measure", "run"]

_EARLIER = dt.timedelta(days=180)
_CLEAN = {Verdict.VERBATIM, Verdict.COSMETIC}
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_CONTRACTIONS = (
    *(("won't", "will not"), ("can't", "can not"), ("cannot", "can not"), ("n't", " not")),
    *(("'re", " are"), ("'ll", " will"), ("'ve", " have"), ("'m", " am")),
    *(("it's", "it is"), ("that's", "that is"), ("he's", "he is"), ("let's", "let us")),
)
_SHOWN = 60


class Hiding(StrEnum):
    """What the record is left without."""

    SPEAKER = "other speakers only"
    DATE = "half a year earlier"
    OCCASION = "the month left out"


@dataclass(frozen=True, slots=True)
class Absent:
    """One quotation, what the record was left without, and what was found there."""

    known: Known
    hiding: Hiding
    finding: Finding
    there: bool  # whether a plain search finds the very words in what is left

    @property
    def found(self) -> bool:
        """Whether a passage was given."""
        return bool(self.finding.passages)

    @property
    def clean(self) -> bool:
        """Whether the words were called verbatim or cosmetic."""
        return self.finding.verdict in _CLEAN


@dataclass(frozen=True, slots=True)
class Tally:
    """All cases of one run."""

    cases: tuple[Absent, ...]

    @property
    def absent(self) -> list[Absent]:
        """The cases in which the very words are not there."""
        return [case for case in self.cases if not case.there]

    @property
    def without_passage(self) -> float:
        """Share of the absent ones that get no passage."""
        return sum(not case.found for case in self.absent) / max(len(self.absent), 1)

    @property
    def wrongly_clean(self) -> list[Absent]:
        """The absent ones that are called verbatim or cosmetic."""
        return [case for case in self.absent if case.clean]


Hidden = tuple[Known, Hiding, dt.date, TranscriptIndex, bool]
"""A quotation, what the record is left without, the day, what is left, whether it is there."""


class PlainSearch:
    """The words said in transcripts as one long line, searched letter by letter."""

    def __init__(self, transcripts: Iterable[Transcript]) -> None:
        """Write all turns down, lower case, without punctuation."""
        lines: list[str] = []
        self._starts: list[int] = []
        self._turns: list[tuple[Transcript, str | None]] = []
        at = 0
        for transcript in transcripts:
            for turn in transcript.turns:
                line = " ".join(plain_words(" ".join(s.of(transcript.text) for s in turn.said)))
                self._starts.append(at)
                self._turns.append((transcript, turn.label))
                lines.append(f" {line} \n")
                at += len(line) + 3
        self._line = "".join(lines)

    def find(self, text: str) -> Iterator[tuple[Transcript, str | None]]:
        """The transcript and label of each turn that holds the very words."""
        wanted = f" {' '.join(plain_words(text))} "
        at = self._line.find(wanted) if wanted.strip() else -1
        while at >= 0:
            yield self._turns[bisect_right(self._starts, at) - 1]
            at = self._line.find(wanted, at + 1)


def plain_words(text: str) -> list[str]:
    """Words in lower case, contractions written out, the thousands' comma dropped."""
    straight = re.sub(r"(?<=\d),(?=\d{3})", "", text.lower().replace("’", "'"))
    for short, full in _CONTRACTIONS:
        straight = straight.replace(short, full)
    return _WORD.findall(straight)


def _agrees(label: str | None, speaker: str) -> bool:
    """Whether a label may stand for a speaker; an unnamed one may not."""
    return label is not None and (label == speaker or names_agree(label, speaker))


def _hide_speaker(
    known: Sequence[Known],
    transcripts: Sequence[Transcript],
    tables: Mapping[str, WordTable],
    search: PlainSearch,
) -> Iterator[Hidden]:
    """Each person's quotations beside the turns of everybody else."""
    by_speaker: dict[str, list[Known]] = defaultdict(list)
    for one in known:
        by_speaker[one.speaker].append(one)
    for speaker, theirs in sorted(by_speaker.items()):
        left = [_silence(transcript, speaker) for transcript in transcripts]
        whole = {t.id: tables[t.id] for t, old in zip(left, transcripts, strict=True) if t is old}
        index = index_transcripts([t for t in left if t.turns], whole)
        for one in theirs:
            there = any(not _agrees(label, speaker) for _, label in search.find(one.text))
            yield one, Hiding.SPEAKER, one.printed_on, index, there


def _silence(transcript: Transcript, speaker: str) -> Transcript:
    """A transcript without one speaker's turns; itself if they have none in it."""
    turns = tuple(t for t in transcript.turns if not _agrees(t.label, speaker))
    return transcript if len(turns) == len(transcript.turns) else replace(transcript, turns=turns)


def _hide_date(
    known: Sequence[Known], index: TranscriptIndex, search: PlainSearch
) -> Iterator[Hidden]:
    """Each quotation beside what was said half a year before its first occurrence."""
    for one in known:
        places = {one.said_on, *(t.date for t, _ in search.find(one.text) if t.date)}
        until = min(places) - _EARLIER
        if any(0 < day <= until.toordinal() for day in index.days):
            yield one, Hiding.DATE, until, index, False


def _hide_month(
    known: Sequence[Known],
    transcripts: Sequence[Transcript],
    tables: Mapping[str, WordTable],
    search: PlainSearch,
) -> Iterator[Hidden]:
    """The quotations of each month beside the record of all other months."""
    by_month: dict[tuple[int, int], list[Known]] = defaultdict(list)
    for one in known:
        by_month[one.said_on.year, one.said_on.month].append(one)
    for month, theirs in sorted(by_month.items()):
        left = [t for t in transcripts if t.date and (t.date.year, t.date.month) != month]
        index = index_transcripts(left, tables)
        kept = {t.id for t in left}
        for one in theirs:
            there = any(
                t.id in kept and t.date is not None and t.date <= _latest(one)
                for t, _ in search.find(one.text)
            )
            yield one, Hiding.OCCASION, one.printed_on, index, there


def _latest(one: Known) -> dt.date:
    """The last day whose transcripts may be looked at."""
    return one.printed_on + dt.timedelta(days=1)


def hide(known: Sequence[Known], transcripts: Sequence[Transcript]) -> Iterator[Hidden]:
    """Every quotation with what is left of the record, in three ways."""
    search = PlainSearch(transcripts)
    tables = {t.id: tabulate(t) for t in transcripts}
    yield from _hide_speaker(known, transcripts, tables, search)
    yield from _hide_date(known, index_transcripts(transcripts, tables), search)
    yield from _hide_month(known, transcripts, tables, search)


def measure(known: Sequence[Known], transcripts: Sequence[Transcript]) -> Tally:
    """Hold every quotation against the record in three ways.

    Args:
        known: quotations whose speaker and day are known.
        transcripts: the whole record.

    Returns:
        One case a quotation and way; where nothing is left to hold against, none.
    """
    cases = []
    for one, hiding, printed_on, index, there in hide(known, transcripts):
        quotation = Quotation(one.text, one.speaker, printed_on)
        finding = judge(quotation, align(quotation, index), held=True)
        cases.append(Absent(one, hiding, finding, there))
    return Tally(tuple(cases))


def _tell(case: Absent, texts: Mapping[str, str]) -> str:
    """A case for a reader: what was printed, and what was taken for it."""
    said = [p.span.of(texts[p.document]) for p in case.finding.passages]
    head = f"{case.hiding}: {case.finding.verdict}, score {case.finding.score:.2f}"
    lines = [head, f"    printed {case.known.text!r} ({case.known.speaker})"]
    places = zip(case.finding.passages, said, strict=True)
    lines += [f"    found   {words!r} ({p.speaker}, {p.document[5:60]})" for p, words in places]
    return "\n".join(lines)


Row = tuple[str, str, float, str]  # key, what for a reader, value, unit


def run(data: Path, tools: Path, shown: int = _SHOWN) -> list[Row]:
    """Hold, print the failures, and give the numbers that floors are set for."""
    held = read_transcripts(data / "transcripts" / "text")
    tally = measure(read_known(data, tools, PlainSearch(held)), held)
    texts = {t.id: t.text for t in held}
    failures = [case for case in tally.absent if case.found]
    print("\n".join(_tell(case, texts) for case in failures[:shown]))
    for hiding in Hiding:
        cases = [case for case in tally.absent if case.hiding is hiding]
        there = sum(case.there for case in tally.cases if case.hiding is hiding)
        none = sum(not case.found for case in cases)
        print(f"{hiding:24}{none:5} of {len(cases):5} get no passage; {there} are there after all")
    there = sum(case.there for case in tally.cases)
    clean = len(tally.wrongly_clean)
    return [
        ("cases", "absent quotations", float(len(tally.absent)), ""),
        ("without", "absent quotations that get no passage", tally.without_passage, ""),
        ("clean", "absent quotations called verbatim or cosmetic", float(clean), ""),
        ("there", "set apart: the very words are there", float(there), ""),
    ]


def main() -> int:
    """Run on the data that ONRECORD_DATA names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shown", type=int, default=_SHOWN)
    given = parser.parse_args()
    data = Path(os.environ.get("ONRECORD_DATA", "../shared/data"))
    if not (data / "verify_dev.jsonl").exists():
        sys.exit(f"error: no labelled data ({data}): set ONRECORD_DATA to its folder")
    for _, what, value, unit in run(data, data / ".." / "tools", given.shown):
        print(f"{what:48}{value:12.4g} {unit}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
