"""The command that serves tools to assistants: mcp."""

from importlib.util import find_spec

import click

from onrecord.cli.screen.console import tell
from onrecord.cli.screen.options import archive_option, archive_place
from onrecord.errors import UsageError
from onrecord.store import open_archive

__all__ = ["serve_tools"]


@click.command("mcp")
@click.option("--http", is_flag=True, help="Streamable HTTP on this machine, not standard input.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="NUMBER",
    default=8632,
    show_default=True,
    help="Port for --http; 0: any that is free.",
)
@archive_option
def serve_tools(http: bool, port: int, archive: str | None) -> None:
    """Serve the record to assistants over the Model Context Protocol; nothing is changed.

    Tools: check_quote, find_statements, get_passage, list_figures, occasion_coverage. Each answer
    carries verdict, evidence and citation, and says that it checks wording, not truth.

    \b
    onrecord mcp --archive ./election
    onrecord mcp --http --port 8632
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    if find_spec("mcp") is None:
        mend = "install it: pip install 'onrecord[mcp]'"
        raise UsageError("this needs the extra 'mcp'", "onrecord mcp", mend)
    from onrecord import mcp  # noqa: PLC0415 - an optional extra

    with open_archive(archive_place(archive), create=False, read_only=True) as held:
        server = mcp.make_server(held)
        if http:
            mcp.run_http(server, port, lambda address: tell(f"serving {address} (stop: Ctrl+C)"))
        else:
            mcp.run_stdio(server)
