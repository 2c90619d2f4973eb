"""Reading: from bytes to documents, with parts, turns and credits."""

from onrecord.reading.bounds import Bounds
from onrecord.reading.documents import read_document
from onrecord.reading.sources import find_sources

__all__ = ["Bounds", "find_sources", "read_document"]
