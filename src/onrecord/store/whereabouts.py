"""Whereabouts: how the place of an archive is told; it loads no database."""

from pathlib import Path

__all__ = ["Place"]

Place = Path | str
"""A folder, or the address of a PostgreSQL database."""
