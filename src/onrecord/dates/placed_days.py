"""Reports put to occasions that are there: what changes when no transcript comes or goes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from onrecord.dates.occasions import (
    Account,
    Told,
    gather_told,
    plain_id,
    tells,
    told_by,
)
from onrecord.dates.tying import OccasionBook
from onrecord.model import Occasion

__all__ = ["days_around", "place_reports", "tell_key", "tell_keys"]


def tell_keys(account: Account) -> set[str]:
    """What leads from a report to the occasions without a transcript that it may tell of."""
    return {_key(tells(saying)) for saying in account.sayings}


def tell_key(occasion: Occasion) -> str | None:
    """What leads to an occasion; None: a transcript of it is held."""
    if occasion.transcripts or occasion.date is None:
        return None
    where = occasion.place or occasion.host
    return _key(told_by(occasion.date, occasion.kind, where, occasion.people[0]))


def _key(told: Told) -> str:
    day, kind, where = told
    return f"{day} {kind} {where}"


def days_around(account: Account) -> Iterator[tuple[str, date]]:
    """For each person of whose words a report tells, the days of occasions they may be from."""
    for saying in account.sayings:
        for number in (-1, 0, 1):
            if date.min.toordinal() <= saying.day.toordinal() + number <= date.max.toordinal():
                yield saying.person, saying.day + timedelta(number)


def place_reports(
    accounts: Sequence[Account],
    keys: Iterable[str],
    witnessed: Iterable[Occasion],
    names: Mapping[str, str],
) -> tuple[Occasion, ...]:
    """The occasions of some keys, as `gather_occasions` gathers them of a whole archive.

    Args:
        accounts: of all reports that tell of these occasions, in any order.
        keys: of the occasions (`tell_key`).
        witnessed: those of which a transcript is held, on the `days_around` of the reports.
        names: of the persons, by id.

    Returns:
        They bear their plain ids, by id; several may bear the same.
    """
    wanted = frozenset(keys)
    held = sorted(accounts, key=lambda account: account.document)
    heard = ((saying, account.document) for account in held for saying in account.sayings)
    told = gather_told(heard, names, OccasionBook(witnessed))
    found = (replace(o, id=plain_id(o)) for o in told if tell_key(o) in wanted)
    return tuple(sorted(found, key=lambda o: o.id))
