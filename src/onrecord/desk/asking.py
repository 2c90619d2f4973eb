"""Is this on the record? A quotation held against the transcripts of an archive."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from onrecord.alignment import TranscriptIndex
from onrecord.casework import Proposer, check_quotation
from onrecord.desk.claims import (
    AS_SAID,
    DAYS_AFTER,
    DAYS_BEFORE,
    Known,
    find_known,
    weigh_claim,
)
from onrecord.desk.encoding import Record, encode_changes
from onrecord.desk.faces import Face, Said, show_passages, show_printed, show_words
from onrecord.desk.meanings import find_offered, propose_from
from onrecord.desk.settling import load_index
from onrecord.desk.wording import DISCLAIMER, put_verdict
from onrecord.meaning import Encoder
from onrecord.model import Finding, Quotation, Verdict
from onrecord.store import Archive
from onrecord.text import Span, names_agree

__all__ = ["Question", "ask", "encode_answer", "is_as_said"]


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
    known = find_known(archive, index, question.speaker)
    propose = None if encoder is None else propose_from(archive, index, encoder)
    held = bool(index.complete[scope].any())
    finding = _find(question, index, propose, known, held=held)
    searched = [archive.dossier(index.ids[number]) for number in scope[:12]]
    area, said = Span(0, len(question.text)), show_passages(archive, finding)
    return Face(
        finding,
        show_printed(question.text, area, finding),
        said,
        question.speaker,
        searched=tuple(dossier.document for dossier in searched if dossier is not None),
        searched_count=len(scope),
        account=show_words(question.text, [area], said, finding),
        nearest=_show_offered(archive, finding),
        claim=weigh_claim(archive, finding, question.speaker, question.on, known),
    )


def _find(
    question: Question,
    index: TranscriptIndex,
    propose: Proposer | None,
    known: Known,
    *,
    held: bool,
) -> Finding:
    """The finding on words as asked; where it finds no source, on any day, then of anybody.

    Whom the archive does not know, and a body, cannot be set against the speaker of a passage.
    """
    speaker = question.speaker if known.known and known.person else None
    asked = Quotation(question.text, speaker, question.on)
    found = check_quotation(asked, index, held=held, propose=propose)
    if not known.known and found.verdict not in AS_SAID and found.source is not None:
        return _as_lead(found)
    if found.passages and found.verdict is not Verdict.ELSEWHERE:
        return found
    if question.on is not None:
        again = check_quotation(replace(asked, printed_on=None), index, held=held)
        if again.verdict in (*AS_SAID, Verdict.MISATTRIBUTED):
            return again
    if speaker is not None:
        again = check_quotation(Quotation(question.text), index, held=held)
        if again.verdict in AS_SAID:
            return _as_lead(again)
    return found


def _as_lead(found: Finding) -> Finding:
    """Where the words stand, with nothing told of how they differ: the speaker is another."""
    return Finding(Verdict.ELSEWHERE, found.passages, notes=found.notes, score=found.score)


def is_as_said(face: Face) -> bool:
    """Whether the words are on record as they were asked: these words, this speaker, this day."""
    return face.finding.verdict in AS_SAID and not face.claim.differs


def _show_offered(archive: Archive, finding: Finding) -> tuple[Said, ...]:
    """The passage that is offered as the nearest by meaning."""
    offered = find_offered(finding)
    return show_passages(archive, replace(finding, passages=(offered,))) if offered else ()


def _find_scope(index: TranscriptIndex, question: Question) -> list[int]:
    """The transcripts in which the words could stand, as far as the question tells."""
    numbers = list(range(len(index.ids)))
    if question.on is not None:
        first = (question.on - DAYS_BEFORE).toordinal()
        last = (question.on + DAYS_AFTER).toordinal()
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
        **_encode_claim(face),
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


def _encode_claim(face: Face) -> Record:
    """Who and when as asked, and as on record; `found`: as said, by whom and when it was asked."""
    claim = face.claim
    return {
        "date": claim.on.isoformat() if claim.on else None,
        "speaker_known": claim.known,
        "said_by": claim.said_by,
        "said_on": claim.said_on.isoformat() if claim.said_on else None,
        "differs": list(claim.differs),
        "found": is_as_said(face),
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
