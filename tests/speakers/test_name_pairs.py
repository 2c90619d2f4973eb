"""Tests of name pairs: whether two documents' names are one person's; see `name_pairs.toml`."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.model import Role, SpeakerKind, Voice
from onrecord.speakers import gather_people
from onrecord.text import Span, parse_name

TABLE = Path(__file__).with_name("name_pairs.toml")


def _pairs() -> Iterator[tuple[str, str, str, bool]]:
    """Every pair of the table, with its kind and whether it is one person."""
    for kind in tomllib.loads(TABLE.read_text("utf-8"))["kind"]:
        for same in (True, False):
            for one, other in kind["same" if same else "different"]:
                yield kind["name"], one, other, same


def _voice(document: str, printed: str) -> Voice:
    """A voice as a document makes it: titles of the name are an office, not a part of it."""
    name, _, office = printed.partition(": ")
    office = office or " ".join(parse_name(name).titles)
    roles = (Role(office, document, Span(0, len(office))),) if office else ()
    return Voice(document, parse_name(name).bare, SpeakerKind.PERSON, (), roles)


@pytest.mark.parametrize(
    ("kind", "one", "other", "same"),
    [pytest.param(*pair, id=f"{pair[0]}: {pair[1]} / {pair[2]}") for pair in _pairs()],
)
def test_pair(kind: str, one: str, other: str, *, same: bool) -> None:
    """One person or two, and the same answer and ids in either order of adding."""
    voices = [_voice("a", one), _voice("b", other)]

    people = gather_people(voices)

    assert len(people) == (1 if same else 2), kind
    assert gather_people(voices[::-1]) == people


def test_table_is_large() -> None:
    """The table holds 120 pairs at least, of either answer."""
    pairs = list(_pairs())

    assert len(pairs) >= 120
    assert sum(not same for *_, same in pairs) >= 30
