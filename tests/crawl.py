"""Makes WARC files for tests, as a crawler writes them."""

import gzip
from collections.abc import Mapping

__all__ = ["answer", "pack", "record"]


def record(kind: str, address: str, block: bytes, head: Mapping[str, str] | None = None) -> bytes:
    """One record of a WARC."""
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": "<urn:uuid:6f0d2f3a-0000-4000-8000-000000000001>",
        "WARC-Date": "2031-03-04T05:06:07Z",
        **({"WARC-Target-URI": address} if address else {}),
        **(head or {}),
        "Content-Length": str(len(block)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"WARC/1.0\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"


def answer(
    address: str,
    body: bytes,
    status: str = "200 OK",
    head: Mapping[str, str] | None = None,
    kind: str = "response",
) -> bytes:
    """A record of what a server answered."""
    fields = {"Content-Type": "text/html", **(head or {})}
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    block = f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body
    http = {"Content-Type": "application/http; msgtype=response", "WARC-IP-Address": "192.0.2.7"}
    return record(kind, address, block, http)


def pack(*records: bytes) -> bytes:
    """A WARC of which each record is a gzip member."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)
