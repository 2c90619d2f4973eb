"""What the surroundings decide: read once, at the edge, and handed on."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from platformdirs import user_data_path

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one run.

    `archive` is the folder that holds the archive when the command line names none.
    """

    archive: Path

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> Self:
        """Read `ONRECORD_ARCHIVE`; without it the archive lies in the user's data folder."""
        known = os.environ if env is None else env
        named = known.get("ONRECORD_ARCHIVE")
        return cls(Path(named) if named else user_data_path("onrecord") / "archive")
