"""Findings of an archive as loaded, held against labels of readers who did not write the rules.

`python -m benchmarks.archive ARCHIVE` scores an archive of all PolNeAR articles and transcripts;
without ARCHIVE one is made first (some ten minutes). `--draw N FOLDER` writes sheets to be read.

A label says for the printed words of one statement what the right finding is, and on which passage
it must stand. So it outlives the finding that it was made for. The committed table has offsets and
labels alone. Half of the articles (by a digest of their names) are `held`: never used for choosing.
"""

import argparse
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.findable import count_found, read_findable
from benchmarks.known import read_days

from onrecord.model import Document, Dossier, Finding, Statement, Verdict
from onrecord.store import open_archive
from onrecord.text import Span

__all__ = ["ACCUSING", "Label", "Scored", "read_labels", "run", "score"]

ACCUSING = (Verdict.ALTERED, Verdict.SPLICED, Verdict.MISATTRIBUTED, Verdict.UNSUPPORTED)
_SAME = {Verdict.COSMETIC: Verdict.VERBATIM}  # classes that a label does not tell apart
_QUIET = {Verdict.ELSEWHERE, Verdict.NO_PRIMARY}  # claim nothing
_SLIP = "slips"  # what differs, but is likely a slip of the transcript: the product counts it apart
_GROUPS: Mapping[str, tuple[Verdict, ...]] = {
    "accusing": ACCUSING,
    "verbatim": (Verdict.VERBATIM, Verdict.COSMETIC),
    "paraphrase": (Verdict.PARAPHRASE,),
    "elsewhere": (Verdict.ELSEWHERE,),
}
_TABLE = Path(__file__).with_suffix(".jsonl")
_FOLDERS = ("transcripts/text", "polnear/train/text", "polnear/dev/text")
_SEED = 20311128
_MARGIN = 260  # characters of context on a sheet


@dataclass(frozen=True, slots=True)
class Label:
    """What is right for the printed words at a place."""

    file: str  # name of the article
    content: Span  # from the first to the last character of the statement
    verdict: str  # the right one; "none" where no statement stands there
    source: tuple[str, Span] | None  # name of the transcript, and the passage
    half: str  # "chosen" or "held"


@dataclass(slots=True)
class Scored:
    """How many findings of one group are right, wrong, and without a label."""

    right: int = 0
    wrong: int = 0
    unread: int = 0

    @property
    def share(self) -> float:
        """Right ones among those with a label; 1 where there are none."""
        return self.right / max(self.right + self.wrong, 1) if self.right + self.wrong else 1.0


def half_of(file: str) -> str:
    """Which half an article belongs to: by its name alone, so that none can move."""
    return ("chosen", "held")[hashlib.sha256(file.encode()).digest()[0] % 2]


def read_labels(table: Path = _TABLE) -> list[Label]:
    """The committed labels."""
    labels = []
    for line in table.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        place = row["source"]
        source = (place["file"], Span(place["start"], place["end"])) if place else None
        file = row["file"]
        labels.append(Label(file, Span(*row["content"]), row["verdict"], source, half_of(file)))
    return labels


def score(
    dossiers: Iterable[Dossier], labels: Sequence[Label], names: Mapping[str, str]
) -> dict[tuple[str, str], Scored]:
    """Count findings by group and half; `names` gives the file of each transcript's id."""
    by_file: dict[str, list[Label]] = defaultdict(list)
    for label in labels:
        by_file[label.file].append(label)
    counted: dict[tuple[str, str], Scored] = defaultdict(Scored)
    for dossier in dossiers:
        file = Path(dossier.document.path).name
        for statement, finding in _pair(dossier):
            group = _group_of(finding)
            if group is None:
                continue
            known = _find(by_file[file], statement)
            tally = counted[group, half_of(file)]
            if known is None:
                tally.unread += 1
            elif _is_right(finding, known, names):
                tally.right += 1
            else:
                tally.wrong += 1
    return counted


def _group_of(finding: Finding) -> str | None:
    """Where a finding counts: as accusing what the product counts as a difference."""
    if finding.is_misheard:
        return _SLIP
    return next((g for g, among in _GROUPS.items() if finding.verdict in among), None)


def _pair(dossier: Dossier) -> Iterator[tuple[Statement, Finding]]:
    """Each statement with its finding."""
    statements = {s.id: s for s in dossier.statements}
    for finding in dossier.findings:
        if finding.statement in statements:
            yield statements[finding.statement], finding


def _find(labels: Iterable[Label], statement: Statement) -> Label | None:
    """The label whose words are the statement's, or share half of the longer."""
    start, end = statement.content[0].start, statement.content[-1].end
    best: Label | None = None
    most = 0.5
    for label in labels:
        shared = min(end, label.content.end) - max(start, label.content.start)
        share = shared / max(end - start, label.content.end - label.content.start)
        if share >= most:
            best, most = label, share
    return best


def _is_right(finding: Finding, label: Label, names: Mapping[str, str]) -> bool:
    """Whether the finding says what the label says, on the same passage."""
    found = Verdict.VERBATIM if finding.is_misheard else finding.verdict
    told = _SAME.get(found, found)
    if told in _QUIET:
        return label.verdict in {v.value for v in _QUIET} | {"unsupported", "none"}
    if told.value != label.verdict:
        return False
    if label.source is None or told is Verdict.UNSUPPORTED:
        return label.source is None
    file, span = label.source
    return any(
        names.get(p.document) == file
        and min(p.span.end, span.end) - max(p.span.start, span.start)
        >= min(p.span.end - p.span.start, span.end - span.start) / 2
        for p in finding.passages
    )


def run(data: Path, archive: Path | None = None) -> Iterator[tuple[str, str, float, str]]:
    """Measure: key, what, value, unit."""
    if archive is None:
        with tempfile.TemporaryDirectory() as made:
            _load(data, Path(made))
            yield from run(data, Path(made))
        return
    with open_archive(archive, create=False) as held:
        names = {d.document.id: Path(d.document.path).name for d in held.dossiers(primary=True)}
        counted = score(held.dossiers(primary=False), read_labels(), names)
        wanted = read_findable(data, read_days(data / "polnear" / "metadata.tsv", None))
        found, lost = count_found(held.dossiers(primary=False), wanted, names)
    print("\n".join(f"not found: {one.file} {one.words}: {told}" for one, told in lost))
    share = 100 * found / max(len(wanted), 1)
    yield "findable", f"plainly findable quotations found, of {len(wanted)}", share, "%"
    for (group, half), tally in sorted(counted.items()):
        print(f"{group}, {half}: {tally}")
        yield f"{group}.{half}", f"{group} findings right, {half} half", 100 * tally.share, "%"


def _load(data: Path, archive: Path) -> None:
    """Add everything, as any user would."""
    folders = [str(data / name) for name in _FOLDERS]
    command = [sys.executable, "-m", "onrecord.cli", "add", *folders, "--archive", str(archive)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command


def draw(archive: Path, many: int, folder: Path) -> None:
    """Write a sheet for each group: every accusing finding, and `many` of each other group."""
    with open_archive(archive, create=False) as held:
        reports = list(held.dossiers(primary=False))
        primary = {d.document.id: d.document for d in held.dossiers(primary=True)}
        occasions = {o.id: o.title for o in held.occasions()}
    found = sorted(
        ((f, s, d.document) for d in reports for s, f in _pair(d)), key=lambda row: row[1].id
    )
    print(Counter(f.verdict.value for f, _, _ in found))
    for group in (*_GROUPS, _SLIP):
        rows = [row for row in found if _group_of(row[0]) == group]
        random.Random(_SEED).shuffle(rows)  # noqa: S311 - a seeded draw
        rows = rows[: 400 if group == "accusing" else many]
        sheets = [_write(n, row, primary, occasions) for n, row in enumerate(rows, 1)]
        (folder / f"{group}.txt").write_text("\n".join(sheets), encoding="utf-8")
        keys = [json.dumps(_key(n, row, primary)) for n, row in enumerate(rows, 1)]
        (folder / f"{group}.keys.jsonl").write_text("\n".join(keys) + "\n", encoding="utf-8")


def _key(
    number: int, row: tuple[Finding, Statement, Document], primary: Mapping[str, Document]
) -> dict[str, object]:
    """Where a row of a sheet stands, without its words."""
    finding, statement, document = row
    place = finding.place
    return {
        "n": number,
        "file": Path(document.path).name,
        "content": [statement.content[0].start, statement.content[-1].end],
        "found": finding.verdict.value,
        "source": place
        and {
            "file": Path(primary[place.document].path).name,
            "start": place.span.start,
            "end": place.span.end,
        },
    }


def _write(
    number: int,
    row: tuple[Finding, Statement, Document],
    primary: Mapping[str, Document],
    occasions: Mapping[str, str],
) -> str:
    """One finding with its evidence, for a reader."""
    finding, statement, document = row
    start, end = statement.content[0].start, statement.content[-1].end
    name = Path(document.path).name
    verdict = finding.verdict.value.upper()
    lines = [f"=== {number} {verdict} | {name} | printed {document.published}"]
    day = statement.said_on and f"{statement.said_on.date} ({statement.said_on.precision})"
    occasion = occasions.get(statement.occasion or "")
    lines.append(f"SPEAKER {statement.speaker!r} SAID ON {day} OCCASION {occasion!r}")
    lines.append(f"PRINTED  {_mark(document.text, Span(start, end))}")
    for passage in finding.passages[:4]:
        source = primary[passage.document]
        lines.append(f"PASSAGE [{passage.speaker}] in {Path(source.path).name}")
        lines.append(f"         {_mark(source.text, passage.span)}")
    lines.extend(
        f"DIFFERS {one.type.value}: said {one.said!r} printed {one.printed!r}"
        for one in finding.alterations
    )
    lines.extend(f"NOTE {note.kind.value}" for note in finding.notes)
    return "\n".join(lines) + "\n"


def _mark(text: str, span: Span) -> str:
    """The words between double brackets, with what stands around them, on one line."""
    before, after = text[max(0, span.start - _MARGIN) : span.start], text[span.end :][:_MARGIN]
    return " ".join(f"{before} [[{text[span.start : span.end]}]] {after}".split())


def main() -> int:
    """Score an archive, or draw sheets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", nargs="?", type=Path)
    parser.add_argument("--draw", nargs=2, metavar=("N", "FOLDER"))
    chosen = parser.parse_args()
    data = Path(os.environ.get("ONRECORD_DATA", "../shared/data"))
    if chosen.draw:
        draw(chosen.archive, int(chosen.draw[0]), Path(chosen.draw[1]))
        return 0
    for key, what, value, unit in run(data, chosen.archive):
        print(f"{key}\t{what}\t{value:.2f} {unit}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
