"""The outlet of a text that no page tells: from its masthead, its date line or its dateline."""

import pytest

from onrecord.model import Source
from onrecord.reading import read_document

BODY = "The harbour of Port Selm is closed, the ministry of transport of Kavra said on Monday.\n"
CASES = {  # head, publisher, title
    "a name with a date": (
        "Harbour shut\n\nBy Ann Lemar\n\nKavra Morning Post, Friday, 3 May 2030\n\n",
        "Kavra Morning Post",
        "Harbour shut",
    ),
    "a section, a name and a date": (
        "Harbour shut\n\nAnn Lemar\n\nOpinion, The Kavra Post, 3 May 2030\n\n",
        "The Kavra Post",
        "Harbour shut",
    ),
    "the address of an office": (
        "---\ntitle: Remarks on water\nsource_url: https://www.whitehouse.gov/remarks/\n---\n\n",
        "The White House",
        "Remarks on water",
    ),
    "a name above the headline": (
        "Radio Selm\n\nThe harbour is shut\n\n3 May 2030\n\n",
        "Radio Selm",
        "The harbour is shut",
    ),
    "a field": ("Publication: The Kavra Sentinel\n\n", "The Kavra Sentinel", None),
    "an agency's dateline": (
        "The harbour is shut\n\nPORT SELM, May 3 (Kavra Press Agency) — ",
        "Kavra Press Agency",
        "The harbour is shut",
    ),
    "a place with a date": (
        "Harbour shut\n\nBy Ann Lemar\n\nPort Selm, Friday, 3 May 2030\n\nPORT SELM — ",
        None,
        "Harbour shut",
    ),
    "a person with a date": ("Harbour shut\n\nAnn Lemar, 3 May 2030\n\n", None, "Harbour shut"),
    "an occasion with a date": ("Daily Press Briefing, 3 May 2030\n\n", None, None),
    "a headline": ("Minister Calls It Fake News\n\nBy Ann Lemar\n\n", None, None),
    "a section": ("Breaking News\n\nThe harbour is shut\n\n", None, None),
    "two credits": (
        "This story was first published by the Selm Post.\n\nPORT SELM (Kavra Press Agency) — ",
        None,
        None,
    ),
}


@pytest.mark.parametrize(("head", "publisher", "title"), CASES.values(), ids=CASES)
def test_publisher(head: str, publisher: str | None, title: str | None) -> None:
    """A name is taken for the publisher only where the head says so."""
    document = read_document(Source("a.txt", (head + BODY * 3).encode()))
    assert document.publisher == publisher
    assert title is None or document.title == title


def test_page_of_an_agency_report() -> None:
    """A page that prints an agency's report is not the agency's."""
    report = f"PORT SELM (Kavra Press Agency) — {BODY * 8}"
    page = f"<html><body><article><p>{report}</p></article></body></html>"
    assert read_document(Source("a.html", page.encode())).publisher is None
