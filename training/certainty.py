"""Weights of the traits by which telling is known from doing: `python -m training.certainty`.

Examples are the chosen half of `benchmarks/pages.jsonl`, labelled by eye; every sixth article of
the training part of PolNeAR, at a twentieth of the weight, as its labels take a wider view and its
articles are those the tagger learnt from; and the odd lines of `kinds.jsonl` and `mixed.jsonl`.
Prints a table for `language/en/certainty.toml`, cross-validated by page.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch
from zlib import crc32

import numpy as np
from benchmarks import pages
from benchmarks.attribution import find_data
from benchmarks.kinds import read_examples
from numpy.typing import NDArray

from onrecord.model import Attribution, Document, DocumentKind, Part, PartKind, Statement
from onrecord.statements import Tagger, assembly, find_statements
from onrecord.statements.traits import find_traits
from onrecord.text import Span, text_at
from onrecord.usecases import choose_tagger
from training.corpus import read_events
from training.matching import find_right, mark_events
from training.reliability import expected_error, sort_into_bins

_HERE = Path(__file__).parent.parent / "benchmarks"
_WIDE = 0.05  # weight of an example of PolNeAR; chosen with the next on the pages, cross-validated
_RIDGE = 1.0
_FOLDS = 5
_ROUNDS = 50


class _Example(NamedTuple):
    """A statement's traits, whether it is an attribution, and what it counts."""

    group: str
    traits: dict[str, float]
    told: bool
    weight: float


def read_all(data: Path, tagger: Tagger) -> list[_Example]:
    """The examples; nothing is dropped for its score."""
    with (
        patch.object(assembly, "weigh", lambda _, one, *__: one.score),
        patch.object(assembly, "is_told", lambda *_: True),
    ):
        return [*_of_pages(data, tagger), *_of_news(data, tagger), *_of_kinds(tagger)]


def _of_pages(data: Path, tagger: Tagger) -> Iterator[_Example]:
    labels = pages.read_labels()
    for page in pages.read_pages(data, tagger, "chosen"):
        text = page.dossier.document.text
        for one in page.dossier.statements:
            label = labels.get(pages.key_of(page.name, text_at(text, one.content)))
            if label is not None:
                yield _Example(page.name, _traits(text, one), label.label != "none", 1.0)


def _of_news(data: Path, tagger: Tagger) -> Iterator[_Example]:
    folder = data / "polnear" / "train"
    for path in sorted((folder / "text").glob("*.txt"))[2::6]:
        marks = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        if marks:
            text = path.read_bytes().decode()
            yield from _judge(path.stem, text, tagger, mark_events(read_events(marks[0])), _WIDE)


def _of_kinds(tagger: Tagger) -> Iterator[_Example]:
    for name in ("kinds", "mixed"):
        for one in read_examples(_HERE / f"{name}.jsonl")[::2]:
            outer = [each for each in one.attributions if not each.inner]
            yield from _judge("", one.text, tagger, outer, 1.0)


def _judge(
    group: str, text: str, tagger: Tagger, gold: Sequence[object], weight: float
) -> Iterator[_Example]:
    """The statements of a text that is one article, held against its marks."""
    whole = (Part(PartKind.ARTICLE, Span(0, len(text))),)
    document = Document("0" * 16, "0" * 64, "", "text/plain", DocumentKind.ARTICLE, text, whole)
    found = [one for one in find_statements(document, tagger) if one.within is None]
    for one, number in zip(found, find_right(text, found, gold), strict=True):  # type: ignore[arg-type]
        yield _Example(group, _traits(text, one), number >= 0, weight)


def _traits(text: str, one: Statement) -> dict[str, float]:
    given = Attribution(one.source, one.cue, one.content, one.score)
    return find_traits(text, given, one.kind, one.type)


def _fit(
    given: NDArray[np.float64], told: NDArray[np.float64], weight: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Offset and slopes of a weighted logistic regression with a ridge on the slopes."""
    ridge = np.eye(given.shape[1]) * _RIDGE
    ridge[0, 0] = 1e-6
    slopes = np.zeros(given.shape[1])
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-given @ slopes))
        gradient = given.T @ (weight * (chance - told)) + ridge @ slopes
        curve = given.T @ (given * (weight * chance * (1 - chance))[:, None]) + ridge
        slopes -= np.linalg.solve(curve, gradient)
    return slopes


def main() -> None:
    """Fit, tell how well, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.parse_args()
    examples = read_all(find_data(), choose_tagger("default"))
    names = sorted({name for one in examples if one.weight == 1 for name in one.traits})
    rows = [[1.0, *(one.traits.get(name, 0.0) for name in names)] for one in examples]
    given = np.array(rows)
    told = np.array([float(one.told) for one in examples])
    weight = np.array([one.weight for one in examples])
    fold = np.array([crc32(one.group.encode()) % _FOLDS for one in examples])
    of_page = np.array([one.weight == 1 and bool(one.group) for one in examples])
    unseen = np.zeros(len(examples))
    for number in range(_FOLDS):
        out = of_page & (fold == number)
        slopes = _fit(given[~out], told[~out], weight[~out])
        unseen[out] = 1 / (1 + np.exp(-given[out] @ slopes))
    scored = sort_into_bins(list(unseen[of_page]), list(told[of_page] > 0))
    print(f"# {of_page.sum()} of pages; cross-validated error {expected_error(scored):.3f}")
    for name, slope in zip(["offset", *names], _fit(given, told, weight), strict=True):
        print(f'"{name}" = {slope:.2f}' if " " in name else f"{name} = {slope:.2f}")


if __name__ == "__main__":
    main()
