"""Commands that hand the record on and prove it: export and audit."""

from pathlib import Path

import click

from onrecord import exports, usecases
from onrecord.cli.console import say, tell
from onrecord.cli.options import archive_folder, archive_option
from onrecord.errors import UsageError
from onrecord.store import open_archive

__all__ = ["audit", "export"]


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(list(exports.FORMATS)))
@click.argument("out", metavar="OUT")
@archive_option
def export(form: str, out: str, archive: str | None) -> None:
    """Write the record to the folder OUT as FORMAT.

    \b
    jsonl, csv    one file a table
    parquet       the same, typed and nested; needs the extra 'parquet'
    xlsx          one workbook, a sheet a table
    annotations   W3C Web Annotations: by quoted words and by position
    claimreview   drafts of ClaimReview, without a rating: a person finishes them
    ftm           entities of FollowTheMoney
    brat, tei     each text with its statements: standoff files, XML

    \b
    onrecord export jsonl record/
    onrecord export csv tables/ --archive ./election
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    if not out.strip():
        raise UsageError("no folder is named", "OUT", "name the folder to write to")
    with open_archive(archive_folder(archive), create=False) as held:
        for table, count in exports.FORMATS[form](held, Path(out)).items():
            click.echo(f"{table}\t{count}")


@click.command()
@archive_option
def audit(archive: str | None) -> int:
    """Hash every original again and read every offset again; list what does not hold.

    \b
    onrecord audit --archive ./election
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    flaws = 0
    with open_archive(archive_folder(archive), create=False) as held:
        for flaw in usecases.audit(held):
            say(flaw)
            flaws += 1
        documents = sum(count for _, count in held.counts().documents)
    tell(f"{documents} documents audited, {flaws} flaws")
    return 1 if flaws else 0
