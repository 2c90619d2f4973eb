"""Speakers: whose words a statement is, in its document and across an archive."""

from onrecord.speakers.resolving import resolve

__all__ = ["resolve"]
