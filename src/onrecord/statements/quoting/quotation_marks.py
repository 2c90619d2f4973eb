"""Quotation marks: which belong together, in every style, also where some are missing or wrong."""

import re
from dataclasses import dataclass, replace
from enum import Enum, auto

from onrecord.language import ENGLISH, compile_words
from onrecord.late import compile_late
from onrecord.text import Span, find_paragraphs, find_sentences

__all__ = ["Quoted", "find_quoted"]

# A stroke behind minutes and seconds, 0'09", is none.
_MARK = compile_late(r"(?<!\d['’]\d\d)(?:''|’’|‘‘|``|,,(?=\w)|[“”\"„‟«»‹›‘’‚'`「」『』])")
_SINGLE = frozenset("‘’‚'‹›`")
_PAIRS = {  # an opening mark, and what may close it
    "“": "”\"‟“''",
    "”": '”"',
    '"': '"”“‟',
    "„": '“”"‟',
    "‟": '”"',
    ",,": "“”\"''",
    "``": "''\"”",
    "''": "''\"”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "‘": "’'",
    "‚": "‘’'",
    "`": "'’",
    "'": "'’",
    "’": "’'",
    "「": "」",
    "『": "』",
}
_DOUBLED = {"’’": "''", "‘‘": "``"}  # two single marks that print one double
_ONLY_OPENS = frozenset({"„", ",,", "``", "‚", "「", "『"})
_OPENED_BEFORE = frozenset("([{—–-/“„«‹‘‚\"'¿¡")
_ENDING = frozenset(".,!?…;:)")
# Words that begin with an apostrophe, and decades.
_CLIPPED = compile_late(r"(?:tis|twas|em|cause|til|bout|round|n|\d0s|\d\d)\b", re.IGNORECASE)
# What a report says between the words of a speaker; an unclosed mark ends before it.
_SAYS = compile_words(ENGLISH.words("verbs_of_saying", "tags")).pattern
_TAG = compile_late(
    r",\s(?:(?:[A-Z][\w.'’-]*\s){1,4}|(?:he|she|they)\s|the\s(?:[\w'’-]+\s){1,3})"
    rf"{_SAYS}|,\s{_SAYS}\s(?:[A-Z]|the\b)"
)
# After a paragraph: the next one, opening with a mark.
_GOES_ON = compile_late(r"\s{1,8}(?:``|''|[“\"„‟«‘'「『])")
# A last line inside the marks of a pull quote: who said it.
_SIGNED = compile_late(r"(?:[-–—]\s*)?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}")
_LIMIT = 8  # marks open at once; beyond, the text is no prose


class _Face(Enum):
    """Which way a mark looks, by what stands on either side of it."""

    OPENS = auto()
    CLOSES = auto()
    EITHER = auto()
    NEITHER = auto()


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch in quotation marks."""

    outer: Span  # marks included
    inner: Span  # between the marks, no white space at the ends
    depth: int = 0  # 0: not inside other marks
    closed: bool = True  # False: it ends with its paragraph or sentence, or where another begins
    opened: bool = True  # False: only its closing mark was found
    single: bool = False  # in single marks


@dataclass(slots=True)
class _Open:
    """A mark that waits for its fellow."""

    mark: str
    span: Span
    children: list[Quoted]

    @property
    def single(self) -> bool:
        return self.mark in _SINGLE


def find_quoted(text: str, area: Span) -> tuple[Quoted, ...]:
    """The stretches in quotation marks, outer before inner, in order of their opening.

    Marks pair up within a paragraph and never beyond it, so that a missing mark costs at most
    one paragraph. Apostrophes and inch signs are not marks. A double mark that is never closed
    reaches to the next opening mark of its level; else to the paragraph's end where it begins the
    paragraph or follows a colon, or where the next paragraph opens with a mark, as long quotations
    are printed; else to its sentence's end. A
    single mark that is never closed is taken for an apostrophe. A paragraph whose first mark only
    closes is taken to have been opened at its start.

    Args:
        text: the text of a document.
        area: the stretch to look at, in code points of `text`.

    Returns:
        Every span lies inside `area`; `inner` is never empty. Two of them are nested or apart.
        Linear time.
    """
    found: list[Quoted] = []
    for paragraph in find_paragraphs(text, area):
        mine = _Scan(text, paragraph).run()
        lost = next((q for q in mine if not q.closed and q.outer.end == paragraph.end), None)
        if lost is not None and not _runs_on(text, paragraph, lost):
            mine = _up_to_sentence(text, mine, lost)
        found.extend(mine)
    return tuple(found)


def _runs_on(text: str, paragraph: Span, lost: Quoted) -> bool:
    """Whether a stretch that was never closed reaches to the end of its paragraph.

    Nothing in it tells who speaks, and the next paragraph opens with a mark, or it opens sentences
    itself: its fellow was forgotten at the end.
    """
    before = text[paragraph.start : lost.outer.start].rstrip()
    return before[-1:] in {"", ":"} or _GOES_ON.match(text, paragraph.end) is not None


def _up_to_sentence(text: str, mine: list[Quoted], lost: Quoted) -> list[Quoted]:
    """A paragraph's stretches, the one that was never closed as far as its sentence only."""
    end = next(iter(find_sentences(text, lost.inner))).end
    outer, inner = Span(lost.outer.start, end), Span(lost.inner.start, end)
    short = replace(lost, outer=outer, inner=inner)
    kept = [q for q in mine if q is not lost and not q.outer.start < end < q.outer.end]
    return _with_depth(sorted([short, *kept], key=lambda q: (q.outer.start, -q.outer.end)))


class _Scan:
    """One paragraph's marks, from left to right, with a stack of those that are open."""

    def __init__(self, text: str, paragraph: Span) -> None:
        self.text = text
        self.paragraph = paragraph
        self.marks = [Span(*m.span()) for m in _MARK.finditer(text, *paragraph)]
        self.stack: list[_Open] = []
        self.done: list[Quoted] = []

    def run(self) -> list[Quoted]:
        """Pair the marks up."""
        for n, mark in enumerate(self.marks):
            self._take(mark, self.marks[n + 1] if n + 1 < len(self.marks) else None)
        while self.stack:
            self._give_up()
        self.done.sort(key=lambda q: (q.outer.start, -q.outer.end))
        return _with_depth(self.done)

    def _take(self, span: Span, following: Span | None) -> None:
        """Decide what one mark does."""
        mark = _DOUBLED.get(span.of(self.text), span.of(self.text))
        face = self._face(span)
        if mark in _SINGLE and mark not in "‹›" and self._is_apostrophe(span, face, following):
            return
        fellow = self._fellow(mark)
        if fellow is not None and self._closes(mark, face, self.stack[fellow]):
            self._close(fellow, span)
        elif self._opens(mark, face, fellow):
            if fellow is not None and mark == '"' and self.stack[fellow].mark == '"':
                self._end_before(fellow, span.start)
            if len(self.stack) < _LIMIT:
                self.stack.append(_Open(mark, span, []))
        elif mark in "”\"''" and mark != "'" and not self.stack and not self.done:
            self._open_at_start(span, face)

    def _face(self, span: Span) -> _Face:
        """Which way a mark looks."""
        left = self.text[span.start - 1] if span.start > self.paragraph.start else " "
        right = self.text[span.end] if span.end < self.paragraph.end else " "
        after = left.isspace() or left in _OPENED_BEFORE
        before = right.isspace() or right in _ENDING or right in "”’»›\"'」』]—–-/"
        if after and not right.isspace() and (right.isalnum() or not before or left.isspace()):
            return _Face.OPENS
        if not left.isspace() and before:
            return _Face.CLOSES
        if left.isspace() and right.isspace():
            return _Face.EITHER
        return _Face.NEITHER if left.isalnum() and right.isalnum() else _Face.EITHER

    def _is_apostrophe(self, span: Span, face: _Face, following: Span | None) -> bool:
        """Whether a single mark stands for letters left out, or for a genitive."""
        mark = span.of(self.text)
        if face is _Face.NEITHER:
            return mark != "‘" or not any(o.single for o in self.stack)
        if face is _Face.OPENS:
            return _CLIPPED.match(self.text, span.end) is not None
        if not any(o.single for o in self.stack):
            return mark in "'’`" or face is _Face.CLOSES
        if face is _Face.EITHER:
            return True
        left = self.text[span.start - 1]
        if left not in "sSxzn" or following is None or following.of(self.text) not in "'’":
            return False
        goes_on = self.text[span.end : span.end + 1] == " "
        return goes_on and self._face(following) is _Face.CLOSES

    def _fellow(self, mark: str) -> int | None:
        """The place in the stack of the nearest open mark that this one may close."""
        for n in range(len(self.stack) - 1, -1, -1):
            held = self.stack[n].mark
            if mark in _closers(held):
                return n
        return None

    def _closes(self, mark: str, face: _Face, fellow: _Open) -> bool:
        """Whether a mark closes the open one that it fits."""
        if mark in "”’»›」』":
            return not (face is _Face.OPENS and mark == fellow.mark) or mark in "」』"
        if mark == "“":
            return fellow.mark in {"„", ",,"} or face is _Face.CLOSES
        if mark == "«":
            return fellow.mark == "»"
        if mark == "‹":
            return fellow.mark == "›"
        return face is not _Face.OPENS

    def _opens(self, mark: str, face: _Face, fellow: int | None) -> bool:
        """Whether a mark opens."""
        if mark in _ONLY_OPENS or mark in "“«‹‘":
            return True
        if mark in {'"', "''", "'", "`"}:
            return face is _Face.OPENS or (
                face is _Face.EITHER and fellow is None and mark not in _SINGLE
            )
        return face is _Face.OPENS and fellow is None and mark in "”»›"

    def _close(self, place: int, span: Span) -> None:
        """Close an open mark; what was opened since, and is open still, is given up."""
        while len(self.stack) > place + 1:
            self._give_up(span.start)
        opened = self.stack.pop()
        outer = Span(opened.span.start, span.end)
        self._keep(opened, outer, Span(opened.span.end, span.start), closed=True)

    def _end_before(self, place: int, end: int) -> None:
        """End an open mark where another of its kind begins."""
        while len(self.stack) > place:
            self._give_up(end)

    def _give_up(self, end: int | None = None) -> None:
        """End the last open mark without a fellow."""
        opened = self.stack.pop()
        stop = self.paragraph.end if end is None else end
        if opened.single:
            for child in opened.children:
                self._hand_up(child)
            return
        same = [c for c in opened.children if not c.single]
        if same:
            stop = min(stop, same[0].outer.start)
        tag = _TAG.search(self.text, opened.span.end, stop)
        stop = stop if tag is None else tag.start() + 1
        inner = Span(opened.span.end, stop)
        children, opened.children = opened.children, []
        self._keep(opened, Span(opened.span.start, stop).trimmed(self.text), inner, closed=False)
        for child in children:
            self._hand_up(child)

    def _keep(self, opened: _Open, outer: Span, inner: Span, *, closed: bool) -> None:
        """Add a stretch, unless there is no word between its marks."""
        inner = inner.trimmed(self.text)
        if not any(self.text[n].isalnum() for n in range(*inner)):
            return
        quoted = Quoted(outer, inner, closed=closed, single=opened.single)
        for child in opened.children:
            self._hand_up(child)
        self._hand_up(quoted)

    def _hand_up(self, quoted: Quoted) -> None:
        """Note a stretch, and tell the mark around it."""
        if self.stack:
            self.stack[-1].children.append(quoted)
        else:
            self.done.append(quoted)

    def _open_at_start(self, span: Span, face: _Face) -> None:
        """A first mark that closes: its fellow was lost, at the paragraph's start."""
        before = self.text[span.start - 1 : span.start]
        if face is not _Face.CLOSES or before not in set(",.!?…"):
            return
        inner = Span(self.paragraph.start, span.start).trimmed(self.text)
        if inner.start < inner.end and not _SIGNED.fullmatch(self.text, *inner):
            self.done.append(Quoted(Span(self.paragraph.start, span.end), inner, opened=False))


def _closers(mark: str) -> frozenset[str]:
    """What may close a mark."""
    return _CLOSERS[mark]


def _split(marks: str) -> frozenset[str]:
    """The marks of a list in which '' is one mark."""
    double = {"''"} if "''" in marks else set()
    return frozenset(set(marks.replace("''", "")) | double)


_CLOSERS = {mark: _split(closers) for mark, closers in _PAIRS.items()}


def _with_depth(found: list[Quoted]) -> list[Quoted]:
    """Say of each stretch in how many others it lies."""
    told: list[Quoted] = []
    around: list[Quoted] = []
    for quoted in found:
        while around and around[-1].outer.end <= quoted.outer.start:
            around.pop()
        told.append(replace(quoted, depth=len(around)))
        around.append(quoted)
    return told
