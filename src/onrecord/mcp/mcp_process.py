"""How the server is reached: by standard input and output, or by HTTP on this machine alone."""

import re
import sys
from collections.abc import Callable
from io import TextIOWrapper
from typing import Any, Final

import anyio
import uvicorn
from mcp import stdio_server
from mcp.server import Server

__all__ = ["mend_halves", "run_http", "run_stdio"]

_HOST: Final = "127.0.0.1"  # whatever others can reach needs accounts, which these tools have not
_MOST_BYTES: Final = 1 << 16  # of a request
# A character in two halves, a half alone, and any other escape of JSON: an escaped backslash too.
_ESCAPES = re.compile(
    r"(?P<whole>\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2})"
    r"|(?P<half>\\u[dD][89a-fA-F][\da-fA-F]{2})|\\."
)


def mend_halves(line: str) -> str:
    """A line of JSON in which each half of a character is U+FFFD.

    No text holds such a half; the library cannot read the line, and never answers it.
    """
    return _ESCAPES.sub(lambda found: "\\ufffd" if found["half"] else found[0], line)


class _Lines(TextIOWrapper):
    """Standard input by lines that the library can read."""

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override] # as typeshed has it of IO
        """The next line, mended."""
        return mend_halves(super().readline(size))


def run_stdio(server: Server[dict[str, Any]]) -> None:
    """Answer on standard output what comes in on standard input, until it ends."""

    async def run() -> None:
        lines = anyio.wrap_file(_Lines(sys.stdin.buffer, encoding="utf-8", errors="replace"))
        async with stdio_server(stdin=lines) as (reads, writes):
            await server.run(reads, writes, server.create_initialization_options())

    anyio.run(run)


def run_http(server: Server[dict[str, Any]], port: int, told: Callable[[str], None]) -> None:
    """Answer streamable HTTP on the loopback address until interrupted.

    Requests of pages elsewhere are refused by their Host and Origin.

    Args:
        server: what answers.
        port: to listen on; 0: any that is free.
        told: gets the address, once it listens.
    """
    app = server.streamable_http_app(host=_HOST, max_request_body_size=_MOST_BYTES)
    config = uvicorn.Config(app, host=_HOST, port=port, log_level="warning")
    door = config.bind_socket()
    told(f"http://{_HOST}:{door.getsockname()[1]}/mcp")
    uvicorn.Server(config).run(sockets=[door])
