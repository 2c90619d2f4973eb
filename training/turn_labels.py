"""Weights by which labels are told from other words: `python -m training.turn_labels`.

Documents are the invented ones of `benchmarks` whose turns are marked or listed (the rounds of
`marked`, the shown half of `unseen`, the worlds that are shown, the layouts that rules were chosen
on), transcripts with labels in capitals, and news reports. Since pages hold excerpts as often as
whole talks, each talk is also cut down to two to six turns, most often with its head.
Prints the table of `language/en/label_odds.toml`; F1 of starts is cross-validated by source.
"""

import argparse
import os
import random
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import numpy as np
from benchmarks import marked, worlds
from benchmarks.layouts import CHOOSING
from benchmarks.printing import FORMATS
from benchmarks.renderer import expected_turns
from benchmarks.talks import invented_talks
from numpy.typing import NDArray

from onrecord.errors import OnrecordError
from onrecord.model import Source
from onrecord.reading import read_document
from onrecord.reading.turns import splitting
from onrecord.reading.turns.labels.label_candidates import Candidate, find_candidates
from onrecord.reading.turns.labels.label_names import Label
from onrecord.reading.turns.labels.label_odds import NEAR, OFFSET
from onrecord.reading.turns.labels.label_traits import (
    Surroundings,
    find_far_traits,
    find_near_traits,
)
from onrecord.reading.turns.labels.label_words import (
    ALWAYS_ASK,
    ANSWERS,
    GROUPS,
    MAY_ASK,
    QUESTIONS,
)
from onrecord.text import Span, blank_out, find_paragraphs, fold

_BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
_CAPITALS = re.compile(r"^([A-Z][A-Z .'’&-]+): (?=\S)", re.MULTILINE)
_OPENS = re.compile(r"[\s\"“‘'«(\[*_>|—–:.-]*")  # marks before the first word that is spoken
_ROLES = QUESTIONS | ANSWERS | ALWAYS_ASK | MAY_ASK | GROUPS
_FORMATS = ("text", "page, article")
_MOST = {
    "worlds": 300,
    "cases": 300,
    "renderer": 160,
    "reports": 140,
    "transcripts": 60,
}  # documents of a source
_MOST_OF_ROUND = 90
_EACH_TRANSCRIPT, _EACH_REPORT = 20, 5  # one in so many is looked at
_TURNS = (2, 3, 4, 6)  # of an excerpt
_EXCERPTS = 3  # of a talk
_HEAD = 1200  # characters above an excerpt
_HEADED = 0.7  # of the excerpts
_LONGEST = 20000  # characters of a document that are looked at
_FEWEST = 8  # times that a trait is met
_COUNTS = {"cases": 3.0}  # each shows one thing
_RIDGE = 1.0
_ROUNDS = 25
_LEAST = 0.05  # a lesser weight is left out
_NEAR_ENOUGH = 2  # characters


class Turn(NamedTuple):
    """Where words begin that somebody says, and whose they are."""

    start: int
    speaker: str | None


class Talk(NamedTuple):
    """A document, and the turns that it holds; none of a report."""

    source: str
    text: str
    turns: tuple[Turn, ...]


class Example(NamedTuple):
    """The candidates of a document, and at which turn each ends; None where it is no label."""

    source: str
    found: Sequence[Candidate]
    around: Surroundings | None
    known: Sequence[Span]
    ends_at: Sequence[int | None]
    turns: int


def read_talks(data: Path) -> Iterator[Talk]:
    """All documents, in the order of their sources."""
    yield from _read_invented()
    yield from _read_cases()
    yield from _read_layouts()
    for path in sorted((data / "transcripts" / "text").glob("*.txt"))[::_EACH_TRANSCRIPT]:
        text = path.read_text(encoding="utf-8", errors="replace")
        turns = tuple(Turn(met.end(), met[1]) for met in _CAPITALS.finditer(text))
        yield Talk("transcripts", text, turns)
    for path in sorted((data / "polnear" / "train" / "text").glob("*.txt"))[::_EACH_REPORT]:
        yield Talk("reports", path.read_text(encoding="utf-8", errors="replace"), ())


def _read_invented() -> Iterator[Talk]:
    """Documents of the benchmarks whose turns are marked, or listed beside them."""
    for name in marked.ROUNDS:
        path = _BENCHMARKS / "marked" / f"{name}.txt"
        for each in marked.read_round(path) if path.exists() else ():
            yield from _read(f"marked {name}", each.name, each.data, each.turns)
    for row in worlds.read_lines(_BENCHMARKS / "unseen" / "gold.jsonl"):
        if int(row["file"][:2]) % 2:
            path = _BENCHMARKS / "unseen" / "docs" / row["file"]
            yield from _read("unseen", path.name, path.read_bytes(), row["turns"])
    for world in worlds.list_worlds("shown"):
        for row in worlds.read_lines(world / "turns.jsonl"):
            path = world / "docs" / row["file"]
            yield from _read("worlds", path.name, path.read_bytes(), row["turns"])


def _read_cases() -> Iterator[Talk]:
    """The cases of the tests whose turns are told, or that are reports."""
    for path in sorted((_BENCHMARKS.parent / "tests" / "cases").glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            if "turns" in case or case.get("kind") == "article":
                rows = [
                    {"starts": words, "speaker": label}
                    for label, words in case.get("turns", ())
                    if label
                ]
                content = case["text"].lstrip("\n").encode()
                yield from _read("cases", case.get("file", "case.txt"), content, rows)


def _read_layouts() -> Iterator[Talk]:
    """Talks in the layouts that rules were chosen on."""
    for layout in CHOOSING:
        for talk in invented_talks()[::2]:
            rows = [
                {"starts": " ".join(each.head), "speaker": each.label or None}
                for each in expected_turns(talk, layout)
            ]
            for name in _FORMATS:
                yield from _read("renderer", *FORMATS[name](talk, layout), rows)


def _read(
    source: str, name: str, content: bytes, rows: Iterable[Mapping[str, object]]
) -> Iterator[Talk]:
    """A document with its turns; nothing where it is refused, or most of them are not found."""
    try:
        document = read_document(Source(name, content))
    except OnrecordError:
        return
    text = blank_out(document.text, document.furniture)
    turns, at, expected = [], 0, 0
    for row in rows:
        words = re.findall(r"\w+", str(row["starts"]))[:8]
        expected += 1
        pattern = re.compile(r"\W{1,6}?".join(map(re.escape, words)), re.IGNORECASE)
        found = pattern.search(text, at) if words else None
        if found is not None:
            at = found.end()
            turns.append(Turn(found.start(), str(row["speaker"]) if row["speaker"] else None))
    if 4 * len(turns) >= 3 * expected:
        yield Talk(source, text, tuple(turns))


def _choose(talks: Iterable[Talk], chance: random.Random) -> Iterator[Talk]:
    """Talks with their excerpts, not too many of a source."""
    held: dict[str, list[Talk]] = defaultdict(list)
    for talk in talks:
        held[talk.source] += [_shorten(talk), *_cut(talk, chance)]
    for source, mine in held.items():
        chance.shuffle(mine)
        yield from mine[: _MOST.get(source, _MOST_OF_ROUND)]


def _shorten(talk: Talk) -> Talk:
    turns = tuple(turn for turn in talk.turns if turn.start < _LONGEST)
    return talk._replace(text=talk.text[:_LONGEST], turns=turns)


def _cut(talk: Talk, chance: random.Random) -> Iterator[Talk]:
    """Stretches of a few turns, most of them with the head of the talk."""
    starts = [_line_of(talk.text, turn.start) for turn in talk.turns]
    if len(starts) <= _TURNS[2]:
        return
    for _ in range(_EXCERPTS):
        count = min(chance.choice(_TURNS), len(starts))
        first = chance.randrange(len(starts) - count + 1)
        after = first + count
        end = starts[after] if after < len(starts) else starts[after - 1] + _HEAD
        head = talk.text[max(0, starts[0] - _HEAD) : starts[0]]
        head = head if chance.random() < _HEADED else ""
        moved = len(head) - starts[first]
        turns = (turn._replace(start=turn.start + moved) for turn in talk.turns[first:after])
        yield Talk(talk.source, head + talk.text[starts[first] : end], tuple(turns))


def _line_of(text: str, start: int) -> int:
    """Where the line begins that bears the label of words: theirs, or the one above them."""
    begun = text.rfind("\n", 0, start) + 1
    if text[begun:start].strip():
        return begun
    above = len(text[:begun].rstrip())
    return text.rfind("\n", 0, above) + 1


def make_example(talk: Talk) -> Example | None:
    """The candidates of a document as they are met while it is read; None where it has none."""
    met: list[tuple[str, Sequence[Span], int, Sequence[Label], list[Label]]] = []

    def keep(
        text: str, lines: Sequence[Span], count: int, told: Sequence[Label], known: list[Label]
    ) -> list[Label]:
        met.append((text, lines, count, told, known))
        return known

    paragraphs = find_paragraphs(talk.text, Span(0, len(talk.text)))
    with patch.object(splitting, "explain_labels", keep):
        if paragraphs:
            splitting.find_labelled(talk.text, Span(0, len(talk.text)), paragraphs)
    if not met:
        return None
    text, lines, count, told, known = met[0]
    found = find_candidates(text, lines, told, known)
    around = Surroundings(text, lines, count, found) if found else None
    places = [label.place for label in known]
    return Example(talk.source, found, around, places, _ends_at(talk, found), len(talk.turns))


def _ends_at(talk: Talk, found: Sequence[Candidate]) -> list[int | None]:
    """The turn at which each candidate ends; of those of one turn such as name its speaker."""
    begun = {_OPENS.match(talk.text, turn.start).end(): turn for turn in talk.turns}  # type: ignore[union-attr]
    places: list[Turn | None] = []
    for each in found:
        at = _OPENS.match(talk.text, each.label.place.end).end()  # type: ignore[union-attr]
        near = (begun.get(at + by) for by in range(-_NEAR_ENOUGH, _NEAR_ENOUGH + 1))
        places.append(next((turn for turn in near if turn), None))
    named = [
        turn is not None and _names(each.label.name.of(talk.text), turn.speaker)
        for each, turn in zip(found, places, strict=True)
    ]
    some = {turn for turn, names in zip(places, named, strict=True) if names}
    beside = [
        turn is not None
        and turn not in some
        and "\n" not in talk.text[each.label.name.end : turn.start]
        for each, turn in zip(found, places, strict=True)
    ]
    return [
        turn.start if turn is not None and (names or alone) else None
        for turn, names, alone in zip(places, named, beside, strict=True)
    ]


def _names(name: str, speaker: str | None) -> bool:
    """Whether a name has the last word of a speaker's; of nobody, whether it is a role."""
    if speaker is None:
        return not _ROLES.isdisjoint(fold(name).split())
    return fold(speaker).split()[-1].strip(".,:()") in fold(name)


class Look(NamedTuple):
    """The traits that are met often enough, and their weights.

    The last two weights are of nothing, and of the log odds of the look before.
    """

    columns: dict[str, int]
    weights: NDArray[np.float64]

    def odds(
        self, traits: Sequence[Sequence[str]], near: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Log odds by traits."""
        return _matrix(traits, self.columns, near) @ self.weights


def _matrix(
    traits: Sequence[Sequence[str]], columns: Mapping[str, int], near: NDArray[np.float64]
) -> NDArray[np.float64]:
    found = np.zeros((len(traits), len(columns) + 2))
    for row, each in enumerate(traits):
        found[row, [columns[trait] for trait in each if trait in columns]] = 1
    found[:, -2] = 1
    found[:, -1] = np.clip(near, -8, 8)
    return found


def _fit(
    traits: Sequence[Sequence[str]],
    near: NDArray[np.float64],
    right: NDArray[np.float64],
    weight: NDArray[np.float64],
) -> Look:
    """One logistic regression with a ridge, by Newton's method."""
    counts = Counter(trait for each in traits for trait in each)
    names = sorted(trait for trait, count in counts.items() if count >= _FEWEST)
    columns = {trait: number for number, trait in enumerate(names)}
    x = _matrix(traits, columns, near)
    ridge = np.full(x.shape[1], _RIDGE)
    ridge[-2:] = 1e-3
    weights = np.zeros(x.shape[1])
    for _ in range(_ROUNDS):
        told = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (weight * (told - right)) + ridge * weights
        bend = (x * (weight * told * (1 - told))[:, None]).T @ x + np.diag(ridge)
        weights = weights - np.linalg.solve(bend, slope)
    return Look(columns, weights)


def fit(examples: Sequence[Example]) -> tuple[Look, Look]:
    """Both looks; each example counts by the root of its turns, whatever its length."""
    mine = [each for each in examples if each.found]
    right = np.array([float(at is not None) for each in mine for at in each.ends_at])
    weight = np.concatenate(
        [
            np.full(len(each.found), _COUNTS.get(each.source, 1.0) / np.sqrt(each.turns + 2))
            for each in mine
        ]
    )
    near = [
        find_near_traits(one, each.around) for each in mine for one in each.found if each.around
    ]
    nothing = np.zeros(len(right))
    first = _fit(near, nothing, right, weight)
    odds = first.odds(near, nothing)
    far = _far_of(mine, odds)
    return first, _fit(far, odds, right, weight)


def _far_of(examples: Sequence[Example], odds: NDArray[np.float64]) -> list[list[str]]:
    found: list[list[str]] = []
    at = 0
    for each in examples:
        mine = 1 / (1 + np.exp(-odds[at : at + len(each.found)]))
        at += len(each.found)
        if each.around is not None:
            found += find_far_traits(each.found, list(map(float, mine)), each.around, each.known)
    return found


def measure(looks: tuple[Look, Look], examples: Sequence[Example]) -> tuple[int, int, int]:
    """How many turns some examples have, how many labels are taken, and how many turns are met."""
    first, second = looks
    turns = taken = met = 0
    for each in examples:
        turns += each.turns
        if each.around is None:
            continue
        near = [find_near_traits(one, each.around) for one in each.found]
        odds = first.odds(near, np.zeros(len(near)))
        sure = second.odds(_far_of([each], odds), odds)
        best: dict[int, int] = {}
        for number, one in enumerate(each.found):
            if sure[number] >= max(0.0, sure[best[one.place]] if one.place in best else 0.0):
                best[one.place] = number
        taken += len(best)
        met += len({each.ends_at[number] for number in best.values()} - {None})
    return turns, taken, met


def _print_table(looks: tuple[Look, Look]) -> None:
    for name, look in zip(("first", "second"), looks, strict=True):
        print(f"[{name}]")
        named = zip([*look.columns, OFFSET, NEAR], look.weights, strict=True)
        for trait, weight in sorted(named):
            if abs(weight) >= _LEAST:
                print(f'"{trait}" = {weight:.2f}')
        print()


def main() -> int:
    """Read, measure by source, fit, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", action="store_true", help="measure each source without its own")
    asked = parser.parse_args()
    data = Path(os.environ.get("ONRECORD_DATA", "../shared/data"))
    talks = _choose(read_talks(data), random.Random(1))
    examples = [each for each in map(make_example, talks) if each is not None]
    for source in sorted({each.source for each in examples}) if asked.folds else ():
        others = [each for each in examples if each.source != source]
        turns, taken, met = measure(fit(others), [e for e in examples if e.source == source])
        f1 = 2 * met / max(turns + taken, 1)
        print(f"{source:20}{turns:6}{taken:6}{met:6}{f1:7.3f}", file=sys.stderr)
    _print_table(fit(examples))
    return 0


if __name__ == "__main__":
    sys.exit(main())
