"""Web archives: records of WARC and WACZ as documents; what holds none is counted."""

import gzip
import io
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.crawl import answer, pack, record

from onrecord.errors import InputError, RefusedSource
from onrecord.model import Source
from onrecord.reading import Bounds, find_sources, read_document

PAGE = "<html><body><p>“We will leave the dam,” said Orla Venn.</p></body></html>".encode()
AT = "http://courier.example/"
CHUNKED = {"Transfer-Encoding": "chunked"}
RECORDS = (
    record("warcinfo", "", b"software: a crawler"),
    record("request", AT + "1", b"GET /1 HTTP/1.1\r\n\r\n"),
    answer(AT + "1", PAGE),
    answer(AT + "2", gzip.compress(PAGE), head={"Content-Encoding": "gzip"}),
    answer(AT + "3", b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE), head=CHUNKED),
    answer(AT + "4", PAGE, head=CHUNKED),  # unpacked by the crawler, its head left
    answer(AT + "5", PAGE, "404 Not Found"),
    answer(AT + "6.js", b"let dam = 1;", head={"Content-Type": "text/javascript"}),
    answer(AT + "robots.txt", b"User-agent: *", head={"Content-Type": "text/plain"}),
    answer(AT + "1", b"", kind="revisit"),
    record("resource", AT + "7.txt", b"Orla Venn spoke.", {"Content-Type": "text/plain"}),
    record("resource", "urn:thumbnail:" + AT, b"...", {"Content-Type": "image/png"}),
    answer(AT + "8", b""),
)
READ = ["1", "2", "3", "4", "7.txt"]
PASSED = (
    "passed over 1 answers other than 200, 1 descriptions, 1 empty answers, "
    "2 files without prose, 1 records that are no pages, 1 requests, 1 revisits"
)


def _read(path: Path, bounds: Bounds | None = None) -> tuple[list[Source], list[InputError]]:
    """The sources of a file, and the errors."""
    found = list(find_sources([str(path)], bounds))
    sources = [each for each in found if isinstance(each, Source)]
    return sources, [each for each in found if isinstance(each, InputError)]


@pytest.mark.parametrize("packed", [False, True])
def test_records(tmp_path: Path, *, packed: bool) -> None:
    """Answers that hold prose are documents, unpacked, with their address and their way."""
    path = tmp_path / "crawl.warc"  # the bytes tell whether it is packed, not the name
    path.write_bytes(pack(*RECORDS) if packed else b"".join(RECORDS))
    sources, errors = _read(path)
    assert not errors
    assert [s.name for s in sources] == [f"{path}#{AT}{name}" for name in READ]
    assert [s.url for s in sources] == [AT + name for name in READ]
    assert {s.data for s in sources[:4]} == {PAGE}
    way = sources[0].fetched
    assert way is not None
    assert way.at == datetime(2031, 3, 4, 5, 6, 7, tzinfo=UTC)
    assert (way.asked, way.hops[0].reached, way.hops[0].status) == (AT + "1", "192.0.2.7", 200)
    assert ("Content-Type", "text/html") in way.hops[0].headers
    assert [s.remarks for s in sources] == [()] * 4 + [(f"{path}: {PASSED}",)]


def test_web_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a WACZ the WARC files alone are read, from the disk, inside a ZIP and from a pipe."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0"}')
        archive.writestr("archive/a.warc.gz", pack(*RECORDS))
    for name in ("crawl.wacz", "crawl.zip"):
        path = tmp_path / name
        path.write_bytes(stream.getvalue())
        sources, errors = _read(path)
        assert not errors
        assert [s.name for s in sources] == [f"{path}/archive/a.warc.gz#{AT}{n}" for n in READ]
    monkeypatch.delattr("onrecord.reading.streams.unpack_crawl")  # it is read in another process
    for data in (b"".join(RECORDS), pack(*RECORDS)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert [s.url for s in _read(Path("-"))[0]] == [AT + name for name in READ]


@pytest.mark.parametrize("packed", [False, True])
def test_cut_off(tmp_path: Path, *, packed: bool) -> None:
    """What stands before the cut is read; the cut is one error, whatever it goes through."""
    path = tmp_path / "cut.warc"
    whole = [pack(each) if packed else each for each in RECORDS[:4]]
    for taken in (20, len(whole[3]) // 2):
        path.write_bytes(b"".join(whole[:3]) + whole[3][:taken])
        sources, errors = _read(path)
        assert [s.url for s in sources] == [AT + "1"]
        assert len(errors) == 1
        assert "cut off" in str(errors[0])


def test_bounds(tmp_path: Path) -> None:
    """A record that unpacks to too much is refused; a crawl without pages says so."""
    path = tmp_path / "crawl.warc.gz"
    bomb = gzip.compress(bytes(9000))
    head = {"Content-Encoding": "gzip"}
    path.write_bytes(pack(answer(AT + "1", bomb, head=head), answer(AT + "2", PAGE)))
    sources, errors = _read(path, Bounds(file_bytes=5000))
    assert [s.url for s in sources] == [AT + "2"]
    assert [type(each) for each in errors] == [RefusedSource]
    path.write_bytes(pack(*([answer(AT + "1", bytes(90_000))] * 4), answer(AT + "2", PAGE)))
    assert "times its size" in str(_read(path, Bounds(free_bytes=100, ratio=20))[1][-1])
    path.write_bytes(pack(RECORDS[0], RECORDS[1]))
    assert "holds no document: passed over 1 descriptions, 1 requests" in str(_read(path)[1][0])


@pytest.mark.parametrize("written", ["", '<meta charset="iso-8859-1">'])
def test_the_server_names_the_encoding(tmp_path: Path, written: str) -> None:
    """What the head of an answer tells goes before what a page says of itself."""
    said = "«Мы уйдём с плотины», — сказала Орла Венн журналистам в четверг."
    page = f"<html><head>{written}</head><body><p>{said}</p></body></html>".encode("cp1251")
    path = tmp_path / "crawl.warc"
    head = {"Content-Type": "text/html; Charset=Windows-1251"}
    path.write_bytes(answer(AT + "9", page, head=head))
    (source,), _ = _read(path)
    assert said in read_document(source).text
