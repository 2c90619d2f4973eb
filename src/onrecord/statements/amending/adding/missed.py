"""Quotations that a tagger passed over: whole sentences in marks with a speaker beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.model import Attribution
from onrecord.statements.amending.content_ends import asks
from onrecord.statements.amending.quoted_layout import Layout, holds
from onrecord.statements.amending.withholding import reads_as_title
from onrecord.statements.quoting.grammar import DETERMINERS, PRONOUNS
from onrecord.statements.quoting.quotation_marks import Quoted
from onrecord.statements.quoting.rules import RuleTagger
from onrecord.text import Span, text_at

__all__ = ["add_missed"]

_RULES = RuleTagger()
_FULL = 4  # words
_IN_HEADLINE = 2  # words
_SAYING = 7  # words; fewer behind an article are a name: "the scourge of war"
_SENTENCE = 8  # words; a paragraph of fewer is a heading
_CLOSING = '”"’»'
_LEAST = 0.8  # score of what the rules say; below, they only guess
_TRUST = 0.9  # what such a finding is worth: all of 14 in benchmarks/kinds.jsonl are right
_BARE = 0.6  # and words in marks in a sentence of the report's own, of which no verb tells


def add_missed(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions, and by rules those of whole quotations that none of them holds.

    What goes on with the words of a quotation that is held is a piece of that.
    """
    held = sorted(span for one in found for span in one.content)
    kept = list(found)
    read, ruled = -1, dict[Span, Attribution]()
    speakers = _speakers_by_line(layout, found)
    for quoted in _uncovered(layout, held):
        number = layout.paragraph_at(quoted.outer.start)
        if number != read:
            read, ruled = number, _by_rules(layout, number)
        told = ruled.get(quoted.outer)
        before = _right_before(layout, quoted, kept)
        if before is not None:
            kept[before] = _with_piece(kept[before], quoted.outer)
            continue
        if told is None:
            kept.extend(_take_bare(layout, quoted, speakers.get(number, ())))
            continue
        if not any(told.content[0] in one.content for one in kept):
            kept.append(_as_answer(layout, replace(told, content=(quoted.outer,))))
        elif layout.fills(quoted):
            kept.extend(_take_bare(layout, quoted, ()))
    return kept


def _as_answer(layout: Layout, one: Attribution) -> Attribution:
    """One of nobody where it follows what its source asks: “asked if he was: “I am not.””."""
    start = one.content[0].start
    behind = one.cue[-1].end if one.cue else start
    question = asks(layout, Span(behind, start)) if behind < start else False
    answers = question and layout.sign_before(start, behind) == ":"
    return Attribution((), (), one.content, one.score) if answers else one


def _speakers_by_line(layout: Layout, found: Sequence[Attribution]) -> dict[int, tuple[Span, ...]]:
    """The source that alone speaks in each paragraph, a pronoun beside it apart."""
    sources: dict[int, dict[str, tuple[Span, ...]]] = {}
    for one in found:
        if one.source:
            number = layout.paragraph_at(one.source[0].start)
            words = text_at(layout.text, one.source).casefold()
            sources.setdefault(number, {}).setdefault(words, one.source)
    return {
        number: next(iter(known.values()))
        for number, known in sources.items()
        if len(known.keys() - PRONOUNS) <= 1
    }


def _take_bare(layout: Layout, quoted: Quoted, source: tuple[Span, ...]) -> Iterator[Attribution]:
    """A quotation in a sentence of the report's own, “It burned "for nine minutes and more"”.

    It is whoever's the rest of its paragraph is, if that is one speaker's. A paragraph that is all
    quotation has no source of its own.
    """
    paragraph = layout.paragraphs[layout.paragraph_at(quoted.outer.start)]
    words = quoted.inner.of(layout.text)
    if _is_paragraph(layout, paragraph, quoted):
        yield Attribution((), (), (quoted.outer,), _BARE)
        return
    within = quoted.closed and holds(paragraph, quoted.outer) and paragraph != quoted.outer
    if within and not reads_as_title(words) and not _names_thing(words):
        yield Attribution(source, (), (quoted.outer,), _BARE)


def _right_before(layout: Layout, quoted: Quoted, found: Sequence[Attribution]) -> int | None:
    """The number of an attribution whose quotation another one follows at once: said, “A.” “B.”."""
    text, start = layout.text, quoted.outer.start
    end = len(text[:start].rstrip())
    if end in {start, 0} or text[end - 1] not in _CLOSING or "\n" in text[end:start]:
        return None
    ends = (n for n, one in enumerate(found) if one.cue and one.content[-1].end == end)
    return next(ends, None)


def _with_piece(one: Attribution, piece: Span) -> Attribution:
    return replace(one, content=(*one.content, piece))


def _is_paragraph(layout: Layout, paragraph: Span, quoted: Quoted) -> bool:
    """Whether a paragraph is nothing but a quotation of a sentence or more."""
    text, outer = layout.text, quoted.outer
    around = text[paragraph.start : outer.start] + text[outer.end : paragraph.end]
    alone = quoted.depth == 0 and not any(map(str.isalnum, around))
    return alone and len(quoted.inner.of(text).split()) >= _SENTENCE


def _names_thing(words: str) -> bool:
    """Whether a few words are a noun with its article: the name of a thing, not a saying of it."""
    forms = words.split()
    return len(forms) < _SAYING and forms[0].casefold() in DETERMINERS


def _by_rules(layout: Layout, number: int) -> dict[Span, Attribution]:
    """What rules are sure of in a paragraph, by each piece; they see the one above too."""
    area = Span(layout.paragraphs[max(0, number - 1)].start, layout.paragraphs[number].end)
    return {
        piece: replace(one, score=_TRUST)
        for one in _RULES.tag(layout.text, area)
        if one.score >= _LEAST and one.source
        for piece in one.content
    }


def _uncovered(layout: Layout, held: Sequence[Span]) -> Iterator[Quoted]:
    """The quotations of four words or more, in a headline two, of which no content holds a word."""
    n = reach = 0
    for quoted in layout.quoted:
        while n < len(held) and held[n].start < quoted.outer.end:
            reach = max(reach, held[n].end)
            n += 1
        least = _IN_HEADLINE if layout.heads(quoted) else _FULL
        if reach <= quoted.outer.start and len(quoted.inner.of(layout.text).split()) >= least:
            yield quoted
