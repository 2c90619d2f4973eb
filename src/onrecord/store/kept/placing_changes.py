"""Where in a primary text a difference lies, also one of words that were only printed."""

from onrecord.model import Alteration, Finding
from onrecord.text import Span

__all__ = ["locate_said"]


def locate_said(finding: Finding, change: Alteration) -> Span | None:
    """The stretch that a change is about; None: nothing tells.

    Words outside all differences are the same on both sides, so added words lie as far behind the
    difference before them (else before the one after them) in the one text as in the other.
    """
    if change.said_span is not None or change.printed_span is None:
        return change.said_span
    spans = [(each.printed_span, each.said_span) for each in finding.alterations]
    spans += [(each.printed_span, each.said_span) for each in finding.tidied]
    both = [(p, s) for p, s in spans if p is not None and s is not None]
    at = change.printed_span.start
    before = max((pair for pair in both if pair[0].end <= at), default=None)
    after = min((pair for pair in both if pair[0].start >= at), default=None)
    if before is not None:
        place = before[1].end + at - before[0].end
    elif after is not None:
        place = after[1].start - (after[0].start - change.printed_span.end)
    elif finding.passages:
        place = finding.passages[0].span.start
    else:
        return None
    return Span(max(0, place), max(0, place))
