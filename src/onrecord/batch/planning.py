"""The plan of a batch: what was asked, and how its inputs are cut into shards, always the same."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

import msgspec

from onrecord import usecases
from onrecord.batch.places import Place
from onrecord.errors import InputError, UsageError
from onrecord.model import Source

__all__ = ["Asked", "Piece", "Shard", "cut_shards", "keep_plan"]

_PLAN: Final = "plan.json"
_VERSION: Final = 1  # of the files in a batch's folder
# A shard is the unit of work and of loss: some 200 pages take a worker 10 to 30 seconds.
_DOCUMENTS: Final = 200
_BYTES: Final = 64 << 20  # of sources that are held for one worker


@dataclass(frozen=True, slots=True)
class Asked:
    """What a batch is asked to do."""

    inputs: tuple[str, ...]
    out: str
    telling: usecases.Telling = usecases.NOTHING_TOLD
    model: str | None = None  # as `choose_tagger` takes it
    threads: int = 1
    documents: int = _DOCUMENTS  # of a shard, at most


@dataclass(frozen=True, slots=True)
class Piece:
    """One input of a shard: a source, one that was seen before, or why there is none."""

    found: Source | InputError
    again: str | None = None  # id of the document that the same bytes were


@dataclass(frozen=True, slots=True)
class Shard:
    """Pieces that one worker takes, and a mark of what they hold."""

    number: int
    pieces: tuple[Piece, ...]
    digest: str

    @property
    def name(self) -> str:
        """What its files are called."""
        return f"{self.number:06}"


class _Plan(msgspec.Struct, frozen=True):
    version: int
    inputs: tuple[str, ...]
    told: dict[str, object]
    manifest: str | None
    made_by: str
    documents: int


def keep_plan(place: Place, asked: Asked, made_by: str) -> None:
    """Write what is asked into the folder first; a second run has to ask the same.

    Raises:
        UsageError: another batch was begun in the folder.
    """
    told = msgspec.to_builtins(asked.telling.told)
    manifest = asked.telling.manifest
    plan = _Plan(_VERSION, asked.inputs, told, manifest, made_by, asked.documents)
    written = msgspec.json.format(msgspec.json.encode(plan, order="sorted"), indent=1)
    held = place.read(_PLAN)
    if held is None:
        place.write(_PLAN, written)
    elif held != written:
        mend = "give the same inputs, options and model, or another --out"
        raise UsageError("another batch was begun there", asked.out, mend)


def cut_shards(asked: Asked) -> Iterator[Shard]:
    """The shards of a batch, one at a time; the same inputs are always cut alike.

    The sources are read here, one after the other, so that workers need not reach the inputs and
    the same bytes are worked on once; for each document two numbers are remembered.
    """
    pieces: list[Piece] = []
    held = number = 0
    for piece in _mark_seen(usecases.open_inputs(asked.inputs, asked.telling)):
        pieces.append(piece)
        held += len(piece.found.data) if isinstance(piece.found, Source) else 0
        if len(pieces) == asked.documents or held >= _BYTES:
            yield _make_shard(number, pieces)
            pieces, held, number = [], 0, number + 1
    if pieces:
        yield _make_shard(number, pieces)


def _mark_seen(found: Iterable[Source | InputError]) -> Iterator[Piece]:
    """Each source, and whether its document came before; its bytes are then needed no more."""
    seen: dict[int, int] = {}
    for each in found:
        if isinstance(each, InputError):
            yield Piece(each)
            continue
        try:
            document, sha256 = usecases.identify(each)
        except InputError as error:
            yield Piece(error)
            continue
        mark = hashlib.sha256(f"{sha256} {each.told}".encode("utf-8", "surrogatepass"))
        told = int.from_bytes(mark.digest()[:8])
        before = seen.get(key := int(document, 16))
        seen[key] = told
        if before is None:
            yield Piece(each)
        elif before == told:
            yield Piece(replace(each, data=b""), again=document)
        else:  # told differently: it is read anew where it is loaded
            yield Piece(each, again=document)


def _make_shard(number: int, pieces: list[Piece]) -> Shard:
    digest = hashlib.sha256()
    for piece in pieces:
        found = piece.found
        name, data = (found.name, found.data) if isinstance(found, Source) else (str(found), b"")
        digest.update(f"{name}\0{piece.again}\0".encode("utf-8", "surrogatepass"))
        digest.update(hashlib.sha256(data).digest())
    return Shard(number, tuple(pieces), digest.hexdigest())
