"""Loading: what a batch opened comes into an archive as if it had been added there."""

from collections.abc import Callable, Iterable

from onrecord.errors import InputError
from onrecord.meaning import Encoder
from onrecord.statements import Tagger
from onrecord.store import Archive
from onrecord.usecases.intake.adding import (
    Notice,
    Outcome,
    Tally,
    count_up,
    find_twin,
    keep_twin,
    keep_way,
    put_aside,
    read_kept_told,
    save_opened,
    take_source,
    tell_read,
)
from onrecord.usecases.intake.opened_sources import Opened, identify
from onrecord.usecases.intake.taggers import choose_tagger
from onrecord.usecases.settling import Follow, HoldAll, settle

__all__ = ["load"]


def load(  # noqa: PLR0913 - a call of a user has as many sides
    archive: Archive,
    results: Iterable[Opened | InputError],
    *,
    watch: Callable[[Notice], None],
    choose: Callable[[], Tagger] = choose_tagger,
    encoder: Encoder | None = None,
    follow: Follow | None = None,
    hold_all: HoldAll | None = None,
) -> Tally:
    """Bring what a batch opened into an archive, and hold it against the record.

    The archive is then what it would be had the same inputs been added to it. Loading again
    changes nothing; a run that is killed goes on where it stopped when anything is loaded again.

    Args:
        archive: where to.
        results: in the order of the inputs.
        watch: told of each in turn.
        choose: loads a tagger, needed where persons decided that a document is to be read else.
        encoder: of the search by meaning; None: it was not asked for.
        follow: told how many documents are held against the record since, and of how many.
        hold_all: holds them in other processes; None: in this one.

    Raises:
        ArchiveError: the archive cannot be written.
    """
    counts = dict.fromkeys(Outcome, 0)
    folded: dict[str, str] = {}  # documents that are held under another's id
    for each in results:
        notice = (
            put_aside(archive, each)
            if isinstance(each, InputError)
            else _take(archive, each, folded, choose)
        )
        counts[notice.outcome] += 1
        watch(notice)
    return count_up(counts, settle(archive, encoder, follow, hold_all))


def _take(
    archive: Archive, opened: Opened, folded: dict[str, str], choose: Callable[[], Tagger]
) -> Notice:
    source, dossier = opened.source, opened.dossier
    document_id = folded.get(opened.document, opened.document)
    held = read_kept_told(archive, document_id)
    told = source.told.over(held)
    if dossier is None:
        return _take_again(archive, opened, document_id, choose)
    document = dossier.document
    if told == held and archive.holds(document.sha256, dossier.made_by):
        keep_way(archive, document_id, source.fetched)
        what = "the same bytes are in the archive"
        return Notice(source.name, Outcome.HELD, what, remarks=source.remarks, document=document_id)
    places = [place for place in (source.name, source.url) if place]
    if told != source.told or archive.reviews.about(document.sha256, *places):
        return take_source(archive, source, choose, found=opened.found)
    known = archive.document(document.id)
    twin = find_twin(archive, document, told) if known is None else None
    if twin is not None:
        folded[document.id] = twin
        return keep_twin(archive, source, twin)
    try:
        save_opened(archive, source.data, dossier, opened.found, told)
    except InputError as error:
        return put_aside(archive, error)
    keep_way(archive, document.id, source.fetched)
    return tell_read(source, dossier, known=known is not None)


def _take_again(
    archive: Archive, opened: Opened, document_id: str, choose: Callable[[], Tagger]
) -> Notice:
    """A source whose document the batch had before: its way, its bytes, and what it tells anew."""
    source = opened.source
    own, sha256 = identify(source) if source.data else ("", "")
    held = archive.dossier(document_id)
    told = read_kept_told(archive, document_id)
    if own != document_id or held is None:  # the same bytes, or the same text in other bytes
        return keep_twin(archive, source, document_id)
    if source.told.over(told) != told or held.document.sha256 != sha256:
        return take_source(archive, source, choose)
    return keep_twin(archive, source, document_id)
