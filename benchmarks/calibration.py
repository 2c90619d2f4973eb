"""Does a confidence mean what it says, and is every outlet read equally well?

Run as `python -m benchmarks.calibration [FOLDER] [--model NAME …] [--plot FILE]`: for each model a
table of its reliability and one of its errors by outlet, which is the beginning of a file's name.
"""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import matplotlib as mpl
from benchmarks.attribution import find_data
from matplotlib import pyplot as plt
from training.evaluate import score_articles, sort_scored, write_tables
from training.reliability import Bin, expected_error

from onrecord.usecases import MODELS, choose_tagger


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
        print(f"## {tagger.name}\n\n{write_tables(scored)}")
    if chosen.plot:
        plot(bins, chosen.plot)


if __name__ == "__main__":
    main()
