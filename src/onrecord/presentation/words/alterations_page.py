"""The alteration table as a page: `python -m onrecord.presentation.words.alterations_page`."""

from collections.abc import Iterator

from onrecord.compare import AlterationTable, read_table

__all__ = ["render_page"]

_SIDES = {
    ("both",): "a word for a word",
    ("said", "printed"): "left out or put in",
    ("said",): "left out",
    ("printed",): "put in",
}
_HEAD = """\
# Alterations

This page is made from `src/onrecord/compare/alteration_table.toml`, which the program runs, by
`python -m onrecord.presentation.words.alterations_page > docs/alterations.md`.

## Types

A change is a run of said words and the printed words in their place. It gets the type of the first
row whose conditions all hold. "Few" is up to four words. Words left out here and put in there are
`reorder`, before all rows.
"""
_EFFECTS = """\

## What it does to the meaning

The first row that fits tells the rule; where none fits, the meaning is left open. Of several
alterations the gravest effect counts.
"""
_TOLD = """\

## What a reader is told

| type | in a few words | in a sentence |
| --- | --- | --- |
"""


def render_page(table: AlterationTable) -> str:
    """The page, in Markdown."""
    return _HEAD + "".join(_rows(table)) + _EFFECTS + "".join(_effects(table)) + _tell(table)


def _rows(table: AlterationTable) -> Iterator[str]:
    """One line a row of types."""
    yield "\n| where | when | type | said | printed |\n| --- | --- | --- | --- | --- |\n"
    for row in table.rows:
        said, printed = row.examples[0]
        when = "; ".join(row.when) or "whatever is left"
        yield f"| {_SIDES[row.sides]} | {when} | `{row.type}` | {said} | {printed} |\n"


def _effects(table: AlterationTable) -> Iterator[str]:
    """One line a row of effects."""
    yield "\n| of type | when | rule | effect | as a reader is told |\n"
    yield "| --- | --- | --- | --- | --- |\n"
    for row in table.effects:
        rule = table.rules[row.rule]
        types = ", ".join(f"`{each}`" for each in sorted(row.types))
        lacking = sorted(set(table.types) - row.types)
        if len(lacking) == 1:
            types = f"all but `{lacking[0]}`"
        when = "; ".join(row.when) or "always"
        yield f"| {types} | {when} | `{row.rule}` | {rule.effect} | {rule.tells} |\n"


def _tell(table: AlterationTable) -> str:
    """The types as a reader meets them."""
    lines = (f"| `{kind}` | {told.name} | {told.tells} |\n" for kind, told in table.types.items())
    return _TOLD + "".join(lines)


if __name__ == "__main__":
    print(render_page(read_table()), end="")  # noqa: T201 - the page is what it makes
