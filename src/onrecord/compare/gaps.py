"""Gaps: where a transcript may lack what a report quotes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from onrecord.model import Finding, Note, NoteKind, Passage, Verdict
from onrecord.text import Span

__all__ = ["suspect_gaps"]

_MISSING = frozenset({Verdict.UNSUPPORTED, Verdict.NO_PRIMARY})
_FOUND = frozenset({Verdict.VERBATIM, Verdict.COSMETIC, Verdict.ALTERED})
_MOST_MISSING = 4  # in a row, before or behind; where more are missing, it is no gap
_NEAR = 3000  # characters of transcript between the neighbours; some two minutes of speech


def suspect_gaps(
    findings: Sequence[Finding], speakers: Sequence[str | None]
) -> tuple[Finding, ...]:
    """Note where a quotation is missing between two neighbours that are found.

    A report tends to quote in the order of speech. If the quotations before and after one that is
    not in the transcript stand there, in that order and close together, the transcript rather than
    the report may have left something out. The verdict does not change.

    Args:
        findings: on the quotations of one report, in printed order.
        speakers: who is said to have spoken each; None for a statement that takes no part, such
            as an indirect one. As many as there are findings.

    Returns:
        The findings, some with a note whose passage is the stretch between the neighbours. Scraps
        that bear the note `short` are passed over.
    """
    noted = list(findings)
    for who in {speaker for speaker in speakers if speaker is not None}:
        own = [number for number, speaker in enumerate(speakers) if speaker == who]
        for at, number in enumerate(own):
            if not _is_missing(findings[number]):
                continue
            before = _nearest(findings, reversed(own[:at]))
            behind = _nearest(findings, own[at + 1 :])
            stretch = _between(before, behind)
            if stretch is not None:
                note = Note(NoteKind.TRANSCRIPT_GAP_SUSPECTED, (stretch,))
                noted[number] = replace(findings[number], notes=(*findings[number].notes, note))
    return tuple(noted)


def _is_missing(finding: Finding) -> bool:
    """Whether words were not found that are enough to tell."""
    short = any(note.kind is NoteKind.SHORT for note in finding.notes)
    return finding.verdict in _MISSING and not finding.passages and not short


def _nearest(findings: Sequence[Finding], numbers: Iterable[int]) -> Finding | None:
    """The next quotation, if it is found; a few more that are missing are passed over."""
    for number in islice(numbers, _MOST_MISSING + 1):
        if not _is_missing(findings[number]):
            found = findings[number].verdict in _FOUND and findings[number].passages
            return findings[number] if found else None
    return None


def _between(before: Finding | None, behind: Finding | None) -> Passage | None:
    """The stretch of transcript between two findings, if it is short and in order."""
    if before is None or behind is None:
        return None
    first, last = before.place, behind.place
    if first is None or last is None or first.document != last.document:
        return None
    if not 0 <= last.span.start - first.span.end <= _NEAR:
        return None
    return Passage(first.document, Span(first.span.end, last.span.start), first.speaker)
