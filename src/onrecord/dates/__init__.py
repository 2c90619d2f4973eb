"""Dates: when a thing was said, and on which occasion."""

from onrecord.dates.dating import date_statements
from onrecord.dates.naming import names_occasion
from onrecord.dates.occasions import (
    Account,
    OccasionBook,
    Saying,
    account_for,
    find_occasion,
    gather_occasions,
)
from onrecord.dates.timeline import DateExpression, find_dates

__all__ = [
    "Account",
    "DateExpression",
    "OccasionBook",
    "Saying",
    "account_for",
    "date_statements",
    "find_dates",
    "find_occasion",
    "gather_occasions",
    "names_occasion",
]
