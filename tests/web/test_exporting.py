"""A list as a file has the rows of the list, narrowed alike."""

import csv
import io
import json
import re

import openpyxl
import pytest
from starlette.testclient import TestClient

from onrecord.web.views import exporting

LISTS = ("statements", "figures", "documents", "people", "occasions", "outlets", "search")


def _rows(client: TestClient, address: str) -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return list(csv.DictReader(io.StringIO(answer.text)))


@pytest.mark.parametrize("name", LISTS)
def test_all_forms(client: TestClient, name: str) -> None:
    """CSV, JSON lines and the workbook hold the same rows, under a name of their own."""
    rows = _rows(client, f"/{name}.csv")
    answer = client.get(f"/{name}.jsonl")
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert len(rows) == len(lines) > 0
    assert list(rows[0]) == list(lines[0])
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}.jsonl"'
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/{name}.xlsx").content), read_only=True)
    heads, *cells = book[name].iter_rows(values_only=True)
    assert list(heads) == list(rows[0])
    assert [row[0] for row in cells] == [line[heads[0]] for line in lines]


def test_same_filters(client: TestClient) -> None:
    """What narrows the list narrows its file; the page has the links."""
    page = client.get("/statements?verdict=altered&outlet=&from=0").text
    address = "/statements.csv?verdict=altered"
    assert f'href="{address}"' in page
    rows = _rows(client, address)
    assert {row["verdict"] for row in rows} == {"altered"}
    assert [row["id"] for row in rows] == re.findall(r'class="words"[^>]*/findings/([^"]+)"', page)


def test_cut_is_told(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where rows are left out, the name of the file says so."""
    monkeypatch.setattr(exporting, "FILE_ROWS", 3)
    answer = client.get("/statements.csv")
    assert 'filename="statements-first-3.csv"' in answer.headers["Content-Disposition"]
    assert len(answer.text.splitlines()) == 4


def test_what_cannot_be_read(client: TestClient, empty_client: TestClient) -> None:
    """No file of rows that nobody asked for; no other form; an empty archive has heads alone."""
    assert client.get("/statements.csv?since=soon").status_code == 400
    assert client.get("/figures.jsonl?since=soon").status_code == 400
    assert client.get("/statements.exe").status_code == 404
    assert client.get("/secrets.csv").status_code == 404
    assert empty_client.get("/statements.csv").text.startswith("id,said_on,speaker")
    assert empty_client.get("/statements.jsonl").text == ""


def test_nothing_runs_in_a_sheet(small_client: TestClient) -> None:
    """Words that a sheet would take for a formula are disarmed."""
    for row in _rows(small_client, "/statements.csv?all=1"):
        assert not any(cell.startswith(("=", "+", "@")) for cell in row.values())
