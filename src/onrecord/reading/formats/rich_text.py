"""Rich text (RTF): its paragraphs, with title and author of its head."""

import re

from striprtf.striprtf import rtf_to_text

from onrecord.errors import UnreadableSource
from onrecord.model import Source
from onrecord.reading.content import Content
from onrecord.reading.formats.properties import read_properties

__all__ = ["read_rtf"]

_PARAGRAPH = re.compile(r"\\\\|\\(?:par|row)(?![A-Za-z])")  # the first eats an escaped backslash
_CODE_PAGE = re.compile(r"\\ansicpg(\d{3,5})")
_BLANK = re.compile(r"[ \t]*\n(?:[ \t]*\n)+")
_TOLD = re.compile(r"\{\\(title|author) ([^{}]{1,400})\}")
_CELL = re.compile(r"\|[ \t]*\n")
_HEAD = 20_000  # characters in which title and author are looked for


def read_rtf(source: Source) -> Content:
    """Read an RTF file.

    Args:
        source: its bytes.

    Returns:
        Its paragraphs, a blank line between them; a line break inside one stays. Cells of a table
        row stand on one line. Title and author from its head; pictures are left out.

    Raises:
        UnreadableSource: it is damaged.
    """
    raw = source.data.decode("latin-1").lstrip("\xef\xbb\xbf \t\r\n")
    raw = raw.replace("HYPERLINK", "")  # else each address is written behind the words of its link
    try:
        text = _strip(_PARAGRAPH.sub(_double, raw))
        told = {
            key: _strip("{\\rtf1" + _encoding_of(raw) + " " + value + "}").strip()
            for key, value in _TOLD.findall(raw[:_HEAD])
        }
    except (ValueError, IndexError, KeyError, LookupError, OverflowError, TypeError) as error:
        mend = "open it in a word processor and save it anew"
        raise UnreadableSource("RTF file is damaged", source.name, mend) from error
    particulars = read_properties(told.get("title"), told.get("author"))
    return Content(_BLANK.sub("\n\n", _CELL.sub("\n", text)).strip(), particulars)


def _double(found: re.Match[str]) -> str:
    """Two ends of a paragraph for one, so that it can be told from the end of a line."""
    return found.group() if found.group() == "\\\\" else found.group() + "\\par"


def _encoding_of(raw: str) -> str:
    """The mark of the code page, for a piece that is read alone."""
    found = _CODE_PAGE.search(raw[:_HEAD])
    return found.group() if found else ""


def _strip(raw: str) -> str:
    """The text of rich text."""
    plain = str(rtf_to_text(raw, errors="replace"))  # type: ignore[no-untyped-call]
    text = plain.replace("\r\n", "\n")
    # A character beyond U+FFFF is written as two halves.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
