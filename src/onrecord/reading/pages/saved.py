"""Pages that a browser saved: the address that it wrote above them."""

import re

__all__ = ["find_saved_address"]

# Chrome, Edge and Firefox: <!-- saved from url=(0042)https://… -->; SingleFile: url: https://…
_SAVED = re.compile(
    r"<!--\s{0,9}(?:saved from url=\(\d{1,6}\)|Page saved with SingleFile\s{1,9}url:\s{0,9})"
    r"(?P<url>https?://[^\s<>\"]{4,2000})"
)
_HEAD = 4096  # characters in which it stands


def find_saved_address(page: str) -> str | None:
    """The address that a page was saved from; None where nothing tells."""
    found = _SAVED.search(page[:_HEAD])
    return found["url"] if found else None
