"""Onrecord: who said what, when, in which words, and how these differ from the primary text."""

__version__ = "0.1.0"
