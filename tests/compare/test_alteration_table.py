"""The alteration table: whole, over known predicates, and each row does what its examples show."""

from pathlib import Path

import pytest
from tests.compare.test_judge import compare

from onrecord.compare import read_table
from onrecord.compare.differences.predicates import PREDICATES
from onrecord.compare.meanings.effects import EFFECTS
from onrecord.model import AlterationType, MeaningRule
from onrecord.presentation.words.alterations_page import render_page

TABLE = read_table()
PAGE = Path(__file__).parents[2] / "docs" / "alterations.md"
EXAMPLES = [
    pytest.param(row.type, said, printed, id=f"{row.type}: {printed}")
    for row in TABLE.rows
    for said, printed in row.examples
]


@pytest.mark.parametrize(("kind", "said", "printed"), EXAMPLES)
def test_example(kind: AlterationType, said: str, printed: str) -> None:
    """Printed for what was said, it is one alteration of the row's type."""
    finding = compare(printed, said)
    assert [alteration.type for alteration in finding.alterations] == [kind]


def test_whole() -> None:
    """Every type and rule is told to a reader and named by a row; every row has two examples."""
    assert set(TABLE.types) == set(AlterationType)
    assert set(TABLE.rules) == set(MeaningRule)
    typed = {row.type for row in TABLE.rows}
    assert typed == set(AlterationType) - {AlterationType.REORDER}  # that needs two changes
    assert {row.rule for row in TABLE.effects} == set(MeaningRule)
    assert {len(row.examples) for row in TABLE.rows} == {2}


def test_predicates() -> None:
    """Rows stand over the closed set of predicates, and no predicate stands idle."""
    assert {name for row in TABLE.rows for name in row.when} == set(PREDICATES)
    assert {name for row in TABLE.effects for name in row.when} == set(EFFECTS)


@pytest.mark.parametrize("side", ["both", "said", "printed"])
def test_every_change_has_a_type(side: str) -> None:
    """The last row of each side asks nothing."""
    assert [row.when for row in TABLE.rows if side in row.sides][-1] == ()


def test_page() -> None:
    """The page of the docs is the table."""
    assert PAGE.read_text("utf-8") == render_page(TABLE)
