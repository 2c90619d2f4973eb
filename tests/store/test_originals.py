"""Originals come back byte for byte, or not at all."""

import gzip
import hashlib
import os
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.samples import bare, make_document
from tests.store.server import IN_A_FILE

from onrecord.errors import ArchiveError
from onrecord.store import Archive, open_archive


def _file_of(archive: Archive, sha256: str) -> Path:
    return Path(archive.where) / "originals" / sha256[:2] / f"{sha256[2:]}.gz"


@given(content=st.binary(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_kept_and_read(archive: Archive, content: bytes) -> None:
    """Any bytes, the empty ones included."""
    sha256 = archive.keep_original(content)
    assert sha256 == hashlib.sha256(content).hexdigest()
    assert archive.original(sha256) == content
    assert archive.rehash(sha256)
    assert sha256 in set(archive.originals())


@IN_A_FILE
def test_kept_twice(archive: Archive) -> None:
    """The same bytes are one file, readable by anyone with gunzip, and it is not touched again."""
    sha256 = archive.keep_original(b"a dispatch")
    file = _file_of(archive, sha256)
    before = file.stat().st_mtime_ns
    assert archive.keep_original(b"a dispatch") == sha256
    assert list(archive.originals()) == [sha256]
    assert file.stat().st_mtime_ns == before
    assert gzip.decompress(file.read_bytes()) == b"a dispatch"


DAMAGE = {
    "other bytes": gzip.compress(b"another dispatch"),
    "cut short": gzip.compress(b"a dispatch")[:-6],
    "no gzip": b"a dispatch",
    "empty": b"",
}


@IN_A_FILE
@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_damage_is_seen_and_mended(archive: Archive, damage: bytes) -> None:
    """A changed original is never handed out; adding the bytes again mends it."""
    sha256 = archive.keep_original(b"a dispatch")
    _file_of(archive, sha256).write_bytes(damage)
    assert not archive.rehash(sha256)
    assert any(sha256 in fault for fault in archive.faults())
    with pytest.raises(ArchiveError, match="original"):
        archive.original(sha256)
    archive.keep_original(b"a dispatch")
    assert archive.original(sha256) == b"a dispatch"


NAMES = {
    "not kept": "0" * 64,
    "a way out of the folder": "../../../../etc/passwd",
    "capitals": "A" * 64,
    "empty": "",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_unknown_names(archive: Archive, name: str) -> None:
    """Only the SHA-256 of something kept leads to a file."""
    assert not archive.rehash(name)
    with pytest.raises(ArchiveError):
        archive.original(name)


def test_unfinished_files(tmp_path: Path) -> None:
    """What a dead process left is no original; it goes when it is old, and not before."""
    with open_archive(tmp_path) as archive:
        archive.keep_original(b"a dispatch")
    unfinished = tmp_path / "originals" / "unfinished"
    (unfinished / "young").write_bytes(b"half")
    (unfinished / "old").write_bytes(b"half")
    day_ago = time.time() - 86_400
    os.utime(unfinished / "old", (day_ago, day_ago))
    with open_archive(tmp_path) as archive:
        assert len(list(archive.originals())) == 1
        assert list(archive.faults()) == []
    assert [file.name for file in unfinished.iterdir()] == ["young"]


@IN_A_FILE
def test_audit_of_documents(archive: Archive) -> None:
    """A document without its original is a fault, an original without a document is not."""
    kept = archive.keep_original(b"a dispatch")
    document = replace(make_document("a dispatch"), sha256=kept, id=kept[:16])
    archive.keep_original(b"an orphan")
    archive.save(bare(document))
    assert list(archive.faults()) == []
    assert archive.counts().original_bytes == _file_of(archive, kept).stat().st_size
    _file_of(archive, kept).unlink()
    assert list(archive.faults()) == [f"the original {kept} is missing or changed"]


def test_no_room(tmp_path: Path) -> None:
    """A disk that refuses is told in one line."""
    with open_archive(tmp_path) as archive:
        (tmp_path / "originals").write_text("in the way")
        with pytest.raises(ArchiveError, match="cannot be kept"):
            archive.keep_original(b"a dispatch")
