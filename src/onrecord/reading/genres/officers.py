"""Officers: whom of its own a body quotes in a paragraph of a text that it gives out.

"Ida Brandt, chief executive, said:" and below it her words in quotation marks are her turn.
"""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.reading.genres.body import Layout
from onrecord.reading.genres.giving_out import Issuer, words_of_body
from onrecord.text import Span, fold, is_title, parse_name

__all__ = ["Quoted", "find_quoted"]

_QUOTED = compile_late(r"[“\"«„](?P<words>[^“”\"«»„]{1,4000}?)(?:[”\"»“]|\s*\Z)")
_OPENS = '“"«„'
_SAYS = compile_late(rf"\b(?:{ENGLISH.pattern('issuers', 'says')})\b")
_NAME = compile_late(
    rf"[A-ZÀ-Þ][\w’'.-]*(?:\s(?:(?:{ENGLISH.pattern('names', 'particles')})\s)*[A-ZÀ-Þ][\w’'-]*)+"
)
_OF = compile_late(
    r"\b(?:of|for|at)\s(?:the\s)?(?P<name>[A-ZÀ-Þ][\w’'-]*"
    rf"(?:\s(?:(?:{ENGLISH.pattern('issuers', 'joins')})\s)*[A-ZÀ-Þ][\w’'-]*)*)"
)
_NO_OFFICE = frozenset(["mr", "mrs", "ms", "miss", "dr", "the", "sir", "dame"])
_UNITS = ENGLISH.words("issuers", "units")
_NOUNS = ENGLISH.words("issuers", "nouns")
_LONGEST = 300  # characters of a line that introduces words
_MOSTLY = 0.4  # share of a paragraph that is quoted


class Quoted(NamedTuple):
    """The words of an officer."""

    span: Span  # from the paragraph that introduces them to the last of them
    name: str
    said: tuple[Span, ...]  # without quotation marks


def find_quoted(layout: Layout, issuer: Issuer) -> tuple[Quoted, ...]:
    """The officers whom a body quotes in paragraphs of their own, in order. Linear time."""
    found: list[Quoted] = []
    inner = layout.inner
    at = 0
    while at < len(inner):
        one, at = _read_quoted(layout.text, inner, at, issuer)
        if one is not None:
            found.append(one)
    return tuple(found)


def _read_quoted(
    text: str, paragraphs: Sequence[Span], at: int, issuer: Issuer
) -> tuple[Quoted | None, int]:
    """The officer whose words begin in a paragraph, and the place of the paragraph behind them."""
    here = paragraphs[at]
    words = _inside(text, here)
    beside = _beside(text, here)
    introduces = not words and beside.rstrip().endswith(":") and len(beside) <= _LONGEST
    quoted = sum(span.end - span.start for span in words)
    mostly = quoted >= _MOSTLY * (here.end - here.start)
    name = _read_officer(beside, issuer) if introduces or mostly else None
    if name is None:
        return None, at + 1
    end = at + 1
    while end < len(paragraphs) and _goes_on(text, paragraphs[end]):
        words = [*words, *_inside(text, paragraphs[end])]
        end += 1
    if not words:
        return None, at + 1
    return Quoted(Span(here.start, paragraphs[end - 1].end), name, tuple(words)), end


def _goes_on(text: str, paragraph: Span) -> bool:
    """Whether a paragraph is a quotation and nothing else."""
    opens = text[paragraph.start] in _OPENS
    return opens and not any(map(str.isalnum, _beside(text, paragraph)))


def _inside(text: str, paragraph: Span) -> list[Span]:
    """The words of a paragraph in quotation marks."""
    found = _QUOTED.finditer(text, *paragraph)
    return [Span(*each.span("words")).trimmed(text) for each in found]


def _beside(text: str, paragraph: Span) -> str:
    """A paragraph without its quotations."""
    return _QUOTED.sub(" ", paragraph.of(text))


def _read_officer(beside: str, issuer: Issuer) -> str | None:
    """The full name of who is said to speak, where an office of the body stands beside it."""
    if not _SAYS.search(beside) or _is_elsewhere(beside, issuer):
        return None
    words = (fold(word).strip(".,:'’") for word in beside.split())
    if not any(is_title(word) and word not in _NO_OFFICE for word in words):
        return None
    for each in _NAME.finditer(beside):
        kept = each[0].split()
        while kept and is_title(fold(kept[0]).strip(".")):
            kept = kept[1:]
        name = parse_name(" ".join(kept))
        known = set(words_of_body(each[0])) & (issuer.words | _NOUNS | _UNITS)
        if name.given and name.surname and not known:
            return " ".join(kept)
    return None


def _is_elsewhere(beside: str, issuer: Issuer) -> bool:
    """Whether an office is one of another body."""
    for each in _OF.finditer(beside):
        words = set(words_of_body(each["name"]))
        plain = len(words) == 1 and words <= _NOUNS
        if words and words.isdisjoint(issuer.words | _UNITS) and not plain:
            return True
    return False
