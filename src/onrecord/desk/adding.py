"""Adding inputs to an archive: each becomes a dossier, then the archive is settled."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from onrecord.boundary import document_boundary
from onrecord.casework import made_by, open_dossier
from onrecord.desk.settling import settle, what_to_keep, words_to_index
from onrecord.desk.taggers import choose_tagger
from onrecord.errors import InputError
from onrecord.meaning import Encoder
from onrecord.model import Source
from onrecord.statements import Tagger
from onrecord.store import Archive

__all__ = ["Notice", "Outcome", "Tally", "add"]


class Outcome(StrEnum):
    """What became of one input."""

    ADDED = "added"
    HELD = "held"
    SET_ASIDE = "set aside"


@dataclass(frozen=True, slots=True)
class Notice:
    """What became of one input, for whoever watches."""

    name: str
    outcome: Outcome
    detail: str  # what was read, or why it was set aside


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of all of them."""

    added: int
    held: int  # before, with the same bytes
    set_aside: int
    checked: int  # statements held against the record in this run


def add(
    archive: Archive,
    inputs: Iterable[str],
    *,
    watch: Callable[[Notice], None],
    tagger: Tagger | None = None,
    encoder: Encoder | None = None,
) -> Tally:
    """Read inputs into an archive and hold their statements against the record.

    Adding the same bytes twice changes nothing. Every document is written whole when it is read;
    a run that is killed goes on where it stopped when anything is added again.

    Args:
        archive: where to.
        inputs: files, folders, patterns, ZIP archives.
        watch: told of each input in turn.
        tagger: what finds the statements; None for `choose_tagger`'s choice.
        encoder: of the search by meaning (`choose_encoder`); None: it was not asked for.

    Raises:
        ArchiveError: the archive cannot be written.
    """
    from onrecord.reading import find_sources  # noqa: PLC0415 - its parsers load slowly

    chosen = choose_tagger() if tagger is None else tagger
    counts = dict.fromkeys(Outcome, 0)
    for found in find_sources(inputs):
        notice = (
            _set_aside(archive, found)
            if isinstance(found, InputError)
            else _take(archive, found, chosen)
        )
        counts[notice.outcome] += 1
        watch(notice)
    checked = settle(archive, encoder)
    return Tally(counts[Outcome.ADDED], counts[Outcome.HELD], counts[Outcome.SET_ASIDE], checked)


def _set_aside(archive: Archive, error: InputError) -> Notice:
    archive.set_aside(error.where, str(error))
    return Notice(error.where, Outcome.SET_ASIDE, str(error))


def _take(archive: Archive, source: Source, tagger: Tagger) -> Notice:
    from onrecord.reading import read_document  # noqa: PLC0415 - its parsers load slowly

    sha256 = hashlib.sha256(source.data).hexdigest()
    if archive.holds(sha256, made_by(tagger)):
        return Notice(source.name, Outcome.HELD, "the same bytes are in the archive")
    try:
        with document_boundary(source.name):
            dossier = open_dossier(read_document(source), tagger)
        archive.keep_original(source.data)
        kept = what_to_keep(dossier)
        archive.save(dossier, pending=True, kept=kept, primary=words_to_index(dossier))
    except InputError as error:
        return _set_aside(archive, error)
    document = dossier.document
    found = f"{document.kind.value}, {len(dossier.statements)} statements"
    return Notice(source.name, Outcome.ADDED, f"{found}, {len(dossier.figures)} figures")
