"""How the server is reached: by standard input and output, or by HTTP on this machine alone."""

from collections.abc import Callable
from typing import Any, Final

import anyio
import uvicorn
from mcp import stdio_server
from mcp.server import Server

__all__ = ["run_http", "run_stdio"]

_HOST: Final = "127.0.0.1"  # whatever others can reach needs accounts, which these tools have not
_MOST_BYTES: Final = 1 << 16  # of a request


def run_stdio(server: Server[dict[str, Any]]) -> None:
    """Answer on standard output what comes in on standard input, until it ends."""

    async def run() -> None:
        async with stdio_server() as (reads, writes):
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
