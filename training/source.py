"""Make the weights of `compare/sources/weights.py` anew: `python -m training.source`.

A logistic regression on passages that may be the source of quotations whose place is known: the
development pairs, the census, the same quotations without a speaker or a day, and quotations held
against transcripts that cannot hold them (benchmarks/absent.py). Prints a table of five-fold
cross-validation by article, a table of calibration, and what the fit loses without each feature.
"""

import argparse
import datetime as dt
import json
import os
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.absent import PlainSearch, hide
from benchmarks.calibration import plot
from benchmarks.known import read_known
from benchmarks.verification import read_quotations, read_transcripts
from numpy.typing import NDArray

from onrecord.compare import align
from onrecord.compare.sources.source import Candidate, describe_candidates
from onrecord.compare.sources.weights import WEIGHTS
from onrecord.index import TranscriptIndex, index_transcripts
from onrecord.model import FeatureName, Quotation
from training.reliability import sort_into_bins

__all__ = [
    "Example",
    "Floats",
    "cross_validate",
    "fit",
    "fold_by_article",
    "lose",
    "read_examples",
    "tabulate",
    "tell",
    "write",
]

_CENSUS = Path(__file__).parent.parent / "benchmarks" / "census.jsonl"
_WEIGHTS = Path(__file__).parent.parent / "src" / "onrecord" / "compare" / "sources" / "weights.py"
_FOLDS, _RIDGE, _SEED = 5, 3.0, 20160930
_FLOORS = (0.3, 0.5, 0.7, 0.8, 0.9)
Floats = NDArray[np.float64]
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """A passage, and whether it is the source of a quotation."""

    kind: str  # where the quotation is from
    article: str  # where it was printed, or its text if that is not told: no two folds share one
    asked: int  # number of the question; its passages compete
    features: tuple[float, ...]
    right: bool


def read_examples(data: Path, tools: Path) -> list[Example]:
    """Every passage of every quotation whose source is known or known to be missing."""
    held = read_transcripts(data / "transcripts" / "text")
    index = index_transcripts(held)
    asked = [
        *_labelled("dev", data / "verify_dev.jsonl", index, data, tools),
        *_labelled("census", _CENSUS, index, data, tools),
        *_absent(read_known(data, tools, PlainSearch(held)), held),
    ]
    articles = _read_articles(data, tools)
    return [
        replace(example, article=articles.get(example.article, example.article))
        for number, (kind, quotation, gold, where) in enumerate(asked)
        for example in _label(number, kind, quotation, gold, where)
    ]


def _read_articles(data: Path, tools: Path) -> dict[str, str]:
    """By text of a labelled quotation: the article in which it is printed."""
    return {
        quotation.text: name.partition("#")[0]
        for gold in (data / "verify_dev.jsonl", _CENSUS)
        for name, quotation in read_quotations(gold, data / "polnear", tools).items()
    }


Asked = tuple[str, Quotation, Row | None, TranscriptIndex]


def _labelled(
    name: str, gold: Path, index: TranscriptIndex, data: Path, tools: Path
) -> Iterator[Asked]:
    """Labelled pairs; again with nobody named; and those with a source again without a day."""
    quotations = read_quotations(gold, data / "polnear", tools)
    for line in gold.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        quotation = quotations[item["id"]]
        there = item["verdict"] != "unsupported"
        place = item["transcript"] if there else None
        yield name, quotation, place, index
        if item["verdict"] != "misattributed":
            yield f"{name}, nobody", replace(quotation, speaker=None), place, index
        if there:
            yield f"{name}, undated", replace(quotation, printed_on=None), place, index


def _absent(known: Sequence[Any], held: Sequence[Any]) -> Iterator[Asked]:
    """Quotations held against what cannot hold them."""
    for one, hiding, printed_on, index, there in hide(known, held):
        if there:
            continue
        quotation = Quotation(one.text, one.speaker, printed_on)
        yield f"absent, {hiding}", quotation, None, index


def _label(
    number: int, kind: str, quotation: Quotation, gold: Row | None, index: TranscriptIndex
) -> Iterator[Example]:
    """The passages of one quotation; the very words in a second place are left out."""
    found = describe_candidates(quotation, align(quotation, index))
    right = [gold is not None and _is_at(one, gold) for one in found]
    words = {_said(one) for one, is_it in zip(found, right, strict=True) if is_it}
    for one, is_it in zip(found, right, strict=True):
        again = _said(one) in words or (gold is not None and one.support.share >= 1)
        if is_it or not again:
            values = tuple(one.features.get(name, 0.0) for name in FeatureName)
            yield Example(kind, quotation.text, number, values, is_it)


def _said(one: Candidate) -> tuple[str, ...]:
    """The words of a passage."""
    return tuple(step.said.form for step in one.case.steps if step.printed and step.said)


def _is_at(one: Candidate, gold: Row) -> bool:
    """Whether a passage overlaps the labelled one."""
    said = [step.said for step in one.case.steps if step.printed and step.said]
    start, end = min(word.start for word in said), max(word.end for word in said)
    same = one.case.match.transcript.id == gold["file"]
    return same and start < gold["end"] and gold["start"] < end


def fit(values: Floats, right: Floats, ridge: float = _RIDGE) -> tuple[float, Floats]:
    """Fit a logistic regression by Newton's method, with a ridge on standardised features.

    Returns:
        The bias and one weight a feature, for values as they are.
    """
    mean, spread = values.mean(axis=0), values.std(axis=0)
    spread[spread == 0] = 1
    design = np.column_stack([np.ones(len(values)), (values - mean) / spread])
    penalty = np.full(design.shape[1], ridge)
    penalty[0] = 0
    weights = np.zeros(design.shape[1])
    for _ in range(60):
        likely = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (likely - right) + penalty * weights
        bend = (design * (likely * (1 - likely))[:, None]).T @ design + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    scaled = weights[1:] / spread
    return float(weights[0] - scaled @ mean), scaled


def fold_by_article(examples: Sequence[Example]) -> NDArray[np.int_]:
    """The fold of each example: of one article all are in one."""
    articles = sorted({one.article for one in examples})
    random.Random(_SEED).shuffle(articles)
    fold_of = {article: number % _FOLDS for number, article in enumerate(articles)}
    return np.array([fold_of[one.article] for one in examples])


def cross_validate(examples: Sequence[Example], names: Sequence[FeatureName]) -> Floats:
    """What each passage gets from a fit on the quotations of the other folds."""
    folds = fold_by_article(examples)
    values, right = tabulate(examples, names)
    likely = np.zeros(len(examples))
    for fold in range(_FOLDS):
        bias, weights = fit(values[folds != fold], right[folds != fold])
        likely[folds == fold] = 1 / (1 + np.exp(-bias - values[folds == fold] @ weights))
    return likely


def tabulate(examples: Sequence[Example], names: Sequence[FeatureName]) -> tuple[Floats, Floats]:
    """Features and labels as arrays."""
    every = list(FeatureName)
    columns = [every.index(name) for name in names]
    values = np.array([[one.features[at] for at in columns] for one in examples])
    return values, np.array([float(one.right) for one in examples])


def lose(likely: Floats, right: Floats) -> float:
    """The log loss over all passages, in nats."""
    sure = np.where(right > 0, likely, 1 - likely)
    return float(-np.log(np.maximum(sure, 1e-12)).sum())


def tell(examples: Sequence[Example], likely: Floats) -> Iterator[str]:
    """The cross-validated tables."""
    asked: dict[int, list[int]] = {}
    for at, one in enumerate(examples):
        asked.setdefault(one.asked, []).append(at)
    kinds = list(dict.fromkeys(one.kind for one in examples))
    yield "| quotations | " + " | ".join(f"≥ {floor}" for floor in _FLOORS) + " |"
    yield "| --- |" + " ---: |" * len(_FLOORS)
    for kind in kinds:
        cells = []
        for floor in _FLOORS:
            counts = {"right": 0, "wrong": 0, "lost": 0}
            for mine in asked.values():
                if examples[mine[0]].kind == kind:
                    best = max(mine, key=lambda at: likely[at])
                    if likely[best] >= floor:
                        counts["right" if examples[best].right else "wrong"] += 1
                    else:
                        counts["lost"] += any(examples[at].right for at in mine)
            cells.append("/".join(str(count) for count in counts.values()))
        yield f"| {kind} | " + " | ".join(cells) + " |"
    yield "\n| probability | passages | mean | the source |\n| ---: | ---: | ---: | ---: |"
    right = np.array([one.right for one in examples])
    for low in np.arange(10) / 10:
        here = (likely >= low) & (likely < low + 0.1)
        if here.any():
            mean, share = likely[here].mean(), right[here].mean()
            yield f"| {low:.1f} to {low + 0.1:.1f} | {here.sum()} | {mean:.2f} | {share:.2f} |"


def write(
    bias: float, weights: Mapping[FeatureName, float], names: tuple[str, str] = ("BIAS", "WEIGHTS")
) -> None:
    """Put the weights into the table, between its marks; what stands around them is kept."""
    text = _WEIGHTS.read_text(encoding="utf-8")
    first, table = names
    head, _, rest = text.partition(f"\n{first} = ")
    _, _, foot = rest.partition("}\n")
    rows = "".join(f"    FeatureName.{n.name}: {w:.3f},\n" for n, w in weights.items() if w)
    body = f"\n{first} = {bias:.3f}\n{table}: Mapping[FeatureName, float] = {{\n{rows}}}\n"
    _WEIGHTS.write_text(head + body + foot, encoding="utf-8")


def main() -> None:
    """Fit on the data that ONRECORD_DATA names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="write the calibration, SVG")
    given = parser.parse_args()
    data = Path(os.environ.get("ONRECORD_DATA", "../shared/data"))
    started = dt.datetime.now(tz=dt.UTC)
    examples = read_examples(data, data / ".." / "tools")
    names = [name for name in FeatureName if name in WEIGHTS]
    likely = cross_validate(examples, names)
    values, right = tabulate(examples, names)
    print("\n".join(tell(examples, likely)))
    whole = lose(likely, right)
    print(f"\n{len(examples)} passages, {int(right.sum())} sources; log loss {whole:.1f}")
    for name in names:
        less = lose(cross_validate(examples, [n for n in names if n is not name]), right)
        print(f"without {name:16} {less - whole:+.1f}")
    bias, weights = fit(values, right)
    told = dict(zip(names, (float(each) for each in weights), strict=True))
    print(f"bias {bias:.3f}", {str(name): round(each, 3) for name, each in told.items()})
    if given.plot:
        bins = sort_into_bins([float(each) for each in likely], [one.right for one in examples])
        plot({"source of words": bins}, given.plot)
    if given.write:
        write(bias, told)
    print(f"took {dt.datetime.now(tz=dt.UTC) - started}")


if __name__ == "__main__":
    main()
