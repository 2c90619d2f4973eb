"""The versions of one page: in order of time, and what changed from one to another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final

from onrecord.model import (
    Document,
    Dossier,
    Finding,
    PartKind,
    Statement,
    StatementKind,
    fold_speaker,
    fold_words,
)
from onrecord.store import Archive, DocumentFilter, DocumentRow
from onrecord.text import find_paragraphs, text_at
from onrecord.tracing import Strand, align_alike, compare_paragraphs, compare_words

__all__ = [
    "ChangedFinding",
    "ChangedText",
    "ChangesView",
    "find_notices",
    "list_versions",
    "show_changes",
]

_MOST_VERSIONS: Final = 100
_MOST_ROWS: Final = 100  # of each sort on a page
_MOST_PAIRS: Final = 10_000  # of statements that are weighed against one another
_MOST_NOTICES: Final = 5
_NOTICE: Final = re.compile(  # how outlets begin what they say of a correction, in English usage
    r"(?:(?:correction|clarification|corrections and clarifications|editor[’']s note|retraction|"
    r"update|updated)\b[^.!?\n]{0,40}:|"
    r"(?:this|the|an earlier version of this|a previous version of this) "
    r"(?:article|story|report|post|headline)\b[^.!?\n]{0,120}?"
    r"\b(?:correct|amend|updat|clarif|misstat|misspel|misquot|incorrect|wrong|left out)\w*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ChangedText:
    """A paragraph that is not as it was; the words of either side are empty where it is not."""

    sort: str  # "changed", "added" or "removed"
    old: tuple[Strand, ...]
    new: tuple[Strand, ...]


@dataclass(frozen=True, slots=True)
class ChangedFinding:
    """A finding that came, went or is another; None where that side has none."""

    old: tuple[Statement, Finding] | None
    new: tuple[Statement, Finding] | None
    was: tuple[Strand, ...]
    now: tuple[Strand, ...]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What changed from one version of a page to another."""

    old: DocumentRow
    new: DocumentRow
    notices: tuple[str, ...]
    title: ChangedText | None
    texts: tuple[ChangedText, ...]
    same: int  # paragraphs
    findings: tuple[ChangedFinding, ...]
    kept: int  # findings that are as they were
    more: bool  # whether there is more than is shown


def list_versions(archive: Archive, row: DocumentRow | None) -> tuple[DocumentRow, ...]:
    """The documents at the address of one, by time; none where it is alone there."""
    if row is None or row.address is None:
        return ()
    wanted = DocumentFilter(address=row.address, limit=_MOST_VERSIONS)
    held = sorted(archive.documents(wanted), key=_moment)
    return tuple(held) if len(held) > 1 else ()


def _moment(row: DocumentRow) -> tuple[str, str, str]:
    """When a version was there: as it tells, else when it was printed, then when it came here."""
    printed = datetime.combine(row.published, time()) if row.published else None
    told = row.modified or printed
    added = row.added.isoformat() if row.added else ""
    return (told.isoformat() if told else added, added, row.id)


def find_notices(document: Document) -> Iterator[str]:
    """Where a report says that it was corrected, as printed."""
    found = 0
    for paragraph in _paragraphs(document):
        if found < _MOST_NOTICES and _NOTICE.match(paragraph.lstrip("*_([ ")):
            found += 1
            yield " ".join(paragraph.split())


def show_changes(archive: Archive, one: str, other: str) -> ChangesView | None:
    """What changed between two versions of a page; None: they are no two of one page."""
    row = archive.document(one)
    versions = {version.id: version for version in list_versions(archive, row)}
    if one == other or not {one, other} <= versions.keys():
        return None
    rows = sorted((versions[one], versions[other]), key=_moment)
    old, new = (archive.dossier(each.id) for each in rows)
    if old is None or new is None:
        return None
    texts, same = _compare_texts(old.document, new.document)
    findings, kept = _compare_findings(old, new)
    return ChangesView(
        rows[0],
        rows[1],
        tuple(find_notices(new.document)),
        _compare(old.document.name, new.document.name),
        tuple(texts[:_MOST_ROWS]),
        same,
        tuple(findings[:_MOST_ROWS]),
        kept,
        len(texts) > _MOST_ROWS or len(findings) > _MOST_ROWS,
    )


def _paragraphs(document: Document) -> list[str]:
    text = document.text
    parts = [part.span for part in document.parts if part.kind is not PartKind.BOILERPLATE]
    return [span.of(text) for area in parts for span in find_paragraphs(text, area)]


def _compare(old: str, new: str) -> ChangedText | None:
    return None if old == new else ChangedText("changed", *compare_words(old, new))


def _compare_texts(old: Document, new: Document) -> tuple[list[ChangedText], int]:
    was, now = _paragraphs(old), _paragraphs(new)
    found: list[ChangedText] = []
    same = 0
    for each in compare_paragraphs(was, now):
        if each.same:
            same += 1
        elif len(found) > _MOST_ROWS:  # the rest is only counted
            continue
        elif each.old is None:
            words = now[each.new] if each.new is not None else ""
            found.append(ChangedText("added", (), (Strand(words, kept=True),)))
        elif each.new is None:
            found.append(ChangedText("removed", (Strand(was[each.old], kept=True),), ()))
        else:
            pair = compare_words(was[each.old], now[each.new])
            found.append(ChangedText("changed", *pair))
    return found, same


def _compare_findings(old: Dossier, new: Dossier) -> tuple[list[ChangedFinding], int]:
    was, now = _by_words(old), _by_words(new)
    both = [key for key in was if key in now]
    kept = sum(was[key][1].verdict is now[key][1].verdict for key in both)
    found = [
        _change_finding(old, new, was[key], now[key])
        for key in both
        if was[key][1].verdict is not now[key][1].verdict
    ]
    gone = [each for key, each in was.items() if key not in now]
    came = [each for key, each in now.items() if key not in was]
    left = [key[0] for key in was if key not in now]
    right = [key[0] for key in now if key not in was]
    for one, other in align_alike(left, right, _MOST_PAIRS):
        before = None if one is None else gone[one]
        after = None if other is None else came[other]
        found.append(_change_finding(old, new, before, after))
    return found, kept


_Held = tuple[Statement, Finding]


def _by_words(dossier: Dossier) -> dict[tuple[str, str], _Held]:
    """The findings of a report by what reviews know them by: folded words and speaker."""
    first: dict[str | None, Finding] = {}
    for finding in dossier.findings:
        first.setdefault(finding.statement, finding)
    text = dossier.document.text
    return {
        (fold_words(text_at(text, s.content)), fold_speaker(s.speaker)): (s, first[s.id])
        for s in sorted(dossier.statements, key=lambda s: s.content[0].start)
        if s.kind is not StatementKind.TURN and s.id in first
    }


def _change_finding(
    old: Dossier, new: Dossier, before: _Held | None, after: _Held | None
) -> ChangedFinding:
    was = text_at(old.document.text, before[0].content, " … ") if before else ""
    now = text_at(new.document.text, after[0].content, " … ") if after else ""
    return ChangedFinding(before, after, *compare_words(was, now))
