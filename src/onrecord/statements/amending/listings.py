"""Quotations in lists: a name before or behind each, a topic in capitals, a signature below."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.model import Attribution
from onrecord.statements.amending.quoted_layout import Layout, holds
from onrecord.statements.quoting.grammar import AUXILIARIES, BREAKS, COMMON_VERBS, PREPOSITIONS
from onrecord.statements.quoting.lexicon import SPEECH
from onrecord.text import Span

__all__ = ["read_listings"]

_LONGEST = 90  # characters of a label or signature
_MOST_WORDS = 12
_WORD = compile_late(r"[^\W_][\w.'’-]*")
_OPENS_TOPIC = compile_late(r"(?:ON|ABOUT|REGARDING|RE)\s")
_NAME = compile_late(r"(?:[A-Z][\w'’.-]*\s){1,5}[A-Z][\w'’-]+\b")
_LEAD = compile_late(r"[•*·–—-]?[\s*_]{0,4}(?:\d{1,2}[:.]\d\d[\s*_:–—-]{1,5})?")
_ON_TOPIC = compile_late(r",?\s(?:on|about)\s[^:,]{2,40}$")
_JOINT = compile_late(r"\s{0,2}[:–—-]{1,2}\s{0,2}$")
_SIGNED = compile_late(r"\s{0,2}[–—-]{1,2}\s{0,2}")
_SIGNED_CLOSELY = compile_late(r"\s{0,2}[–—-]{1,2}\s{0,2}(?=\S)")
_ON = compile_late(r",\s(?:on|about|after|in|at)\s")
_LABELLED = 0.9  # a score: all of 16 in benchmarks/kinds.jsonl are right
_SMALL = ENGLISH.words("sources", "small")
_NO_NAMES = PREPOSITIONS | ENGLISH.words("reported", "opening_adverbials")
_LEAST_WORDS = 3  # quoted, so that a list item says something


@dataclass(frozen=True, slots=True)
class _Item:
    """A quotation in a list, and who is named with it."""

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    topic: bool = False


def read_listings(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions in which each quotation of a list is that of whoever is named with it.

    Lists are "Name: “…”", "“…” — Name, office", a name on a line of its own under a quotation
    that fills its paragraph, and "ON TRADE: “…”", whose speaker whoever announced the list is.
    """
    known = _sources_by_content(found)
    items = [item for item in _find_items(layout) if not _is_known(item, known)]
    if not items:
        return list(found)
    held = {span.start: item for item in items for span in item.content}
    kept: list[Attribution] = []
    for one in found:
        rest = tuple(span for span in one.content if not _belongs(layout, span, held))
        if rest == one.content:
            kept.append(one)
        elif rest:
            kept.append(Attribution(one.source, one.cue, rest, one.score))
    speaking = _sources_by_line(layout, found)
    for item in items:
        owner = _announcer(layout, speaking, item) if item.topic else item.source
        kept.append(Attribution(owner, (), item.content, _LABELLED))
    return kept


def _sources_by_content(
    found: Sequence[Attribution],
) -> Mapping[tuple[Span, ...], tuple[Span, ...]]:
    """The sources that a tagger gave each content."""
    sources: dict[tuple[Span, ...], tuple[Span, ...]] = {}
    for one in found:
        sources[one.content] = sources.get(one.content, ()) + one.source
    return sources


def _sources_by_line(
    layout: Layout, found: Sequence[Attribution]
) -> Mapping[int, tuple[Span, ...]]:
    """Who speaks last in each paragraph, by its number."""
    return {layout.paragraph_at(one.source[0].start): one.source for one in found if one.source}


def _is_known(item: _Item, known: Mapping[tuple[Span, ...], tuple[Span, ...]]) -> bool:
    """Whether a tagger has found a quotation with the one who is named with it."""
    return any(a.overlaps(b) for a in known.get(item.content, ()) for b in item.source)


def _belongs(layout: Layout, span: Span, held: dict[int, _Item]) -> bool:
    """Whether a stretch of content lies in the words of a list's item, or in its label."""
    return any(
        quoted.outer.start in held and (holds(quoted.outer, span) or holds(span, quoted.outer))
        for quoted in layout.quoted_in(span)
    )


def _find_items(layout: Layout) -> Iterator[_Item]:
    for number, paragraph in enumerate(layout.paragraphs):
        quoted = layout.quoted_of(number)
        if not quoted or not all(holds(paragraph, one.outer) for one in quoted):
            continue
        content = tuple(one.outer for one in quoted)
        if _count(layout, content) < _LEAST_WORDS or not _adjoin(layout, content):
            continue
        before = Span(paragraph.start, content[0].start)
        behind = Span(content[-1].end, paragraph.end)
        if not layout.words_between(*behind):
            yield from _with_label(layout, before, content)
            if not layout.words_between(*before):
                yield from _with_line_below(layout, number, content)
        elif not layout.words_between(*before):
            yield from _with_signature(layout, behind, content)


def _count(layout: Layout, content: Sequence[Span]) -> int:
    return sum(len(_WORD.findall(layout.text, *span)) for span in content)


def _adjoin(layout: Layout, content: Sequence[Span]) -> bool:
    """Whether no word stands between quotations."""
    return not any(layout.words_between(a.end, b.start) for a, b in pairwise(content))


def _with_label(layout: Layout, before: Span, content: tuple[Span, ...]) -> Iterator[_Item]:
    """“Name: “…”” and “ON TRADE: “…””."""
    joint = _JOINT.search(before.of(layout.text)[-_LONGEST:])
    if joint is None or before.end - before.start > _LONGEST:
        return
    lead = _LEAD.match(layout.text, before.start, before.end)
    start = lead.end() if lead else before.start
    label = Span(start, before.end - len(joint.group())).trimmed(layout.text)
    topic = _ON_TOPIC.search(layout.text, *label)
    label = label if topic is None else Span(label.start, topic.start())
    words = label.of(layout.text)
    if _OPENS_TOPIC.match(words):
        yield _Item(content, (), topic=True)
    elif _is_name(words):
        yield _Item(content, (label,))


def _with_signature(layout: Layout, behind: Span, content: tuple[Span, ...]) -> Iterator[_Item]:
    """“…” — Name, office; “…” (Name); and “….” Name, on a thing."""
    if behind.end - behind.start > _LONGEST:
        return
    dash = _SIGNED.match(layout.text, behind.start, behind.end)
    signed = Span(dash.end() if dash else behind.start, behind.end).trimmed(layout.text)
    words = signed.of(layout.text)
    if words.startswith("(") and words.endswith(")"):
        signed = Span(signed.start + 1, signed.end - 1)
    elif dash is None and layout.text[behind.start - 2] not in ".!?…":
        return
    on = _ON.search(layout.text, *signed)
    signed = Span(signed.start, on.start()) if on else signed
    if _is_name(signed.of(layout.text)):
        yield _Item(content, (signed,))


def _with_line_below(layout: Layout, number: int, content: tuple[Span, ...]) -> Iterator[_Item]:
    """A quotation that fills its paragraph, and a line under it with a dash or a bare name."""
    if number + 1 >= len(layout.paragraphs):
        return
    line = layout.paragraphs[number + 1]
    if line.end - line.start > _LONGEST or layout.quoted_in(line):
        return
    dash = _SIGNED_CLOSELY.match(layout.text, line.start, line.end)
    signed = Span(dash.end() if dash else line.start, line.end)
    if _is_name(signed.of(layout.text)):
        yield _Item(content, (signed,))


def _is_name(words: str) -> bool:
    """Whether a label can name who speaks: capitals, no verb, no stop at its end."""
    if not words or not words[0].isupper() or words[-1] in ".!?…:" or "\n" in words:
        return False
    forms, every = _WORD.findall(words.partition(",")[0]), _WORD.findall(words)
    if not forms or len(every) > _MOST_WORDS or words.isupper():
        return False
    if forms[0].lower() in _NO_NAMES or any(form in SPEECH for form in every):
        return False
    if any(_is_predicate(form) for form in forms):
        return False
    named = [form for form in forms if form not in _SMALL]
    return sum(1 for form in named if form[0].isupper()) * 2 >= len(named)


def _is_predicate(form: str) -> bool:
    """Whether a word in lower case can be a verb or joins clauses."""
    joins = form in BREAKS and form not in _SMALL
    verb = form in COMMON_VERBS or form in AUXILIARIES
    return form.islower() and (joins or verb)


def _announcer(
    layout: Layout, speaking: Mapping[int, tuple[Span, ...]], item: _Item
) -> tuple[Span, ...]:
    """Who announces a list of topics: named in the line that ends in a colon, or speaking there."""
    number = layout.paragraph_at(item.content[0].start)
    for above in range(number - 1, max(0, number - _MOST_WORDS) - 1, -1):
        if not layout.ends_in_colon(above):
            continue
        name = _NAME.search(layout.text, *layout.paragraphs[above])
        return (Span(*name.span()),) if name else speaking.get(above, ())
    return ()
