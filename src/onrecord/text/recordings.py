"""Recordings: where a transcript says that a clip is played."""

import re

from onrecord.language import ENGLISH

__all__ = ["is_played"]

_REACH = 6000  # characters around a place in which a recording begins and ends: five minutes
_KINDS, _OPENS, _ENDS = (
    f"(?:{ENGLISH.pattern('stages', name)})"
    for name in ("recordings", "recording_opens", "recording_ends")
)
# "(BEGIN VIDEO CLIP)", "[video clip plays]", "(END VIDEOTAPE)": so of 985 transcripts 180 mark it.
_MARK = re.compile(
    rf"[(\[](?:(?:(?P<on>{_OPENS})|{_ENDS})\s[^()\[\]\n]{{0,20}}{_KINDS}\b|"
    rf"[^()\[\]\n]{{0,20}}{_KINDS}\s(?:(?P<opens>{_OPENS})|{_ENDS})\b)",
    re.IGNORECASE,
)


def is_played(text: str, place: int) -> bool:
    """Whether a recording begins before a place in a transcript, and ends behind it.

    What is played is cut, and was transcribed apart from the whole; it was said somewhere else. Of
    a mark without its other half nothing is known.

    Args:
        text: a transcript.
        place: a code point of it.
    """
    before = list(_MARK.finditer(text, max(0, place - _REACH), place))
    behind = _MARK.search(text, place, place + _REACH)
    return bool(before and behind) and _opens(before[-1]) and not _opens(behind)


def _opens(mark: re.Match[str] | None) -> bool:
    """Whether a mark tells that a recording begins."""
    return mark is not None and bool(mark["on"] or mark["opens"])
