"""The command that reads files without an archive: extract."""

import click

from onrecord import usecases
from onrecord.cli.screen.options import check_inputs, model_option, named_tagger, telling_options
from onrecord.cli.screen.pouring import pour
from onrecord.cli.screen.unread import Unread
from onrecord.presentation import schema

__all__ = ["extract"]


@click.command()
@click.argument("inputs", nargs=-1, metavar="[FILE...]")
@telling_options
@model_option
def extract(inputs: tuple[str, ...], telling: usecases.Telling, model: str | None) -> int:
    """Find who says what in FILE..., and which days are told: one line of JSON a document.

    Needs no archive. "-" is standard input: text, a page, or JSON lines, which are read as `add`
    reads them. "Thursday" counts from the day of publication that is told or read.

    \b
    onrecord extract report.html
    onrecord extract articles/*.txt > attributions.jsonl
    onrecord extract - --published 2031-03-07 < report.txt
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    check_inputs(inputs, telling)
    unread = Unread()

    def encode(found: usecases.Extracted) -> schema.Extract:
        document = found.dossier.document
        if not document.is_read:
            unread.note(found.name, str(document.language))
        return schema.encode_extracted(found)

    code = pour(usecases.extract(inputs, named_tagger(model), telling), encode)
    unread.tell()
    return code
