"""What is announced by its number: "Orr made three demands. Open the gate. Let in fuel."."""

from collections.abc import Iterator, Sequence

from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.model import Attribution
from onrecord.statements.amending.adding.verb_subjects import subject_of
from onrecord.statements.amending.quoted_layout import Layout
from onrecord.text import Span, find_sentences, share_out

__all__ = ["add_announced"]

_HEAD = (
    rf"\b(?P<cue>{ENGLISH.pattern('reported', 'announcing')})\s"
    rf"(?:{ENGLISH.pattern('reported', 'numbers')})\s(?:[a-z]+\s)?"
    rf"(?:{ENGLISH.pattern('reported', 'announced')})\b"
)
_ANNOUNCING = compile_late(_HEAD)
_ANNOUNCED = compile_late(_HEAD + r"[^.:!?]{0,60}[.:]$")
_MOST = 6  # sentences
_FEWEST = 3  # words
_WORTH = 0.7  # a score
_STOPS = '.…”"’) '


def add_announced(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions, and those of the sentences behind an announcement that hold none."""
    parts: dict[int, list[Span]] = {}
    for one in (each for each in found if each.source):
        for span in (*one.source, *one.cue, *one.content):
            parts.setdefault(layout.paragraph_at(span.start), []).append(span)
    added: list[Attribution] = []
    for number, paragraph in enumerate(layout.paragraphs):
        if _ANNOUNCING.search(layout.text, *paragraph) is None:
            continue
        sentences = find_sentences(layout.text, paragraph)
        spans = parts.get(number, [])
        held = share_out(sentences, zip(spans, spans, strict=True))
        for n, sentence in enumerate(sentences):
            told = _ANNOUNCED.search(layout.text, *sentence)
            cue = Span(*told.span("cue")) if told else None
            source = subject_of(layout, sentence, cue) if cue else None
            if cue and source:
                rest = slice(n + 1, n + 1 + _MOST)
                said = _behind(layout, sentences[rest], held[rest])
                added += [Attribution((source,), (cue,), (span,), _WORTH) for span in said]
    taken = sorted({one.content[0] for one in added})
    inside = share_out(taken, ((span, one) for one in found for span in one.content))
    again = {id(one) for ones in inside for one in ones if not one.source}
    return [*(one for one in found if id(one) not in again), *added]


def _behind(layout: Layout, rest: Sequence[Span], held: Sequence[Sequence[Span]]) -> Iterator[Span]:
    """Sentences up to the first that reports something by itself."""
    for sentence, reports in zip(rest, held, strict=True):
        if reports:
            return
        words = sentence.of(layout.text).rstrip(_STOPS)
        if len(words.split()) >= _FEWEST:
            yield Span(sentence.start, sentence.start + len(words))
