"""Commands that fill an archive: add, and demo with the archive that ships with the package."""

import shlex
from pathlib import Path

import click

from onrecord import demonstration, desk
from onrecord.cli.console import plain, say, show_progress, tell
from onrecord.cli.options import (
    archive_folder,
    archive_option,
    asked_encoder,
    demonstration_folder,
    meaning_option,
    model_option,
    named_tagger,
)
from onrecord.cli.serving import listening_options, run_server
from onrecord.meaning import Encoder
from onrecord.statements import Tagger
from onrecord.store import open_archive

__all__ = ["add", "demo"]


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@model_option
@meaning_option
@archive_option
def add(inputs: tuple[str, ...], model: str | None, meaning: bool, archive: str | None) -> int:
    """Read INPUT... into an archive: files, folders, patterns, ZIP archives.

    Adding the same bytes twice changes nothing. An input that cannot be read is named, set aside,
    and the rest goes on; the exit code is then 1.

    \b
    onrecord add reports/ transcripts/
    onrecord add "clips/*.html" briefing.pdf --archive ./election
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    tally = fill(archive_folder(archive), inputs, named_tagger(model), asked_encoder(meaning))
    return 1 if tally.set_aside else 0


def fill(
    folder: Path, inputs: tuple[str, ...], tagger: Tagger, encoder: Encoder | None = None
) -> desk.Tally:
    """Add inputs to the archive in a folder, and tell what became of each."""
    with open_archive(folder) as held, show_progress("reading") as progress:

        def watch(notice: desk.Notice) -> None:
            if notice.outcome is desk.Outcome.SET_ASIDE:
                tell(f"error: {notice.detail}")
            elif progress is None:
                click.echo(f"{notice.outcome.value}\t{plain(notice.name)}\t{plain(notice.detail)}")
            if progress is not None:
                task = progress.task_ids[0]
                progress.update(task, advance=1, description=plain(notice.name)[-40:])

        tally = desk.add(held, inputs, watch=watch, tagger=tagger, encoder=encoder)
    tell(
        f"{tally.added} added, {tally.held} already held, {tally.set_aside} set aside, "
        f"{tally.checked} statements held against the record"
    )
    return tally


@click.command()
@click.option("--no-serve", is_flag=True, help="Only load the archive and print the summary.")
@listening_options
@archive_option
def demo(no_serve: bool, host: str, port: int, archive: str | None) -> int:
    """Load the demonstration archive, print what was found, and serve it.

    Where no archive is named it gets a folder of its own, apart from the user's archive.

    \b
    onrecord demo
    onrecord demo --no-serve --archive ./demo
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    folder = demonstration_folder(archive)
    with demonstration.open_folder() as files:
        tally = fill(folder, (str(files),), named_tagger(None), asked_encoder(meaning=False))
    with open_archive(folder, create=False) as held:
        for line in desk.tell_summary(held):
            say(line)
    tell(f"held in {folder}; ask it with --archive {shlex.quote(str(folder))}")
    if tally.set_aside:
        return 1
    if not no_serve:
        run_server(folder, host, port)
    return 0
