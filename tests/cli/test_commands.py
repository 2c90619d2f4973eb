"""The commands, tried as a user would try them."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from onrecord.cli.screen.options import archive_place, demonstration_place
from onrecord.presentation import DISCLAIMER

WILL = "The bridge at Vell will be closed to lorries by Friday"


def test_add_twice(run: Run, folder: Path, archive: str) -> None:
    """The same bytes change nothing; every input is named."""
    ran = run("add", str(folder), "--archive", archive)
    assert ran.code == 0
    assert ran.out.count("held\t") == 2
    assert "0 added, 2 already held, 0 set aside" in ran.err


def test_add_goes_on(run: Run, folder: Path, tmp_path: Path) -> None:
    """A bad input is named in one line, the rest is added, and the exit code says so."""
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    nowhere = str(tmp_path / "nowhere.txt")
    ran = run("add", nowhere, str(folder), "--archive", str(tmp_path / "a"))
    assert ran.code == 1
    errors = [line for line in ran.err.splitlines() if line.startswith("error: ")]
    assert len(errors) == 2
    assert nowhere in errors[0]
    assert "broken.pdf" in errors[1]
    assert "2 added, 0 already held, 2 set aside" in ran.err


def test_check_altered(run: Run, archive: str) -> None:
    """A changed word is found, typed and shown with its passage."""
    ran = run("check", WILL, "--speaker", "Orth", "--format", "json", "--archive", archive)
    assert ran.code == 1
    answer = json.loads(ran.out)
    assert answer["verdict"] == "altered"
    assert [(c["type"], c["said"], c["printed"]) for c in answer["alterations"]] == [
        ("modality", "could", "will")
    ]
    passage = answer["transcript"]
    text = (Path(passage["file"])).read_text(encoding="utf-8")
    assert text[passage["start"] : passage["end"]] == passage["text"]
    assert "could be closed to lorries" in passage["text"]
    assert answer["caution"] == DISCLAIMER


def test_check_in_words(run: Run, archive: str) -> None:
    """A reader gets the verdict, the passage and the caution in plain words."""
    ran = run("check", WILL, "--archive", archive)
    assert "Wording differs" in ran.out
    assert "could → will" in ran.out
    assert ran.out.rstrip().endswith(DISCLAIMER)


@pytest.mark.parametrize(
    ("arguments", "verdict"),
    [
        (["The moon is a lantern for the fishermen of the north coast"], "unsupported"),
        (["The moon is a lantern for the fishermen", "--date", "2029-01-01"], "no_primary"),
        (["The moon is a lantern for the fishermen", "--speaker", "Omar Tull"], "no_primary"),
        (["The moon is a lantern", "--speaker", "Orth", "--date", "2031-03-04"], "unsupported"),
        (["Will the ferry be free?", "--speaker", "Lena Orth"], "misattributed"),
    ],
)
def test_check_scope(run: Run, archive: str, arguments: list[str], verdict: str) -> None:
    """What is held decides between not found and not held; a question is not the official's."""
    ran = run("check", *arguments, "--format", "json", "--archive", archive)
    assert json.loads(ran.out)["verdict"] == verdict


def test_statements(run: Run, archive: str) -> None:
    """Lists narrow, and come as table, JSON lines and CSV."""
    ran = run("statements", "--verdict", "altered", "--format", "jsonl", "--archive", archive)
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert [row["speaker"] for row in rows] == ["Lena Orth"]
    assert WILL in rows[0]["text"]
    table = run("statements", "--speaker", "orth", "--since", "2031-03-01", "--archive", archive)
    assert len(table.out.splitlines()) >= 5
    assert table.out.startswith("said_on\tspeaker\t")
    assert all(line.count("\t") == 8 for line in table.out.splitlines())
    ran = run("statements", "--format", "csv", "--archive", archive)
    head, *lines = csv.reader(ran.out.splitlines())
    assert head[:2] == ["said_on", "speaker"]
    assert len(lines) >= 4
    none = run("statements", "--until", "2000-01-01", "--archive", archive)
    assert none.out == table.out.splitlines(keepends=True)[0]  # a pipe always has the names


def test_other_lists(run: Run, archive: str) -> None:
    """People, outlets, figures, occasions."""
    assert "Lena Orth" in run("people", "--archive", archive).out
    assert "publisher not known" in run("outlets", "--archive", archive).out
    figures = run("figures", "people", "--format", "jsonl", "--archive", archive).out
    assert (json.loads(figures)["low"], json.loads(figures)["hedge"]) == (1200, "About")
    assert "complete transcript" in run("occasions", "--archive", archive).out


def test_plot(run: Run, archive: str, tmp_path: Path) -> None:
    """Figures over time as an SVG file."""
    pytest.importorskip("matplotlib", reason="the extra 'plot' is not installed")
    out = tmp_path / "people.svg"
    assert run("figures", "people", "--plot", str(out), "--archive", archive).code == 0
    assert out.read_text(encoding="utf-8").count("<svg") == 1
    assert run("figures", "--plot", "people.png", "--archive", archive).code == 2


def test_export_and_audit(run: Run, archive: str, tmp_path: Path) -> None:
    """Everything goes out, and everything holds."""
    out = tmp_path / "record"
    assert run("export", "jsonl", str(out), "--archive", archive).code == 0
    tables = {path.stem for path in out.glob("*.jsonl")}
    views = {"documents", "statements", "checks", "figures", "people", "occasions"}
    assert tables == {*views, "reviews"}
    documents = {
        row["id"]: row
        for row in map(json.loads, (out / "documents.jsonl").read_text("utf-8").splitlines())
    }
    checks = list(map(json.loads, (out / "checks.jsonl").read_text("utf-8").splitlines()))
    altered = [check for check in checks if check["verdict"] == "altered"]
    assert len(altered) == 1
    for change in altered[0]["alterations"]:
        said = documents[altered[0]["transcript"]["document_id"]]["text"]
        assert said[slice(*change["said_span"])] == change["said"] == "could"
    ran = run("audit", "--archive", archive)
    assert (ran.code, ran.out) == (0, "")
    assert "2 documents audited, 0 flaws" in ran.err


def test_audit_finds_a_change(run: Run, archive: str) -> None:
    """An original that was changed on the disk is named."""
    original = next(p for p in Path(archive, "originals").rglob("*") if p.is_file())
    original.chmod(0o644)
    original.write_bytes(original.read_bytes()[:-9])
    ran = run("audit", "--archive", archive)
    assert ran.code == 1
    assert original.parent.name in ran.out


def test_extract(run: Run, folder: Path) -> None:
    """One line a file; offsets count in the file's own characters."""
    ran = run("extract", str(folder / "report.txt"))
    line = json.loads(ran.out)
    assert line["doc"] == "report"
    text = (folder / "report.txt").read_bytes().decode("utf-8")
    told = [
        (" ".join(text[s:e] for s, e in r["content"]), r["speaker"], r["kind"])
        for r in line["relations"]
    ]
    assert any(
        WILL in words and who == "Lena Orth" and kind == "direct" for words, who, kind in told
    )
    assert {"source", "cue", "content", "kind", "speaker", "score"} <= line["relations"][0].keys()


def test_extract_turns(run: Run, folder: Path) -> None:
    """What a transcript gives to somebody is theirs, and its label the source."""
    path = folder / "2031-03-03 briefing.txt"
    text = path.read_text(encoding="utf-8")
    relations = json.loads(run("extract", str(path)).out)["relations"]
    sources = [[text[s:e] for s, e in one["source"]] for one in relations]
    assert sources == [["AMBASSADOR ORTH"], ["QUESTION"], ["AMBASSADOR ORTH"]]
    (asked,) = relations[1]["content"]
    assert text[slice(*asked)] == "Will the ferry be free?"
    assert {one["kind"] for one in relations} == {"direct"}


def test_verify(run: Run, folder: Path, tmp_path: Path) -> None:
    """Quotations against a folder: every line answered, bad lines named."""
    quotes = tmp_path / "quotes.jsonl"
    lines = [
        {"id": 1, "text": WILL, "speaker": "LENA ORTH", "date": "2031-03-04"},
        {"id": "early", "text": WILL, "speaker": None, "date": "2031-03-01"},
        {"id": 3, "text": "We have no plan to close it to buses", "speaker": None, "date": None},
    ]
    quotes.write_text("\n".join([*map(json.dumps, lines), "{", '{"id": 9}']), encoding="utf-8")
    against = folder / "2031-03-03 briefing.txt"
    (folder / "report.txt").unlink()  # all that stands in the folder counts as primary
    ran = run("verify", "--quotes", str(quotes), "--against", str(folder))
    assert ran.code == 1
    assert ran.err.count("error: ") == 2
    assert "line 4" in ran.err
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert [(f["id"], f["verdict"]) for f in found] == [
        (1, "altered"),
        ("early", "unsupported"),
        (3, "verbatim"),
    ]
    assert found[0]["ops"] == ["modality"]
    assert found[0]["transcript"]["file"] == against.name
    assert found[1]["transcript"] is None
    text = against.read_bytes().decode("utf-8")
    place = found[2]["transcript"]
    assert text[place["start"] : place["end"]] == "We have no plan to close it to buses"


ASKED = {  # a line of the file of quotations, what the error says
    "no JSON": ("{", "not a JSON object"),
    "a list": ("[1]", "without text"),
    "no text": ('{"id": 9}', "without text"),
    "nested without end": ("[" * 100_000, "not a JSON object"),
    "half a character": (r'{"id": "\ud800", "text": "We leave"}', "not a JSON object"),
    "a number beyond all": ('{"id": 1e999, "text": "We leave"}', "not a JSON object"),
    "a day in words": ('{"id": 1, "text": "We leave", "date": "3 March 2031"}', "not a date"),
    "a speaker in numbers": ('{"id": 1, "text": "We leave", "speaker": 7}', "speaker"),
}


@pytest.mark.parametrize(("line", "words"), ASKED.values(), ids=ASKED)
def test_verify_names_bad_lines(
    run: Run, folder: Path, tmp_path: Path, line: str, words: str
) -> None:
    """A bad line is named with its number and costs no other; CRLF and a BOM change nothing."""
    quotes = tmp_path / "quotes.jsonl"
    good = '{"id": "good", "text": "Will the ferry be free?"}'
    quotes.write_bytes(f"\ufeff{good}\r\n\r\n{line}\r\n{good}".encode())
    ran = run("verify", "--quotes", str(quotes), "--against", str(folder))
    assert ran.code == 1
    assert [json.loads(told)["id"] for told in ran.out.splitlines()] == ["good", "good"]
    assert len(ran.err.splitlines()) == 1
    assert ran.err.startswith("error: ")
    assert words in ran.err
    assert "line 3" in ran.err


MISUSES = {  # arguments, exit code, what the one line says
    "no such command": (["chek"], 2, "chek"),
    "no such option": (["people", "--colour"], 2, "--colour"),
    "an option of a command before it": (["--archive", "a", "people"], 2, "COMMAND --archive"),
    "words without marks": (["check", "We", "will", "leave"], 2, "in quotation marks"),
    "words for a list": (["people", "Orth"], 2, "narrow the list with --name WORDS"),
    "a word for a day": (["check", "We will leave", "--date", "monday"], 2, "2031-03-03"),
    "an empty quotation": (["check", "  "], 2, "empty"),
    "a quotation of marks alone": (["check", "“”—…"], 2, "empty"),
    "an archive without a name": (["people", "--archive", ""], 2, "--archive"),
    "nowhere to write to": (["export", "jsonl", ""], 2, "OUT"),
    "no input": (["add"], 2, "INPUT"),
    "no archive": (["people", "--archive", "/nowhere/at/all"], 1, "there is no archive"),
    "a server that is none": (
        ["people", "--archive", "postgresql://u:secret@127.0.0.1:1/a"],
        1,
        "the server does not answer (postgresql://u:***@127.0.0.1:1/a)",
    ),
    "another database": (["people", "--archive", "mysql://u@h/a"], 1, "no address of a PostgreSQL"),
    "no quotations": (["verify", "--quotes", "no.jsonl", "--against", "."], 1, "no.jsonl"),
    "a port in words": (["serve", "--port", "many"], 2, "many"),
    "a port beyond all ports": (["demo", "--port", "99999"], 2, "65535"),
    "nothing to hold quotations against": (
        ["verify", "--quotes", "{quotes}", "--against", "nowhere"],
        1,
        "no such file or folder (nowhere)",
    ),
    "an unknown format": (["export", "xml", "out"], 2, "xml"),
}


@pytest.mark.parametrize(("arguments", "code", "words"), MISUSES.values(), ids=MISUSES)
def test_misuse(run: Run, arguments: list[str], code: int, words: str, tmp_path: Path) -> None:
    """Whatever is wrong is told in one line, with the way to mend it."""
    quotes = tmp_path / "quotes.jsonl"
    quotes.write_text('{"id": 1, "text": "We will leave the harbour."}\n', encoding="utf-8")
    ran = run(*(argument.format(quotes=quotes) for argument in arguments))
    assert ran.out == ""
    assert ran.code == code
    assert ran.err.startswith("error: ")
    assert len(ran.err.splitlines()) == 1
    assert words in ran.err
    assert "Traceback" not in ran.err


def test_no_quotation_to_verify(run: Run, folder: Path, tmp_path: Path) -> None:
    """A file of no lines is no failure, and is told."""
    quotes = tmp_path / "quotes.jsonl"
    quotes.write_text("\n", encoding="utf-8")
    ran = run("verify", "--quotes", str(quotes), "--against", str(folder))
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"no quotation in {quotes}\n"


def test_demo_keeps_to_itself(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The demonstration goes where `ONRECORD_ARCHIVE` says, else to a folder of its own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("ONRECORD_ARCHIVE", raising=False)
    own = demonstration_place(None)
    assert Path(own).name == "demonstration"
    assert own != archive_place(None)
    named = tmp_path / "my archive"
    monkeypatch.setenv("ONRECORD_ARCHIVE", str(named))
    ran = run("demo", "--no-serve")
    assert ran.code == 0
    assert str(named) in ran.err
    assert run("check", "The river will fall below the flood mark").out.startswith("≠")


def test_no_arguments(run: Run) -> None:
    """The bare program shows its help."""
    ran = run()
    assert ran.code == 2
    assert "onrecord demo" in ran.out + ran.err


def test_reader_goes_away(archive: str) -> None:
    """`onrecord statements | head -1` ends without a complaint."""
    command = [sys.executable, "-m", "onrecord.cli", "statements", "--archive", archive]
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as gone:
        ran = subprocess.run(  # noqa: S603 - our own program
            command, stdout=gone, stderr=subprocess.PIPE, check=False, text=True
        )
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here is always full")
def test_no_room_is_left(archive: str) -> None:
    """What cannot be printed for want of room is told in one line."""
    command = [sys.executable, "-m", "onrecord.cli", "statements", "--archive", archive]
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(  # noqa: S603 - our own program
            command, stdout=full, stderr=subprocess.PIPE, check=False, text=True
        )
    assert ran.returncode == 1
    assert ran.stderr == (
        "error: no room is left (where this writes): make room, then run it again\n"
    )
