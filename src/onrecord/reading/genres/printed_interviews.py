"""Printed interviews: questions that nothing but their print tells from the answers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import dropwhile
from typing import NamedTuple

from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.model import Genre
from onrecord.reading.content import MarkedTurn, Printed
from onrecord.reading.heads.genre_forms import find_forms
from onrecord.reading.heads.headings import is_heading
from onrecord.reading.turns.labels.label_names import shape_of
from onrecord.reading.turns.splitting import find_labelled
from onrecord.text import Span, find_paragraphs, find_words

__all__ = [
    "LEADS",
    "Piece",
    "find_led",
    "find_pieces",
    "find_printed_turns",
    "find_quoted_answers",
    "find_starred",
    "find_tabled",
]

_STARRED = compile_late(r"(?P<mark>\*{1,3}|_{1,3})(?![*_\s])(?P<words>[^*\n]{1,1000}?)(?P=mark)")
_HEADING = compile_late(r"(?P<mark>#{2,6})[ \t]+(?P<words>[^\n]{1,400}?)[ \t#]*(?=\n|\Z)")
_PRINTS = {1: "i", 2: "b", 3: "bi"}  # by how many stars or strokes
_FIRST_PERSON = compile_late(r"\b(?:" + ENGLISH.pattern("interviews", "first_person") + r")\b")
_ASKS = compile_late(ENGLISH.expression("interviews", "asks"), re.IGNORECASE)
# What title or standfirst of an interview say: "Ida Brandt spoke to …", "edited for length"
_TOLD = compile_late(r"\b(?:" + ENGLISH.pattern("interviews", "told") + r")", re.IGNORECASE)
_TRANSCRIPT = compile_late(r"\btranscripts?\b|\bpress conference\b|\bq\s?&\s?a\b", re.IGNORECASE)
_NOTE = compile_late(  # below an interview: "This interview has been edited and condensed."
    r"\W*(?:" + ENGLISH.pattern("interviews", "notes") + r").*", re.IGNORECASE | re.DOTALL
)
_NAMED = compile_late(  # "Till: There is no hole."
    r"(?P<name>[^\W\d_a-z][\w.'’-]*(?:[ ][^\W\d_a-z][\w.'’-]*){0,3}):(?:\s+|\Z)"
)
_OF_ONE = frozenset({Genre.SPEECH, Genre.STATEMENT})
_FEWEST = 3  # questions with an answer
_FEWEST_TOLD = 2  # where title or standfirst say that it is an interview
_FEWEST_LABELS = 2  # which tell turns better
_LONGEST_QUESTION = 900  # characters; longer paragraphs in bold are set off for another reason
# Of the questions that many ask, and of the answers that many speak in the first person: an
# explainer asks in bold too, and answers as a report does.
_LEAST_SHARE = 0.5
_LEAST_TOLD = 0.3
_SHORT_ANSWER = 6  # words; in fewer nobody needs to say "I"
_LONG_WORD = 4  # letters; shorter ones are small in headings too
_MOST_HEAD = 3000  # characters above the first question
LEADS = "+"  # behind the mark of words that plain ones follow in their paragraph
_MARKS = "*_#| \t\r\n"
# A number or a sign with which a paragraph begins: "3. ", "3) ", "→ "
_LED = compile_late(
    r"[ \t]*(?:(?P<number>\d{1,2}[.)])|(?P<sign>[→←►▶◄◀■□●○◆◇※❓❔]))[ \t]+(?=[^\Wa-z]|[\"“‘'(])"
)
# A row of a table of two columns
_ROW = compile_late(r"\|?[ \t]*(?P<words>[^|\n]{2,900}?)[ \t]*\|[ \t]*[^|]*[^|\s][^|]*\|?[ \t]*")
_TABLED = "|"  # the mark of first cells
_NUMBERED = "1"  # the mark of paragraphs under numbers
_LEAST_NUMBERED = 0.75  # of answers to numbered questions, that speak in the first person
_QUOTES = compile_late(r"[\"“„«]")
_TWO = 2  # a name, and none
_QUOTED = '"'  # the mark of paragraphs that open with a quotation mark
_SPEAKER = r"[^\W\d_a-z][\w.'’-]*(?:[ ][^\W\d_a-z][\w.'’-]*){0,3}:[ ]+"
_OPENS = compile_late(r"[\"“„«‘'](?=\w)")
_ANSWERS = compile_late(rf"(?:{_SPEAKER})?[\"“„«‘'](?=\w)")
_SERIAL = compile_late(r"(?:q(?:uestion)?)[ ]?(?:no\.?[ ]?)?\d{0,3}[.:)][ ]+", re.IGNORECASE)
_CLOSES = compile_late(r"[\"”“»’']\Z")
_TELLS_ASKED = compile_late(r"\basked (?:if|whether|about)\b|(?:['’]s|\bis|\bwas) asked\b")
_LEAST_ASKED = 0.8  # of what stands between quotations, that asks: a report's own words seldom do
_HEADINGS = ("h", "dt")  # marks of what stands above words of many kinds


class Piece(NamedTuple):
    """A paragraph, or a part of one, in one print."""

    words: Span
    mark: str  # "" for plain print


def find_printed_turns(
    text: str, printed: Sequence[Printed], title: str | None
) -> tuple[MarkedTurn, ...]:
    """Questions and answers of an interview whose questions, or answers, are printed apart.

    Args:
        text: the text of a document.
        printed: the words of its paragraphs, or the first of them, that are so, in order.
        title: what its file tells.

    Returns:
        Turns without labels, a question and its answer by turns; none where the words in such
        print are no questions, answers are not in the first person, or labels tell the turns.
        What stands above the first question, headings, and notes below the last answer are in
        none. Linear time.
    """
    genres = {form.genre for form in find_forms(title or "")}
    if not printed or any(genre in _OF_ONE or not genre.is_primary for genre in genres):
        return ()
    pieces = list(find_pieces(text, printed))
    best: tuple[MarkedTurn, ...] = ()
    for mark in dict.fromkeys(piece.mark for piece in pieces if piece.mark):
        for asks in (True, False):
            turns = _find_turns(text, pieces, mark, asks=asks)
            if len(turns) > len(best) and _are_turns(text, turns, mark, title):
                best = turns
    paragraphs = find_paragraphs(text, Span(0, len(text))) if best else ()
    labels = find_labelled(text, Span(0, len(text)), paragraphs) if best else []
    quoted = best and _ANSWERS.match(text, *best[-1].said[0])
    most = max(len(best), _FEWEST_LABELS) if quoted else max(len(best) // 2, _FEWEST_LABELS - 1)
    return (
        ()
        if len(labels) > most
        else tuple(map(partial(_without_marks, text), _part_named(text, best)))
    )


def _without_marks(text: str, turn: MarkedTurn) -> MarkedTurn:
    """An answer without the quotation marks around its paragraphs; a question without number."""
    serial = _SERIAL.match(text, *turn.said[0]) if turn.asks else None
    if serial:
        return replace(turn, said=(Span(serial.end(), turn.said[0].end), *turn.said[1:]))
    if turn.asks or not _OPENS.match(text, *turn.said[0]):
        return turn
    said = (
        Span(
            each.start + bool(_OPENS.match(text, *each)),
            each.end - bool(_CLOSES.search(text, *each)),
        )
        for each in turn.said
    )
    return replace(turn, said=tuple(span for span in said if span.start < span.end))


def _part_named(text: str, turns: Sequence[MarkedTurn]) -> tuple[MarkedTurn, ...]:
    """Turns, parted where a paragraph begins with a name and a colon.

    Where one name stands before some of what is answered, or asked, that is for the first time
    only: it is left out of the words, and all are told by their print.
    """
    found = [each for turn in turns for each in _named_pieces(text, turn)]
    names: dict[bool, set[str | None]] = {True: set(), False: set()}
    for turn in found:
        names[turn.asks].add(turn.label.of(text) if turn.label else None)
    several = {side: None not in each or len(each) > _TWO for side, each in names.items()}
    return tuple(turn if several[turn.asks] else replace(turn, label=None) for turn in found)


def _named_pieces(text: str, turn: MarkedTurn) -> Iterator[MarkedTurn]:
    """The pieces of one turn, each below the name that begins it."""
    label: Span | None = None
    said: list[Span] = []
    for words in turn.said:
        named = _NAMED.match(text, *words)
        if named is None or shape_of(named["name"]) is None:
            said.append(words)
            continue
        if said:
            start = label.start if label else said[0].start
            yield MarkedTurn(Span(start, said[-1].end), label, tuple(said), turn.asks)
        label = Span(*named.span("name"))
        rest = Span(named.end(), words.end)
        said = [rest] if rest.start < rest.end else []
    if said:
        start = label.start if label else said[0].start
        yield MarkedTurn(Span(start, said[-1].end), label, tuple(said), turn.asks)


def find_starred(text: str) -> tuple[Printed, ...]:
    """The words that Markdown sets in bold or italics, or as a heading, where a paragraph begins.

    In order; the marks themselves are left out.
    """
    found = []
    for paragraph in find_paragraphs(text, Span(0, len(text))):
        starred = _STARRED.match(text, *paragraph) or _HEADING.match(text, *paragraph)
        if starred:
            many = len(starred["mark"])
            mark = f"h{many}" if starred["mark"].startswith("#") else _PRINTS[many]
            found.append(Printed(Span(*starred.span("words")), mark))
    return tuple(found)


def find_led(text: str) -> tuple[Printed, ...]:
    """The words of paragraphs that begin with a number, or with a sign, in order; without it."""
    found = []
    for paragraph in find_paragraphs(text, Span(0, len(text))):
        led = _LED.match(text, *paragraph)
        if led:
            words = Span(led.end(), paragraph.end).trimmed(text)
            found.append(Printed(words, _NUMBERED if led["number"] else led["sign"]))
    return tuple(found)


def find_quoted_answers(text: str) -> tuple[Printed, ...]:
    """The paragraphs that open with a quotation mark, in order: answers, where questions have none.

    None where they are few and nothing above them says that the text is a transcript, and where a
    reporter tells what was asked: "He is asked whether …".
    """
    found = [
        Printed(paragraph, _QUOTED)
        for paragraph in find_paragraphs(text, Span(0, len(text)))
        if _ANSWERS.match(text, *paragraph)
    ]
    told = found and _TRANSCRIPT.search(text, 0, found[0].words.start)
    if len(found) < (_FEWEST_TOLD if told else _FEWEST):
        return ()
    return () if len(_TELLS_ASKED.findall(text)) >= _FEWEST_TOLD else tuple(found)


def find_tabled(text: str) -> tuple[Printed, ...]:
    """The first cells of rows of two cells, in order, from the first that asks on."""
    if "|" not in text:  # as in nearly all: no paragraphs are looked for
        return ()
    rows = (
        row
        for paragraph in find_paragraphs(text, Span(0, len(text)))
        for row in [_ROW.fullmatch(text, *paragraph)]
        if row
    )
    asked = dropwhile(lambda row: not row["words"].endswith("?"), rows)
    return tuple(Printed(Span(*row.span("words")), _TABLED) for row in asked)


def find_pieces(text: str, printed: Sequence[Printed]) -> Iterator[Piece]:
    """All paragraphs, those that begin in another print than they end parted, in order."""
    at = 0
    for paragraph in find_paragraphs(text, Span(0, len(text))):
        place = paragraph.trimmed(text)
        while at < len(printed) and printed[at].words.start < place.start:
            at += 1
        lead = printed[at] if at < len(printed) and printed[at].words.start < place.end else None
        before = text[place.start : lead.words.start] if lead else ""
        if lead is None or (before.strip(_MARKS) and not _LED.match(text, place.start)):
            yield Piece(place, "")
            continue
        rest = Span(lead.words.end, place.end)
        while rest.start < rest.end and text[rest.start] in _MARKS:
            rest = Span(rest.start + 1, rest.end)
        leads = any(map(str.isalnum, rest.of(text)))
        yield Piece(lead.words, lead.mark + LEADS * leads)
        if leads:
            yield Piece(rest, "")


def _find_turns(
    text: str, pieces: Sequence[Piece], mark: str, *, asks: bool
) -> tuple[MarkedTurn, ...]:
    """Pieces of one kind joined, from the first question to the last answer.

    Args:
        text: the text of a document.
        pieces: its paragraphs by print.
        mark: the print that is told apart.
        asks: whether it is the print of questions; else it is that of answers.
    """
    apart = [at for at, piece in enumerate(pieces) if piece.mark == mark]
    if asks:
        apart = list(dropwhile(lambda at: is_heading(text, pieces[at].words), apart))
    if len(apart) < _FEWEST_TOLD:
        return ()
    first = apart[0] if asks else max(apart[0] - 1, 0)
    last = len(pieces) if asks else apart[-1] + 1
    held: list[tuple[bool, list[Span]]] = []
    for piece in pieces[first:last]:
        if piece.mark != mark and piece.mark.startswith(_HEADINGS):
            continue
        question = (piece.mark == mark) is asks
        if held and held[-1][0] is question:
            held[-1][1].append(piece.words)
        else:
            held.append((question, [piece.words]))
    if mark == _QUOTED:  # what a report says above the first question goes
        held = list(dropwhile(lambda one: not (one[0] and _asks(text, one[1])), held))
    while held and held[-1][0]:
        held.pop()  # a heading below the last answer
    if held and asks:
        kept = _without_notes(text, held[-1][1], {p.words for p in pieces if p.mark})
        held[-1] = (False, kept)
    return tuple(
        MarkedTurn(Span(said[0].start, said[-1].end), None, tuple(said), asks=question)
        for question, said in held
    )


def _without_notes(text: str, said: list[Span], apart: set[Span]) -> list[Span]:
    """The paragraphs of the last answer, up to a note on the interview or on who made it."""
    for at, words in enumerate(said[1:], start=1):
        set_apart = words in apart and not _NAMED.match(text, *words)
        if set_apart or _NOTE.fullmatch(words.of(text)):
            return said[:at]
    return said


def _are_turns(text: str, turns: Sequence[MarkedTurn], mark: str, title: str | None) -> bool:
    """Whether some of the turns ask and the others answer, for themselves."""
    asks = [turn for turn in turns if turn.asks]
    answers = [turn for turn in turns if not turn.asks]
    head = text[max(turns[0].span.start - _MOST_HEAD, 0) : turns[0].span.start]
    told = bool(_TOLD.search(title or "") or _TOLD.search(head))
    told = told or (mark == _QUOTED and _TRANSCRIPT.search(head) is not None)
    if len(asks) < (_FEWEST_TOLD if told else _FEWEST) or len(answers) < len(asks):
        return False
    if mark.startswith(_HEADINGS) and not told:
        return False  # a comment asks above its parts, and says "I" below
    if any(turn.span.end - turn.span.start > _LONGEST_QUESTION for turn in asks):
        return False
    least = (_LEAST_ASKED if told else 1.0) if mark == _QUOTED else _LEAST_SHARE
    if sum(_is_asked(text, turn) for turn in asks) < least * len(asks):
        return False
    spoken = [
        bool(_FIRST_PERSON.search(turn.span.of(text)))
        for turn in answers
        if len(find_words(turn.span.of(text))) >= _SHORT_ANSWER
    ]
    least = _LEAST_TOLD if told else _LEAST_SHARE
    if mark == _NUMBERED:  # an explainer numbers what it asks, too, and quotes who knows
        quoted = sum(_QUOTES.search(text, *turn.span) is not None for turn in answers)
        least = 1.0 + quoted if quoted * 2 >= len(answers) else _LEAST_NUMBERED
    return sum(spoken) >= least * max(len(spoken), 1)


def _is_asked(text: str, turn: MarkedTurn) -> bool:
    """Whether a turn is a question by its mark or its first word, and no heading."""
    long = [word for word in find_words(text, *turn.span) if len(word.form) >= _LONG_WORD]
    if sum(text[word.start].isupper() for word in long[1:]) * 2 > len(long):
        return False  # Why Do Banks Matter?
    return _asks(text, turn.said)


def _asks(text: str, said: Sequence[Span]) -> bool:
    """Whether words end with the mark of a question, or begin as one does."""
    ends = said[-1].of(text).rstrip(" \t”\"’')]").endswith("?")
    return ends or bool(_ASKS.match(said[0].of(text)))
