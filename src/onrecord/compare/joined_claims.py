"""Findings on the pieces of one quotation: where they lie in the document, and all as one."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Alteration, Finding, Note, NoteKind, Passage, Verdict
from onrecord.text import Span

__all__ = ["join_findings", "place_finding", "weigh_finding"]

_BY_WEIGHT = (  # of the findings on the pieces of one statement, the gravest is the statement's
    Verdict.VERBATIM,
    Verdict.PARAPHRASE,
    Verdict.COSMETIC,
    Verdict.NO_PRIMARY,
    Verdict.ELSEWHERE,
    Verdict.UNSUPPORTED,
    Verdict.ALTERED,
    Verdict.SPLICED,
    Verdict.MISATTRIBUTED,
)


def weigh_finding(finding: Finding) -> tuple[int, int, int]:
    """How grave a finding is: the verdict, how many differences, how long they are."""
    changes = finding.alterations
    letters = sum(len(change.said) + len(change.printed) for change in changes)
    return _BY_WEIGHT.index(finding.verdict), len(changes), letters


def place_finding(finding: Finding, spans: tuple[Span, ...]) -> Finding:
    """Turn places in the quotation's text into places in the document's."""
    changes = tuple(
        replace(change, printed_span=_move(change.printed_span, spans))
        for change in finding.alterations
    )
    tidied = tuple(
        replace(each, printed_span=_move(each.printed_span, spans)) for each in finding.tidied
    )
    return replace(finding, alterations=changes, tidied=tidied)


def _move(span: Span | None, spans: tuple[Span, ...]) -> Span | None:
    """Where a span of the joined pieces lies in the document, with what interrupts it."""
    if span is None:
        return None
    start: int | None = None
    end = first = 0  # `first` is that of the piece, in the joined text
    for piece in spans:
        last = first + piece.end - piece.start
        if start is None and span.start < last:
            start = piece.start + span.start - first
        if first < span.end:
            end = piece.start + min(span.end, last) - first
        first = last + 1  # the space between pieces
    return None if start is None else Span(start, end)


def join_findings(findings: Sequence[Finding]) -> Finding:
    """The findings on the pieces of one statement as one: the gravest verdict, all evidence."""
    gravest = max(findings, key=lambda finding: weigh_finding(finding)[0])
    if len(findings) == 1:
        return gravest
    changes: tuple[Alteration, ...] = ()
    passages: tuple[Passage, ...] = ()
    notes: dict[NoteKind, Note] = {}
    for finding in findings:
        changes += finding.alterations
        passages += tuple(passage for passage in finding.passages if passage not in passages)
        notes |= {note.kind: note for note in finding.notes}
    if not all(any(n.kind is NoteKind.SHORT for n in each.notes) for each in findings):
        notes.pop(NoteKind.SHORT, None)
    if not all(each.is_misheard for each in findings if each.alterations):
        notes.pop(NoteKind.TRANSCRIPT_SLIP_SUSPECTED, None)
    return replace(
        gravest,
        alterations=changes,
        passages=passages,
        notes=tuple(notes.values()),
        score=min(finding.score for finding in findings),
        tidied=tuple(each for finding in findings for each in finding.tidied),
    )
