"""Subtitles (WebVTT, SubRip, SBV): their cues, read one by one, and what is damaged passed over."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.errors import UnreadableSource
from onrecord.model import Source
from onrecord.reading.charsets import decode_text
from onrecord.reading.content import Content, Particulars
from onrecord.reading.formats.captions.caption_cues import Cue, join_cues
from onrecord.reading.heads.day_lines import find_date
from onrecord.reading.heads.genre_forms import find_forms

__all__ = ["read_subtitles"]

# WebVTT leaves the hours out, SubRip has a comma before the milliseconds, SBV one between times.
_CLOCK = r"(?:(\d{1,30}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,3}))?"
_TIMING = re.compile(rf"[ \t]*{_CLOCK}(?:[ \t]*-->[ \t]*|,){_CLOCK}(?:[ \t][^\n]*)?[ \t]*")
_COUNTER = re.compile(r"[ \t]*\d+[ \t]*")
# https://www.w3.org/TR/webvtt1/#file-structure: words behind the signature tell what they like
_HEAD = re.compile(r"WEBVTT(?:[ \t]+(?:[-–—:|][ \t]*)?(?P<title>[^\n]*))?(?=\n|\Z)")
_NOTE = re.compile(r"(?m)^NOTE\b[ \t]*\n?((?:.+\n?)*)")
_ARROW = re.compile(r"(?m)^.*-->")
_SILENT = ("NOTE", "STYLE", "REGION")  # blocks of WebVTT that show nothing


def read_subtitles(source: Source) -> Content:
    """Read a subtitle file.

    Args:
        source: its bytes.

    Returns:
        The cues as `join_cues` writes them.

    Raises:
        UnreadableSource: no cue in it can be read.
    """
    text = decode_text(source.data)
    if text is None:
        raise UnreadableSource("no text in these bytes", source.name, "save it as UTF-8 text")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    cues = list(_find_cues(text))
    if not cues:
        mend = "check it with the program that made it"
        raise UnreadableSource("subtitles are damaged: no cue in them", source.name, mend)
    return replace(join_cues(cues), told=_read_head(text))


def _read_head(text: str) -> Particulars:
    """What the head of WebVTT tells, and the notes above its first cue: a title, and a day."""
    opens = _HEAD.match(text)
    if opens is None:
        return Particulars()
    first = _ARROW.search(text)
    above = text[opens.end() : first.start() if first else opens.end()]
    notes = [" ".join(note.split()) for note in _NOTE.findall(above)]
    title = " ".join((opens["title"] or "").split())
    named = [line for line in (title, *notes) if find_forms(line)]
    return Particulars(
        title=title or next(iter(named), None),
        published=next((day for line in (title, *notes) if (day := find_date(line))), None),
    )


def _find_cues(text: str) -> Iterator[Cue]:
    """The cues of a file; a line of times opens one, and a blank line ends it.

    SubRip made by hand has cues with a blank line inside: what follows belongs to the cue, unless
    it is the number or name of the next.
    """
    times: re.Match[str] | None = None
    held: list[str] = []
    for line in [*text.split("\n"), None]:
        found = _TIMING.fullmatch(line) if line is not None else None
        if line is not None and found is None:
            held.append(line)
            continue
        if times is not None:
            yield _make_cue(times, held, last=line is None)
        times, held = found, []


def _make_cue(times: re.Match[str], lines: list[str], *, last: bool) -> Cue:
    """A cue of its times and of the lines up to the next one's times."""
    parted = len(lines) > 1 and not lines[-2].strip()
    if not last and lines and (parted or _COUNTER.fullmatch(lines[-1])):
        lines = lines[:-1]  # the number or name of the next
    kept = []
    for number, line in enumerate(lines):
        if line.startswith(_SILENT) and number and not lines[number - 1].strip():
            break
        kept.append(line)
    groups = times.groups()
    raw = "\n".join(kept).strip()
    return _read_metadata(Cue(_seconds(*groups[:4]), _seconds(*groups[4:]), raw))


def _read_metadata(cue: Cue) -> Cue:
    """A cue of Teams whose text is an object: `{"speakerName": …, "spokenText": …}`."""
    if not cue.raw.startswith("{") or "spokenText" not in cue.raw:
        return cue
    try:
        told = json.loads(cue.raw)
    except (ValueError, RecursionError):
        return cue
    words, speaker = told.get("spokenText"), told.get("speakerName")
    named = speaker if isinstance(speaker, str) and speaker.strip() else None
    return Cue(cue.start_s, cue.end_s, str(words or ""), named)


def _seconds(hours: str | None, minutes: str, seconds: str, fraction: str | None) -> float:
    """A time of day in seconds."""
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return whole + int((fraction or "0").ljust(3, "0")) / 1000
