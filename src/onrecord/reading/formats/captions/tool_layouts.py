"""Layouts in which programs that transcribe print text: speaker and time on a line, then words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.late import compile_late
from onrecord.reading.content import MarkedTurn
from onrecord.reading.turns.labels.label_names import shape_of
from onrecord.reading.turns.labels.label_words import MONTHS, NEVER
from onrecord.reading.turns.splitting import find_labelled
from onrecord.text import Span, find_paragraphs, fold

__all__ = ["find_marked_turns"]

# 0:04, 00:00:02.100, and as Teams writes it: 1 hour 2 minutes 3 seconds
_CLOCK = r"(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,:]\d{1,3})?"
_SPELLED = r"(?:\d{1,2} hours? )?\d{1,2} minutes? \d{1,2} seconds?"
_TIME = rf"(?:{_CLOCK}(?:\s?[AaPp]\.?[Mm]\.?)?|{_SPELLED})"
_DAY = r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?:,?[ ]|T)"
_RANGE = rf"(?:{_DAY})?{_TIME}(?:[ \t]*+(?:-->|[-–—])[ \t]*+{_TIME})?"
_STAMP = rf"[\[(<]?[ \t]*+(?P<time>{_RANGE})[ \t]*+[\])>]?"
_NAME = r"(?P<name>[^\W\d_][^\n\t:;\[\]()<>|\"“”?!…]{0,58}?[\w.)]|[^\W\d_])"
_BRACKETED_NAME = r"[\[(]?" + _NAME + r"[\])]?"
_BOLD = r"(?:\*\*|__)?"
_DASH = r"[ \t]*+[|•–—-][ \t]*+"
_NAMED = rf"{_BOLD}{_BRACKETED_NAME}{_BOLD}"
# Each line of this table is one way to print who speaks; the words stand behind it or below.
# Where: Otter, Teams ("Name  0:04" or "Name   0 minutes 4 seconds"), Rev ("Name (00:04):"), Zoom
# ("[Name] 10:12:03"), Trint and Descript ("[00:00:02] Name:"), Maestra (a range, then "Name:").
_LAYOUTS = tuple(
    compile_late(rf"[ \t]*+{_BOLD}{pattern}")
    for pattern in (
        rf"{_BRACKETED_NAME}(?:{_BOLD}[ \t]*+[,|•–—-]?[ \t]*+){_STAMP}[ \t]*+:?{_BOLD}[ \t]*+$",
        rf"{_STAMP}(?:{_DASH}|[ \t]++|(?<=[ \t])){_NAMED}[ \t]*+:?{_BOLD}[ \t]*+$",
        rf"{_STAMP}(?:{_DASH}|[ \t]*+){_NAMED}[ \t]*+:{_BOLD}[ \t]++(?=\S)",
        rf"{_BRACKETED_NAME}{_BOLD}[ \t]*+{_STAMP}[ \t]*+:{_BOLD}[ \t]++(?=\S)",
        rf"{_BRACKETED_NAME}{_BOLD}[ \t]*+:{_BOLD}[ \t]*+[\[(](?P<time>{_RANGE})[\])][ \t]++(?=\S)",
    )
)
_TIMED = compile_late(r"\d:\d\d|\d minutes? \d")  # what a line of these has somewhere
_NUMBERED = compile_late(  # whisper.cpp and others: (speaker 0) words, [SPEAKER_00]: words
    r"[ \t]*+[\[(](?P<name>(?i:speaker|spk)[ _]?\w{1,3})[\])][ \t]*+:?[ \t]*+(?=\S)"
)
_TIMING = compile_late(rf"[ \t]*+[\[(<]?{_TIME}[ \t]*+-->[ \t]*+{_TIME}[\])>]?[ \t]*+$")
_NAME_LINE = compile_late(rf"[ \t]*+{_BOLD}{_NAME}:{_BOLD}[ \t]*+(?=$|\S)")
_ONLY_STAMP = compile_late(rf"[ \t]*+{_STAMP}[ \t]*+$")
_LINE = compile_late(r"[^\n\r\u2028\u2029]+")
_FURNITURE = compile_late(
    r"[ \t]*+(?:transcribed (?:by|with)\b|transcript(?:ion)? (?:by|created by|exported)\b|"
    r"(?:created|generated|exported) (?:by|with|using|from)\b|https?://\S+[ \t]*+$|"
    r"this transcript was exported on\b|stopped transcription\b|started transcription\b)",
    re.IGNORECASE,
)
_EVENT = compile_late(  # of Teams: "Mara Okello started transcription"
    r"[^\n]{1,60} (?:started|stopped) (?:transcription|recording)[ \t]*+$"
)
_FEWEST = 2
_MOST_WORDS = 8  # of a name
_STARTS_S = 300.0  # a recording is stamped from its start; a programme of a day is not
_CLEARLY_MORE = 1.5  # labels a head; a few labels stand beside what a tool wrote
_FEW = 3  # heads, of which none need recur
_NUMBER = compile_late(r"\d{1,3}")
_PLACEHOLDER = compile_late(
    r"unknown(?: speaker)?|(?:speaker|spk|participant|guest|host|interviewer)(?:[ _-]?\w{1,3})?",
    re.IGNORECASE,
)


class _Head(NamedTuple):
    """The head of a turn: from the line's start to the first word, and the name in it."""

    place: Span
    line: int  # where the line begins that holds the name
    name: Span
    time: str | None


def find_marked_turns(text: str) -> tuple[MarkedTurn, ...]:
    """The turns of a text that a transcribing program laid out.

    Args:
        text: the text of a document, unchanged.

    Returns:
        Its turns, one speaker's joined where they follow one another; none if the text is laid
        out in none of these ways. Lines of times, and what the program says of itself, are in no
        turn's words. Linear time.
    """
    lines = [Span(*found.span()) for found in _LINE.finditer(text)]
    heads = max((heads for heads in _read_layouts(text, lines)), key=len)
    if len(heads) < _FEWEST or not _is_borne_out(text, heads) or _labels_tell_more(text, heads):
        return ()
    turns = tuple(_make_turns(text, lines, heads))
    return turns if sum(bool(turn.said) for turn in turns) * 2 > len(turns) else ()


def _read_layouts(text: str, lines: Sequence[Span]) -> Iterator[list[_Head]]:
    """The heads of turns in each layout."""
    timed = [line for line in lines if _TIMED.search(text, line.start, line.end)]
    for layout in _LAYOUTS:
        yield [head for line in timed if (head := _head_at(text, line, layout)) is not None]
    yield [head for line in lines if (head := _head_at(text, line, _NUMBERED)) is not None]
    if timed:
        yield list(_find_under_times(text, lines))


def _head_at(text: str, line: Span, layout: re.Pattern[str]) -> _Head | None:
    """The head of a turn at the start of a line."""
    found = layout.match(text, line.start, line.end)
    if found is None or len(found["name"].split()) > _MOST_WORDS:
        return None
    words = [word.strip(".,") for word in fold(found["name"]).split()]
    if all(word in NEVER for word in words):  # "8:06 P.M. EDT"
        return None
    if words[0] in MONTHS and any(map(str.isdigit, words)):  # "June 12, 2031, 2:02PM"
        return None
    time = found.groupdict().get("time")
    return _Head(Span(line.start, found.end()), line.start, Span(*found.span("name")), time)


def _find_under_times(text: str, lines: Sequence[Span]) -> Iterator[_Head]:
    """Heads of turns that stand below a line of times, as in subtitles without numbers."""
    below: Span | None = None
    for line in lines:
        if below is not None:
            found = _NAME_LINE.match(text, line.start, line.end)
            if found and len(found["name"].split()) <= _MOST_WORDS:
                time = below.of(text).split("-->")[0].strip(" \t[(<")
                place = Span(below.start, found.end())
                yield _Head(place, line.start, Span(*found.span("name")), time)
        below = line if _TIMING.match(text, line.start, line.end) else None


def _is_borne_out(text: str, heads: Sequence[_Head]) -> bool:
    """Whether heads name speakers: names recur or tell nobody, or times run from a beginning."""
    names = Counter(head.name.of(text) for head in heads)
    if any(_PLACEHOLDER.fullmatch(name) for name in names) or max(names.values()) > 1:
        return True
    time = heads[0].time
    return time is not None and len(heads) <= _FEW and _seconds(time) <= _STARTS_S


def _labels_tell_more(text: str, heads: Sequence[_Head]) -> bool:
    """Whether the labels of any transcript explain a text better than such heads do.

    They do where there are clearly more of them, or as many and most heads hold more than a name.
    """
    labels = find_labelled(text, Span(0, len(text)), find_paragraphs(text, Span(0, len(text))))
    named = sum(
        _PLACEHOLDER.fullmatch(name) is not None or shape_of(name) is not None
        for name in (head.name.of(text) for head in heads)
    )
    if 2 * named < len(heads):
        return len(labels) >= len(heads)
    return len(labels) > _CLEARLY_MORE * len(heads)


def _seconds(time: str) -> float:
    """A time in seconds; of a range its start."""
    start = time.partition("-->")[0]
    numbers = [float(each) for each in _NUMBER.findall(start)]
    parts = numbers if "second" in time else numbers[: start.count(":") + 1]
    total = 0.0
    for part in parts:
        total = total * 60 + part
    return total


def _make_turns(text: str, lines: Sequence[Span], heads: Sequence[_Head]) -> Iterator[MarkedTurn]:
    """Turns out of their heads and of the lines between them."""
    named = {head.line: head for head in heads}
    open_head: _Head | None = None
    said: list[Span] = []
    for line in lines:
        head = named.get(line.start)
        words = line
        if head is not None:
            if open_head is None or head.name.of(text) != open_head.name.of(text):
                if open_head is not None:
                    yield _close(text, open_head, said)
                open_head, said = head, []
            words = Span(head.place.end, line.end)
        elif open_head is None or _is_silent(text, line):
            continue
        words = words.trimmed(text)
        if words.start < words.end:
            said.append(words)
    if open_head is not None:
        yield _close(text, open_head, said)


def _is_silent(text: str, line: Span) -> bool:
    """Whether a line is times, or what the program says of itself."""
    return any(each.match(text, line.start, line.end) for each in (_ONLY_STAMP, _FURNITURE, _EVENT))


def _close(text: str, head: _Head, said: Sequence[Span]) -> MarkedTurn:
    """A turn of its head and its words."""
    end = said[-1].end if said else head.place.trimmed(text).end
    return MarkedTurn(Span(head.place.start, end).trimmed(text), head.name, tuple(said))
