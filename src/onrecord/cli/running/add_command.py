"""Commands that fill an archive: add, and demo with the archive that ships with the package."""

import shlex
from collections.abc import Iterable
from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

import click

from onrecord import demonstration, presentation, usecases
from onrecord.cli.running.serve_command import Listening, listening_options, run_server
from onrecord.cli.screen.console import plain, say, show_progress, tell
from onrecord.cli.screen.options import (
    archive_option,
    archive_place,
    asked_encoder,
    check_inputs,
    demonstration_place,
    meaning_option,
    model_option,
    named_tagger,
    telling_options,
)
from onrecord.cli.screen.unread import Unread
from onrecord.meaning import Encoder
from onrecord.statements import Tagger
from onrecord.store import Archive, Place, open_archive

if TYPE_CHECKING:
    from rich.progress import Progress

__all__ = ["Watcher", "add", "demo", "list_findings"]

_MANY, _PARTS = 50, 10  # documents whose checking takes a while, and how often it is told


@click.command()
@click.argument("inputs", nargs=-1, metavar="[INPUT...]")
@telling_options
@model_option
@meaning_option
@archive_option
def add(
    inputs: tuple[str, ...],
    telling: usecases.Telling,
    model: str | None,
    meaning: bool,
    archive: str | None,
) -> int:
    """Read INPUT... into an archive: files, folders, patterns, archives, crawls, addresses.

    "-" is standard input: text, a page, or JSON lines. Adding the same bytes twice changes
    nothing. An input that cannot be read is named, set aside, and the rest goes on; the exit code
    is then 1.

    An address (http, https) is fetched once, from the public net alone, unless the site asks
    programs to leave it (robots.txt); its answer is kept with headers and time.

    JSON lines (.jsonl, .jsonl.gz) hold one document a line: "text" or "html", and any of id, url,
    title, publisher, byline, published, language, kind, speaker, occasion, translated_from. So do
    the rows of Parquet (.parquet). A crawl (WARC, WACZ) holds pages with addresses and times.

    What is told of a document wins over what is read. An option of this call goes before the
    manifest, the manifest before what a JSON line tells of itself. Told differently, the same
    document is updated; what was told before stays where nothing else is told.

    \b
    onrecord add reports/ transcripts/
    onrecord add "clips/*.html" briefing.pdf --archive ./election
    onrecord add speech.txt --kind speech --speaker "Lena Orth" --published 2031-03-03
    onrecord add --manifest clips.csv
    onrecord add scraped.jsonl.gz --publisher "Vell Courier"
    onrecord add crawl.warc.gz
    onrecord add https://courier.example/news/dam
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    check_inputs(inputs, telling)
    encoder = asked_encoder(meaning)
    tally = fill(archive_place(archive), inputs, named_tagger(model), encoder, telling)
    return 1 if tally.set_aside else 0


def fill(
    place: Place,
    inputs: tuple[str, ...],
    tagger: Tagger,
    encoder: Encoder | None = None,
    telling: usecases.Telling = usecases.NOTHING_TOLD,
) -> usecases.Tally:
    """Add inputs to an archive, and tell what became of each."""
    with open_archive(place) as held, Watcher() as watcher:
        tally = usecases.add(
            held,
            inputs,
            watch=watcher.watch,
            tagger=tagger,
            encoder=encoder,
            telling=telling,
            follow=watcher.follow,
        )
        found = list_findings(held, tally)
    watcher.conclude(tally, found)
    return tally


def list_findings(archive: Archive, tally: usecases.Tally) -> list[str]:
    """What the archive holds now, in lines, if anything was checked."""
    if not tally.checked:
        return []
    return list(presentation.tell_findings(presentation.show_start(archive)))


class Watcher:
    """Tells what becomes of each input: a bar on a terminal, a line each in a pipe."""

    def __init__(self) -> None:
        self._unread, self._stack = Unread(), ExitStack()
        self._progress: Progress | None = None

    def __enter__(self) -> Self:
        """Draw the bar."""
        self._progress = self._stack.enter_context(show_progress("reading"))
        return self

    def __exit__(self, *_: object) -> None:
        """Take it away."""
        self._stack.close()

    def watch(self, notice: usecases.Notice) -> None:
        """Tell of one input."""
        progress = self._progress
        if notice.outcome is usecases.Outcome.SET_ASIDE:
            tell(f"error: {notice.detail}")
        elif progress is None:
            click.echo(f"{notice.outcome.value}\t{plain(notice.name)}\t{plain(notice.detail)}")
        if notice.unread is not None:
            self._unread.note(notice.name, notice.unread)
        for remark in notice.remarks:
            tell(f"note: {remark} ({notice.name})")
        if progress is not None:
            task = progress.task_ids[0]
            progress.update(task, advance=1, description=plain(notice.name)[-40:])

    def follow(self, done: int, of: int) -> None:
        """Tell how far the statements are held against the record: of many, at each tenth."""
        if self._progress is not None:
            task = self._progress.task_ids[0]
            self._progress.update(task, total=of, completed=done, description="checking")
        elif of >= _MANY and done < of and done * _PARTS // of != (done - 1) * _PARTS // of:
            tell(f"checking: {done} of {of} documents")

    def conclude(self, tally: usecases.Tally, found: Iterable[str]) -> None:
        """Tell of all of them, and what the archive holds now."""
        self._unread.tell()
        updated = f"{tally.updated} updated, " if tally.updated else ""
        tell(
            f"{tally.added} added, {updated}{tally.held} already held, {tally.set_aside} set "
            f"aside, {tally.checked} statements held against the record"
        )
        for line in found:
            click.echo(line, err=True)


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
    place = demonstration_place(archive)
    with demonstration.open_folder() as files:
        tally = fill(place, (str(files),), named_tagger(None), asked_encoder(meaning=False))
    with open_archive(place, create=False) as held:
        usecases.sign_demonstration(held, demonstration.list_decisions())
        for line in presentation.tell_summary(held):
            say(line)
        where = held.where
    tell(f"held in {where}; ask it with --archive {shlex.quote(where)}")
    if tally.set_aside:
        return 1
    if not no_serve:
        run_server(place, Listening(host, port))
    return 0
