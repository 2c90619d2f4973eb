"""Where paragraphs of a PDF file begin: by the customs of the file, its labels and its indents."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from onrecord.reading.formats.pdf.pdf_lines import Line
from onrecord.reading.turns.labels.label_odds import explain_labels
from onrecord.reading.turns.labels.label_roles import with_roles
from onrecord.reading.turns.labels.shape_choice import choose_shape
from onrecord.reading.turns.labels.turn_labels import Form, find_labels
from onrecord.text import Span, fold

__all__ = ["Customs", "begins_paragraph", "find_customs"]

_MOST_LEADING = 60.0  # points; lines further apart are no neighbours
_FEWEST_FULL = 5  # full lines that tell the leading
_GAP = 1.3  # leadings that part paragraphs; six points on fourteen are 1.43, less what feet differ
_LABEL = re.compile(
    r"(?:[A-Z][A-Z .,'’-]{1,50}|Q|A|(?:[A-Z][\w.'’-]+ ){0,4}[A-Z][\w.'’-]+)"
    r"(?: \([^()]{1,30}\))?\s?:(?:\s|$)"
)
_ENDS = re.compile(r"[.?!:…][”’\"')\]]*$|[”\"\]]$|[^\d\s][.?!][”’\"')\]]*\d{1,2}$")
_BREAKS_OFF = re.compile(r"[-–—][”\"]?$")
_STOPPED = re.compile(r"(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ’'-]+(?:[ .]+[A-ZÀ-Þ][A-ZÀ-Þ’'-]*){1,4})\.(?=\s)")
_FORMS = frozenset({Form.LETTER, Form.BARE, Form.CAPITALS, Form.DASH, Form.NAME, Form.CHEVRON})
_SAME_PLACE = 4.0  # points that labels of one file may begin further left or right
_INDENTED = 0.03  # share of the lines of a file that begin further in, where indents are its custom


@dataclass(frozen=True)
class Customs:
    """What the lines of a file have in common."""

    leading: float  # the usual distance from one line of a paragraph to the next, in points
    borders: dict[tuple[int, int], float]  # where full lines end, by page and column
    margins: dict[tuple[int, int], float]  # where most lines begin, by page and column
    labels: frozenset[int]  # ids of lines that begin with a label that comes again
    names: frozenset[int]  # ids of those of them that hold nothing else
    indents: bool  # whether first lines of paragraphs begin further in


def find_customs(lines: Sequence[Line]) -> Customs:
    """Find what the lines of a file have in common."""
    rights: dict[tuple[int, int], list[float]] = {}
    lefts: dict[tuple[int, int], list[float]] = {}
    for line in lines:
        rights.setdefault(_column_of(line), []).append(line.right)
        lefts.setdefault(_column_of(line), []).append(line.left)
    margins = {place: _find_margin(found) for place, found in lefts.items()}
    steps = [
        (one, one.bottom - other.bottom)
        for one, other in pairwise(lines)
        if one.page == other.page and 0 < one.bottom - other.bottom < _MOST_LEADING
    ]
    indented = sum(_is_indented(line, margins) for line in lines)
    borders = {place: sorted(found)[len(found) * 8 // 10] for place, found in rights.items()}
    labels, names = _find_labelled(lines, margins, borders)
    leading = _find_leading(steps, borders)
    return Customs(
        leading=leading,
        borders=borders,
        margins=margins,
        labels=labels,
        names=names,
        indents=_INDENTED * len(lines) < indented < len(lines) / 2,
    )


def begins_paragraph(before: Line, line: Line, customs: Customs) -> bool:
    """Whether a line begins a paragraph.

    Args:
        before: the line that is read before it.
        line: the line.
        customs: of the file.
    """
    ended = bool(_ENDS.search(before.text))
    short = _is_short(before, customs.borders[_column_of(before)])
    further_in = _is_indented(line, customs.margins)
    stops = ended or short
    if id(line) in customs.labels and (stops or further_in or _BREAKS_OFF.search(before.text)):
        return True
    ends = stops or _BREAKS_OFF.search(before.text)
    if ends and before.print_mark != line.print_mark:
        return True  # lines as a whole in another print
    if id(before) in customs.names or (_LABEL.match(line.text) and stops):
        return True
    if _column_of(line) != _column_of(before) or line.bottom > before.bottom + customs.leading / 2:
        if ended and customs.indents and not short:  # the next page or column
            return further_in
        return ended or (short and not line.text[:1].islower())
    return (
        before.bottom - line.bottom > _GAP * customs.leading
        or (_is_another_size(before, line) and stops)
        or (_stands_further_in(before, line) and (ended or (customs.indents and short)))
        or (ended and (short or (customs.indents and further_in)))
    )


def _find_leading(
    steps: Sequence[tuple[Line, float]], borders: dict[tuple[int, int], float]
) -> float:
    """The usual distance from a full line, which goes on, to the next.

    Where most paragraphs are of one line, the usual distance of all lines is that of paragraphs.
    """
    full = [step for line, step in steps if not _is_short(line, borders[_column_of(line)])]
    known = full if len(full) >= _FEWEST_FULL else [step for _, step in steps]
    return median(known) if known else 14.0


def _is_another_size(before: Line, line: Line) -> bool:
    """Whether a line is printed larger or smaller than the one before."""
    return abs(line.height - before.height) > 0.25 * max(line.height, before.height, 1.0)


def _stands_further_in(before: Line, line: Line) -> bool:
    """Whether a line begins further in than the one before."""
    return line.left > before.left + 0.8 * max(before.height, 6.0)


def _column_of(line: Line) -> tuple[int, int]:
    """The page and the column of a line."""
    return line.page, line.column


def _find_margin(lefts: Iterable[float]) -> float:
    """Where most lines of a column begin; of equals the leftmost."""
    counts = Counter(round(left) for left in lefts)
    most = max(counts.values())
    return float(min(left for left, count in counts.items() if count == most))


def _is_indented(line: Line, margins: dict[tuple[int, int], float]) -> bool:
    """Whether a line begins further in than most lines of its column, as first lines do."""
    return line.left > margins[_column_of(line)] + 0.8 * max(line.height, 6.0)


def _is_short(line: Line, border: float) -> bool:
    """Whether a line ends well before the border, so that a word more would have fitted."""
    return line.right < border - 6 * max(line.height, 6.0) / 1.5


def _find_labelled(
    lines: Sequence[Line],
    margins: dict[tuple[int, int], float],
    borders: dict[tuple[int, int], float],
) -> tuple[frozenset[int], frozenset[int]]:
    """The ids of lines that begin with a label which others, at the same place, begin with.

    Also the ids of those that hold nothing else.
    """
    spans: list[Span] = []
    at = 0
    for line in lines:
        spans.append(Span(at, at + len(line.text)))
        at += len(line.text) + 1
    text = "\n".join(line.text for line in lines)
    found = find_labels(text, tuple(spans))
    stops = sum(
        bool(_ENDS.search(line.text)) and _is_short(line, borders[_column_of(line)])
        for line in lines
    )
    strong = [label for label in found if label.form in _FORMS]
    known = with_roles(text, (*choose_shape(found, stops, len(strong)), *strong))
    borne_out = explain_labels(text, spans, stops, found, known)
    labels = {label.place.start: label for label in borne_out}
    held: dict[str, list[tuple[Line, float, bool]]] = {}
    for span, line in zip(spans, lines, strict=True):
        stopped = _STOPPED.match(line.text)
        label = labels.get(span.start)
        key = label.key if label else fold(stopped["name"]) if stopped else None
        if key is not None:
            alone = label is not None and label.place.end >= span.end and _is_closed(line.text)
            far = line.left - margins[_column_of(line)]
            held.setdefault(key, []).append((line, far, alone))
    return _keep_recurring(held.values())


def _is_closed(words: str) -> bool:
    """Whether every bracket that words open is closed in them."""
    return words.count("(") <= words.count(")")


def _keep_recurring(
    held: Iterable[Sequence[tuple[Line, float, bool]]],
) -> tuple[frozenset[int], frozenset[int]]:
    """The ids of lines of labels that recur at one place, and of those that hold nothing else."""
    begun: set[int] = set()
    names: set[int] = set()
    for same in held:
        usual = median(indent for _, indent, _ in same)
        if len(same) > 1:
            near = [
                (id(line), alone) for line, far, alone in same if abs(far - usual) <= _SAME_PLACE
            ]
            begun.update(each for each, _ in near)
            names.update(each for each, alone in near if alone)
    return frozenset(begun), frozenset(names)
