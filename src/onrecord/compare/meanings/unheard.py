"""Unheard: gaps of which a transcript tells, “(INAUDIBLE)”, where the print has words."""

import re
from dataclasses import replace

from onrecord.compare.differences.changes import Comparison
from onrecord.compare.meanings.meaning import find_gravest
from onrecord.language import ENGLISH
from onrecord.model import Alteration, Finding, Tidied, Tidying, Verdict
from onrecord.text import find_words

__all__ = ["forgive_gaps"]

_MOST = 12  # printed words that one gap may hold: some five seconds of speech
_ROOM = 60  # characters between the words around a gap, its own left out
_GAP = re.compile(
    r"[(\[<][^()\[\]<>\n]{0,30}\b(?:"
    + ENGLISH.pattern("stages", "gaps")
    + r")\b[^()\[\]<>\n]{0,30}[)\]>]",
    re.IGNORECASE,
)


def forgive_gaps(found: Finding, case: Comparison) -> Finding:
    """A finding without the words that are printed where the transcript tells of a gap.

    They are told as not heard, and the finding is no worse for them.
    """
    gone = [one for one in found.alterations if _is_unheard(one, case)]
    if not gone or found.verdict is not Verdict.ALTERED:
        return found
    left = tuple(one for one in found.alterations if one not in gone)
    told = [Tidied(Tidying.NOT_HEARD, "", one.printed, None, one.printed_span) for one in gone]
    return replace(
        found,
        verdict=Verdict.ALTERED if left else Verdict.COSMETIC,
        alterations=left,
        meaning=find_gravest([one.meaning for one in left]),
        tidied=(*found.tidied, *told),
    )


def _is_unheard(change: Alteration, case: Comparison) -> bool:
    """Whether words that are only printed stand where the transcript tells of a gap.

    At the end of a quotation the gap follows its last word that was heard; at its beginning it
    stands right before the first.
    """
    span = change.printed_span
    if change.said or span is None or len(find_words(change.printed)) > _MOST:
        return False
    laid = [step for step in case.steps if step.printed and step.said]
    before = [s.said.end for s in laid if s.said and s.printed and s.printed.end <= span.start]
    behind = [s.said.start for s in laid if s.said and s.printed and s.printed.start >= span.end]
    if not before and not behind:
        return False
    low = before[-1] if before else max(0, behind[0] - _ROOM)
    between = case.said[low : behind[0] if behind else low + _ROOM]
    found = list(_GAP.finditer(between))
    if not found or (not before and "\n" in between[found[-1].end() :]):
        return False
    return len(_GAP.sub("", between)) <= _ROOM
