"""Exports for other programs, each read back by a reader that knows the format and not us."""

import io
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest
from lxml import etree
from tests.cli.conftest import REPORT, TRANSCRIPT

from onrecord import usecases
from onrecord.exports import FORMATS, write_workbook
from onrecord.model import ReviewKind, Verdict
from onrecord.store import Archive, StatementFilter, open_archive

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive of a transcript and a report of it, one finding reviewed."""
    files = tmp_path_factory.mktemp("inputs")
    (files / "2031-03-03 briefing.txt").write_text(TRANSCRIPT, encoding="utf-8")
    (files / "report.txt").write_text(REPORT, encoding="utf-8")
    with open_archive(tmp_path_factory.mktemp("archive")) as archive:
        usecases.add(archive, [str(files)], watch=lambda _: None, tagger=usecases.choose_tagger())
        row = next(archive.statements(StatementFilter(verdict=Verdict.ALTERED)))
        usecases.sign_finding(archive, row.id, ReviewKind.AGREE, who="A. Desk", why="")
        yield archive


@pytest.fixture(scope="module")
def written(held: Archive, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Every format, written."""
    out = tmp_path_factory.mktemp("out")
    for name, write in FORMATS.items():
        for extra, needed in {"parquet": "pyarrow", "bundle": "bagit"}.items():
            if name == extra:
                pytest.importorskip(needed, reason=f"an extra is not installed: {needed}")
        write(held, out / name)
    return {name: out / name for name in FORMATS}


def read_parquet(path: Path, columns: str) -> list[tuple[Any, ...]]:
    """Columns of a table, as DuckDB reads it."""
    return duckdb.read_parquet(str(path)).project(columns).fetchall()


def read_lines(path: Path) -> list[dict[str, Any]]:
    """JSON lines."""
    return list(map(json.loads, path.read_text("utf-8").splitlines()))


def test_parquet(written: Mapping[str, Path]) -> None:
    """DuckDB finds the rows of the JSON, with their types."""
    folder = written["parquet"]
    for table in ("documents", "statements", "checks", "figures", "people", "occasions"):
        rows = read_lines(written["jsonl"] / f"{table}.jsonl")
        assert len(read_parquet(folder / f"{table}.parquet", "1")) == len(rows)
    asked = "id, content[1].start, said_on.date"
    known = {row["id"]: row for row in read_lines(written["jsonl"] / "statements.jsonl")}
    for key, start, day in read_parquet(folder / "statements.parquet", asked):
        assert start == known[key]["content"][0][0]
        assert str(day) == str(known[key]["said_on"]["date"])
    found = read_parquet(folder / "checks.parquet", "verdict, reviewed.by")
    assert ("altered", "A. Desk") in found


def test_workbook(written: Mapping[str, Path]) -> None:
    """A sheet a table; what begins as a formula is words."""
    book = openpyxl.load_workbook(written["xlsx"] / "record.xlsx")
    assert len(list(book["statements"].rows)) == 7
    made = write_workbook("a list", ("title", "count"), [{"title": "=1+1", "count": 2}])
    (_, row) = openpyxl.load_workbook(io.BytesIO(made))["a list"].iter_rows()
    assert [(cell.value, cell.data_type) for cell in row] == [("=1+1", "s"), (2, "n")]


def test_annotations(written: Mapping[str, Path]) -> None:
    """Both selectors of every target lead to the same words."""
    folder = written["annotations"]
    page = json.loads((folder / "annotations.jsonld").read_text("utf-8"))
    assert (page["@context"], page["type"]) == (
        "http://www.w3.org/ns/anno.jsonld",
        "AnnotationPage",
    )
    assert len(page["items"]) == 6
    bodies = [each for item in page["items"] for each in item["body"]]
    places = [each for item in page["items"] for each in item["target"]]
    linked = [each for each in bodies if each["type"] == "SpecificResource"]
    assert linked
    for place in (*places, *linked):
        text = (folder / place["source"]).read_bytes().decode()
        quote, position = place["selector"]
        whole = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text.find(whole) == position["start"] - len(quote["prefix"])
    assert any("reviewed by A. Desk" in each.get("value", "") for each in bodies)


def test_claimreview(written: Mapping[str, Path]) -> None:
    """Drafts say what is missing, and none of it is filled in."""
    drafts = read_lines(written["claimreview"] / "drafts.jsonl")
    assert {draft["@type"] for draft in drafts} == {"ClaimReview"}
    for draft in drafts:
        assert draft["creativeWorkStatus"] == "Draft"
        assert set(draft["missing"]) & set(draft) == set()
        assert "reviewRating" in draft["missing"]
        assert "wording, not truth" in draft["reviewBody"]
    (altered,) = [d for d in drafts if d["claimReviewed"].startswith("“The bridge")]
    assert "could be closed" in altered["citation"]["text"]


def test_ftm(written: Mapping[str, Path]) -> None:
    """Every entity is one of FollowTheMoney: schema, properties, ids, and what they lead to."""
    model = json.loads((Path(__file__).parent / "ftm_schema.json").read_text("utf-8"))
    entities = {each["id"]: each for each in read_lines(written["ftm"] / "entities.ftm.json")}
    for each in entities.values():
        assert re.fullmatch(r"[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?", each["id"])
        known = model[each["schema"]]
        assert set(known["required"]) <= set(each["properties"])
        for name, values in each["properties"].items():
            kind, _, schema = known["properties"][name].partition(":")
            assert all(isinstance(value, str) for value in values)
            assert kind != "language" or all(len(value) == 3 for value in values)
            if kind == "entity":
                assert all(schema in model[entities[v]["schema"]]["is"] for v in values)
    notes = [each for each in entities.values() if each["schema"] == "Note"]
    assert len(notes) == 6
    assert any("onrecord-person-lena-orth" in each["properties"]["entity"] for each in notes)


def test_brat(written: Mapping[str, Path]) -> None:
    """Every line is one of the format, and its words stand in the text."""
    verdicts = 0
    for path in written["brat"].glob("*.ann"):
        text = path.with_suffix(".txt").read_bytes().decode()
        known: set[str] = set()
        for line in path.read_text("utf-8").splitlines():
            key, told, *words = line.split("\t")
            if key.startswith("T"):
                name, places = told.split(" ", 1)
                spans = [tuple(map(int, place.split())) for place in places.split(";")]
                assert words == [" ".join(text[start:end] for start, end in spans)]
                assert name in {"Content", "Source", "Cue"}
            else:
                assert set(re.findall(r"\bT\d+", told)) <= known
                verdicts += told.startswith("Verdict ") and told.endswith(" altered")
            assert key not in known
            known.add(key)
    assert verdicts == 1


def test_tei(written: Mapping[str, Path]) -> None:
    """The text is whole, character by character, and every pointer lies in it."""
    texts = {row["id"]: row["text"] for row in read_lines(written["jsonl"] / "documents.jsonl")}
    statements = {row["id"]: row for row in read_lines(written["jsonl"] / "statements.jsonl")}
    for path in written["tei"].glob("*.xml"):
        root = etree.parse(path).getroot()
        (body,) = root.findall(".//t:ab", TEI)
        assert body.text == texts[path.stem]
        for group in root.findall(".//t:spanGrp[@type='statement']", TEI):
            row = statements[str(group.get(ID)).removeprefix("s.")]
            targets = [
                re.findall(r"\d+", str(span.get("target")))
                for span in group.findall("t:span[@type='content']", TEI)
            ]
            spans = [[int(start), int(start) + int(length)] for start, length in targets]
            assert spans == row["content"]
