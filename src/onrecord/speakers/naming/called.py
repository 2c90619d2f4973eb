"""Called: how a document addresses somebody, and what gender that tells."""

from collections.abc import Iterable

from onrecord.language import ENGLISH
from onrecord.speakers.naming.name_words import Gender, gender_of_title
from onrecord.speakers.naming.trades import near_words
from onrecord.text import Name, fold

__all__ = [
    "address_of_name",
    "before_name",
    "gender_by_title",
    "holds_other",
    "plain_titles",
    "told_offices",
]

_SOLE = ENGLISH.words("offices", "unique") | ENGLISH.words("offices", "unlike")
_SHORT = 2  # words of an office that stands before a name


def plain_titles(name: Name) -> list[str]:
    """Titles of a name, folded, without points."""
    return [_plain(title) for title in name.titles]


def gender_by_title(name: Name) -> Gender | None:
    """The gender that a title of a name implies."""
    return next(filter(None, map(gender_of_title, plain_titles(name))), None)


def address_of_name(name: Name) -> str:
    """The name with the title that tells a gender: "Mrs. Orth"; empty without one."""
    told = (title for title in name.titles if gender_of_title(_plain(title)) is not None)
    title = next(told, None)
    return f"{title} {name.bare}" if title else ""


def before_name(offices: Iterable[str], name: str) -> str:
    """A name with the first short office before it: "Mayor Orth"."""
    office = next((each for each in offices if len(each.split()) <= _SHORT), "")
    return f"{office} {name}".strip()


def told_offices(name: Name) -> frozenset[str]:
    """The offices before a surname alone that one person holds, and hardly two of them."""
    return frozenset() if name.given else _SOLE.intersection(plain_titles(name))


def holds_other(name: Name, known: str, heads: set[str]) -> bool:
    """Whether a surname is not of who bears it in another office: Mayor Orth, Commissioner Orth.

    Args:
        name: as printed, with its titles.
        known: the name of its bearer; who is named in full may have changed office.
        heads: the offices that the bearer is given.
    """
    told, held = told_offices(name), heads & _SOLE
    near = frozenset[str]().union(*map(near_words, told))
    return bool(told and held) and " " not in known and not near & held


def _plain(title: str) -> str:
    return fold(title).replace(".", "")
