"""Versions: states of the page at one address are one witness, and none a copy of another page."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.tracing.test_origins import DAY, OTHER, REPORT, write

from onrecord.model import Document, Relation
from onrecord.text import fold_address
from onrecord.tracing import fold_copies, sketch, trace

URL = "https://post.example/news/ferries"
LATER = datetime(2031, 5, 7, 8, tzinfo=UTC).replace(tzinfo=None)


def at(document: Document, url: str = URL, modified: datetime | None = None) -> Document:
    """A document at an address."""
    return replace(document, url=url, modified=modified)


FIRST = at(write("first", publisher="The Post"))
SECOND = at(write("second", REPORT[:-40], publisher="The Post"), URL + "/?utm_source=a", LATER)
COPY = write("copy", publisher="The Echo", published=date(2031, 5, 8))


def origin(document: Document, *others: Document) -> list[tuple[Relation, str | None]]:
    """Where a document came from."""
    found = trace(document, sketch(document), [sketch(each) for each in others])
    return [(each.relation, each.document) for each in found]


def test_a_later_version() -> None:
    """It is a version of the first; the first is of nothing, whichever came here first."""
    assert origin(SECOND, FIRST) == [(Relation.VERSION_OF, "first")]
    assert origin(FIRST, SECOND) == []
    third = replace(SECOND, id="third", modified=LATER.replace(hour=9))
    assert origin(third, SECOND, FIRST) == [(Relation.VERSION_OF, "first")]
    held = {
        each.id: trace(each, sketch(each), map(sketch, (FIRST, SECOND, third)))
        for each in (FIRST, SECOND, third)
    }
    assert set(fold_copies(held).values()) == {"first"}


def test_no_moment_is_told() -> None:
    """One of two is the first, and only one."""
    other = replace(SECOND, modified=None, published=DAY)
    both = [origin(FIRST, other), origin(other, FIRST)]
    assert sorted(map(len, both)) == [0, 1]


def test_a_copy_of_a_page_with_versions() -> None:
    """It comes from the first of them; two versions are no two equally good origins."""
    same = replace(SECOND, text=FIRST.text, parts=FIRST.parts)
    assert origin(COPY, FIRST, same) == [(Relation.REPUBLISHED_FROM, "first")]


def test_another_text_at_the_address() -> None:
    """A page that shows something else now is no version of what it was."""
    other = at(write("other", OTHER, publisher="The Post"), modified=LATER)
    assert origin(other, FIRST) == []


ADDRESSES = {
    "scheme, www, end": ("http://www.Post.example/a/", "https://post.example/a"),
    "campaign": ("https://post.example/a?utm_medium=x&id=3", "https://post.example/a?id=3"),
    "fragment": ("https://post.example/a#c", "https://post.example:443/a"),
}


@pytest.mark.parametrize(("one", "other"), ADDRESSES.values(), ids=ADDRESSES)
def test_addresses(one: str, other: str) -> None:
    """What does not choose the page is left out."""
    assert fold_address(one) == fold_address(other) is not None


def test_no_address_of_one_page() -> None:
    """A front page, another scheme, nothing, and what is no address."""
    for written in ("https://post.example/", "mailto:a@b.example", "", None, "http://[a/"):
        assert fold_address(written) is None
    assert fold_address("https://a.example/x?id=1") != fold_address("https://a.example/x?id=2")
