"""Word processor files (OpenDocument text): paragraphs and table rows, in order."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from lxml import etree

from onrecord.errors import RefusedSource, UnreadableSource
from onrecord.model import Source
from onrecord.reading.bounds import Bounds
from onrecord.reading.content import Content, Particulars
from onrecord.reading.formats.properties import read_properties
from onrecord.reading.formats.strict_xml import parse_xml

__all__ = ["read_odt"]

_NAMES: Final = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
_T, _TABLE = f"{{{_NAMES['text']}}}", f"{{{_NAMES['table']}}}"
_ROW: Final = f"{_TABLE}table-row"
_PARAGRAPHS: Final = frozenset({f"{_T}p", f"{_T}h"})
_SILENT: Final = frozenset(  # what is no text of the document where it stands
    {
        f"{_T}tracked-changes",  # what was deleted
        f"{_T}note-citation",
        f"{_T}note",  # comes at the end
        f"{{{_NAMES['office']}}}annotation",
        f"{{{_NAMES['office']}}}forms",
        f"{_T}sequence-decls",
    }
)
_CHARACTERS: Final = {f"{_T}tab": "\t", f"{_T}line-break": "\n"}
_MEND: Final = "open it in a word processor and save it anew"
_SPACE: Final = re.compile(r"[ \t\r\n]+")
_CODE: Final = 2  # letters of a language in ISO 639-1
_MOST_SPACES: Final = 1000  # that one element stands for
_DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,  # a part that is not there
    EOFError,
    OSError,
    NotImplementedError,  # an unknown way of packing
    RuntimeError,  # a password
    ValueError,
    OverflowError,
)


def read_odt(source: Source, bounds: Bounds | None = None) -> Content:
    """Read an OpenDocument text.

    Args:
        source: its bytes.
        bounds: what is refused.

    Returns:
        Its paragraphs, a blank line between them; text that is marked as deleted and comments are
        left out; the cells of a table row on one line; notes at the end. Title, author and
        language from its properties; the day it was last saved is no date of publication.

    Raises:
        UnreadableSource: it is damaged, or locked with a password.
        RefusedSource: it unpacks to more than the bounds allow.

    Source: OpenDocument 1.3, part 3, OASIS 2021.
    """
    limits = bounds or Bounds()
    body = _read_part(source, "content.xml", limits)
    paragraphs = [*_find_paragraphs(body), *_find_notes(body)]
    return Content("\n\n".join(paragraphs), _find_particulars(source, limits))


def _read_part(source: Source, name: str, bounds: Bounds) -> etree._Element:
    """The root of a part."""
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive, archive.open(name) as part:
            data = part.read(bounds.file_bytes + 1)
    except _DAMAGED as error:
        raise UnreadableSource("ODT file is damaged", source.name, _MEND) from error
    if len(data) > bounds.file_bytes or (
        len(data) > bounds.free_bytes and len(data) > bounds.ratio * len(source.data)
    ):
        raise RefusedSource("ODT file unpacks to too much", source.name, "save it anew")
    return parse_xml(replace(source, data=data))


def _find_paragraphs(body: etree._Element) -> Iterator[str]:
    """The texts of paragraphs and of table rows, in order, each once, at any depth of tables."""
    rows: list[list[str]] = []  # the rows that are open, the inmost last: texts of cells
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        words = ""
        if event == "end":
            if element.tag == _ROW:
                words = " | ".join(filter(None, rows.pop()))
        elif element.tag == _ROW:
            rows.append([])
        elif element.tag in _PARAGRAPHS or element.tag in _SILENT:
            words = _find_words(element) if element.tag in _PARAGRAPHS else ""
            walk.skip_subtree()
        if words and rows:
            rows[-1].append(words)
        elif words:
            yield words


def _find_notes(body: etree._Element) -> Iterator[str]:
    """The texts of footnotes and endnotes."""
    for note in body.iter(f"{_T}note-body"):
        words = " ".join(filter(None, (_find_words(each) for each in note.iter(*_PARAGRAPHS))))
        if words:
            yield words


def _find_words(paragraph: etree._Element) -> str:
    """The text of a paragraph as it would be printed."""
    pieces: list[str] = []
    walk = etree.iterwalk(paragraph, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if element.tag in _SILENT:
                walk.skip_subtree()
                continue
            if element.tag == f"{_T}s":
                count = element.get(f"{_T}c", "1")
                pieces.append(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))
            pieces.append(_CHARACTERS.get(str(element.tag), ""))
            pieces.append(_fold_space(element.text))
        elif element is not paragraph:
            pieces.append(_fold_space(element.tail))
    return "".join(pieces).strip()


def _fold_space(words: str | None) -> str:
    """White space as the format means it: any run of it is one space."""
    return _SPACE.sub(" ", words or "")


def _find_particulars(source: Source, bounds: Bounds) -> Particulars:
    """Title, author and language from the properties; nothing where they are not there."""
    try:
        meta = _read_part(source, "meta.xml", bounds)
    except UnreadableSource:
        return Particulars(is_weak=True)
    author = _find_first(meta, "meta:initial-creator") or _find_first(meta, "dc:creator")
    told = read_properties(_find_first(meta, "dc:title"), author)
    language = _find_first(meta, "dc:language") or ""
    return replace(told, language=language[:_CODE].lower() or None)


def _find_first(meta: etree._Element, name: str) -> str | None:
    found = meta.find(f".//{name}", _NAMES)
    return None if found is None else found.text
