"""Kinds of files: the media type, told by the bytes and not by the name alone."""

import io
import json
import re
import zipfile
from enum import StrEnum
from typing import TYPE_CHECKING

from onrecord.late import load_late
from onrecord.reading.charsets import decode_text

if TYPE_CHECKING:
    import puremagic
else:
    puremagic = load_late("puremagic")

__all__ = ["MediaType", "find_media_type"]


class MediaType(StrEnum):
    """What can be read here, and `UNKNOWN` for all the rest."""

    PLAIN = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    MHTML = "multipart/related"  # a page that a browser saved with all that it shows
    MAIL = "message/rfc822"
    MBOX = "application/mbox"
    RTF = "application/rtf"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ODT = "application/vnd.oasis.opendocument.text"
    VTT = "text/vtt"
    SRT = "application/x-subrip"
    SBV = "text/x-sbv"
    TTML = "application/ttml+xml"  # DFXP too
    TIMED_TEXT = "application/x-timedtext+xml"  # of YouTube: srv1, srv2, srv3
    JSON = "application/json"  # of machines that transcribe, and of caption players
    YAML = "application/yaml"  # of record offices and press desks
    AKN = "application/akn+xml"  # Akoma Ntoso
    TEI = "application/tei+xml"  # ParlaMint and plays
    XML = "application/xml"  # Hansard and other records of parliaments
    GZIP = "application/gzip"
    ZIP = "application/zip"
    UNKNOWN = "application/octet-stream"


_PACKED_KIND = slice(38, 100)  # of an OpenDocument file, which begins with it, not compressed
_HEAD = 4096  # bytes or characters looked at
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|meta|title|table)\b[^<>]*>",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"</(?:html|head|body|article|main|div|p|h1|title|table|a)\s*>", re.IGNORECASE)
_SRT = re.compile(r"\A\ufeff?\s*(?P<number>\d+\s*\n)?\d{1,2}:\d\d:\d\d[,.]\d{1,3}\s+-->\s")
# An object with a key, or a list of objects; "[00:00:02]" and "[1]" open a line of text.
_JSON = re.compile(r"\A\ufeff?\s*(?:\{\s*(?:\"[^\"\n]{0,200}\"\s*:|\})|\[\s*(?:\{|\]\s*\Z))")
_JSON_LIST = re.compile(r"\A\ufeff?\s*\[\s*(?:[\[\"]|-?\d[\d.eE+-]*\s*,)")
_MARKUP = re.compile(r"\A\ufeff?\s*<(?:\?xml|rss|feed|svg|[A-Za-z]+:)", re.IGNORECASE)
_SBV = re.compile(r"\A\ufeff?\s*\d{1,2}:\d\d:\d\d\.\d{1,3},\d{1,2}:\d\d:\d\d\.\d{1,3}[ \t]*[\r\n]")
_HEADER = re.compile(r"(?P<name>[A-Za-z][A-Za-z0-9-]{0,60}):(?P<value>[^\r\n]*)")
_FROM_LINE = re.compile(
    r"From [^\r\n]{1,200}\d{4}(?: [+-]\d{4})?[ \t]*\r?\n(?=[A-Za-z][A-Za-z0-9-]{0,60}:)"
)
# Fields that programs write into a mail, and no person into a text.
_MAILED = frozenset({"mime-version", "message-id", "received", "return-path", "delivered-to"})
_LETTER = frozenset({"from", "to", "date", "subject"})  # enough under the name of a mail
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?(?P<name>[A-Za-z_][\w.-]{0,60})(?P<rest>[^<>]{0,4000})>")
_BEFORE_ROOT = (("<?", "?>"), ("<!--", "-->"), ("<!DOCTYPE", ">"), ("<!doctype", ">"))
_ROOTS = {  # the first element of a file, in lower case, and what it opens
    "tt": MediaType.TTML,
    "timedtext": MediaType.TIMED_TEXT,
    "akomantoso": MediaType.AKN,
    "tei": MediaType.TEI,
    "tei.2": MediaType.TEI,
    "teicorpus": MediaType.TEI,
    "u": MediaType.TEI,
    "publicwhip": MediaType.XML,
    "hansard": MediaType.XML,
    "debates": MediaType.XML,
    "html": MediaType.HTML,
    "rss": MediaType.UNKNOWN,  # feeds and pictures
    "feed": MediaType.UNKNOWN,
    "rdf": MediaType.UNKNOWN,
    "svg": MediaType.UNKNOWN,
}
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_TEXTS = frozenset({".txt", ".md", ".markdown", ".text"})  # kept as they are
_YAML = frozenset({".yaml", ".yml"})
_MAILS = frozenset({".eml", ".mail", ".mht", ".mhtml"})
_SIGNED = frozenset({".pdf", ".docx", ".odt", ".zip"})  # of plain text none is what it is called
_FOREIGN = frozenset({".jsonl", ".csv", ".tsv", ".xml", ".py", ".js", ".css", ".svg"})


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
    if data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return MediaType.RTF
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
    if data[_PACKED_KIND].startswith(MediaType.ODT.encode()) and "content.xml" in names:
        return MediaType.ODT
    if "[Content_Types].xml" in names or "mimetype" in names:
        return MediaType.UNKNOWN  # a spreadsheet, slides, an e-book
    return MediaType.ZIP


def _is_binary(data: bytes, text: str) -> bool:
    """Whether these are the bytes of a picture, a program or the like."""
    head = text[:_HEAD]
    if len(_CONTROL.findall(head)) > len(head) // 100:
        return True
    if "\ufffd" not in head or head.isprintable() or _HTML.search(head):
        return False
    try:
        kind = puremagic.from_string(data[:_HEAD], mime=True)
    except (puremagic.PureError, ValueError):
        return False
    # Signatures of two bytes ("BM") also open English sentences; these three do not come so short.
    return kind.startswith(("image/", "audio/", "video/"))


def _tell_text(text: str, name: str) -> MediaType:
    """Tell the kinds of text apart."""
    name = name.removesuffix(".gz")
    suffix = "." + name.rsplit(".", 1)[-1]
    head = text[: 4 * _HEAD]
    opening = head.lstrip("\ufeff \t\r\n")
    told = (
        _tell_captions(head, opening, suffix)
        or _tell_mail(opening, suffix)
        or (_tell_markup(opening, suffix) if opening.startswith("<") else None)
    )
    if told is not None:
        return told
    tags = len(_HTML.findall(head))
    if tags and (_CLOSED.search(head) or opening.startswith("<")):
        return MediaType.HTML
    if suffix == ".json" or _JSON.match(head) or (_JSON_LIST.match(head) and _is_json(text)):
        return MediaType.JSON
    if suffix in _YAML:
        return MediaType.YAML
    if suffix in _FOREIGN | _SIGNED or _MARKUP.match(head):
        return MediaType.UNKNOWN
    return MediaType.MARKDOWN if suffix in {".md", ".markdown"} else MediaType.PLAIN


def _tell_captions(head: str, opening: str, suffix: str) -> MediaType | None:
    """Tell captions by their first line; None where it is none of theirs."""
    if opening.startswith("WEBVTT"):
        return MediaType.VTT
    subtitles = _SRT.match(head)
    if subtitles and (subtitles["number"] or suffix not in _TEXTS):
        return MediaType.SRT  # without numbers, in a text file, it is a text with times
    return MediaType.SBV if _SBV.match(head) else None


def _tell_mail(opening: str, suffix: str) -> MediaType | None:
    """Tell a mail or a box of mails by its head; a letter in a text file is text."""
    if _FROM_LINE.match(opening) and suffix not in _TEXTS:
        return MediaType.MBOX
    fields: dict[str, str] = {}
    for line in opening.splitlines():
        found = _HEADER.match(line)
        if found:
            fields.setdefault(found["name"].lower(), found["value"])
        elif not line.strip() or not line[0].isspace() or not fields:
            break
    named = suffix in _MAILS and len(_LETTER & fields.keys()) > 1
    mailed = {"from", "subject"} & fields.keys() and _MAILED & fields.keys()
    if not (named or mailed) or (suffix in _TEXTS and "mime-version" not in fields):
        return None
    saved = "snapshot-content-location" in fields or suffix in {".mht", ".mhtml"}
    return MediaType.MHTML if saved else MediaType.MAIL


def _tell_markup(opening: str, suffix: str) -> MediaType | None:
    """Tell XML by its first element; None where it may be a page."""
    at = 0
    declared = opening.startswith("<?xml") or suffix == ".xml"
    for _ in range(_HEAD):
        while at < len(opening) and opening[at].isspace():
            at += 1
        pair = next((pair for pair in _BEFORE_ROOT if opening.startswith(pair[0], at)), None)
        if pair is None:
            break
        end = opening.find(pair[1], at)
        if end < 0:
            return None
        at = end + len(pair[1])
    root = _ROOT.match(opening, at)
    if root is None:
        return None
    name = root["name"].lower()
    if name == "transcript" and "<text start=" in opening:
        return MediaType.TIMED_TEXT
    if name in _ROOTS:
        return _ROOTS[name]
    return MediaType.XML if declared and not _HTML.match(root.group()) else None


def _is_json(text: str) -> bool:
    """Whether a list that may be a text in brackets is JSON, as far as it was looked at."""
    if len(text) >= 3 * _HEAD:
        return True
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
