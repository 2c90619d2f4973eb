"""What all lists take alike: JSON, CSV, columns, order, limit, filters that are given again."""

import csv
import io
import json
import sys

import pytest
from tests.cli.conftest import REPORT, TRANSCRIPT, Run

from onrecord import usecases
from onrecord.cli import program
from onrecord.cli.edge import run_guarded
from onrecord.cli.screen import terminal
from onrecord.store import open_archive

LISTS = ("statements", "people", "outlets", "occasions", "documents", "figures", "review")


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An archive of a transcript and a report, whose title a sheet would run."""
    files = tmp_path_factory.mktemp("inputs")
    (files / "2031-03-03 briefing.txt").write_text(TRANSCRIPT, encoding="utf-8")
    (files / "report.txt").write_text(REPORT, encoding="utf-8")
    folder = tmp_path_factory.mktemp("archive")
    with open_archive(folder) as archive:
        tagger = usecases.choose_tagger()
        usecases.add(archive, [str(files)], watch=lambda _: None, tagger=tagger)
        report = next(row for row in archive.documents() if not row.primary)
    told = ("set", report.id, "title", "=1+1", "--why", "w", "--archive", str(folder))
    assert run_guarded(program, list(told)) == 0
    return str(folder)


@pytest.mark.parametrize("name", LISTS)
def test_forms_agree(run: Run, held: str, name: str) -> None:
    """The array, the lines and the CSV hold the same rows; a pipe has a line of names."""
    where = ("--archive", held)
    rows = json.loads(run(name, "--json", *where).out)
    lines = run(name, "--format", "jsonl", *where).out.splitlines()
    assert list(map(json.loads, lines)) == rows
    heads, *cells = csv.reader(io.StringIO(run(name, "--csv", *where).out))
    assert len(cells) == len(rows)
    assert run(name, *where).out.splitlines()[0].split("\t") == heads
    cut = json.loads(run(name, "--json", "--limit", "1", "--columns", heads[0], *where).out)
    assert cut == [{heads[0]: row[heads[0]]} for row in rows[:1]]


def test_sort(run: Run, held: str) -> None:
    """By any column, either way; what is not known comes last."""
    asked = ("statements", "--json", "--columns", "text", "--archive", held)
    texts = [row["text"] for row in json.loads(run(*asked, "--sort", "text").out)]
    assert texts == sorted(texts)
    turned = json.loads(run(*asked, "--sort", "-text", "--limit", "2").out)
    assert [row["text"] for row in turned] == texts[::-1][:2]


def test_worst_first(run: Run, held: str) -> None:
    """What differs comes first, worst first; the newest, where that is asked for."""
    asked = ("statements", "--json", "--columns", "verdict", "--archive", held)
    usual = json.loads(run(*asked).out)
    assert usual == json.loads(run(*asked, "--sort", "worst").out)
    assert usual[0] == {"verdict": "altered"}
    assert run(*asked, "--sort", "newest").code == 0


def test_nothing_found_is_said(run: Run, held: str) -> None:
    """A list without a row says so, beside the pipe."""
    ran = run("statements", "--speaker", "Nobody Atall", "--archive", held)
    assert ran.out.count("\n") == 1
    assert "nothing found" in ran.err


def test_narrow_terminals(capsys: pytest.CaptureFixture[str]) -> None:
    """The least telling columns go first; neither days nor ids are broken."""
    heads = ("said on", "speaker", "kind", "type", "verdict", "text", "outlet", "id")
    row = (
        "2031-03-03",
        "Lena Orth",
        "direct",
        "communication",
        "altered",
        "We will " * 20,
        "V",
        "0123456789abcdef.120-188",
    )
    left = terminal.draw_table(heads, [row], whole=False)
    told = capsys.readouterr().out
    assert left == ["kind", "type", "outlet"]
    for whole in ("2031-03-03", "altered", "0123456789abcdef.120-188", "said on"):
        assert whole in told
    assert terminal.draw_table(heads, [row], whole=True) == []


def test_given_again(run: Run, held: str) -> None:
    """A filter that is given again welcomes either value."""
    asked = ("statements", "--json", "--columns", "verdict", "--archive", held)
    either = ("--verdict", "altered", "--verdict", "paraphrase")
    assert [row["verdict"] for row in json.loads(run(*asked, *either).out)] == [
        "altered",
        "paraphrase",
    ]
    who = ("--speaker", "nobody at all", "--speaker", "orth")
    assert json.loads(run(*asked, *who).out) == json.loads(run(*asked, "--speaker", "orth").out)
    assert json.loads(
        run("people", "--name", "x", "--name", "Orth", "--json", "--archive", held).out
    )


@pytest.mark.parametrize(
    "wrong", [("--columns", "none"), ("--sort", "none"), ("--json", "--csv"), ("--limit", "-1")]
)
def test_wrong_use(run: Run, held: str, wrong: tuple[str, ...]) -> None:
    """Told in one line, with what there is."""
    ran = run("statements", *wrong, "--archive", held)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


def test_sheets_run_nothing(run: Run, held: str) -> None:
    """Words that a sheet would run are disarmed on the way out, too."""
    told = run("documents", "--csv", "--columns", "title", "--archive", held).out.splitlines()
    assert "'=1+1" in told


def test_ids_are_whole(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """However narrow the terminal is, an id stands on one line."""
    monkeypatch.setenv("COLUMNS", "40")
    key = "d4895455c7019442.150-286"
    terminal.draw_table(("text", "document", "id"), [["words " * 20, "a long title", key]])
    assert key in capsys.readouterr().out


def test_show(run: Run, held: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One thing whole by its id, or each of those that arrive on standard input."""
    where = ("--archive", held)
    asked = ("statements", "--verdict", "altered", "--json", *where)
    (row,) = json.loads(run(*asked).out)
    whole = json.loads(run("show", row["id"], "--json", *where).out)
    assert (whole["statement"]["id"], whole["check"]["verdict"]) == (row["id"], "altered")
    assert "could → will" in run("show", row["id"], *where).out
    ids = (row["document_id"], row["person_id"])
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join((*ids, ""))))
    shown = run("show", "-", "--json", *where).out.splitlines()
    assert [json.loads(line)["id"] for line in shown] == list(ids)
    ran = run("show", "nothing", row["person_id"], *where)
    assert ran.code == 1
    assert "nothing has this id (nothing)" in ran.err


def test_completion(run: Run) -> None:
    """The script names the program; names are completed without importing commands."""
    for shell in ("bash", "zsh", "fish"):
        assert "_ONRECORD_COMPLETE" in run("completion", shell).out
    ctx = program.make_context("onrecord", ["check", "x"])
    assert [each.value for each in program.shell_complete(ctx, "ex")] == ["extract", "export"]
