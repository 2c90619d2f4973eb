"""Proceedings: labels of reports of what was said, and headings of what was handed in.

The first end in a verb of saying and a colon, with speech and no marks behind: "The Dean of Harrow
(Dr Pym) said: I had prepared …", as synods, councils and houses print them. A news report puts
quotation marks behind such words.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.reading.heads.headings import is_heading
from onrecord.reading.turns.labels.endings import is_titled
from onrecord.reading.turns.labels.label_names import Form, Label, name_key
from onrecord.reading.turns.labels.label_words import PLAIN
from onrecord.reading.turns.labels.shape_choice import family
from onrecord.text import Span

__all__ = ["find_filed", "find_opinions", "find_proceedings"]

_FEWEST = 3  # labels
_FEWEST_SPEAKERS = 2
_LEAST_SPOKEN = 0.5  # of the labels, behind which somebody says "I" or "we"
_MOST_QUOTED = 0.25  # of such openings, behind which quotation marks stand
# A name, or what somebody calls themselves on a site: "tide_99"
_HANDLE = r"[a-z][\w-]{0,40}[\d_.-]\w{1,40}(?=[ ])"
_NAME = rf"(?:{_HANDLE}|[^\W\d_a-z])(?:[^:\n\"“”.!?;]|\.(?=[ ]?[A-ZÀ-Þ])){{0,110}}?"
_HOW = r"(?:in (?:reply|response|conclusion)|interven\w+|interrupt\w+|continuing|resuming|rising)"
_SAID = compile_late(
    rf"[ \t]*(?P<name>{_NAME})(?:,? {_HOW},?(?: (?:said|replied|continued|answered|responded))?|"
    r",?[ ](?:then |also |further )?(?:said|replied|continued|asked|answered|added|responded|"
    r"says|asks|replies|answers|writes|responds|remarked|concluded|interjected|resumed|"
    r"rejoined|observed|went on|moved)"
    r"(?: as follows| that)?):[ ]+(?=\S)"
)
_PART = r"[^:\n]{2,120}"
# Such as "Prepared Statement of Dr. Ostrow, Engineer", "[The statement of Ms. Okello follows:]"
_FILED = compile_late(
    r"[\[(]?(?:the )?(?:prepared|written|supplemental|submitted|joint) (?:opening )?"
    r"(?:statement|testimony|remarks|evidence)\s(?:of|by|from)\s(?:the )?"
    rf"(?P<name>[^\W\d_]{_PART}?)(?:\n{_PART}){{0,2}}"
    r"(?:\s(?:follows|reads)(?: as follows)?)?[ ]?[:.]?[\])]?",
    re.IGNORECASE,
)
_DISSENTS = ENGLISH.pattern("speaker_labels", "dissents")
_DELIVERS = ENGLISH.pattern("speaker_labels", "delivers")
_OPINIONS = ENGLISH.pattern("speaker_labels", "opinions")
# "JUSTICE OKORO delivered the opinion of the Court.", "Judge Vik, with whom Judge Till joins,
# dissenting."
_OPINION = compile_late(
    rf"(?P<name>[^\W\d_][^,\n:]{{3,60}}?)(?:,[^\n:]{{0,120}}?\b(?:{_DISSENTS})\b[^\n:]{{0,90}}|"
    rf"[ ](?:{_DELIVERS})[ ][^\n:]{{0,40}}\b(?:{_OPINIONS})\b[^\n:]{{0,120}})"
)
_FIRST_PERSON = compile_late(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b|\?")
_ASKS = (" asks:", " asked:")
_QUOTES = "\"“«„'‘"


def find_proceedings(text: str, lines: Sequence[Span]) -> list[Label]:
    """Labels such as "Mrs Lockhart (Tarn) said:", if nearly all have speech without marks behind.

    Args:
        text: the text of a document.
        lines: its lines, in order.

    Returns:
        Labels in order; none where fewer than three stand there. Linear time.
    """
    found: list[Label] = []
    quoted = 0
    for line in lines:
        said = _SAID.match(text, line.start, line.end)
        if said is None:
            continue
        name = Span(*said.span("name"))
        key = name_key(name.of(text))
        if not PLAIN.isdisjoint(key.split()[:2]):
            continue  # "He said:"
        quoted += text[said.end()] in _QUOTES
        place = Span(line.start, said.end())
        asks = said.group().endswith(_ASKS, 0, len(said.group().rstrip()))
        found.append(Label(place, name, Form.LEARNT, key, asks=asks))
    stops = _stops(found, lines)
    spoken = sum(_speaks(text, label, stop) for label, stop in zip(found, stops, strict=True))
    names = {family(label.key) for label in found}
    if len(found) < _FEWEST or len(names) < _FEWEST_SPEAKERS or quoted > _MOST_QUOTED * len(found):
        return []
    return found if spoken >= _LEAST_SPOKEN * len(found) else []


def find_filed(text: str, paragraphs: Sequence[Span]) -> list[Label]:
    """Headings of statements that were handed in, each as the label of what stands below.

    Args:
        text: the text of a document.
        paragraphs: its paragraphs, in order.

    Returns:
        Labels in order. Linear time.
    """
    return _find_headings(text, paragraphs, _FILED)


def find_opinions(text: str, paragraphs: Sequence[Span]) -> list[Label]:
    """The lines that tell whose opinion stands below, such as "Judge Vik, dissenting".

    Args:
        text: the text of a document.
        paragraphs: its paragraphs, in order.

    Returns:
        Labels in order, of names with a title or an office. Linear time.
    """
    found = _find_headings(text, paragraphs, _OPINION)
    return [label for label in found if is_titled(label.name.of(text))]


def _find_headings(text: str, paragraphs: Sequence[Span], pattern: re.Pattern[str]) -> list[Label]:
    """Paragraphs that name who speaks below, with the headings right below them."""
    found: list[Label] = []
    for paragraph, below in pairwise(paragraphs):
        filed = pattern.fullmatch(text, *paragraph)
        if filed:
            name = Span(*filed.span("name"))
            place = Span(paragraph.start, below.start)
            found.append(Label(place, name, Form.LEARNT, name_key(name.of(text))))
        elif found and paragraph.start == found[-1].place.end and is_heading(text, paragraph):
            found[-1] = found[-1]._replace(place=Span(found[-1].place.start, below.start))
    return found


def _stops(labels: Sequence[Label], lines: Sequence[Span]) -> list[int]:
    """Where the words behind each label end: at the next, or with the text."""
    return [*(label.place.start for label in labels[1:]), lines[-1].end][: len(labels)]


def _speaks(text: str, label: Label, stop: int) -> bool:
    """Whether somebody speaks of themselves behind a label."""
    return _FIRST_PERSON.search(text, label.place.end, stop) is not None
