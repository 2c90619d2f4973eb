"""Object stores: inputs come out of a bucket, and results go into one; Arrow speaks real S3."""

import gzip
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar
from urllib.request import Request, urlopen

import pytest
from pyarrow import fs
from tests.batch.bucket import serving
from tests.cli.conftest import REPORT, TRANSCRIPT
from tests.crawl import answer, pack

from onrecord.batch import Asked, Progress, Report, choose_engine, read_results, run_batch
from onrecord.batch.engines import Engine
from onrecord.errors import InputError, MissingSource, UnreadableSource, UsageError
from onrecord.model import Source
from onrecord.reading import find_sources
from onrecord.store import open_archive
from onrecord.usecases import add, choose_tagger, load

PAGE = b"<html><body><p>\xe2\x80\x9cWe will leave the dam,\xe2\x80\x9d said Orla Venn.</p></body>"
OTHERS = "ONRECORD_TEST_S3"  # host:port of another server that speaks S3, such as moto's


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """What follows the question mark of an address in the store; the bucket is `records`."""
    for name, value in {
        "AWS_ACCESS_KEY_ID": "one",
        "AWS_SECRET_ACCESS_KEY": "two",
        "AWS_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }.items():
        monkeypatch.setenv(name, value)
    if OTHERS in os.environ:
        with urlopen(Request(f"http://{os.environ[OTHERS]}/records", method="PUT")):
            yield f"?scheme=http&endpoint_override={os.environ[OTHERS]}"
        files, _ = fs.FileSystem.from_uri(
            f"s3://records?scheme=http&endpoint_override={os.environ[OTHERS]}"
        )
        files.delete_dir_contents("records")
        return
    with serving() as bucket:
        yield f"?scheme=http&endpoint_override=127.0.0.1:{bucket.server_port}"


@pytest.fixture
def names(asked: str) -> str:
    """The address of a folder with a transcript, reports and pages."""
    files, folder = fs.FileSystem.from_uri(f"s3://records/in{asked}")
    held = {
        "2031-03-03 briefing.txt": TRANSCRIPT.encode(),
        "lines.jsonl.gz": gzip.compress(b'{"text": "Orla Venn said: \\u201cWe leave.\\u201d"}\n'),
        "more/pages.warc.gz": pack(answer("http://courier.example/dam", PAGE)),
        "more/report.txt": REPORT.encode(),
        "more/.hidden.txt": b"nobody",
    }
    for name, data in held.items():
        with files.open_output_stream(f"{folder}/{name}") as stream:
            stream.write(data)
    return f"s3://records/in{asked}"


def _opened(address: str) -> list[Source | InputError]:
    return list(find_sources([address]))


def test_inputs(names: str, asked: str) -> None:
    """A folder of a store is read like one of the disk; no name bears what opened it."""
    found = _opened(names)
    assert [each.name for each in found if isinstance(each, Source)] == [
        "s3://records/in/2031-03-03 briefing.txt",
        "s3://records/in/lines.jsonl.gz#1",
        "s3://records/in/more/pages.warc.gz#http://courier.example/dam",
        "s3://records/in/more/report.txt",
    ]
    (one,) = _opened(f"s3://records/in/more/report.txt{asked}")
    assert isinstance(one, Source)
    assert one.data == REPORT.encode()


def test_what_cannot_be_had(asked: str) -> None:
    """A folder that is not there, and a store that does not answer, are told without the keys."""
    (nothing,) = _opened(f"s3://records/none{asked}")
    assert isinstance(nothing, MissingSource)
    assert nothing.where == "s3://records/none"
    (refused,) = _opened("s3://me:secret@records/in?no_such_option=1")
    assert isinstance(refused, UnreadableSource)
    assert refused.where == "s3://records/in"
    with pytest.raises(UsageError, match="cannot be opened"):
        list(read_results("s3://records/in?no_such_option=1"))


_Task = TypeVar("_Task")
_Done = TypeVar("_Done")


class _Here:
    """Works in this process."""

    def map_tasks(
        self, work: Callable[[_Task], _Done], tasks: Iterable[_Task]
    ) -> Iterator[tuple[_Task, _Done | None]]:
        """Each task and what came of it."""
        return ((task, work(task)) for task in tasks)

    def close(self) -> None:
        """Nothing is held."""


def _run(
    names: str, out: str, engine: Engine, watch: Callable[[Progress], None] = lambda _: None
) -> Report:
    return run_batch(Asked((names,), out, model="rules", documents=2), engine, watch)


def _nobody(_: object) -> None:
    """Watch nothing."""


def test_results(names: str, asked: str, tmp_path: Path) -> None:
    """A batch from a bucket into a bucket: what it writes is what a folder gets, and it loads."""
    workers = choose_engine("local", workers=1)  # which write to the store themselves
    report = _run(names, f"s3://records/out{asked}", workers)
    assert (report.shards, report.documents, report.set_aside) == (2, 4, 0)
    skipped: list[Progress] = []
    _run(names, f"s3://records/out{asked}", _Here(), skipped.append)
    assert [each.skipped for each in skipped] == [True, True]
    _run(names, str(tmp_path / "out"), _Here())
    files, _ = fs.FileSystem.from_uri(f"s3://records{asked}")
    for path in sorted(each for each in (tmp_path / "out").rglob("*") if each.is_file()):
        place = f"records/out/{path.relative_to(tmp_path / 'out')}"
        with files.open_input_stream(place) as stream:
            assert stream.read() == path.read_bytes(), place
    with open_archive(tmp_path / "loaded") as archive:
        tally = load(archive, read_results(f"s3://records/out{asked}"), watch=_nobody)
        loaded = sorted(row.id for row in archive.documents())
    with open_archive(tmp_path / "added") as archive:
        add(archive, [names], watch=_nobody, tagger=choose_tagger("rules"))
        assert sorted(row.id for row in archive.documents()) == loaded
    assert tally.added == 4
