"""One edit planted into each of thousands of sentences: is its type told?

Run as `python -m benchmarks.planted [CASES] [--only EDIT] [--out FOLDER] [--write]`; the
transcripts are found through ONRECORD_DATA. Each edit is a shard of its own: its result is written
to the folder as soon as it is done, and a run that was stopped goes on where it stopped. `--write`
puts the table of all results into docs/benchmarks.md.
"""

import argparse
import datetime as dt
import json
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks.edits import EDITS, Pool, make_pool
from benchmarks.verification import read_transcripts

from onrecord.compare import align, judge
from onrecord.compare.vocabulary.compared_words import COMMON, FUNCTION_WORDS
from onrecord.index import TranscriptIndex, index_transcripts
from onrecord.model import Finding, Quotation, Transcript, Verdict
from onrecord.text import Span, find_sentences, find_words

__all__ = ["Tally", "find_said", "plant", "run", "write_rows"]

_SEED = 20160930
_SHORTEST, _LONGEST = 8, 30  # words of a sentence
_APART = 60  # words between spliced sentences
_LONG = 16  # words of a sentence that is halved
_SHOWN = 20
_FROM = 4000  # sentences whose words are put into others
_TURN, _HALVES, _SWAP = "sentences joined", "halves joined", "another speaker"
_VERDICTS = {_TURN: "spliced", _HALVES: "spliced", _SWAP: "misattributed"}
_CLEAN = {Verdict.VERBATIM, Verdict.COSMETIC}
_PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"
_OPEN, _CLOSE = "<!-- planted -->", "<!-- /planted -->"
_LEAST = 0.98


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as it stands in a transcript."""

    transcript: Transcript
    label: str
    span: Span
    text: str


Case = tuple[Said, str, str]  # the sentence, the words as printed, who is said to have spoken


@dataclass(slots=True)
class Tally:
    """How often one edit was told, and the cases in which it was not."""

    expected: str
    right: int = 0
    elsewhere: int = 0  # the edited words are on record in another place, nearer than the planted
    failed: list[str] = field(default_factory=list)
    classes: Counter[str] = field(default_factory=Counter)  # of failures: what was told instead

    @property
    def cases(self) -> int:
        """Those that count."""
        return self.right + len(self.failed)

    @property
    def share(self) -> float:
        """0 to 1."""
        return self.right / self.cases if self.cases else 1.0


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


def plant(name: str, said: Sequence[Said], draw: Random, pool: Pool) -> Iterator[Case]:
    """Plant one kind of edit into as many sentences as it fits."""
    if name in EDITS:
        edit = EDITS[name][0]
        for one in said:
            printed = edit(one.text.split(), draw, pool)
            if printed is not None:
                yield one, printed, one.label
    elif name == _SWAP:
        labels = sorted({one.label for one in said})
        for one in said:
            others = [label for label in labels if label.split()[-1] not in one.label]
            yield one, one.text, draw.choice(others)
    else:
        for one, other in _find_pairs(said, draw):
            words, more = one.text.split(), other.text.split()
            if name == _HALVES:
                if min(len(words), len(more)) < _LONG:
                    continue
                words, more = words[: len(words) // 2], more[len(more) // 2 :]
            yield one, " ".join([*words, *more]), one.label


def _find_pairs(said: Sequence[Said], draw: Random) -> Iterator[tuple[Said, Said]]:
    """Two sentences of one speaker that stand apart, in the order in which they were said."""
    groups: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for one in said:
        groups[one.transcript.id, one.label].append(one)
    pairs = [
        sorted(draw.sample(g, 2), key=_start) for g in groups.values() for _ in g if len(g) > 1
    ]
    draw.shuffle(pairs)
    for one, other in pairs:
        if len(find_words(one.transcript.text, one.span.end, other.span.start)) > _APART:
            yield one, other


def _start(one: Said) -> int:
    """Where a sentence begins."""
    return one.span.start


def run(name: str, said: Sequence[Said], index: TranscriptIndex, cases: int) -> Tally:
    """Plant one kind of edit, judge and count."""
    pool = make_pool([s.text for s in said[:_FROM]], FUNCTION_WORDS | COMMON)
    tally = Tally(EDITS[name][1] if name in EDITS else _VERDICTS[name])
    draw = Random(f"{_SEED} {name}")  # noqa: S311 - a fixed sample, no secret
    for one, printed, speaker in plant(name, said, draw, pool):
        _count(tally, name, one, Quotation(printed, speaker, one.transcript.date), index)
        if tally.cases == cases:
            break
    return tally


def _count(
    tally: Tally, name: str, one: Said, quotation: Quotation, index: TranscriptIndex
) -> None:
    """Judge one case."""
    finding = judge(quotation, align(quotation, index), held=True)
    types = sorted({str(a.type) for a in finding.alterations})
    verdict = str(finding.verdict)
    if verdict == tally.expected or (verdict == "altered" and types == [tally.expected]):
        tally.right += 1
    elif _is_elsewhere(finding, one) or _is_covered(finding, name, quotation):
        tally.elsewhere += 1
    else:
        shown = [(str(a.type), a.said, a.printed) for a in finding.alterations]
        tally.classes[" + ".join(types) or verdict] += 1
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


def _store(name: str, tally: Tally, folder: Path) -> None:
    """Write what one edit gave, its failures included; the texts are the data's, not ours."""
    told = {
        "edit": name,
        "expected": tally.expected,
        "right": tally.right,
        "elsewhere": tally.elsewhere,
        "classes": dict(tally.classes.most_common()),
        "failed": tally.failed,
    }
    path = folder / f"{_slug(name)}.json"
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _read(name: str, folder: Path) -> Tally | None:
    """What one edit gave in an earlier run; None if it was not run."""
    path = folder / f"{_slug(name)}.json"
    if not path.exists():
        return None
    told = json.loads(path.read_text(encoding="utf-8"))
    counted = (told["right"], told["elsewhere"], told["failed"], Counter(told["classes"]))
    return Tally(told["expected"], *counted)


def _slug(name: str) -> str:
    """A file name for an edit."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def write_rows(tallies: Mapping[str, Tally]) -> str:
    """A Markdown table of what each edit gave."""
    head = "| planted | must come out as | cases | right | told instead |\n"
    lines = [head + "| --- | --- | ---: | ---: | --- |"]
    for name, tally in tallies.items():
        wrong = ", ".join(f"{kind} {count}" for kind, count in tally.classes.most_common(3))
        share = f"{100 * tally.share:.2f} %"
        lines.append(f"| {name} | {tally.expected} | {tally.cases:,} | {share} | {wrong} |")
    cases = sum(tally.cases for tally in tallies.values())
    right = sum(tally.right for tally in tallies.values())
    elsewhere = sum(tally.elsewhere for tally in tallies.values())
    lines.append(f"| **all** | | {cases:,} | {100 * right / max(cases, 1):.2f} % | |")
    apart = f"Set apart, as the printed words stand nearer in another place: {elsewhere:,}."
    return "\n".join([*lines, "", apart]) + "\n"


def _write_page(tallies: Mapping[str, Tally]) -> None:
    """Put the table into the documentation, with the command and the day."""
    before, rest = _PAGE.read_text(encoding="utf-8").split(_OPEN)
    after = rest.split(_CLOSE)[1]
    head = f"`python -m benchmarks.planted --write`, {dt.datetime.now(tz=dt.UTC).date()}."
    body = f"{_OPEN}\n\n{head}\n\n{write_rows(tallies)}\n{_CLOSE}"
    _PAGE.write_text(f"{before}{body}{after}", encoding="utf-8")


def main() -> int:
    """Run on the transcripts; refuse a type below 98 in a hundred."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="?", type=int, default=2000, help="of each edit")
    parser.add_argument("--only", nargs="*", default=[*EDITS, *_VERDICTS], metavar="EDIT")
    parser.add_argument("--out", type=Path, help="folder for results; those in it are kept")
    parser.add_argument("--transcripts", type=int, default=0, help="only so many; 0: all")
    parser.add_argument("--shown", type=int, default=_SHOWN)
    parser.add_argument("--write", action="store_true", help="put the table into the page")
    given = parser.parse_args()
    folder = Path(os.environ.get("ONRECORD_DATA", "../shared/data"), "transcripts", "text")
    if not folder.exists():
        sys.exit(f"error: no transcripts ({folder}): set ONRECORD_DATA to the folder of the data")
    tallies = _run_all(given, folder)
    print(write_rows(tallies))
    if given.write:
        _write_page(tallies)
    return 0 if all(tally.share >= _LEAST for tally in tallies.values()) else 1


def _run_all(given: argparse.Namespace, folder: Path) -> dict[str, Tally]:
    """Run what is asked for and not there yet."""
    tallies = {name: _read(name, given.out) if given.out else None for name in given.only}
    if given.out:
        given.out.mkdir(parents=True, exist_ok=True)
    if any(tally is None for tally in tallies.values()):
        held = read_transcripts(folder)
        if given.transcripts:
            held = Random(_SEED).sample(held, given.transcripts)  # noqa: S311 - a fixed sample, no secret
        said, index = find_said(held, Random(_SEED)), index_transcripts(held)  # noqa: S311 - a fixed sample, no secret
        for name in [name for name, tally in tallies.items() if tally is None]:
            tally = tallies[name] = run(name, said, index, given.cases)
            print(f"{name:32}{tally.right:6} of {tally.cases:6}{tally.share:8.4f}", flush=True)
            print("\n".join(tally.failed[: given.shown]), flush=True)
            if given.out:
                _store(name, tally, given.out)
    return {name: tally for name, tally in tallies.items() if tally is not None}


if __name__ == "__main__":
    sys.exit(main())
