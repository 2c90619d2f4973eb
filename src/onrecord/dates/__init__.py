"""Dates: when a thing was said, and on which occasion."""

from onrecord.dates.dating import date_statements

__all__ = ["date_statements"]
