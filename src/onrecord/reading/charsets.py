"""Decoding: from bytes to characters, by what the bytes say and then by what they look like."""

import codecs
import re
from typing import TYPE_CHECKING

from onrecord.late import load_late

if TYPE_CHECKING:
    import charset_normalizer
else:
    charset_normalizer = load_late("charset_normalizer")

__all__ = ["decode_text", "is_charset"]

_MARKS = (  # the longer first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_XML = re.compile(
    rb"\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
# What Python calls an encoding of text, and what no page or mail is written in: names of hosts,
# escapes of programs. `punycode` takes the square of its bytes.
_NO_CHARSETS = frozenset({"punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined"})
_SAMPLE = 200_000  # bytes that detection looks at; more costs seconds and finds the same


def decode_text(data: bytes, *, told: str | None = None, whole: bool = True) -> str | None:
    """Turn bytes into characters, changing none of them.

    Valid UTF-8 is taken as it is, line ends and byte order mark included; then a byte order mark,
    then what the server told with the bytes, then what a page declares (the order of the HTML
    standard), then the encoding that fits best (old single-byte ones included).

    Args:
        data: the bytes.
        told: the encoding that the server named, if any.
        whole: False when they were cut from a longer file, perhaps inside a character.

    Returns:
        The characters; None where no encoding makes text of the bytes.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(data, whole)
    except UnicodeDecodeError:
        pass
    declared = _XML.search(data[:200]) or _DECLARED.search(data[:4096])
    named = (told, declared[1].decode("ascii") if declared else None)
    return _decode_declared(data, [each for each in named if each and is_charset(each)], whole)


def is_charset(name: str) -> bool:
    """Whether a name that bytes are told by is that of an encoding that texts are written in."""
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return False
    is_text: bool = found._is_text_encoding  # noqa: SLF001 - no other way
    return is_text and found.name.replace("_", "-") not in _NO_CHARSETS


def _decode_declared(data: bytes, named: list[str], whole: bool) -> str | None:
    """Decode by what is said of the bytes, if that holds; else by their look."""
    for encoding in named:
        wide = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252"}
        try:
            # Pages cut short, or with one broken character, are still in their encoding.
            text = data.decode(wide.get(encoding.lower(), encoding), errors="replace")
        except (LookupError, UnicodeError, ValueError):
            text = "\ufffd" * len(data)
        if text.count("\ufffd") <= len(text) // 200:
            return text
    return _decode_guessed(data, whole)


def _decode_guessed(data: bytes, whole: bool) -> str | None:
    """Decode by what the bytes look like."""
    text = data.decode("utf-8", errors="replace")
    if text.count("\ufffd") <= len(text) // 500 + (not whole):
        return text  # UTF-8 with a few damaged characters
    if b"\x00" in data[:_SAMPLE] and not _looks_wide(data[:_SAMPLE]):
        return None
    best = charset_normalizer.from_bytes(data[:_SAMPLE]).best()
    if best is None:
        return None
    # Of the single-byte encodings that fit English or French, cp1252 is by far the most common.
    common = best.encoding in {"cp1250", "cp1254", "cp1257", "cp1258", "latin_1", "iso8859_15"}
    if common or "cp1252" in best.could_be_from_charset:
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    return data.decode(best.encoding, errors="replace")


def _looks_wide(data: bytes) -> bool:
    """Whether every other byte is mostly nought, as in UTF-16 without a mark."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    return max(even, odd) > len(data) // 5 and min(even, odd) < len(data) // 50 + 1
