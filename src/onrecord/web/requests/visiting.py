"""Who visits: under which names the server answers, who may do what, and who is here now."""

import hashlib
import hmac
import re
from contextvars import ContextVar
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import Final
from urllib.parse import quote

from onrecord.store import Role

__all__ = [
    "ACCOUNTLESS",
    "LOCAL_NAMES",
    "SAFE",
    "VISITOR",
    "Access",
    "Visitor",
    "find_needed",
    "find_permanent",
    "make_token",
    "plain_address",
    "read_host",
]

LOCAL_NAMES: Final = ("localhost", "127.0.0.1", "::1")
SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})  # methods that change nothing
_HOST: Final = re.compile(r"(\[[0-9a-fA-F:.]{2,45}\]|[^:\[\]@/\s]{1,253})(?::[0-9]{1,5})?")

_PERMANENT: Final = re.compile(
    r"/(findings|documents|people|occasions|outlets)/[^/]+|/passages/[^/]+/[^/]+"
)

# Who may do what: the first line that fits counts. What no line names, a reader may read, and
# a reviewer may change.
_RULES: Final[tuple[tuple[str, str, Role | None], ...]] = (  # method, path, role; None: anybody
    ("GET", r"/static/.*", None),
    ("GET", r"/healthz", None),
    ("GET", r"/sign-in", None),
    ("POST", r"/sign-in", None),
    ("POST", r"/sign-out", Role.READER),
    ("POST", r"/api/v1/checks?", Role.READER),  # a question; it changes nothing
    ("GET", r"/(users|log)", Role.ADMIN),
    ("POST", r"(/api/v1)?/documents/[^/]+/remove", Role.ADMIN),
)


@dataclass(frozen=True, slots=True)
class Access:
    """How a server may be reached."""

    names: tuple[str, ...] = ("*",)  # hosts under which it answers; "*": under any
    addresses: bool = False  # under any address in digits, too: no name can be rebound to it
    accounts: bool = False  # whether a visitor has to sign in
    secure: bool = False  # whether whoever stands before it speaks https
    proxies: tuple[IPv4Network | IPv6Network, ...] = ()  # who may tell for whom they ask

    def knows(self, host: str) -> bool:
        """Whether the server answers under what a Host header says."""
        name = read_host(host)
        if name is None:
            return False
        if "*" in self.names or name in self.names:
            return True
        return self.addresses and plain_address(name) is not None

    def find_place(self, peer: str, forwarded: str) -> str:
        """The address of the visitor: of whoever connects, unless a known proxy tells another."""
        place = plain_address(peer) or peer
        for told in reversed(forwarded.split(",")):
            address = plain_address(told.strip())
            if address is None or not self._is_proxy(place):
                break
            place = address
        return place

    def _is_proxy(self, place: str) -> bool:
        address = plain_address(place)
        return address is not None and any(ip_address(address) in each for each in self.proxies)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks."""

    name: str | None  # of the account; None: there are no accounts, or nobody is signed in
    role: Role | None  # None: nobody is signed in
    place: str = ""
    token: str = ""  # what every form must bring; "": no account, the origin tells
    program: bool = False  # came in by a token: no other page can make a browser send that
    page: str = ""  # the public address of the page asked for, where it has a permanent one


ACCOUNTLESS: Final = Visitor(None, Role.ADMIN)
VISITOR: Final = ContextVar("VISITOR", default=ACCOUNTLESS)


def read_host(host: str) -> str | None:
    """The name or address in a Host header, without port and brackets; None: it holds none."""
    found = _HOST.fullmatch(host)
    return None if found is None else found[1].strip("[]").rstrip(".").lower()


def find_permanent(scheme: str, host: str, path: str) -> str:
    """The public address of a page of one thing; "": of a list, or no other machine reaches it."""
    name = read_host(host)
    if name is None or name in LOCAL_NAMES or not _PERMANENT.fullmatch(path):
        return ""
    return quote(f"{scheme}://{host}{path}", safe=":/[]%")


def plain_address(words: str) -> str | None:
    """An address in digits, as it is written most shortly; one of IPv4 in IPv6 as of IPv4."""
    try:
        address = ip_address(words.strip("[]"))
    except ValueError:
        return None
    mapped = getattr(address, "ipv4_mapped", None)
    return str(mapped or address)


def find_needed(method: str, path: str) -> Role | None:
    """The role that a request needs; None: anybody may."""
    asked = "GET" if method in SAFE else method
    for rule, pattern, role in _RULES:
        if rule == asked and re.fullmatch(pattern, path, re.DOTALL):
            return role
    return Role.READER if method in SAFE else Role.REVIEWER


def make_token(secret: str) -> str:
    """What every form of a session must bring: nobody else can tell it."""
    return hmac.new(secret.encode(), b"form", hashlib.sha256).hexdigest()
