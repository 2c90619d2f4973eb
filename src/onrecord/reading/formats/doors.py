"""Doors: which reader opens which kind of file."""

from collections.abc import Callable, Mapping

from onrecord.errors import UnreadableSource
from onrecord.model import Source
from onrecord.reading.bounds import Bounds
from onrecord.reading.content import Content
from onrecord.reading.formats.machine_json import read_json
from onrecord.reading.formats.mail import read_mail, read_mhtml
from onrecord.reading.formats.pdf import read_pdf
from onrecord.reading.formats.plain import read_plain
from onrecord.reading.formats.records import read_record
from onrecord.reading.formats.rich_text import read_rtf
from onrecord.reading.formats.subtitles import read_subtitles
from onrecord.reading.formats.timed_text import read_timed_text
from onrecord.reading.formats.word_file import read_docx
from onrecord.reading.kinds import MediaType
from onrecord.reading.pages.html import read_html

__all__ = ["DOORS", "LAID_OUT", "read_content"]

_Reader = Callable[[Source, Bounds], Content]

DOORS: Mapping[MediaType, _Reader] = {
    MediaType.PLAIN: lambda source, _: read_plain(source),
    MediaType.MARKDOWN: lambda source, _: read_plain(source),
    MediaType.HTML: lambda source, _: read_html(source),
    MediaType.MHTML: read_mhtml,
    MediaType.MAIL: read_mail,
    MediaType.RTF: lambda source, _: read_rtf(source),
    MediaType.PDF: read_pdf,
    MediaType.DOCX: read_docx,
    MediaType.VTT: lambda source, _: read_subtitles(source),
    MediaType.SRT: lambda source, _: read_subtitles(source),
    MediaType.SBV: lambda source, _: read_subtitles(source),
    MediaType.TTML: lambda source, _: read_timed_text(source),
    MediaType.TIMED_TEXT: lambda source, _: read_timed_text(source),
    MediaType.JSON: read_json,
    MediaType.AKN: lambda source, _: read_record(source),
    MediaType.TEI: lambda source, _: read_record(source),
    MediaType.XML: lambda source, _: read_record(source),
}

# Kinds in which programs that transcribe lay out text for people to read.
LAID_OUT = frozenset({MediaType.PLAIN, MediaType.MARKDOWN, MediaType.DOCX, MediaType.RTF})


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
        mend = "give text, HTML, PDF, DOCX, RTF, mail, captions, or a transcript in JSON or XML"
        raise UnreadableSource(what, source.name, mend)
    return DOORS[kind](source, bounds)
