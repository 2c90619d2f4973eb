"""The word index: which words were said where; look-ups, segments, caches, back ends."""

from onrecord.index.blocks import LAYOUT, merge_grams, pack_block, unpack_block
from onrecord.index.distinct import are_among, sort_distinct
from onrecord.index.grams import (
    LONGEST,
    Ranges,
    SortedGrams,
    gram_hashes,
    key_places,
    sort_places,
)
from onrecord.index.labels import ASKED, find_agreeing, is_called_so, number_labels
from onrecord.index.listed_transcripts import Listings, list_transcript, pack_turns, unpack_turns
from onrecord.index.lookups import Block, Directory, SegmentReader, State, StoredGrams
from onrecord.index.lru import LazySequence
from onrecord.index.merging import (
    WAITING_WORDS,
    Segment,
    keep_held,
    pick_level,
    pick_tail,
    sort_tables,
)
from onrecord.index.overlaps import find_overlaps
from onrecord.index.packed_tables import StoredTable, pack_table
from onrecord.index.word_index import TranscriptIndex, assemble_index, index_transcripts
from onrecord.index.word_tables import SPELLED_BY, WordTable, hash_form, tabulate, words_said

__all__ = [
    "ASKED",
    "LAYOUT",
    "LONGEST",
    "SPELLED_BY",
    "WAITING_WORDS",
    "Block",
    "Directory",
    "LazySequence",
    "Listings",
    "Ranges",
    "Segment",
    "SegmentReader",
    "SortedGrams",
    "State",
    "StoredGrams",
    "StoredTable",
    "TranscriptIndex",
    "WordTable",
    "are_among",
    "assemble_index",
    "find_agreeing",
    "find_overlaps",
    "gram_hashes",
    "hash_form",
    "index_transcripts",
    "is_called_so",
    "keep_held",
    "key_places",
    "list_transcript",
    "merge_grams",
    "number_labels",
    "pack_block",
    "pack_table",
    "pack_turns",
    "pick_level",
    "pick_tail",
    "sort_distinct",
    "sort_places",
    "sort_tables",
    "tabulate",
    "unpack_block",
    "unpack_turns",
    "words_said",
]
