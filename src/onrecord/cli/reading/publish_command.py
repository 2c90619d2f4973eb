"""The command that writes a static site: publish."""

import re
from pathlib import Path

import click

from onrecord import web
from onrecord.cli.reading.list_commands import statement_filters
from onrecord.cli.screen.console import tell
from onrecord.cli.screen.options import archive_option, archive_place
from onrecord.errors import UsageError
from onrecord.store import StatementFilter, open_archive

__all__ = ["publish"]

_ADDRESS = re.compile(r"https?://[^\s/?#\"<>]+(/[^\s?#\"<>]*)?")


@click.command()
@click.argument("out", metavar="OUT")
@click.option("--title", default="On the record", show_default=True, help="Of the site.")
@click.option(
    "--address",
    metavar="URL",
    help="Where it will stand (https://…): pages then bear permanent addresses and cards.",
)
@click.option(
    "--transcripts", is_flag=True, help="Publish the transcripts that they are held against whole."
)
@statement_filters
@archive_option
def publish(  # noqa: PLR0913, PLR0917 - as many sides has a site
    out: str,
    title: str,
    address: str | None,
    transcripts: bool,
    wanted: StatementFilter,
    archive: str | None,
) -> None:
    """Write the statements of reports that fit to the folder OUT, as pages that open from disk.

    Only their words and the passages that they are held against are published, no whole
    documents (but see --transcripts), and nothing that a person took out. SHA256SUMS in OUT
    names the hash of every file: sha256sum --check SHA256SUMS. A folder of anything else is
    left alone.

    \b
    onrecord publish site/ --title "The flood, as said and as printed"
    onrecord publish site/ --verdict altered --speaker Orth --address https://record.example
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    if not out.strip():
        raise UsageError("no folder is named", "OUT", "name the folder to write to")
    if address is not None and not _ADDRESS.fullmatch(address):
        raise UsageError("this is no address", "--address", "write it as https://record.example")
    with open_archive(archive_place(archive), create=False) as held:
        pages = web.publish_site(
            held, Path(out), wanted, title=title, address=address, transcripts=transcripts
        )
    tell(f"{pages} pages in {out}; verify them there with: sha256sum --check SHA256SUMS")
