"""Under which names the application answers, and to which pages elsewhere it says nothing."""

from collections.abc import Iterator
from ipaddress import ip_network

import pytest
from starlette.testclient import TestClient

from onrecord.store import open_archive
from onrecord.web import LOCAL_NAMES, Access, make_app

LOCAL = Access(LOCAL_NAMES)
OUTSIDE = Access(("desk.example",), addresses=True)
NAMES = {  # Host header → status on this machine alone, status where it is served to others
    "localhost:8631": (200, 400),
    "LOCALHOST": (200, 400),
    "127.0.0.1": (200, 200),
    "[::1]:8000": (200, 200),
    "[::1]": (200, 200),
    "192.0.2.7:8631": (400, 200),
    "desk.example.:443": (400, 200),
    "rebound.example": (400, 400),
    "localhost.rebound.example": (400, 400),
    "127.0.0.1.rebound.example": (400, 400),
    "127.0.0.1@rebound.example": (400, 400),
    "[::1].rebound.example": (400, 400),
    "localhost:": (400, 400),
    "": (400, 400),
}
SENT = {  # what a browser tells of a request, and whether the page is shown
    "a link elsewhere": ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, 200),
    "typed": ({"sec-fetch-site": "none", "sec-fetch-mode": "navigate"}, 200),
    "this server's page": ({"sec-fetch-site": "same-origin", "sec-fetch-mode": "cors"}, 200),
    "a program": ({}, 200),
    "a script elsewhere": ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}, 403),
    "another port": ({"sec-fetch-site": "same-site", "sec-fetch-mode": "cors"}, 403),
    "a frame elsewhere": (
        {
            "sec-fetch-site": "cross-site",
            "sec-fetch-mode": "navigate",
            "sec-fetch-dest": "iframe",
        },
        403,
    ),
}
FORWARDED = {  # who connects, what it says for whom, who is taken for the visitor
    "nobody between": ("192.0.2.7", "198.51.100.1", "192.0.2.7"),
    "a known proxy": ("127.0.0.1", "198.51.100.1", "198.51.100.1"),
    "over IPv6": ("::ffff:127.0.0.1", "2001:db8::7", "2001:db8::7"),
    "what a visitor made up": ("127.0.0.1", "203.0.113.9, 198.51.100.1", "198.51.100.1"),
    "two proxies": ("127.0.0.1", "198.51.100.1, 10.0.0.2", "198.51.100.1"),
    "no address": ("127.0.0.1", "unknown", "127.0.0.1"),
}


@pytest.fixture(scope="module", params=[LOCAL, OUTSIDE], ids=["this machine", "others"])
def asked(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[TestClient, bool]]:
    """Who asks, and whether others may."""
    place = tmp_path_factory.mktemp("hosts")
    open_archive(place).close()
    with TestClient(make_app(place, request.param)) as client:
        yield client, request.param is OUTSIDE


@pytest.mark.parametrize("name", NAMES)
def test_names(asked: tuple[TestClient, bool], name: str) -> None:
    """A stranger's name that leads here gets nothing, whatever it looks like."""
    client, outside = asked
    assert client.get("/", headers={"host": name}).status_code == NAMES[name][outside]


@pytest.mark.parametrize(("headers", "status"), SENT.values(), ids=SENT)
def test_pages_elsewhere(
    asked: tuple[TestClient, bool], headers: dict[str, str], status: int
) -> None:
    """Another site may lead a reader here; its scripts and frames get nothing."""
    client, outside = asked
    name = "desk.example" if outside else "127.0.0.1"
    answer = client.get("/", headers={"host": name, **headers})
    assert answer.status_code == status


@pytest.mark.parametrize(("peer", "told", "place"), FORWARDED.values(), ids=FORWARDED)
def test_behind_a_proxy(peer: str, told: str, place: str) -> None:
    """Only a proxy that was named is believed, and only of whom it saw itself."""
    known = Access(proxies=(ip_network("127.0.0.1"), ip_network("10.0.0.0/8")))
    assert known.find_place(peer, told) == place
    assert Access().find_place(peer, told) != told
