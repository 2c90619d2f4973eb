"""A person of 100,000 statements has a page like anybody's, and lists with an end."""

from collections.abc import Iterator

import pytest
from sqlalchemy import literal, select, text, true
from starlette.testclient import TestClient
from tests.web.samples import OCCASION, PERSON, make_report, make_transcript

from onrecord.store import open_archive
from onrecord.store.schema.tables import statements
from onrecord.store.schema.totals import count_anew
from onrecord.web import make_app

MANY = 100_000
MOST_ROWS = 100
MOST_BYTES = 150_000
_NUMBERS = text(
    "WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < :many) "
    "SELECT n FROM counted"
).columns(statements.c.number.label("n"))


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A visitor of an archive in which one statement of a report was said so many times more."""
    folder = tmp_path_factory.mktemp("many")
    with open_archive(folder) as archive:
        archive.save_all([make_transcript(), make_report()])
        archive.save_people([PERSON])
        archive.save_occasions([OCCASION])
        said = next(row for row in archive.statements() if row.person == PERSON.id and row.verdict)
        numbers = _NUMBERS.bindparams(many=MANY).subquery()
        kept = [each for each in statements.c if each.name not in {"number", "id"}]
        copied = (
            select(statements.c.id + literal("-") + numbers.c[0], *kept)
            .select_from(statements.join(numbers, true()))
            .where(statements.c.id == said.id)
        )
        with archive._database.writing() as connection:  # noqa: SLF001 - quicker than 100,000 reports
            names = ["id", *(each.name for each in kept)]
            connection.execute(statements.insert().from_select(names, copied))
            count_anew(connection)
    with TestClient(make_app(folder)) as client:
        yield client


def _rows(page: str) -> int:
    return page.count('<a class="words"')


def test_the_page_of_the_person(visitor: TestClient) -> None:
    """It tells how many there are, shows a part, and leads to all."""
    page = visitor.get(f"/people/{PERSON.id}")
    assert page.status_code == 200
    assert "100,00" in page.text
    assert 0 < _rows(page.text) <= MOST_ROWS
    assert "All statements in reports" in page.text
    assert len(page.content) < MOST_BYTES


@pytest.mark.parametrize("first", [0, 50_000, MANY - 50])
def test_lists_to_the_end(visitor: TestClient, first: int) -> None:
    """Each page is as long as the first, and tells where it is."""
    page = visitor.get(f"/statements?person={PERSON.id}&from={first}")
    assert page.status_code == 200
    assert 0 < _rows(page.text) <= MOST_ROWS
    assert len(page.content) < MOST_BYTES


@pytest.mark.parametrize("address", ["/", "/people", "/review", "/search?speaker=p1", "/outlets"])
def test_other_pages(visitor: TestClient, address: str) -> None:
    """Nothing that counts or lists grows with them."""
    page = visitor.get(address)
    assert page.status_code == 200
    assert _rows(page.text) <= MOST_ROWS
    assert len(page.content) < MOST_BYTES
