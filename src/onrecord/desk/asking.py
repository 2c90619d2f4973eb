"""Is this on the record? A quotation held against the transcripts of an archive."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from onrecord.alignment import TranscriptIndex
from onrecord.casework import check_quotation
from onrecord.desk.faces import Face, Said, show_passages, show_printed
from onrecord.desk.settling import load_index
from onrecord.desk.wording import (
    DISCLAIMER,
    name_alteration,
    name_meaning,
    put_in_marks,
    put_note,
    put_verdict,
)
from onrecord.model import Quotation, StatementKind
from onrecord.store import Archive
from onrecord.text import Span, names_agree

__all__ = ["Question", "ask", "encode_answer", "tell_answer"]

_DAYS_BEFORE = timedelta(days=2)  # a report is seldom older than the occasion by more
_DAY_AFTER = timedelta(days=1)  # time zones


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asks of the record."""

    text: str
    speaker: str | None = None
    on: date | None = None  # the day it was said or printed


def ask(archive: Archive, question: Question) -> Face:
    """Hold words against the transcripts in scope; see docs/decisions, "How wide `check` looks".

    Raises:
        ArchiveError: the archive cannot be read.
    """
    index = load_index(archive)
    scope = _find_scope(index, question)
    quotation = Quotation(question.text, question.speaker, question.on)
    finding = check_quotation(quotation, index, held=bool(index.complete[scope].any()))
    searched = [archive.dossier(index.ids[number]) for number in scope[:12]]
    return Face(
        finding,
        show_printed(question.text, Span(0, len(question.text)), finding.alterations),
        show_passages(archive, finding),
        question.speaker,
        searched=tuple(dossier.document for dossier in searched if dossier is not None),
    )


def _find_scope(index: TranscriptIndex, question: Question) -> list[int]:
    """The transcripts in which the words could stand, as far as the question tells."""
    numbers = list(range(len(index.ids)))
    if question.on is not None:
        first = (question.on - _DAYS_BEFORE).toordinal()
        last = (question.on + _DAY_AFTER).toordinal()
        days = index.days
        numbers = np.flatnonzero((days == 0) | ((first <= days) & (days <= last))).tolist()
    speaker = question.speaker
    if speaker is None:
        return numbers
    labels = enumerate(index.labels)
    agrees = {number for number, label in labels if label and names_agree(label, speaker)}
    return [n for n in numbers if agrees.intersection(index.labels_of(n).tolist())]


def encode_answer(face: Face) -> dict[str, object]:
    """An answer as the record that `check --format json` prints."""
    finding = face.finding
    passages = [_encode_passage(said) for said in face.said]
    return {
        "quote": "".join(piece.text for piece in face.printed.pieces),
        "speaker": face.speaker,
        "verdict": finding.verdict.value,
        "label": put_verdict(finding.verdict).label,
        "transcript": passages[0] if passages else None,
        "passages": passages,
        "ops": [alteration.type.value for alteration in finding.alterations],
        "alterations": [
            {
                "type": change.type.value,
                "said": change.said,
                "printed": change.printed,
                "said_span": list(change.said_span) if change.said_span else None,
                "printed_span": list(change.printed_span) if change.printed_span else None,
            }
            for change in finding.alterations
        ],
        "meaning": finding.meaning.value if finding.meaning else None,
        "notes": [note.kind.value for note in finding.notes],
        "score": round(finding.score, 4),
        "searched": [document.id for document in face.searched],
        "caution": DISCLAIMER,
    }


def _encode_passage(said: Said) -> dict[str, object]:
    document = said.document
    return {
        "document_id": document.id,
        "start": said.span.start,
        "end": said.span.end,
        "text": said.span.of(document.text),
        "speaker": said.speaker,
        "title": document.name,
        "publisher": document.publisher,
        "date": document.published.isoformat() if document.published else None,
        "url": document.url,
        "file": document.path,
    }


def tell_answer(face: Face) -> Iterator[str]:
    """An answer in lines for a reader."""
    finding = face.finding
    put = put_verdict(finding.verdict)
    yield f"{put.sign} {put.label} ({finding.verdict.value})"
    yield put.sentence
    yield ""
    printed = "".join(piece.text for piece in face.printed.pieces).strip()
    yield f"printed: {put_in_marks(StatementKind.DIRECT, printed)}"
    for said in face.said:
        yield f"said:    “{''.join(piece.text for piece in said.pieces)}”"
        published = said.document.published or "date not known"
        yield f"         {said.speaker or 'speaker not named'}, {said.document.name}, {published}"
        yield f"         characters {said.span.start} to {said.span.end} of {said.document.path}"
    for number, change in enumerate(finding.alterations, 1):
        differs = f"{change.said or '—'} → {change.printed or '—'}"
        yield f"{number}. {name_alteration(change.type)}: {differs}"
    if finding.meaning is not None:
        yield f"By rule: {name_meaning(finding.meaning)}."
    for note in finding.notes:
        yield f"Note: {put_note(note.kind)}"
    if face.searched and not face.said:
        yield "Searched: " + "; ".join(document.name for document in face.searched)
    yield ""
    yield DISCLAIMER
