"""Is this on the record? A quotation held against the transcripts of an archive."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from onrecord.alignment import TranscriptIndex
from onrecord.casework import check_quotation
from onrecord.desk.encoding import Record, encode_changes
from onrecord.desk.faces import Face, Said, show_passages, show_printed, show_words
from onrecord.desk.meanings import find_offered, propose_from
from onrecord.desk.settling import load_index
from onrecord.desk.wording import DISCLAIMER, put_verdict
from onrecord.meaning import Encoder
from onrecord.model import Finding, Quotation
from onrecord.store import Archive
from onrecord.text import Span, names_agree

__all__ = ["Question", "ask", "encode_answer"]

_DAYS_BEFORE = timedelta(days=2)  # a report is seldom older than the occasion by more
_DAY_AFTER = timedelta(days=1)  # time zones


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asks of the record."""

    text: str
    speaker: str | None = None
    on: date | None = None  # the day it was said or printed


def ask(archive: Archive, question: Question, encoder: Encoder | None = None) -> Face:
    """Hold words against the transcripts in scope; see docs/decisions, "How wide `check` looks".

    Args:
        archive: what holds the transcripts.
        question: the words.
        encoder: of the search by meaning (`choose_encoder`); None: it was not asked for. Vectors
            that the archive lacks are made and kept first.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    index = load_index(archive)
    scope = _find_scope(index, question)
    quotation = Quotation(question.text, question.speaker, question.on)
    propose = None if encoder is None else propose_from(archive, index, encoder)
    held = bool(index.complete[scope].any())
    finding = check_quotation(quotation, index, held=held, propose=propose)
    searched = [archive.dossier(index.ids[number]) for number in scope[:12]]
    area, said = Span(0, len(question.text)), show_passages(archive, finding)
    return Face(
        finding,
        show_printed(question.text, area, finding),
        said,
        question.speaker,
        searched=tuple(dossier.document for dossier in searched if dossier is not None),
        account=show_words(question.text, [area], said, finding),
        nearest=_show_offered(archive, finding),
    )


def _show_offered(archive: Archive, finding: Finding) -> tuple[Said, ...]:
    """The passage that is offered as the nearest by meaning."""
    offered = find_offered(finding)
    return show_passages(archive, replace(finding, passages=(offered,))) if offered else ()


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


def encode_answer(face: Face) -> Record:
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
        **encode_changes(finding),
        "source": finding.source.probability if finding.source else None,
        "nearest": _encode_passage(face.nearest[0]) if face.nearest else None,
        "searched": [document.id for document in face.searched],
        "caution": DISCLAIMER,
    }


def _encode_passage(said: Said) -> Record:
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
