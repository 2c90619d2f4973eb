"""Documents with their statements in the standoff format of brat: ID.txt beside ID.ann."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from onrecord.exports.drafting import draft_files
from onrecord.exports.marked_up.standing import Standing, list_standing
from onrecord.model import Verdict
from onrecord.store import Archive
from onrecord.text import Span

__all__ = ["write_brat"]

_LINE_END: Final = re.compile(r"[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_CONFIGURED: Final = f"""[entities]
Content
Source
Cue

[relations]
SaidBy\tArg1:Content, Arg2:Source
CuedBy\tArg1:Content, Arg2:Cue

[events]

[attributes]
Kind\tArg:Content, Value:direct|indirect|mixed|turn
Verdict\tArg:Content, Value:{"|".join(each.value for each in Verdict)}
"""


def write_brat(archive: Archive, out: Path) -> Mapping[str, int]:
    """Write a text and its annotations a document, and `annotation.conf` for the tool.

    Raises:
        UsageError: the folder cannot be written to.
        ArchiveError: the archive cannot be read.
    """
    counts = {"documents": 0, "statements": 0}
    with draft_files(out) as draft:
        draft.write("annotation.conf", _CONFIGURED)
        for document, standing in list_standing(archive):
            draft.write(f"{document.id}.txt", document.text)
            lines = _Lines(document.text)
            for each in standing:
                lines.put(each)
            draft.write(f"{document.id}.ann", "".join(f"{line}\n" for line in lines.all))
            counts["documents"] += 1
            counts["statements"] += len(standing)
    return counts


class _Lines:
    """The lines of one file of annotations, numbered as they come."""

    def __init__(self, text: str) -> None:
        self.all: list[str] = []
        self._text = text
        self._numbers = dict.fromkeys("TRA#", 0)

    def put(self, each: Standing) -> None:
        """Add a statement: its content, who and by which word, what was found."""
        statement, finding = each.statement, each.finding
        content = self._mark("Content", statement.content)
        if content is None:
            return
        for name, spans, relation in (
            ("Source", statement.source, "SaidBy"),
            ("Cue", statement.cue, "CuedBy"),
        ):
            other = self._mark(name, spans)
            if other is not None:
                self._add("R", f"{relation} Arg1:{content} Arg2:{other}")
        self._add("A", f"Kind {content} {statement.kind.value}")
        if finding is not None:
            self._add("A", f"Verdict {content} {finding.verdict.value}")
            speaker = _LINE_END.sub(" ", statement.speaker or "not named")
            self._add("#", f"AnnotatorNotes {content}\tspeaker: {speaker}; {each.state}")

    def _mark(self, name: str, spans: Sequence[Span]) -> str | None:
        pieces = [piece for span in spans for piece in _split(self._text, span)]
        if not pieces:
            return None
        places = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
        words = " ".join(piece.of(self._text) for piece in pieces).replace("\t", " ")
        return self._add("T", f"{name} {places}\t{words}")

    def _add(self, letter: str, line: str) -> str:
        self._numbers[letter] += 1
        key = f"{letter}{self._numbers[letter]}"
        self.all.append(f"{key}\t{line}")
        return key


def _split(text: str, span: Span) -> Iterator[Span]:
    """A span in pieces that hold no line end, as the format asks."""
    start = span.start
    for end in _LINE_END.finditer(text, span.start, span.end):
        if end.start() > start:
            yield Span(start, end.start())
        start = end.end()
    if start < span.end:
        yield Span(start, span.end)
