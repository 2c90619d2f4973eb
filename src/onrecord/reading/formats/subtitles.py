"""Subtitles (WebVTT, SubRip): the words of the cues, with their voices as labels of turns."""

import html
import re
from collections.abc import Iterable, Iterator
from datetime import timedelta

import srt
import webvtt
from webvtt.errors import MalformedCaptionError, MalformedFileError

from onrecord.errors import UnreadableSource
from onrecord.model import Source
from onrecord.reading.content import Content
from onrecord.reading.decoding import decode_text
from onrecord.reading.kinds import MediaType

__all__ = ["read_subtitles"]

_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>\n]+)>|</v>")
_TAG = re.compile(
    r"</?(?:[cibu]|ruby|rt|lang|font)\b[^>]*>|<\d\d:[\d:.]+>|\{\\[^}]*\}", re.IGNORECASE
)
_CHANGE = re.compile(r"^\s*(?:>>+|&gt;&gt;)\s*")
_LABEL = re.compile(
    r"(?:[A-Z][A-Z .'’-]{1,40}|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}|Q|A)(?: \([^()]{1,30}\))?:\s"
)
_DASH = re.compile(r"^[-–]\s?(?=\S)")
_DAMAGED = (  # OverflowError: an hour that no clock counts
    MalformedCaptionError,
    MalformedFileError,
    srt.SRTParseError,
    ValueError,
    OverflowError,
)
_PAUSE_S = 4.0  # a silence of this length ends a paragraph


class _Cue:
    """One cue: when it is shown and its raw text."""

    def __init__(self, start: timedelta | float, end: timedelta | float, raw: str) -> None:
        self.start_s = start.total_seconds() if isinstance(start, timedelta) else start
        self.end_s = end.total_seconds() if isinstance(end, timedelta) else end
        self.raw = raw


def read_subtitles(source: Source, kind: MediaType) -> Content:
    """Read a subtitle file.

    Args:
        source: its bytes.
        kind: `VTT` or `SRT`.

    Returns:
        One paragraph a turn: `Voice: words`, the cues of one voice joined. A change of speaker
        that bears no name (`>>`) opens a paragraph with `>>`; a long pause opens one without.

    Raises:
        UnreadableSource: no cue in it can be read.
    """
    text = decode_text(source.data)
    if text is None:
        raise UnreadableSource("no text in these bytes", source.name, "save it as UTF-8 text")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    try:
        cues = list(_find_vtt_cues(text) if kind is MediaType.VTT else _find_srt_cues(text))
    except _DAMAGED as error:
        mend = "check it with the program that made it"
        raise UnreadableSource(f"subtitles are damaged: {error}", source.name, mend) from error
    return Content("\n\n".join(_join_cues(cues)))


def _find_vtt_cues(text: str) -> Iterator[_Cue]:
    """The cues of a WebVTT file."""
    for caption in webvtt.from_string(text).captions:
        yield _Cue(caption.start_in_seconds, caption.end_in_seconds, caption.raw_text)


def _find_srt_cues(text: str) -> Iterator[_Cue]:
    """The cues of a SubRip file; what stands between broken ones is passed over."""
    for cue in srt.parse(text, ignore_errors=True):
        yield _Cue(cue.start, cue.end, cue.content)


def _join_cues(cues: Iterable[_Cue]) -> Iterator[str]:
    """Paragraphs out of cues."""
    held: list[str] = []
    voice: str | None = None
    last_line, last_end_s = "", 0.0
    for cue in cues:
        pause = cue.start_s - last_end_s > _PAUSE_S
        last_end_s = cue.end_s
        for speaker, line in _find_lines(cue.raw):
            if line == last_line:
                continue  # captions that roll show each line twice
            last_line = line
            change = bool(_CHANGE.match(line) or _LABEL.match(line)) or speaker != voice
            if held and (change or (pause and speaker is None)):
                yield " ".join(held)
                held = []
            if not held and speaker and not _LABEL.match(line):
                held = [f"{speaker}:"]
            voice, pause = speaker, False
            held.append(line)
    if held:
        yield " ".join(held)


def _find_lines(raw: str) -> Iterator[tuple[str | None, str]]:
    """The lines of a cue, each with its voice."""
    speaker: str | None = None
    lines = [line for line in raw.split("\n") if line.strip()]
    dashed = len(lines) > 1 and all(_DASH.match(_TAG.sub("", line)) for line in lines)
    for line in lines:
        at = 0
        for found in [*_VOICE.finditer(line), None]:
            stop = found.start() if found else len(line)
            words = _clean(line[at:stop])
            if words:
                words = _CHANGE.sub(">> ", words)
                yield speaker, _DASH.sub(">> ", words) if dashed else words
            if found:
                speaker = _clean(found[1]).rstrip(":") if found[1] else None
                at = found.end()


def _clean(raw: str) -> str:
    """The text of a line without tags, its entities read."""
    return " ".join(html.unescape(_TAG.sub("", raw)).split())
