"""Alignment: printed words → the passage where they were said."""

from onrecord.compare.alignment.placing import align

__all__ = ["align"]
