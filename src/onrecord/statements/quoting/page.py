"""A paragraph under the reading head: its tokens, its quotations, and what was heard in it."""

from bisect import bisect_left
from dataclasses import dataclass, field

from onrecord.statements.quoting.quotation_marks import Quoted
from onrecord.statements.quoting.tokens import Token, find_tokens
from onrecord.text import Span

__all__ = [
    "ENDS",
    "FULL",
    "Heard",
    "Page",
    "ends_with_stop",
    "fills_sentence",
    "is_full",
    "last_sign",
    "open_page",
]

ENDS = frozenset({".", "!", "?"})
FULL = 4  # words of a quotation that can stand as a sentence of its own
_MARGIN = 6  # characters before a quotation among which a full stop is looked for


@dataclass(slots=True)
class Heard:
    """An attribution in the making."""

    source: Span | None
    cue: Span | None
    content: list[Span]
    score: float
    likely: Span | None = None  # who spoke before; the source, if none is named later


@dataclass(slots=True)
class Page:
    """One paragraph, its quotations and its tokens."""

    text: str
    paragraph: Span
    quoted: list[Quoted]  # outermost only
    tokens: list[Token]
    starts: list[int] = field(default_factory=list)
    taken: int = 0  # the place of the token up to which attributions have been read

    def place_at(self, offset: int) -> int:
        """The place of the first token that starts at or after an offset."""
        return bisect_left(self.starts, offset)


def open_page(text: str, paragraph: Span, quoted: list[Quoted]) -> Page:
    """Make the tokens of a paragraph; `quoted` are its outermost quotations."""
    tokens = find_tokens(text, paragraph, [q.outer for q in quoted])
    return Page(text, paragraph, quoted, tokens, [token.start for token in tokens])


def last_sign(page: Page, quoted: Quoted) -> str:
    """The last character of a quotation, marks of a quotation inside it apart."""
    end = quoted.inner.end
    while end - 1 > quoted.inner.start and page.text[end - 1] in "'’\"” ":
        end -= 1
    return page.text[end - 1]


def fills_sentence(page: Page, quoted: Quoted) -> bool:
    """Whether a sentence ends with a quotation."""
    place = page.place_at(quoted.outer.end)
    if place >= len(page.tokens) or page.tokens[place].form in ENDS:
        return True
    return last_sign(page, quoted) in ".?!…"


def is_full(page: Page, quoted: Quoted) -> bool:
    """Whether a quotation stands as a sentence of its own."""
    words = page.place_at(quoted.inner.end) - page.place_at(quoted.inner.start)
    first = page.text[quoted.inner.start]
    if words < FULL or not (first.isupper() or first in "[…‘'(.“" or first.isdigit()):
        return False
    place = page.place_at(quoted.outer.start)
    opens = place == 0 or page.tokens[place - 1].form.endswith((".", "!", "?", ":", ","))
    if place > 0 and page.tokens[place - 1].quoted:
        opens = True
    return opens and fills_sentence(page, quoted)


def ends_with_stop(page: Page, quoted: Quoted) -> bool:
    """Whether a full stop stands before a quotation, though not as a sign of its own."""
    first = max(page.paragraph.start, quoted.outer.start - _MARGIN)
    before = page.text[first : quoted.outer.start].rstrip(" ”\"'’")
    return before.endswith(".")
