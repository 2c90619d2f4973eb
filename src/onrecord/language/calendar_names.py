"""Names of months and days as parts of patterns, and the number of each month."""

from collections.abc import Mapping

from onrecord.language.packs import ENGLISH, language_of, list_languages

__all__ = ["FOREIGN_MONTHS", "MONTH", "MONTHS", "WEEKDAY"]

_SHORT = 3  # letters that tell a month
_NAMES = ENGLISH.listed("calendar", "months")
_BEGINNINGS = {name[:_SHORT]: number for number, name in enumerate(_NAMES, 1)}
MONTHS: Mapping[str, int] = {  # in small letters, whole and shortened
    name.lower(): _BEGINNINGS[name[:_SHORT].lower()]
    for name in (*_NAMES, *ENGLISH.listed("calendar", "short_months"))
}
FOREIGN_MONTHS: Mapping[str, int] = {  # of every other language that has a calendar
    name: number
    for code in sorted(list_languages() - {ENGLISH.code})
    for number, names in enumerate(language_of(code).groups("calendar", "months"), start=1)
    for name in names
}
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"  # a full stop apart
WEEKDAY = "(?:" + "|".join(ENGLISH.listed("calendar", "weekdays")) + ")"
