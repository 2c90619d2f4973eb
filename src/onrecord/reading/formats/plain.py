"""Plain text: the characters of the file, not one of them changed."""

from onrecord.errors import UnreadableSource
from onrecord.model import Source
from onrecord.reading.charsets import decode_text
from onrecord.reading.content import Content
from onrecord.reading.mojibake import remark_mojibake

__all__ = ["read_plain"]


def read_plain(source: Source) -> Content:
    """Decode a text file; offsets into the result are offsets into the file.

    Raises:
        UnreadableSource: no encoding makes text of its bytes.
    """
    text = decode_text(source.data, told=source.charset)
    if text is None:
        raise UnreadableSource("no text in these bytes", source.name, "save it as UTF-8 text")
    remarks: tuple[str, ...] = ()
    if "\ufffd" in text:
        count = text.count("\ufffd")
        remarks = (f"{count} damaged characters are shown as \ufffd",)
    return Content(text, remarks=(*remarks, *remark_mojibake(text)))
