"""Pages: the body of an article or transcript in HTML, in the page's own words and marks."""

import logging
import re
from collections.abc import Sequence
from copy import deepcopy
from datetime import date

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document as Extraction

from onrecord.errors import UnreadableSource
from onrecord.model import Source
from onrecord.reading.content import Content, Particulars
from onrecord.reading.decoding import decode_text
from onrecord.reading.pages.blocks import find_blocks, mark_quotes, parse_page
from onrecord.reading.pages.layout import write_blocks
from onrecord.reading.pages.selection import Selection, select_blocks

__all__ = ["read_html"]

_LEAST_COVERAGE = 0.8  # below, the extraction took its text from elsewhere in the page (JSON-LD)
_MOST_LINKED = 0.5  # a block of which half is links leads elsewhere
_SHOWN = 80  # characters of a block that a remark shows
_CODE = 2  # letters of a language in ISO 639-1
_LATEST = "2099-12-31"  # the clock of this machine says nothing about a document
_HEADINGS = frozenset({"h1"})
_SPACE = re.compile(r"\s+")

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
    page = decode_text(source.data)
    tree = parse_page(page) if page else None
    if tree is None:
        raise UnreadableSource("no page in these bytes", source.name, "save the page anew")
    mark_quotes(tree)
    extraction = _extract(tree, source.url)
    extracted = (extraction.text or "").split("\n") if extraction else []
    selection = select_blocks(find_blocks(tree), [line for line in extracted if line.strip()])
    told = _find_particulars(tree, extraction, source)
    return _compose(selection, extracted, told)


def _extract(tree: HtmlElement, url: str | None) -> Extraction | None:
    """What trafilatura takes for the body; None where it finds none or gives up."""
    try:
        found = bare_extraction(
            deepcopy(tree),
            url=url,
            include_comments=False,
            with_metadata=True,
            date_extraction_params=_date_options(),
        )
    except (etree.Error, AttributeError, TypeError, ValueError, KeyError, IndexError):
        return None  # it trips over some damaged trees; the page's own blocks are still there
    return found if isinstance(found, Extraction) else None


def _date_options() -> dict[str, object]:
    """How a date is looked for: the first day of publication, told by the page and not guessed."""
    return {"original_date": True, "extensive_search": False, "max_date": _LATEST}


def _compose(selection: Selection, extracted: Sequence[str], told: Particulars) -> Content:
    """The text of a page out of its blocks; out of the extraction where they are not the same."""
    chosen = selection.chosen
    if not selection.kept or selection.coverage < _LEAST_COVERAGE:
        lines = [line.strip() for line in extracted if line.strip()]
        if lines and len(" ".join(lines)) > sum(len(block.text) for block in chosen):
            remark = "text taken as extracted; it was not found paragraph by paragraph in the page"
            return Content("\n\n".join(lines), told, remarks=(remark,))
        chosen = chosen or [block for block in selection.blocks if block.linked < _MOST_LINKED]
    while chosen and chosen[0].holder.tag in _HEADINGS:
        chosen = chosen[1:]  # the headline is the title
    text = write_blocks(chosen)
    return Content(text, told, remarks=_tell_lost(selection))


def _tell_lost(selection: Selection) -> tuple[str, ...]:
    """One line for every block with quotation marks that stands in the body and was left out."""
    lines = []
    for number in selection.lost:
        words = _SPACE.sub(" ", selection.blocks[number].text)
        shown = words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
        lines.append(f"left out, as a box or a link within the article: {shown}")
    return tuple(lines)


def _find_particulars(
    tree: HtmlElement, extraction: Extraction | None, source: Source
) -> Particulars:
    """What a page says of itself."""
    if extraction is None:
        return Particulars(title=_first_text(tree, "title"), url=source.url)
    byline = [name.strip() for name in (extraction.author or "").split(";")]
    return Particulars(
        title=extraction.title or _first_text(tree, "title"),
        byline=tuple(name for name in byline if name),
        publisher=extraction.sitename or None,
        published=_make_date(extraction.date),
        url=extraction.url or source.url,
        language=_declared_language(tree),
        is_page=True,
    )


def _first_text(tree: HtmlElement, tag: str) -> str | None:
    """The text of the first element of a kind."""
    for element in tree.iter(tag):
        return _SPACE.sub(" ", element.text_content()).strip() or None
    return None


def _make_date(told: str | None) -> date | None:
    """A date out of what the page tells."""
    try:
        return date.fromisoformat(told) if told else None
    except ValueError:
        return None


def _declared_language(tree: HtmlElement) -> str | None:
    """The language that the page declares."""
    declared = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    code = declared.split("-")[0].split("_")[0].lower()
    return code if len(code) == _CODE and code.isalpha() else None
