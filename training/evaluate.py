"""What a model is worth on articles it never saw: `python -m training.evaluate --help`.

Relation F1 by the scorer's lenient rule, reliability of the confidence, errors by outlet.
"""

import argparse
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.statements import Tagger
from onrecord.tagging import ModelTagger
from onrecord.tagging.model_files import open_encoder
from onrecord.text import Span
from training.corpus import chosen_annotations, read_events, read_text
from training.matching import find_right, mark_events
from training.reliability import Bin, expected_error, sort_into_bins


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
        marked = mark_events(read_events(path))
        right = tuple(number >= 0 for number in find_right(text, found, marked))
        scores = tuple(one.score for one in found)
        scored.append(Scored(stem.partition("_")[0], scores, right, len(marked)))
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


def write_tables(scored: Sequence[Scored]) -> str:
    """Reliability and errors by outlet, as Markdown."""
    bins = sort_scored(scored)
    lines = ["| statements | mean confidence | right |", "| ---: | ---: | ---: |"]
    lines += [f"| {one.statements} | {one.score:.2f} | {one.right:.2f} |" for one in bins]
    lines += ["", f"Expected calibration error {expected_error(bins):.3f}.", ""]
    lines += ["| outlet | articles | marked | found | right | F1 |"]
    lines += ["| --- | ---: | ---: | ---: | ---: | ---: |"]
    whole = [replace(one, outlet="all") for one in scored]
    for name, one in {**count_by_outlet(scored), **count_by_outlet(whole)}.items():
        counts = f"{one.articles} | {one.marked} | {one.found} | {one.right}"
        lines.append(f"| {name} | {counts} | {100 * one.f1:.1f} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Read the command line, measure one exported model, and write its part of a model card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="what training.export wrote")
    parser.add_argument("--data", type=Path, required=True, help="labelled, never trained on")
    parser.add_argument("--out", type=Path, required=True, help="Markdown to write")
    chosen = parser.parse_args()
    tagger = ModelTagger(open_encoder(chosen.folder))
    begun = time.process_time()
    scored = score_articles(chosen.data, tagger)
    spent = time.process_time() - begun
    size = (chosen.folder / "model.onnx").stat().st_size / 1e6
    cost = f"{size:.1f} MB; {spent:.0f} seconds of CPU for {len(scored)} articles."
    card = f"# {tagger.name}\n\n{cost}\n\n{write_tables(scored)}"
    chosen.out.write_text(card, encoding="utf-8")
    print(chosen.out.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
