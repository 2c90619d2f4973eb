"""Called: how a document addresses somebody, and what gender that tells."""

from onrecord.speakers.naming.name_words import Gender, gender_of_title
from onrecord.text import Name, fold

__all__ = ["address_of_name", "gender_by_title", "plain_titles"]


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


def _plain(title: str) -> str:
    return fold(title).replace(".", "")
