"""Adding inputs to an archive: each becomes a dossier, then the archive is settled."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from onrecord.boundary import document_boundary
from onrecord.casework import made_by
from onrecord.errors import ArchiveError, InputError
from onrecord.late import load_late
from onrecord.meaning import Encoder
from onrecord.model import UNTOLD, Document, Dossier, Fetched, Review, Source, Told
from onrecord.statements import Tagger
from onrecord.store import Archive, StatementFilter
from onrecord.usecases.fetching import Fetcher, Page, names_address
from onrecord.usecases.intake.copied_words import fold_copies
from onrecord.usecases.intake.correcting import correct_statements, tell_corrected
from onrecord.usecases.intake.inputs import NOTHING_TOLD, Telling, open_inputs
from onrecord.usecases.intake.remembering import FOUND, open_remembered
from onrecord.usecases.intake.taggers import choose_tagger
from onrecord.usecases.settling import Follow, find_versions, settle, what_to_keep, words_to_index

if TYPE_CHECKING:
    from onrecord import reading
else:
    reading = load_late("onrecord.reading")

__all__ = [
    "Notice",
    "Outcome",
    "Tally",
    "add",
    "bring_back",
    "count_up",
    "find_twin",
    "keep_page",
    "keep_twin",
    "keep_way",
    "put_aside",
    "read_again",
    "read_kept_told",
    "save_opened",
    "take_each",
    "take_source",
    "tell_read",
    "ways_of",
]

_TOLD = "told"  # kind under which the store keeps what a person told of a document
_FETCHED = "fetched"  # and how it came from its address, each time
_MOST_WAYS = 50  # that are kept of one document, the latest


class Outcome(StrEnum):
    """What became of one input."""

    ADDED = "added"
    UPDATED = "updated"  # held before, and told differently now
    HELD = "held"
    SET_ASIDE = "set aside"


@dataclass(frozen=True, slots=True)
class Notice:
    """What became of one input, for whoever watches."""

    name: str
    outcome: Outcome
    detail: str  # what was read, or why it was set aside
    unread: str | None = None  # its language, where there are no rules for it
    remarks: tuple[str, ...] = ()  # what whoever adds it ought to know, a line each
    document: str | None = None  # its id; None: it was set aside


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of all of them."""

    added: int
    held: int  # before, with the same bytes
    set_aside: int
    checked: int  # statements held against the record in this run
    updated: int = 0  # held before, and told differently now


def add(  # noqa: PLR0913 - a call of a user has as many sides
    archive: Archive,
    inputs: Iterable[str],
    *,
    watch: Callable[[Notice], None],
    tagger: Tagger | None = None,
    encoder: Encoder | None = None,
    telling: Telling = NOTHING_TOLD,
    fetcher: Fetcher | None = None,
    follow: Follow | None = None,
) -> Tally:
    """Read inputs into an archive and hold their statements against the record.

    Adding the same bytes twice changes nothing; told differently, the same document is read anew
    with what is told now. What was told before stays where nothing else is told. Every
    document is written whole when it is read; a run that is killed goes on where it stopped when
    anything is added again.

    Args:
        archive: where to.
        inputs: as `find_sources` takes them, and addresses; none: those that the manifest names.
        watch: told of each input in turn.
        tagger: what finds the statements; None for `choose_tagger`'s choice.
        encoder: of the search by meaning (`choose_encoder`); None: it was not asked for.
        telling: what the user tells of the inputs.
        fetcher: fetches what is an address; None: the usual one.
        follow: told how many documents are held against the record since, and of how many.

    Raises:
        ArchiveError: the archive cannot be written.
        UsageError: the manifest cannot be used.
    """
    chosen = choose_tagger() if tagger is None else tagger
    counts = dict.fromkeys(Outcome, 0)
    used = fetcher or Fetcher()
    opened = open_inputs(inputs, telling, lambda name: keep_page(archive, used.fetch(name)))
    for notice in take_each(archive, opened, chosen):
        counts[notice.outcome] += 1
        watch(notice)
    return count_up(counts, settle(archive, encoder, follow))


def take_each(
    archive: Archive, opened: Iterable[Source | InputError], tagger: Tagger
) -> Iterator[Notice]:
    """Read opened inputs into an archive, one at a time; nothing is settled yet."""
    folding = fold_copies(tagger)
    for found in opened:
        if isinstance(found, InputError):
            yield put_aside(archive, found)
        else:
            yield _take(archive, found, folding)


def keep_page(archive: Archive, page: Page) -> Source:
    """Keep the body of an answer as it came over the wire; what it holds is read like a file."""
    archive.keep_original(page.raw)
    return page.source


def ways_of(archive: Archive, document_id: str) -> tuple[Fetched, ...]:
    """How a document came from its address, each time that it was fetched; the last one last."""
    held = archive.postings.kept(_FETCHED, [document_id]).get(document_id)
    return () if held is None else msgspec.json.decode(held, type=tuple[Fetched, ...])


def keep_way(archive: Archive, document_id: str, fetched: Fetched | None) -> None:
    """Keep how a document came from its address, beside the ways that it came before."""
    known = ways_of(archive, document_id)
    if fetched is not None and fetched not in known:
        ways = sorted((*known, fetched), key=lambda way: way.at)[-_MOST_WAYS:]
        archive.keep(_FETCHED, document_id, msgspec.json.encode(ways))


def count_up(counts: Mapping[Outcome, int], checked: int) -> Tally:
    """What became of all inputs, out of the numbers of each outcome."""
    return Tally(
        counts[Outcome.ADDED],
        counts[Outcome.HELD],
        counts[Outcome.SET_ASIDE],
        checked,
        counts[Outcome.UPDATED],
    )


def read_kept_told(archive: Archive, document_id: str) -> Told:
    """What was told of a document before."""
    body = archive.postings.kept(_TOLD, [document_id]).get(document_id)
    return UNTOLD if body is None else msgspec.json.decode(body, type=Told)


def put_aside(archive: Archive, error: InputError) -> Notice:
    """Note that an input cannot be used."""
    archive.set_aside(error.where, str(error))
    return Notice(error.where, Outcome.SET_ASIDE, str(error))


def _read_document(
    archive: Archive, source: Source, sha256: str, told: Told
) -> tuple[Document, Sequence[Review]]:
    """A document as it is told and as persons put it right, and what they decided of it."""
    places = [place for place in (source.name, source.url) if place]
    reviews = archive.reviews.about(sha256, *places)
    with document_boundary(source.name):
        whole = replace(source, told=tell_corrected(reviews).over(told))
        return reading.read_apart(whole), reviews


def _read(  # noqa: PLR0913, PLR0917 - as much is known of one document
    archive: Archive,
    source: Source,
    sha256: str,
    told: Told,
    choose: Callable[[], Tagger],
    decided: Review | None = None,
) -> Review | None:
    """Read a source with what is told of it and what persons put right, and save its dossier."""
    document, reviews = _read_document(archive, source, sha256, told)
    dossier, found = _open(archive, source, document, reviews, choose)
    return save_opened(archive, source.data, dossier, found, told, decided)


def _open(  # noqa: PLR0913, PLR0917 - as much is known of one document
    archive: Archive,
    source: Source,
    document: Document,
    reviews: Sequence[Review],
    choose: Callable[[], Tagger],
    by: str | None = None,
    found: bytes | None = None,
) -> tuple[Dossier, bytes]:
    """Phase one of a document, and what its tagger found, to be kept.

    What its tagger found before is taken again, so that no model is loaded; `by` names the tagger
    whose findings count; `found` is what a batch found.
    """
    with document_boundary(source.name):
        before = found or archive.postings.kept(FOUND, [document.id]).get(document.id)
        read, kept = open_remembered(document, before, choose, by=by)
        return correct_statements(read, reviews), kept


def save_opened(  # noqa: PLR0913, PLR0917 - as much is known of one document
    archive: Archive,
    original: bytes,
    dossier: Dossier,
    found: bytes,
    told: Told,
    decided: Review | None = None,
) -> Review | None:
    """Save a document after phase one; it waits to be held against the whole archive.

    Returns:
        The decision that brings it, as it was written; both are saved, or neither.
    """
    known = archive.document(dossier.document.id)
    archive.keep_original(original)
    kept = {**what_to_keep(dossier), FOUND: found}
    if told != UNTOLD:
        kept[_TOLD] = msgspec.json.encode(told)
    if known is not None and known.primary:
        wanted = StatementFilter(against=dossier.document.id)
        archive.mark_pending({row.document for row in archive.statements(wanted)})
    words = words_to_index(dossier)
    return archive.save(dossier, pending=True, kept=kept, primary=words, decided=decided)


def find_twin(archive: Archive, document: Document, told: Told) -> str | None:
    """The id of the held document that is the same text from the same address; None: none is.

    A page that is fetched again comes with other bytes (a count of visits, other links beside) and
    says nothing new. What is told of it besides makes it a document of its own.
    """
    for other in sorted(find_versions(archive, document.url) - {document.id}):
        held = read_kept_told(archive, other)
        if told.over(held) == held and archive.text(other) == document.text:
            return other
    return None


def read_again(archive: Archive, document_id: str, choose: Callable[[], Tagger]) -> None:
    """Read a held document from its original once more, with what persons put right since.

    Raises:
        ArchiveError: it is not held, or its original was not kept.
        InputError: what was put right makes it unreadable.
    """
    held = archive.dossier(document_id)
    if held is None:
        mend = "look the id up with 'onrecord statements'"
        raise ArchiveError(f"no document {document_id}", archive.where, mend)
    document = held.document
    content = archive.original(document.sha256)
    item = "1" if document.media_type == reading.JSON_LINE else None
    source = Source(document.path, content, document.url, item=item)
    told = read_kept_told(archive, document_id)
    _read(archive, source, document.sha256, told, choose)


def bring_back(
    archive: Archive, removal: Review, undoing: Review, choose: Callable[[], Tagger]
) -> Review:
    """Read a document that was taken out from its original once more.

    Returns:
        What undoes the removal, written in the transaction that brings the document.

    Raises:
        ArchiveError: its original was not kept.
        InputError: it cannot be read.
    """
    url = removal.place if names_address(removal.place) else None
    line = not removal.sha256.startswith(removal.subject)  # whose id is not made of its bytes
    data = archive.original(removal.sha256)
    path = removal.value or removal.place
    source = Source(path, data, url, item="1" if line else None)
    told = read_kept_told(archive, removal.subject)
    made = _read(archive, source, removal.sha256, told, choose, undoing)
    assert made is not None  # noqa: S101 - it was given
    return made


def _take(archive: Archive, source: Source, tagger: Tagger) -> Notice:
    document_id, sha256 = reading.find_identity(source)
    held = read_kept_told(archive, document_id)
    told = source.told.over(held)
    if told == held and archive.holds(sha256, made_by(tagger)):
        keep_way(archive, document_id, source.fetched)
        what = "the same bytes are in the archive"
        return Notice(source.name, Outcome.HELD, what, remarks=source.remarks, document=document_id)
    return take_source(archive, source, lambda: tagger, tagger.name)


def take_source(
    archive: Archive,
    source: Source,
    choose: Callable[[], Tagger],
    by: str | None = None,
    found: bytes | None = None,
) -> Notice:
    """Read a source into an archive, whatever is held of it; what `found` holds needs no tagger."""
    document_id, sha256 = reading.find_identity(source)
    told = source.told.over(read_kept_told(archive, document_id))
    known = archive.document(document_id)
    try:
        document, reviews = _read_document(archive, source, sha256, told)
        twin = find_twin(archive, document, told) if known is None else None
        if twin is not None:
            return keep_twin(archive, source, twin)
        dossier, kept = _open(archive, source, document, reviews, choose, by, found)
        save_opened(archive, source.data, dossier, kept, told)
    except InputError as error:
        return put_aside(archive, error)
    keep_way(archive, document_id, source.fetched)
    return tell_read(source, dossier, known=known is not None)


def keep_twin(archive: Archive, source: Source, twin: str) -> Notice:
    """Keep the bytes and the way of a page that says what is held already."""
    if source.data:
        archive.keep_original(source.data)
    keep_way(archive, twin, source.fetched)
    what = "the same text from the same address is in the archive"
    return Notice(source.name, Outcome.HELD, what, remarks=source.remarks, document=twin)


def tell_read(source: Source, dossier: Dossier, *, known: bool) -> Notice:
    """What was found in a document that was read."""
    document = dossier.document
    found = f"{document.kind.value}, {len(dossier.statements)} statements"
    outcome = Outcome.UPDATED if known else Outcome.ADDED
    detail = f"{found}, {len(dossier.figures)} figures"
    unread = None if document.is_read else document.language
    return Notice(source.name, outcome, detail, unread, source.remarks, document.id)
