"""What programs read: answers, what was read out and found, and decisions, as JSON has them."""

from collections.abc import Mapping

from onrecord.model import (
    Alteration,
    Document,
    Finding,
    Passage,
    Statement,
    StatementKind,
    Tidied,
)
from onrecord.presentation.answers import AnswersView
from onrecord.presentation.faces import Face, Said
from onrecord.presentation.wording import DISCLAIMER, put_verdict
from onrecord.text import Span, text_at
from onrecord.usecases import Extracted, Listed, Verified

__all__ = [
    "encode_answer",
    "encode_answers",
    "encode_extracted",
    "encode_review",
    "encode_verified",
]

Record = dict[str, object]


def encode_answers(answers: AnswersView) -> Record:
    """Answers as the record that `check --format json` prints: one, or all of a paragraph."""
    if not answers.drawn:
        return encode_answer(answers.each[0])
    return {
        "found": answers.as_said,
        "quotations": [
            {
                "start": face.at.start if face.at else None,
                "end": face.at.end if face.at else None,
                **encode_answer(face),
            }
            for face in answers.each
        ],
        "caution": DISCLAIMER,
    }


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
        **_encode_changes(finding),
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
        "found": face.as_said,
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


def encode_extracted(found: Extracted) -> Record:
    """A line of `extract`: what was read out of one input."""
    dossier, document = found.dossier, found.dossier.document
    labels = _find_labels(document)
    unread: Record = {} if document.is_read else {"read": False}
    return {
        "doc": found.name,
        "language": document.language,
        **unread,
        "relations": [
            _encode_relation(document, s, labels.get(s.content, s.source))
            for s in dossier.statements
        ],
        "dates": [
            {"span": [*expression.span], "value": expression.value} for expression in found.dates
        ],
    }


def _find_labels(document: Document) -> Mapping[tuple[Span, ...], tuple[Span, ...]]:
    """Where the label of each turn stands, by the words of the turn; nothing where it has none."""
    found: dict[tuple[Span, ...], tuple[Span, ...]] = {}
    for turn in document.turns:
        begin = document.text.find(turn.label, turn.span.start) if turn.label else -1
        if turn.label and turn.said and 0 <= begin < turn.said[0].start:
            found[turn.said] = (Span(begin, begin + len(turn.label)),)
    return found


def _encode_relation(document: Document, statement: Statement, source: tuple[Span, ...]) -> Record:
    """A statement for `extract`; a turn is the speaker's own words, and its label their source."""
    turn = statement.kind is StatementKind.TURN
    return {
        "source": [list(span) for span in source],
        "cue": [list(span) for span in statement.cue],
        "content": [list(span) for span in statement.content],
        "text": text_at(document.text, statement.content),
        "kind": StatementKind.DIRECT.value if turn else statement.kind.value,
        "type": statement.type.value,
        "speaker": statement.speaker,
        "score": round(statement.score, 4),
    }


def encode_verified(found: Verified) -> Record:
    """A line of `verify`: what was found of one quotation."""
    finding = found.finding
    return {
        "id": found.id,
        "verdict": finding.verdict.value,
        "transcript": _encode_place(finding.place),
        **_encode_changes(finding),
        "nearest": _encode_place(found.nearest),
    }


def _encode_place(passage: Passage | None) -> Record | None:
    if passage is None:
        return None
    return {
        "file": passage.document,
        "start": passage.span.start,
        "end": passage.span.end,
    }


def encode_review(listed: Listed) -> dict[str, object]:
    """A review as JSON has it."""
    review = listed.review
    state = "holds" if listed.holds else "undone" if review.undoes is None else "undo"
    return {
        "number": review.number,
        "at": review.at.isoformat(timespec="seconds"),
        "who": review.who,
        "kind": review.kind.value,
        "value": review.value,
        "why": review.why,
        "about": review.subject,
        "state": "orphan" if listed.orphan else state,
        "statements": list(listed.statements),
        "document_sha256": review.sha256,
        "place": review.place,
        "words": review.words,
        "speaker": review.speaker,
        "undoes": review.undoes,
        "seen": {
            "verdict": review.seen.verdict,
            "meaning": review.seen.meaning,
            "made_by": review.seen.made_by,
        },
        "before": review.before,
        "hash": review.hash,
    }


def _encode_changes(finding: Finding) -> Record:
    """What differs and what that does: the keys from `ops` to `notes`, in their order.

    Spans are pairs of code points: `said_span` in the transcript, `printed_span` in the words as
    given; null where that side has no words.
    """
    return {
        "ops": [change.type.value for change in finding.alterations],
        "alterations": [_encode_alteration(change) for change in finding.alterations],
        "meaning": finding.meaning.value if finding.meaning else None,
        "score": round(finding.score, 4),
        "notes": [note.kind.value for note in finding.notes],
        "tidied": [_encode_tidied(tidied) for tidied in finding.tidied],
    }


def _encode_alteration(change: Alteration) -> Record:
    return {
        "type": change.type.value,
        **_encode_sides(change),
        **_encode_effect(change),
    }


def _encode_tidied(tidied: Tidied) -> Record:
    return {
        "reason": tidied.reason.value,
        **_encode_sides(tidied),
        **_encode_effect(tidied),
    }


def _encode_effect(difference: Alteration | Tidied) -> Record:
    return {
        "meaning": difference.meaning.value if difference.meaning else None,
        "rule": difference.rule.value if difference.rule else None,
    }


def _encode_sides(difference: Alteration | Tidied) -> Record:
    return {
        "said": difference.said,
        "printed": difference.printed,
        "said_span": _encode_span(difference.said_span),
        "printed_span": _encode_span(difference.printed_span),
    }


def _encode_span(span: Span | None) -> list[int] | None:
    return list(span) if span is not None else None
