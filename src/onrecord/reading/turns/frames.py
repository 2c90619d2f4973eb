"""Frames: words that every stamped line of a document has around its name."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.reading.turns.label_names import LONGEST, STAMP, Form, Label, name_key, shape_of
from onrecord.text import Span

__all__ = ["find_framed"]

# 10:12:03 From Mara Okello to Everyone: words — where all lines read "From NAME to Everyone".
_STAMPED = re.compile(rf"[ \t]*{STAMP}[ \t]*[-–—|•]?[ \t]*")
_COLON = re.compile(r"[ \t]*:(?=\s)[ \t]*")
_WORD = re.compile(r"[^\s:]+")
_MOST_BEFORE = 2  # words of a frame on each side
_MOST_NAME = 4
_FEWEST = 3  # lines with one frame
_FEWEST_NAMES = 2


class _Framed(NamedTuple):
    """One way to see a line: as a name between words that recur."""

    frame: tuple[str, str]
    label: Label


def find_framed(text: str, lines: Sequence[Span]) -> list[Label]:
    """The labels of lines that begin with a time and are no labels without their frame.

    Args:
        text: the text of a document.
        lines: the lines that bear no label, in order.

    Returns:
        Labels in order, whose name stands in the frame that most of these lines share; none if a
        frame stands fewer than three times, or around one name only. Linear time.
    """
    ways = [list(_ways(text, line)) for line in lines]
    counts: Counter[tuple[str, str]] = Counter()
    names: dict[tuple[str, str], set[str]] = {}
    for found in ways:
        for way in found:
            counts[way.frame] += 1
            names.setdefault(way.frame, set()).add(way.label.key)
    good = [
        frame
        for frame, count in counts.items()
        if count >= _FEWEST and _FEWEST_NAMES <= len(names[frame]) < count
    ]
    if not good:
        return []
    best = max(good, key=lambda frame: (counts[frame], len(frame[0]) + len(frame[1])))
    return [way.label for found in ways for way in found if way.frame == best]


def _ways(text: str, line: Span) -> Iterator[_Framed]:
    """Every way to see the head of a line as a name in a frame."""
    stamp = _STAMPED.match(text, line.start, line.end)
    colon = _COLON.search(text, stamp.end(), min(line.end, line.start + LONGEST)) if stamp else None
    if stamp is None or colon is None:
        return
    words = [Span(*found.span()) for found in _WORD.finditer(text, stamp.end(), colon.start())]
    for before in range(_MOST_BEFORE + 1):
        for behind in range(_MOST_BEFORE + 1):
            inner = words[before : len(words) - behind]
            if not 0 < len(inner) <= _MOST_NAME or before + behind == 0:
                continue
            name = Span(inner[0].start, inner[-1].end)
            if shape_of(name.of(text)) is None:
                continue
            frame = text[stamp.end() : name.start].strip(), text[name.end : colon.start()].strip()
            place = Span(line.start, colon.end())
            yield _Framed(frame, Label(place, name, Form.WRAPPED, name_key(name.of(text))))
