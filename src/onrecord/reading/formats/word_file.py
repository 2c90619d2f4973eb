"""Word processor files (DOCX): paragraphs, cells and footnotes in the order of the document."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from lxml import etree

from onrecord.errors import RefusedSource, UnreadableSource
from onrecord.model import Source
from onrecord.reading.bounds import Bounds
from onrecord.reading.cells import cell_text
from onrecord.reading.content import Content, Particulars, Printed
from onrecord.reading.formats.properties import read_properties
from onrecord.reading.note_marks import is_note_mark
from onrecord.text import Span

__all__ = ["read_docx"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROW = f"{_W}tr"
_HOLDERS = frozenset(
    f"{_W}{name}" for name in ("tbl", "tr", "tc", "sdt", "sdtContent", "customXml", "ins")
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DAMAGED = (
    OpcError,
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    KeyError,  # a part that is named and not there
    ValueError,
    AttributeError,
    TypeError,
    IndexError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
)
_PARAGRAPH = "\n\n"
_STYLES = {"strong": "b", "bold": "b", "emphasis": "i", "italic": "i"}  # of characters
_PLAIN_STYLES = ("normal", "body", "listparagraph", "default", "plain", "standard", "text", "list")
_OFF = frozenset({"0", "false", "off", "none"})  # of a mark for bold or italics
_CODE = 2  # letters of a language in ISO 639-1
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_docx(source: Source, bounds: Bounds | None = None) -> Content:
    """Read a DOCX file.

    Args:
        source: its bytes.
        bounds: what is refused.

    Returns:
        Its paragraphs, a blank line between them, text that is marked as inserted included and as
        deleted left out; the cells of a table row on one line; footnotes at the end. Title, author
        and language from its properties; the day it was last saved is no date of publication.

    Raises:
        UnreadableSource: it is damaged.
        RefusedSource: it unpacks to more than the bounds allow.
    """
    try:
        _weigh(source, bounds or Bounds())
        document = docx.Document(io.BytesIO(source.data))
        paragraphs = [*_find_paragraphs(document.element.body), *_find_footnotes(document)]
        told = _find_particulars(document)
        printed = tuple(_find_printed(document.element.body, paragraphs))
    except _DAMAGED as error:
        mend = "open it in a word processor and save it anew"
        raise UnreadableSource("DOCX file is damaged", source.name, mend) from error
    return Content(_PARAGRAPH.join(paragraphs), told, printed=printed)


def _weigh(source: Source, bounds: Bounds) -> None:
    """Refuse a file that unpacks to too much; python-docx would unpack all of it."""
    with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
        members = archive.infolist()
        size = sum(member.file_size for member in members)
    packed = max(len(source.data), 1)
    if size > bounds.unpacked_bytes or len(members) > bounds.members:
        raise RefusedSource("DOCX file unpacks to too much", source.name, "save it without media")
    if size > bounds.free_bytes and size > bounds.ratio * packed:
        what = f"DOCX file unpacks to more than {bounds.ratio} times its size"
        raise RefusedSource(what, source.name, "save it anew in a word processor")


def _find_paragraphs(body: etree._Element) -> Iterator[str]:
    """The texts of paragraphs and of table rows, in order, each once, at any depth of tables.

    Walks without recursion. A row of one filled cell is its paragraphs, as in a table for layout.
    """
    outside: list[str] = []
    rows: list[list[list[str]]] = []  # the rows that are open, the inmost last: cells of paragraphs
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        holder = rows[-1][-1] if rows and rows[-1] else outside
        if event == "end":
            if element.tag == _ROW:
                _close_row(rows, outside)
        elif element.tag == f"{_W}p":
            holder.extend(filter(None, [_find_text(element)]))
            walk.skip_subtree()
        elif element.tag == _ROW:
            rows.append([])
        elif element.tag == f"{_W}tc" and rows:
            rows[-1].append([])
        elif element.tag not in _HOLDERS and element is not body:
            walk.skip_subtree()
        if not rows:
            yield from outside
            outside.clear()


def _close_row(rows: list[list[list[str]]], outside: list[str]) -> None:
    """Write a row that ends into the cell around it, or outside all tables."""
    filled = [cell for cell in rows.pop() if cell]
    holder = rows[-1][-1] if rows and rows[-1] else outside
    if len(filled) == 1:
        holder.extend(filled[0])
    elif filled:
        *first, last = filled
        cells = [*(cell_text("\n".join(cell)) for cell in first), "\n".join(last)]
        holder.append(" | ".join(cells))


def _find_text(paragraph: etree._Element) -> str:
    """The text of a paragraph as it would be printed, with tracked insertions."""
    pieces: list[str] = []
    walk = etree.iterwalk(paragraph, events=("start",))
    for _, element in walk:
        if element.tag in {f"{_W}del", f"{_W}moveFrom", _FALLBACK}:
            walk.skip_subtree()
        elif element.tag == f"{_W}t":
            words = element.text or ""
            if not (_is_raised(element) and is_note_mark("".join(pieces[-2:]), words)):
                pieces.append(words)
        elif isinstance(element.tag, str) and element.tag.startswith(_W):
            within = element.getparent()
            if within is not None and within.tag == f"{_W}r":
                pieces.append(_CHARACTERS.get(element.tag.removeprefix(_W), ""))
    return "".join(pieces).strip()


def _is_raised(words: etree._Element) -> bool:
    """Whether the run that holds some words is printed above the line."""
    run = words.getparent()
    mark = run.find(f"{_W}rPr/{_W}vertAlign") if run is not None else None
    return mark is not None and mark.get(f"{_W}val") == "superscript"


def _find_printed(body: etree._Element, paragraphs: Sequence[str]) -> Iterator[Printed]:
    """Where words set apart by print stand at the head of paragraphs, in order."""
    printed: dict[str, tuple[str, str]] = {}
    for each in body.iter(f"{_W}p"):
        lead, mark = _lead_in_print(each)
        words = _find_text(each)
        if mark and words.startswith(lead):
            printed[words] = lead, mark
    start = 0
    for words in paragraphs:
        if words in printed:
            lead, mark = printed[words]
            yield Printed(Span(start, start + len(lead)), mark)
        start += len(words) + len(_PARAGRAPH)


def _lead_in_print(paragraph: etree._Element) -> tuple[str, str]:
    """The first words of a paragraph, if they are in print, and in which."""
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    named = (style.get(f"{_W}val") or "").lower() if style is not None else ""
    if named.startswith("heading"):
        return _find_text(paragraph), f"h{named[-1:]}"
    if named and not named.startswith(_PLAIN_STYLES):
        return _find_text(paragraph), named
    lead: list[str] = []
    found = ""
    for run in paragraph.iter(f"{_W}r"):
        words = "".join(each.text or "" for each in run.iter(f"{_W}t"))
        if any(map(str.isalnum, words)):
            mark = _print_of(run)
            if not mark or (found and mark != found):
                break
            found = mark
        lead.append(words)
    return ("".join(lead).strip(), found) if found else ("", "")


def _print_of(run: etree._Element) -> str:
    """How the words of a run are printed: "b", "i", "bi", or in a style of characters."""
    style = run.find(f"{_W}rPr/{_W}rStyle")
    named = (style.get(f"{_W}val") or "").lower() if style is not None else ""
    if named:
        return _STYLES.get(named, named)
    return "".join(
        name
        for name in ("b", "i")
        if any(mark.get(f"{_W}val") not in _OFF for mark in run.iterfind(f"{_W}rPr/{_W}{name}"))
    )


def _find_footnotes(document: WordDocument) -> Iterator[str]:
    """The footnotes, in order."""
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES and not relation.is_external:
            tree = etree.fromstring(relation.target_part.blob, _strict_parser())
            for note in tree.findall(f"{_W}footnote"):
                if note.get(f"{_W}type") in {None, "normal"}:
                    yield from _find_paragraphs(note)


def _strict_parser() -> etree.XMLParser:
    """A parser that opens nothing else and expands nothing."""
    return etree.XMLParser(resolve_entities=False, no_network=True)


def _find_particulars(document: WordDocument) -> Particulars:
    """What the properties of the file say."""
    properties = document.core_properties
    language = (properties.language or "").split("-")[0].lower()
    issued = properties.created.date() if properties.created else None
    return replace(
        read_properties(properties.title, properties.author),
        published=_sensible(issued),
        language=language if len(language) == _CODE and language.isalpha() else None,
    )


def _sensible(day: date | None) -> date | None:
    """A day that somebody's clock gave; None for the day that python-docx's template was made."""
    return None if day == date(2013, 12, 23) else day
