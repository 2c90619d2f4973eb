"""Headlines: the title of an article without the name of its site."""

import re
from collections.abc import Sequence

__all__ = ["choose_headline", "split_site"]

_WORD = re.compile(r"\w+")
_MARK = re.compile(r"\s*(?:\s[|–—:»•·‹›~-]|[|»]|:)\s+")
_PARTS = re.compile(r"\s(?:[|–—»•·‹›~-]|::)\s|[|»]")  # of a title: sections, and the site
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\W*(?:(?:19|20)\d\d\W*)*", re.IGNORECASE)
_LONGEST_SITE = 60  # characters
_ALIKE = 0.5  # share of the words of the shorter headline that are in the longer one
_LEAST_WORDS = 3
_LEAST_PARTS = 2  # of a title with the name of a site
_ADDRESS = re.compile(r"\S+\.[a-z]{2,}/\S*|https?:\S+|\S+\.html?", re.IGNORECASE)


def choose_headline(declared: str | None, headings: Sequence[str], site: str | None) -> str | None:
    """The title of an article.

    Args:
        declared: the title that the head of the page declares.
        headings: the words of its headings of the first rank, in order.
        site: the name of the outlet.

    Returns:
        A heading that is the declared title, or that and the name of a section or a site, or the
        only heading that says much the same; else the declared title without the site's name.
    """
    printed = [each for each in headings if not _is_same(each, site)]
    if declared is None or _ADDRESS.fullmatch(declared):
        return printed[0] if printed else None
    for each in printed:
        own = _words(each)
        if own and _is_end_of(own, _words(declared)) and (len(own) > 1 or own == _words(declared)):
            return each
    bare = _without_site(declared, site)
    alike = [each for each in dict.fromkeys(printed) if _is_alike(each, bare)]
    sole = printed[0] if len(set(printed)) == 1 else None
    if not alike and sole and (_heads_section(sole, declared) or _holds_part(sole, declared)):
        return sole
    return alike[0] if len(alike) == 1 else bare


def _heads_section(heading: str, declared: str) -> bool:
    """Whether a heading says more than the section that a declared title names.

    "Special meeting – Verbatim record" is a title; "Borough | Meetings | Verbatim record" is none.
    """
    parts = declared.split(" | ")
    own = set(_words(heading))
    return len(parts) > _LEAST_PARTS and any(set(_words(part)) < own for part in parts if part)


def _holds_part(heading: str, declared: str) -> bool:
    """Whether a heading opens or ends with a part of the declared title, or says much the same.

    "Media release 12: Rates held" beside "Rates held | Bank of Carrow".
    """
    parts = [part for part in _PARTS.split(declared) if len(_words(part)) > 1]
    own = _words(heading)
    whole = len(parts) > 1
    return whole and any(_is_end_of(_words(p), own) or _is_alike(heading, p) for p in parts)


def split_site(name: str) -> str | None:
    """The name of a site without its slogan or its copyright line; None where none is left."""
    bare = _COPYRIGHT.sub("", name).strip()
    first = _MARK.split(bare)[0].strip(" .")
    kept = first or bare
    return kept if kept and len(kept) <= _LONGEST_SITE and not kept.startswith("@") else None


def _words(text: str) -> list[str]:
    """The words of a text, folded."""
    return _WORD.findall(text.casefold())


def _is_same(text: str, name: str | None) -> bool:
    """Whether a text is a name and nothing else, twice over or with its article."""
    own, named = set(_words(text)) - {"the"}, set(_words(name or "")) - {"the"}
    return bool(named) and own == named


def _is_end_of(own: list[str], whole: list[str]) -> bool:
    """Whether words are the beginning or the end of others."""
    return whole[: len(own)] == own or whole[-len(own) :] == own


def _without_site(title: str, site: str | None) -> str:
    """A title without the name of the site before or behind a mark."""
    if not site:
        return title
    named = "".join(_words(site)).removeprefix("the")
    marks = list(_MARK.finditer(title))
    for mark in reversed(marks):
        tail = "".join(_words(title[mark.end() :])).removeprefix("the")
        if tail and (tail == named or tail.startswith(named) or named.startswith(tail)):
            return title[: mark.start()].strip()
    for mark in marks[:1]:
        head = "".join(_words(title[: mark.start()])).removeprefix("the")
        if head and head == named:
            return title[mark.end() :].strip()
    return title


def _is_alike(one: str, other: str) -> bool:
    """Whether two headlines share most of their words."""
    first, second = set(_words(one)), set(_words(other))
    least = min(len(first), len(second))
    return least >= _LEAST_WORDS and len(first & second) > least * _ALIKE
