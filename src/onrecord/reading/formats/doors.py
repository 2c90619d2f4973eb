"""Doors: which reader opens which kind of file; its parsers are loaded when the first file asks."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import NamedTuple

from onrecord.errors import UnreadableSource
from onrecord.model import Source
from onrecord.reading.bounds import Bounds
from onrecord.reading.content import Content
from onrecord.reading.file_kinds import MediaType

__all__ = ["DOORS", "LAID_OUT", "Door", "read_content"]


class Door(NamedTuple):
    """Where the reader of a format stands."""

    module: str  # below `onrecord.reading`
    reader: str
    bounded: bool = False  # whether the reader takes bounds
    apart: bool = False  # whether it parses with other people's code, so that it may hang or crash

    def find_reader(self) -> Callable[..., Content]:
        """The reader; its parsers are loaded with it."""
        found: Callable[..., Content]
        found = getattr(import_module(f"onrecord.reading.{self.module}"), self.reader)
        return found


_PLAIN = Door("formats.plain", "read_plain")
_SUBTITLES = Door("formats.captions.subtitles", "read_subtitles")
_TIMED_TEXT = Door("formats.captions.timed_text", "read_timed_text", apart=True)
_RECORD = Door("formats.listed_records", "read_record", apart=True)

DOORS: Mapping[MediaType, Door] = {
    MediaType.PLAIN: _PLAIN,
    MediaType.MARKDOWN: _PLAIN,
    MediaType.HTML: Door("pages.html", "read_html", apart=True),
    MediaType.MHTML: Door("formats.mail", "read_mhtml", bounded=True, apart=True),
    MediaType.MAIL: Door("formats.mail", "read_mail", bounded=True, apart=True),
    MediaType.RTF: Door("formats.rich_text", "read_rtf", apart=True),
    MediaType.PDF: Door("formats.pdf.pdf", "read_pdf", bounded=True, apart=True),
    MediaType.DOCX: Door("formats.word_file", "read_docx", bounded=True, apart=True),
    MediaType.ODT: Door("formats.open_document", "read_odt", bounded=True, apart=True),
    MediaType.VTT: _SUBTITLES,
    MediaType.SRT: _SUBTITLES,
    MediaType.SBV: _SUBTITLES,
    MediaType.TTML: _TIMED_TEXT,
    MediaType.TIMED_TEXT: _TIMED_TEXT,
    MediaType.JSON: Door("formats.captions.machine_json", "read_json", bounded=True),
    MediaType.YAML: Door("formats.captions.machine_yaml", "read_yaml", bounded=True, apart=True),
    MediaType.AKN: _RECORD,
    MediaType.TEI: _RECORD,
    MediaType.XML: _RECORD,
}

# Kinds in which programs that transcribe lay out text for people to read.
LAID_OUT = frozenset(
    {MediaType.PLAIN, MediaType.MARKDOWN, MediaType.DOCX, MediaType.ODT, MediaType.RTF}
)


def read_content(source: Source, kind: MediaType, bounds: Bounds) -> Content:
    """The text of a source of a known kind.

    Raises:
        UnreadableSource: it is damaged, or no door opens this kind.
        RefusedSource: a bound was passed.
    """
    if kind in {MediaType.ZIP, MediaType.GZIP, MediaType.MBOX}:
        mend = "unpack it and add the files"
        raise UnreadableSource("an archive is no document", source.name, mend)
    if kind not in DOORS:
        what = "not a kind of document that is read here" if source.data else "no text found"
        mend = "give text, HTML, PDF, DOCX, ODT, RTF, mail, captions, or JSON or XML of speech"
        raise UnreadableSource(what, source.name, mend)
    door = DOORS[kind]
    reader = door.find_reader()
    return reader(source, bounds) if door.bounded else reader(source)
