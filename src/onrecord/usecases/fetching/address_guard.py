"""The guard of fetching: which addresses may be asked for, and which machines may be reached."""

import ipaddress
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlsplit

from onrecord.errors import MissingSource, RefusedSource

__all__ = ["Address", "IPAddress", "check_address", "is_public", "resolve_name"]

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_PORTS: Final = {"http": 80, "https": 443}
_OPEN: Final = frozenset({80, 443, 8080, 8443})  # where pages of the web are served
_LONGEST: Final = 2000  # characters of an address, as browsers and sitemaps take them
_SAFE: Final = "/%:@!$&'()*+,;=~-._?"  # what stays as it is in a path or a query (RFC 3986)
_MEND: Final = "save the page to a file and add that file"
# Networks that `is_global` lets through in some versions of Python, or that lead elsewhere.
_CLOSED: Final = tuple(
    map(
        ipaddress.ip_network,
        (
            "0.0.0.0/8",  # this network (RFC 1122)
            "100.64.0.0/10",  # shared by carriers (RFC 6598)
            "192.0.0.0/24",  # protocols (RFC 6890)
            "192.88.99.0/24",  # relays of 6to4 (RFC 7526)
            "::/96",  # IPv4-compatible, given up (RFC 4291)
            "64:ff9b:1::/48",  # local NAT64 (RFC 8215)
            "100::/64",  # nowhere (RFC 6666)
            "2001::/23",  # protocols, Teredo among them (RFC 6890)
            "2001:db8::/32",  # documentation (RFC 3849)
            "3fff::/20",  # documentation (RFC 9637)
            "5f00::/16",  # segment routing (RFC 9602)
            "fec0::/10",  # of a site, given up (RFC 3879)
        ),
    )
)
_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")  # its last 32 bits are IPv4 (RFC 6052)


@dataclass(frozen=True, slots=True)
class Address:
    """An address of the web that may be asked for."""

    scheme: str
    host: str  # in ASCII
    port: int
    path: str  # with the query, quoted

    @property
    def origin(self) -> str:
        """Whose robots.txt counts."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        usual = self.port == _PORTS[self.scheme]
        return f"{self.scheme}://{shown}" + ("" if usual else f":{self.port}")

    @property
    def whole(self) -> str:
        """All of it, in one spelling."""
        return self.origin + self.path


def check_address(written: str, ports: frozenset[int] | None = _OPEN) -> Address:
    """Read an address, if it may be asked for.

    Args:
        written: by a user or a server.
        ports: those that may be connected to; None: any.

    Raises:
        RefusedSource: it is of no scheme that is fetched, bears a password, or names such a port.
        MissingSource: it is no address.
    """
    shown = written[:200]
    try:
        parts = urlsplit(written.strip())
        scheme, host, port = parts.scheme.lower(), parts.hostname or "", parts.port
        plain = host if ":" in host else host.encode("idna").decode("ascii")
    except ValueError as error:  # a UnicodeError is one
        raise MissingSource("this is no address", shown, "check the spelling") from error
    if scheme not in _PORTS:
        raise RefusedSource("only http and https are fetched", shown, _MEND)
    if parts.username is not None or parts.password is not None:
        raise RefusedSource("an address with a name or a password in it", shown, "leave it out")
    if not plain.strip(".") or len(written) > _LONGEST or not written.strip().isprintable():
        raise MissingSource("this is no address", shown, "check the spelling")
    chosen = _PORTS[scheme] if port is None else port
    if ports is not None and chosen not in ports:
        raise RefusedSource(f"pages are not fetched from port {chosen}", shown, _MEND)
    path = quote(parts.path or "/", _SAFE) + (
        f"?{quote(parts.query, _SAFE)}" if parts.query else ""
    )
    return Address(scheme, plain.rstrip(".").lower(), chosen, path)


def is_public(address: IPAddress) -> bool:
    """Whether an address is of the public net: no network of one's own, no machine itself.

    What stands for an IPv4 address (mapped, 6to4, NAT64) is as public as that.
    """
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id is not None:
            return False
        held = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            held = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if held is not None:
            return is_public(held)
    closed = any(address.version == each.version and address in each for each in _CLOSED)
    return address.is_global and not closed and not (address.is_multicast or address.is_reserved)


def resolve_name(host: str, port: int) -> Sequence[IPAddress]:
    """Every address that the system's resolver gives for a host; a number in any form is one.

    Raises:
        MissingSource: it knows none.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise MissingSource("no server is known by this name", host, _MEND) from error
    return tuple(dict.fromkeys(ipaddress.ip_address(each[4][0]) for each in found))
