"""One edit planted into each of thousands of sentences: is its type told?

Run as `python -m benchmarks.planted [CASES]`; the transcripts are found through ONRECORD_DATA.
"""

import argparse
import os
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TextIO

from benchmarks.edits import EDITS, Pool, make_pool
from benchmarks.verification import read_transcripts

from onrecord.alignment import Transcript, TranscriptIndex, align, index_transcripts
from onrecord.model import Finding, Quotation, Verdict
from onrecord.text import Span, find_sentences, find_words
from onrecord.verdicts import judge
from onrecord.verdicts.lexicon import COMMON, FUNCTION_WORDS

__all__ = ["Tally", "find_said", "plant", "run"]

_SEED = 20160930
_SHORTEST, _LONGEST = 8, 30  # words of a sentence
_APART = 60  # words between spliced sentences
_SHOWN = 40
_REPORTED = 10_000  # cases after which a long run says how it stands
_TURN, _SWAP = "spliced", "misattributed"
_CLEAN = {Verdict.VERBATIM, Verdict.COSMETIC}


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as it stands in a transcript."""

    transcript: Transcript
    label: str
    span: Span
    text: str


@dataclass(slots=True)
class Tally:
    """How often one edit was told, and the cases in which it was not."""

    right: int
    failed: list[str]
    elsewhere: int = 0  # the edited words are on record in another place, nearer than the planted

    @property
    def share(self) -> float:
        """0 to 1."""
        cases = self.right + len(self.failed)
        return self.right / cases if cases else 1.0


def find_said(transcripts: Sequence[Transcript], draw: Random) -> list[Said]:
    """Sentences of 8 to 30 words by a named speaker, in a random order."""
    found = [said for transcript in transcripts for said in _said_in(transcript)]
    draw.shuffle(found)
    return found


def _said_in(transcript: Transcript) -> Iterator[Said]:
    """The sentences of one transcript."""
    for turn in transcript.turns:
        if turn.label is None:
            continue
        for paragraph in turn.said:
            for span in find_sentences(transcript.text, paragraph):
                text = span.of(transcript.text)
                if any(mark in text for mark in '[](){}…*_\n"“”') or "--" in text or ".." in text:
                    continue
                if _SHORTEST <= len(text.split()) <= _LONGEST:
                    yield Said(transcript, turn.label, span, text)


def plant(said: Sequence[Said], cases: int, draw: Random) -> Iterator[tuple[str, Said, str, str]]:
    """Plant edits: the edit's name, the sentence, the printed words, and who is said to speak."""
    pool = make_pool([s.text for s in said[:4000]], FUNCTION_WORDS | COMMON)
    left = dict.fromkeys(EDITS, cases)
    for one in said:
        for name in list(left):
            printed = EDITS[name][0](one.text.split(), draw, pool)
            if printed is None:
                continue
            yield name, one, printed, one.label
            left[name] -= 1
            if not left[name]:
                del left[name]
        if not left:
            break
    yield from _plant_joins(said, cases, draw)
    yield from _plant_swaps(said, cases, draw, pool)


def _plant_joins(
    said: Sequence[Said], cases: int, draw: Random
) -> Iterator[tuple[str, Said, str, str]]:
    """Join two sentences of one speaker that stand apart."""
    groups: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for one in said:
        groups[one.transcript.id, one.label].append(one)
    pairs = [
        sorted(draw.sample(g, 2), key=_start) for g in groups.values() for _ in g if len(g) > 1
    ]
    draw.shuffle(pairs)
    wide = (
        (a, b)
        for a, b in pairs
        if len(find_words(a.transcript.text, a.span.end, b.span.start)) > _APART
    )
    for (one, other), _ in zip(wide, range(cases), strict=False):
        yield _TURN, one, f"{one.text} {other.text}", one.label


def _plant_swaps(
    said: Sequence[Said], cases: int, draw: Random, _: Pool
) -> Iterator[tuple[str, Said, str, str]]:
    """Give one speaker's words to another."""
    labels = sorted({one.label for one in said})
    for one in said[:cases]:
        other = draw.choice([label for label in labels if label.split()[-1] not in one.label])
        yield _SWAP, one, one.text, other


def _start(one: Said) -> int:
    """Where a sentence begins."""
    return one.span.start


def run(transcripts: Sequence[Transcript], cases: int) -> Mapping[str, Tally]:
    """Plant, judge and count."""
    index = index_transcripts(transcripts)
    said = find_said(transcripts, Random(_SEED))  # noqa: S311 - a fixed sample, no secret
    tallies: dict[str, Tally] = {}
    planted = plant(said, cases, Random(_SEED))  # noqa: S311 - a fixed sample, no secret
    for number, (name, one, printed, speaker) in enumerate(planted, 1):
        tally = tallies.setdefault(name, Tally(0, []))
        _count(tally, name, one, Quotation(printed, speaker, one.transcript.date), index)
        if number % _REPORTED == 0:
            print(f"\nafter {number:,} cases", file=sys.stderr)
            _print_shares(tallies, sys.stderr)
    return tallies


def _print_shares(tallies: Mapping[str, Tally], where: TextIO) -> None:
    """One line an edit."""
    for name, tally in tallies.items():
        cases = tally.right + len(tally.failed)
        line = f"{name:26}{tally.right:6} of {cases:6}{tally.share:8.3f}"
        print(f"{line}{tally.elsewhere:6} elsewhere", file=where, flush=True)


def _count(
    tally: Tally, name: str, one: Said, quotation: Quotation, index: TranscriptIndex
) -> None:
    """Judge one case."""
    finding = judge(quotation, align(quotation, index), held=True)
    expected = EDITS[name][1] if name in EDITS else name
    types = sorted({str(a.type) for a in finding.alterations})
    verdict = str(finding.verdict)
    if verdict == expected or (verdict == "altered" and types == [expected]):
        tally.right += 1
    elif _is_elsewhere(finding, one) or _is_covered(finding, name, quotation):
        tally.elsewhere += 1
    else:
        shown = [(str(a.type), a.said, a.printed) for a in finding.alterations]
        tally.failed.append(
            f"{verdict} {shown}\n    said    {one.text}\n    printed {quotation.text}"
        )


def _is_elsewhere(finding: Finding, one: Said) -> bool:
    """Whether the printed words were found in another place than the planted sentence's."""
    return bool(finding.passages) and not any(
        p.document == one.transcript.id and p.span.overlaps(one.span) for p in finding.passages
    )


def _is_covered(finding: Finding, name: str, quotation: Quotation) -> bool:
    """Whether words given to another are on record as that speaker's too."""
    return name == _SWAP and finding.verdict in _CLEAN and bool(quotation.text)


def main() -> int:
    """Run on the transcripts; refuse a type below 98 in a hundred."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="?", type=int, default=2000)
    parser.add_argument("--transcripts", type=int, default=0, help="only so many; 0: all")
    parser.add_argument("--shown", type=int, default=_SHOWN)
    given = parser.parse_args()
    folder = Path(os.environ.get("ONRECORD_DATA", "../shared/data"), "transcripts", "text")
    if not folder.exists():
        sys.exit(f"error: no transcripts ({folder}): set ONRECORD_DATA to the folder of the data")
    held = read_transcripts(folder)
    if given.transcripts:
        held = Random(_SEED).sample(held, given.transcripts)  # noqa: S311 - a fixed sample, no secret
    tallies = run(held, given.cases)
    for name, tally in tallies.items():
        print(f"\n== {name}")
        print("\n".join(tally.failed[: given.shown]))
    _print_shares(tallies, sys.stdout)
    return 0 if all(tally.share >= 0.98 for tally in tallies.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
