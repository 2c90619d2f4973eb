"""Dates: when a thing was said, and on which occasion."""

from typing import TYPE_CHECKING

from onrecord.late import open_late

if TYPE_CHECKING:
    from onrecord.dates.dating import date_statements
    from onrecord.dates.naming import names_occasion
    from onrecord.dates.occasions import (
        Account,
        Heard,
        Saying,
        account_for,
        gather_by_day,
        gather_occasions,
        plain_id,
    )
    from onrecord.dates.placed_days import days_around, place_reports, tell_key, tell_keys
    from onrecord.dates.telling import WRITTEN
    from onrecord.dates.timeline import DateExpression, day_held, find_dates
    from onrecord.dates.tying import (
        LOOK_BACK,
        OccasionBook,
        day_of,
        find_anchored,
        find_occasion,
        find_where_said,
        told_day,
    )
else:
    __getattr__ = open_late(__name__)

__all__ = [
    "LOOK_BACK",
    "WRITTEN",
    "Account",
    "DateExpression",
    "Heard",
    "OccasionBook",
    "Saying",
    "account_for",
    "date_statements",
    "day_held",
    "day_of",
    "days_around",
    "find_anchored",
    "find_dates",
    "find_occasion",
    "find_where_said",
    "gather_by_day",
    "gather_occasions",
    "names_occasion",
    "place_reports",
    "plain_id",
    "tell_key",
    "tell_keys",
    "told_day",
]
