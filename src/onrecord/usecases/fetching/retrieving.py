"""Retrieving: an address and its redirects followed by hand, each checked anew, robots heeded."""

import hashlib
import ssl
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urljoin

from onrecord.errors import InputError, MissingSource, RefusedSource
from onrecord.model import Fetched, Hop, Source
from onrecord.usecases.fetching.address_guard import (
    Address,
    IPAddress,
    check_address,
    is_public,
    resolve_name,
)
from onrecord.usecases.fetching.connecting import Answer, ask, unpack_body
from onrecord.usecases.fetching.robots import may_fetch

__all__ = ["Fetcher", "Limits", "Page", "names_address"]

_MIB: Final = 1 << 20
_AGENT: Final = "onrecord"  # our name in robots.txt
_HEADERS: Final = {
    "User-Agent": f"{_AGENT}/1 (reads pages that a person named, one at a time)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
_GOOD, _UNCHANGED, _GONE, _FAILING = 200, 304, 404, range(500, 600)
_SAVE: Final = "save the page to a file and add that file"


@dataclass(frozen=True, slots=True)
class Limits:
    """What fetching one address may take."""

    bytes: int = 32 * _MIB  # of a body, packed and unpacked
    seconds: float = 60.0  # redirects and robots.txt included
    redirects: int = 5
    robots_bytes: int = _MIB  # RFC 9309 asks for half of it at least
    ports: frozenset[int] | None = frozenset({80, 443, 8080, 8443})


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes that came from an address, with the body as it came over the wire."""

    source: Source
    raw: bytes


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches pages; what it asks of the world is handed in, so that tests can answer."""

    limits: Limits = field(default_factory=Limits)
    resolve: Callable[[str, int], Sequence[IPAddress]] = resolve_name
    allows: Callable[[IPAddress], bool] = is_public
    trust: Callable[[], ssl.SSLContext] = ssl.create_default_context
    robots: dict[str, Answer] | None = None  # by site, as far as asked; None: asked for each page

    def fetch(self, written: str) -> Page:
        """Fetch what an address leads to.

        Raises:
            MissingSource: it leads nowhere, or nobody answers in time.
            RefusedSource: it leads where nothing is fetched from, the site asks to be left alone,
                or the answer is too large.
            UnreadableSource: the answer cannot be unpacked.
        """
        page = self.fetch_changed(written, {})
        if page is None:  # nothing was asked on a condition
            raise MissingSource("the server answers 304", written, "try again later, or " + _SAVE)
        return page

    def fetch_changed(self, written: str, conditions: Mapping[str, str]) -> Page | None:
        """Fetch what an address leads to, if it changed; None: it did not.

        Args:
            written: the address.
            conditions: headers, `If-None-Match` and `If-Modified-Since`, of the last answer.

        Raises:
            InputError: as `fetch`.
        """
        try:
            return self._follow(written, conditions)
        except InputError as error:
            if error.where == written:
                raise
            raise type(error)(f"{error.what}, at {error.where}", written, error.mend) from error

    def _follow(self, written: str, conditions: Mapping[str, str]) -> Page | None:
        until = time.monotonic() + self.limits.seconds
        hops: list[Hop] = []
        asked = written
        for _ in range(self.limits.redirects + 1):
            address = check_address(asked, self.limits.ports)
            self._heed_robots(address, until)
            answer, reached = self._ask(address, until, self.limits.bytes, conditions)
            if answer.status == _UNCHANGED and conditions:
                return None
            hops.append(Hop(address.whole, str(reached), answer.status, answer.headers))
            onward = answer.onward
            if onward is None:
                return self._make_page(written, answer, hops)
            asked = urljoin(address.whole, onward)
        what = f"leads on more than {self.limits.redirects} times"
        raise RefusedSource(what, written, "give the address where it ends")

    def _make_page(self, written: str, answer: Answer, hops: Sequence[Hop]) -> Page:
        where = hops[-1].address
        if answer.status != _GOOD:
            what = f"the server answers {answer.status} {answer.reason[:60]}".rstrip()
            raise MissingSource(what, where, "open it in a browser; if it is there, " + _SAVE)
        data = unpack_body(answer, where, self.limits.bytes)
        raw = hashlib.sha256(answer.body).hexdigest()
        fetched = Fetched(tuple(hops), datetime.now(UTC), raw)
        return Page(Source(written.strip(), data, url=where, fetched=fetched), answer.body)

    def _ask(
        self, address: Address, until: float, most: int, conditions: Mapping[str, str]
    ) -> tuple[Answer, IPAddress]:
        """Ask a machine that bears the name, if all that bear it may be reached."""
        machines = self.resolve(address.host, address.port)
        if not machines or not all(map(self.allows, machines)):
            what = "leads into a network that is not public"
            raise RefusedSource(what, address.whole, _SAVE)
        first, *others = machines
        # Without IPv6 here the first of two cannot be reached; the other one was checked, too.
        second = next((m for m in others if m.version != first.version), None)
        trust, headers = self.trust(), {**_HEADERS, **conditions}
        try:
            return ask(address, first, headers, trust, most=most, until=until), first
        except MissingSource:
            if second is None:
                raise
            return ask(address, second, headers, trust, most=most, until=until), second

    def _heed_robots(self, address: Address, until: float) -> None:
        """Refuse what a site asks programs to leave alone; no file there allows everything."""
        answer = None if self.robots is None else self.robots.get(address.origin)
        if answer is None:
            answer = self._find_robots(address, until)
        if self.robots is not None:
            self.robots[address.origin] = answer
        if answer.status in _FAILING:
            what = f"the site's robots.txt cannot be read (it answers {answer.status})"
            raise RefusedSource(what, address.whole, "try again later, or " + _SAVE)
        if answer.status != _GOOD:
            return
        where = address.origin + "/robots.txt"
        text = unpack_body(answer, where, self.limits.robots_bytes).decode(errors="replace")
        if not may_fetch(text, _AGENT, address.path):
            what = "the site asks programs to leave this page alone (robots.txt)"
            raise RefusedSource(what, address.whole, _SAVE)

    def _find_robots(self, address: Address, until: float) -> Answer:
        """What a site answers for its robots.txt.

        After five redirects it is as if there were none (RFC 9309).
        """
        robots = check_address(address.origin + "/robots.txt", self.limits.ports)
        for _ in range(self.limits.redirects + 1):
            answer, _reached = self._ask(robots, until, self.limits.robots_bytes, {})
            onward = answer.onward
            if onward is None:
                return answer
            robots = check_address(urljoin(robots.whole, onward), self.limits.ports)
        return Answer(_GONE, "", (), b"")


def names_address(name: str) -> bool:
    """Whether an input is an address rather than a file."""
    return name.strip().lower().startswith(("http://", "https://"))
