"""Pieces: how the marked parts of one quotation belong together, as they are printed."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.casework.record import Claim
from onrecord.late import compile_late, load_late
from onrecord.model import Document, Quotation, Statement, StatementKind
from onrecord.statements import quoted_words
from onrecord.text import SENTENCE_STOP, Span, find_words, text_at

if TYPE_CHECKING:
    from onrecord import dates
else:
    dates = load_late("onrecord.dates")

__all__ = ["Piece", "find_pieces", "is_one_sentence", "runs_on"]

Piece = tuple[Quotation, tuple[Span, ...]]
"""A quotation, and where its marked pieces stand in the report."""

_SENTENCE = 400  # characters of a sentence before its quoted words
_CLOSE = 3  # characters in which a quotation ends: its stop and its marks
# A new paragraph of one quotation, whose mark is not closed before it, or nothing at all
_REOPENED = compile_late(r"\s+(?:[“\"«„‘]|''|``)?\s*")


def runs_on(text: str, spans: Sequence[Span]) -> bool:
    """Whether nothing but a new paragraph's opening mark stands between pieces, and none closes."""
    return all(_REOPENED.fullmatch(text, a.end, b.start) for a, b in pairwise(spans))


def _part_by_sentences(
    text: str, spans: Sequence[Span], own: Sequence[Span]
) -> list[tuple[Span, ...]]:
    """Pieces between which no sentence of the report stands or begins, together.

    “A,” he said. By noon, though, “b”: no reader takes b for what followed a. The source and the
    cue of the statement are no sentence of the report: “A.” He said: “B.”

    Args:
        text: the text of the report.
        spans: the marked pieces, in order; one or more.
        own: the source and the cue of the statement.
    """
    groups = [spans[:1]]
    for before, behind in pairwise(spans):
        if _begins_between(text, before, behind, own):
            groups.append((behind,))
        else:
            groups[-1] = (*groups[-1], behind)
    return [tuple(group) for group in groups]


def _begins_between(text: str, before: Span, behind: Span, own: Sequence[Span]) -> bool:
    """Whether words that are not source or cue stand behind the last stop between two pieces."""
    stops = SENTENCE_STOP.finditer(text, max(before.start, before.end - _CLOSE), behind.start)
    last = max((stop.end() for stop in stops), default=behind.start)
    words = find_words(text, max(last, before.end), behind.start)
    return any(not any(Span(w.start, w.end).overlaps(span) for span in own) for w in words)


def is_one_sentence(quoted: str, spans: Sequence[Span]) -> bool:
    """Whether each marked piece behind the first goes on with the sentence of the one before."""
    first = 0
    for span in spans[:-1]:
        first += span.end - span.start + 1
        before = quoted[: first - 1].rstrip("\"'”’ \n")
        if not before.endswith(",") or not quoted[first:].lstrip("\"'“‘ \n")[:1].islower():
            return False
    return True


def find_pieces(document: Document, statement: Statement, claim: Claim) -> Iterator[Piece]:
    """What is held against the record: direct words as one, each quoted piece of a mixed one."""
    indirect = statement.kind is StatementKind.INDIRECT
    quoted = () if indirect else quoted_words(document.text, statement.content)
    spans = quoted or statement.content
    for piece in _part(document.text, statement, spans):
        quotation = Quotation(
            text_at(document.text, piece),
            claim.speaker,
            document.published,
            translated=document.is_translation,
            indirect=not quoted,
            occasion=claim.occasion.transcripts if claim.occasion else (),
            said_on=dates.told_day(statement),
            anchors=tuple(claim.anchors),
            body=claim.body,
            around=_around(document.text, piece) if quoted else None,
        )
        yield quotation, piece


def _part(text: str, statement: Statement, spans: tuple[Span, ...]) -> list[tuple[Span, ...]]:
    """Which marked pieces are held against the record together."""
    if statement.kind is StatementKind.MIXED:
        return [(span,) for span in spans]
    if statement.kind is StatementKind.INDIRECT:
        return [spans]
    return _part_by_sentences(text, spans, (*statement.source, *statement.cue))


def _around(text: str, piece: Sequence[Span]) -> str:
    """The report's own words of the sentence in which pieces of a quotation stand."""
    first, last = piece[0].start, piece[-1].end
    before = SENTENCE_STOP.split(text[max(0, first - _SENTENCE) : first])[-1]
    ended = text[first:last].rstrip()[-1:] in {".", "!", "?"}  # inside the marks
    behind = "" if ended else SENTENCE_STOP.split(text[last : last + _SENTENCE])[0]
    between = (text[one.end : other.start] for one, other in pairwise(piece))
    return " ".join((before, *between, behind))
