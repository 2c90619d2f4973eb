"""Turns: who speaks where in a transcript, and which words are spoken."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import dropwhile, pairwise
from typing import NamedTuple

from onrecord.late import compile_late
from onrecord.model import Turn, TurnRole
from onrecord.reading.content import MarkedTurn
from onrecord.reading.heads.headings import count_headings, is_heading
from onrecord.reading.turns.labels.completing import complete_labels, without_lists
from onrecord.reading.turns.labels.label_choice import choose_labels
from onrecord.reading.turns.labels.label_names import Form, is_machine, name_key
from onrecord.reading.turns.labels.label_odds import explain_labels
from onrecord.reading.turns.labels.label_roles import with_roles
from onrecord.reading.turns.labels.label_words import (
    ALWAYS_ASK,
    LETTER_ASKS,
    MAY_ASK,
    NEVER,
    QUESTIONS,
)
from onrecord.reading.turns.labels.shape_choice import with_initials
from onrecord.reading.turns.labels.turn_labels import (
    Label,
    find_calls,
    find_inline_labels,
    find_labels,
)
from onrecord.reading.turns.procedure import is_procedure, reads_aloud
from onrecord.reading.turns.proceedings import find_filed, find_opinions, find_proceedings
from onrecord.reading.turns.stages import find_stages
from onrecord.reading.turns.unwrapping import unwrap
from onrecord.text import Span, find_paragraphs, fold, names_outlet

__all__ = ["find_labelled", "find_turns", "make_marked_turns"]

_HEADED = frozenset({Form.STAMPED, Form.WRAPPED})  # of machines, which print no words above
_FEWEST_SAID = 10  # words behind a label inside the head of a transcript
_FEWEST_ASKED = 3  # questions that bear a label, where answers bear none
_LEAST_ASKED = 0.6  # of them
_MOST_HEADINGS = 10  # lines above a transcript
_MOST_HEADING_WORDS = 8
_ASKED = frozenset({"question", "questions"})  # "Online question"
_SMALL = 3  # letters of a word that a heading need not print with a capital
_ENDS = '.?!…"”’)]'
_SPEAKS = compile_late(  # somebody to others
    r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|[Uu]s|[Tt]hanks?|[Ww]elcome|[Gg]ood (?:morning|"
    r"afternoon|evening|day)|[Ll]adies|[Ll]et['’]s)\b|[?!]"
)
_ROLE_LINE = re.compile(r"(?:\([^()\n]{1,80}\)\s*){1,3}")  # (Lund) (Lab), below a name
_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")


def find_turns(
    text: str, area: Span, everywhere: Sequence[Label] | None = None
) -> tuple[Turn, ...]:
    """Part a transcript into turns.

    Args:
        text: the text of a document.
        area: a part of it that is a transcript, in code points of `text`.
        everywhere: the labels of the whole document, in order; found here where None.

    Returns:
        Turns in order, without overlap, inside `area`. Words before the first label are a turn
        whose label is None, as is a speech that bears no label. A turn holds its stage directions
        in `span` but not in `said`; `said` is empty where nothing but such a direction stands.
        Headings above the first turn lie in none. Linear time.
    """
    paragraphs = find_paragraphs(text, area)
    if not paragraphs:
        return ()
    labels = _find_labels_of(text, area, paragraphs, everywhere)
    labels, repeated = _join_repeated(labels)
    named = {label.place.start: label for label in labels}
    answers = _find_answers(text, paragraphs, labels)
    first = _find_first(text, paragraphs, labels)
    cuts = sorted({first, *named, *answers, area.end})
    turns: list[Turn] = []
    place = 0
    for start, end in pairwise(cuts):
        while place < len(paragraphs) and paragraphs[place].end <= start:
            place += 1
        stop = place
        while stop < len(paragraphs) and paragraphs[stop].start < end:
            stop += 1
        inside = [bisect_left(repeated, Span(each, each)) for each in (start, end)]
        mine = repeated[inside[0] : inside[1]]
        spoken = Spoken(text, Span(start, end), paragraphs[place:stop], mine)
        turn = _make_turn(spoken, named.get(start))
        if turn is not None:
            turns.append(turn)
    return tuple(turns)


def _find_answers(text: str, paragraphs: Sequence[Span], labels: Sequence[Label]) -> Iterator[int]:
    """Where answers begin that bear no label, below questions that do.

    Nobody but who asks has a label from the first question on, and most questions are a paragraph
    that ends with their mark.
    """
    asking = list(dropwhile(lambda label: label.key not in QUESTIONS, labels))
    if len(asking) < _FEWEST_ASKED or any(label.key not in QUESTIONS for label in asking):
        return
    starts = [paragraph.start for paragraph in paragraphs]
    found: list[int] = []
    for label, after in pairwise([*asking, None]):
        if label is None:
            continue
        at = bisect_right(starts, label.place.start) - 1
        stop = after.place.start if after else paragraphs[-1].end
        if at + 1 < len(starts) and starts[at + 1] < stop:
            found += [starts[at + 1]] if text[paragraphs[at].end - 1] == "?" else []
    if len(found) >= _LEAST_ASKED * len(asking):
        yield from found


def make_marked_turns(text: str, marked: Sequence[MarkedTurn]) -> tuple[Turn, ...]:
    """Turns that a format marks: whatever their labels look like, each is kept.

    Stage directions are left out of what is said, as everywhere.
    """
    found = []
    for each in marked:
        said = tuple(piece for words in each.said for piece in _pieces(text, words, ()))
        label = None
        if each.label is not None:
            place = Span(each.span.start, each.label.end)
            label = Label(place, each.label, Form.NAME, name_key(each.label.of(text)))
        elif not said:
            continue
        name = label.printed(text) if label else None
        role = TurnRole.QUESTION if each.asks else _role_of(text, label, said)
        found.append(Turn(each.span.trimmed(text), name, role, said))
    return tuple(found)


def _find_labels_of(
    text: str, area: Span, paragraphs: Sequence[Span], everywhere: Sequence[Label] | None
) -> list[Label]:
    """The labels of a stretch; those that only the rest of the document bears out included."""
    if everywhere is None:
        whole = Span(0, len(text))
        everywhere = find_labelled(text, whole, find_paragraphs(text, whole))
    first = bisect_left(everywhere, area.start, key=_start_of)
    last = bisect_left(everywhere, area.end, key=_start_of)
    mine = list(everywhere[first:last])
    if mine and len(mine) == len(everywhere):
        return mine
    return _apart([*find_labelled(text, area, paragraphs), *mine])


def _start_of(label: Label) -> int:
    """Where a label begins."""
    return label.place.start


def _apart(labels: Sequence[Label]) -> list[Label]:
    """Labels in order; of two that overlap the first."""
    found: list[Label] = []
    for label in sorted(labels, key=_place_of):
        if not found or label.place.start >= found[-1].place.end:
            found.append(label)
    return found


def find_labelled(text: str, area: Span, paragraphs: Sequence[Span]) -> list[Label]:
    """The labels of a stretch of text, in order, none inside another."""
    lines = tuple(
        Span(found.start(), found.end()).trimmed(text)
        for paragraph in paragraphs
        for found in _LINE.finditer(text, paragraph.start, paragraph.end)
    )
    lines = tuple(line for line in lines if line.start < line.end)
    lead = paragraphs[min(count_headings(text, paragraphs), len(paragraphs) - 1)].start
    whole, reaching = unwrap(text, lines)
    found = find_labels(whole, reaching)
    if whole is not text:  # a line may also end where a margin would break it
        found = _merge(found, find_labels(text, lines))
    found = with_initials(whole, reaching, found)
    known = choose_labels(whole, found, paragraphs, lead)
    said = find_proceedings(whole, reaching)
    if len(said) > len(known):
        return said
    heads = explain_labels(whole, reaching, len(paragraphs), found, known)
    heads = complete_labels(whole, reaching, paragraphs, heads)
    heads = with_roles(text, heads)
    heads = without_lists(text, heads, paragraphs[-1].end)
    filed = find_opinions(text, paragraphs) or (find_filed(text, paragraphs) if heads else [])
    within = frozenset(at for each in filed for at in range(*each.place))
    heads = [*filed, *(label for label in heads if label.place.start not in within)]
    keys = frozenset(label.key for label in heads)
    first = heads[0].place.start if heads else area.start
    inside = find_inline_labels(text, area, keys)
    return _apart([*heads, *(each for each in inside if not _explains(text, each, first))])


def _merge(reaching: Sequence[Label], ending: Sequence[Label]) -> list[Label]:
    """The labels of lines joined over a margin, and those of lines as they are, in order.

    Of two that begin at one place the first, unless the other has a role up to the end of its line.
    """
    own = {label.place.start: label for label in ending}
    for label in reaching:
        other = own.get(label.place.start)
        headed = other and other.form is Form.LINE and other.name.end < other.place.end
        if not headed:
            own[label.place.start] = label
    return sorted(own.values(), key=_place_of)


def _explains(text: str, label: Label, first: int) -> bool:
    """Whether a label above the first turn is one of a key to labels: "APP: approach."."""
    return label.place.end < first and len(text[label.place.end : first].split()) < _FEWEST_SAID


def _place_of(label: Label) -> Span:
    """Where a label stands."""
    return label.place


def _join_repeated(labels: Sequence[Label]) -> tuple[list[Label], list[Span]]:
    """Labels that begin a turn, and where a program repeats a label within one."""
    kept: list[Label] = []
    repeated: list[Span] = []
    for label in labels:
        if kept and label.key == kept[-1].key and is_machine(label.key):
            repeated.append(label.place)
        else:
            kept.append(label)
    return kept, repeated


def _find_first(text: str, paragraphs: Sequence[Span], labels: Sequence[Label]) -> int:
    """Where the first turn begins: at the first label, or above it where somebody speaks."""
    if not labels:
        return paragraphs[min(count_headings(text, paragraphs), len(paragraphs) - 1)].start
    named = labels[0].place.start
    if labels[0].form in _HEADED:
        return named
    above = Span(paragraphs[0].start, max(named, paragraphs[0].start))
    if not _SPEAKS.search(text, *above):
        return named  # what the editors tell of who speaks below
    for number, paragraph in enumerate(paragraphs):
        if paragraph.start >= named:
            break
        above = Span(paragraph.start, min(paragraph.end, named)).trimmed(text)
        if number >= _MOST_HEADINGS or not _is_head(text, above):
            return paragraph.start
    return named


def _is_head(text: str, paragraph: Span) -> bool:
    """Whether a paragraph above the first label is no speech."""
    line = paragraph.of(text)
    set_apart = line.startswith("#") or (line.startswith("[") and line.endswith("]"))
    return set_apart or is_heading(text, paragraph) or is_procedure(text, paragraph)


class Spoken(NamedTuple):
    """What one turn is made of."""

    text: str
    place: Span
    paragraphs: Sequence[Span]
    repeated: Sequence[Span]  # labels inside it that say again who speaks


def _make_turn(spoken: Spoken, label: Label | None) -> Turn | None:
    """One turn; None if it has neither name nor words."""
    text, place = spoken.text, spoken.place
    spoken_from = label.place.end if label else place.start
    said: list[Span] = []
    for paragraph in spoken.paragraphs:
        said += _pieces(text, _within(paragraph, spoken_from, place.end), spoken.repeated)
        if reads_aloud(text, paragraph):
            break
    if label and len(said) > 1 and _ROLE_LINE.fullmatch(text, *said[0]):
        said = said[1:]
    if len(said) > 1 and _heads_what_follows(text, said[-1], said[-2]):
        said.pop()
    if label is None and not any(map(str.isalpha, "".join(piece.of(text) for piece in said))):
        return None
    role = _role_of(text, label, said)
    return Turn(place.trimmed(text), label.printed(text) if label else None, role, tuple(said))


def _heads_what_follows(text: str, last: Span, before: Span) -> bool:
    """Whether the last line of a turn is a heading above the next, and no words of the speaker."""
    line, ended = last.of(text).rstrip(":"), before.of(text)
    if fold(line) in NEVER:
        return True  # "Call participants:"
    words = [word for word in line.split() if word[0].isalpha()]
    loud = bool(words) and all(word[0].isupper() or len(word) <= _SMALL for word in words)
    few = 0 < len(words) <= _MOST_HEADING_WORDS and "\n" in text[before.end : last.start]
    return few and loud and words[0][0].isupper() and line[-1:].isalpha() and ended[-1] in _ENDS


def _within(paragraph: Span, start: int, end: int) -> Span:
    """The stretch of a paragraph between two places."""
    first = min(max(paragraph.start, start), paragraph.end)
    return Span(first, max(first, min(paragraph.end, end)))


def _pieces(text: str, paragraph: Span, repeated: Sequence[Span]) -> list[Span]:
    """The words of a paragraph between its stage directions and repeated labels."""
    pieces = []
    start = paragraph.start
    gaps = find_stages(text, paragraph.trimmed(text))
    calls = find_calls(text, paragraph)
    if repeated or calls:
        gaps = sorted([*gaps, *calls, *(gap for gap in repeated if gap.start in paragraph)])
    for gap in gaps:
        pieces.append(Span(start, max(start, gap.start)).trimmed(text))
        start = max(start, gap.end)
    pieces.append(Span(start, max(start, paragraph.end)).trimmed(text))
    spoken = (_without_bar(text, piece) for piece in pieces)
    return [piece for piece in spoken if any(c.isalnum() for c in piece.of(text))]


def _without_bar(text: str, piece: Span) -> Span:
    """Words without the bar of a table's row before them."""
    while piece.start < piece.end and text[piece.start] == "|":
        piece = Span(piece.start + 1, piece.end).trimmed(text)
    return piece


def _role_of(text: str, label: Label | None, said: Sequence[Span]) -> TurnRole:
    """Whether a turn asks: always by its label, or by its label and a question mark."""
    if label is None:
        return TurnRole.SPEAKER
    words = [word.strip(".,") for word in label.key.split()]
    if (
        label.asks
        or label.key in QUESTIONS | LETTER_ASKS
        or ALWAYS_ASK.intersection(words)
        or (len(words) > 1 and words[-1] in _ASKED)
        or names_outlet(words)
    ):
        return TurnRole.QUESTION
    if MAY_ASK.intersection(words) and any("?" in piece.of(text) for piece in said):
        return TurnRole.QUESTION
    return TurnRole.SPEAKER
