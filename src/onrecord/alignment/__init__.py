"""Alignment: printed words → the passage where they were said."""

from onrecord.alignment.placing import align

__all__ = ["align"]
