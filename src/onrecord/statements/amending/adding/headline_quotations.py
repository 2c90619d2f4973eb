"""Quotations in headlines: whose they are is told where the words stand again, in the article."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from onrecord.late import compile_late
from onrecord.model import Attribution
from onrecord.statements.amending.quoted_layout import Layout, holds
from onrecord.statements.amending.withholding import reads_as_title
from onrecord.statements.quoting.quotation_marks import Quoted
from onrecord.text import Span, text_at

__all__ = ["add_headlines"]

_WORD = compile_late(r"\w+(?:['’]\w+)*")
_LONGEST = 140  # characters of a headline
_MOST = 50  # quotations in headlines that are looked at
_STOPS = frozenset(".!?…:;,")
_CLOSERS = "”\"'’»“›)*_ "
_TOP = 4  # paragraphs among which a headline in capitals stands
_FULL = 3  # words that can be a sentence
_LONG = 5  # letters of a word that is told apart
_REPEATED, _ALONE = 0.85, 0.5  # scores


def add_headlines(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions, and those of quotations in headlines, which are their sources' below."""
    candidates = list(islice(_in_headlines(layout), _MOST))
    if not candidates:
        return list(found)
    said = [(_key(layout, one.content), one) for one in found if one.source and _tells(layout, one)]
    held = {n for one in found for span in one.content for n in _starts(layout, span)}
    sources: dict[Span, tuple[Span, ...]] = {}
    added = []
    for quoted in candidates:
        words = _key(layout, (quoted.inner,))
        again = next((one for key, one in said if words in key), None)
        if again is not None and _is_telling(words):
            sources[quoted.outer] = again.source
        if quoted.outer.start in held:
            continue
        if quoted.outer in sources:
            added.append(Attribution(sources[quoted.outer], (), (quoted.outer,), _REPEATED))
        elif _stands_alone(layout, quoted):
            added.append(Attribution((), (), (quoted.outer,), _ALONE))
    return [*(_with_source(layout, one, sources) for one in found), *added]


def _tells(layout: Layout, one: Attribution) -> bool:
    """Whether a cue is a word, and no colon of a headline."""
    return any(sign.isalnum() for sign in text_at(layout.text, one.cue))


def _with_source(
    layout: Layout, one: Attribution, sources: Mapping[Span, tuple[Span, ...]]
) -> Attribution:
    """A headline's quotation with the source that its words have below: “We stay”: a town waits."""
    source = sources.get(one.content[0])
    return one if source is None or _tells(layout, one) else replace(one, source=source)


def _starts(layout: Layout, span: Span) -> Iterator[int]:
    """Where the quotations begin that share a character with a stretch."""
    return (quoted.outer.start for quoted in layout.quoted_in(span))


def _in_headlines(layout: Layout) -> Iterator[Quoted]:
    """The quotations of short lines that end without a stop."""
    for quoted in layout.quoted:
        line = layout.paragraphs[layout.paragraph_at(quoted.outer.start)]
        last = line.of(layout.text).rstrip(_CLOSERS)[-1:]
        short = line.end - line.start <= _LONGEST
        if short and quoted.closed and holds(line, quoted.outer) and last not in _STOPS:
            yield quoted


def _key(layout: Layout, spans: Sequence[Span]) -> str:
    """The words of a stretch, folded, with a blank around each."""
    words = text_at(layout.text, spans).casefold().replace("’", "'")
    return f" {' '.join(_WORD.findall(words))} "


def _is_telling(words: str) -> bool:
    """Whether words are enough to be known again."""
    return len(words.split()) > 1 or len(words.strip()) >= _LONG


def _stands_alone(layout: Layout, quoted: Quoted) -> bool:
    """Whether a quotation of some words fills its line, and is no title."""
    words = quoted.inner.of(layout.text)
    number = layout.paragraph_at(quoted.outer.start)
    bare = layout.paragraphs[number].of(layout.text).strip("*_# ")
    if bare != quoted.outer.of(layout.text) or len(words.split()) < _FULL:
        return False
    return number < _TOP if words.isupper() else not reads_as_title(words)
