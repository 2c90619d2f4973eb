"""Onrecord: who said what, when, in which words, and how these differ from the primary text."""

from typing import TYPE_CHECKING

from onrecord.late import open_late

if TYPE_CHECKING:
    from onrecord.library import check, extract
    from onrecord.model import Told
    from onrecord.store import open_archive
else:
    __getattr__ = open_late(__name__)

__all__ = ["Told", "__version__", "check", "extract", "open_archive"]

__version__ = "0.1.0"
