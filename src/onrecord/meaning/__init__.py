"""Meaning: which passage comes nearest where no words are shared; needs the extra `meaning`."""

from onrecord.meaning.nearest import MeaningIndex, assemble_meanings, find_nearest
from onrecord.meaning.passage_windows import Window, cut_windows
from onrecord.meaning.sentence_encoder import Encoder, holds_encoder, load_encoder
from onrecord.meaning.vectors import CUT_BY, Codes, Head, PassageVectors, encode_transcript

__all__ = [
    "CUT_BY",
    "Codes",
    "Encoder",
    "Head",
    "MeaningIndex",
    "PassageVectors",
    "Window",
    "assemble_meanings",
    "cut_windows",
    "encode_transcript",
    "find_nearest",
    "holds_encoder",
    "load_encoder",
]
