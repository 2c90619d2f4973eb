"""What the surroundings decide: read once, at the edge, and handed on."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import quote

from platformdirs import user_data_path

from onrecord.errors import UsageError

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one run.

    `archive` is the folder of the archive, or the address of its database, when the command line
    names none; `model` reads
    statements when the command line names none; `threads` is how many threads it may use.
    `meaning` asks for the search by meaning where words find nothing. `upload_mib` is how much a
    page may bring in at once.
    """

    archive: Path | str
    model: str | None = None
    threads: int = 1
    meaning: bool = False
    upload_mib: int = 100

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> Self:
        """Read `ONRECORD_ARCHIVE`, `_MODEL`, `_THREADS`, `_MEANING` and `_UPLOAD_MIB`.

        Without the first, the archive lies in the user's data folder. An address of a database
        that bears no password gets that of `PGPASSWORD`, as in PostgreSQL's own programs.

        Raises:
            UsageError: a number is none, or that of `_MEANING` is neither 0 nor 1.
        """
        known = os.environ if env is None else env
        named = known.get("ONRECORD_ARCHIVE")
        threads = _read_number(known, "ONRECORD_THREADS", "1", "threads")
        upload_mib = _read_number(known, "ONRECORD_UPLOAD_MIB", "100", "MiB")
        meaning = known.get("ONRECORD_MEANING") or "0"
        if meaning not in {"0", "1"}:
            raise UsageError(
                f"'{meaning}' is neither 0 nor 1", "ONRECORD_MEANING", "give 1 for yes"
            )
        return cls(
            _read_place(named, known) if named else user_data_path("onrecord") / "archive",
            model=known.get("ONRECORD_MODEL") or None,
            threads=threads,
            meaning=meaning == "1",
            upload_mib=upload_mib,
        )


def _read_place(named: str, known: Mapping[str, str]) -> Path | str:
    """A folder, or an address with its password."""
    kind, mark, rest = named.partition("://")
    if not mark:
        return Path(named)
    user, at, where = rest.rpartition("@")
    password = known.get("PGPASSWORD")
    if not password or not at or ":" in user:
        return named
    return f"{kind}://{user}:{quote(password, safe='')}@{where}"


def _read_number(known: Mapping[str, str], name: str, usual: str, of: str) -> int:
    """A number above 0 of the surroundings."""
    told = known.get(name) or usual
    if not told.isdecimal() or not int(told):
        raise UsageError(f"'{told}' is no number of {of}", name, f"give {usual}")
    return int(told)
