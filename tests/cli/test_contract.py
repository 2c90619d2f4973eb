"""What other programs read: the shape of every line, field by field."""

import json
from collections.abc import Mapping
from pathlib import Path
from types import NoneType
from typing import Any

import pytest
from tests.cli.conftest import Run

from onrecord.cli import program
from onrecord.cli.edge import run_guarded
from onrecord.demonstration import open_folder
from onrecord.model import AlterationType, Verdict

Shape = Any  # a type, a tuple of allowed shapes, [shape of each], {key: shape}, or a set of words

WORDS = (str, NoneType)
SPAN = "a span"
TYPE = {kind.value for kind in AlterationType}
MEANING = ({"preserved", "shifted", "reversed"}, NoneType)
PASSAGE = {"document_id": str, "start": int, "end": int}
CHANGE = {"type": TYPE, "said": str, "printed": str}
RELATION = {
    "source": [SPAN],
    "cue": [SPAN],
    "content": [SPAN],
    "text": str,
    "kind": {"direct", "indirect", "mixed"},
    "type": {"communication", "attitude", "factive", "control"},
    "speaker": WORDS,
    "score": float,
}
ANSWER = {
    "id": (str, int),
    "verdict": {"verbatim", "cosmetic", "altered", "spliced", "misattributed", "unsupported"},
    "transcript": ({"file": str, "start": int, "end": int}, NoneType),
    "ops": [TYPE],
    "alterations": [CHANGE],
    "meaning": MEANING,
    "score": float,
}
DAY = {"date": WORDS, "precision": ({"day", "month", "year"}, NoneType)}
TABLES: Mapping[str, Shape] = {
    "documents": {
        "id": str,
        "sha256": str,
        "path": str,
        "url": WORDS,
        "title": WORDS,
        "publisher": WORDS,
        "byline": [str],
        "published": WORDS,
        "language": WORDS,
        "text": str,
        "kind": {"article", "transcript", "mixed"},
        "parts": [{"kind": {"article", "transcript", "boilerplate"}, "start": int, "end": int}],
        "turns": [
            {
                "start": int,
                "end": int,
                "label": WORDS,
                "person_id": WORDS,
                "role": {"speaker", "question"},
            }
        ],
        "provenance": [
            {
                "relation": {"wire", "republished_from", "translated_from", "reports"},
                "name": str,
                "document_id": WORDS,
                "evidence": SPAN,
            }
        ],
    },
    "statements": {
        "id": str,
        "document_id": str,
        "source": [SPAN],
        "cue": [SPAN],
        "content": [SPAN],
        "kind": {"direct", "indirect", "mixed", "turn"},
        "text": str,
        "person_id": WORDS,
        "speaker": WORDS,
        "occasion_id": WORDS,
        "said_on": {**DAY, "evidence": (SPAN, NoneType)},
        "score": float,
    },
    "checks": {
        "statement_id": str,
        "verdict": {verdict.value for verdict in Verdict},
        "transcript": (PASSAGE, NoneType),
        "alterations": [
            {**CHANGE, "said_span": (SPAN, NoneType), "printed_span": (SPAN, NoneType)}
        ],
        "meaning": MEANING,
        "score": float,
    },
    "figures": {
        "id": str,
        "document_id": str,
        "statement_id": WORDS,
        "span": SPAN,
        "text": str,
        "low": (float, int, NoneType),
        "high": (float, int, NoneType),
        "unit": WORDS,
        "subject": WORDS,
        "approximate": bool,
        "hedge": [str],
        "as_of": DAY,
    },
    "people": {
        "id": str,
        "name": str,
        "aliases": [str],
        "roles": [{"title": str, "evidence": "a place"}],
    },
    "occasions": {
        "id": str,
        "title": str,
        "date": WORDS,
        "place": WORDS,
        "kind": WORDS,
        "people": [str],
        "documents": [str],
    },
}


def fits(value: object, shape: Shape) -> bool:
    """Whether a value has a shape; an object may hold more keys than the shape names."""
    if isinstance(shape, tuple):
        return any(fits(value, each) for each in shape)
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(each, shape[0]) for each in value)
    if isinstance(shape, dict):
        return isinstance(value, dict) and misfits(value, shape) == []
    if isinstance(shape, str):
        places = [int, int] if shape == SPAN else [str, int, int]
        return isinstance(value, list) and list(map(type, value)) == places
    return value in shape if isinstance(shape, set) else type(value) is shape


def misfits(row: Mapping[str, object], shape: Mapping[str, Shape]) -> list[str]:
    """The keys of a row that are missing or not what they should be."""
    return [key for key, each in shape.items() if key not in row or not fits(row[key], each)]


@pytest.fixture(scope="module")
def record(
    demo_archive: object, demo_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The demonstration, exported."""
    del demo_archive
    out = tmp_path_factory.mktemp("record")
    assert run_guarded(program, ["export", "jsonl", str(out), "--archive", str(demo_folder)]) == 0
    return out


@pytest.mark.parametrize("table", TABLES)
def test_export(record: Path, table: str) -> None:
    """Every line of every table."""
    rows = [
        json.loads(line) for line in (record / f"{table}.jsonl").read_text("utf-8").splitlines()
    ]
    assert rows
    assert [
        (row["id"], wrong) for row in rows if "id" in row and (wrong := misfits(row, TABLES[table]))
    ] == []
    assert [wrong for row in rows if (wrong := misfits(row, TABLES[table]))] == []


def test_export_holds_together(record: Path) -> None:
    """Ids lead to rows, and spans to the words that stand beside them."""
    tables = {
        name: [
            json.loads(line) for line in (record / f"{name}.jsonl").read_text("utf-8").splitlines()
        ]
        for name in TABLES
    }
    texts = {row["id"]: row["text"] for row in tables["documents"]}
    ids = {name: {row["id"] for row in rows if "id" in row} for name, rows in tables.items()}
    for row in tables["statements"]:
        pieces = [texts[row["document_id"]][slice(*span)] for span in row["content"]]
        assert row["text"].split() == " ".join(pieces).split()
        assert row["person_id"] is None or row["person_id"] in ids["people"]
        assert row["occasion_id"] is None or row["occasion_id"] in ids["occasions"]
    for row in tables["figures"]:
        assert texts[row["document_id"]][slice(*row["span"])] == row["text"]
        assert row["statement_id"] is None or row["statement_id"] in ids["statements"]
    for row in tables["checks"]:
        assert row["statement_id"] in ids["statements"]
        assert row["transcript"] is None or row["transcript"]["document_id"] in texts
    for row in tables["occasions"]:
        assert set(row["people"]) <= ids["people"]
        assert set(row["documents"]) <= texts.keys()


def test_extract(run: Run) -> None:
    """A line a file, named by the file without its extension."""
    with open_folder() as folder:
        files = sorted(folder.iterdir())
        ran = run("extract", *map(str, files))
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert [line["doc"] for line in lines] == [path.stem for path in files]
    relations = [relation for line in lines for relation in line["relations"]]
    assert len(relations) >= 100
    assert [wrong for relation in relations if (wrong := misfits(relation, RELATION))] == []
    assert all(set(relation) == set(RELATION) for relation in relations)


QUOTES = (
    {"id": 1, "text": "The bridge at Vell will be closed", "speaker": "lena orth", "date": None},
    {"id": "b", "text": "Nobody has ever asked for a lantern on the roof", "speaker": None},
    {"id": "c", "text": "", "date": "2031-03-04"},
    {"id": "c", "text": "We have no plan to close it to buses", "date": "2031-03-04"},
)


def test_verify(run: Run, folder: Path, tmp_path: Path) -> None:
    """A line a quotation, in their order, the same id twice too; files as they were named."""
    quotes, deep = tmp_path / "quotes.jsonl", tmp_path / "primary" / "a" / "b"
    quotes.write_text("\n".join(map(json.dumps, QUOTES)), encoding="utf-8")
    deep.mkdir(parents=True)
    (folder / "2031-03-03 briefing.txt").rename(deep / "2031-03-03 18.00.00 briefing.x.txt")
    ran = run("verify", "--quotes", str(quotes), "--against", str(tmp_path / "primary"))
    assert (ran.code, ran.err) == (0, "")
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert [answer["id"] for answer in answers] == [1, "b", "c", "c"]
    assert [wrong for answer in answers if (wrong := misfits(answer, ANSWER))] == []
    assert [answer["verdict"] for answer in answers] == [
        *("altered", "unsupported", "unsupported", "verbatim")
    ]
    assert answers[3]["transcript"]["file"] == "a/b/2031-03-03 18.00.00 briefing.x.txt"
    given = str(deep / "2031-03-03 18.00.00 briefing.x.txt")
    ran = run("verify", "--quotes", str(quotes), "--against", given)
    assert json.loads(ran.out.splitlines()[3])["transcript"]["file"] == given
