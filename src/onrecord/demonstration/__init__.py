"""The demonstration archive: an invented briefing, an older interview, and reports on them.

Country, people and outlets are invented. What is planted where stands in `docs/demonstration.md`.
"""

from contextlib import AbstractContextManager
from importlib.resources import as_file
from importlib.resources import files as package_files
from importlib.resources.abc import Traversable
from pathlib import Path

__all__ = ["files", "open_folder"]


def files() -> Traversable:
    """The folder of the sources inside the package; holds files only, no folders."""
    return package_files(__name__) / "archive"


def open_folder() -> AbstractContextManager[Path]:
    """The same folder as a path on disk, for as long as the context is open.

    Of a package that lies packed in an archive the files are unpacked for that while.
    """
    return as_file(files())
