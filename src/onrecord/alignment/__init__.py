"""Alignment: printed words → the passage where they were said."""

from onrecord.alignment.blocks import (
    BLOCK_PLACES,
    LAYOUT,
    merge_grams,
    pack_block,
    unpack_block,
)
from onrecord.alignment.grams import Ranges, SortedGrams, key_places, sort_places
from onrecord.alignment.index import (
    Listing,
    TranscriptIndex,
    assemble_index,
    index_transcripts,
    list_transcript,
)
from onrecord.alignment.labels import find_agreeing, number_labels
from onrecord.alignment.overlaps import find_overlaps
from onrecord.alignment.passages import align
from onrecord.alignment.stored import StoredTable, pack_table
from onrecord.alignment.table import SPELLED_BY, WordTable, tabulate
from onrecord.model import Transcript

__all__ = [
    "BLOCK_PLACES",
    "LAYOUT",
    "SPELLED_BY",
    "Listing",
    "Ranges",
    "SortedGrams",
    "StoredTable",
    "Transcript",
    "TranscriptIndex",
    "WordTable",
    "align",
    "assemble_index",
    "find_agreeing",
    "find_overlaps",
    "index_transcripts",
    "key_places",
    "list_transcript",
    "merge_grams",
    "number_labels",
    "pack_block",
    "pack_table",
    "sort_places",
    "tabulate",
    "unpack_block",
]
