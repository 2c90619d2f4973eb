"""Pages: the body of an article or transcript in HTML, in the page's own words and marks."""

import logging
import re
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document as Extraction

from onrecord.errors import UnreadableSource
from onrecord.model import Source
from onrecord.reading.charsets import decode_text
from onrecord.reading.content import Content, Particulars
from onrecord.reading.heads.bylines import find_names, is_byline
from onrecord.reading.heads.day_lines import find_day_of_issue
from onrecord.reading.mojibake import mend
from onrecord.reading.pages.declared import read_declared
from onrecord.reading.pages.layout import find_printed, find_set_apart, write_blocks
from onrecord.reading.pages.page_blocks import (
    Block,
    drop_note_marks,
    drop_programs,
    find_blocks,
    mark_quotes,
    parse_page,
)
from onrecord.reading.pages.saved import find_saved_address
from onrecord.reading.pages.selection import Selection, select_blocks

__all__ = ["read_html"]

_LEAST_COVERAGE = 0.8  # below, the extraction took its text from elsewhere in the page (JSON-LD)
# What trafilatura's own rules must give. Of the 181 pages of `benchmarks.reading` its comparison
# is better on the one that this sends to it, worse on 3 of the others, and the same on the rest.
_SHORT = 250  # characters, below which trafilatura looks elsewhere too
_LEAST_LINE = 40  # characters a line on average; menus have fewer
_MOST_LINKED = 0.5  # a block of which half is links leads elsewhere
_SHOWN = 80  # characters of a block that a remark shows
_HEADINGS = frozenset({"h1"})
_HEAD_LINES = frozenset({"h1", "h2", "h3", "p"})
_BEFORE_BODY = 6  # blocks between a headline and the text
_BESIDE = re.compile(r"\s[·•|]\s|,\s(?=interviewed by\s)")  # between day, place and byline
_ABOVE_HEADLINE = 3
_SUMMARY_POINT = 24  # characters
_HEAD_LINE = 100  # characters
_SPACE = re.compile(r"\s+")
_QUOTES = re.compile(r"[“„«\"‘]|(?<!\w)'(?=\w)")

for _name in ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer"):
    logging.getLogger(_name).addHandler(logging.NullHandler())  # they complain on stderr otherwise


def read_html(source: Source) -> Content:
    """Read the article or transcript in a page.

    Args:
        source: the bytes of a page, whole or cut off.

    Returns:
        Its text, a blank line between paragraphs, with every quotation mark of the body (a
        `<q>` written as marks), and what the page says of itself. Quotation marks of the body
        that were left out (in boxes and links) are told in `remarks`.

    Raises:
        UnreadableSource: nothing in it can be decoded or parsed.
    """
    decoded = decode_text(source.data, told=source.charset)
    page = mend(decoded) if decoded else None
    tree = parse_page(page) if page else None
    if tree is None:
        raise UnreadableSource("no page in these bytes", source.name, "save the page anew")
    told = _find_particulars(tree, source.url or find_saved_address(page or ""))
    mark_quotes(tree)
    drop_note_marks(tree)
    drop_programs(tree)
    extracted = _extract(tree)
    selection = select_blocks(find_blocks(tree), extracted)
    above = _find_above(selection.blocks, selection.chosen)
    if not told.byline:
        parts = (part for line in above for part in _BESIDE.split(line) if line != told.title)
        bylines = (find_names(part) for part in parts if is_byline(part))
        told = replace(told, byline=next(bylines, ()))
    if told.published is None:
        told = replace(told, published=find_day_of_issue(above, None))
    return replace(_compose(selection, extracted, told), above=above)


def _extract(tree: HtmlElement) -> list[str]:
    """The paragraphs that trafilatura takes for the body; none where it gives up.

    Its own rules are asked first; its comparison with two other extractors, which takes as long
    again, only where they give next to nothing, or lines rather than paragraphs.
    """
    found = _extract_by(tree, fast=True)
    chars = sum(map(len, found))
    if chars < _SHORT or chars < _LEAST_LINE * len(found):
        return _extract_by(tree, fast=False) or found
    return found


def _extract_by(tree: HtmlElement, *, fast: bool) -> list[str]:
    """The paragraphs that trafilatura takes for the body, by its own rules alone if `fast`."""
    try:  # it works on a copy
        found = bare_extraction(tree, include_comments=False, fast=fast)
    except (etree.Error, AttributeError, TypeError, ValueError, KeyError, IndexError):
        return []  # it trips over some damaged trees; the page's own blocks are still there
    text = found.text if isinstance(found, Extraction) else None
    lines = (each for line in (text or "").split("\n") for each in _cells_of(line.strip()))
    return [stripped for each in lines if (stripped := each.strip())]


def _cells_of(line: str) -> list[str]:
    """A line, or the cells of a row of a table, which the extraction puts between bars."""
    return line.split("|") if line[:1] == line[-1:] == "|" else [line]


def _compose(selection: Selection, extracted: Sequence[str], told: Particulars) -> Content:
    """The text of a page out of its blocks; out of the extraction where they are not the same."""
    chosen = selection.chosen
    if not selection.kept or selection.coverage < _LEAST_COVERAGE:
        if extracted and len(" ".join(extracted)) > sum(len(block.text) for block in chosen):
            remark = "text taken as extracted; it was not found paragraph by paragraph in the page"
            return Content("\n\n".join(extracted), told, remarks=(remark,))
        chosen = chosen or [block for block in selection.blocks if block.linked < _MOST_LINKED]
    while chosen and chosen[0].holder.tag in _HEADINGS:
        chosen = chosen[1:]  # the headline is the title
    head = _find_quoting(selection.blocks, chosen)
    chosen = [*head, *chosen]
    text = write_blocks(chosen)
    apart = find_set_apart(chosen)
    return Content(
        text,
        told,
        remarks=_tell_lost(selection),
        set_apart=apart,
        headlines=len(head),
        printed=find_printed(chosen),
    )


def _find_quoting(blocks: Sequence[Block], chosen: Sequence[Block]) -> list[Block]:
    """The headline above the body of a page and what stands below it: quotations, a summary."""
    body = next((at for at, block in enumerate(blocks) if chosen and block is chosen[0]), 0)
    above = range(body - 1, max(body - 1 - _BEFORE_BODY, -1), -1)
    head = next((at for at in above if blocks[at].holder.tag in _HEADINGS), body)
    return [
        block
        for block in blocks[head:body]
        if not block.linked and (_quotes_in_head(block) or _is_summary(block))
    ]


def _quotes_in_head(block: Block) -> bool:
    """Whether a line at the head of a page quotes somebody."""
    return block.holder.tag in _HEAD_LINES and bool(_QUOTES.search(block.text))


def _is_summary(block: Block) -> bool:
    """Whether a block is a point of a summary at the head of a page."""
    held = block.holder.getparent()
    if block.holder.tag != "li" or held is None or next(held.iter("a"), None) is not None:
        return False
    return all(len(" ".join(each.itertext())) >= _SUMMARY_POINT for each in held.iter("li"))


def _find_above(blocks: Sequence[Block], chosen: Sequence[Block]) -> tuple[str, ...]:
    """The short lines around the headline of a page, above its body: day, author, occasion."""
    first = next((at for at, block in enumerate(blocks) if chosen and block is chosen[0]), 0)
    around = range(max(first - _BEFORE_BODY, 0), min(first + _BEFORE_BODY, len(blocks)))
    ranks = {blocks[at].holder.tag: at for at in reversed(around)}
    head = ranks.get("h1", ranks.get("h2", first))
    taken = {id(block) for block in chosen}
    stops = (at for at in range(head + 1, len(blocks)) if id(blocks[at]) in taken)
    near = blocks[max(head - _ABOVE_HEADLINE, 0) : next(stops, first) + 1]
    lines = (" ".join(block.text.split()) for block in near if not block.linked)
    return tuple(line for line in lines if 0 < len(line) <= _HEAD_LINE)


def _tell_lost(selection: Selection) -> tuple[str, ...]:
    """One line for every block with quotation marks that stands in the body and was left out."""
    lines = []
    for number in selection.lost:
        words = _SPACE.sub(" ", selection.blocks[number].text)
        shown = words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
        lines.append(f"left out, as a box or a link within the article: {shown}")
    return tuple(lines)


def _find_particulars(tree: HtmlElement, url: str | None) -> Particulars:
    """What a page says of itself."""
    declared = read_declared(tree, url)
    return Particulars(
        title=declared.title,
        byline=declared.authors,
        publisher=declared.site,
        published=declared.published,
        url=declared.url,
        language=declared.language,
        modified=declared.modified,
        is_page=True,
    )
