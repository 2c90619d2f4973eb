"""What a worker does: one shard from its sources to its tables; pure but for what it writes."""

import faulthandler
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from onrecord.batch.places import open_place
from onrecord.batch.planning import Piece, Shard
from onrecord.batch.shard_tables import DONE, Aside, Done, write_tables
from onrecord.errors import InputError
from onrecord.model import Document, Source
from onrecord.statements import Tagger
from onrecord.text import fold_address
from onrecord.usecases import Opened, choose_tagger, fold_copies, open_document, read_source

__all__ = ["Task", "work_shard"]

# A page takes some 0.1 s, a transcript of 500 pages some 20; what takes longer has run away.
_LONGEST_S: Final = 120
_MEND: Final = "it was left out of the batch; report it, so that it can be read"


@dataclass(frozen=True, slots=True)
class Task:
    """A shard, or a part of one that is tried, with what a worker needs to know."""

    shard: Shard
    out: str
    model: str | None
    threads: int
    writes: bool = True  # False: a part is tried, to see whether a worker lives through it
    poison: frozenset[int] = frozenset()  # pieces, by place, over which workers died


def work_shard(task: Task) -> Done:
    """Read a shard, write its tables, then its marker.

    Raises:
        OnrecordError: the folder cannot be written, or the model cannot be used.
    """
    opened: list[Opened] = []
    aside: list[Aside] = []
    seen = _Seen()
    for number, piece in enumerate(task.shard.pieces):
        if number in task.poison:
            what = f"a worker died over it, or it took longer than {_LONGEST_S} s"
            where = piece.found.name if isinstance(piece.found, Source) else piece.found.where
            aside.append(Aside(where, f"{what} ({where}): {_MEND}"))
            continue
        found = seen.open(piece, task)
        if isinstance(found, InputError):
            aside.append(Aside(found.where, str(found), type(found).__name__))
        else:
            opened.append(found)
    return _finish(task, opened, aside)


class _Seen:
    """The texts of a shard: from one address once, and what was found in each."""

    def __init__(self) -> None:
        self._twins: dict[tuple[str, str, str], str] = {}
        self._found: dict[str, bytes] = {}

    def open(self, piece: Piece, task: Task) -> Opened | InputError:
        """What a piece holds; no text is given to a model twice."""
        source = piece.found
        if isinstance(source, InputError):
            return source
        if piece.again is not None:
            return Opened(source, piece.again)
        try:
            with _watching():
                return self._open(source, read_source(source), task)
        except InputError as error:
            return error

    def _open(self, source: Source, document: Document, task: Task) -> Opened:
        text = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
        address = fold_address(document.url)
        mark = (address or "", text, repr(source.told))
        if address is not None and mark in self._twins:
            return Opened(source, self._twins[mark])
        found = self._found.get(text)
        opened = open_document(source, document, lambda: _tagger(task.model, task.threads), found)
        self._twins[mark], self._found[text] = document.id, opened.found
        return opened


def _finish(task: Task, opened: list[Opened], aside: list[Aside]) -> Done:
    """Write what was found, and the marker last."""
    dossiers = [each.dossier for each in opened if each.dossier is not None]
    done = Done(
        task.shard.number,
        task.shard.digest,
        len(dossiers),
        len(opened) - len(dossiers),
        sum(len(dossier.statements) for dossier in dossiers),
        sum(len(dossier.figures) for dossier in dossiers),
        tuple(aside),
    )
    if task.writes:
        place = open_place(task.out)
        write_tables(place, task.shard.name, opened)
        place.write(f"{DONE}/{task.shard.name}.json", msgspec.json.encode(done))
    return done


@cache
def _tagger(model: str | None, threads: int) -> Tagger:
    """Loaded once in a worker."""
    return fold_copies(choose_tagger(model, threads))


@contextmanager
def _watching() -> Iterator[None]:
    """End this process if one document holds it too long, even inside a parser."""
    with Path(os.devnull).open("w", encoding="ascii") as nowhere:
        faulthandler.dump_traceback_later(_LONGEST_S, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
