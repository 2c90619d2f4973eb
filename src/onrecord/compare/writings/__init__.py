"""Writings: one thing written in two ways becomes one word on both sides, before they are laid."""

from onrecord.compare.writings.alike_words import Written, make_alike, write_words

__all__ = ["Written", "make_alike", "write_words"]
