"""Files of an export while they are written: all of them appear, or none."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from typing import IO
from uuid import uuid4

from onrecord.errors import UsageError

__all__ = ["Draft", "draft_files"]


class Draft:
    """A folder beside the files that are to come."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """A new file; `name` may lie in folders below."""
        place = self.folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as file:
            yield file

    def write(self, name: str, words: str) -> None:
        """A whole file of text, UTF-8, its line ends as they are."""
        with self.open(name) as file:
            file.write(words.encode("utf-8", "replace"))


@contextmanager
def draft_files(out: Path) -> Iterator[Draft]:
    """A draft whose files stand in the folder `out` once the block is left well.

    Files of those names are replaced.

    Raises:
        UsageError: the folder cannot be written to.
    """
    if out.exists() and not out.is_dir():
        what = "the export cannot be written: this is a file, not a folder"
        raise UsageError(what, str(out), "name a folder, new or not")
    folder = out / f".{uuid4().hex}"
    try:
        folder.mkdir(parents=True)
        yield Draft(folder)
        for place in sorted(path for path in folder.rglob("*") if path.is_file()):
            final = out / place.relative_to(folder)
            final.parent.mkdir(parents=True, exist_ok=True)
            place.replace(final)
    except OSError as error:
        reason = error.strerror or str(error)
        mend = "name a folder that you may write to, with room on its disk"
        raise UsageError(f"the export cannot be written: {reason}", str(out), mend) from error
    finally:
        with suppress(OSError):
            rmtree(folder)
