"""Weights of sources in reports as loaded: `python -m training.reported [--write] [--plot FILE]`.

The bare pairs of `training.source` know no report. What a report tells besides (its occasion, whom
it names, what else it quotes) is learned from whole archives whose statements are labelled: the
shown worlds, the chosen half of `field`, and with `--archive DIR` that of `benchmarks.archive`.
Every passage that was weighed for a quotation is an example. Cross-validated by report.
"""

import argparse
import os
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from benchmarks import archive as polnear
from benchmarks import field, worlds
from benchmarks.calibration import plot
from benchmarks.field_form import Gold, read_fields

from onrecord.casework import Record, hold_against
from onrecord.compare.sources.source import Candidate, rank_candidates
from onrecord.compare.sources.weights import BARE
from onrecord.dates import OccasionBook
from onrecord.model import FeatureName, Match, Quotation
from onrecord.store import Archive, open_archive
from onrecord.usecases.settling.indexing import load_index
from training.reliability import expected_error, sort_into_bins
from training.source import Example, Floats, fold_by_article, tabulate, tell, write

__all__ = ["adjust", "likeness", "read_examples", "words_shared"]

_WORD = re.compile(r"\w+")
_HALF, _MOST = 0.5, 0.6  # of words shared: by a passage and what was said; by a quotation and label
_HOLD, _LEAST_SPREAD, _ROUNDS = 3.0, 0.15, 200  # of the penalty, chosen by cross-validation
_WORDS_ALONE = frozenset({"not_a_statement", "no_primary", "beyond", "elsewhere", "none"})


@dataclass(frozen=True, slots=True)
class _Label:
    """Words of a report, and where they come from."""

    printed: str
    file: str | None  # of the primary text; None: from none that is held
    said: str
    another: bool  # the report gives them to the wrong one


def read_examples(data: Path, loaded: Path | None) -> list[Example]:
    """Every passage that was weighed for a labelled quotation of a report.

    Args:
        data: the folder of the labelled data.
        loaded: an archive of all articles and transcripts of PolNeAR; None: it is left out.
    """
    found = [*_of_worlds(), *_of_field(data)]
    if loaded is not None:
        with open_archive(loaded, create=False) as held:
            found += _weigh("archive", held, _polnear_labels(held))
    return found


def _of_worlds() -> Iterator[Example]:
    """The shown worlds, each loaded alone."""
    for world in worlds.list_worlds("shown"):
        with tempfile.TemporaryDirectory() as made:
            worlds.load(world, Path(made))
            with open_archive(Path(made), create=False) as held:
                documents = {Path(d.document.path).name: d.document for d in held.dossiers()}
                rows = worlds.read_lines(world / "gold.jsonl")
                labels = _gold_labels(list(worlds.read_gold(rows, documents)))
                yield from _weigh("worlds", held, labels)


def _of_field(data: Path) -> Iterator[Example]:
    """The chosen half of the field."""
    source = next(one for one in read_fields(data) if one.half == "chosen")
    with tempfile.TemporaryDirectory() as made:
        field.load(source, data, Path(made))
        with open_archive(Path(made), create=False) as held:
            yield from _weigh("field", held, _gold_labels(source.gold))


def _gold_labels(gold: Sequence[Gold]) -> Mapping[str, Sequence[_Label]]:
    """The direct statements of each report."""
    labels = defaultdict(list)
    for one in gold:
        if one.direct:
            there = one.said is not None and one.truth not in _WORDS_ALONE
            file, another = one.primary if there else None, one.truth == "misattributed"
            label = _Label(" ".join(one.printed), file, one.said or "", another)
            labels[one.report].append(label)
    return labels


def _polnear_labels(held: Archive) -> Mapping[str, Sequence[_Label]]:
    """The labels of the chosen half, with their words."""
    texts = {Path(d.document.path).name: d.document.text for d in held.dossiers()}
    labels = defaultdict(list)
    for one in polnear.read_labels():
        if one.half == "chosen" and one.file in texts:
            place = None if one.verdict in _WORDS_ALONE else one.source
            said = place[1].of(texts[place[0]]) if place else ""
            printed = one.content.of(texts[one.file])
            file, another = place[0] if place else None, one.verdict == "misattributed"
            labels[one.file].append(_Label(printed, file, said, another))
    return labels


def _weigh(kind: str, held: Archive, labels: Mapping[str, Sequence[_Label]]) -> Iterator[Example]:
    """Hold the labelled reports of an archive again, and label what was weighed."""
    people = {(m.document, m.name): person for person in held.people() for m in person.merges}
    record = Record(people, OccasionBook(held.occasions()), load_index(held), {})
    files = {d.document.id: Path(d.document.path).name for d in held.dossiers()}
    for dossier in held.dossiers(primary=False):
        name = Path(dossier.document.path).name
        if labels.get(name):
            with _overhear() as weighed:
                hold_against(dossier, record, dossier.document.provenance)
            for text, found in weighed.items():
                yield from _label(f"{kind} {name}", text, found, labels[name], files)


@contextmanager
def _overhear() -> Iterator[dict[str, Sequence[Candidate]]]:
    """What is weighed for each quotation of a report; of several looks the last."""
    weighed: dict[str, Sequence[Candidate]] = {}

    def listen(quotation: Quotation, matches: Sequence[Match]) -> list[Candidate]:
        found = rank_candidates(quotation, matches)
        weighed[quotation.text] = found
        return found

    with patch("onrecord.compare.judging.rank_candidates", listen):
        yield weighed


def _label(
    where: str,
    text: str,
    found: Sequence[Candidate],
    labels: Sequence[_Label],
    files: Mapping[str, str],
) -> Iterator[Example]:
    """The candidates of one quotation, if it has a label.

    The source under another's name is left out where the report names the right one: then a label
    was misread, and what that teaches of rivals is wrong.
    """
    label = max(labels, key=lambda one: likeness(text, one.printed))
    if likeness(text, label.printed) < _MOST:
        return
    for one in found:
        right = label.file == files[one.case.match.transcript.id] and _shares(one, label.said)
        if not (right and one.features[FeatureName.RIVAL] and not label.another):
            values = tuple(one.features.get(name, 0.0) for name in FeatureName)
            yield Example(where.split(maxsplit=1)[0], where, hash((where, text)), values, right)


def likeness(text: str, printed: str) -> float:
    """F1 of the words of a quotation and a label; a part of it is as good as the whole."""
    ours, theirs = Counter(_words(text)), Counter(_words(printed))
    every = ours.total() + theirs.total()
    return 1.0 if text in printed else 2 * (ours & theirs).total() / max(every, 1)


def _shares(one: Candidate, said: str) -> bool:
    """Whether a passage and what was said share words enough."""
    placed = [step.said for step in one.case.steps if step.printed and step.said]
    if not placed:
        return False
    start, end = min(word.start for word in placed), max(word.end for word in placed)
    return words_shared(one.case.said[start:end], said)


def words_shared(passage: str, said: str) -> bool:
    """Whether half of the words of the shorter of two texts are the other's."""
    ours, theirs = Counter(_words(passage)), Counter(_words(said))
    return (ours & theirs).total() >= _HALF * min(ours.total(), theirs.total()) > 0


def _words(text: str) -> list[str]:
    """The words of a text, folded."""
    return _WORD.findall(text.casefold())


def adjust(values: Floats, right: Floats, prior: Floats, hold: float = _HOLD) -> Floats:
    """Move the weights of a logistic regression as far as examples tell.

    Newton's method with halved steps; the penalty is on how far a weight moves from `prior`, for a
    feature of its spread. The first weight is the bias, which is free.
    """
    design = np.column_stack([np.ones(len(values)), values])
    penalty = np.append(0.0, hold * np.maximum(values.std(axis=0), _LEAST_SPREAD) ** 2)

    def lose(weights: Floats) -> float:
        odds = design @ weights
        moved = penalty @ (weights - prior) ** 2
        return float((np.logaddexp(0, odds) - right * odds).sum() + moved / 2)

    weights = prior.copy()
    for _ in range(_ROUNDS):
        likely = 1 / (1 + np.exp(-np.clip(design @ weights, -500, 500)))
        slope = design.T @ (likely - right) + penalty * (weights - prior)
        bend = (design * (likely * (1 - likely))[:, None]).T @ design + np.diag(penalty)
        step = np.linalg.solve(bend + 1e-6 * np.eye(len(weights)), slope)
        before = lose(weights)
        while lose(weights - step) > before and np.abs(step).max() > 1e-9:
            step = step / 2
        weights = weights - step
        if np.abs(step).max() < 1e-7:
            break
    return weights


def main() -> None:
    """Fit, print the cross-validated tables, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archive", type=Path, help="of all articles and transcripts of PolNeAR")
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="write the calibration, SVG")
    given = parser.parse_args()
    data = Path(os.environ.get("ONRECORD_DATA", "../shared/data"))
    examples = read_examples(data, given.archive)
    names = list(FeatureName)
    values, right = tabulate(examples, names)
    prior = np.array([BARE.bias, *(BARE.adds.get(name, 0.0) for name in names)])
    likely = _cross_validate(examples, values, right, prior)
    print("\n".join(tell(examples, likely)))
    bins = {
        kind: sort_into_bins(
            [float(p) for p, one in zip(likely, examples, strict=True) if one.kind == kind],
            [one.right for one in examples if one.kind == kind],
        )
        for kind in dict.fromkeys(one.kind for one in examples)
    }
    for kind, some in bins.items():
        print(f"{kind}: expected calibration error {expected_error(some):.3f}")
    weights = adjust(values, right, prior)
    told = dict(zip(names, (float(each) for each in weights[1:]), strict=True))
    print(f"bias {weights[0]:.3f}", {str(name): round(each, 3) for name, each in told.items()})
    if given.plot:
        plot(bins, given.plot)
    if given.write:
        write(float(weights[0]), told, ("REPORTED_BIAS", "REPORTED_WEIGHTS"))


def _cross_validate(
    examples: Sequence[Example], values: Floats, right: Floats, prior: Floats
) -> Floats:
    """What each passage gets from a fit on the reports of the other folds."""
    folds = fold_by_article(examples)
    likely = np.zeros(len(examples))
    for fold in np.unique(folds):
        weights = adjust(values[folds != fold], right[folds != fold], prior)
        odds = weights[0] + values[folds == fold] @ weights[1:]
        likely[folds == fold] = 1 / (1 + np.exp(-odds))
    return likely


if __name__ == "__main__":
    main()
