"""Amending: what a tagger found, made to agree with quotation marks, paragraphs and lists."""

from onrecord.statements.amending.order import amend

__all__ = ["amend"]
