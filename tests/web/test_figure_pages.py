"""Pages of figures: quantities over time, each mark and row one click from its evidence."""

import csv
import io
import re

from starlette.testclient import TestClient

HOMES = "/figures?about=left+their+homes"


def test_quantities_are_listed(client: TestClient) -> None:
    """What is given more than once stands on the first page, and leads to its own."""
    page = client.get("/figures").text
    assert "people left their homes" in page
    assert "/figures?about=people+left+their+homes&amp;unit=people" in page


def test_three_days(client: TestClient) -> None:
    """Every figure is a row and in a mark, which leads to its words; the same is one mark."""
    page = client.get(HOMES).text
    marks = re.findall(r'<a href="(/documents/[^"]+)" class="mark', page)
    assert len(marks) == 3
    told = re.findall(r"\(no\. ([0-9, ]+)\)", page)
    assert sorted(", ".join(told).split(", ")) == ["1", "2", "3", "4", "5"]
    assert page.count("<tr data-number=") == 5
    assert "and 1 more that copies repeat" in page
    assert [day for day in ("15 May", "17 May", "19 May") if f">{day}<" in page] == [
        *("15 May", "17 May", "19 May")
    ]
    shown = client.get(marks[-1].replace("&amp;", "&")).text
    assert 'class="here"' in shown or "here" in shown
    assert "About 15,200 people" in re.sub(r"<[^>]+>", "", shown)


def test_sheet(client: TestClient) -> None:
    """The table as CSV has the same rows."""
    answer = client.get("/figures.csv?about=left+their+homes&unit=people")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [(row["day"], row["low"], row["high"]) for row in rows][-2:] == [
        ("2031-05-17", "14000.0", "15500.0"),
        ("2031-05-19", "15200.0", "15200.0"),
    ]
    assert answer.headers["Content-Type"].startswith("text/csv")


def test_what_cannot_be_read(client: TestClient, empty_client: TestClient) -> None:
    """A day that is none is named; no figure is told as such; an empty archive has a page."""
    assert "is not a day" in client.get("/figures?about=gates&since=soon").text
    assert "No figure fits" in client.get("/figures?about=zebras").text
    assert "No quantity is given more than once" in empty_client.get("/figures").text
