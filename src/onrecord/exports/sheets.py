"""Rows of a list as CSV, for programs and for sheets, which run what looks like a formula."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

__all__ = ["encode_cell", "write_sheet"]

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")


def write_sheet(heads: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """A line of names, then one a row, with the cells in the order of the names (RFC 4180)."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow(heads)
    writer.writerows([encode_cell(row[head]) for head in heads] for row in rows)
    return sheet.getvalue()


def encode_cell(value: object) -> str:
    """A value as a cell: null empty, nested as JSON, words that a sheet would run disarmed."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    if isinstance(value, int | float):
        return repr(value)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
