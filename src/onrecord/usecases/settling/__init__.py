"""Settling: who is who, what was said when, and every statement held against the record."""

from onrecord.usecases.settling.running import load_index, settle, what_to_keep, words_to_index

__all__ = ["load_index", "settle", "what_to_keep", "words_to_index"]
