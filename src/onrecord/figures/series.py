"""One quantity over time: figures of the same thing in the same unit, brought together."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Figure
from onrecord.text import find_words

__all__ = ["Series", "group_figures", "match_subject"]

_IGNORED = frozenset(["the", "a", "an", "of", "in", "its", "their", "his", "her", "our"])
_KEPT_ENDINGS = ("ss", "us", "is")


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one subject and unit, in order; none is ever averaged with another."""

    subject: str | None  # as the first figure prints it
    unit: str | None
    figures: tuple[Figure, ...]


def group_figures(figures: Iterable[Figure]) -> tuple[Series, ...]:
    """Bring together the figures that give the same quantity.

    Two figures belong together if their units are equal and their subjects hold the same words,
    number and articles apart. A figure without a subject belongs with none.

    Args:
        figures: of any documents, in any order.

    Returns:
        Series by falling length, then by subject and unit; inside a series by the date from
        which a figure is, those without one last, then by document and place.
    """
    groups: dict[tuple[frozenset[str], str | None], list[Figure]] = {}
    for figure in figures:
        if figure.subject is not None:
            groups.setdefault((_stems(figure.subject), figure.unit), []).append(figure)
    series = []
    for (_, unit), held in groups.items():
        held.sort(key=_order)
        series.append(Series(held[0].subject, unit, tuple(held)))
    return tuple(sorted(series, key=lambda s: (-len(s.figures), s.subject or "", s.unit or "")))


def match_subject(figure: Figure, query: str) -> bool:
    """Whether a figure is about what is asked for: each word of `query` is in subject or unit."""
    asked = _stems(query)
    held = _stems(figure.subject or "") | _stems(figure.unit or "")
    if figure.unit is not None and figure.unit.casefold() == query.strip().casefold():
        return True
    return bool(asked) and asked <= held


def _order(figure: Figure) -> tuple[bool, str, str, int]:
    """By date, then by place."""
    day = figure.as_of.date.isoformat() if figure.as_of else ""
    return figure.as_of is None, day, figure.document, figure.span.start


def _stems(text: str) -> frozenset[str]:
    """The words of a phrase without plural endings and without articles."""
    return frozenset(_stem(word.form) for word in find_words(text)) - _IGNORED


def _stem(word: str) -> str:
    """A word without its plural ending."""
    if word.endswith("ies") and len(word) > len("lies"):
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(_KEPT_ENDINGS):
        return word[:-1]
    return word
