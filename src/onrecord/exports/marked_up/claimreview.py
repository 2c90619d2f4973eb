"""Findings as drafts of schema.org ClaimReview; a person rates and signs, or there is no review."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from onrecord.exports.drafting import draft_files
from onrecord.exports.marked_up.standing import CAUTION, Standing, list_standing
from onrecord.model import Document, StatementKind, Verdict
from onrecord.presentation import put_finding
from onrecord.store import Archive
from onrecord.text import text_at

__all__ = ["write_claimreview"]

_TOLD: Final = frozenset(Verdict) - {Verdict.NO_PRIMARY, Verdict.ELSEWHERE}  # held against a text
_MISSING: Final = ("url", "datePublished", "author", "reviewRating")


def write_claimreview(archive: Archive, out: Path) -> Mapping[str, int]:
    """Write `drafts.jsonl`: one ClaimReview a line of each finding that rests on a primary text.

    Its rating, author, address and day are not there: `missing` names what a person must give.

    Raises:
        UsageError: the folder cannot be written to.
        ArchiveError: the archive cannot be read.
    """
    count = 0
    with draft_files(out) as draft, draft.open("drafts.jsonl") as file:
        for document, standing in list_standing(archive):
            for each in standing:
                finding, turn = each.finding, each.statement.kind is StatementKind.TURN
                if finding is not None and finding.verdict in _TOLD and not turn:
                    file.write(msgspec.json.encode(_draft(archive, document, each)) + b"\n")
                    count += 1
    return {"drafts": count}


def _draft(archive: Archive, document: Document, each: Standing) -> dict[str, Any]:
    statement, finding = each.statement, each.finding
    label = put_finding(finding).label if finding else ""
    said = statement.said_on
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "identifier": statement.id,
        "creativeWorkStatus": "Draft",
        "missing": _MISSING,
        "claimReviewed": text_at(document.text, statement.content),
        "reviewBody": f"{label}. {CAUTION} State: {each.state}.",
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": statement.speaker} if statement.speaker else None,
            "datePublished": said.date.isoformat() if said else None,
            "appearance": _cite(document),
        },
        "citation": _cite_passage(archive, each),
    }


def _cite(document: Document) -> dict[str, Any]:
    return {
        "@type": "CreativeWork",
        "name": document.name,
        "url": document.url,
        "publisher": {"@type": "Organization", "name": document.publisher}
        if document.publisher
        else None,
        "datePublished": document.published.isoformat() if document.published else None,
        "sha256": document.sha256,
    }


def _cite_passage(archive: Archive, each: Standing) -> dict[str, Any] | None:
    """The passage of the primary text, with its words."""
    place = each.finding.place if each.finding else None
    dossier = archive.dossier(place.document) if place else None
    if place is None or dossier is None:
        return None
    document = dossier.document
    return {
        **_cite(document),
        "text": place.span.of(document.text),
        "startOffset": place.span.start,
        "endOffset": place.span.end,
    }
