"""The command that serves the web application."""

import socket
from pathlib import Path

import click
import uvicorn

from onrecord import web
from onrecord.cli.options import archive_folder, archive_option
from onrecord.errors import UsageError
from onrecord.store import open_archive

__all__ = ["DEFAULT_PORT", "HOST", "run_server", "serve"]

HOST, DEFAULT_PORT = "127.0.0.1", 8631


@click.command()
@click.option("--host", default=HOST, show_default=True, help="Address to listen on.")
@click.option("--port", default=DEFAULT_PORT, show_default=True, help="Port to listen on.")
@archive_option
def serve(host: str, port: int, archive: str | None) -> None:
    """Serve the archive as web pages, on this machine alone unless told otherwise.

    \b
    onrecord serve
    onrecord serve --port 9000 --archive ./election
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    run_server(archive_folder(archive), host, port)


def run_server(folder: Path, host: str, port: int) -> None:
    """Serve until interrupted."""
    with open_archive(folder, create=False):
        pass  # what is wrong with the archive is told before anything listens
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except (OSError, OverflowError) as error:
            where = f"{host}:{port}"
            raise UsageError(f"cannot listen: {error}", where, "name another --port") from error
    click.echo(f"Serving {folder} on http://{host}:{port} (stop with Ctrl+C)")
    names = web.LOCAL_NAMES if host in web.LOCAL_NAMES else ("*",)
    uvicorn.run(web.make_app(folder, names), host=host, port=port, log_level="warning")
