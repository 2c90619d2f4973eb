"""The guard of fetching: which addresses may be asked for, and which machines may be reached."""

import ipaddress

import pytest

from onrecord.errors import InputError, MissingSource, RefusedSource
from onrecord.usecases.fetching import Fetcher, check_address, is_public
from onrecord.usecases.fetching.robots import may_fetch

CLOSED = (
    *("127.0.0.1", "10.0.0.8", "172.16.3.4", "192.168.1.1", "169.254.169.254", "0.0.0.0"),  # noqa: S104 - none is listened on
    *("100.64.1.1", "192.0.0.8", "198.18.0.1", "203.0.113.7", "224.0.0.1", "240.0.0.1"),
    *("255.255.255.255", "::", "::1", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "fec0::1"),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1"),
    *("2002:7f00:1::", "2002:a00:1::", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe"),
    *("64:ff9b:1::1", "2001:0:7f00:1::", "2001:db8::1", "fe80::1%1", "2606:4700::1%2"),
)
PUBLIC = ("93.184.215.14", "1.1.1.1", "2606:4700::1", "::ffff:1.1.1.1", "64:ff9b::101:101")


@pytest.mark.parametrize("machine", CLOSED)
def test_closed(machine: str) -> None:
    """No network of one's own, in whatever form it is written."""
    assert not is_public(ipaddress.ip_address(machine))


@pytest.mark.parametrize("machine", PUBLIC)
def test_public(machine: str) -> None:
    """The public net."""
    assert is_public(ipaddress.ip_address(machine))


HOSTS = (  # each leads to this machine, by the system's own resolver
    *("http://127.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/"),
    *("http://127.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://localhost/"),
    *("http://①②⑦.0.0.1/", "http://0/", "https://localhost./"),
)


@pytest.mark.parametrize("written", HOSTS)
def test_this_machine(written: str) -> None:
    """Decimal, octal, hexadecimal: what the resolver makes of a host is what is checked."""
    with pytest.raises(InputError):
        Fetcher().fetch(written)


REFUSED = {
    "a file": ("file:///etc/passwd", RefusedSource),
    "another scheme": ("gopher://a.example/", RefusedSource),
    "a password": ("http://user:secret@a.example/", RefusedSource),
    "a name": ("http://user@a.example/", RefusedSource),
    "a port": ("http://a.example:25/", RefusedSource),
    "no host": ("http:///a", MissingSource),
    "a broken host": ("http://[::1/", MissingSource),
    "a broken port": ("http://a.example:99999/", MissingSource),
    "a line in it": ("http://a.example/a\nHost: b", MissingSource),
    "a long label": (f"http://{'a' * 70}.example/", MissingSource),
    "too long": ("http://a.example/" + "a" * 3000, MissingSource),
}


@pytest.mark.parametrize(("written", "error"), REFUSED.values(), ids=REFUSED)
def test_refused(written: str, error: type[InputError]) -> None:
    """Told in one line, before anybody is asked."""
    with pytest.raises(error):
        check_address(written)


def test_spellings() -> None:
    """A host in ASCII, a path that is quoted, no fragment."""
    asked = check_address("HTTPS://Bücher.Example:443/ä b?q=ö#top")
    assert asked.whole == "https://xn--bcher-kva.example/%C3%A4%20b?q=%C3%B6"


ROBOTS = """
User-agent: *
Disallow: /private
Allow: /private/open
Disallow: /*.pdf$
Disallow: /print*page

User-agent: onrecord/2.0
User-agent: other
Disallow: /only-us # a remark
"""
ASKED = {
    "/": (True, True),
    "/private/a": (True, False),
    "/private/open/a": (True, True),
    "/a/b.pdf": (True, False),
    "/a/b.pdf?x": (True, True),
    "/print/this/page/2": (True, False),
    "/only-us/1": (False, True),
}


@pytest.mark.parametrize(("path", "allowed"), ASKED.items(), ids=ASKED)
def test_robots(path: str, allowed: tuple[bool, bool]) -> None:
    """The group that names us counts alone; the longest rule wins; stars and ends."""
    assert (may_fetch(ROBOTS, "onrecord", path), may_fetch(ROBOTS, "another", path)) == allowed


def test_no_robots() -> None:
    """An empty file, an empty rule, and what is no such file allow everything."""
    for robots in ("", "User-agent: *\nDisallow:", "<html>Not here</html>", "\ufeffAllow: /"):
        assert may_fetch(robots, "onrecord", "/a")
