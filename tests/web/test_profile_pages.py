"""Lists that filter and sort, and the pages of a person and an outlet."""

import re

import pytest
from starlette.testclient import TestClient

from onrecord.store import Archive, OutletFilter, OutletOrder, PersonFilter, PersonOrder

LISTS = {  # address: what it says
    "/people?name=zzzz": "Nobody fits",
    "/people?kind=institution": "speakers",
    "/people?sort=name": '<strong aria-current="true">name</strong>',
    "/documents?words=zzzz": "No document fits",
    "/documents?text=primary&sort=statements": "documents",
    "/documents?since=soon": "is not a day",
    "/occasions?missing=1": "Transcripts that are wanted most",
    "/occasions?words=zzzz": "No occasion fits",
    "/outlets?name=zzzz": "No outlet fits",
    "/outlets?sort=rate": "share that differs",
}


@pytest.mark.parametrize(("address", "said"), LISTS.items(), ids=list(LISTS))
def test_lists(client: TestClient, address: str, said: str) -> None:
    """Filter and sort stand in the address; what fits nothing says so."""
    answer = client.get(address)
    assert answer.status_code == 200
    assert said in answer.text


def test_empty(empty_client: TestClient) -> None:
    """An empty archive has pages of lists."""
    for address in ("/people", "/documents", "/occasions", "/outlets"):
        assert empty_client.get(address).status_code == 200
    assert empty_client.get("/outlets/nobody").status_code == 404


def test_person(client: TestClient, demo_archive: Archive) -> None:
    """Bars lead to the statements of their days; the numbers have a denominator."""
    wanted = PersonFilter(order=PersonOrder.DIFFERING, limit=1)
    entry = demo_archive.directory.people(wanted)[0]
    page = client.get(f"/people/{entry.id}").text
    told = f"{entry.tally.differing} of {entry.tally.checked} checked"
    assert told in page
    bar = re.search(r'href="(/statements\?person=[^"]+since=[^"]+)"><title>', page)
    assert bar is not None
    assert "No statement fits" not in client.get(bar[1].replace("&amp;", "&")).text
    assert 'class="change"' in page
    assert page.count("<li") < 200


def test_outlet(client: TestClient, demo_archive: Archive) -> None:
    """What it printed, and a share only of enough."""
    entry = demo_archive.directory.outlets(OutletFilter(order=OutletOrder.CHECKED, limit=1))[0]
    page = client.get(f"/outlets/{entry.key}").text
    assert f"{entry.tally.differing}" in page
    assert ("too few for a share" in page) == (entry.tally.checked < OutletFilter().fewest)
    assert client.get(f"/outlets/{(entry.name or '-').upper()}").status_code == 200
