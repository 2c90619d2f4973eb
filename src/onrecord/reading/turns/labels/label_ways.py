"""Ways to see the head of a line as a label: a name between what may recur around it."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple
from unicodedata import category

from onrecord.late import compile_late
from onrecord.reading.turns.labels.label_names import (
    LONGEST,
    STAMP,
    Form,
    Label,
    is_machine,
    name_key,
    shape_of,
)
from onrecord.reading.turns.labels.label_words import ANSWERS, NEVER, PLAIN, QUESTIONS, TITLES
from onrecord.reading.turns.stages import is_stage
from onrecord.text import Span, fold

__all__ = ["DIGITS", "Way", "find_ways"]

_TOKEN = compile_late(
    rf"(?P<stamp>{STAMP})|(?P<number>\d+)|"
    r"(?P<word>[^\W\d_][\w&]*(?:[-.'’][\w&]+)*(?:\.(?=[ ]?[^\Wa-z]))?)|"
    r"(?P<gap>[ \u00a0]*\t[ \t\u00a0]*|[ \u00a0]{2,})|(?P<space>\s+)|(?P<mark>.)"
)
_OPENERS = frozenset("“\"‘'«„([{¿¡$£€<-–—…")  # marks with which spoken words may begin
_END_KINDS = frozenset({"Pe", "Pf", "Pd", "Sm", "So", "Po"})  # Unicode's closing, dashes, arrows
_HEADING = frozenset({"stamp", "number"})  # what before a name may tell that it is one
_NO_ENDS = frozenset(",?!'\"’”&@%#¿¡")
_MOST_BEFORE = 12  # tokens before a name
_MOST_BEFORE_WORDS = 2
_MOST_BEHIND = 24  # tokens of what stands behind a name
_MOST_NAME = 6  # words
_MOST_ROLE = 8  # words between two marks behind a name
_MOST_UNMARKED = 3  # words right behind a name: "says", "to everyone"
_MOST_WAYS = 60  # of seeing one line
DIGITS = compile_late(r"\d+")
# Who holds an office, or where a member comes from: "The Presiding Officer [Sen. Vik]."
_HELD_BY = compile_late(r"[ ]?[\[(](?P<who>[^\W\d_][^\[\]()\n]{1,60})[\])]")
# Who stands behind a role of one word: "Moderator / Mara Okello", "Host - Mara Okello:"
_NAMED_BEHIND = compile_late(
    r"[ ][/|–—-][ ](?P<who>[^\Wa-z\d_][\w.'’-]*(?:[ ][^\Wa-z\d_][\w.'’-]*){1,2})[ ]*:?(?=\s|\Z)"
)
_WITHIN = frozenset(",&'’.")  # marks inside a role
_LOWER = compile_late(r"[^\W\d_][\w.-]*")
_HEAD_WORD = compile_late(r"[A-Z][:.]|[^\W\d_]\w*(?: \d{1,3}\b)?")


class _Token(NamedTuple):
    """A word, a number, a time, white space or one mark."""

    start: int
    end: int
    kind: str
    words: str


class Way(NamedTuple):
    """One way to see the head of a line: a name between what recurs around it."""

    before: str  # what stands before the name, numbers told alike
    label: Label


def find_ways(text: str, line: Span) -> Iterator[Way]:
    """The ways to see the head of a line of a text as a label, at most `_MOST_WAYS`."""
    head = _Head(text, line)
    yield from islice((way for first in head.firsts for way in head.ways_from(first)), _MOST_WAYS)


class _Head:
    """The head of a line, with what is known of the ways to see it."""

    def __init__(self, text: str, line: Span) -> None:
        self._text, self._line = text, line
        colon = text.find(":", line.start, min(line.end, line.start + LONGEST))
        never = colon > 0 and fold(text[line.start : colon]).strip(" *_") in NEVER
        self.tokens = [] if never else _tokens(text, line)
        self._stops = _find_stops(self.tokens)
        self._ends: dict[int, tuple[int, ...]] = {}  # by where a name ends
        headed = any(token.kind in _HEADING for token in self.tokens[:_MOST_BEFORE])
        alone = bool(self.tokens) and self.tokens[-1].end >= line.end
        self.firsts = self._find_firsts() if self._stops or headed or alone else ()

    def _find_firsts(self) -> tuple[int, ...]:
        """At which tokens a name may begin: words, as long as what stands before is no prose."""
        firsts = []
        for first, token in enumerate(self.tokens[: _MOST_BEFORE + 1]):
            if token.kind == "word":
                if _mask_before(self.tokens[:first]) is None:
                    break
                firsts.append(first)
        return tuple(firsts)

    def ways_from(self, first: int) -> Iterator[Way]:
        """The ways in which a name begins at a token."""
        text, line, tokens = self._text, self._line, self.tokens
        before = _mask_before(tokens[:first]) or ""
        for last in _name_ends(tokens, first):
            name = Span(tokens[first].start, tokens[last].end)
            ends = (*_bare_end(tokens, first, last), *self._behind(last + 1))
            if ends and _is_name(text, name, before):
                for stop in dict.fromkeys(ends):
                    yield Way(before, _make_label(text, line, name, stop))

    def _behind(self, at: int) -> tuple[int, ...]:
        """Where what stands behind a name may end."""
        known = self._ends.get(at)
        if known is None:
            known = self._ends[at] = tuple(_behind(self.tokens, self._stops, at, self._line.end))
        return known


def _bare_end(tokens: Sequence[_Token], first: int, last: int) -> tuple[int, ...]:
    """Where a name ends that only a time or a number before it marks: "10:15 Mara Okello words"."""
    headed = any(token.kind in _HEADING for token in tokens[:first])
    headed |= first == last == 0 and is_machine(tokens[0].words)
    follows = last + 2 < len(tokens) and tokens[last + 1].kind == "space"
    return (tokens[last].end,) if headed and follows else ()


def _make_label(text: str, line: Span, name: Span, stop: int) -> Label:
    """A line seen as a label."""
    while stop < line.end and text[stop] in " \t\u00a0":
        stop += 1
    before = {fold(word) for word in _HEAD_WORD.findall(text, line.start, name.start)}
    asks = not before.isdisjoint(QUESTIONS)
    held = _HELD_BY.match(text, name.end, stop)
    name = Span(name.start, held.end()) if held and not is_stage(held["who"]) else name
    named = _NAMED_BEHIND.match(text, name.end, stop)
    if named and " " not in name.of(text) and shape_of(named["who"]) is Form.NAME:
        name = Span(*named.span("who"))
    return Label(Span(line.start, stop), name, Form.LEARNT, name_key(name.of(text)), asks=asks)


def _tokens(text: str, line: Span) -> list[_Token]:
    """The tokens at the head of a line."""
    stop = min(line.end, line.start + LONGEST)
    return [
        _Token(found.start(), found.end(), found.lastgroup or "mark", found.group())
        for found in _TOKEN.finditer(text, line.start, stop)
    ]


def _mask_before(tokens: Sequence[_Token]) -> str | None:
    """What stands before a name, numbers and times masked; None where it is prose."""
    pieces = []
    words = 0
    for token, after in zip(tokens, [*tokens[1:], None], strict=False):
        if token.kind == "word":
            word = fold(token.words).strip(".")
            words += 1
            is_field = after is not None and after.words == ":"  # "Speaker: Mara Okello"
            if (word in TITLES and not is_field) or words > _MOST_BEFORE_WORDS:
                return None
            pieces.append("?" if word in QUESTIONS | ANSWERS and len(word) == 1 else word)
        else:
            pieces.append(_MASKS.get(token.kind, token.words))
    return "".join(pieces)


_MASKS = {"stamp": "T", "number": "0", "gap": "\t", "space": " "}


def _name_ends(tokens: Sequence[_Token], first: int) -> Iterator[int]:
    """Where a name that begins at a word may end, the longest first."""
    ends = [first]
    at = first
    while at + 2 < len(tokens) and len(ends) < _MOST_NAME:
        between, word = tokens[at + 1], tokens[at + 2]
        if between.kind != "space" or between.words not in {" ", "\u00a0"}:
            break
        if word.kind not in {"word", "number"}:
            break
        at += 2
        ends.append(at)
    yield from reversed(ends)


def _is_name(text: str, name: Span, before: str) -> bool:
    """Whether words may be a name."""
    printed = name.of(text)
    if is_stage(printed):
        return False
    if shape_of(printed) is not None or (len(printed) == 1 and printed.isupper()):
        return True
    key = name_key(printed)
    handle = before.endswith(("@", "<", "[", "*", "_")) and _LOWER.fullmatch(printed) is not None
    return is_machine(key) or (handle and len(key) > 1 and key not in NEVER | PLAIN)


def _find_stops(tokens: Sequence[_Token]) -> frozenset[int]:
    """At which tokens what stands around a name may end."""
    return frozenset(
        place for place, token in enumerate(tokens) if _may_end(token) and _ends_here(tokens, place)
    )


def _behind(tokens: Sequence[_Token], stops: frozenset[int], at: int, end: int) -> Iterator[int]:
    """Where what stands behind a name may end: at a mark, or with the line."""
    reach = _reach(tokens, at)
    yield from (tokens[place].end for place in range(at, reach) if place in stops)
    if reach == len(tokens) and reach > 0 and tokens[-1].end >= end:
        yield end


def _reach(tokens: Sequence[_Token], at: int) -> int:
    """The token before which words too many stand behind a name."""
    most = min(len(tokens), at + _MOST_BEHIND)
    words, marked = 0, False
    for place in range(at, most):
        token = tokens[place]
        if token.kind in {"word", "number"}:
            words += 1
            if words > (_MOST_ROLE if marked else _MOST_UNMARKED):
                return place
        elif token.kind != "space" and token.words not in _WITHIN:
            words, marked = 0, True
    return most


def _may_end(token: _Token) -> bool:
    """Whether a mark, a wide gap or a time may end what stands around a name."""
    if token.kind == "mark":
        return token.words not in _NO_ENDS and category(token.words) in _END_KINDS
    return token.kind in {"gap", "stamp"}


def _ends_here(tokens: Sequence[_Token], place: int) -> bool:
    """Whether words may begin behind a token: no other mark stands there that is none of theirs."""
    token = tokens[place]
    after = place + 1
    spaced = after < len(tokens) and tokens[after].kind == "space"
    after += spaced
    if after >= len(tokens) or tokens[after].kind == "gap":
        return False
    if token.words == "." and not spaced:
        return False
    following = tokens[after]
    if following.kind == "stamp":
        return False
    return following.kind != "mark" or (spaced and following.words in _OPENERS - {"-", "–", "—"})
