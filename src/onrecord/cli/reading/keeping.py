"""Commands that hand the record on and prove it: export and audit."""

from functools import partial
from pathlib import Path

import click

from onrecord import exports, usecases
from onrecord.cli.screen.console import say, tell
from onrecord.cli.screen.options import archive_option, archive_place
from onrecord.errors import UsageError
from onrecord.store import copy_archive, open_archive

__all__ = ["audit", "export", "move"]


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(list(exports.FORMATS)))
@click.argument("out", metavar="OUT")
@click.option(
    "--stamp",
    metavar="URL",
    help="Of a bundle: have the time stamping authority at URL sign its manifest (RFC 3161).",
)
@archive_option
def export(form: str, out: str, stamp: str | None, archive: str | None) -> None:
    """Write the record to the folder OUT as FORMAT.

    \b
    jsonl, csv    one file a table
    parquet       the same, typed and nested; needs the extra 'parquet'
    xlsx          one workbook, a sheet a table
    annotations   W3C Web Annotations: by quoted words and by position
    claimreview   drafts of ClaimReview, without a rating: a person finishes them
    ftm           entities of FollowTheMoney
    brat, tei     each text with its statements: standoff files, XML
    bundle        evidence: originals, record, decisions and versions in a bag (BagIt) that
                  sha256sum and bagit verify; needs the extra 'evidence'

    \b
    onrecord export jsonl record/
    onrecord export csv tables/ --archive ./election
    onrecord export bundle evidence/ --stamp https://stamps.example/tsr
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    if not out.strip():
        raise UsageError("no folder is named", "OUT", "name the folder to write to")
    if stamp and form != "bundle":
        raise UsageError("only a bundle is stamped", "--stamp", "export it as 'bundle'")
    with open_archive(archive_place(archive), create=False) as held:
        write = partial(exports.write_bundle, authority=stamp) if stamp else exports.FORMATS[form]
        for table, count in write(held, Path(out)).items():
            click.echo(f"{table}\t{count}")


@click.command()
@archive_option
def audit(archive: str | None) -> int:
    """Hash every original again and read every offset again; list what does not hold.

    The indexes of the search are compared, too, where the archive may be written.

    \b
    onrecord audit --archive ./election
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    flaws = 0
    with open_archive(archive_place(archive), create=False) as held:
        for flaw in usecases.audit(held):
            say(flaw)
            flaws += 1
        documents = sum(count for _, count in held.counts().documents)
    tell(f"{documents} documents audited, {flaws} flaws")
    return 1 if flaws else 0


@click.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
def move(source: str, target: str) -> int:
    """Copy the archive FROM into the empty archive TO: folders, or addresses of databases.

    Documents, originals, decisions with their chain, users and jobs keep their numbers. FROM stays
    as it is: let it go once you have looked at TO. Nobody should write to FROM meanwhile.

    \b
    onrecord move ./election postgresql://desk@db.example/election
    onrecord move postgresql://desk@db.example/election ./copy
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    with (
        open_archive(archive_place(source), create=False) as held,
        open_archive(archive_place(target)) as made,
    ):
        counts = copy_archive(held, made)
        flaws = list(made.reviews.faults())
        where = made.where
    for flaw in flaws:
        say(flaw)
    tell(
        f"{counts['documents']} documents, {counts['originals']} originals and "
        f"{counts['reviews']} decisions are held in {where}; 'onrecord audit' reads all of it again"
    )
    return 1 if flaws else 0
