"""What an archive knows does not hang on how it came to be filled."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord import exports, usecases
from onrecord.demonstration import open_folder
from onrecord.model import Verdict
from onrecord.store import open_archive

TRANSCRIPT = """Transcript of a press briefing by Ambassador Lena Orth, 3 March 2031

AMBASSADOR ORTH: Thank you for coming. The bridge at Vell could be closed to lorries by Friday. \
We have no plan to close it to buses, and nobody has asked us to.

QUESTION: Will the ferry be free?

AMBASSADOR ORTH: The ferry will be free for everyone who lives on the east bank.
"""
REPORT = """Lorries and the bridge at Vell

By Ada Finch
4 March 2031

“The bridge at Vell will be closed to lorries by Friday,” Ambassador Lena Orth told reporters.
"""


def add(archive: Path, *inputs: str) -> None:
    """Add inputs one run each, as a user would over the days."""
    with open_archive(archive) as held:
        for each in inputs:
            usecases.add(held, [each], watch=lambda _: None)


def export(archive: Path, out: Path) -> dict[str, list[str]]:
    """The exported record: the lines of each table, in the order of the table."""
    with open_archive(archive, create=False) as held:
        exports.FORMATS["jsonl"](held, out)
    return {path.name: sorted(path.read_text("utf-8").splitlines()) for path in out.glob("*.jsonl")}


def rename(tables: dict[str, list[str]]) -> dict[str, list[str]]:
    """The same record with occasions known by their titles in place of their ids.

    The id of an occasion never changes once it is given, so it tells which title came first; that
    of a person depends on names and evidence alone, and is compared as it is.
    """
    rows = map(json.loads, tables["occasions.jsonl"])
    names = {row["id"]: [row["title"], row.get("date")] for row in rows}
    return {
        name: sorted(json.dumps(_renamed(json.loads(line), names)) for line in lines)
        for name, lines in tables.items()
    }


def _renamed(value: object, names: dict[str, list[str]]) -> object:
    if isinstance(value, dict):
        return {
            key: names.get(inner, inner)
            if key in {"id", "person_id", "occasion_id"} and isinstance(inner, str)
            else sorted(map(str, (names.get(each, each) for each in inner)))
            if key in {"people", "aliases", "merges", "roles"}
            and isinstance(inner, list)
            and all(isinstance(each, str) for each in inner)
            else _renamed(inner, names)
            for key, inner in value.items()
        }
    return [_renamed(each, names) for each in value] if isinstance(value, list) else value


LONG = ("delta-farmer.pdf", "long-bank.html", "halvany-ledger.html")  # a third of all statements


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Most inputs of the demonstration, where they stay for all tests of this module."""
    place = tmp_path_factory.mktemp("inputs")
    with open_folder() as folder:
        for path in folder.iterdir():
            if path.name not in LONG:
                (place / path.name).write_bytes(path.read_bytes())
    return sorted(map(str, place.iterdir()))


@pytest.fixture(scope="module")
def expected(
    demonstration: list[str], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[str]]:
    """The record of the demonstration, added at once."""
    place = tmp_path_factory.mktemp("expected")
    with open_archive(place / "archive") as held:
        usecases.add(held, demonstration, watch=lambda _: None)
    return export(place / "archive", place / "out")


def test_transcript_reaches_earlier_reports(tmp_path: Path) -> None:
    """What no transcript was held of is altered once the transcript comes."""
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "transcript.txt").write_text(TRANSCRIPT, encoding="utf-8")
    add(tmp_path / "a", str(tmp_path / "report.txt"))
    with open_archive(tmp_path / "a") as held:
        (before,) = [d for d in held.dossiers() if d.findings]
        assert {f.verdict for f in before.findings} == {Verdict.NO_PRIMARY}
        usecases.add(held, [str(tmp_path / "transcript.txt")], watch=lambda _: None)
        (after,) = [d for d in held.dossiers() if d.findings]
    assert [f.verdict for f in after.findings] == [Verdict.ALTERED]
    assert [s.id for s in after.statements] == [s.id for s in before.statements]


ORDERS = {"three by three, backwards": (-1, 3), "by chance, a few at once": (7, 5)}  # seed, a run


@pytest.mark.parametrize(("seed", "at_once"), ORDERS.values(), ids=ORDERS)
def test_order_changes_nothing(
    demonstration: list[str],
    expected: dict[str, list[str]],
    tmp_path: Path,
    seed: int,
    at_once: int,
) -> None:
    """Whatever comes first, one document a run or several: the record is the same.

    An id leads to the person still when documents are added that give a fuller name.
    """
    inputs = demonstration[::-1]
    if seed > 0:
        random.Random(seed).shuffle(inputs)  # noqa: S311 - an order, not a secret
    known: set[str] = set()
    with open_archive(tmp_path / "a") as held:
        for first in range(0, len(inputs), at_once):
            usecases.add(held, inputs[first : first + at_once], watch=lambda _: None)
            now = {person.id for person in held.people()}
            assert not [lost for lost in known - now if usecases.find_person(held, lost) is None]
            known |= now
    found = rename(export(tmp_path / "a", tmp_path / "out"))
    assert found.keys() == expected.keys()
    for name, lines in rename(expected).items():
        assert found[name] == lines, name


def test_adding_twice_changes_nothing(
    demonstration: list[str], expected: dict[str, list[str]], tmp_path: Path
) -> None:
    """The same bytes again, under another name too: not a line differs."""
    with open_archive(tmp_path / "a") as held:
        usecases.add(held, demonstration, watch=lambda _: None)
        copy = tmp_path / "copy of a report.txt"
        copy.write_bytes(Path(demonstration[0]).read_bytes())
        tally = usecases.add(held, [*demonstration, str(copy)], watch=lambda _: None)
    assert (tally.added, tally.held, tally.checked) == (0, len(demonstration) + 1, 0)
    assert export(tmp_path / "a", tmp_path / "out") == expected


@pytest.mark.parametrize(("sent", "times"), [(signal.SIGKILL, 2), (signal.SIGINT, 1)])
def test_stopped_in_the_middle(
    demonstration: list[str],
    expected: dict[str, list[str]],
    tmp_path: Path,
    sent: signal.Signals,
    times: int,
) -> None:
    """A run that is stopped at any moment leaves an archive that opens, and the next goes on."""
    archive = tmp_path / "a"
    command = [sys.executable, "-m", "onrecord.cli", "add", *demonstration]
    chance = random.Random(5)  # noqa: S311 - a moment, not a secret
    for _ in range(times):
        with subprocess.Popen(  # noqa: S603 - our own program
            [*command, "--archive", str(archive)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()  # from here on the archive is being written
            time.sleep(chance.uniform(0, 0.6))
            process.send_signal(sent)
            told = process.communicate(timeout=900)[1].decode()
        if sent is signal.SIGINT and process.returncode:
            assert (process.returncode, told.lstrip()) == (
                130,
                "stopped; what was finished is kept\n",
            )
        with open_archive(archive, create=False) as held:
            assert list(held.faults()) == []
    add(archive, demonstration[0])
    with open_archive(archive) as held:
        usecases.add(held, demonstration, watch=lambda _: None)
        assert list(usecases.audit(held)) == []
    assert rename(export(archive, tmp_path / "out")) == rename(expected)


def test_export_is_json(expected: dict[str, list[str]]) -> None:
    """Each line is one object."""
    assert all(isinstance(json.loads(line), dict) for lines in expected.values() for line in lines)
