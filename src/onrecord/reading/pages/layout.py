"""Layout: the text of a page out of its blocks, so that what the eye sees stays to be read."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from lxml.html import HtmlElement

from onrecord.reading.cells import cell_text
from onrecord.reading.content import Printed
from onrecord.reading.pages.page_blocks import Block
from onrecord.text import Span

__all__ = ["find_printed", "find_row", "find_set_apart", "is_name", "write_blocks"]

_PARTICLE = r"of|the|de|van|al|el"
_NAME = re.compile(
    rf"(?:[A-Z][\w.'’-]*|{_PARTICLE})(?:,? (?:[A-Z(][\w.'’()-]*|{_PARTICLE})){{0,7}}|Q|A"
)
_CLOSE_ANCESTORS = 2  # in whose class a part of an interview is named
_CLASS_WORD = re.compile(r"[a-z]+")
_ROLES = frozenset({"question", "answer", "interviewer", "interviewee"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6", "dt"})
_MOST_ANCESTORS = 30  # elements around a block among which a block quotation is looked for
_LEAST_NAMES = 3  # bold openings that look like names, on a page that marks its speakers so
_STOPS = (".", "?", "!", ",", ";", "…")


def find_row(block: Block) -> HtmlElement | None:
    """The row of the table whose cell a block is."""
    return block.holder.getparent() if block.holder.tag in {"td", "th"} else None


def write_blocks(blocks: Sequence[Block]) -> str:
    """Write blocks one after the other.

    A blank line parts paragraphs, " | " the cells of a row. Where a page marks its speakers by
    bold type and no colon, a line break after the name keeps the mark.
    """
    return "".join(words for _, words in _lay_out(blocks))


def find_printed(blocks: Sequence[Block]) -> tuple[Printed, ...]:
    """Where words set apart by print stand in what `write_blocks` writes, in order."""
    found: list[Printed] = []
    start = 0
    for block, words in _lay_out(blocks):
        role = _role_of(block) if block is not None else ""
        if block is not None and role:
            found.append(Printed(Span(start, start + len(words)), role))
        elif block is not None and block.print_mark:
            found.append(Printed(Span(start, start + block.printed), block.print_mark))
        start += len(words)
    return tuple(found)


def _role_of(block: Block) -> str:
    """What the element of a block, or one close around it, says that it is; "" where it is mute."""
    around = (block.holder, *islice(block.ancestors(), _CLOSE_ANCESTORS))
    for element in around:
        told = _ROLES.intersection(_CLASS_WORD.findall(element.get("class") or ""))
        if len(told) == 1:
            return next(iter(told))
    return block.holder.tag if block.holder.tag in _HEADINGS else ""


def find_set_apart(blocks: Sequence[Block]) -> tuple[Span, ...]:
    """Where the block quotations of a page stand in what `write_blocks` writes, in order."""
    found: list[Span] = []
    last: HtmlElement | None = None
    start = 0
    for block, words in _lay_out(blocks):
        end = start + len(words)
        if block is not None:
            around = (block.holder, *islice(block.ancestors(), _MOST_ANCESTORS))
            quote = next((each for each in around if each.tag == "blockquote"), None)
            if quote is not None and quote is last:
                found[-1] = Span(found[-1].start, end)
            elif quote is not None:
                found.append(Span(start, end))
            last = quote
        start = end
    return tuple(found)


def is_name(words: str) -> bool:
    """Whether words are printed as a name is."""
    return _NAME.fullmatch(words) is not None


def _lay_out(blocks: Sequence[Block]) -> Iterator[tuple[Block | None, str]]:
    """The pieces of a page's text in order, each with its block; None for what parts blocks."""
    named = [block for block in blocks if _opens_with_name(block)]
    speakers = set(map(id, named)) if len(named) >= _LEAST_NAMES else set()
    rows = [find_row(block) for block in blocks]
    inside = [one is not None and one is other for one, other in pairwise([*rows, None])]
    for at, block in enumerate(blocks):
        if at:
            yield None, " | " if inside[at - 1] else "\n\n"
        if id(block) in speakers:
            yield block, f"{block.bold}\n{block.text[len(block.bold) :].lstrip()}"
        else:
            yield block, cell_text(block.text) if inside[at] else block.text


def _opens_with_name(block: Block) -> bool:
    """Whether a block begins with a name in bold type that words follow on the same line."""
    rest = block.text[len(block.bold) :]
    name = block.bold.removesuffix(",")
    return bool(
        block.bold
        and block.text.startswith(block.bold)
        and rest.startswith(" ")
        and not rest.lstrip().startswith((":", "(", "—", "–", "-", ",", "\n"))
        and not name.endswith((*_STOPS, ":"))
        and is_name(name)
        and rest.lstrip()[:1].isupper()
    )
