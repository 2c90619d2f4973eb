"""Tagging: prose → attributions, by a trained model in ONNX Runtime."""

from onrecord.tagging.decoding import Reading, decode
from onrecord.tagging.encoder import Encoder
from onrecord.tagging.paths import LABELS, ROLES
from onrecord.tagging.pieces import FEATURES, SEPARATOR_FEATURE, Pieces, read_pieces
from onrecord.tagging.pointers import PointerBiases
from onrecord.tagging.shipped import Model, load_tagger
from onrecord.tagging.tagger import ModelTagger
from onrecord.tagging.windows import Window, pack_windows

__all__ = [
    "FEATURES",
    "LABELS",
    "ROLES",
    "SEPARATOR_FEATURE",
    "Encoder",
    "Model",
    "ModelTagger",
    "Pieces",
    "PointerBiases",
    "Reading",
    "Window",
    "decode",
    "load_tagger",
    "pack_windows",
    "read_pieces",
]
