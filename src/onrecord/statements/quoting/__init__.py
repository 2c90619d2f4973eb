"""Quoting: quotation marks, and the speakers beside them, by rules."""
