"""Played: whether a passage stands in a recording that is played in another text."""

import re

from onrecord.verdicts.changes import Comparison
from onrecord.verdicts.quoted import find_start

__all__ = ["is_played"]

_REACH = 6000  # characters around a passage in which a recording begins and ends: five minutes
_KINDS = r"(?:video|audio|tape|videotape|audiotape|clip|recording|footage)"
# "(BEGIN VIDEO CLIP)", "[video clip plays]", "(END VIDEOTAPE)": so of 985 transcripts 180 mark it.
_MARK = re.compile(
    rf"[(\[](?:(?:(?P<on>begin|start|playing|play)\w*|end\w*|stop\w*)\s[^()\[\]\n]{{0,20}}{_KINDS}\b|"
    rf"[^()\[\]\n]{{0,20}}{_KINDS}\s(?:(?P<opens>begins?|starts?|plays?|playing)|ends?|stops?)\b)",
    re.IGNORECASE,
)


def is_played(case: Comparison) -> bool:
    """Whether a recording begins before a passage, and ends behind it.

    What is played is cut, and was transcribed apart from the whole: it is no measure of wording.
    Of a mark without its other half nothing is known.
    """
    start = find_start(case)
    if start is None:
        return False
    before = list(_MARK.finditer(case.said, max(0, start - _REACH), start))
    behind = _MARK.search(case.said, start, start + _REACH)
    return bool(before and behind) and _opens(before[-1]) and not _opens(behind)


def _opens(mark: re.Match[str] | None) -> bool:
    """Whether a mark tells that a recording begins."""
    return mark is not None and bool(mark["on"] or mark["opens"])
