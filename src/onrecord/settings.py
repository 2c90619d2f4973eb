"""What the surroundings decide: read once, at the edge, and handed on."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from platformdirs import user_data_path

from onrecord.errors import UsageError

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one run.

    `archive` is the folder that holds the archive when the command line names none; `model` reads
    statements when the command line names none; `threads` is how many threads it may use.
    `meaning` asks for the search by meaning where words find nothing.
    """

    archive: Path
    model: str | None = None
    threads: int = 1
    meaning: bool = False

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> Self:
        """Read `ONRECORD_ARCHIVE`, `ONRECORD_MODEL`, `ONRECORD_THREADS` and `ONRECORD_MEANING`.

        Without the first, the archive lies in the user's data folder.

        Raises:
            UsageError: the number of threads is none, or the last is neither 0 nor 1.
        """
        known = os.environ if env is None else env
        named = known.get("ONRECORD_ARCHIVE")
        threads = known.get("ONRECORD_THREADS") or "1"
        if not threads.isdecimal() or not int(threads):
            raise UsageError(f"'{threads}' is no number of threads", "ONRECORD_THREADS", "give 1")
        meaning = known.get("ONRECORD_MEANING") or "0"
        if meaning not in {"0", "1"}:
            raise UsageError(
                f"'{meaning}' is neither 0 nor 1", "ONRECORD_MEANING", "give 1 for yes"
            )
        return cls(
            Path(named) if named else user_data_path("onrecord") / "archive",
            model=known.get("ONRECORD_MODEL") or None,
            threads=int(threads),
            meaning=meaning == "1",
        )
