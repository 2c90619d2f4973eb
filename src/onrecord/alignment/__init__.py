"""Alignment: printed words → the passage where they were said."""

from onrecord.alignment.index import TranscriptIndex, index_transcripts
from onrecord.alignment.passages import align
from onrecord.alignment.table import WordTable, tabulate
from onrecord.model import Transcript

__all__ = ["Transcript", "TranscriptIndex", "WordTable", "align", "index_transcripts", "tabulate"]
