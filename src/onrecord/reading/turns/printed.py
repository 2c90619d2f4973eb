"""Printed turns: questions that nothing but bold or italic print tells from their answers."""

import re
from collections.abc import Iterable, Sequence

from onrecord.reading.content import MarkedTurn
from onrecord.reading.turns.splitting import find_labelled
from onrecord.text import Span, find_paragraphs

__all__ = ["find_printed_turns", "find_starred"]

_STARRED = re.compile(r"(\*\*|__|\*|_)(?![*_\s])(?P<words>[^*\n]{1,1000}?)\1[ \t]*")
_FIRST_PERSON = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|we|We|my|My|our|Our|us|me)\b")
_FEWEST = 3  # questions with an answer
_FEWEST_LABELS = 2  # which tell turns better
_LONGEST_QUESTION = 900  # characters; longer paragraphs in bold are set off for another reason
# Of the questions that many end with a question mark, and of the answers that many speak in the
# first person: an explainer asks in bold too, and answers as a report does.
_LEAST_SHARE = 0.5


def find_printed_turns(text: str, printed: Iterable[Span]) -> tuple[MarkedTurn, ...]:
    """Questions and answers of an interview whose questions are printed in bold or italics.

    Args:
        text: the text of a document.
        printed: the words of its paragraphs that are in such print as a whole, in order.

    Returns:
        Turns without labels, a question and its answer by turns; none where the paragraphs in
        such print are no questions, answers are not in the first person, or labels tell the turns.
        What stands above the first question is in none. Linear time.
    """
    asked = {span.start: span for span in printed if span.end - span.start <= _LONGEST_QUESTION}
    if len(asked) < _FEWEST:
        return ()
    paragraphs = find_paragraphs(text, Span(0, len(text)))
    turns = tuple(_join(text, paragraphs, asked))
    while turns and turns[-1].asks:
        turns = turns[:-1]  # a heading below the last answer
    asks = [turn for turn in turns if turn.asks]
    answers = [turn for turn in turns if not turn.asks]
    marks = sum(text[turn.said[-1].end - 1] == "?" for turn in asks)
    spoken = sum(bool(_FIRST_PERSON.search(turn.span.of(text))) for turn in answers)
    if len(asks) < _FEWEST or marks < _LEAST_SHARE * len(asks):
        return ()
    if spoken < _LEAST_SHARE * len(answers):
        return ()
    labels = find_labelled(text, Span(0, len(text)), paragraphs)
    return () if len(labels) >= _FEWEST_LABELS else turns


def find_starred(text: str) -> tuple[Span, ...]:
    """The words of paragraphs that Markdown sets in bold or italics as a whole, in order."""
    found = []
    for paragraph in find_paragraphs(text, Span(0, len(text))):
        starred = _STARRED.fullmatch(text, *paragraph)
        if starred:
            found.append(Span(*starred.span("words")))
    return tuple(found)


def _join(text: str, paragraphs: Sequence[Span], asked: dict[int, Span]) -> Iterable[MarkedTurn]:
    """Paragraphs of one kind joined, from the first question on."""
    said: list[Span] = []
    asks = False
    for paragraph in paragraphs:
        place = paragraph.trimmed(text)
        marks = len(place.of(text)) - len(place.of(text).lstrip("*_"))
        words = asked.get(place.start + marks)
        if words is None and not said:
            continue
        if said and asks != (words is not None):
            yield MarkedTurn(Span(said[0].start, said[-1].end), None, tuple(said), asks=asks)
            said = []
        asks = words is not None
        said.append(words or place)
    if said:
        yield MarkedTurn(Span(said[0].start, said[-1].end), None, tuple(said), asks=asks)
