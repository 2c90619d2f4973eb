"""The command that goes on adding: watch."""

import time
from datetime import timedelta

import click

from onrecord import usecases
from onrecord.cli.running.add_command import Watcher, list_findings
from onrecord.cli.screen.console import tell
from onrecord.cli.screen.options import (
    archive_option,
    archive_place,
    asked_encoder,
    meaning_option,
    model_option,
    named_tagger,
    telling_options,
)
from onrecord.errors import UsageError
from onrecord.store import Place, open_archive

__all__ = ["watch"]

_MOST_WAIT = 7 * 24 * 60  # minutes between two rounds


@click.command()
@click.argument("feeds", nargs=-1, metavar="[FEED|FOLDER...]")
@click.option("--once", is_flag=True, help="One round, then end: for cron and the like.")
@click.option(
    "--every",
    "minutes",
    type=click.FloatRange(0.1, _MOST_WAIT),
    default=15.0,
    show_default=True,
    metavar="MINUTES",
    help="From the end of a round to the next one.",
)
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=200,
    show_default=True,
    metavar="N",
    help="Pages or files that a round takes; the rest waits for the next.",
)
@click.option(
    "--delay",
    type=click.FloatRange(0.5, 3600),
    default=2.0,
    show_default=True,
    metavar="SECONDS",
    help="Between two requests to one site.",
)
@telling_options
@model_option
@meaning_option
@archive_option
def watch(  # noqa: PLR0913, PLR0917 - click hands over one a side of the call
    feeds: tuple[str, ...],
    once: bool,
    minutes: float,
    limit: int,
    delay: float,
    telling: usecases.Telling,
    model: str | None,
    meaning: bool,
    archive: str | None,
) -> int:
    """Add what is new in FEED... (RSS, Atom, sitemaps) and in folders, round by round.

    Each page is fetched as `add` fetches an address: from the public net alone, heeding robots.txt,
    one at a time. A feed is asked whether it changed (ETag, Last-Modified). A page that the feed
    marks as changed is fetched again. What cannot be had is tried in three rounds.

    Ctrl-C ends it; what was taken is held, and the next call goes on. With --once the exit code is
    1 where a feed or a page failed.

    \b
    onrecord watch https://courier.example/feed.xml --publisher "Vell Courier"
    onrecord watch https://courier.example/news-sitemap.xml clips/ --every 60
    onrecord watch https://courier.example/feed.xml --once --limit 50
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    if telling.manifest is not None:
        raise UsageError("nothing is named in it yet", "--manifest", "add those files with 'add'")
    usecases.check_watched(feeds)
    tagger, encoder = named_tagger(model), asked_encoder(meaning)
    place = archive_place(archive)
    how = usecases.Watching(tagger, time.sleep, limit, delay, telling, encoder)
    while True:
        failed = _go_round(place, feeds, how)
        if once:
            return 1 if failed else 0
        tell(f"the next round begins in {timedelta(minutes=minutes)}; Ctrl-C ends")
        time.sleep(minutes * 60)


def _go_round(place: Place, feeds: tuple[str, ...], how: usecases.Watching) -> bool:
    """One round, and what it brought; whether something failed."""
    with open_archive(place) as held, Watcher() as watcher:
        ended = usecases.watch_round(held, feeds, how, watcher.watch, watcher.follow)
        found = list_findings(held, ended.tally)
    watcher.conclude(ended.tally, found)
    if ended.unchanged or ended.left or ended.failed:
        tell(
            f"feeds: {ended.unchanged} unchanged, {ended.failed} failed; {ended.left} pages or "
            "files wait for the next round"
        )
    return bool(ended.failed or ended.tally.set_aside)
