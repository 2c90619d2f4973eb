"""`onrecord search`: sentences and statements by words and filters, as table, JSON and CSV."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.store.samples import make_briefing, make_report

from onrecord.model import Person, SpeakerKind
from onrecord.store import open_archive


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """A briefing and a report of it."""
    with open_archive(tmp_path) as archive:
        archive.save_all([make_briefing(), make_report()])
        archive.save_people([Person("p1", "Ilka Varga", SpeakerKind.PERSON)])
    return str(tmp_path)


FOUND = {
    "words": (["harbour"], 2),
    "words side by side": (["harbour", "may"], 1),
    "left out": (["harbour", "NOT", "may"], 1),
    "a phrase": (['"may leave"'], 1),
    "nothing asked": ([], 3),
    "filters alone": (["--place", "report"], 1),
    "with what is folded": (["--all"], 4),
    "signs that are no word": (["!!!"], 0),
    "a speaker": (["--speaker", "varga", "--place", "transcript"], 2),
    "a verdict": (["--verdict", "altered", "--verdict", "spliced"], 1),
    "an outlet": (["--outlet", "courier", "--since", "2031-03-04"], 1),
    "a limit": (["--limit", "1"], 1),
    "nothing": (["zeppelin"], 0),
}


@pytest.mark.parametrize(("words", "expected"), FOUND.values(), ids=FOUND)
def test_found(run: Run, folder: str, words: list[str], expected: int) -> None:
    """A line each below their names; how many there are is told beside them."""
    ran = run("search", *words, "--archive", folder)
    assert ran.code == 0
    assert len(ran.out.splitlines()) == expected + 1
    assert " found" in ran.err


def test_forms(run: Run, folder: str) -> None:
    """JSON has total and facets; CSV a head line."""
    out = run("search", "harbour", "--json", "--archive", folder).out
    found = json.loads(out)
    assert (found["total"], len(found["passages"])) == (2, 2)
    assert found["facets"]["speaker"] == [{"value": "p1", "name": "Ilka Varga", "passages": 2}]
    out = run("search", "harbour", "--csv", "--archive", folder).out
    assert out.startswith("said_on,speaker,verdict")
    assert len(out.splitlines()) == 3


def test_refused(run: Run, folder: str) -> None:
    """What cannot be read is one line, and exit code 2."""
    ran = run("search", '"harbour', "--archive", folder)
    assert ran.code == 2
    assert "not closed" in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("asked", [[""], [" ", ""], ["", "--csv"]])
def test_empty_words(run: Run, folder: str, asked: list[str]) -> None:
    """Where words are given and are none it says what to write, and lists nothing."""
    ran = run("search", *asked, "--archive", folder)
    assert (ran.code, ran.out) == (2, "")
    assert "write words" in ran.err
