"""Worlds: small invented archives, each one affair with its primary texts and the reports of it.

`python -m benchmarks.worlds [--show]`. Seven writers with fresh eyes wrote 42, of as many fields,
without a look at the program: courts, companies, parliaments, clubs, armies, artists. Each is
loaded as a user would, alone, and held against what its writer says of every statement, turn and
person. Those that `worlds/held.txt` names are held back: only their totals are looked at by those
who make the rules. The others are shown; `shown` is what was mended on, `held` is the measure.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks import field as fields
from benchmarks import unseen
from benchmarks.field_form import Gold

from onrecord import usecases
from onrecord.model import Document, Dossier, Person, SpeakerKind
from onrecord.store import open_archive
from onrecord.text import names_agree, parse_name

__all__ = ["list_worlds", "load", "read_gold", "read_lines", "run"]

_FOLDER = Path(__file__).parent / "worlds"
_HELD = "held.txt"
_KINDS = {"person": {SpeakerKind.PERSON}, "group": {SpeakerKind.GROUP, SpeakerKind.INSTITUTION}}


@dataclass
class _Half:
    """What is counted of the worlds shown, or of those held back."""

    tried: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    read: unseen.Score = field(default_factory=unseen.Score)

    def count(self, what: str, *, right: bool) -> None:
        """One more of a kind."""
        self.tried[what] += 1
        self.right[what] += right


def run(folder: Path = _FOLDER, *, show: bool = False) -> Iterator[tuple[str, str, float, str]]:
    """Measure: key, what, value, unit."""
    for half in ("shown", "held"):
        into = _Half()
        for world in list_worlds(half, folder):
            _measure(world, into, show=show and half == "shown")
        yield from _tell(half, into)


def list_worlds(half: str, folder: Path = _FOLDER) -> list[Path]:
    """The worlds shown, or held back, in alphabetical order."""
    held = set((folder / _HELD).read_text("utf-8").split()) if (folder / _HELD).exists() else set()
    worlds = sorted(path for path in folder.iterdir() if path.is_dir())
    return [world for world in worlds if (world.name in held) == (half == "held")]


def load(world: Path, archive: Path) -> None:
    """Add the documents of a world, as a user would."""
    with open_archive(archive) as held:
        usecases.add(held, [str(world / "docs")], watch=lambda _: None)


def _measure(world: Path, into: _Half, *, show: bool) -> None:
    """Load one world, and count what is right of it."""
    with tempfile.TemporaryDirectory() as made:
        load(world, Path(made))
        with open_archive(Path(made), create=False) as held:
            dossiers = list(held.dossiers())
            people = {each.id: each for each in held.people()}
    documents = {Path(each.document.path).name: each.document for each in dossiers}
    primary = {each.id: each for each in documents.values() if each.is_primary}
    gold = list(read_gold(read_lines(world / "gold.jsonl"), documents))
    scores = fields.score(dossiers, gold, primary, people)
    into.tried += scores.tried
    into.right += scores.right
    if show:
        print(f"== {world.name}")
        fields.print_wrong(scores)
    for each in read_lines(world / "turns.jsonl"):
        told = unseen.score(each, documents.get(str(each["file"])), into.read)
        if show and "\n" in told:
            print(told)
    spoke = _spoke(dossiers)
    for each in read_lines(world / "people.jsonl"):
        known = [one for one in people.values() if one.id in spoke and _is_meant(one, each)]
        kinds = _KINDS.get(str(each["kind"]), set(SpeakerKind) - {SpeakerKind.PERSON})
        right = len(known) == 1 and known[0].kind in kinds
        into.count("people", right=right)
        if show and not right:
            print(f"PERSON {each['name']} ({each['kind']}): {[(p.name, p.kind) for p in known]}")


def _spoke(dossiers: Iterable[Dossier]) -> set[str]:
    """The persons who have statements."""
    return {s.person for each in dossiers for s in each.statements if s.person is not None}


def _is_meant(person: Person, told: Mapping[str, Any]) -> bool:
    """Whether a person of the archive bears the name that is told, or one of its spellings.

    A spelling without a given name, "Mr Osmar", is every Osmar's.
    """
    names = (str(told["name"]), *told["spellings"])
    return any(
        names_agree(person.name, name) or person.name.casefold() == name.casefold()
        for name in names
        if name == told["name"] or (" " in name and not _is_surname(name))
    )


def _is_surname(name: str) -> bool:
    """Whether a spelling has titles and no given name."""
    parsed = parse_name(name)
    return bool(parsed.titles) and not parsed.given


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The lines of a table."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_gold(
    rows: Iterable[Mapping[str, Any]], documents: Mapping[str, Document]
) -> Iterator[Gold]:
    """Labels, each placed where its words stand behind those of the label before."""
    behind: Counter[str] = Counter()
    for row in rows:
        name = str(row["report"])
        printed = row["printed"] if isinstance(row["printed"], list) else [row["printed"]]
        text = " ".join(documents[name].text.split()) if name in documents else ""
        at = [_find(text, piece, behind[name]) for piece in printed]
        behind[name] = max(at, default=0)
        yield Gold(
            report=name,
            printed=tuple(printed),
            at=tuple(place / max(len(text), 1) for place in at),
            speaker=row["speaker"],
            direct=row["direct"],
            primary=row["primary"],
            said=" ".join(row["said"]) if isinstance(row["said"], list) else row["said"],
            truth=row["truth"],
            types=tuple(row.get("types", ())),
        )


def _find(text: str, piece: str, behind: int) -> int:
    """Where words stand, behind a place or else at all; 0: nowhere."""
    sought = " ".join(piece.split())
    return max(text.find(sought, behind), 0) or max(text.find(sought), 0)


def _tell(half: str, into: _Half) -> Iterator[tuple[str, str, float, str]]:
    """A row a measure."""
    for key, what in (*fields.TOTALS.items(), ("people", "people, once and of the right kind")):
        tried, right = into.tried[key], into.right[key]
        told = f"worlds, {half}: {what} ({right} of {tried})"
        yield f"{key.replace(' ', '_')}.{half}", told, 100 * right / max(tried, 1), "%"
    for key, share in into.read.shares.items():
        told = f"worlds, {half}: {share.what} ({share.right} of {share.total})"
        yield f"{key}.{half}", told, share.percent, "%"
    counts: Sequence[tuple[str, unseen.Counts]] = (
        ("starts", into.read.starts),
        ("turn speakers", into.read.speakers),
    )
    for key, each in counts:
        told = f"worlds, {half}: {key} of primary texts, F1"
        yield f"{key.replace(' ', '_')}.{half}", told, each.f1, ""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="what is wrong in the worlds shown")
    for key, what, value, unit in run(show=parser.parse_args().show):
        print(f"{key:32}{what:70}{value:8.3f} {unit}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
