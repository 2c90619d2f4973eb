"""Findings as records for programs: the keys that `check` and `verify` share."""

from onrecord.model import Alteration, Finding, Tidied
from onrecord.text import Span

__all__ = ["Record", "encode_changes"]

Record = dict[str, object]


def encode_changes(finding: Finding) -> Record:
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
