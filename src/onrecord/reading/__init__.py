"""Reading: from bytes to documents, with parts, turns and credits."""

from onrecord.reading.apart import feed_apart, read_apart, unpack_apart
from onrecord.reading.arriving import STANDARD_INPUT
from onrecord.reading.bounds import Bounds
from onrecord.reading.documents import JSON_LINE, find_identity, read_document
from onrecord.reading.sources import find_sources
from onrecord.reading.told.fields import FIELDS, KINDS, read_told
from onrecord.reading.told.manifests import (
    Manifest,
    read_manifest,
    read_sent_manifest,
    tell_sources,
)

__all__ = [
    "FIELDS",
    "JSON_LINE",
    "KINDS",
    "STANDARD_INPUT",
    "Bounds",
    "Manifest",
    "feed_apart",
    "find_identity",
    "find_sources",
    "read_apart",
    "read_document",
    "read_manifest",
    "read_sent_manifest",
    "read_told",
    "tell_sources",
    "unpack_apart",
]
