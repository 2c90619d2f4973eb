"""Reports whose quotations stand in a table as references into the primary texts, filled in again.

No sentence of the shared data may be committed. So a report is a list of pieces: its own words as
they are, and, for each run of four words or more that stands in a primary text, a stretch of that
text with what is written otherwise there: [number of the text, first token, end, {token: words}].
"""

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

__all__ = ["Field", "Gold", "find_text", "plain_text", "read_fields", "tokens_of"]

_TABLE = Path(__file__).with_name("field.jsonl")
_TOKEN = re.compile(r"\w+|\W+")
_UNSEEN = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_FOLDERS = ("primaries", "transcripts/text")


@dataclass(frozen=True, slots=True)
class Gold:
    """What is right of one statement of a report, by whoever wrote the report."""

    report: str
    printed: tuple[str, ...]  # the words; the pieces of an interrupted quotation
    at: tuple[float, ...]  # 0 to 1: how far into the report each begins
    speaker: str | None
    direct: bool
    primary: str | None  # name of the file
    said: str | None  # the words there
    truth: str
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """Reports of one writer, and the primary texts that are loaded with them."""

    half: str  # "chosen", or "held": looked at in total only
    primaries: tuple[str, ...]  # names of files: those reported of, and others of the same kinds
    reports: Mapping[str, str]
    gold: tuple[Gold, ...]


def find_text(data: Path, name: str) -> Path:
    """Where a primary text lies in the labelled data."""
    return next(path for folder in _FOLDERS if (path := data / folder / name).exists())


def plain_text(page: str) -> str:
    """The text of a page without its tags, white space folded; of a text, just that."""
    return " ".join(html.unescape(_TAG.sub(" ", _UNSEEN.sub(" ", page))).split())


@lru_cache(maxsize=256)
def tokens_of(path: Path) -> tuple[str, ...]:
    """Words, and what stands between them, of a primary text."""
    if path.suffix == ".pdf":
        file = pdfium.PdfDocument(path)
        pages = [page.get_textpage().get_text_bounded() for page in file]
        text = " ".join(" ".join(pages).split())
    else:
        raw = path.read_bytes().decode("utf-8", "replace")
        text = plain_text(raw) if path.suffix == ".htm" else " ".join(raw.split())
    return tuple(_TOKEN.findall(text))


def read_fields(data: Path, table: Path = _TABLE) -> Iterator[Field]:
    """The committed reports, filled in."""
    lines = table.read_text(encoding="utf-8").splitlines()
    for field in map(json.loads, lines):
        texts = [find_text(data, name) for name in field["primaries"]]
        reports = {one["name"]: _fill(one["pieces"], texts) for one in field["reports"]}
        gold = tuple(
            _read_gold(row, one["name"], texts) for one in field["reports"] for row in one["gold"]
        )
        yield Field(field["half"], tuple(field["primaries"]), reports, gold)


def _fill(pieces: Sequence[Any], texts: Sequence[Path]) -> str:
    """A report with the words of the primary texts in their places."""
    return "".join(each if isinstance(each, str) else _cite(each, texts) for each in pieces)


def _cite(piece: Sequence[Any], texts: Sequence[Path]) -> str:
    """A stretch of a primary text, as the report writes it."""
    number, start, end, *otherwise = piece
    written: Mapping[str, str] = otherwise[0] if otherwise else {}
    tokens = tokens_of(texts[number])
    return "".join(written.get(str(at - start), tokens[at]) for at in range(start, end))


def _read_gold(row: Mapping[str, Any], name: str, texts: Sequence[Path]) -> Gold:
    """One label, its words filled in."""
    said, number = row["said"], row["primary"]
    return Gold(
        report=name,
        printed=tuple(plain_text(_fill(pieces, texts)) for pieces in row["printed"]),
        at=tuple(row["at"]),
        speaker=row["speaker"],
        direct=row["direct"],
        primary=None if number is None else texts[number].name,
        said=None if said is None else _cite([number, *said], texts),
        truth=row["truth"],
        types=tuple(row["types"]),
    )
