"""The demonstration archive: an invented briefing, an older interview, and reports on them.

Country, people and outlets are invented. What is planted where stands in `docs/demonstration.md`.
"""

import tomllib
from contextlib import AbstractContextManager
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import as_file
from importlib.resources import files as package_files
from importlib.resources.abc import Traversable
from pathlib import Path

__all__ = ["Decision", "files", "list_decisions", "open_folder"]

_ID_DIGITS = 16  # see `Document.id`


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person of the demonstration decided on a finding."""

    document: str  # id of the report
    words: str  # which the statement holds
    decision: str  # a kind of review
    who: str
    why: str


def files() -> Traversable:
    """The folder of the sources inside the package; holds files only, no folders."""
    return package_files(__name__) / "archive"


def open_folder() -> AbstractContextManager[Path]:
    """The same folder as a path on disk, for as long as the context is open.

    Of a package that lies packed in an archive the files are unpacked for that while.
    """
    return as_file(files())


def list_decisions() -> tuple[Decision, ...]:
    """The decisions, in order."""
    text = (package_files(__name__) / "decisions.toml").read_text("utf-8")
    rows = tomllib.loads(text)["decision"]
    return tuple(Decision(_name_document(row.pop("file")), **row) for row in rows)


def _name_document(file: str) -> str:
    """The id of what a file is read as: the first digits of its hash."""
    return sha256((files() / file).read_bytes()).hexdigest()[:_ID_DIGITS]
