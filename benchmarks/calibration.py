"""Does a confidence mean what it says, and is every outlet read equally well?

Run as `python -m benchmarks.calibration [FOLDER] [--model NAME …] [--plot FILE]`: for each model a
table of its reliability and one of its errors by outlet, which is the beginning of a file's name.
"""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import matplotlib as mpl
from benchmarks.attribution import find_data
from matplotlib import pyplot as plt
from training.corpus import chosen_annotations, read_events, read_text
from training.matching import Marked, find_right
from training.reliability import Bin, expected_error, sort_into_bins

from onrecord.desk import MODELS, choose_tagger
from onrecord.statements import Tagger
from onrecord.text import Span

__all__ = ["Outlet", "Scored", "count_by_outlet", "score_articles", "sort_scored"]


@dataclass(frozen=True, slots=True)
class Scored:
    """What a tagger made of one article, by the lenient rule of the scorer."""

    outlet: str
    scores: tuple[float, ...]  # of each statement found
    right: tuple[bool, ...]
    marked: int  # statements that annotators marked


@dataclass(frozen=True, slots=True)
class Outlet:
    """Sums over the articles of one outlet."""

    articles: int
    found: int
    right: int
    marked: int

    @property
    def f1(self) -> float:
        """Relation F1, 0 to 1."""
        return 2 * self.right / max(1, self.found + self.marked)


def score_articles(folder: Path, tagger: Tagger) -> list[Scored]:
    """Tag every article and say which statements are right.

    Args:
        folder: holds `text/*.txt` and `attributions/*.ann`.
        tagger: what is measured.
    """
    scored = []
    for stem, path in chosen_annotations(folder).items():
        text = read_text(folder, stem)
        found = tagger.tag(text, Span(0, len(text)))
        gold = [
            Marked(one.get("Source", []), one["Content"])
            for one in read_events(path)
            if one.get("Content")
        ]
        right = tuple(number >= 0 for number in find_right(text, found, gold))
        scores = tuple(one.score for one in found)
        scored.append(Scored(stem.partition("_")[0], scores, right, len(gold)))
    return scored


def sort_scored(scored: Sequence[Scored]) -> list[Bin]:
    """All statements in ten bins by their scores."""
    return sort_into_bins(
        [score for one in scored for score in one.scores],
        [ok for one in scored for ok in one.right],
    )


def count_by_outlet(scored: Sequence[Scored]) -> Mapping[str, Outlet]:
    """The sums of each outlet, in the order of their names."""
    outlets: dict[str, list[Scored]] = {}
    for one in sorted(scored, key=lambda each: each.outlet):
        outlets.setdefault(one.outlet, []).append(one)
    return {
        name: Outlet(
            len(some),
            sum(len(one.right) for one in some),
            sum(sum(one.right) for one in some),
            sum(one.marked for one in some),
        )
        for name, some in outlets.items()
    }


def plot(bins: Mapping[str, Sequence[Bin]], path: Path) -> None:
    """A reliability diagram as SVG, one line for each model."""
    mpl.rcParams["svg.hashsalt"] = "onrecord"
    figure, axes = plt.subplots(figsize=(5.2, 4.6))
    axes.plot([0, 1], [0, 1], color="0.6", linewidth=1, label="as it should be")
    styles = zip(bins.items(), ("#1b5e8c", "#b3541e", "#4d7c3a"), "osD", strict=False)
    for (name, some), colour, marker in styles:
        label = f"{name}: expected error {expected_error(some):.3f}"
        across, up = [one.score for one in some], [one.right for one in some]
        axes.plot(across, up, color=colour, marker=marker, linewidth=1.5, label=label)
    axes.set(xlim=(0, 1), ylim=(0, 1), xlabel="confidence, mean of the bin", ylabel="share right")
    axes.set_aspect("equal")
    axes.grid(color="0.9")
    axes.legend(loc="upper left", frameon=False)
    figure.savefig(path, format="svg", bbox_inches="tight", metadata={"Date": None})
    plt.close(figure)


def _print_tables(scored: Sequence[Scored], bins: Sequence[Bin]) -> None:
    print("| statements | mean confidence | right |\n| ---: | ---: | ---: |")
    for one in bins:
        print(f"| {one.statements} | {one.score:.2f} | {one.right:.2f} |")
    print(f"\nexpected calibration error {expected_error(bins):.3f}\n")
    print("| outlet | articles | marked | found | right | F1 |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, outlet in count_by_outlet(scored).items():
        counts = f"{outlet.articles} | {outlet.marked} | {outlet.found} | {outlet.right}"
        print(f"| {name} | {counts} | {100 * outlet.f1:.1f} |")


def main() -> None:
    """Print the tables of each model, and draw them together."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = find_data() / "polnear" / "dev"
    parser.add_argument("folder", nargs="?", type=Path, default=default)
    parser.add_argument("--model", choices=MODELS, action="append", help="again for another")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="write the diagram, SVG")
    chosen = parser.parse_args()
    bins: dict[str, Sequence[Bin]] = {}
    for name in chosen.model or [None]:
        tagger = choose_tagger(name)
        scored = score_articles(chosen.folder, tagger)
        bins[name or "default"] = sort_scored(scored)
        print(f"## {tagger.name}\n")
        _print_tables(scored, bins[name or "default"])
    if chosen.plot:
        plot(bins, chosen.plot)


if __name__ == "__main__":
    main()
