"""Deciding: a person puts something right, and it shows at once; whatever it touches is settled."""

from collections.abc import Callable
from dataclasses import replace
from difflib import get_close_matches

from onrecord.errors import ArchiveError, InputError, UsageError
from onrecord.model import (
    OF_STATEMENTS,
    OF_VOICES,
    Review,
    ReviewKind,
    fold_speaker,
    fold_words,
)
from onrecord.statements import Tagger
from onrecord.store import Archive
from onrecord.text import fold
from onrecord.usecases.decisions.reviewing import (
    about_statement,
    check_name,
    make_undo,
    undo_review,
)
from onrecord.usecases.intake.adding import bring_back, read_again
from onrecord.usecases.intake.correcting import NO_OCCASION, TOLD_AS, locate_words, read_said_on
from onrecord.usecases.intake.inputs import read_told
from onrecord.usecases.settling import settle

__all__ = [
    "Choose",
    "correct_document",
    "correct_statement",
    "put_statement_in",
    "remove_document",
    "take_back",
]

_NEAR = 2  # names that are offered instead of one that is not known
_FAILED = "could not be carried out"
Choose = Callable[[], Tagger]
"""Loads what reads statements, when it is needed."""


def correct_document(  # noqa: PLR0913 - who, when and why are asked of everybody
    archive: Archive,
    document_id: str,
    kind: ReviewKind,
    value: str,
    *,
    who: str,
    why: str,
    choose: Choose,
) -> Review:
    """Put a field of a document right, and read it again with it.

    Raises:
        ArchiveError: the archive holds no such document, or not its original.
        UsageError: nobody signs, or the field does not take the value.
    """
    if kind not in TOLD_AS:
        raise UsageError(f"{kind.value} is no field of a document", kind.value, "take another")
    asked = _about_document(archive, document_id, kind, value.strip(), who=who, why=why)
    if not asked.value:
        raise UsageError("nothing is told", kind.value, "give a value")
    try:
        read_told({TOLD_AS[kind]: asked.value}, kind.value)
    except InputError as error:
        raise UsageError(error.what, error.where, error.mend) from error
    archive.original(asked.sha256)  # or nothing could be read again
    return _hold(archive, asked, choose)


def correct_statement(  # noqa: PLR0913 - who, when and why are asked of everybody
    archive: Archive,
    statement_id: str,
    kind: ReviewKind,
    value: str,
    *,
    who: str,
    why: str,
    choose: Choose,
    new: bool = False,
) -> Review:
    """Put right whom a report names for a statement, when it was said or on which occasion.

    It is then held so against the record. Who said the words is for the record to tell: a report
    that names somebody else is a finding, which no correction should hide.

    Args:
        archive: what holds the statement.
        statement_id: its id.
        kind: `SPEAKER`, `SAID_ON` or `SAID_AT`.
        value: a name; a day, month or year; the id of an occasion, or `NO_OCCASION`.
        who: signs.
        why: the reason.
        choose: loads what reads statements, if it is needed.
        new: a speaker whom neither the document nor the list of people names is welcome.

    Raises:
        ArchiveError: the archive holds no such statement, or not the original.
        UsageError: nobody signs, or the value does not fit.
    """
    told = " ".join(value.split())
    _check_told(archive, kind, told)
    asked = about_statement(archive, statement_id, kind, who=who, why=why, value=told)
    if kind is ReviewKind.SPEAKER and not new:
        _check_known(archive, statement_id.partition(".")[0], told)
    archive.original(asked.sha256)
    return _hold(archive, asked, choose)


def _check_known(archive: Archive, document: str, name: str) -> None:
    """Refuse a name that nothing held has: it may be mistyped."""
    if fold(name) in fold(archive.text(document) or ""):
        return
    people, words = archive.people(), set(fold(name).split())
    if any(words <= set(fold(each).split()) for p in people for each in (p.name, *p.aliases)):
        return  # letter by letter: names that differ by a slip agree elsewhere
    near = get_close_matches(name, [person.name for person in people], n=_NEAR)
    meant = f"did you mean {' or '.join(near)}? " if near else ""
    mend = f"{meant}if it is right, say that it is new (--new)"
    raise UsageError(f"neither the document nor the list of people names '{name}'", "speaker", mend)


def _hold(archive: Archive, asked: Review, choose: Choose) -> Review:
    """Write a correction and carry it out; one that could not be is taken back."""
    made = archive.reviews.add(asked)
    carried_out = False
    try:
        _read_versions(archive, made, choose)
        carried_out = True
    finally:
        if not carried_out:
            undo_review(archive, made.number, who=made.who, why=_FAILED)
    return made


def _check_told(archive: Archive, kind: ReviewKind, told: str) -> None:
    """Refuse what a field of a statement does not take."""
    match kind:
        case ReviewKind.SPEAKER if not told:
            raise UsageError("nobody is named", "speaker", "give the speaker's name")
        case ReviewKind.SAID_ON if read_said_on(told) is None:
            mend = "write it as 2031-03-03, 2031-03 or 2031"
            raise UsageError(f"'{told}' is no day, month or year", "day", mend)
        case ReviewKind.SAID_AT if told != NO_OCCASION and archive.occasion(told) is None:
            mend = f"take the end of an occasion's address, or '{NO_OCCASION}'"
            raise UsageError(f"no occasion {told}", "occasion", mend)
        case ReviewKind.SPEAKER | ReviewKind.SAID_ON | ReviewKind.SAID_AT:
            pass
        case _:
            raise UsageError(f"{kind.value} is nothing of a statement", kind.value, "take another")


def put_statement_in(  # noqa: PLR0913 - who, when and why are asked of everybody
    archive: Archive,
    document_id: str,
    words: str,
    speaker: str,
    *,
    who: str,
    why: str,
    choose: Choose,
) -> Review:
    """Let words of a document count as somebody's statement, and hold them against the record.

    Args:
        archive: what holds the document.
        document_id: of a report.
        words: as they stand in it, marks and white space aside; their first place counts.
        speaker: whose words they are.
        who: signs.
        why: the reason.
        choose: loads what reads statements.

    Raises:
        ArchiveError: the archive holds no such document, or not its original.
        UsageError: nobody signs or is named, or the words do not stand in the document.
    """
    name, folded = " ".join(speaker.split()), fold_words(words)
    if not name:
        raise UsageError("nobody is named", "speaker", "give the speaker's name")
    asked = _about_document(archive, document_id, ReviewKind.PUT_IN, name, who=who, why=why)
    if locate_words(archive.text(document_id) or "", folded) is None:
        mend = "mark them in the text and copy them as they stand"
        raise UsageError("these words do not stand in the document", document_id, mend)
    archive.original(asked.sha256)
    return _hold(archive, replace(asked, words=folded, speaker=fold_speaker(name)), choose)


def remove_document(archive: Archive, document_id: str, *, who: str, why: str) -> Review:
    """Take a document out of the record; the decision and the original stay.

    Raises:
        ArchiveError: the archive holds no such document.
        UsageError: nobody signs, or no reason is given.
    """
    if not why.strip():
        raise UsageError("no reason is given", "why", "say why the document goes")
    asked = _about_document(archive, document_id, ReviewKind.REMOVED, "", who=who, why=why)
    row = archive.document(document_id)
    asked = replace(asked, value=row.path if row else "")  # by which it is read again
    made = archive.remove(document_id, asked)
    settle(archive)
    return made


def take_back(archive: Archive, number: int, *, who: str, why: str, choose: Choose) -> Review:
    """Undo a review, and let what it changed be as it was read.

    A document that went is read again from its original.

    Raises:
        ArchiveError: no such review holds, or an original is not kept.
        UsageError: nobody signs.
    """
    held = next((r for r in archive.reviews.standing() if r.number == number), None)
    gone = held if held is not None and held.kind is ReviewKind.REMOVED else None
    if gone is not None and archive.document(gone.subject) is None:
        undone = bring_back(archive, gone, make_undo(archive, number, who=who, why=why), choose)
    else:
        undone = undo_review(archive, number, who=who, why=why)
    if gone is not None:
        settle(archive)
    if held is not None and (held.kind in TOLD_AS or held.kind in OF_STATEMENTS):
        _read_versions(archive, held, choose)
    elif held is not None and held.kind in OF_VOICES:
        settle(archive)
    return undone


def _about_document(  # noqa: PLR0913 - a review has as many sides
    archive: Archive, document_id: str, kind: ReviewKind, value: str, *, who: str, why: str
) -> Review:
    signed = check_name(who)
    row = archive.document(document_id)
    if row is None:
        mend = "look the id up on its page"
        raise ArchiveError(f"no document {document_id}", archive.where, mend)
    place = row.url or row.path
    return Review(kind, signed, why.strip(), row.id, value, sha256=row.sha256, place=place)


def _read_versions(archive: Archive, review: Review, choose: Choose) -> None:
    """Read again every version of a document that a review is about, and settle."""
    for document in archive.reviews.documents(review):
        read_again(archive, document, choose)
    settle(archive)
