"""What a user tells of documents: options, manifests, JSON lines, standard input."""

import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Run

SPEECH = "The bridge stays open. Nobody has asked us to close it.\n\nThe ferry will be free.\n"
REPORT = "“The gate closes at noon,” Mara Okello told reporters on Thursday. Nobody else spoke.\n"
LINES: list[dict[str, Any]] = [
    {"id": "a", "text": REPORT, "published": "2031-03-07T08:00:00Z", "publisher": "Vell Courier"},
    {"id": "a", "text": "“We will stay,” Jonas Till said.", "url": "http://example.org/1"},
    {"id": 3, "html": "<html><body><p>“We will go,” Ada Finch said.</p></body></html>"},
    {"text": "The gate is made of oak."},
]


def write_lines(place: Path, lines: list[dict[str, Any]]) -> Path:
    """A file of JSON lines."""
    written = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    if place.suffix == ".gz":
        place.write_bytes(gzip.compress(written.encode()))
    else:
        place.write_text(written, encoding="utf-8")
    return place


def pipe(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Let bytes stand on standard input."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def read_table(run: Run, archive: str, tmp_path: Path, table: str) -> list[dict[str, Any]]:
    """A table of the export."""
    out = tmp_path / "out"
    assert run("export", "jsonl", str(out), "--archive", archive).code == 0
    rows = (out / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(row) for row in rows]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a speech, a report, and an archive that is named."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONRECORD_ARCHIVE", str(tmp_path / "archive"))
    (tmp_path / "speech.txt").write_text(SPEECH, encoding="utf-8")
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", ["d.jsonl", "d.jsonl.gz", "d.ndjson"])
def test_lines(run: Run, place: Path, name: str) -> None:
    """Each line is a document, known by its id; a second of the same id is told apart."""
    ran = run("extract", str(write_lines(place / name, LINES)))
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert (ran.code, ran.err) == (0, "")
    assert [line["doc"] for line in found] == ["a", "a (line 2)", "3", "4"]
    assert [len(line["relations"]) for line in found] == [1, 1, 1, 0]
    assert found[0]["relations"][0]["text"] == "“The gate closes at noon,”"


def test_bad_lines(run: Run, place: Path) -> None:
    """A line that is no document is named with its number and the reason; the rest goes on."""
    bad = {
        '{"text": 5}': "'text' is no text",
        "nonsense": "not a JSON object",
        "[1]": "not a JSON object",
        '{"text": "a", "html": "b"}': "both 'text' and 'html'",
        '{"title": "a"}': "neither 'text' nor 'html'",
        '{"text": " "}': "'text' is empty",
        '{"text": "a", "published": "2031-02-30"}': "'2031-02-30' is not a day",
        '{"text": "a", "published": 7}': "7 is not a day",
        '{"text": "a", "kind": "sermon"}': "no kind is called 'sermon'",
        '{"text": "a", "language": "German"}': "'German' is no code of a language",
        '{"text": "a", "byline": [1]}': "'byline' is no list of names",
        '{"text": "a", "id": []}': "'id' is neither text nor number",
    }
    lines = place / "bad.jsonl"
    lines.write_text("\n".join([*bad, '{"text": "“We stay,” Jonas Till said."}', ""]))
    ran = run("extract", str(lines))
    assert (ran.code, len(ran.out.splitlines())) == (1, 1)
    told = ran.err.splitlines()
    assert len(told) == len(bad)
    for number, (line, what) in enumerate(zip(told, bad.values(), strict=True), 1):
        assert line.startswith(f"error: {what} ("), line
        assert f"bad.jsonl, line {number}" in line


def test_no_lines_at_all(run: Run, place: Path) -> None:
    """A long file of something else under the name is given up after twenty lines."""
    (place / "x.jsonl").write_text("nonsense\n" * 1000)
    ran = run("extract", "x.jsonl")
    assert (ran.code, len(ran.err.splitlines())) == (1, 21)
    (place / "y.jsonl").write_text("\n\n")
    assert run("extract", "y.jsonl").err.startswith("error: no text found (y.jsonl)")


def test_add_lines(run: Run, place: Path, tmp_path: Path) -> None:
    """What a line tells is held as told; its bytes are the original; twice changes nothing."""
    lines = str(write_lines(place / "d.jsonl", LINES))
    ran = run("add", lines)
    assert (ran.code, ran.out.count("added\t")) == (0, 4)
    assert "note: the id 'a' stands on an earlier line" in ran.err
    again = run("add", lines)
    assert again.out.count("held\t") == len(LINES)
    rows = {
        row["path"]: row for row in read_table(run, str(place / "archive"), tmp_path, "documents")
    }
    row = rows[f"{lines}#a"]
    assert (row["publisher"], row["published"]) == ("Vell Courier", "2031-03-07")
    assert row["told"] == ["published", "publisher"]
    assert row["text"] == REPORT
    assert run("audit").code == 0


def test_same_line_told_differently(run: Run, place: Path, tmp_path: Path) -> None:
    """A line whose title is mended is the same document; another address makes another."""
    run("add", str(write_lines(place / "d.jsonl", [{"id": 1, "text": REPORT}])))
    told: dict[str, Any] = {"id": 1, "text": REPORT, "title": "Gate"}
    ran = run("add", str(write_lines(place / "d.jsonl", [told])))
    assert ran.out.startswith("updated\t")
    run("add", str(write_lines(place / "e.jsonl", [{"id": 1, "text": REPORT, "url": "http://b"}])))
    rows = read_table(run, str(place / "archive"), tmp_path, "documents")
    assert sorted(row["title"] or "" for row in rows) == ["", "Gate"]
    assert run("audit").code == 0


def test_options(run: Run, place: Path, tmp_path: Path) -> None:
    """What options tell wins, updates what is held, and stays when nothing else is told."""
    assert run("add", "speech.txt").out.startswith("added\tspeech.txt\t")
    told = ("--kind", "speech", "--speaker", "Lena Orth", "--published", "2031-03-03")
    ran = run("add", "speech.txt", *told, "--occasion", "Opening of the gate")
    assert ran.out.startswith("updated\tspeech.txt\ttranscript")
    assert "0 added, 1 updated" in ran.err
    assert run("add", "speech.txt").out.startswith("held")
    assert run("add", "speech.txt", "--title", "At the gate").out.startswith("updated")
    (row,) = read_table(run, str(place / "archive"), tmp_path, "documents")
    assert row["told"] == ["genre", "speaker", "published", "title", "occasion"]
    assert (row["kind"], row["genre"], row["speaker"]) == ("transcript", "speech", "Lena Orth")
    assert (row["occasion"], row["title"]) == ("Opening of the gate", "At the gate")
    assert len(row["turns"]) == 1
    answer = run("check", "Nobody has asked us to close it.", "--format", "json")
    assert json.loads(answer.out)["verdict"] == "verbatim"
    run("add", "speech.txt", "--kind", "report")
    assert run("check", "Nobody has asked us to close it.").code == 1
    answer = run("check", "Nobody has asked us to close it.", "--format", "json")
    assert json.loads(answer.out)["verdict"] == "no_primary"


def test_manifest(run: Run, place: Path, tmp_path: Path) -> None:
    """A manifest names the inputs, tells of each, and gives way to an option."""
    (place / "m.csv").write_text(
        "\ufeffpath;kind;speaker;published;notes\nspeech.txt;speech;Lena Orth;2031-03-03;x\n"
        "report.txt;;;2031-03-07;\nmissing.txt;;;;\n",
        encoding="utf-8",
    )
    ran = run("add", "--manifest", "m.csv", "--publisher", "Vell Courier")
    assert (ran.code, ran.out.count("added\t")) == (1, 2)
    assert "error: no such file: missing.txt (m.csv, row 4)" in ran.err
    rows = {
        row["path"]: row for row in read_table(run, str(place / "archive"), tmp_path, "documents")
    }
    assert rows["speech.txt"]["speaker"] == "Lena Orth"
    assert rows["report.txt"]["published"] == "2031-03-07"
    assert {row["publisher"] for row in rows.values()} == {"Vell Courier"}
    ran = run("add", "--manifest", "m.csv", "speech.txt", "--published", "2031-03-04")
    assert "report.txt is not among the inputs (m.csv, row 3)" in ran.err
    rows = {
        row["path"]: row for row in read_table(run, str(place / "archive"), tmp_path, "documents")
    }
    assert rows["speech.txt"]["published"] == "2031-03-04"


def test_manifest_of_lines(run: Run, place: Path) -> None:
    """JSON lines as a manifest tell of single lines of JSON lines; elsewhere than the inputs."""
    write_lines(place / "d.jsonl", LINES)
    folder = place / "deep"
    folder.mkdir()
    rows = [
        {"path": "../d.jsonl#a", "language": "de"},
        {"path": "../d.jsonl", "publisher": "Kurier"},
    ]
    manifest = write_lines(folder / "m.jsonl", rows)
    ran = run("extract", "d.jsonl", "--manifest", str(manifest))
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert [line.get("read") for line in found] == [False, None, None, None]
    assert ran.err.count("language not read: de (a)") == 1


MANIFESTS = {  # what is in it, the code, what is said
    "no path": ("file,title\na,b\n", 2, "no column 'path'"),
    "empty": ("", 2, "no column 'path'"),
    "no row": ("path,title\n", 2, "no row"),
    "row without path": ("path,title\n,b\n", 2, "no path"),
    "bad day": ("path,published\nspeech.txt,March 3\nreport.txt,\n", 1, "'March 3' is not a day"),
    "twice": ("path,title\nspeech.txt,A\nspeech.txt,B\n", 1, "told of twice, and differently"),
}


@pytest.mark.parametrize(("content", "code", "said"), MANIFESTS.values(), ids=MANIFESTS)
def test_wrong_manifest(run: Run, place: Path, content: str, code: int, said: str) -> None:
    """A manifest that cannot be used is refused; a row that cannot sets its document aside."""
    (place / "m.csv").write_text(content, encoding="utf-8")
    ran = run("extract", "speech.txt", "--manifest", "m.csv")
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err.splitlines()[0]


MISUSES = {  # arguments, what is said
    "kind": (("--kind", "sermon"), "no kind is called 'sermon' (--kind): take transcript, speech"),
    "day": (("--published", "3/3/31"), "'3/3/31' is not a day (--published): write it as"),
    "language": (("--language", "German"), "'German' is no code of a language (--language)"),
    "nothing told": (("--title", " "), "nothing is told (--title)"),
    "no manifest": (("--manifest", "none.csv"), "No such file or directory (none.csv)"),
}


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize(("args", "said"), MISUSES.values(), ids=MISUSES)
@pytest.mark.parametrize("command", ["add", "extract"])
def test_misuse(run: Run, command: str, args: tuple[str, ...], said: str) -> None:
    """What is told wrongly is refused before anything is read."""
    ran = run(command, "speech.txt", *args)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"error: {said}")
    assert len(ran.err.splitlines()) == 1


@pytest.mark.usefixtures("place")
def test_nothing_named(run: Run) -> None:
    """A call without inputs says what may be named; standard input is named once."""
    for command in ("add", "extract"):
        assert run(command).code == 2
        assert run(command, "-", "-").code == 2
    assert run("verify", "--quotes", "-", "--against", "-").code == 2


INPUTS = {  # what stands on standard input, documents, what they are called
    "text": (SPEECH.encode(), ["standard input"]),
    "lines": (b'\n{"id": "x", "text": "a b c"}\n{"text": "d e f"}\n', ["x", "3"]),
    "packed text": (gzip.compress(SPEECH.encode()), ["standard input"]),
    "packed lines": (gzip.compress(b'{"id": "x", "text": "a b c"}\n'), ["x"]),
    "page": (b"<html><body><p>A page of words.</p></body></html>", ["standard input"]),
}


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize(("data", "names"), INPUTS.values(), ids=INPUTS)
def test_standard_input(
    run: Run, monkeypatch: pytest.MonkeyPatch, data: bytes, names: list[str]
) -> None:
    """What it is, is told by the bytes."""
    pipe(monkeypatch, data)
    ran = run("extract", "-")
    assert [json.loads(line)["doc"] for line in ran.out.splitlines()] == names
    pipe(monkeypatch, data)
    assert run("add", "-").out.count("added\tstandard input") == len(names)


@pytest.mark.usefixtures("place")
def test_empty_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing piped in is said so."""
    pipe(monkeypatch, b" \n\n")
    ran = run("extract", "-")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("error: no text found (standard input)")


def test_verify_from_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    """Quotations or transcripts may be piped in, and the transcripts told of."""
    quote = '{"id": 1, "text": "Nobody has asked us to close it.", "speaker": "Lena Orth"}\n'
    told = ("--kind", "speech", "--speaker", "Lena Orth")
    pipe(monkeypatch, quote.encode())
    ran = run("verify", "--quotes", "-", "--against", "speech.txt", *told)
    assert json.loads(ran.out)["verdict"] == "verbatim"
    (place / "q.jsonl").write_text(quote, encoding="utf-8")
    pipe(monkeypatch, SPEECH.encode())
    ran = run("verify", "--quotes", "q.jsonl", "--against", "-", *told)
    found = json.loads(ran.out)
    assert (found["verdict"], found["transcript"]["file"]) == ("verbatim", "standard input")


def test_flood_of_packed_lines(run: Run, place: Path) -> None:
    """A packed file that grows without end is refused."""
    (place / "x.jsonl.gz").write_bytes(gzip.compress(b"\n" * (8 << 20), 9))
    ran = run("extract", "x.jsonl.gz")
    assert (ran.code, ran.out) == (1, "")
    assert "times its size" in ran.err or "no text found" in ran.err


def test_damaged_packed_lines(run: Run, place: Path) -> None:
    """A cut-off file is named, without a traceback."""
    whole = gzip.compress(b'{"text": "a b c"}\n' * 3 + bytes(range(256)) * 40)
    (place / "x.jsonl.gz").write_bytes(whole[:-40])
    ran = run("extract", "x.jsonl.gz")
    assert ran.code == 1
    assert "damaged or cut off" in ran.err
