"""Candidates: all words of a document that may be a label, however they are set apart."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.late import compile_late
from onrecord.reading.turns.labels.label_names import STAMP, Form, Label
from onrecord.reading.turns.labels.label_ways import DIGITS, find_ways
from onrecord.reading.turns.labels.label_words import GREETINGS
from onrecord.reading.turns.labels.shape_choice import family
from onrecord.reading.turns.labels.turn_labels import find_inline_names
from onrecord.text import Span, fold

__all__ = ["NUMBERED", "Candidate", "find_candidates"]

NUMBERED = compile_late(r"[^\W_]+-\d+(?:[ ]|\Z)|[\w-]*\d[\w-]*[ ]")  # "S6W-2201 Mara Okello"
_STAMPED = compile_late(STAMP)
_TIME = "T"
_WORD_BEFORE = 20  # characters of it that tell one form from another
_CLOSES = {
    ".": "stop",
    **dict.fromkeys("-–—", "dash"),
    **dict.fromkeys(")]>}", "bracket"),
    "|": "bar",
}
_PRINT = " \u00a0*_"
_ONE, _FEW = 1, 3  # words of a name


class Candidate(NamedTuple):
    """Words that may be a label, and how they are set apart."""

    label: Label
    line: Span
    number: int  # of its line
    inline: bool  # whether a sentence of another stands before it on its line
    before: str  # what stands before the name: "none", "time", "number", "mark" or "word"
    end: str  # what ends it: "colon", "time", "line" …, with "|" where its line ends too
    case: str  # how the name is printed: "caps", "letter" or "name"
    size: str  # how many words the name has: "0", "1", "2-3" or "4+"
    form: tuple[str, str, str]  # what candidates of one form share
    family: str  # what the labels of one speaker share

    @property
    def place(self) -> int:
        """Where it stands, by which those of one line are told: one label a line is chosen."""
        return self.label.place.start if self.inline else self.line.start


def find_candidates(
    text: str, lines: Sequence[Span], told: Sequence[Label], known: Sequence[Label]
) -> list[Candidate]:
    """All words at the heads of lines, and behind sentences in them, that may be a label.

    Args:
        text: the text of a document.
        lines: its lines, in order; one at least.
        told: what at their heads may be a label by its form, in order.
        known: labels that are chosen by their form, in order.

    Returns:
        Candidates by line; of those of one line that end at one place the one with the longest
        name, or that whose form is known. Linear time.
    """
    by_form = {label.place.start: label for label in told}
    chosen = {label.place.start: label for label in known}
    starts = [line.start for line in lines]
    found = []
    for number, line in enumerate(lines):
        labels = {} if _is_note(text, line) else _by_end(text, line)
        named, other = chosen.get(line.start), by_form.get(line.start)
        if other is not None and (text[other.name.end - 1] != "." or not labels):
            labels[other.place.end] = other  # no name with the stop that ends it
        if named is not None:
            labels[named.place.end] = named
        found += [_describe(text, label, line, number) for label in labels.values()]
    ends = {each.label.name.end for each in found}
    for label in find_inline_names(text, Span(starts[0], lines[-1].end)):
        number = bisect_right(starts, label.place.start) - 1
        if label.name.end not in ends:  # "SEN. MARA OKELLO:" begins its line
            found.append(_describe(text, label, lines[number], number, inline=True))
    return found


def _is_note(text: str, line: Span) -> bool:
    """Whether a line is a note in brackets, or the source of words above."""
    return text[line.start] in "[(" and text[line.end - 1] in "])"


def _by_end(text: str, line: Span) -> dict[int, Label]:
    """The ways to see a line as a label, by where it ends; the one with the longest name each."""
    longest: dict[int, Label] = {}
    for way in find_ways(text, line):
        label = way.label
        if NUMBERED.match(text, *label.name) or not GREETINGS.isdisjoint(way.before.split()):
            continue  # a name with the number of what is asked; one that a letter greets
        other = longest.get(label.place.end)
        if other is None or _size(label.name) > _size(other.name):
            longest[label.place.end] = label
    return longest


def _size(span: Span) -> int:
    return span.end - span.start


def _describe(
    text: str, label: Label, line: Span, number: int, *, inline: bool = False
) -> Candidate:
    """A candidate, with how it is set apart."""
    name = label.name.of(text)
    words = len(label.key.split())
    case = "caps" if name.isupper() and len(name) > 1 else "letter" if len(name) == 1 else "name"
    size = "0" if not words else "1" if words == _ONE else "2-3" if words <= _FEW else "4+"
    before, end = _before(text, label), _end(text, label, line.end)
    told = fold(text[label.place.start : label.name.start])[:_WORD_BEFORE]
    form = (
        f"word {told}" if before == "word" else before,
        end,
        "name" if case == "name" else "caps",
    )
    key = family(label.key) if label.key else ""
    return Candidate(label, line, number, inline, before, end, case, size, form, key)


def _before(text: str, label: Label) -> str:
    """What stands before a name."""
    told = _STAMPED.sub(_TIME, text[label.place.start : label.name.start])
    told = DIGITS.sub("0", told).strip()
    worded = any(each.isalpha() and each != _TIME for each in told)
    if not told or worded:
        return "word" if told else "none"
    return "time" if _TIME in told else "number" if "0" in told else "mark"


def _end(text: str, label: Label, line_end: int) -> str:
    """What ends a label, and whether it ends its line."""
    behind = _STAMPED.sub(_TIME, text[label.name.end : label.place.end])
    core = behind.strip(_PRINT + "\n")
    alone = label.place.end >= line_end or text[label.place.end] == "\n"
    if label.form is Form.LINE:
        return "line"
    kind = _kind(behind, core)
    if not alone:
        return kind
    return "line" if kind == "none" else f"{kind}|"


def _kind(behind: str, core: str) -> str:
    """The kind of what ends a label."""
    if core.endswith(_TIME):
        return "time"
    if ":" in core or "：" in core:
        return "colon"
    if core[-1:] in _CLOSES:
        return _CLOSES[core[-1]]
    if "\t" in behind or "  " in behind:
        return "gap"
    return "other" if core else "none"
