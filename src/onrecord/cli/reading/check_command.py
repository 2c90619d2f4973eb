"""Commands that check: check (against an archive) and verify (without one)."""

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from onrecord import presentation, usecases
from onrecord.cli.screen.console import say, show_json
from onrecord.cli.screen.options import (
    DAY,
    archive_option,
    archive_place,
    asked_encoder,
    meaning_option,
    named_tagger,
    telling_options,
)
from onrecord.cli.screen.pouring import pour
from onrecord.errors import ArchiveError, UsageError
from onrecord.late import load_late
from onrecord.store import open_archive

if TYPE_CHECKING:
    from onrecord.presentation import schema
else:  # an answer in words needs none of it
    schema = load_late("onrecord.presentation.schema")

__all__ = ["check", "verify"]


@click.command()
@click.argument("quote")
@click.option(
    "--speaker",
    metavar="NAME",
    help="Who is said to have said it; in a paragraph, where it tells nobody.",
)
@click.option("--date", "on", type=DAY, metavar="DAY", help="When it was said or printed.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@meaning_option
@archive_option
def check(  # noqa: PLR0913, PLR0917 - click hands over one by one what its options name
    quote: str,
    speaker: str | None,
    on: date | None,
    form: str,
    as_json: bool,
    meaning: bool,
    archive: str | None,
) -> int:
    """Is QUOTE on the record? Tells the verdict, where the words stand, and what differs.

    QUOTE is a quotation, a paragraph that holds quotations in marks, or "-" for standard input. Of
    a paragraph each quotation is answered, with the speaker whom the paragraph names.

    Told, too, is who said it and when, where that is not as asked. Exit code: 0 all found as said,
    1 one not found or different, 2 wrong use or no archive to ask.

    \b
    onrecord check "We will leave." --speaker "Lena Orth" --date 2031-03-06
    onrecord check "We will leave." --json
    onrecord check - --date 2031-03-06 < report.txt
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    question = _read_question(quote, speaker, on)
    try:
        with open_archive(archive_place(archive), create=False) as held:
            encoder = asked_encoder(meaning)
            asked = usecases.ask_all(held, question, lambda: named_tagger(None), encoder)
            told = as_json or form == "json"
            answers = presentation.show_answers(held, asked, named=not told)
    except ArchiveError as error:
        raise UsageError(error.what, error.where, error.mend) from error
    if not answers.each:
        raise UsageError("no quotation in the text", "QUOTE", "put the words in quotation marks")
    if told:
        show_json(schema.encode_answers(answers), indent=2)
    else:
        for line in presentation.tell_answers(answers):
            say(line)
    return 0 if answers.as_said else 1


def _read_input() -> str:
    """All of standard input; what is no UTF-8 there is replaced."""
    return sys.stdin.buffer.read().decode("utf-8-sig", "replace")


def _read_question(quote: str, speaker: str | None, on: date | None) -> usecases.Question:
    """What is asked, from the options and standard input."""
    if speaker is not None and not any(sign.isalnum() for sign in speaker):
        raise UsageError("no speaker is named", "--speaker", "give a name, or leave it out")
    text = _read_input() if quote == "-" else quote
    if not any(sign.isalnum() for sign in text):
        where = "standard input" if quote == "-" else "QUOTE"
        raise UsageError("the quotation is empty", where, "give the words as printed")
    return usecases.Question(text, speaker, on)


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
    telling: usecases.Telling,
    meaning: bool,
) -> int:
    """Hold quotations against primary texts: one line of JSON a quotation. Needs no archive.

    What is told (--speaker, --published, …) is told of the transcripts.

    \b
    onrecord verify --quotes quotes.jsonl --against transcripts/
    onrecord verify --quotes quotes.jsonl --against monday.txt tuesday.html
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    results = usecases.verify(quotes, (*against, *more), asked_encoder(meaning), telling)
    return pour(results, schema.encode_verified, nothing=f"no quotation in {quotes}")
