"""A search as an Atom feed (RFC 4287): who keeps its address in a feed reader is told of news."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import Final
from xml.etree import ElementTree as ET

from onrecord.presentation.words.wording import put_verdict
from onrecord.store import PassageRow

__all__ = ["write_feed"]

_ATOM: Final = "http://www.w3.org/2005/Atom"
_NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)  # the feed of a search that finds nothing yet
_TITLE_CHARS: Final = 120
_CONTROLS: Final = {code: "\ufffd" for code in range(32) if chr(code) not in "\t\n\r"} | {
    0xFFFE: "\ufffd",
    0xFFFF: "\ufffd",
}  # no XML may hold them


def write_feed(title: str, here: str, page: str, rows: Sequence[PassageRow]) -> bytes:
    """The feed of a search, the newest first.

    Args:
        title: what is asked for.
        here: the whole address of the feed, which is its name, too.
        page: the whole address of the page of the same search.
        rows: what was found.
    """
    root = page.partition("/search")[0]
    feed = ET.Element("feed", {"xmlns": _ATOM})
    _add(feed, "id", here)
    _add(feed, "title", f"Onrecord: {title or 'all passages'}")
    _add(feed, "updated", _write(max((_when(row.day) for row in rows), default=_NEVER)))
    _add(feed, "link", rel="self", href=here, type="application/atom+xml")
    _add(feed, "link", rel="alternate", href=page, type="text/html")
    _add(_add(feed, "author"), "name", "Onrecord")
    for row in rows:
        entry = _add(feed, "entry")
        address = f"{root}/documents/{row.document}?at={row.at.start}-{row.at.end}#here"
        speaker = row.person_name or row.speaker or "speaker not named"
        words = " ".join(row.text.split())
        short = words if len(words) <= _TITLE_CHARS else f"{words[:_TITLE_CHARS]}…"
        _add(entry, "id", f"urn:sha256:{sha256(f'{row.document}.{row.at}'.encode()).hexdigest()}")
        _add(entry, "title", f"{speaker}: {short}")
        _add(entry, "updated", _write(_when(row.day)))
        _add(entry, "link", rel="alternate", href=address, type="text/html")
        verdict = f" — {put_verdict(row.verdict).label}" if row.verdict else ""
        source = f"{row.publisher or row.document_name}"
        _add(entry, "content", f"{words}\n{speaker}, {source}{verdict}", type="text")
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _add(parent: ET.Element, name: str, words: str | None = None, **told: str) -> ET.Element:
    child = ET.SubElement(parent, name, told)
    if words is not None:
        child.text = words.encode("utf-8", "replace").decode().translate(_CONTROLS)
    return child


def _when(day: date | None) -> datetime:
    return datetime.combine(day, time(), UTC) if day else _NEVER


def _write(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
