"""The command that shows one thing whole: a statement, a document, a person, an occasion."""

import sys
from collections.abc import Iterator

import click
import msgspec

from onrecord import presentation, usecases
from onrecord.cli.screen.console import say, show_json, tell
from onrecord.cli.screen.options import archive_option, archive_place
from onrecord.errors import UsageError
from onrecord.presentation import schema
from onrecord.store import Archive, open_archive

__all__ = ["show"]


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a thing, as in an export.")
@archive_option
def show(ids: tuple[str, ...], as_json: bool, archive: str | None) -> int:
    """Show what has an ID: a statement with its finding, a document, a person, an occasion.

    "-" is standard input, an id a line. An id that is not held is named, the rest is shown, and
    the exit code is then 1.

    \b
    onrecord show 3f9ac2e11b0d5c7e.120-188
    onrecord show lena-orth --json
    onrecord statements --verdict altered --format jsonl | jq -r .id | onrecord show -
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    missing = 0
    with open_archive(archive_place(archive), create=False) as held:
        for number, wanted in enumerate(_list_ids(ids)):
            found = _find(held, wanted)
            if found is None:
                tell(f"error: nothing has this id ({wanted}): take one that a list shows")
                missing += 1
            elif as_json:
                show_json(found)
            else:
                if number:
                    say("")
                for line in _tell(held, found):
                    say(line)
    return 1 if missing else 0


def _list_ids(ids: tuple[str, ...]) -> Iterator[str]:
    for each in ids:
        if each != "-":
            yield each
            continue
        lines = [line.strip() for line in sys.stdin]
        if not any(lines):
            raise UsageError("no id is named", "standard input", "give an id a line")
        yield from filter(None, lines)


def _find(archive: Archive, wanted: str) -> msgspec.Struct | None:
    """What has an id, as an export has it."""
    document, _, place = wanted.partition(".")
    dossier = archive.dossier(document)
    if dossier is not None and place:
        figures = (each for each in schema.encode_figures(dossier) if each.id == wanted)
        decided = usecases.read_decided(archive, wanted)
        return schema.encode_statement_whole(dossier, wanted, decided) or next(figures, None)
    if dossier is not None:
        return schema.encode_document(dossier)
    person = usecases.find_person(archive, wanted)
    if person is not None:
        return schema.encode_person(person)
    occasion = archive.occasion(wanted)
    return None if occasion is None else schema.encode_occasion(occasion)


def _tell(archive: Archive, found: msgspec.Struct) -> Iterator[str]:
    """The lines for a reader: a finding in words, all else field by field."""
    if isinstance(found, schema.StatementWhole):
        yield found.statement.text
        yield ""
        face = presentation.show_finding(archive, found.statement.id)
        if face is not None:
            yield from presentation.tell_answer(face)
            yield ""
        for review in (*found.inherited, *found.reviews):
            lent = ", decided for the original" if review in found.inherited else ""
            told = f"{review.kind.value}: by {review.who}, {review.at:%Y-%m-%d}{lent}. {review.why}"
            yield told.rstrip()
        yield from _tell_fields(found.statement)
        return
    yield from _tell_fields(found)


def _tell_fields(found: msgspec.Struct) -> Iterator[str]:
    """A line for each field that has a value; the text of a document stands last, in its lines."""
    text = None
    for name, value in msgspec.to_builtins(found).items():
        if name == "text" and isinstance(found, schema.Document):
            text = str(value)
        elif value not in (None, [], {}, ""):
            shown = value if isinstance(value, str) else msgspec.json.encode(value).decode()
            yield f"{name}: {shown}"
    if text is not None:
        yield ""
        yield from text.split("\n")
