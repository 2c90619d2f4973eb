"""Does a confidence mean what it says? Reliability of a tagger's scores on labelled articles.

Run as `python -m benchmarks.calibration [FOLDER] [--model NAME]`.
"""

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.attribution import find_data
from benchmarks.kinds import Labelled, find_right

from onrecord.desk import MODELS, choose_tagger
from onrecord.statements import Tagger
from onrecord.text import Span

__all__ = ["Bin", "expected_error", "measure_reliability"]

_BINS = 10
_NUMBER = re.compile(r"\d+$")


@dataclass(frozen=True, slots=True)
class Bin:
    """The statements whose scores fall into one tenth."""

    statements: int
    score: float  # mean
    right: float  # share


def measure_reliability(folder: Path, tagger: Tagger) -> list[Bin]:
    """Ten bins of equal width; a statement is right by the lenient rule of the scorer.

    Args:
        folder: holds `text/*.txt` and `attributions/*.ann`.
        tagger: what is measured.
    """
    scored: list[tuple[float, bool]] = []
    marks: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        marks.setdefault(path.stem.rsplit("_", 1)[0], path)
    for stem, path in marks.items():
        text = (folder / "text" / f"{stem}.txt").read_bytes().decode()
        found = tagger.tag(text, Span(0, len(text)))
        right = find_right(text, found, _read_marks(path))
        scored += [(one.score, ok >= 0) for one, ok in zip(found, right, strict=True)]
    return _sort(scored)


def expected_error(bins: Sequence[Bin]) -> float:
    """The expected calibration error (Guo et al. 2017), 0 to 1."""
    every = sum(one.statements for one in bins)
    return sum(one.statements / every * abs(one.score - one.right) for one in bins)


def _sort(scored: list[tuple[float, bool]]) -> list[Bin]:
    bins = []
    for low in range(_BINS):
        inside = [one for one in scored if min(int(one[0] * _BINS), _BINS - 1) == low]
        if inside:
            score = sum(one for one, _ in inside) / len(inside)
            bins.append(Bin(len(inside), score, sum(ok for _, ok in inside) / len(inside)))
    return bins


def _read_marks(path: Path) -> list[Labelled]:
    """The attributions of a BRAT standoff file that have content."""
    spans: dict[str, list[Span]] = {}
    found: list[Labelled] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("T") and " " in rest:
            places = rest.split("\t")[0].split(" ", 1)[1]
            spans[name] = [Span(*map(int, place.split())) for place in places.split(";")]
        elif name.startswith("E"):
            roles: dict[str, list[Span]] = {}
            for one in rest.split():
                role, _, held = one.partition(":")
                roles.setdefault(_NUMBER.sub("", role), []).extend(spans.get(held, []))
            content = tuple(sorted(roles.get("Content", [])))
            if content:
                source = tuple(sorted(roles.get("Source", [])))
                found.append(Labelled(source, tuple(roles.get("Cue", [])), content))
    return found


def main() -> None:
    """Print the reliability of one model."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = find_data() / "polnear" / "dev"
    parser.add_argument("folder", nargs="?", type=Path, default=default)
    parser.add_argument("--model", choices=MODELS)
    chosen = parser.parse_args()
    bins = measure_reliability(chosen.folder, choose_tagger(chosen.model))
    print("| statements | mean score | share right |\n| ---: | ---: | ---: |")
    for one in bins:
        print(f"| {one.statements} | {one.score:.3f} | {one.right:.3f} |")
    print(f"expected calibration error {expected_error(bins):.3f}")


if __name__ == "__main__":
    main()
