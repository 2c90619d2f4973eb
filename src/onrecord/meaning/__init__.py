"""Meaning: which passage comes nearest where no words are shared; needs the extra `meaning`."""

from onrecord.meaning.encoder import Encoder, load_encoder
from onrecord.meaning.nearest import MeaningIndex, assemble_meanings, find_nearest
from onrecord.meaning.vectors import CUT_BY, Codes, Head, PassageVectors, encode_transcript
from onrecord.meaning.windows import Window, cut_windows

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
    "load_encoder",
]
