"""What a visitor asks for, read from an address: whatever cannot be read is left out and named."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote, urlencode

from fastapi import Request

from onrecord.model import AttributionType, StatementKind, Verdict
from onrecord.store import StatementFilter
from onrecord.text import Span
from onrecord.usecases import Question

__all__ = [
    "FIELDS",
    "FILE_ROWS",
    "MOST_CHARS",
    "PAGE_ROWS",
    "Pages",
    "offer_files",
    "read_day",
    "read_filter",
    "read_offset",
    "read_pairs",
    "read_question",
    "read_span",
    "turn_pages",
    "whole_address",
    "write_bookmarklet",
]

PAGE_ROWS = 50
FILE_ROWS = 10_000  # of a list taken as a file
MOST_CHARS = 4000  # of a quotation, and of any other field
FIELDS = (
    *("verdict", "kind", "type", "speaker", "about", "outlet", "since", "until"),
    *("person", "document", "against", "occasion", "all"),
)
_FILES = (("CSV", "csv"), ("XLSX", "xlsx"), ("JSON lines", "jsonl"))
_MOST_FIELDS = 100  # of an address
_MOST_OFFSET = 10_000_000
_MARKS = '“”"«»„‟ \t\r\n'
_DOUBLE = 7  # of them are quotation marks


@dataclass(frozen=True, slots=True)
class Pages:
    """Addresses of the pages before and after this one; None where there is none."""

    before: str | None
    after: str | None
    files: tuple[tuple[str, str], ...] = ()  # what the list is called as a file, and its address


def read_pairs(request: Request) -> list[tuple[str, str]]:
    """The fields of an address, each as often as it stands there."""
    return request.query_params.multi_items()[:_MOST_FIELDS]


def read_offset(words: str) -> int:
    """How many rows to pass over; 0 for what is no such number."""
    digits = words if re.fullmatch(r"[0-9]{1,18}", words) else "0"
    return min(int(digits), _MOST_OFFSET)


def whole_address(request: Request) -> str:
    """The address of a page with its host, as a citation bears it; no sign in it is markup."""
    return quote(f"{request.url.scheme}://{request.url.netloc}{request.url.path}", safe=":/[]%")


def write_bookmarklet(request: Request) -> str:
    """An address that, kept as a bookmark, takes the words marked on a page to `/check` here."""
    root = json.dumps(f"{request.url.scheme}://{request.url.netloc}/check?quote=")
    script = (
        f"(()=>{{const words=String(getSelection()).trim().slice(0,{MOST_CHARS});"
        f"open({root}+encodeURIComponent(words))}})()"
    )
    return "javascript:" + quote(script, safe="")


def read_span(words: str) -> Span | None:
    """A stretch of text such as "120-144"; None for what is none."""
    found = re.fullmatch(r"([0-9]{1,9})-([0-9]{1,9})", words)
    span = Span(int(found[1]), int(found[2])) if found else None
    return span if span and span.start < span.end else None


def turn_pages(
    path: str,
    asked: Mapping[str, str],
    offset: int,
    *,
    more: bool,
    rows: int = PAGE_ROWS,
) -> Pages:
    """Where the neighbouring pages of a list are."""

    def address(start: int) -> str:
        return f"{path}?{urlencode([*_given(asked), ('from', str(start))])}"

    return Pages(
        address(max(0, offset - rows)) if offset else None,
        address(offset + rows) if more else None,
    )


def offer_files(pages: Pages, path: str, asked: Mapping[str, str]) -> Pages:
    """The same pages with the addresses of the whole list as a file."""
    given = f"?{urlencode(_given(asked))}" if _given(asked) else ""
    return replace(pages, files=tuple((name, f"{path}.{suffix}{given}") for name, suffix in _FILES))


def _given(asked: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(name, words) for name, words in asked.items() if name != "from" and words]


def read_filter(chosen: Mapping[str, str], offset: int) -> tuple[StatementFilter, str | None]:
    """What the form asks for, and a complaint about what cannot be read."""
    complaints: list[str] = []
    days: dict[str, date | None] = {}
    for name in ("since", "until"):
        days[name], complaint = read_day(chosen[name])
        complaints.extend([complaint] if complaint else [])
    verdict = next((v for v in Verdict if v.value == chosen["verdict"]), None)
    kind = next((k for k in StatementKind if k.value == chosen["kind"]), None)
    kept = next((t for t in AttributionType if t.value == chosen["type"]), None)
    every = chosen["type"] == "all" or chosen["all"] == "1"
    types = kept or (chosen["type"] == "all") or None
    for name, read in (("verdict", verdict), ("kind", kind), ("type", types)):
        if chosen[name] and read is None:
            complaints.append(f"“{chosen[name][:40]}” is no {name} that this archive knows.")
    wanted = StatementFilter(
        speaker=chosen["speaker"] or None,
        about=chosen["about"] or None,
        since=days["since"],
        until=days["until"],
        verdict=verdict,
        outlet=chosen["outlet"] or None,
        kind=kind,
        person=chosen["person"] or None,
        document=chosen["document"] or None,
        against=chosen["against"] or None,
        occasion=chosen["occasion"] or None,
        type=kept,
        unfolded=not every,
        ranked=True,
        reported=None if kind else True,
        limit=PAGE_ROWS + 1,
        offset=offset,
    )
    return wanted, " ".join(complaints) or None


def read_question(quote: str, speaker: str, day: str) -> tuple[Question | None, str | None]:
    """What was asked, or what is missing from it."""
    words = quote.strip(_MARKS)
    if any(mark in words for mark in _MARKS[:_DOUBLE]):
        words = quote.strip()  # a paragraph: its first mark may open a quotation
    if not words:
        return None, "Paste the words that you want to check." if quote or speaker or day else None
    if len(words) > MOST_CHARS:
        return None, f"These are {len(words)} characters; at most {MOST_CHARS} can be checked."
    if not any(character.isalnum() for character in words):
        return None, "There are no words in this to check."
    on, complaint = read_day(day)
    if complaint:
        return None, complaint
    return Question(words, speaker.strip()[:200] or None, on), None


def read_day(words: str) -> tuple[date | None, str | None]:
    """A day, or a complaint; neither where nothing was written."""
    if not words:
        return None, None
    try:
        return date.fromisoformat(words.strip()), None
    except ValueError:
        return None, f"“{words[:40]}” is not a day; write it as 2031-03-03."
