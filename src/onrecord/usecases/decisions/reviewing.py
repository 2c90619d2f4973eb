"""Reviewing: a person signs a finding, takes it back, and sees what no longer fits."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.errors import ArchiveError, UsageError
from onrecord.model import (
    OF_FINDINGS,
    OF_VOICES,
    Dossier,
    Finding,
    Review,
    ReviewKind,
    Seen,
    Statement,
    fit_review,
    fold_speaker,
    fold_words,
    stand,
)
from onrecord.store import Archive, StatementFilter
from onrecord.text import text_at

__all__ = [
    "Decided",
    "Listed",
    "about_statement",
    "check_name",
    "list_reviews",
    "make_undo",
    "read_decided",
    "reviews_of_statement",
    "sign_finding",
    "undo_review",
]


@dataclass(frozen=True, slots=True)
class Listed:
    """A review as a list shows it."""

    review: Review
    holds: bool  # False: undone, or itself an undoing
    orphan: bool = False  # its words are not found in the document any more
    statements: tuple[str, ...] = ()  # ids of those that it is about


def sign_finding(
    archive: Archive, statement_id: str, kind: ReviewKind, *, who: str, why: str = ""
) -> Review:
    """Write what a person decides of a finding.

    Raises:
        ArchiveError: the archive holds no such finding, or cannot be written.
        UsageError: nobody signs, or that is no decision on a finding.
    """
    if kind not in OF_FINDINGS:
        mend = "choose one of " + ", ".join(sorted(OF_FINDINGS))
        raise UsageError(f"{kind.value} is no decision on a finding", statement_id, mend)
    return archive.reviews.add(about_statement(archive, statement_id, kind, who=who, why=why))


def about_statement(  # noqa: PLR0913 - a review has as many sides
    archive: Archive, statement_id: str, kind: ReviewKind, *, who: str, why: str, value: str = ""
) -> Review:
    """A review, not yet written, of a statement that the archive holds.

    Raises:
        ArchiveError: it holds no such statement.
        UsageError: nobody signs.
    """
    signed = check_name(who)
    dossier = archive.dossier(statement_id.split(".", 1)[0])
    statement = _find_statement(dossier, statement_id)
    if dossier is None or statement is None:
        mend = "look the id up with 'onrecord statements'"
        raise ArchiveError(f"no statement {statement_id}", archive.where, mend)
    finding = next((f for f in dossier.findings if f.statement == statement_id), None)
    return Review(
        kind,
        signed,
        why.strip(),
        subject=statement_id,
        value=value,
        sha256=dossier.document.sha256,
        place=dossier.document.url or dossier.document.path,
        words=fold_words(text_at(dossier.document.text, statement.content)),
        speaker=fold_speaker(statement.speaker),
        seen=_seen(dossier, finding),
    )


def check_name(who: str) -> str:
    """The name of whoever signs, on one line.

    Raises:
        UsageError: there is none.
    """
    signed = " ".join(who.split())[:200]
    if not signed:
        raise UsageError("nobody signs", "who", "give the name of whoever decides")
    return signed


def _find_statement(dossier: Dossier | None, statement_id: str) -> Statement | None:
    held = dossier.statements if dossier else ()
    return next((s for s in held if s.id == statement_id), None)


def _seen(dossier: Dossier, finding: Finding | None) -> Seen:
    verdict = finding.verdict.value if finding else ""
    meaning = finding.meaning.value if finding and finding.meaning else ""
    return Seen(verdict, meaning, dossier.made_by)


def undo_review(archive: Archive, number: int, *, who: str, why: str = "") -> Review:
    """Take a review back: it stays written, and no longer holds.

    What it changed of speakers is so again after the next `settle`.

    Raises:
        ArchiveError: there is no such review, or it does not hold.
        UsageError: nobody signs.
    """
    return archive.reviews.add(make_undo(archive, number, who=who, why=why))


def make_undo(archive: Archive, number: int, *, who: str, why: str = "") -> Review:
    """What takes a review back, not yet written; it raises as `undo_review` does."""
    signed = check_name(who)
    every = archive.reviews.all()
    made = next((r for r in stand(every) if r.number == number), None)
    if made is None:
        mend = "look the number up with 'onrecord review'"
        raise ArchiveError(f"no decision {number} that holds", archive.where, mend)
    if made.kind in OF_VOICES:
        keys = (made.subject, made.value if made.kind in _PAIRS else "")
        archive.mark_pending({key.partition(":")[0] for key in keys if key})
    return Review(
        ReviewKind.UNDO,
        signed,
        why.strip(),
        subject=made.subject,
        sha256=made.sha256,
        place=made.place,
        undoes=number,
    )


_PAIRS = (ReviewKind.MERGE, ReviewKind.SPLIT)


def list_reviews(archive: Archive, reviews: Iterable[Review] | None = None) -> Iterator[Listed]:
    """Reviews with whether each holds and what it is about; None: every one, as they were made."""
    every = archive.reviews.all()
    holding = {review.number for review in stand(every)}
    shown = every if reviews is None else tuple(reviews)
    known = _Known(archive, shown)
    for review in shown:
        holds = review.number in holding
        found = known.find(review) if holds and review.words else ()
        gone = bool(review.sha256) and not found and not known.is_whole(review)
        orphan = holds and gone and review.kind is not ReviewKind.REMOVED
        yield Listed(review, holds, orphan, found)


def reviews_of_statement(archive: Archive, statement_id: str) -> tuple[Review, ...]:
    """The decisions on a statement that hold, in order."""
    document = statement_id.split(".", 1)[0]
    held = archive.reviews.of_document(document)
    if not held:
        return ()
    keys = _read_keys(archive, document)
    return tuple(review for review in held if statement_id in fit_review(review, keys))


@dataclass(frozen=True, slots=True)
class Decided:
    """What persons decided of a statement, and of the one that it repeats as a copy."""

    own: tuple[Review, ...]  # what holds on it, in order
    original: str | None  # the id of the statement that it repeats; None: it repeats none
    inherited: tuple[Review, ...]  # decisions on the original's finding: they hold for copies

    @property
    def signed(self) -> tuple[Review, ...]:
        """The decisions on its finding, the last one last; its own go before the original's."""
        return (*self.inherited, *_keep_signed(self.own))


def read_decided(archive: Archive, statement_id: str) -> Decided:
    """What was decided of a statement; of one that a copy repeats, of its original, too."""
    own = reviews_of_statement(archive, statement_id)
    original = archive.reviews.original(statement_id)
    held = () if original is None else _keep_signed(reviews_of_statement(archive, original))
    return Decided(own, original, held)


def _keep_signed(decided: Iterable[Review]) -> tuple[Review, ...]:
    return tuple(review for review in decided if review.kind in OF_FINDINGS)


class _Known:
    """The statements of the documents that reviews are about, each document read once."""

    def __init__(self, archive: Archive, every: tuple[Review, ...]) -> None:
        self._archive = archive
        self._keys: dict[str, list[tuple[str, str, str]]] = {}
        self._by_sha: dict[str, list[str]] = {}
        self._by_place: dict[str, list[str]] = {}
        for row in archive.reviews.holders(every):
            self._by_sha.setdefault(row.sha256, []).append(row.id)
            for place in {row.path, row.url} - {None}:
                self._by_place.setdefault(str(place), []).append(row.id)

    def documents(self, review: Review) -> tuple[str, ...]:
        same = [*self._by_sha.get(review.sha256, ()), *self._by_place.get(review.place, ())]
        return tuple(dict.fromkeys(same))

    def is_whole(self, review: Review) -> bool:
        """Whether it is about a document as a whole that is held."""
        return not review.words and bool(self.documents(review))

    def find(self, review: Review) -> tuple[str, ...]:
        """The ids of the statements that it is about."""
        found: list[str] = []
        for document in self.documents(review):
            if document not in self._keys:
                self._keys[document] = _read_keys(self._archive, document)
            found += fit_review(review, self._keys[document])
        return tuple(found)


def _read_keys(archive: Archive, document: str) -> list[tuple[str, str, str]]:
    rows = archive.statements(StatementFilter(document=document))
    return [(row.id, fold_words(row.text), fold_speaker(row.speaker)) for row in rows]
