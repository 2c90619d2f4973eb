"""Commands for more documents than one call of `add` should read: batch, and load."""

from contextlib import closing, nullcontext
from typing import TYPE_CHECKING

import click
import msgspec

from onrecord import usecases
from onrecord.cli.running.add_command import Watcher, list_findings
from onrecord.cli.screen.console import say, tell
from onrecord.cli.screen.options import (
    archive_option,
    archive_place,
    asked_encoder,
    check_inputs,
    meaning_option,
    model_option,
    named_tagger,
    telling_options,
)
from onrecord.errors import UsageError
from onrecord.late import load_late
from onrecord.settings import Settings
from onrecord.store import open_archive

if TYPE_CHECKING:
    from onrecord import batch as batches
else:  # no other command needs it
    batches = load_late("onrecord.batch")

__all__ = ["batch", "load"]

_WORKERS = click.IntRange(1, 4096)
_engine_option = click.option(
    "--engine",
    type=click.Choice(("local", "ray")),
    default="local",
    show_default=True,
    help="Processes of this machine, or Ray (the extra 'ray').",
)
_address_option = click.option(
    "--address", metavar="HOST:PORT", help="Of a cluster of Ray. Default: one here."
)


@click.command()
@click.argument("inputs", nargs=-1, metavar="[INPUT...]")
@click.option("--out", metavar="DIR", required=True, help="The folder, or s3://…, to write to.")
@_engine_option
@_address_option
@click.option("--workers", type=_WORKERS, metavar="N", help="Default: one a core.")
@click.option(
    "--shard",
    "documents",
    type=click.IntRange(1, 100_000),
    default=200,
    show_default=True,
    metavar="N",
    help="Documents that are read, written and lost together.",
)
@telling_options
@model_option
def batch(  # noqa: PLR0913, PLR0917 - click hands over one a side of the call
    inputs: tuple[str, ...],
    out: str,
    engine: str,
    address: str | None,
    workers: int | None,
    documents: int,
    telling: usecases.Telling,
    model: str | None,
) -> int:
    """Read INPUT... into Parquet in DIR: documents, statements, figures, a file a shard.

    Inputs are those of `add` but for addresses. What is found is what one document tells; who is
    one person, occasions and findings come when `load` brings it into an archive.

    A run that was stopped or killed goes on when the same call is given again: no row comes twice,
    and the files are the same. A document that cannot be read, or over which a worker dies, is set
    aside with its reason (set_aside.parquet); the exit code is then 1.

    \b
    onrecord batch crawl.warc.gz --out results
    onrecord batch pages/ more.jsonl.gz --out results --workers 8
    onrecord batch crawl.wacz --out s3://bucket/results --engine ray --address auto
    onrecord load results --archive ./election
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    check_inputs(inputs, telling)
    if "-" in inputs:
        raise UsageError("standard input cannot be read again", "-", "save it to a file first")
    named_tagger(model)  # refuses what is not installed, before anything is written
    settings = Settings.from_env()
    asked = batches.Asked(
        inputs, out, telling, model or settings.model, settings.threads, documents
    )
    chosen = batches.choose_engine(engine, address=address, workers=workers)
    report = batches.run_batch(asked, chosen, _Shards().watch)
    for name, value in msgspec.to_builtins(report).items():
        pairs = value.items() if isinstance(value, dict) else ()
        told = ", ".join(f"{key} {many}" for key, many in pairs) if pairs else value or "0"
        say(f"{name.replace('_', ' ')}\t{told}")
    return 1 if report.set_aside else 0


class _Shards:
    """What is told while a batch runs."""

    def __init__(self) -> None:
        self._documents = self._aside = self._skipped = 0

    def watch(self, progress: "batches.Progress") -> None:
        """Name what was set aside, and say how far it is."""
        shard = progress.shard
        self._documents += shard.documents
        self._aside += len(shard.set_aside)
        if progress.skipped:
            self._skipped += 1
            return
        if self._skipped:
            tell(f"{self._skipped} shards were done before")
            self._skipped = 0
        for each in shard.set_aside:
            tell(f"error: {each.reason}")
        tell(f"shard {shard.number}: {self._documents:,} documents, {self._aside} set aside so far")


@click.command()
@click.argument("folder", metavar="DIR")
@_engine_option
@_address_option
@click.option(
    "--workers", type=_WORKERS, metavar="N", help="That hold documents. Default: this process."
)
@meaning_option
@model_option
@archive_option
def load(  # noqa: PLR0913, PLR0917 - click hands over one a side of the call
    folder: str,
    engine: str,
    address: str | None,
    workers: int | None,
    meaning: bool,
    model: str | None,
    archive: str | None,
) -> int:
    """Bring what `batch` wrote to DIR into an archive, as if its inputs had been added.

    Loading again changes nothing; a run that was killed goes on where it stopped. No model is
    needed, but where persons decided that a document is to be read else.

    With --workers or --engine ray others hold the statements; each machine must reach the archive.

    \b
    onrecord load results --archive ./election
    onrecord load results --archive ./election --workers 4
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    encoder = asked_encoder(meaning)
    apart = workers is not None or engine != "local" or address is not None
    if apart and encoder is not None:
        raise UsageError("workers hold no proposals by meaning", "--meaning", "leave one out")
    results, place = batches.read_results(folder), archive_place(archive)
    chosen = batches.choose_engine(engine, address=address, workers=workers) if apart else None
    ends = nullcontext() if chosen is None else closing(chosen)
    with open_archive(place) as held, Watcher() as watcher, ends:
        tally = usecases.load(
            held,
            results,
            watch=watcher.watch,
            choose=lambda: named_tagger(model),
            encoder=encoder,
            follow=watcher.follow,
            hold_all=None if chosen is None else batches.hold_by(chosen, place),
        )
        found = list_findings(held, tally)
    watcher.conclude(tally, found)
    return 1 if tally.set_aside else 0
