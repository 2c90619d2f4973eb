"""Kinds of files: the media type, told by the bytes and not by the name alone."""

import io
import re
import zipfile
from enum import StrEnum

import puremagic

from onrecord.reading.decoding import decode_text

__all__ = ["MediaType", "find_media_type"]


class MediaType(StrEnum):
    """What can be read here, and `UNKNOWN` for all the rest."""

    PLAIN = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    VTT = "text/vtt"
    SRT = "application/x-subrip"
    GZIP = "application/gzip"
    ZIP = "application/zip"
    UNKNOWN = "application/octet-stream"


_HEAD = 4096  # bytes or characters looked at
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|meta|title|table)\b[^<>]*>",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"</(?:html|head|body|article|main|div|p|h1|title|table|a)\s*>", re.IGNORECASE)
_SRT = re.compile(r"\A\ufeff?\s*(?:\d+\s*\n)?\d{1,2}:\d\d:\d\d[,.]\d{1,3}\s+-->\s")
_JSON = re.compile(r"\A\ufeff?\s*[\[{]\s*(?:[\[{\"\]}]|-?\d)")
_MARKUP = re.compile(r"\A\ufeff?\s*<(?:\?xml|rss|feed|svg|[A-Za-z]+:)", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_FOREIGN = frozenset({".json", ".jsonl", ".csv", ".tsv", ".xml", ".py", ".js", ".css", ".svg"})


def find_media_type(data: bytes, name: str) -> MediaType:
    """Tell what kind of file these bytes are.

    Args:
        data: the bytes, whole.
        name: the name they came under; asked only where the bytes leave it open.

    Returns:
        The media type; `UNKNOWN` for pictures, programs, tables of data and anything else that
        holds no prose.
    """
    if data[:1024].lstrip().startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        return MediaType.PDF
    if data.startswith(b"\x1f\x8b"):
        return MediaType.GZIP
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _tell_zip(data)
    text = decode_text(data[: 4 * _HEAD], whole=False)
    if text is None or _is_binary(data, text):
        return MediaType.UNKNOWN
    return _tell_text(text, name.lower())


def _tell_zip(data: bytes) -> MediaType:
    """Tell a word processor's file from an archive; a damaged archive is still one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        # A file that was cut off has lost its list of members at the end.
        return MediaType.DOCX if b"word/" in data[:_HEAD] else MediaType.ZIP
    if "word/document.xml" in names:
        return MediaType.DOCX
    if "[Content_Types].xml" in names or "mimetype" in names:
        return MediaType.UNKNOWN  # a spreadsheet, slides, an e-book
    return MediaType.ZIP


def _is_binary(data: bytes, text: str) -> bool:
    """Whether these are the bytes of a picture, a program or the like."""
    head = text[:_HEAD]
    if len(_CONTROL.findall(head)) > len(head) // 100:
        return True
    if head.isprintable() or _HTML.search(head):
        return False
    try:
        kind = puremagic.from_string(data[:_HEAD], mime=True)
    except (puremagic.PureError, ValueError):
        return False
    # Signatures of two bytes ("BM") also open English sentences; these three do not come so short.
    binary = kind.startswith(("image/", "audio/", "video/"))
    return binary and "\ufffd" in head


def _tell_text(text: str, name: str) -> MediaType:
    """Tell the kinds of text apart."""
    name = name.removesuffix(".gz")
    suffix = "." + name.rsplit(".", 1)[-1]
    head = text[: 4 * _HEAD]
    if head.lstrip("\ufeff \t\r\n").startswith("WEBVTT"):
        return MediaType.VTT
    if _SRT.match(head):
        return MediaType.SRT
    tags = len(_HTML.findall(head))
    if tags and (_CLOSED.search(head) or head.lstrip("\ufeff \t\r\n").startswith("<")):
        return MediaType.HTML
    if suffix in _FOREIGN or _JSON.match(head) or _MARKUP.match(head):
        return MediaType.UNKNOWN
    return MediaType.MARKDOWN if suffix in {".md", ".markdown"} else MediaType.PLAIN
