"""Copies: how many witnesses a number of documents are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Provenance, Relation
from onrecord.text import Span
from onrecord.tracing import count_witnesses, fold_copies

WIRE, AGAIN = Relation.WIRE, Relation.REPUBLISHED_FROM
TRANSLATED, REPORTS = Relation.TRANSLATED_FROM, Relation.REPORTS


def link(*links: tuple[Relation, str | None]) -> tuple[Provenance, ...]:
    """Provenance that leads to documents."""
    return tuple(Provenance(relation, "x", Span(0, 1), document) for relation, document in links)


CASES = {  # links by document, origin by document
    "alone": ({"a": link()}, {"a": "a"}),
    "not held": ({"a": link((WIRE, None))}, {"a": "a"}),
    "a copy": ({"a": link(), "b": link((WIRE, "a"))}, {"a": "a", "b": "a"}),
    "an origin elsewhere": ({"b": link((WIRE, "a"))}, {"b": "a"}),
    "a copy of a copy": (
        {"a": link(), "b": link((WIRE, "a")), "c": link((AGAIN, "b"))},
        {"a": "a", "b": "a", "c": "a"},
    ),
    "a report of a report": ({"a": link(), "b": link((REPORTS, "a"))}, {"a": "a", "b": "b"}),
    "the nearer origin": (
        {"a": link(), "t": link((WIRE, "x"), (TRANSLATED, "a"))},
        {"a": "a", "t": "a"},
    ),
    "a circle": (
        {"a": link((AGAIN, "b")), "b": link((AGAIN, "a")), "c": link((AGAIN, "a"))},
        {"a": "a", "b": "b", "c": "a"},
    ),
    "itself": ({"a": link((AGAIN, "a"))}, {"a": "a"}),
}


@pytest.mark.parametrize(("links", "expected"), CASES.values(), ids=CASES)
def test_fold_copies(links: dict[str, tuple[Provenance, ...]], expected: dict[str, str]) -> None:
    """Each copy lies under its origin."""
    assert fold_copies(links) == expected


def test_forty_copies_are_one_witness() -> None:
    """A chain of forty copies is counted once."""
    links = {f"d{n}": link((AGAIN, f"d{n - 1}")) if n else link() for n in range(40)}
    origins = fold_copies(links)
    assert count_witnesses(links, origins) == 1
    assert count_witnesses(["d3", "d3", "other"], origins) == 2


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdefg")))
def test_any_links(parents: dict[str, str]) -> None:
    """Origins are their own origins, whatever circles the links run in."""
    origins = fold_copies({name: link((AGAIN, parent)) for name, parent in parents.items()})
    assert set(origins) == set(parents)
    assert all(origins.get(origin, origin) == origin for origin in origins.values())
