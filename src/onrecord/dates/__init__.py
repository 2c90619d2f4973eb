"""Dates: when a thing was said, and on which occasion."""

from onrecord.dates.dating import date_statements
from onrecord.dates.naming import names_occasion
from onrecord.dates.occasions import (
    Account,
    Saying,
    account_for,
    gather_occasions,
)
from onrecord.dates.timeline import DateExpression, find_dates
from onrecord.dates.tying import (
    OccasionBook,
    day_of,
    find_anchored,
    find_occasion,
    find_where_said,
    told_day,
)

__all__ = [
    "Account",
    "DateExpression",
    "OccasionBook",
    "Saying",
    "account_for",
    "date_statements",
    "day_of",
    "find_anchored",
    "find_dates",
    "find_occasion",
    "find_where_said",
    "gather_occasions",
    "names_occasion",
    "told_day",
]
