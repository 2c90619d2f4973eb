"""Naming: whether a name that is held is one that was asked for, by whole words of it."""

from typing import Final

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, not_, or_, select

from onrecord.store.schema.storable import name_key
from onrecord.store.schema.tables import person_names

__all__ = ["find_named", "fits_name"]

_TELLING: Final = 3  # letters by which the beginning of a word is known


def fits_name(column: ColumnElement[str], asked: str) -> ColumnElement[bool]:
    """Whether a folded name is the one that is asked for.

    Every word asked for is a whole word of the name, or the initial of one beside a whole word.
    Only where nobody is held by such a name, the beginning of a word will do: "Lou" is never
    Stephanopoulos, and Louise only where there is no Lou.

    Args:
        column: of names as `name_key` folds them.
        asked: a name or some words of one, in any case.
    """
    words = name_key(asked).replace("-", " ").split()
    if not words:
        return false()
    whole = _has_words(column, words, begun=False)
    if not any(len(word) >= _TELLING for word in words):
        return whole
    held = select(person_names.c.person).where(
        _has_words(person_names.c.name_key, words, begun=False)
    )
    return or_(whole, and_(not_(exists(held)), _has_words(column, words, begun=True)))


def find_named(asked: str) -> Select[str]:
    """The ids of the people of whom a name fits."""
    fits = fits_name(person_names.c.name_key, asked)
    return select(person_names.c.person).where(fits).distinct()


def _has_words(column: ColumnElement[str], words: list[str], *, begun: bool) -> ColumnElement[bool]:
    """Whether a name has each of some words, or, if `begun`, words that begin so."""
    spaced = " " + func.replace(column, "-", " ") + " "
    named = any(len(word.rstrip(".")) > 1 for word in words)
    fits: list[ColumnElement[bool]] = []
    for word in words:
        initial = named and len(word.rstrip(".")) == 1
        opens = initial or (begun and len(word) >= _TELLING)
        part = word.rstrip(".") if initial else word
        fits.append(column.contains(part, autoescape=True))  # the cheap look first
        fits.append(spaced.contains(f" {part}" if opens else f" {part} ", autoescape=True))
    return and_(True, *fits)
