"""Settling: who is who, what was said when, and every statement held against the record."""

from typing import TYPE_CHECKING

from onrecord.late import open_late

if TYPE_CHECKING:
    from onrecord.usecases.settling.held_parts import Held, HoldAll, HoldPart, hold_part
    from onrecord.usecases.settling.indexing import load_index, words_to_index
    from onrecord.usecases.settling.lineage import find_versions
    from onrecord.usecases.settling.second_phase import Follow, settle, what_to_keep
else:
    __getattr__ = open_late(__name__)

__all__ = [
    "Follow",
    "Held",
    "HoldAll",
    "HoldPart",
    "find_versions",
    "hold_part",
    "load_index",
    "settle",
    "what_to_keep",
    "words_to_index",
]
