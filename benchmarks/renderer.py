"""Renderer: talks laid out in every label style and format, and how well their turns are read.

Run from the root of the repository: `.venv/bin/python -m benchmarks.renderer`. Real turns are read
from `ONRECORD_DATA` while it runs; none is kept. Layouts and machine formats that rules were chosen
on are counted apart from those that were not.
"""

import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.fresh_layouts import ROUNDS
from benchmarks.layouts import CHOOSING, FRESH, KEPT_APART, Layout, Talk, printed_label
from benchmarks.machines import MACHINES
from benchmarks.printing import FORMATS
from benchmarks.talks import invented_talks, real_talks

from onrecord.errors import OnrecordError
from onrecord.model import Document, Source, Turn, TurnRole
from onrecord.reading import read_document
from onrecord.text import find_words, fold

_REAL = 2  # real talks; half of all talks go with each set of layouts
_HEAD = 6  # words by which a turn is known
_UNPRINTED = frozenset(
    {"text", "text, hard breaks", "text, forty columns", "page, preformatted"}
)  # no bold, no italics
_TABLESS = frozenset({name for name in FORMATS if name.startswith(("page", "PDF"))}) - _UNPRINTED
_PRINTED = frozenset({"questions in bold", "questions in italics"})  # told by their print alone

_SETS = (
    ("chosen", "chosen on", CHOOSING),
    ("apart", "kept apart", KEPT_APART),
    ("fresh", "invented last", (*FRESH, *(layout for each in ROUNDS for layout in each))),
)


@dataclass(slots=True)
class Score:
    """Turns asked for, found, and found where they are."""

    asked: int = 0
    found: int = 0
    met: int = 0
    named: int = 0  # of those met: with the right label or role

    def add(self, other: "Score") -> None:
        """Count another score in."""
        self.asked += other.asked
        self.found += other.found
        self.met += other.met
        self.named += other.named

    @property
    def starts(self) -> float:
        """F1 of the places where turns begin."""
        return 2 * self.met / max(self.asked + self.found, 1)

    @property
    def speakers(self) -> float:
        """F1 of turns that begin there and bear the right label."""
        return 2 * self.named / max(self.asked + self.found, 1)


@dataclass(frozen=True, slots=True)
class Expected:
    """One turn that a file holds."""

    head: tuple[str, ...]  # its first words, folded
    label: str  # folded; "" where nobody is named
    asks: bool  # whether its label says that it asks


def expected_turns(talk: Talk, layout: Layout) -> list[Expected]:
    """The turns that a reader is to find.

    Where print alone tells who asks, those who answer one after another are one, and nobody can
    tell who speaks before the first question.
    """
    orders: dict[str, int] = {}
    found: list[Expected] = []
    for number, said in enumerate(talk.turns):
        is_first = said.person.last not in orders
        order = orders.setdefault(said.person.last, len(orders))
        label = printed_label(layout, said, number, order, is_first=is_first)
        asks = said.person.asks and layout.asking is not None and layout.tells
        if not layout.label and asks == bool(found and found[-1].asks):
            continue
        words = tuple(word.form for word in find_words(said.paragraphs[0])[:_HEAD])
        found.append(Expected(words, _name(label), asks))
    return found


def _name(label: str) -> str:
    """What two prints of one label share."""
    head = re.split(r"[(,]|(?<=\w) \[", label, maxsplit=1)[0]
    return fold(head).strip(" .:[]<>*_")


def score_turns(document: Document, expected: Sequence[Expected]) -> Score:
    """Hold the turns of a document against those it has; each is met once, in order."""
    found = [(_head_of(document, turn), turn) for turn in document.turns if turn.said]
    score = Score(asked=len(expected), found=len(found))
    at = 0
    for each in expected:
        for place in range(at, len(found)):
            head, turn = found[place]
            if head[: len(each.head)] == each.head:
                score.met += 1
                score.named += _bears(turn, each)
                at = place + 1
                break
    return score


def _head_of(document: Document, turn: Turn) -> tuple[str, ...]:
    """The first words that a turn holds."""
    found = (w.form for s in turn.said for w in find_words(document.text, s.start, s.end))
    return tuple(islice(found, _HEAD))


def _bears(turn: Turn, each: Expected) -> bool:
    """Whether a turn bears the label it is printed with, and asks if that label asks."""
    asks = turn.role is TurnRole.QUESTION
    return _name(turn.label or "") == each.label and (asks or not each.asks)


def measure(layouts: Sequence[Layout], talks: Sequence[Talk]) -> Iterator[tuple[str, str, Score]]:
    """Style, format and score of each file that is printed and read."""
    for layout in layouts:
        for name, write in FORMATS.items():
            if name in _UNPRINTED and layout.name in _PRINTED:
                continue
            if name in _TABLESS and "\t" in layout.after:
                continue  # pages fold tabs, and PDF files have none
            for talk in talks:
                yield layout.name, name, _read(*write(talk, layout), expected_turns(talk, layout))


def measure_machines(talks: Sequence[Talk], *, apart: bool) -> Iterator[tuple[str, str, Score]]:
    """The same for what programs write."""
    for name, machine in MACHINES.items():
        if machine.apart == apart:
            for talk in talks:
                expected = expected_turns(talk, machine.layout)
                yield "machine", name, _read(machine.file, machine.write(talk), expected)


def _read(name: str, data: bytes, expected: Sequence[Expected]) -> Score:
    """Read one file as a user would give it."""
    try:
        return score_turns(read_document(Source(name, data)), expected)
    except OnrecordError:
        return Score(asked=len(expected))


def run(data: Path) -> list[tuple[str, str, float, str]]:
    """Rows of key, what, value and unit; tables by style and by format are printed."""
    rows = []
    for key, word, layouts in _SETS:
        total, by_style, by_format = _count(data, key, layouts)
        print(f"layouts {word}: {total.asked} turns")
        for title, table in (("style", by_style), ("format", by_format)):
            for name, score in sorted(table.items(), key=lambda item: item[1].speakers):
                print(f"  {title:7} {name:32} {score.starts:6.3f} {score.speakers:6.3f}")
        rows.append(
            (f"renderer.{key}.starts", f"turn starts, layouts {word}, F1", total.starts, "")
        )
        what = f"turns with their speaker, layouts {word}, F1"
        rows.append((f"renderer.{key}.speakers", what, total.speakers, ""))
    return rows


def _count(
    data: Path, key: str, layouts: Sequence[Layout]
) -> tuple[Score, dict[str, Score], dict[str, Score]]:
    """All scores of a set, by style and by format."""
    talks = (*invented_talks(), *real_talks(data / "transcripts" / "text", _REAL))
    mine = talks[::2] if key == "chosen" else talks[1::2]
    total = Score()
    by_style: dict[str, Score] = defaultdict(Score)
    by_format: dict[str, Score] = defaultdict(Score)
    machines = () if key == "fresh" else measure_machines(mine, apart=key == "apart")
    for style, name, score in (*measure(layouts, mine), *machines):
        for table in (total, by_style[style], by_format[name]):
            table.add(score)
    return total, by_style, by_format


def main() -> int:
    """Measure and print."""
    data = Path(os.environ.get("ONRECORD_DATA", "../shared/data"))
    for _, what, value, _ in run(data):
        print(f"{what:60} {value:.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
