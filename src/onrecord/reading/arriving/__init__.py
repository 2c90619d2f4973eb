"""Arriving: inputs that are no files here yet: standard input, and objects in a store."""

from onrecord.reading.arriving.object_stores import names_store, open_objects
from onrecord.reading.arriving.standard_input import STANDARD_INPUT, open_standard_input

__all__ = ["STANDARD_INPUT", "names_store", "open_objects", "open_standard_input"]
