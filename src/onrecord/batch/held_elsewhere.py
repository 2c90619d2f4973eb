"""Phase two by many workers: each holds some documents against an archive that all can open."""

import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from onrecord.batch.engines import Engine
from onrecord.errors import OnrecordError
from onrecord.model import Dossier
from onrecord.store import Place
from onrecord.usecases import Held, HoldAll, HoldPart, hold_part

__all__ = ["hold_by"]

_TOGETHER: Final = 32  # documents of a task
_DOSSIERS: Final = msgspec.json.Decoder(Dossier)


def hold_by(engine: Engine, place: Place) -> HoldAll:
    """What holds documents on an engine, for `settle`.

    Args:
        engine: of this machine; or a cluster whose machines reach the archive.
        place: the archive, as they name it.
    """
    named = str(place.absolute()) if isinstance(place, Path) else str(place)

    def hold_all(ids: Sequence[str]) -> Iterator[Held]:
        settling = uuid.uuid4().hex
        parts = [ids[first : first + _TOGETHER] for first in range(0, len(ids), _TOGETHER)]
        tasks = [HoldPart(named, tuple(part), settling) for part in parts]
        for task, held in engine.map_tasks(hold_part, tasks):
            yield from _read(_hold_again(engine, task) if held is None else held)

    return hold_all


def _hold_again(engine: Engine, task: HoldPart) -> list[tuple[bytes, bytes]]:
    """Hold the documents of a task over which a worker died, once more.

    Raises:
        OnrecordError: a worker dies over them again.
    """
    ((_, held),) = engine.map_tasks(hold_part, [task])
    if held is None:
        what, mend = "workers die over documents of the archive", "load without --workers"
        raise OnrecordError(what, task.ids[0], mend)
    return held


def _read(held: Sequence[tuple[bytes, bytes]]) -> Iterator[Held]:
    for before, after in held:
        yield _DOSSIERS.decode(before), _DOSSIERS.decode(after)
