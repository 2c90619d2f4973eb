"""Invented transcripts for tests, written as `LABEL: words`; a label `Q` is a question."""

from datetime import date

from onrecord.model import Transcript, Turn, TurnRole
from onrecord.text import Span

DAY = date(2031, 5, 6)


def transcribe(name: str, *lines: str, on: date | None = DAY) -> Transcript:
    """A transcript of one paragraph a line."""
    text = "\n\n".join(lines)
    turns = []
    start = 0
    for line in lines:
        label, _, words = line.partition(": ")
        end = start + len(line)
        role = TurnRole.QUESTION if label == "Q" else TurnRole.SPEAKER
        said = Span(end - len(words), end)
        turns.append(Turn(Span(start, end), None if label == "Q" else label, role, (said,)))
        start = end + 2
    return Transcript(name, text, on, tuple(turns))
