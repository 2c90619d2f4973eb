"""Alignment: printed words → the passage where they were said."""

from onrecord.alignment.index import TranscriptIndex, index_transcripts
from onrecord.alignment.overlaps import find_overlaps
from onrecord.alignment.passages import align
from onrecord.alignment.table import WordTable, tabulate
from onrecord.model import Transcript

__all__ = [
    "Transcript",
    "TranscriptIndex",
    "WordTable",
    "align",
    "find_overlaps",
    "index_transcripts",
    "tabulate",
]
