"""How bytes came from an address: every server asked, what it answered, and when."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from onrecord.late import load_late

if TYPE_CHECKING:
    from email import message
else:  # most texts did not come from an address
    message = load_late("email.message")

__all__ = ["Fetched", "Hop"]


@dataclass(frozen=True, slots=True)
class Hop:
    """One request and its answer."""

    address: str
    reached: str  # the IP address that was connected to
    status: int  # of HTTP
    headers: tuple[tuple[str, str], ...] = ()  # of the answer, as they came


@dataclass(frozen=True, slots=True)
class Fetched:
    """The way from the address that was asked for to the bytes, through each redirect."""

    hops: tuple[Hop, ...]  # at least one; the last one gave the bytes
    at: datetime  # when they had come, UTC
    raw: str  # SHA-256 of the body as it came over the wire, which is kept; packed or not

    @property
    def asked(self) -> str:
        """The address that was asked for."""
        return self.hops[0].address

    @property
    def found(self) -> str:
        """The address that the bytes came from."""
        return self.hops[-1].address

    @property
    def charset(self) -> str | None:
        """The encoding that the server named (RFC 9110, 8.3.2); None: it named none."""
        head = message.Message()
        for name, value in self.hops[-1].headers:
            if name.lower() == "content-type":
                head["Content-Type"] = value
        return head.get_content_charset()
