"""Front matter: the fields above a text, in a YAML head or as lines "Title: …"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.text import Span

__all__ = ["FrontMatter", "find_front_matter", "opens_memo"]

_LONGEST = 8000  # characters
_MOST_LINES = 200
_FENCE = compile_late(r"\A\ufeff?\s{0,80}---[ \t]*(?:yaml)?[ \t]*\r?\n")
_ENDS = ("---", "...")
_FIELD = compile_late(r"(?P<key>[A-Za-z][\w .-]{0,40}?)[ \t]*:(?:[ \t]+(?P<value>\S.*)|[ \t]*)$")
_ITEM = compile_late(r"[ \t]*-[ \t]+(?P<value>\S.*)$")
_ESCAPES = {"_": "\u00a0", "N": "\u0085", "n": " ", "t": " ", "r": " "}
_ESCAPE = compile_late(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|(.))", re.DOTALL)
_FOLDED = compile_late(r"\\?[ \t]*\n[ \t]*\\?")
_MEMO = compile_late(
    r"(?:[A-Z][A-Z ,–—-]{3,60}\n\s*)?(?P<what>(?:[A-Za-z]+ )?(?i:memorandum|memo))[ \t]*\n"
    r"\s*(?=[A-Za-z]+:)"
)
_FEWEST = 2  # lines of a head without fences
# Keys of a head without fences: a line "Chair: …" may be a turn, a line "Title: …" is none.
_KNOWN = compile_late(ENGLISH.pattern("headings", "fields"), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields above a text; their keys are lower-cased, "_" and "-" read as a space."""

    span: Span  # from the start of the text to the end of the last line of fields
    fields: Mapping[str, tuple[str, ...]]

    def first(self, *keys: str) -> str | None:
        """The first value of the first of some keys that has one."""
        return next((self.fields[key][0] for key in keys if self.fields.get(key)), None)

    def all(self, *keys: str) -> tuple[str, ...]:
        """All values of the first of some keys that has one."""
        return next((self.fields[key] for key in keys if self.fields.get(key)), ())


def find_front_matter(text: str) -> FrontMatter | None:
    """The front matter of a text.

    Args:
        text: the text of a document.

    Returns:
        What stands between the fences of a YAML head, or a first paragraph of two lines or more
        that are all "Key: value" with keys that documents are described by; None where there is
        neither. Of YAML the forms are read that sites write: values on one line or several, in
        quotes or bare, lists of either form. Time bounded by the length of a head.
    """
    head = text[:_LONGEST]
    opening = _FENCE.match(head)
    if opening is None:
        return _find_bare(head)
    at = opening.end()
    lines: list[str] = []
    for line in head[at:].splitlines(keepends=True)[:_MOST_LINES]:
        at += len(line)
        if line.rstrip() in _ENDS:
            fields = _read_fields(lines)
            return FrontMatter(Span(0, at), fields) if fields else None
        lines.append(line.rstrip("\r\n"))
    return None


def _find_bare(head: str) -> FrontMatter | None:
    """A head without fences."""
    start = _below_memo(head, len(head) - len(head.lstrip("\ufeff \t\r\n")))
    at = start
    lines: list[str] = []
    for line in head[start:].splitlines(keepends=True)[:_MOST_LINES]:
        if not line.strip():
            break
        found = _FIELD.match(line.strip("*_# \t\r\n"))
        if found is None or found["value"] is None or not _KNOWN.fullmatch(_plain(found["key"])):
            return None
        lines.append(line.strip("*_# \t\r\n"))
        at += len(line)
    if len(lines) < _FEWEST:
        return None
    return FrontMatter(Span(0, at), _read_fields(lines))


def opens_memo(text: str) -> str | None:
    """The line above the fields of a text that calls it a memorandum; None if none does."""
    start = len(text) - len(text.lstrip("\ufeff \t\r\n"))
    found = _MEMO.match(text, start)
    return found["what"].strip() if found else None


def _below_memo(head: str, start: int) -> int:
    """Where the fields of a memorandum begin, below the line that says what it is."""
    found = _MEMO.match(head, start)
    return found.end() if found else start


def _read_fields(lines: list[str]) -> dict[str, tuple[str, ...]]:
    """The fields of the lines of a head; those of an inner level belong to the one above."""
    fields: dict[str, list[str]] = {}
    key = ""
    for line in lines:
        found = _FIELD.match(line)
        item = _ITEM.match(line)
        if found and not line[:1].isspace() and not item:
            key = _plain(found["key"])
            fields.setdefault(key, []).append((found["value"] or "").strip())
        elif item and key:
            fields[key].append(item["value"].strip())
        elif key and line.strip() and fields[key]:
            fields[key][-1] += "\n" + line.strip()
    return {key: values for key, told in fields.items() if (values := tuple(_read(told)))}


def _read(told: list[str]) -> Iterator[str]:
    """The values of a field."""
    for raw in told:
        inner = raw[1:-1].split(",") if raw.startswith("[") and raw.endswith("]") else [raw]
        for value in inner:
            read = _unquote(value.strip())
            if read:
                yield read


def _unquote(value: str) -> str:
    """A value without its quotation marks, its lines joined."""
    if value[:1] in "|>" and "\n" in value:
        value = value.partition("\n")[2]
    joined = _FOLDED.sub(lambda fold: " " if fold[0][:1] != "\\" else "", value)
    if len(joined) > 1 and joined[0] == joined[-1] == '"':
        joined = _ESCAPE.sub(_unescape, joined[1:-1])
    elif len(joined) > 1 and joined[0] == joined[-1] == "'":
        joined = joined[1:-1].replace("''", "'")
    return " ".join(joined.split())


def _unescape(found: re.Match[str]) -> str:
    """The character that an escape stands for."""
    number = found[1] or found[2]
    return chr(int(number, 16)) if number else _ESCAPES.get(found[3], found[3])


def _plain(key: str) -> str:
    """A key as it is looked up."""
    return " ".join(re.sub(r"[_-]", " ", key.casefold()).split())
