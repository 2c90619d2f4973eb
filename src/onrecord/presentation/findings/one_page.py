"""A finding on one page of paper: what it says, what it rests on, by which its bytes are known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from onrecord.model import Alteration, Document, Review
from onrecord.presentation.findings.faces import Face, Said, tell_printed
from onrecord.presentation.findings.word_account import mark_differences
from onrecord.presentation.words.wording import put_in_marks
from onrecord.store import Archive
from onrecord.usecases import ways_of

__all__ = ["Sheet", "Witness", "show_sheet"]

# So that the longest of all still stands on one A4 page.
_MOST_CHARS: Final = 320  # of the printed words, and of all passages together
_NAME_CHARS: Final = 110  # of a document's name, and of a note
_MOST_PASSAGES: Final = 2
_MOST_CHANGES: Final = 4
_MOST_REVIEWS: Final = 2  # the last


@dataclass(frozen=True, slots=True)
class Witness:
    """A document that a finding rests on, by what is known of its bytes."""

    document: Document
    name: str
    part: str  # "Report", "Transcript"
    place: str  # the file it came as, without the folders of this machine
    host: str | None  # of its address
    read_at: datetime | None  # when the archive took it in, UTC
    fetched_at: datetime | None  # when it came from its address, UTC


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the page holds; what is left out is counted."""

    face: Face
    printed: str
    said: tuple[tuple[Said, str], ...]
    changes: tuple[tuple[str, Alteration], ...]
    signed: tuple[tuple[Review, str], ...]  # the last ones, in order, with their notes
    witnesses: tuple[Witness, ...]
    made_by: str
    passages_left: int
    changes_left: int
    signed_left: int


def show_sheet(archive: Archive, face: Face, signed: Sequence[Review]) -> Sheet | None:
    """The page of a finding; None for a bare quotation, which no document holds."""
    document, statement = face.document, face.statement
    dossier = archive.dossier(document.id) if document else None
    if document is None or statement is None or dossier is None:
        return None
    marked = mark_differences(face.finding)
    changes = tuple(
        (mark, change) for mark, change in marked.items() if isinstance(change, Alteration)
    )
    said = face.said[:_MOST_PASSAGES]
    most = _MOST_CHARS // max(1, len(said))
    held = {each.document.id: each.document for each in said}
    witnesses = [_see(archive, document, "Report")]
    witnesses += [_see(archive, each, "Transcript") for each in held.values()]
    return Sheet(
        face=face,
        printed=put_in_marks(statement.kind, _cut(tell_printed(face), _MOST_CHARS)),
        said=tuple((each, _cut("".join(p.text for p in each.pieces), most)) for each in said),
        changes=changes[:_MOST_CHANGES],
        signed=tuple((each, _cut(each.why, _NAME_CHARS)) for each in signed[-_MOST_REVIEWS:]),
        witnesses=tuple(witnesses),
        made_by=dossier.made_by,
        passages_left=len(face.said) - len(said),
        changes_left=max(0, len(changes) - _MOST_CHANGES),
        signed_left=max(0, len(signed) - _MOST_REVIEWS),
    )


def _see(archive: Archive, document: Document, part: str) -> Witness:
    row, ways = archive.document(document.id), ways_of(archive, document.id)
    host = urlsplit(ways[-1].found if ways else document.url or "").hostname
    return Witness(
        document,
        _cut(document.name, _NAME_CHARS),
        part,
        place=document.path.replace("\\", "/").rstrip("/").rpartition("/")[2],
        host=host,
        read_at=row.added if row else None,
        fetched_at=ways[-1].at if ways else None,
    )


def _cut(words: str, most: int) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= most else f"{plain[:most].rsplit(' ', 1)[0]} …"
