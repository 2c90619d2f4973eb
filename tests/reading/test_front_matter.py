"""Heads of texts: front matter, titles and the day of issue."""

from datetime import date

import pytest

from onrecord.model import PartKind, Source
from onrecord.reading import read_document
from onrecord.reading.heads.day_lines import find_date_in_name, find_day_of_issue
from onrecord.reading.heads.front_matter import find_front_matter
from onrecord.reading.heads.title_lines import find_title

BODY = "The harbour of Port Selm is closed, the ministry of transport of Kavra said on Monday.\n"
FIELDS = {  # head, field, its values
    "a folded value": (
        '---\ntitle: "Remarks by Warden\\_Brandt at\\\n  \\ the Gate"\ndate: 2031-03-06\n---\n',
        "title",
        ("Remarks by Warden Brandt at the Gate",),
    ),
    "a bare value with a colon": ("---\ntitle: Gate: a history\n---\n", "title",
        ("Gate: a history",)),
    "a single quote": ("---\ntitle: 'The warden''s gate'\n---\n", "title", ("The warden's gate",)),
    "a list": ("---\nauthors:\n- Ida Brandt\n- Jan Ott\n---\n", "authors",
        ("Ida Brandt", "Jan Ott")),
    "a list on a line": ("---\ntags: [gate, 'wall']\n---\n", "tags", ("gate", "wall")),
    "a block": ("---\ntitle: >\n  The gate\n  is shut\n...\n", "title", ("The gate is shut",)),
    "without fences": ("Title: The gate\nDate: 6 March 2031\n\n", "title", ("The gate",)),
}  # fmt: skip
NONE = {
    "a rule": "---\nThe gate is shut.\n---\n",
    "no end": "---\ntitle: The gate\n\nText.\n",
    "turns": "Chair: We begin.\nClerk: Item one.\n\n",
    "one field": "Title: The gate\n\nText.\n",
}


@pytest.mark.parametrize(("head", "key", "values"), FIELDS.values(), ids=FIELDS)
def test_find_front_matter(head: str, key: str, values: tuple[str, ...]) -> None:
    """The forms of YAML that sites write are read; the head ends where its fields do."""
    found = find_front_matter(head + BODY)
    assert found is not None
    assert found.fields[key] == values
    assert (head + BODY)[found.span.end :].lstrip() == BODY


@pytest.mark.parametrize("head", NONE.values(), ids=NONE)
def test_no_front_matter(head: str) -> None:
    """A rule, a turn or a lone field is no front matter."""
    assert find_front_matter(head + BODY) is None


def test_read_front_matter() -> None:
    """Its fields are told of the document; its words are no part of the report."""
    head = (
        "---\ntitle: The gate\nauthor: Jan Ott\nsource: Radio Selm\ndate: 2031-03-06\n"
        "source_url: https://selm.example/gate\n---\n\n"
    )
    document = read_document(Source("gate.md", (head + BODY * 3).encode()))
    assert (document.title, document.byline) == ("The gate", ("Jan Ott",))
    assert (document.publisher, document.published) == ("Radio Selm", date(2031, 3, 6))
    assert document.url == "https://selm.example/gate"
    assert document.parts[0].kind is PartKind.BOILERPLATE
    assert document.parts[0].span.of(document.text) == head


TITLES = {  # head, title
    "byline, day and address below": (
        "Harbour shut\nBy Jan Ott\nMarch 6, 2031\nhttps://selm.example/a\n", "Harbour shut"),
    "address and day above": (
        "https://selm.example/a\n6 March 2031\n\nHarbour shut\n\n", "Harbour shut"),
    "a notice above": ("FOR IMMEDIATE RELEASE\nMarch 6, 2031\n\nHarbour shut by storm\n\n",
        "Harbour shut by storm"),
    "two lines": ("REMARKS BY THE WARDEN\nAT THE GATE\n\n", "REMARKS BY THE WARDEN AT THE GATE"),
    "a paragraph below, no blank line": ("Harbour shut\n" + BODY.strip() + " " + BODY,
        "Harbour shut"),
    "prose": ("The gate was shut early,\nand nobody knew why it was\n" * 9, None),
}  # fmt: skip


@pytest.mark.parametrize(("head", "title"), TITLES.values(), ids=TITLES)
def test_find_title(head: str, title: str | None) -> None:
    """A title is neither byline, day, address nor notice."""
    assert find_title(head + BODY, markdown=False) == title


DAYS = {  # lines, day in the name, the day
    "published before updated": (["Updated March 8, 2031; first published March 6, 2031"], None, 6),
    "published, then updated": (["Published 6 March 2031 | Last modified 8 March 2031"], None, 6),
    "as of": (["Figures as of March 1, 2031", "March 6, 2031"], None, 6),
    "a correction": (["Correction, March 9, 2031: the gate", "6 March 2031"], None, 6),
    "released": (["For immediate release: 6 March 2031"], date(2031, 3, 7), 6),
    "the name": (["6 March 2031"], date(2031, 3, 7), 7),
    "nothing but a change": (["Last updated 2031/03/08"], None, 8),
    "by its dots": (["Kavra, 6.3.2031"], None, 6),
    "one way to read it": (["03/13/2031"], None, 13),
    "two ways to read it": (["03/04/2031"], None, None),
}


@pytest.mark.parametrize(("lines", "named", "day"), DAYS.values(), ids=DAYS)
def test_find_day_of_issue(lines: list[str], named: date | None, day: int | None) -> None:
    """The day of issue is not that of a change, a correction or a figure."""
    found = find_day_of_issue(lines, named)
    assert (found.day if found else None) == day


@pytest.mark.parametrize("name", ["a/2031-03-06 x.txt", "x_March-6-2031.md", "6_Mar_2031.txt"])
def test_date_in_name(name: str) -> None:
    """A name tells a date by digits or by the name of a month."""
    assert find_date_in_name(name) == date(2031, 3, 6)
