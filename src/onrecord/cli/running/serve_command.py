"""The command that serves the web application."""

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import click
import uvicorn

from onrecord import web
from onrecord.cli.screen.console import tell
from onrecord.cli.screen.options import archive_option, archive_place
from onrecord.errors import UsageError
from onrecord.settings import Settings
from onrecord.store import Place, open_archive

__all__ = ["Listening", "listening_options", "run_server", "serve"]

_HOST, _PORT = "127.0.0.1", 8631
_ALONE = web.Access(web.LOCAL_NAMES)


@dataclass(frozen=True, slots=True)
class Listening:
    """Where to listen, and who is let in."""

    host: str = _HOST
    port: int = _PORT
    read_only: bool = False
    access: web.Access = _ALONE
    log_json: bool = False


def listening_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--host ADDRESS` and `--port NUMBER` to a command."""
    port = click.option(
        "--port",
        type=click.IntRange(0, 65535),
        metavar="NUMBER",
        default=_PORT,
        show_default=True,
        help="Port to listen on; 0: any that is free.",
    )
    host = click.option(
        "--host",
        default=_HOST,
        show_default=True,
        metavar="ADDRESS",
        help="Address to listen on; ::1, ::, 0.0.0.0.",
    )
    return host(port(command))


class _Network(click.ParamType[ipaddress.IPv4Network | ipaddress.IPv6Network]):
    """An address, or a network of them."""

    name = "address"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> ipaddress.IPv4Network | ipaddress.IPv6Network:
        """Turn `10.0.0.0/8` into a network, `10.0.0.2` into one of one address."""
        try:
            return ipaddress.ip_network(str(value))
        except ValueError:
            self.fail(f"'{value}' is no address; write it as 10.0.0.2 or 10.0.0.0/8", param, ctx)


@click.command()
@listening_options
@click.option("--read-only", is_flag=True, help="Show what is there; write nothing.")
@click.option("--accounts", is_flag=True, help="Let users sign in, on this machine too.")
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help="A name under which others reach it; may be repeated. Turns accounts on.",
)
@click.option(
    "--behind-https", is_flag=True, help="Whoever stands before it speaks https. Turns accounts on."
)
@click.option(
    "--behind-proxy",
    "proxies",
    multiple=True,
    type=_Network(),
    metavar="ADDRESS",
    help="A proxy whose X-Forwarded-For is believed; may be repeated. Turns accounts on.",
)
@click.option("--log-json", is_flag=True, help="Write a log, a JSON object a line, to stderr.")
@archive_option
def serve(  # noqa: PLR0913, PLR0917 - one parameter an option
    host: str,
    port: int,
    read_only: bool,
    accounts: bool,
    names: tuple[str, ...],
    behind_https: bool,
    proxies: tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...],
    log_json: bool,
    archive: str | None,
) -> None:
    """Serve the archive as web pages, on this machine alone unless told otherwise.

    Where there is no archive yet, an empty one is made: its pages take in files, text and
    addresses. What they take at once is bounded by $ONRECORD_UPLOAD_MIB (default: 100).
    Whatever others can reach asks for an account (onrecord users add). Programs that watch over
    servers ask /healthz, and read numbers at /metrics.

    \b
    onrecord serve
    onrecord serve --port 9000 --archive ./election
    onrecord serve --behind-https --behind-proxy 127.0.0.1 --name desk.example
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    access = web.Access(
        (*_ALONE.names, *(name.lower() for name in names)),
        accounts=accounts or behind_https or bool(names or proxies),
        secure=behind_https,
        proxies=proxies,
    )
    run_server(archive_place(archive), Listening(host, port, read_only, access, log_json))


def run_server(place: Place, listening: Listening) -> None:
    """Serve until interrupted."""
    access, read_only = listening.access, listening.read_only
    family, address = _find_address(listening)
    names = (*access.names, listening.host.lower())
    if ipaddress.ip_address(address[0]).is_loopback:
        access = replace(access, names=names)
    else:
        names = (*names, socket.gethostname().lower())
        access = replace(access, names=names, addresses=True, accounts=True)
    with open_archive(place, create=not read_only, read_only=read_only) as archive:
        where = archive.where
        if access.accounts:  # what is wrong is told before anything listens
            _check_accounts(where, listening, users=archive.accounts.any())
        if next(iter(archive.documents()), None) is None:
            tell(f"note: {where} is empty; what it takes in is there from now on")
    most = Settings.from_env().upload_mib << 20
    app = web.make_app(place, access, most_bytes=most, read_only=read_only)
    with _listen(family, address, f"{listening.host}:{listening.port}") as door:
        port = door.getsockname()[1]
        shown = f"[{listening.host}]" if ":" in listening.host else listening.host
        click.echo(f"Serving {where} on http://{shown}:{port} (stop with Ctrl+C)")
        # A page that follows a job keeps its connection; the end does not wait for it.
        # Of proxies the application itself knows whom to believe.
        config = uvicorn.Config(
            app,
            log_config=_configure_log() if listening.log_json else uvicorn.config.LOGGING_CONFIG,
            log_level="info" if listening.log_json else "warning",
            access_log=False,  # the application tells of its requests, without what was asked
            timeout_graceful_shutdown=3,
            proxy_headers=False,
        )
        uvicorn.Server(config).run(sockets=[door])


def _configure_log() -> dict[str, Any]:
    """A log of lines of JSON on standard error."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": web.JsonLines}},
        "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["lines"], "level": "INFO"},
    }


def _check_accounts(where: str, listening: Listening, *, users: bool) -> None:
    if not users:
        what = "others could reach this, and the archive has no users"
        mend = (
            f"make one with 'onrecord users add NAME --role admin --archive {where}', "
            f"or listen on {_HOST} alone"
        )
        raise UsageError(what, f"--host {listening.host}", mend)
    if listening.read_only:
        what = "who is signed in could not be kept in an archive that is only read"
        raise UsageError(what, "--read-only", "leave it out, and give users the role reader")


def _find_address(listening: Listening) -> tuple[socket.AddressFamily, tuple[Any, ...]]:
    where = f"{listening.host}:{listening.port}"
    try:
        found = socket.getaddrinfo(
            listening.host, listening.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )
    except OSError as error:
        what = f"cannot listen: {error.strerror or error}"
        raise UsageError(what, where, "name another --host") from error
    family, _, _, _, address = min(found, key=lambda each: each[0] != socket.AF_INET)
    return family, address


def _listen(family: socket.AddressFamily, address: tuple[Any, ...], where: str) -> socket.socket:
    """A socket that takes connections from now on; one on :: takes those of IPv4, too."""
    door = socket.socket(family, socket.SOCK_STREAM)
    try:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            door.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        door.bind(address)
        door.listen(2048)
    except OSError as error:
        door.close()
        mend = "name another --port, or another --host"
        raise UsageError(f"cannot listen: {error.strerror or error}", where, mend) from error
    return door
