"""Commands that check and extract: check (against an archive), verify and extract (without one)."""

import json
from collections.abc import Iterator
from datetime import date

import click

from onrecord import desk
from onrecord.cli.console import say, show_jsonl, tell
from onrecord.cli.options import (
    DAY,
    archive_folder,
    archive_option,
    asked_encoder,
    check_inputs,
    meaning_option,
    model_option,
    named_tagger,
    telling_options,
)
from onrecord.cli.unread import Unread
from onrecord.errors import InputError, UsageError
from onrecord.store import open_archive

__all__ = ["check", "extract", "verify"]


@click.command()
@click.argument("quote")
@click.option("--speaker", metavar="NAME", help="Who is said to have said it.")
@click.option("--date", "on", type=DAY, metavar="DAY", help="When it was said or printed.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@meaning_option
@archive_option
def check(  # noqa: PLR0913, PLR0917 - click hands over one by one what its options name
    quote: str, speaker: str | None, on: date | None, form: str, meaning: bool, archive: str | None
) -> None:
    """Is QUOTE on the record? Tells the verdict, where the words stand, and what differs.

    \b
    onrecord check "We will leave." --speaker "Lena Orth" --date 2031-03-06
    onrecord check "We will leave." --format json
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    if not any(sign.isalnum() for sign in quote):
        raise UsageError("the quotation is empty", "QUOTE", "give the words as printed")
    with open_archive(archive_folder(archive), create=False) as held:
        answer = desk.ask(held, desk.Question(quote, speaker, on), asked_encoder(meaning))
    if form == "json":
        click.echo(json.dumps(desk.encode_answer(answer), ensure_ascii=False, indent=2))
    else:
        for line in desk.tell_answer(answer):
            say(line)


@click.command()
@click.argument("inputs", nargs=-1, metavar="[FILE...]")
@telling_options
@model_option
def extract(inputs: tuple[str, ...], telling: desk.Telling, model: str | None) -> int:
    """Find who says what in FILE..., and which days are told: one line of JSON a document.

    Needs no archive. "-" is standard input: text, a page, or JSON lines, which are read as `add`
    reads them. "Thursday" counts from the day of publication that is told or read.

    \b
    onrecord extract report.html
    onrecord extract articles/*.txt > attributions.jsonl
    onrecord extract - --published 2031-03-07 < report.txt
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    check_inputs(inputs, telling)
    return _pour(desk.extract(inputs, named_tagger(model), telling))


@click.command()
@click.option(
    "--quotes",
    required=True,
    metavar="FILE",
    help="JSON lines: id, text, speaker, date; - for standard input.",
)
@click.option(
    "--against",
    required=True,
    multiple=True,
    metavar="PATH",
    help="Transcripts: files, folders, JSON lines, - for standard input.",
)
@click.argument("more", nargs=-1, metavar="[PATH...]")
@telling_options
@meaning_option
def verify(
    quotes: str,
    against: tuple[str, ...],
    more: tuple[str, ...],
    telling: desk.Telling,
    meaning: bool,
) -> int:
    """Hold quotations against primary texts: one line of JSON a quotation. Needs no archive.

    What is told (--speaker, --published, …) is told of the transcripts.

    \b
    onrecord verify --quotes quotes.jsonl --against transcripts/
    onrecord verify --quotes quotes.jsonl --against monday.txt tuesday.html
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    results = desk.verify(quotes, (*against, *more), asked_encoder(meaning), telling)
    return _pour(results, nothing=f"no quotation in {quotes}")


def _pour(results: Iterator[dict[str, object] | InputError], nothing: str | None = None) -> int:
    """Print what was made and name what was not, or that there was nothing; the exit code."""
    made = failed = 0
    unread = Unread()
    for result in results:
        if isinstance(result, InputError):
            tell(f"error: {result}")
            failed += 1
        else:
            show_jsonl([result])
            if "read" in result:
                unread.note(str(result["doc"]), str(result["language"]))
            made += 1
    unread.tell()
    if nothing is not None and not made + failed:
        tell(nothing)
    return 1 if failed else 0
