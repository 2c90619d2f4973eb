"""An export holds every key of the contract, and every span leads back to its words."""

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.store.samples import bare, make_briefing, make_document, make_report

from onrecord.errors import UsageError
from onrecord.exports import FORMATS
from onrecord.model import (
    Alteration,
    AlterationType,
    Dossier,
    Meaning,
    MeaningRule,
    Merge,
    Note,
    NoteKind,
    Occasion,
    Passage,
    Person,
    Provenance,
    Relation,
    Review,
    ReviewKind,
    Role,
    SpeakerKind,
    Tidied,
    Tidying,
    fold_words,
)
from onrecord.store import Archive, open_archive
from onrecord.text import Span, text_at

KEYS = {  # file → keys that the contract names
    "documents": (
        "id sha256 path url title publisher byline published language kind text parts turns"
        " provenance"
    ),
    "statements": (
        "id document_id kind source cue content text person_id speaker said_on occasion_id score"
    ),
    "checks": "statement_id verdict transcript alterations meaning score",
    "figures": (
        "id document_id statement_id span text low high unit subject approximate hedge as_of"
    ),
    "people": "id name aliases roles",
    "occasions": "id title date place kind people documents",
    "reviews": "kind who why subject value sha256 place words speaker undoes seen number at before",
}
BRIEFING = make_briefing().document.id
Line = dict[str, Any]


def make_full_report() -> Dossier:
    """The report with an alteration, a note and a credit."""
    report = make_report()
    text = report.document.text
    will = text.index("will")
    alteration = Alteration(
        AlterationType.MODALITY,
        "may",
        "will",
        Span(19, 22),
        Span(will, will + 4),
        Meaning.SHIFTED,
        MeaningRule.MODAL_STRONGER,
    )
    tidied = Tidied(Tidying.FILLER, "may", "", Span(19, 22), None)
    note = Note(NoteKind.SHORT, (Passage(BRIEFING, Span(19, 22), None),))
    finding = replace(report.findings[0], alterations=(alteration,), notes=(note,))
    finding = replace(finding, tidied=(tidied,))
    place = text.index("Northwire")
    credit = Provenance(Relation.WIRE, "Northwire", Span(place, place + 9))
    document = replace(report.document, provenance=(credit,), byline=("Ana Rue", "Bo Lind"))
    return replace(report, document=document, findings=(finding,))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """A briefing, a report of it, a person and an occasion."""
    report = make_full_report()
    with open_archive(tmp_path / "archive") as opened:
        opened.save_all([make_briefing(), report])
        opened.reviews.add(
            Review(
                ReviewKind.AGREE,
                "A. Desk",
                "read",
                sha256=report.document.sha256,
                words=fold_words(text_at(report.document.text, report.statements[0].content)),
            )
        )
        role = Role("Minister", report.document.id, Span(62, 70))
        merge = Merge(BRIEFING, "MINISTER VARGA", "the same surname and office")
        opened.save_people(
            [Person("p1", "Ilka Varga", SpeakerKind.PERSON, ("Varga",), (role,), (merge,))]
        )
        opened.save_occasions(
            [
                Occasion(
                    "o1",
                    "Briefing on the harbour",
                    date(2031, 3, 4),
                    people=("p1",),
                    transcripts=(BRIEFING,),
                    reports=(report.document.id,),
                    complete=True,
                )
            ]
        )
        yield opened


@pytest.fixture
def lines(archive: Archive, tmp_path: Path) -> dict[str, list[Line]]:
    """Every line of every table."""
    out = tmp_path / "new" / "out"
    counts = FORMATS["jsonl"](archive, out)
    read = {
        name: [json.loads(line) for line in (out / f"{name}.jsonl").read_bytes().splitlines()]
        for name in KEYS
    }
    assert {name: len(rows) for name, rows in read.items()} == dict(counts)
    assert sorted(path.name for path in out.iterdir()) == sorted(f"{name}.jsonl" for name in KEYS)
    return read


@pytest.mark.parametrize("name", KEYS)
def test_keys(lines: dict[str, list[Line]], name: str) -> None:
    """Every key of the contract is there in every line, in its order; others follow."""
    assert lines[name]
    named = KEYS[name].split()
    for line in lines[name]:
        assert list(line)[: len(named)] == named


def test_documents(lines: dict[str, list[Line]]) -> None:
    """Dates are ISO, spans are pairs, turns have the person of their statement."""
    by_id = {line["id"]: line for line in lines["documents"]}
    report, briefing = by_id[make_report().document.id], by_id[BRIEFING]
    assert report["published"] == "2031-03-05"
    assert report["byline"] == ["Ana Rue", "Bo Lind"]
    (credit,) = report["provenance"]
    start, end = credit.pop("evidence")
    assert credit == {"relation": "wire", "name": "Northwire", "document_id": None}
    assert report["text"][start:end] == "Northwire"
    assert report["parts"] == [{"kind": "article", "start": 0, "end": len(report["text"])}]
    assert [turn["person_id"] for turn in briefing["turns"]] == ["p1", None, "p1"]
    assert [turn["role"] for turn in briefing["turns"]] == ["speaker", "question", "speaker"]
    for turn in briefing["turns"]:
        assert briefing["text"][turn["start"] : turn["end"]].startswith(turn["label"])


def test_statements(lines: dict[str, list[Line]]) -> None:
    """A day not known is an object of nulls; the text is what the spans point at."""
    texts = {line["id"]: line["text"] for line in lines["documents"]}
    for line in lines["statements"]:
        words = [texts[line["document_id"]][start:end] for start, end in line["content"]]
        assert line["text"] == " ".join(words)
    days = {json.dumps(line["said_on"]) for line in lines["statements"]}
    assert days == {
        '{"date": "2031-03-04", "precision": "day", "evidence": null}',
        '{"date": null, "precision": null, "evidence": null}',
    }
    assert {line["kind"] for line in lines["statements"]} == {"direct", "turn"}


def test_checks(lines: dict[str, list[Line]]) -> None:
    """The passage lies in the transcript, each difference in both texts."""
    texts = {line["id"]: line["text"] for line in lines["documents"]}
    (line,) = lines["checks"]
    assert (line["verdict"], line["meaning"]) == ("altered", "shifted")
    passage = line["transcript"]
    said = texts[passage["document_id"]][passage["start"] : passage["end"]]
    assert said == "We may leave the old harbour by spring."
    (alteration,) = line["alterations"]
    said_from, said_to = alteration["said_span"]
    from_, to = alteration["printed_span"]
    assert alteration["type"] == "modality"
    assert texts[BRIEFING][said_from:said_to] == alteration["said"] == "may"
    assert texts[line["document_id"]][from_:to] == alteration["printed"] == "will"
    assert (alteration["meaning"], alteration["rule"]) == ("shifted", "modal_stronger")
    assert line["notes"][0]["kind"] == "short"
    (tidied,) = line["tidied"]
    assert (tidied["reason"], tidied["said"], tidied["printed"]) == ("filler", "may", "")
    assert (tidied["said_span"], tidied["printed_span"]) == ([19, 22], None)
    assert (tidied["meaning"], tidied["rule"]) == (None, None)
    assert line["statement_id"] in {row["id"] for row in lines["statements"]}


def test_figures_people_occasions(lines: dict[str, list[Line]]) -> None:
    """An open bound is null; evidence names its document; transcripts stand before reports."""
    (figure,), (person,), (occasion,) = lines["figures"], lines["people"], lines["occasions"]
    texts = {line["id"]: line["text"] for line in lines["documents"]}
    start, end = figure["span"]
    assert texts[figure["document_id"]][start:end] == figure["text"] == "at least 40 boats"
    assert (figure["low"], figure["high"], figure["hedge"]) == (40, None, ["at least"])
    assert figure["as_of"] == {"date": "2031-03-04", "precision": "day"}
    evidence = [make_report().document.id, 62, 70]
    assert person["roles"] == [{"title": "Minister", "evidence": evidence}]
    assert (occasion["date"], occasion["place"]) == ("2031-03-04", None)
    assert occasion["documents"] == [BRIEFING, make_report().document.id]


def test_csv_says_the_same(archive: Archive, lines: dict[str, list[Line]], tmp_path: Path) -> None:
    """Cell by cell what the JSON lines hold, once a leading apostrophe is taken away."""
    counts = FORMATS["csv"](archive, tmp_path / "csv")
    for name, expected in lines.items():
        with (tmp_path / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == len(expected) == counts[name]
        for row, line in zip(rows, expected, strict=True):
            assert {key: _read_cell(row[key], line[key]) for key in row} == line


def _read_cell(cell: str, like: object) -> object:
    if isinstance(like, str):
        return cell.removeprefix("'")
    return json.loads(cell) if cell else None


CELLS = {  # a title → its cell
    "a sum": ("=1+1", "'=1+1"),
    "a call": ("@cmd", "'@cmd"),
    "a dash": ("- and so on", "'- and so on"),
    "a plus": ("+1 vote", "'+1 vote"),
    "a tab": ("\t=1", "'\t=1"),
    "a full-width sign": ("＝1+1", "'＝1+1"),
    "an apostrophe": ("'Tis late", "''Tis late"),
    "a plain word": ("Boats = trade", "Boats = trade"),
    "commas and marks": ('a, "b"\nc', 'a, "b"\nc'),
}


@pytest.mark.parametrize(("title", "cell"), CELLS.values(), ids=CELLS)
def test_formulas(tmp_path: Path, title: str, cell: str) -> None:
    """A sheet runs nothing that a document wrote; the words can be had back."""
    with open_archive(tmp_path / "archive") as archive:
        archive.save(bare(replace(make_document("It rained."), title=title)))
        FORMATS["csv"](archive, tmp_path)
    with (tmp_path / "documents.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["title"] == cell


@pytest.mark.parametrize("name", ["jsonl", "csv"])
def test_empty_archive(tmp_path: Path, name: str) -> None:
    """Every file is there, with nothing in it but the names of a CSV."""
    with open_archive(tmp_path / "archive") as archive:
        counts = FORMATS[name](archive, tmp_path / "out")
    assert set(counts.values()) == {0}
    sizes = [file.read_bytes().count(b"\n") for file in (tmp_path / "out").iterdir()]
    assert sizes == [1 if name == "csv" else 0] * 7


@pytest.mark.parametrize("name", FORMATS)
def test_not_to_be_written(archive: Archive, tmp_path: Path, name: str) -> None:
    """A folder that cannot be one is told in one line."""
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UsageError, match="cannot be written"):
        FORMATS[name](archive, tmp_path / "file")


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "bundle"])
def test_all_or_nothing(
    archive: Archive, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An export that fails half-way leaves the files of the last one, and no drafts."""
    out = tmp_path / "out"
    FORMATS[name](archive, out)
    before = _read_files(out)
    every = archive.dossiers

    def fail(_archive: Archive) -> Iterator[Dossier]:
        yield next(every())
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Archive, "dossiers", fail)
    with pytest.raises(UsageError, match="No space left"):
        FORMATS[name](archive, out)
    assert _read_files(out) == before


def _read_files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_same_content_same_bytes(tmp_path: Path) -> None:
    """The order in which documents were added leaves no trace."""
    written = []
    for place, dossiers in enumerate(
        ((make_briefing(), make_report()), (make_report(), make_briefing()))
    ):
        with open_archive(tmp_path / f"archive-{place}") as archive:
            archive.save_all(dossiers)
            FORMATS["jsonl"](archive, tmp_path / f"out-{place}")
        files = sorted((tmp_path / f"out-{place}").iterdir())
        written.append([path.read_bytes() for path in files])
    assert written[0] == written[1]
