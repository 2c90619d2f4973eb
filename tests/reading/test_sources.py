"""From what a user names to bytes: files, folders, patterns, archives; bad ones are told."""

import gzip
import io
import os
import struct
import sys
import zipfile
from pathlib import Path

import pytest

from onrecord.errors import InputError, MissingSource, RefusedSource, UnreadableSource
from onrecord.model import Source
from onrecord.reading import Bounds, find_sources

SMALL = Bounds(file_bytes=5000, packed_bytes=50_000, unpacked_bytes=9000, members=4, ratio=20)
TIGHT = Bounds(free_bytes=100, ratio=20)


def _zip(members: dict[str, bytes]) -> bytes:
    """The bytes of a ZIP archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def _overlap(data: bytes, times: int) -> bytes:
    """An archive of one member, whose list names it so many times."""
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    told = data[start:end] * times
    counts = struct.pack("<HHII", times, times, len(told), start)
    return data[:start] + told + data[end : end + 8] + counts + data[end + 20 :]


def _damaged(data: bytes, at: int) -> bytes:
    """The same bytes with one of them changed."""
    return data[:at] + bytes([data[at] ^ 255]) + data[at + 1 :]


def _found(inputs: list[str], bounds: Bounds | None = None) -> tuple[list[str], list[InputError]]:
    """Names of the sources, and the errors."""
    names: list[str] = []
    errors: list[InputError] = []
    for each in find_sources(inputs, bounds):
        if isinstance(each, Source):
            names.append(each.name)
        else:
            errors.append(each)
    return names, errors


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with some of everything, made the working folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Kavra speaks.")
    (tmp_path / "b [1].txt").write_text("Kavra speaks again.")
    (tmp_path / ".hidden").write_text("no")
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "c.html").write_text("<p>Yes</p>")
    (tmp_path / "deep" / ".git").mkdir()
    (tmp_path / "deep" / ".git" / "d.txt").write_text("no")
    (tmp_path / "e.txt.gz").write_bytes(gzip.compress(b"packed"))
    (tmp_path / "f.zip").write_bytes(
        _zip({"z.txt": b"last", "in/y.html": b"<p>x</p>", ".DS_Store": b"", "__MACOSX/z.txt": b""})
    )
    (tmp_path / "empty").mkdir()
    return tmp_path


EVERYTHING = ["a.txt", "b [1].txt", "deep/er/c.html", "e.txt.gz", "f.zip/in/y.html", "f.zip/z.txt"]
INPUTS = {  # what is named, what is found
    "a file": (["a.txt"], ["a.txt"]),
    "a file whose name is a pattern": (["b [1].txt"], ["b [1].txt"]),
    "a pattern": (["*.txt"], ["a.txt", "b [1].txt"]),
    "a deep pattern": (["**/*.html"], ["deep/er/c.html"]),
    "a pattern that fits a folder": (["dee*"], ["deep/er/c.html"]),
    "a deep pattern that fits all": (["deep/**"], ["deep/er/c.html"]),
    "gzip": (["e.txt.gz"], ["e.txt.gz"]),
    "an archive, by name of its members": (["f.zip"], ["f.zip/in/y.html", "f.zip/z.txt"]),
    "order as given": (["e.txt.gz", "a.txt"], ["e.txt.gz", "a.txt"]),
}


@pytest.mark.parametrize(("inputs", "expected"), INPUTS.values(), ids=INPUTS)
@pytest.mark.usefixtures("folder")
def test_find_sources(inputs: list[str], expected: list[str]) -> None:
    """Each input stands for the documents a reader would expect."""
    assert _found(inputs) == (expected, [])


def test_a_folder_holds_all_its_documents(folder: Path) -> None:
    """Folders are walked whole, sorted, hidden files passed over."""
    names, errors = _found([str(folder)])
    assert errors == []
    assert sorted(names) == sorted(f"{folder}/{name}" for name in EVERYTHING)


def test_gzip_is_unpacked(folder: Path) -> None:
    """A source has the bytes of the document, not of its wrapping."""
    (source,) = find_sources([str(folder / "e.txt.gz")])
    assert isinstance(source, Source)
    assert source.data == b"packed"


WRONG = {  # what is named, which error
    "nothing there": ("none.txt", MissingSource),
    "a pattern that fits nothing": ("*.pdf", MissingSource),
    "an address": ("https://kavra.example/a.html", MissingSource),
    "an empty folder": ("empty", MissingSource),
    "a name with a NUL": ("a\0b", MissingSource),
    "a name too long": ("x" * 5000, MissingSource),
    "an empty name": ("", MissingSource),
}


@pytest.mark.parametrize(("name", "error"), WRONG.values(), ids=WRONG)
@pytest.mark.usefixtures("folder")
def test_a_bad_input_does_not_stop_the_rest(name: str, error: type[InputError]) -> None:
    """The error stands where the source would have stood."""
    found = list(find_sources(["a.txt", name, "a.txt"]))
    assert [type(each) for each in found] == [Source, error, Source]


PACKED = {  # bytes, bounds, what is found
    "cut off gzip": (gzip.compress(os.urandom(900))[:500], Bounds(), [UnreadableSource]),
    "gzip of two members": (gzip.compress(b"a") + gzip.compress(b"b"), Bounds(), [Source]),
    "cut off archive": (_zip({"a.txt": b"a" * 99})[:-30], Bounds(), [UnreadableSource]),
    "too many members": (_zip({f"{n}.txt": b"" for n in range(5)}), SMALL, [RefusedSource]),
    "a member too large": (
        _zip({"a.txt": os.urandom(6000), "b.txt": b"b"}),
        SMALL,
        [RefusedSource, Source],
    ),
    "members too large together": (
        _zip({f"{n}.txt": os.urandom(4000) for n in range(4)}),
        SMALL,
        [Source, Source, RefusedSource],
    ),
    "a member that swells": (_zip({"a.txt": b"a" * 90_000}), TIGHT, [RefusedSource]),
    "gzip that swells": (gzip.compress(b"a" * 90_000), TIGHT, [RefusedSource]),
    "archives inside archives": (
        _zip({"1.zip": _zip({"2.zip": _zip({"3.zip": _zip({"a.txt": b"a"})})}), "b.txt": b"b"}),
        Bounds(),
        [RefusedSource, Source],
    ),
    "an archive inside an archive": (_zip({"1.zip": _zip({"a.txt": b"a"})}), Bounds(), [Source]),
    "archives that hold too much together": (
        _zip({f"{n}.zip": _zip({f"{m}.txt": b"a" for m in range(3)}) for n in range(3)}),
        Bounds(all_members=6),
        [Source] * 4 + [RefusedSource] * 2,
    ),
    "members in the bytes of another": (
        _overlap(_zip({"a.txt": b"a" * 900}), 40),
        Bounds(),
        [RefusedSource, Source],
    ),
    "gzip inside an archive": (_zip({"a.txt.gz": gzip.compress(b"a")}), Bounds(), [Source]),
    "a damaged member": (
        _damaged(_zip({"a.txt": os.urandom(300), "b.txt": b"b"}), 200),
        Bounds(),
        [UnreadableSource, Source],
    ),
}


@pytest.mark.parametrize(("data", "bounds", "expected"), PACKED.values(), ids=PACKED)
def test_containers_are_bounded(
    tmp_path: Path, data: bytes, bounds: Bounds, expected: list[type]
) -> None:
    """Whatever is packed, it opens within bounds or says why not."""
    path = tmp_path / "x"
    path.write_bytes(data)
    assert [type(each) for each in find_sources([str(path)], bounds)] == expected


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names are Unicode there")
def test_names_that_are_no_unicode(tmp_path: Path) -> None:
    """Bytes of a name that are no UTF-8 are written out; the file is read all the same."""
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("Kavra")
    (tmp_path / os.fsdecode(b"na\xefve.jsonl")).write_text('{"text": "Kavra", "id": "a"}')
    names, errors = _found([str(tmp_path), os.fsdecode(b"nowhere\xff")])
    assert [Path(name).name for name in names] == ["caf\\xe9.txt", "na\\xefve.jsonl#a"]
    assert [error.where for error in errors] == ["nowhere\\xff"]


def test_a_member_without_a_name(tmp_path: Path) -> None:
    """A name that begins with what ends it is empty; the bytes are read all the same."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("q.txt", "We all go home.")
    place = tmp_path / "a.zip"
    place.write_bytes(packed.getvalue().replace(b"q.txt", b"\0.txt"))
    (found,) = find_sources([str(place)])
    assert isinstance(found, Source)
    assert (found.name, found.data) == (f"{place}/", b"We all go home.")


def test_sources_come_lazily(tmp_path: Path) -> None:
    """The second file is opened only when it is asked for."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Kavra")
    found = find_sources([str(tmp_path)])
    next(found)
    (tmp_path / "b.txt").unlink()
    assert isinstance(next(found), UnreadableSource)


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    """A bound on one file holds before its bytes are read."""
    (tmp_path / "a.txt").write_bytes(b"a" * 6000)
    ((_, (error,))) = _found([str(tmp_path / "a.txt")], SMALL)
    assert isinstance(error, RefusedSource)


def test_dangling_link(tmp_path: Path) -> None:
    """A link to nowhere is told as such."""
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    (found,) = find_sources([str(tmp_path)])
    assert isinstance(found, UnreadableSource)
    assert "link to nowhere" in str(found)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Something that is no plain file is told, not opened."""
    os.mkfifo(tmp_path / "pipe")
    ((_, (error,))) = _found([str(tmp_path / "pipe")])
    assert isinstance(error, UnreadableSource)
