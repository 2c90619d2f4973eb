"""The table of alterations: which difference is of which type, and what it does to the meaning.

It stands in `alteration_table.toml`, with what a reader is told and two examples a row. A new type
is a member of `AlterationType` and its rows there.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files as package_files
from typing import Any, TypeVar

from onrecord.model import AlterationType, Meaning, MeaningRule

__all__ = ["AlterationTable", "Effect", "Row", "Rule", "Side", "Type", "enter_in", "read_table"]

_View = TypeVar("_View")
Side = str  # "both", "said" or "printed": where a change has words


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of change: where it has words, what must hold, what it is."""

    sides: tuple[Side, ...]
    when: tuple[str, ...]  # names of predicates; all must hold
    type: AlterationType
    examples: tuple[tuple[str, str], ...]  # said, printed


@dataclass(frozen=True, slots=True)
class Effect:
    """What an alteration of some types does to the meaning, if its conditions hold."""

    types: frozenset[AlterationType]
    when: tuple[str, ...]
    rule: MeaningRule


@dataclass(frozen=True, slots=True)
class Type:
    """An alteration type as a reader meets it."""

    name: str  # a few words
    tells: str  # one sentence


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of meaning: its effect, and the reason as a reader meets it."""

    effect: Meaning
    tells: str


@dataclass(frozen=True, slots=True)
class AlterationTable:
    """All of it."""

    rows: tuple[Row, ...]  # in order; the first that holds counts
    effects: tuple[Effect, ...]  # in order as well
    types: Mapping[AlterationType, Type]
    rules: Mapping[MeaningRule, Rule]


@cache
def read_table() -> AlterationTable:
    """The table, read once.

    Raises:
        ValueError, KeyError: it names a type, rule or effect that there is not, or lacks a field.
    """
    file = package_files("onrecord.compare") / "alteration_table.toml"
    held: dict[str, Any] = tomllib.loads(file.read_text("utf-8"))
    return AlterationTable(
        rows=tuple(_read_row(row) for row in held["row"]),
        effects=tuple(
            Effect(
                frozenset(map(AlterationType, row["type"])),
                tuple(row["when"]),
                MeaningRule(row["rule"]),
            )
            for row in held["effect"]
        ),
        types={AlterationType(name): Type(**told) for name, told in held["type"].items()},
        rules={
            MeaningRule(name): Rule(Meaning(told["effect"]), told["tells"])
            for name, told in held["rule"].items()
        },
    )


def _read_row(row: Mapping[str, Any]) -> Row:
    """One row of types."""
    side = str(row["side"])
    return Row(
        ("said", "printed") if side == "one" else (side,),
        tuple(row["when"]),
        AlterationType(row["type"]),
        tuple((said, printed) for said, printed in row["examples"]),
    )


def enter_in(
    known: dict[str, Callable[[_View], bool]], name: str
) -> Callable[[Callable[[_View], bool]], Callable[[_View], bool]]:
    """Enter a predicate into a closed set under the name by which the table knows it."""

    def enter(holds: Callable[[_View], bool]) -> Callable[[_View], bool]:
        known[name] = holds
        return holds

    return enter
