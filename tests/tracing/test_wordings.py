"""How a wording travelled: who changed it first, and who took the change over."""

from datetime import date

import pytest

from onrecord.tracing import Descent, Printed, trace_wordings

CHANGES = {"n": ("", "not"), "f": ("forty", "fifty"), "b": ("boats", "ships")}
CASES = {  # prints: document, changes, day, copied from; then of each wording: changes, parent, why
    "all as said": (["A - 1", "B - 2"], ["- said"]),
    "one change, copied": (["A n 1", "B n 2 A"], ["n said"]),
    "a change on a change": (["A n 1", "B nf 2 A"], ["n said", "nf n copied"]),
    "the same mistake, no copy known": (["A n 1", "B nf 2"], ["n said", "nf n shared"]),
    "the nearest of two": (
        ["A n 1", "B nf 2", "C nfb 3"],
        ["n said", "nf n shared", "nfb nf shared"],
    ),
    "nothing in common": (["A n 1", "B f 2"], ["n said", "f said"]),
    "of one day neither is first": (["A n 1", "B nf 1"], ["n said", "nf said"]),
    "without a day it leads nowhere": (["A n ?", "B nf 2"], ["nf said", "n said"]),
    "what is as said is under the said words": (["A n 1", "B - 2 A"], ["n said", "- said"]),
    "a copy is stronger than a likeness": (
        ["A nf 1", "B b 1", "C nb 2 B"],
        ["nf said", "b said", "nb b copied"],
    ),
    "copied from a later report of a wording": (
        ["A n 1", "B n 2 A", "C nf 3 B"],
        ["n said", "nf n copied"],
    ),
    "copied from what does not print it": (["B n 2 A"], ["n said"]),
}  # fmt: skip


def read(line: str) -> Printed:
    """A print from a line of the table."""
    document, changes, day, *parent = line.split()
    borne = frozenset(CHANGES[each] for each in changes if each != "-")
    when = None if day == "?" else date(2031, 5, int(day))
    return Printed(f"s-{document}", document, borne, when, parent[0] if parent else None)


@pytest.mark.parametrize(("prints", "expected"), CASES.values(), ids=CASES)
def test_tree(prints: list[str], expected: list[str]) -> None:
    """Each wording stands under the one that it came from."""
    names = {value: key for key, value in CHANGES.items()}

    def name(changes: frozenset[tuple[str, str]]) -> str:
        return "".join(key for key in "nfb" if key in {names[c] for c in changes}) or "-"

    made = trace_wordings([read(line) for line in prints])
    told = []
    for wording in made:
        above = "" if wording.parent is None else f"{name(made[wording.parent].first.changes)} "
        told.append(f"{name(wording.first.changes)} {above}{wording.by.value}")
    assert told == expected


def test_taken_from() -> None:
    """Of the reports of one wording the one is named that the next was copied from."""
    made = trace_wordings([read(line) for line in ("A n 1", "B n 2 A", "C nf 3 B")])
    assert made[1].taken_from is not None
    assert made[1].taken_from.document == "B"


def test_any_order() -> None:
    """The order in which prints are given leaves no trace."""
    prints = [read(line) for line in ("A n 1", "B nf 2 A", "C nfb 3", "D - 3", "E f ?")]
    assert trace_wordings(prints) == trace_wordings(prints[::-1])
    assert all(w.by is not Descent.SAID or w.parent is None for w in trace_wordings(prints))
