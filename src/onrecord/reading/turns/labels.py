"""Labels: words at the head of a line that may name who speaks next."""

import re
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from onrecord.reading.turns.label_words import (
    ANSWERS,
    COUNTED,
    NEVER,
    PARTICLES,
    PHRASES,
    PLAIN,
    QUESTIONS,
    TITLES,
)
from onrecord.reading.turns.stages import is_stage
from onrecord.text import Span, fold

__all__ = ["Form", "Label", "find_inline_labels", "find_labels", "name_key"]

_LONGEST = 140  # characters from the head of a line to the end of a label; longer is prose
_MOST_WORDS = 7  # of a name with its titles
_MOST_ROLE_WORDS = 10  # of what stands behind its comma
_IN_PROSE = re.compile(
    r"\b(?:i|we|you|he|she|they|it|this|that|these|those|is|are|was|were|will|would|has|have|had|"
    r"but|if|because|only|not|said|says|am|be)\b|[?!=;@]",
    re.IGNORECASE,
)
_STAMP = r"[\[(<]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\.?)?[\])>]?"
_LEAD = re.compile(
    rf"[ \t\u00a0]*(?:(?:>|&gt;){{1,3}}|[-–—•]|\d{{1,4}}[.)]?(?=[ \t]))?[ \t\u00a0]*"
    rf"(?:{_STAMP}[ \t\u00a0]*[-–—]?[ \t\u00a0]*)?(?P<open>\*\*|__|\*|_)?[\[<\"“]?"
)
_COLON = re.compile(
    r"[ \t\u00a0\u202f]?(?P<close>\*\*|__|\*|_)?[:：](?:\*\*|__|\*|_)?(?=[\s\"“«„'‘(\[]|$|[A-ZÀ-Þ])"
)
_BOLD_END = re.compile(r"(?:\*\*|__)[ \t]*[:：.–—-]?[ \t]*")
_LETTER = re.compile(
    r"(?P<name>[QA])(?:\.(?=[ \t\u00a0])|(?=[ \t\u00a0]{2,}\S)|(?=\t))[ \t\u00a0]*(?=\S)|"
    r"(?P<other>[QAPRDF])(?:[ ]?\.?[ ]?[-–—]|[ ]?:)[ \t\u00a0]+(?=\S)"
)
# MARA OKELLO — or a tab; Mr. OKELLO. as parliaments print it
_DASH = re.compile(
    r"(?P<name>[^\W\d_a-z][^:\n\t–—]{1,60}?)(?:[ ]+(?:[–—]|--?)[ ]+|[ ]?\t+[ ]?)(?=\S)"
)
_STOP = re.compile(
    r"(?P<name>(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Mme|Herr|Frau)\.? |The )[A-ZÀ-Þ][^\W\d_]*(?:[ "
    r"'’-][A-ZÀ-Þ]"
    r"[^\W\d_]*){0,4}(?: of [A-Z][a-z]+)?(?: \([^()\n]{1,60}\))?)\.[ ]+(?=\S)"
)
_BARE_Q = re.compile(r"(?P<name>Q)(?:[ \t\u00a0]+(?=[\"“(\[A-Z])|(?=[A-Z][a-z']))")
_TAIL = re.compile(
    rf"(?:[ \t\u00a0]*(?:\((?P<round>[^()\n]{{1,60}})\)|\[(?P<square>[^\[\]\n]{{1,60}})\]|"
    rf"{_STAMP}))$"
)
_IS_STAMP = re.compile(_STAMP)
_CHEVRON = re.compile(r"[ \t\u00a0]*(?:>|&gt;){2,3}[ \t\u00a0]*")
_EXAMINER = re.compile(r"BY (?=(?:MR|MS|MRS|DR|MISS)\b)")
_TITLE_STOP = r"(?:(?:MRS?|MS|DR|SEN|REP|GOV|GEN|COL|LT|PROF|AMB|SGT|CAPT|HON|REV|ST|[A-Z])\.[ ]?)"
_WORD = re.compile(r"[^\s,]+")
_ASKED = QUESTIONS | ANSWERS
_NOT_IN_NAMES = re.compile(r"[!?;=/@#…]")
_HEAD = re.compile(r"[^\W\d_][^,(\"“”«»]*(?=[,(]|$)")  # a name up to the role behind it
_PARTLY_CAPITALS = re.compile(r"(?:Ma?c|O['’]|De|Di|La|Le|Van)[A-Z]{2,}")
_INLINE = re.compile(
    rf"(?<=[.?!…\"”’)\]–—-])[ \t\u00a0]+"
    rf"(?P<core>{_TITLE_STOP}{{0,3}}[^\W\d_a-z][^:\n.?!]{{0,60}}?):(?=\s)"
)


class Form(Enum):
    """How a label is printed."""

    LETTER = auto()  # Q or A, with a colon or a full stop
    BARE = auto()  # Q with neither
    CHEVRON = auto()  # >> alone: another speaks, and nobody says who
    CAPITALS = auto()  # MARA OKELLO:
    DASH = auto()  # MARA OKELLO — or Mr. OKELLO.
    NAME = auto()  # Mara Okello:
    BOLD = auto()  # **Mara Okello** without a colon
    LINE = auto()  # a name alone on its line


class Label(NamedTuple):
    """A label that may be one; `place` holds the whole, `name` the speaker as printed."""

    place: Span  # from the head of the line to the first spoken character
    name: Span
    form: Form
    key: str  # the same for all spellings of one label

    def printed(self, text: str) -> str | None:
        """The speaker as printed, marks for bold left out; None if nobody is named."""
        return self.name.of(text).replace("**", "").replace("__", "").strip() or None


def name_key(name: str) -> str:
    """What two prints of one label share: the name without role, folded."""
    head = name.split(",", 1)[0].split("(", 1)[0]
    return " ".join(fold(head).split()).strip(" .*_")


def find_labels(text: str, lines: tuple[Span, ...]) -> list[Label]:
    """What at the head of each line may be a label, by its form alone.

    Args:
        text: the text of a document.
        lines: the lines to look at, in order.

    Returns:
        At most one label a line, in order. Linear time.
    """
    found = (_label_at(text, line) for line in lines)
    return [label for label in found if label is not None]


def _label_at(text: str, line: Span) -> Label | None:
    """The label at the head of a line, if its form allows one."""
    stop = min(line.end, line.start + _LONGEST)
    lead = _LEAD.match(text, line.start, stop)
    begin = lead.end() if lead else line.start
    letter = _LETTER.match(text, begin, line.end)
    if letter:
        name = Span(*letter.span("name" if letter["name"] else "other"))
        return Label(Span(line.start, letter.end()), name, Form.LETTER, fold(name.of(text)))
    colon = _COLON.search(text, begin, stop)
    if colon:
        label = _with_colon(text, line, begin, colon)
        if label is not None:
            return label
    bold = lead is not None and lead["open"] in {"**", "__"}
    closing = _BOLD_END.search(text, begin, stop) if bold else None
    if closing:
        name = Span(begin, closing.start()).trimmed(text)
        if _shape(name.of(text)) is not None:
            return Label(Span(line.start, closing.end()), name, Form.BOLD, name_key(name.of(text)))
    bare = _BARE_Q.match(text, begin, line.end)
    if bare:
        return Label(Span(line.start, bare.end()), Span(*bare.span("name")), Form.BARE, "q")
    return _loud_without_colon(text, line, begin) or _name_line(text, line, begin)


def _with_colon(text: str, line: Span, begin: int, colon: re.Match[str]) -> Label | None:
    """The label that a colon ends."""
    name = _without_tail(text, Span(begin, colon.start()).trimmed(text))
    printed = name.of(text)
    form = _shape(printed)
    if form is None:
        return None
    end = colon.end()
    while end < line.end and text[end] in " \t\u00a0\u202f":
        end += 1
    return Label(Span(line.start, end), name, form, name_key(printed))


def _without_tail(text: str, name: Span) -> Span:
    """A name without the stage direction or time that stands behind it."""
    while tail := _TAIL.search(text, name.start, name.end):
        said_how = tail["round"] or tail["square"]
        if said_how and not (is_stage(said_how) or _IS_STAMP.fullmatch(said_how)):
            break
        name = Span(name.start, tail.start()).trimmed(text)
    while name.start < name.end and text[name.end - 1] in "]>*_":
        name = Span(name.start, name.end - 1).trimmed(text)
    return name


def _loud_without_colon(text: str, line: Span, begin: int) -> Label | None:
    """A name in capitals that a dash, a tab or a full stop ends, or the mark of a new speaker."""
    for end in (_DASH, _STOP):
        found = end.match(text, begin, min(line.end, begin + _LONGEST))
        if found:
            name = _without_tail(text, Span(*found.span("name")).trimmed(text))
            bare = name.of(text).split(" of ", 1)[0]  # "Ms. OKELLO of Lund"
            if _shape(bare) is Form.CAPITALS:
                return Label(Span(line.start, found.end()), name, Form.DASH, name_key(bare))
    mark = _CHEVRON.match(text, line.start, line.end)
    if mark is None:
        return None
    return Label(Span(line.start, mark.end()), Span(mark.end(), mark.end()), Form.CHEVRON, "")


def _name_line(text: str, line: Span, begin: int) -> Label | None:
    """A line that holds a name and nothing else."""
    whole = Span(begin, line.end).trimmed(text)
    if whole.end - whole.start > _LONGEST:
        return None
    name = _without_tail(text, whole)
    printed = name.of(text)
    bracketed = begin > line.start and text[begin - 1] in '[<"“'
    if bracketed or not 0 < len(printed) <= _LONGEST // 2 or printed[-1] in '.?!:;…"”':
        return None
    if _shape(printed) is None:
        return None
    return Label(Span(line.start, line.end), name, Form.LINE, name_key(printed))


@lru_cache(maxsize=4096)
def _shape(printed: str) -> Form | None:
    """How a name is printed; None if it cannot be a name."""
    key = name_key(printed)
    if key in QUESTIONS or key in ANSWERS:
        return Form.LETTER if printed.split("(", 1)[0].isupper() else Form.NAME
    if not key or key in NEVER:
        return None
    if key in PHRASES:
        return Form.CAPITALS if printed.isupper() else Form.NAME
    head = _HEAD.match(printed, len("BY ") if _EXAMINER.match(printed) else 0)
    if head is None or _NOT_IN_NAMES.search(head.group()) or _IN_PROSE.search(printed, head.end()):
        return None
    words = _WORD.findall(head.group())
    if len(words) > _MOST_WORDS or len(printed[head.end() :].split()) > _MOST_ROLE_WORDS:
        return None
    folded = [fold(word).strip(".'’") for word in words]
    counts = folded[0] in COUNTED and folded[-1].isdigit()
    return None if counts or not PLAIN.isdisjoint(folded) else _case_of(words)


def _case_of(words: list[str]) -> Form | None:
    """Whether a name is in capitals or with capitals; None if in neither."""
    capitals = 0
    for word in words:
        bare = word.strip("'’\"*_.()[]")
        folded = fold(bare)
        if not bare or bare.isdigit() or (bare.islower() and folded in PARTICLES):
            continue
        if not bare[0].isupper() and not bare.lower().startswith(("al-", "d’", "d'", "el-")):
            return None
        if len(bare) > 1 and (bare.isupper() or _PARTLY_CAPITALS.fullmatch(bare)):
            capitals += 1
        elif len(bare) > 1 and folded not in TITLES:
            capitals -= 1
    return Form.CAPITALS if capitals > 0 else Form.NAME


def find_inline_labels(text: str, area: Span, keys: frozenset[str]) -> list[Label]:
    """Labels in capitals that stand after a sentence inside a line.

    Args:
        text: the text of a document.
        area: the stretch to look at.
        keys: labels known from the heads of lines; others count if they are in capitals and
            stand so at least twice.

    Returns:
        Labels in order. Linear time.
    """
    found: list[Label] = []
    for match in _INLINE.finditer(text, area.start, area.end):
        name = _without_tail(text, Span(*match.span("core")))
        form = _shape(name.of(text))
        key = name_key(name.of(text))
        if form in {Form.CAPITALS, Form.LETTER} or (form is Form.NAME and key in keys | _ASKED):
            place = Span(match.start("core"), match.end())
            found.append(Label(place, name, form, key))
    counts: dict[str, int] = {}
    for label in found:
        counts[label.key] = counts.get(label.key, 0) + 1
    return [label for label in found if label.key in keys or counts[label.key] > 1]
