"""Paragraphs and sentences: where a stretch of text begins and ends."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from onrecord.language import ENGLISH, compile_words
from onrecord.late import compile_late
from onrecord.text.spans import Span
from onrecord.text.words import Word

__all__ = ["SENTENCE_STOP", "find_paragraphs", "find_sentences", "is_whole_sentence"]

_WIDEST_WRAP = 120  # characters; a longer line was not broken by a typewriter's margin
_NARROWEST_WRAP = 45
_NARROWEST_COLUMN = 30  # of a block of many lines, which then bear each other out
_SHORT_BLOCK = 3  # lines; in so few, a margin cannot be told from chance
_LINE = compile_late(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_TEXTS = 4  # whose paragraphs are held: a document, and what is read of it alone
_BULLETS = frozenset("*•·▪‣◦")
_PARAGRAPH_SIGN = "\u2029\x0c"
_FIRST_WORD = compile_late(r"\s*(\S+)")
_CLOSERS = "\"'”’»›)]}"
_OPENERS = "\"'“‘«‹„‚([{¿¡—–-"
_STOP = compile_late(
    rf"(?P<mark>\.\s\.\s\.|[.!?…]+|[。！？]+)(?P<close>[{re.escape(_CLOSERS)}]*)(?P<gap>\s*)"
)
#: Where a sentence ends, as far as its marks tell: cheap, for a look around; abbreviations end it.
SENTENCE_STOP = compile_late(r"[.?!…][\"”’')\]]*(?:\s+(?=[^\sa-z])|\s*\Z)|\n\s*\n")
_AROUND = 4  # characters in which the marks around a short sentence are looked for
_ENDS, _ENDS_BEFORE = ("", ".", "?", "!", "…"), ("", ".", "?", "!", "…", ":", "\n")
_NEXT = compile_late(rf"[{re.escape(_OPENERS)}]*\s?(?P<first>\S)")
_LAST_WORD = compile_late(r"[^\W\d_]+(?:\.[^\W\d_]+)*$")


_BEFORE_NAME = ENGLISH.words("sentences", "before_name")
_MAY_END = ENGLISH.words("sentences", "may_end")
_OPENING_WORDS = compile_late(rf"[“\"‘'(]*(?:{ENGLISH.pattern('sentences', 'opening')})\b")


def find_paragraphs(text: str, area: Span) -> tuple[Span, ...]:
    """The paragraphs of a stretch of text, in order.

    A blank line always parts two paragraphs. A single line break parts them too, unless the
    lines look broken by a margin: each as full as the next word allowed.

    Args:
        text: the text of a document.
        area: the stretch to look at, in code points of `text`.

    Returns:
        Spans inside `area`, in order, without overlap, none empty, no white space at their ends;
        every character of `area` that is not white space lies in one of them. Linear time.
    """
    whole = Span(area.start, min(area.end, len(text))).trimmed(text)
    if whole.start == whole.end:
        return ()
    if _LINE.fullmatch(text, *whole):  # most turns and gaps between them are one line or none
        return (whole,)
    return _part(text, whole)


@lru_cache(maxsize=_TEXTS)
def _part(text: str, area: Span) -> tuple[Span, ...]:
    """The paragraphs of several lines; those who read a document ask for them one after another."""
    found: list[Span] = []
    blocks = _find_blocks(text, area)
    column = _find_column(text, blocks)
    for block in blocks:
        start = block[0].start
        width, lines = _width_of(text, block), len(block)
        if lines <= _SHORT_BLOCK and width <= column:
            width, lines = column, _SHORT_BLOCK + 1
        for line, following in pairwise(block):
            if not _runs_on(text, line, following, width, lines):
                found.append(Span(start, line.end).trimmed(text))
                start = following.start
        found.append(Span(start, block[-1].end).trimmed(text))
    return tuple(found)


def _find_blocks(text: str, area: Span) -> list[list[Span]]:
    """Runs of lines that are not blank."""
    blocks: list[list[Span]] = []
    last = area.start
    parted = True
    for found in _LINE.finditer(text, area.start, area.end):
        line = Span(found.start(), found.end())
        breaks = text[last : line.start]
        parted = parted or _is_parted(breaks)
        last = line.end
        if line.of(text).isspace():
            parted = True
            continue
        if parted:
            blocks.append([])
        blocks[-1].append(line)
        parted = False
    return blocks


def _find_column(text: str, blocks: Sequence[Sequence[Span]]) -> int:
    """The width to which a stretch is set, as its blocks of many lines bear out; 0: to none."""
    if all(not 1 < len(block) <= _SHORT_BLOCK for block in blocks):
        return 0  # nobody asks
    return max(
        (
            width
            for block in blocks
            if len(block) > _SHORT_BLOCK
            for width in (_width_of(text, block),)
            if all(_runs_on(text, a, b, width, len(block)) for a, b in pairwise(block))
        ),
        default=0,
    )


def _width_of(text: str, block: Sequence[Span]) -> int:
    """The characters of the longest line of a block."""
    return max(len(line.of(text).rstrip()) for line in block)


def _is_parted(breaks: str) -> bool:
    """Whether what stands between two lines is more than one line break."""
    return len(breaks.replace("\r\n", "\n")) > 1 or any(sign in breaks for sign in _PARAGRAPH_SIGN)


def _runs_on(text: str, line: Span, following: Span, width: int, lines: int) -> bool:
    """Whether a margin, not the writer, broke the line here."""
    narrowest = _NARROWEST_COLUMN if lines > _SHORT_BLOCK else _NARROWEST_WRAP
    if not narrowest <= width <= _WIDEST_WRAP:
        return False
    written = line.of(text).rstrip()
    word = _FIRST_WORD.match(text, following.start, following.end)
    if word is None or len(written) < narrowest // 2:
        return False
    if _opens_paragraph(text, line, following) or word[1] in _BULLETS:
        return False
    if word[1][0].islower():
        return True
    full = len(written) + 1 + len(word[1]) > width
    if lines > _SHORT_BLOCK:
        return full
    return full and written[-1] not in ".!?:;…" + _CLOSERS and len(written) >= _NARROWEST_WRAP


def _opens_paragraph(text: str, line: Span, following: Span) -> bool:
    """Whether blanks before a line begin a paragraph: more than before the line above it.

    Where the whole block is set in, also as many, behind a sentence's end: each line may be one.
    A small letter in the midst of a sentence goes on with an item whose first line hangs out.
    """
    deep, above = _indent_of(text, following), _indent_of(text, line)
    ended = text[line.start : line.end].rstrip()[-1:] in ".!?:;…" + _CLOSERS
    hangs = not ended and text[following.start + deep].islower()
    return (deep > above and not hangs) or (deep > 0 and ended)


def _indent_of(text: str, line: Span) -> int:
    """How many blanks a line begins with."""
    return line.end - line.start - len(line.of(text).lstrip())


def find_sentences(text: str, area: Span) -> tuple[Span, ...]:
    """The sentences of a stretch of text, in order; none crosses a paragraph's end.

    Abbreviations, initials, decimals and ellipses do not end a sentence, nor does a question or
    exclamation in marks that a speech verb follows ("“Why?” the mayor asked").

    Args:
        text: the text of a document.
        area: the stretch to look at, in code points of `text`.

    Returns:
        Spans inside `area`, in order, without overlap, none empty; closing marks belong to the
        sentence before them. Linear time.
    """
    found: list[Span] = []
    for paragraph in find_paragraphs(text, area):
        start = paragraph.start
        for stop in _STOP.finditer(text, paragraph.start, paragraph.end):
            if stop.end() < paragraph.end and _ends_sentence(text, stop, start, paragraph.end):
                found.append(Span(start, stop.end("close")).trimmed(text))
                start = stop.end()
        found.append(Span(start, paragraph.end).trimmed(text))
    return tuple(span for span in found if span.start < span.end)


def _ends_sentence(text: str, stop: re.Match[str], start: int, end: int) -> bool:
    """Whether a full stop, question mark or the like ends the sentence that began at `start`."""
    if stop["mark"][0] in "。！？":
        return True
    following = _NEXT.match(text, stop.end(), end)
    if not stop["gap"] or following is None:
        return False
    first = following["first"]
    if first.islower() or (first in ",;:.!?" and not stop["close"]):
        return False
    if stop["close"] and stop["mark"][0] in "!?":
        return _speech().match(text, stop.end(), min(end, stop.end() + 80)) is None
    if stop["mark"] != ".":
        return True
    word = _LAST_WORD.search(text, max(start, stop.start() - 20), stop.start())
    return word is None or not _is_abbreviation(word.group(), text, stop)


@cache
def _speech() -> re.Pattern[str]:
    """What follows a question or exclamation in marks, if a verb of speech does."""
    tags = compile_words(ENGLISH.words("verbs_of_saying", "tags")).pattern
    return re.compile(
        r"(?:(?:Mrs?|Ms|Dr|Sen|Gov|Rep|Gen|Prof)\.|\.(?!\s)|[^.!?“”\"\n]){1,60}?" + tags
    )


def _is_abbreviation(word: str, text: str, stop: re.Match[str]) -> bool:
    """Whether the word before a full stop is cut short, and the sentence goes on."""
    if stop["close"]:
        return False
    short = word.lower()
    if short in _MAY_END or (len(word) > 1 and "." in word):
        return _OPENING_WORDS.match(text, stop.end()) is None
    if short in _BEFORE_NAME:
        return word[0].isupper() or short in ("e.g", "i.e", "vs", "cf", "ca", "no", "al", "pp")
    return len(word) == 1 and word.isupper() and word != "I"


def is_whole_sentence(text: str, words: Sequence[Word]) -> bool:
    """Whether a few words are a sentence by themselves: "No.", behind a label or a full stop.

    Looks at the marks right before and behind alone; a comma or a word there says no. O(1).
    """
    if not words:
        return False
    start, end = min(word.start for word in words), max(word.end for word in words)
    before = text[max(0, start - _AROUND) : start].rstrip(f"{_OPENERS} ")
    behind = text[end : end + _AROUND].lstrip(f"{_CLOSERS} ")
    return before[-1:] in _ENDS_BEFORE and behind[:1] in _ENDS
