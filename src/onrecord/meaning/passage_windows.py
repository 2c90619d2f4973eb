"""Windows: the stretches of a transcript that are looked up by meaning."""

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.model import Transcript
from onrecord.text import Span, find_sentences, find_words

__all__ = ["Window", "cut_windows"]

_FEWEST_WORDS = 10  # a shorter sentence ("We will.") says too little alone and joins the next
_MOST_WORDS = 48  # a longer one says several things, and its vector none of them


class Window(NamedTuple):
    """A sentence or two in one speaker's mouth."""

    span: Span  # in the transcript's text
    turn: int  # number of the turn; 0 where the transcript has none


def cut_windows(transcript: Transcript) -> tuple[Window, ...]:
    """Cut what is said in a transcript into windows.

    A window is a sentence; short ones join the next of the same paragraph, long ones are cut.

    Args:
        transcript: its turns say what was spoken; without turns the whole text was.

    Returns:
        Windows in order, without overlap, none across a turn's or paragraph's end. Every spoken
        word lies in one of them. Linear time.
    """
    text = transcript.text
    if not transcript.turns:
        return tuple(Window(span, 0) for span in _cut(text, Span(0, len(text))))
    return tuple(
        Window(span, number)
        for number, turn in enumerate(transcript.turns)
        for said in turn.said
        for span in _cut(text, said)
    )


def _cut(text: str, area: Span) -> Iterator[Span]:
    """The windows of one stretch of speech."""
    first: int | None = None  # where the window begins that is being gathered
    last = area.start
    held = 0  # words in it
    for sentence in find_sentences(text, area):
        words = find_words(text, sentence.start, sentence.end)
        if first is not None and (held >= _FEWEST_WORDS or held + len(words) > _MOST_WORDS):
            yield Span(first, last)
            first, held = None, 0
        while len(words) > _MOST_WORDS:
            cut = words[_MOST_WORDS].start
            start = words[0].start if first is None else first
            yield Span(start, cut).trimmed(text)
            words, first, held = words[_MOST_WORDS:], None, 0
        if words and first is None:
            first = words[0].start
        held += len(words)
        last = sentence.end
    if first is not None:
        yield Span(first, last)
