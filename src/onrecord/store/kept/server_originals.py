"""Originals on a server: the bytes as they came, compressed, in pieces, never overwritten."""

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from typing import Final

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, delete, func, insert, select

from onrecord.errors import ArchiveError
from onrecord.store.databases.database import Database
from onrecord.store.kept.originals import LEVEL, name_original, tell_damaged, tell_missing
from onrecord.store.schema.tables import String

__all__ = ["ServerOriginals"]

_PIECE: Final = 4 << 20  # bytes; a server takes a value in one message, and this program holds it
_GZIP: Final = 31  # how zlib names the form

_pieces: Final = Table(
    "originals",
    MetaData(),
    Column("sha256", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)


class ServerOriginals:
    """The table `originals`: pieces that are, one behind the other, a file of `Originals`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, content: bytes) -> str:
        """Keep bytes, whole or not at all; keeping them again changes nothing.

        Returns:
            Their SHA-256, as 64 hex digits.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        if self.rehash(sha256):
            return sha256
        packed = gzip.compress(content, LEVEL, mtime=0)
        with self._database.writing() as connection:  # a damaged one is mended
            connection.execute(delete(_pieces).where(_pieces.c.sha256 == sha256))
            for number, at in enumerate(range(0, len(packed), _PIECE)):
                row = {"sha256": sha256, "number": number, "body": packed[at : at + _PIECE]}
                connection.execute(insert(_pieces), row)
        return sha256

    def read(self, sha256: str) -> bytes:
        """Read bytes back, and see that they are the same.

        Raises:
            ArchiveError: they are not kept here, or are damaged.
        """
        found = list(self._read_pieces(sha256))
        if not found:
            raise tell_missing(sha256, self._database.where)
        try:
            content = gzip.decompress(b"".join(found))
        except (OSError, EOFError, zlib.error) as error:
            raise tell_damaged(sha256, self._database.where) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise tell_damaged(sha256, self._database.where)
        return content

    def size(self, sha256: str) -> int | None:
        """How many bytes an original takes; None: it is not kept."""
        mine = select(func.sum(func.length(_pieces.c.body))).where(_pieces.c.sha256 == sha256)
        with self._database.reading() as connection:
            size: int | None = connection.execute(mine).scalar_one()
        return size

    def hold(self) -> Iterator[str]:
        """The SHA-256 of every original, in order."""
        query = select(_pieces.c.sha256).where(_pieces.c.number == 0).order_by(_pieces.c.sha256)
        with self._database.reading() as connection:
            yield from connection.scalars(query).all()

    def rehash(self, sha256: str) -> bool:
        """Whether an original is here, whole and unchanged; reads it piece by piece."""
        found, unpacking = hashlib.sha256(), zlib.decompressobj(_GZIP)
        try:
            for piece in self._read_pieces(sha256):
                waiting = piece
                while waiting:
                    found.update(unpacking.decompress(waiting, _PIECE))
                    waiting = unpacking.unconsumed_tail
        except (zlib.error, ArchiveError):
            return False
        return unpacking.eof and found.hexdigest() == sha256

    def _read_pieces(self, sha256: str) -> Iterator[bytes]:
        name = name_original(sha256, self._database.where)
        query = select(_pieces.c.body).where(_pieces.c.sha256 == name)
        number = 0
        with self._database.reading() as connection:
            while True:
                mine = query.where(_pieces.c.number == number)
                body = connection.execute(mine).scalar_one_or_none()
                if body is None:
                    return
                yield bytes(body)
                number += 1
