"""Decisions on the command line: signed, listed, taken back; fields put right; a document out."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import REPORT, TRANSCRIPT, Run


def test_a_day_at_the_desk(run: Run, tmp_path: Path) -> None:
    """Each command tells what it wrote, as JSON where asked."""
    (tmp_path / "briefing.txt").write_text(TRANSCRIPT, "utf-8")
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    where = ("--archive", str(tmp_path / "archive"))
    files = [str(tmp_path / name) for name in ("briefing.txt", "report.txt")]
    assert run("add", *files, *where).code == 0
    listed = run("statements", "--verdict", "altered", "--format", "jsonl", *where).out
    row = json.loads(listed.splitlines()[0])
    sign = ("--who", "A. Desk", "--why", "in the paper", "--json", *where)

    made = json.loads(run("review", row["id"], "agree", *sign).out)
    assert (made["kind"], made["who"], made["state"]) == ("agree", "A. Desk", "holds")
    assert made["seen"]["verdict"] == "altered"
    assert made["statements"] == [row["id"]]
    undo = json.loads(run("review", "--undo", "1", *sign).out)
    assert (undo["kind"], undo["undoes"], undo["before"]) == ("undo", 1, made["hash"])

    put = run("set", row["document_id"], "outlet", "Vell Courier", *sign)
    assert json.loads(put.out)["value"] == "Vell Courier"
    assert "Vell Courier" in run("outlets", *where).out
    assert json.loads(run("set", row["id"], "speaker", "Ada Finch", *sign).out)["number"] == 4
    assert "Ada Finch" in run("people", *where).out
    rows = json.loads(run("review", "--json", *where).out)
    assert [row["number"] for row in rows] == [1, 2, 3, 4]
    assert json.loads(run("review", "--orphans", "--json", *where).out) == []

    assert run("remove", row["document_id"], *where).code == 2  # no reason
    assert json.loads(run("remove", row["document_id"], *sign).out)["kind"] == "removed"
    assert run("audit", *where).code == 0


def test_what_cannot_be_decided(run: Run, tmp_path: Path) -> None:
    """Wrong use is told in one line and exits with 2; an unknown thing with 1."""
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    where = ("--archive", str(tmp_path / "archive"))
    run("add", str(tmp_path / "report.txt"), *where)
    assert run("review", "x.1-2", *where).code == 2
    assert run("review", "x.1-2", "agree", *where).code == 1
    assert run("review", "--undo", "7", *where).code == 1
    assert run("set", "x.1-2", "title", "y", "--why", "w", *where).code == 2
    assert "--why" in run("set", "x", "title", "y", *where).err  # no reason
    assert run("merge", "x", "y:z", "--why", "w", *where).code == 2
    assert run("split", "x:y", "y:z", *where).code == 2


def test_merge_by_the_ids_of_a_list(run: Run, tmp_path: Path) -> None:
    """What `people` lists can be merged as it stands there."""
    told = '"The ferry is late," said Ada Orth.\n\n"The bridge is closed," said Berta Finch.\n'
    (tmp_path / "report.txt").write_text(told, "utf-8")
    where = ("--archive", str(tmp_path / "archive"))
    run("add", str(tmp_path / "report.txt"), *where)
    ids = [row["id"] for row in json.loads(run("people", "--json", *where).out)]
    assert sorted(ids) == ["ada-orth", "berta-finch"]
    assert run("merge", *ids, "--why", "she married", *where).code == 0
    assert len(json.loads(run("people", "--json", *where).out)) == 1


@pytest.mark.parametrize("command", ["add", "watch", "load"])
def test_how_far_the_checking_is(
    command: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of many documents a pipe is told at each tenth."""
    monkeypatch.setattr("onrecord.cli.running.add_command._MANY", 2)
    lines = [{"id": f"d{n}", "text": f'"{n} boats are late," said Ada Orth.'} for n in range(20)]
    folder, out = tmp_path / "in", str(tmp_path / "out")
    folder.mkdir()
    (folder / "many.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    words = {"add": [str(folder)], "watch": [str(folder), "--once"], "load": [out]}[command]
    if command == "load":
        run("batch", str(folder), "--out", out, "--workers", "1", "--model", "rules")
    ran = run(command, *words, "--archive", str(tmp_path / "archive"), "--model", "rules")
    told = [line for line in ran.err.splitlines() if line.startswith("checking: ")]
    assert told == [f"checking: {done} of 20 documents" for done in range(0, 20, 2)]
