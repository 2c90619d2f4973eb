"""A batch: cut alike each time, gone on with after a stop, and loaded as if it had been added."""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import pytest
from pyarrow import parquet as pq
from tests.cli.conftest import REPORT, TRANSCRIPT
from tests.crawl import answer, pack

from onrecord.batch import (
    Asked,
    Progress,
    Report,
    choose_engine,
    hold_by,
    read_results,
    run_batch,
)
from onrecord.batch.shard_work import Task
from onrecord.errors import ArchiveError, OnrecordError, UsageError
from onrecord.exports import FORMATS
from onrecord.model import Attribution, Source
from onrecord.statements import Tagger
from onrecord.store import open_archive
from onrecord.text import Span
from onrecord.usecases import Notice, add, choose_tagger, load, ways_of

PAGE = "<html><head><!-- %d --></head><body><p>“%s,” said Orla Venn.</p></body></html>"
DAM = "http://courier.example/dam"


_Task = TypeVar("_Task")
_Done = TypeVar("_Done")


class _Here:
    """Works in this process; dies over tasks that hold a document of one of some names."""

    def __init__(self, *deadly: str) -> None:
        self.deadly = deadly
        self.worked: list[int] = []

    def map_tasks(
        self, work: Callable[[_Task], _Done], tasks: Iterable[_Task]
    ) -> Iterator[tuple[_Task, _Done | None]]:
        for task in tasks:
            assert isinstance(task, Task)
            left = [p for at, p in enumerate(task.shard.pieces) if at not in task.poison]
            names = [p.found.name for p in left if isinstance(p.found, Source)]
            if any(name.endswith(self.deadly) for name in names if self.deadly):
                yield task, None
            else:
                self.worked.append(task.shard.number)
                yield task, work(task)

    def close(self) -> None:
        """Nothing is held."""


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dozen documents, some of them twice, and two that cannot be read."""
    folder = tmp_path_factory.mktemp("inputs")
    (folder / "2031-03-03 briefing.txt").write_text(TRANSCRIPT)
    (folder / "empty.txt").write_text(" ")
    (folder / "locked.pdf").write_bytes(b"%PDF-1.7 and no more")
    lines = [{"id": str(n), "text": REPORT.replace("1,200", f"1,{n}00")} for n in range(2, 7)]
    lines.append({**lines[0], "publisher": "Vell Courier"})  # told differently
    (folder / "lines.jsonl").write_text("\n".join(map(json.dumps, lines)))
    (folder / "pages.warc.gz").write_bytes(
        pack(
            answer(DAM, (PAGE % (1, "We will leave the dam")).encode()),
            answer(DAM, (PAGE % (2, "We will leave the dam")).encode()),
            answer(DAM, (PAGE % (3, "We will stay at the dam")).encode()),
            answer("http://post.example/dam", (PAGE % (1, "We will leave the dam")).encode()),
        )
    )
    (folder / "report.txt").write_text(REPORT)
    (folder / "report copied.txt").write_text(REPORT)
    return folder


def _run(folder: Path, out: Path, engine: _Here | None = None) -> Report:
    asked = Asked((str(folder),), str(out), model="rules", documents=4)
    return run_batch(asked, engine or _Here(), _pass)


def _pass(_: Progress) -> None:
    """Watch nothing."""


def _files(out: Path) -> dict[str, bytes]:
    return {str(p.relative_to(out)): p.read_bytes() for p in out.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def out(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a batch that ran through."""
    folder = tmp_path_factory.mktemp("out")
    _run(inputs, folder)
    return folder


def test_rows(out: Path) -> None:
    """No row comes twice; what cannot be read is set aside; the report counts what is there."""
    tables = {
        name: pq.read_table(out / name).to_pylist()
        for name in ("documents", "statements", "figures", "opened", "set_aside.parquet")
    }
    report = json.loads((out / "report.json").read_bytes())
    assert {name: report[name] for name in ("shards", "documents", "again", "set_aside")} == {
        "shards": 4,
        "documents": 9,
        "again": 4,
        "set_aside": 2,
    }
    ids = [row["id"] for row in tables["documents"]]
    assert len(ids) == len(set(ids)) == 9
    assert len(tables["statements"]) == report["statements"] > 9
    assert len(tables["opened"]) == 13
    reasons = {Path(row["name"]).name: row["reason"] for row in tables["set_aside.parquet"]}
    assert sorted(reasons) == ["empty.txt", "locked.pdf"]
    assert "no text found" in reasons["empty.txt"]


def test_stopped(inputs: Path, out: Path, tmp_path: Path) -> None:
    """A run that stops at any moment and is begun again gives the same files, each done once."""

    class _StoppedError(Exception):
        pass

    def stop(progress: Progress) -> None:
        if progress.shard.number == 1:
            raise _StoppedError

    asked = Asked((str(inputs),), str(tmp_path), model="rules", documents=4)
    with pytest.raises(_StoppedError):
        run_batch(asked, _Here(), stop)
    assert not (tmp_path / "report.json").exists()
    with pytest.raises(UsageError, match="not finished"):
        list(read_results(str(tmp_path)))
    (tmp_path / "done" / "000001.json").unlink()  # its tables were written, its marker was not
    (tmp_path / "documents" / ".draft-1").write_bytes(b"half")
    engine = _Here()
    _run(inputs, tmp_path, engine)
    assert engine.worked == [1, 2, 3]
    (tmp_path / "documents" / ".draft-1").unlink()
    assert _files(tmp_path) == _files(out)
    engine = _Here()
    _run(inputs, tmp_path, engine)
    assert engine.worked == []


def test_poison(inputs: Path, tmp_path: Path) -> None:
    """A document over which workers die is set aside alone; if they die over all, it is told."""
    report = _run(inputs, tmp_path / "one", _Here("#3", "report.txt"))
    assert (report.documents, report.set_aside) == (8, 4)
    aside = pq.read_table(tmp_path / "one" / "set_aside.parquet").to_pylist()
    died = [row["name"] for row in aside if "a worker died over it" in row["reason"]]
    assert [Path(name).name for name in died] == ["lines.jsonl#3", "report.txt"]
    many = tmp_path / "many.jsonl"
    many.write_text("\n".join(json.dumps({"text": f"Word {n}."}) for n in range(40)))
    asked = Asked((str(many),), str(tmp_path / "all"), model="rules")
    with pytest.raises(OnrecordError, match="die over every document"):
        run_batch(asked, _Here("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), _pass)


def test_another_batch(inputs: Path, tmp_path: Path) -> None:
    """A folder holds one batch, and its inputs stay as they are."""
    source = tmp_path / "a.txt"
    source.write_text("“We will leave,” said Orla Venn.")
    _run(source, tmp_path / "out")
    with pytest.raises(UsageError, match="another batch"):
        _run(inputs, tmp_path / "out")
    source.write_text("“We will stay,” said Orla Venn.")
    with pytest.raises(UsageError, match="inputs changed"):
        _run(source, tmp_path / "out")
    (tmp_path / "out" / "opened" / "000000.parquet").write_bytes(b"PAR1")
    with pytest.raises(ArchiveError, match="missing or damaged"):
        list(read_results(str(tmp_path / "out")))
    with pytest.raises(UsageError, match="no batch is there"):
        list(read_results(str(tmp_path / "nothing")))


def test_a_store_by_its_address(inputs: Path, out: Path, tmp_path: Path) -> None:
    """A place by its address gets the files that a folder gets."""
    asked = Asked((str(inputs),), (tmp_path / "out").as_uri(), model="rules", documents=4)
    run_batch(asked, _Here(), _pass)
    assert _files(tmp_path / "out") == _files(out)
    assert len(list(read_results(asked.out))) == 15
    with pytest.raises(UsageError, match="cannot be opened"):
        run_batch(Asked(("a",), "no-such-store://a"), _Here(), _pass)


def _export(folder: Path, out: Path) -> dict[str, list[object]]:
    with open_archive(folder) as archive:
        FORMATS["jsonl"](archive, out)
        assert list(archive.faults()) == []
        aside = [(each.name, each.reason) for each in archive.inputs_set_aside()]
        ways = {row.id: ways_of(archive, row.id) for row in archive.documents()}
    rows = {
        p.name: [json.loads(line) for line in p.read_text().splitlines()]
        for p in sorted(out.iterdir())
    }
    return {**rows, "aside": list(aside), "ways": sorted(map(repr, ways.items()))}


def _rules() -> Tagger:
    return choose_tagger("rules")


def _nobody(_: Notice) -> None:
    """Watch nothing."""


def test_loaded_as_added(inputs: Path, out: Path, tmp_path: Path) -> None:
    """A batch that is loaded and an `add` of the same inputs agree row by row; twice is once."""
    with open_archive(tmp_path / "added") as archive:
        add(archive, [str(inputs)], watch=_nobody, tagger=choose_tagger("rules"))
    added = _export(tmp_path / "added", tmp_path / "a")
    with open_archive(tmp_path / "loaded") as archive:
        results = list(read_results(str(out)))
        left = iter(results)

        def stop(_: Notice) -> None:
            if next(left, None) is results[6]:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            load(archive, results, watch=stop, choose=_rules)
        first = load(archive, results, watch=_nobody, choose=_rules)
        assert first.set_aside == 2
    assert _export(tmp_path / "loaded", tmp_path / "b") == added
    with open_archive(tmp_path / "loaded") as archive:
        again = load(archive, read_results(str(out)), watch=_nobody, choose=_rules)
        assert again.added == 0
    assert _export(tmp_path / "loaded", tmp_path / "c") == added


@pytest.mark.parametrize("named", ["local", "ray"])
def test_held_by_workers(inputs: Path, out: Path, tmp_path: Path, named: str) -> None:
    """Whoever holds the documents against the record, the archive is the same."""
    if named == "ray" and "ONRECORD_TEST_RAY" not in os.environ:
        pytest.skip("a cluster of Ray takes half a minute to start: set ONRECORD_TEST_RAY=1")
    with open_archive(tmp_path / "added") as archive:
        add(archive, [str(inputs)], watch=_nobody, tagger=choose_tagger("rules"))
    place = tmp_path / "loaded"
    with open_archive(place) as archive, closing(choose_engine(named, workers=2)) as engine:
        hold_all = hold_by(engine, place)
        results = read_results(str(out))
        tally = load(archive, results, watch=_nobody, choose=_rules, hold_all=hold_all)
        assert tally.checked > 0
    assert _export(place, tmp_path / "b") == _export(tmp_path / "added", tmp_path / "a")


def test_workers_die_over_what_they_hold(out: Path, tmp_path: Path) -> None:
    """A death by chance is tried once more; the second ends the run, and the next goes on."""

    class _Dying(_Here):
        deaths = 2

        def map_tasks(
            self, work: Callable[[_Task], _Done], tasks: Iterable[_Task]
        ) -> Iterator[tuple[_Task, _Done | None]]:
            for task in tasks:
                self.deaths -= 1
                yield task, None if self.deaths >= 0 else work(task)

    place = tmp_path / "loaded"
    engine = _Dying()
    with open_archive(place) as archive:
        results = list(read_results(str(out)))
        hold_all = hold_by(engine, place)
        with pytest.raises(OnrecordError, match="workers die"):
            load(archive, results, watch=_nobody, choose=_rules, hold_all=hold_all)
        engine.deaths = 1
        tally = load(archive, results, watch=_nobody, choose=_rules, hold_all=hold_all)
        assert tally.checked > 0
        assert not archive.pending()


def test_a_text_is_given_to_a_model_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two documents with one text the second takes what was found in the first."""
    asked: list[str] = []

    class _Counting:
        name = "rules"

        def tag(self, text: str, area: Span) -> tuple[Attribution, ...]:
            asked.append(text)
            return _rules().tag(text, area)

    monkeypatch.setattr("onrecord.batch.shard_work._tagger", lambda *_: _Counting())
    lines = tmp_path / "two.jsonl"
    lines.write_text("\n".join(json.dumps({"id": name, "text": REPORT}) for name in "ab"))
    report = _run(lines, tmp_path / "out")
    assert report.documents == 2
    assert asked == [REPORT]
    rows = pq.read_table(tmp_path / "out" / "statements").to_pylist()
    texts = [[row["text"] for row in rows if row["document_id"] == each] for each in _ids(rows)]
    assert texts[0] == texts[1] != []


def _ids(rows: list[dict[str, str]]) -> list[str]:
    return sorted({row["document_id"] for row in rows})
