"""Commands by which a person decides: review, set, merge, split, remove; each a row that stays."""

import getpass
from collections.abc import Callable
from functools import partial
from typing import Any

import click
import msgspec

from onrecord import usecases
from onrecord.cli.screen.console import show_jsonl, show_table
from onrecord.cli.screen.list_tables import Shape, list_options
from onrecord.cli.screen.options import archive_option, archive_place, named_tagger
from onrecord.errors import UsageError
from onrecord.model import OF_FINDINGS, ReviewKind
from onrecord.presentation import schema
from onrecord.statements import Tagger
from onrecord.store import Archive, open_archive

__all__ = ["merge", "remove", "review", "set_field", "split"]

_HEADS = ("number", "at", "who", "kind", "value", "why", "about", "state")
_KINDS = click.Choice(sorted(kind.value for kind in OF_FINDINGS))
_FIELDS = {  # what `set` takes: of a document, of a statement
    **{kind.value.removeprefix("document_"): kind for kind in usecases.TOLD_AS},
}
_TOLD = (*_FIELDS, *(name for name in usecases.OF_STATEMENT if name not in _FIELDS))


def _naming_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add what every decision bears: who and why."""
    why = click.option("--why", default="", metavar="TEXT", help="The reason, kept with it.")
    who = click.option("--who", metavar="NAME", help="Who decides. Default: the user's name.")
    return who(why(command))


def _signing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add who and why, and in which form the decision is shown."""
    as_json = click.option("--json", "as_json", is_flag=True, help="JSON instead of a table.")
    return _naming_options(as_json(command))


def _check_reason(why: str) -> None:
    """Refuse a decision on what a document or a person is without a reason."""
    if not why.strip():
        raise UsageError("no reason is given", "--why", "say why; it is shown with the decision")


def _signer(named: str | None) -> str:
    return getpass.getuser() if named is None else named


def _tagger() -> Tagger:
    return named_tagger(None)


@click.command()
@click.argument("statement", required=False)
@click.argument("decision", required=False, type=_KINDS, metavar="[DECISION]")
@click.option("--undo", type=int, metavar="NUMBER", help="Take back the decision of this number.")
@click.option("--orphans", is_flag=True, help="List only decisions whose words are not found.")
@_naming_options
@list_options(schema.ReviewLine, _HEADS)
@archive_option
def review(  # noqa: PLR0913, PLR0917 - one parameter an option
    statement: str | None,
    decision: str | None,
    undo: int | None,
    orphans: bool,
    who: str | None,
    why: str,
    shape: Shape,
    archive: str | None,
) -> None:
    """Sign the finding on STATEMENT, take a decision back, or list all decisions.

    DECISION: agree, differs_otherwise, other_passage, not_a_statement, wrong_speaker, unclear.
    Nothing is erased: an undo is a decision as well. An orphan is a decision whose words stand in
    no statement any more.

    \b
    onrecord review
    onrecord review 3f9ac2e11b0d5c7e.120-188 agree --who "A. Desk" --why "read in the paper"
    onrecord review --undo 12 --who "A. Desk"
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    if statement is not None and (decision is None or undo is not None):
        raise UsageError("no decision is named", "DECISION", f"take {', '.join(_KINDS.choices)}")
    with open_archive(archive_place(archive), create=False) as held:
        if undo is not None:
            usecases.take_back(held, undo, who=_signer(who), why=why, choose=_tagger)
        elif statement is not None and decision is not None:
            kind = ReviewKind(decision)
            usecases.sign_finding(held, statement, kind, who=_signer(who), why=why)
        made = statement is not None or undo is not None
        every = _find_last(held) if made else list(usecases.list_reviews(held))
    if made:
        _show(every, as_json=shape.form in {"json", "jsonl"})
    else:
        kept = (each for each in every if each.orphan or not orphans)
        shape.show(map(schema.encode_review_line, kept))


@click.command("set")
@click.argument("about", metavar="DOCUMENT|STATEMENT")
@click.argument("field", metavar="FIELD", type=click.Choice(sorted(_TOLD)))
@click.argument("value")
@click.option("--new", is_flag=True, help="Take a speaker whom nothing held names yet.")
@_signing_options
@archive_option
def set_field(  # noqa: PLR0913, PLR0917 - one parameter an option
    about: str,
    field: str,
    value: str,
    new: bool,
    who: str | None,
    why: str,
    as_json: bool,
    archive: str | None,
) -> None:
    """Put a FIELD of a document or of a statement right; it holds over every re-run.

    FIELD: kind, speaker, outlet, title, published, occasion; of a statement: speaker, said_on (a
    day, month or year), occasion (its id, or none). The speaker of a report's statement is whom the
    report names, also where somebody else said the words: that is what the finding tells.

    \b
    onrecord set 3f9ac2e11b0d5c7e outlet "Vell Courier" --why "says its foot"
    onrecord set 3f9ac2e11b0d5c7e.120-188 speaker "Lena Orth" --why "says the caption"
    onrecord set 3f9ac2e11b0d5c7e.120-188 said_on 2031-03-03 --why "says the court's diary"
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    _check_reason(why)
    signed = {"who": _signer(who), "why": why}
    with open_archive(archive_place(archive), create=False) as held:
        known = usecases.OF_STATEMENT if "." in about else _FIELDS
        if field not in known:
            raise UsageError(f"it has no {field}", about, f"take {', '.join(known)}")
        correct: Callable[..., Any] = usecases.correct_document
        if "." in about:
            correct = partial(usecases.correct_statement, new=new)
        correct(held, about, known[field], value, **signed, choose=_tagger)
        _show(_find_last(held), as_json=as_json)


def _read_voice(archive: Archive, key: str) -> usecases.VoiceKey:
    """A speaker of a document; of a person's id the first."""
    document, _, name = key.partition(":")
    if name:
        return usecases.VoiceKey(document, name)
    person = archive.person(key)
    if person is None or not person.merges:
        mend = "write a person's id, or DOCUMENT:NAME: a document's id and a speaker as it prints"
        raise UsageError("this names no speaker", key, mend)
    return usecases.VoiceKey(person.merges[0].document, person.merges[0].name)


def _pair(
    decide: Callable[..., int],
    voices: tuple[str, str],
    why: str,
    place: str | None,
    *,
    as_json: bool,
) -> None:
    """Decide on two speakers by `decide`, which knows who signs, and show the decision."""
    _check_reason(why)
    with open_archive(archive_place(place), create=False) as held:
        decide(held, *(_read_voice(held, voice) for voice in voices), why=why)
        usecases.settle(held)
        _show(_find_last(held), as_json=as_json)


@click.command()
@click.argument("one", metavar="PERSON|DOCUMENT:NAME")
@click.argument("other", metavar="PERSON|DOCUMENT:NAME")
@_signing_options
@archive_option
def merge(  # noqa: PLR0913, PLR0917 - one parameter an option
    one: str, other: str, who: str | None, why: str, as_json: bool, archive: str | None
) -> None:
    """Decide that two speakers are one person; `review --undo` takes it back.

    \b
    onrecord merge lena-orth l-orth --why "the same mayor"
    onrecord merge 3f9ac2e11b0d5c7e:"Lena Orth" 77ab03c1d2e4f560:Orth --why "the same mayor"
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    decide = partial(usecases.join_voices, who=_signer(who))
    _pair(decide, (one, other), why, archive, as_json=as_json)


@click.command()
@click.argument("one", metavar="DOCUMENT:NAME")
@click.argument("other", metavar="DOCUMENT:NAME")
@_signing_options
@archive_option
def split(  # noqa: PLR0913, PLR0917 - one parameter an option
    one: str, other: str, who: str | None, why: str, as_json: bool, archive: str | None
) -> None:
    """Decide that two speakers of documents are two persons, whatever their names say.

    \b
    onrecord split 3f9ac2e11b0d5c7e:Orth 77ab03c1d2e4f560:Orth --why "father and son"
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    decide = partial(usecases.part_voices, who=_signer(who))
    _pair(decide, (one, other), why, archive, as_json=as_json)


@click.command()
@click.argument("document")
@_signing_options
@archive_option
def remove(document: str, who: str | None, why: str, as_json: bool, archive: str | None) -> None:
    """Take a DOCUMENT out of the record, with a reason; the decision and the original stay.

    \b
    onrecord remove 3f9ac2e11b0d5c7e --why "a test page" --who "A. Desk"
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    with open_archive(archive_place(archive), create=False) as held:
        usecases.remove_document(held, document, who=_signer(who), why=why)
        _show(_find_last(held), as_json=as_json)


def _find_last(held: Archive) -> list[usecases.Listed]:
    """The decision made last."""
    return list(usecases.list_reviews(held, held.reviews.all()[-1:]))


def _show(listed: list[usecases.Listed], *, as_json: bool) -> None:
    if as_json:
        show_jsonl(msgspec.to_builtins(schema.encode_review_line(each)) for each in listed)
        return
    rows = map(schema.encode_review_line, listed)
    show_table(_HEADS, ([getattr(row, head) for head in _HEADS] for row in rows))
