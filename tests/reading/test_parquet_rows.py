"""Parquet of documents: rows mean what lines of JSON with the same fields mean."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet as pq

from onrecord.errors import InputError
from onrecord.model import Source
from onrecord.reading import find_identity, find_sources, read_document

ROWS: list[dict[str, Any]] = [
    {"id": "a", "text": "“We will leave the dam,” said Orla Venn.", "byline": ["Ada Finch"]},
    {"id": "b", "html": "<p>Orla Venn spoke.</p>", "published": date(2031, 3, 4), "views": 3},
    {"id": "c", "text": " "},
]


def _read(path: Path) -> tuple[list[Source], list[InputError]]:
    found = list(find_sources([str(path)]))
    sources = [each for each in found if isinstance(each, Source)]
    return sources, [each for each in found if isinstance(each, InputError)]


def test_rows(tmp_path: Path) -> None:
    """A row is the document that the line of JSON would be; a bad row is named."""
    path, lines = tmp_path / "pages.parquet", tmp_path / "pages.jsonl"
    pq.write_table(pa.Table.from_pylist(ROWS, _schema()), path)
    lines.write_text("\n".join(json.dumps(row, default=str) for row in ROWS))
    rows, errors = _read(path)
    assert [s.name for s in rows] == [f"{path}#a", f"{path}#b"]
    assert ["line 3" in each.where for each in errors] == [True]
    assert [find_identity(s)[0] for s in rows] == [find_identity(s)[0] for s in _read(lines)[0]]
    second = read_document(rows[1])
    assert (second.published, second.text.strip()) == (date(2031, 3, 4), "Orla Venn spoke.")


def _schema() -> pa.Schema:
    words = [(name, pa.string()) for name in ("id", "text", "html")]
    rest = [("byline", pa.list_(pa.string())), ("published", pa.date32()), ("views", pa.int64())]
    return pa.schema([*words, *rest])


@pytest.mark.parametrize(
    ("columns", "said"),
    [({"words": ["x"]}, "no column 'text' or 'html'"), (None, "Parquet is damaged")],
)
def test_no_documents(tmp_path: Path, columns: dict[str, list[str]] | None, said: str) -> None:
    """What holds no documents is named with its reason."""
    path = tmp_path / "pages.parquet"
    if columns is None:
        path.write_bytes(b"PAR1 and no more")
    else:
        pq.write_table(pa.table(columns), path)
    assert said in str(_read(path)[1][0])
