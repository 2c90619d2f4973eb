"""Words that a thing bears, and nobody says: placards, banners, shirts, notes on a door."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.model import Attribution
from onrecord.statements.amending.quoted_layout import Layout
from onrecord.statements.quoting.quotation_marks import Quoted
from onrecord.text import SENTENCE_STOP, Span, text_at

__all__ = ["drop_inscriptions"]

_BEARERS = compile_late(rf"\b(?:{ENGLISH.pattern('reported', 'bearers')})\b")
_READS = ENGLISH.words("reported", "bearing")
_OPENS = compile_late(
    rf"(?:an?|the|its)\s(?:[\w-]+\s)?(?:{ENGLISH.pattern('reported', 'bearers')})\b"
)
_CLAUSE = compile_late(r"[,;]\s|[“”\"]")  # between a thing and its words: none of these
_LOOK_BACK = 140  # characters from a thing to its words


def drop_inscriptions(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions without the words of things: no person says them, and no person is quoted."""
    kept: list[Attribution] = []
    for one in found:
        if _BEARERS.search(_head(layout, one)) and layout.quoted_in(one.content[0]):
            kept += _elsewhere(layout, one)
            continue
        said = tuple(span for span in one.content if not _is_borne(layout, one, span))
        if said:
            kept.append(one if said == one.content else replace(one, content=said))
    return kept


def _elsewhere(layout: Layout, one: Attribution) -> list[Attribution]:
    """The pieces in other paragraphs than the thing: whoever's they are, they are not its words."""
    number = layout.paragraph_at(one.source[0].start)
    rest = tuple(span for span in one.content if layout.paragraph_at(span.start) != number)
    return [replace(one, source=(), cue=(), content=rest)] if rest else []


def _head(layout: Layout, one: Attribution) -> str:
    """A source in small letters up to its first comma: "a poster", "T-shirts in the gallery"."""
    return text_at(layout.text, one.source).partition(",")[0].lower()


def _is_borne(layout: Layout, one: Attribution, span: Span) -> bool:
    """Whether a thing stands before quoted words, with nothing but "reads" or a colon between."""
    quoted = layout.quoted_in(span)
    if len(quoted) != 1 or not _may_read(layout, one, span, quoted[0]):
        return False
    end = quoted[0].outer.start
    before = layout.text[max(0, end - _LOOK_BACK, _line_start(layout, end)) : end]
    stops = [stop.end() for stop in SENTENCE_STOP.finditer(before.rstrip())]
    sentence = before[max(stops, default=0) :].lower()
    ends = [thing.end() for thing in _BEARERS.finditer(sentence)]
    if not ends:
        return False
    between = sentence[ends[-1] :]
    reads = not _READS.isdisjoint(between.replace(":", " ").split()) or between.endswith(": ")
    return reads and _CLAUSE.search(between) is None


def _may_read(layout: Layout, one: Attribution, span: Span, quoted: Quoted) -> bool:
    """Whether the cue of quoted words is none, a colon, or what a thing does: it reads."""
    if span.start < quoted.outer.start:  # "a slogan on a wall: “…”" as one content
        return bool(_OPENS.match(layout.text[span.start : quoted.outer.start].lower()))
    if span != one.content[0]:
        return True
    cue = text_at(layout.text, one.cue).strip(" :").lower()
    behind = bool(one.cue) and one.cue[0].start >= quoted.outer.end
    return not cue or (not behind and cue in _READS)


def _line_start(layout: Layout, place: int) -> int:
    """Where the paragraph of a place begins."""
    return layout.paragraphs[layout.paragraph_at(place)].start
