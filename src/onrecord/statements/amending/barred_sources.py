"""Sources: a place in a dateline said nothing; whoever is named before the verb did."""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.model import Attribution
from onrecord.statements.amending.quoted_layout import Layout
from onrecord.statements.quoting.datelines import past_dateline
from onrecord.statements.quoting.page import open_page
from onrecord.statements.quoting.tokens import phrase_before, span_of
from onrecord.text import Span, text_at

__all__ = ["drop_feet", "mend_sources"]

_ITEM = compile_late(r"(?:\d{1,3}(?:\.\d{1,3}){1,3}\.?|\(?\d{1,3}[.)])\s+(?=[A-Z])")
_TITLES = ENGLISH.words("titles", "address")
_NAME = compile_late(r"\.?(?:[ \u00a0][A-Z][\w'’.-]*\w)+")
_MENDED = 0.8  # score of one whose source was cut, and found
_FOOT = compile_late(
    rf"(?:^|\n)[ \t*_]*(?:{ENGLISH.pattern('sources', 'page_foot')})\s*:", re.IGNORECASE
)


def mend_sources(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions none of whose sources stands in a paragraph's dateline, or bears a number."""
    return [
        _named(layout, replace(one, source=_bare(layout, _find_source(layout, one))))
        for one in found
    ]


def drop_feet(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions without the sources that a line at a page's foot seems to name: "SOURCE: …"."""
    feet = [
        one.source and _FOOT.match(layout.text, max(0, one.source[0].start - 1)) for one in found
    ]
    return [
        replace(one, source=(), cue=()) if foot else one
        for one, foot in zip(found, feet, strict=True)
    ]


def _bare(layout: Layout, source: tuple[Span, ...]) -> tuple[Span, ...]:
    """A source without the number of its item: "41.3  The Dean"."""
    item = _ITEM.match(layout.text, *source[0]) if source else None
    return source if item is None else (Span(item.end(), source[0].end), *source[1:])


def _named(layout: Layout, one: Attribution) -> Attribution:
    """One with the name behind its source, where that is a short title: “Gov. Ilda Orth”."""
    words = text_at(layout.text, one.source[-1:]).split()
    if not words or words[-1].rstrip(".").lower() not in _TITLES:
        return one
    name = _NAME.match(layout.text, one.source[-1].end)
    if name is None:
        return one
    source = (*one.source[:-1], Span(one.source[-1].start, name.end()))
    return replace(one, source=source, score=max(one.score, _MENDED))


def _find_source(layout: Layout, one: Attribution) -> tuple[Span, ...]:
    """The source of an attribution; where it is a place that a report was filed from, its cue's."""
    if not one.source or not one.cue:
        return one.source
    number = layout.paragraph_at(one.source[0].start)
    if layout.paragraphs[number].start != one.source[0].start:
        return one.source  # a dateline opens its paragraph
    report = past_dateline(layout.text, layout.paragraphs[number])
    if one.source[-1].end > report.start or one.cue[0].start < report.start:
        return one.source
    page = open_page(layout.text, report, layout.quoted_of(number))
    subject = phrase_before(page.tokens, page.place_at(one.cue[0].start))
    return (span_of(page.tokens, subject),) if subject else ()
