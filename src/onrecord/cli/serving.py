"""The command that serves the web application."""

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import uvicorn

from onrecord import web
from onrecord.cli.options import archive_folder, archive_option
from onrecord.errors import UsageError
from onrecord.settings import Settings
from onrecord.store import open_archive

__all__ = ["listening_options", "run_server", "serve"]

_HOST, _PORT = "127.0.0.1", 8631


def listening_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--host ADDRESS` and `--port NUMBER` to a command."""
    port = click.option(
        "--port",
        type=click.IntRange(0, 65535),
        metavar="NUMBER",
        default=_PORT,
        show_default=True,
        help="Port to listen on.",
    )
    host = click.option("--host", default=_HOST, show_default=True, help="Address to listen on.")
    return host(port(command))


@click.command()
@listening_options
@click.option("--read-only", is_flag=True, help="Show what is there; write nothing.")
@archive_option
def serve(host: str, port: int, read_only: bool, archive: str | None) -> None:
    """Serve the archive as web pages, on this machine alone unless told otherwise.

    Where there is no archive yet, an empty one is made: its pages take in files, text and
    addresses. What they take at once is bounded by $ONRECORD_UPLOAD_MIB (default: 100).

    \b
    onrecord serve
    onrecord serve --port 9000 --archive ./election
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    run_server(archive_folder(archive), host, port, read_only=read_only)


def run_server(folder: Path, host: str, port: int, *, read_only: bool = False) -> None:
    """Serve until interrupted."""
    with open_archive(folder, create=not read_only, read_only=read_only):
        pass  # what is wrong with the archive is told before anything listens
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            where, why = f"{host}:{port}", error.strerror or str(error)
            mend = "name another --port, or another --host"
            raise UsageError(f"cannot listen: {why}", where, mend) from error
    click.echo(f"Serving {folder} on http://{host}:{port} (stop with Ctrl+C)")
    names = web.LOCAL_NAMES if host in web.LOCAL_NAMES else ("*",)
    most = Settings.from_env().upload_mib << 20
    app = web.make_app(folder, names, most_bytes=most, read_only=read_only)
    # A page that follows a job keeps its connection; the end does not wait for it.
    uvicorn.run(app, host=host, port=port, log_level="warning", timeout_graceful_shutdown=3)
