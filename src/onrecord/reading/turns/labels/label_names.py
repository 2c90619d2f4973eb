"""Names in labels: what may name a speaker, how it is printed, and what stands around it."""

import re
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from onrecord.late import compile_late
from onrecord.reading.turns.labels.label_words import (
    ALWAYS_ASK,
    ANSWERS,
    ARTICLES,
    COUNTED,
    GROUPS,
    MONTHS,
    NEVER,
    ORDINALS,
    PARTICLES,
    PHRASES,
    PLAIN,
    QUESTIONS,
    TALKS,
    TITLES,
)
from onrecord.reading.turns.stages import is_stage
from onrecord.text import Span, fold

__all__ = [
    "LONGEST",
    "STAMP",
    "Form",
    "Label",
    "is_machine",
    "name_key",
    "shape_of",
    "without_tail",
]

LONGEST = 140  # characters from the head of a line to the end of a label; longer is prose
_MOST_WORDS = 7  # of a name with its titles
_FEWEST_ROLE_WORDS = 4  # of a role that a year may stand in: "2032 presidential candidate"
_MOST_OFFICE_WORDS = 24  # of an office whose holder stands behind it in brackets
_MOST_ROLE_WORDS = 10  # of what stands behind its comma
# 10:15, 00:10:15.200, 9:05 p.m., in brackets or not; 1 minute 20 seconds; 1h 2m 3s; 0:10 - 0:15
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?::\d{2})?(?:[.,]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\.?)?"
_SPOKEN_CLOCK = r"\d{1,3} (?:hours?|minutes?|seconds?)\b(?: \d{1,2} (?:minutes?|seconds?)\b){0,2}"
_SHORT_CLOCK = r"(?:\d{1,2}h[ ]?)?\d{1,2}m[ ]?\d{1,2}s\b"
# 2031-03-04 or 04/03/2031 before a clock, as programs for messages print it
_DAY = r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?:,?[ ]|T)"
_CLOCKS = rf"(?:{_DAY})?{_CLOCK}(?:[ ]?(?:-->|[-–—])[ ]?{_CLOCK})?"
STAMP = rf"[\[(<]?(?:{_CLOCKS}|{_SPOKEN_CLOCK}|{_SHORT_CLOCK})[\])>]?"
_IN_PROSE = compile_late(
    r"\b(?:i|we|you|he|she|they|it|this|that|these|those|is|are|was|were|will|would|has|have|had|"
    r"but|if|because|only|not|said|says|am|be)\b|[?!=;@]",
    re.IGNORECASE,
)
_TAIL = compile_late(
    rf"(?:[ \t\u00a0]*(?:\((?P<round>[^()\n]{{1,60}})\)|\[(?P<square>[^\[\]\n]{{1,60}})\]|"
    rf"(?<!\w){STAMP}|[|•·]))$"
)
_IS_STAMP = compile_late(STAMP)
_EXAMINER = compile_late(r"BY (?=(?:MR|MS|MRS|DR|MISS)\b)")
_INITIAL = compile_late(r"[A-ZÀ-Þ]\.")
_WORD = compile_late(r"[^\s,]+")
# "(Ms. Mara Okello)", behind an office
_HELD_BY = compile_late(r"\((?:[^\Wa-z\d_][\w.'’-]*[ ]){1,5}[^\Wa-z\d_][\w.'’-]*\)[ ]?")
_YEAR = compile_late(r"(?<![\w./-])(?:19|20)\d\d(?![\w/-])")  # which no name holds
_NOT_IN_NAMES = compile_late(r"[!?;=/@…)\]}>]|#(?!\d)")
_ORDERED = TITLES | ALWAYS_ASK  # "Second questioner"
_ROLE_WORDS = TITLES | QUESTIONS | ANSWERS
_SMALL = PARTICLES | GROUPS  # words of a name that may stand in small letters
_HEAD = compile_late(r"[^\W\d_][^,(\[\"“”«»]*(?=[,(\[]|$)")  # a name up to the role behind it
_PARTLY_CAPITALS = compile_late(r"(?:Ma?c|O['’]|De|Di|La|Le|Van)[A-Z]{2,}")
_MACHINE = compile_late(
    r"(?:speaker|spk|sprecher|locuteur|hablante|voice)[ _-]?\w{1,3}|[b-gi-pr-z]\d{1,2}",
    re.IGNORECASE,
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
    STAMPED = auto()  # a name and a time alone on their line
    STOP = auto()  # Ms. Okello. or OKELLO.
    RULED = auto()  # Mara Okello —
    WRAPPED = auto()  # [Mara Okello] or (speaker 0)
    LOWER = auto()  # mara okello:
    LEARNT = auto()  # in a pattern that the document itself tells


class Label(NamedTuple):
    """A label that may be one; `place` holds the whole, `name` the speaker as printed."""

    place: Span  # from the head of the line to the first spoken character
    name: Span
    form: Form
    key: str  # the same for all spellings of one label
    asks: bool = False  # whether the number of a question stands before the name

    def printed(self, text: str) -> str | None:
        """The speaker as printed, marks for bold left out; None if nobody is named."""
        printed = self.name.of(text).replace("**", "").replace("__", "")
        return " ".join(printed.split()) or None


def name_key(name: str) -> str:
    """What two prints of one label share: the name without role, folded."""
    head = name.split(",", 1)[0].split("(", 1)[0].split("[", 1)[0]
    return " ".join(fold(head).split()).strip(" .*_")


def is_machine(key: str) -> bool:
    """Whether a program made a label up: "speaker 0", "SPEAKER_00"."""
    return _MACHINE.fullmatch(key) is not None


def without_tail(text: str, name: Span) -> Span:
    """A name without the stage direction or time that stands behind it."""
    while tail := _TAIL.search(text, max(name.start, name.end - LONGEST), name.end):
        said_how = tail["round"] or tail["square"]
        if said_how and not (is_stage(said_how) or _IS_STAMP.fullmatch(said_how)):
            break
        name = Span(name.start, tail.start()).trimmed(text)
    closing = "]>*_" if "[" not in name.of(text) else ">*_"  # what no bracket opens
    while name.start < name.end and text[name.end - 1] in closing:
        name = Span(name.start, name.end - 1).trimmed(text)
    return name


@lru_cache(maxsize=4096)
def shape_of(printed: str) -> Form | None:
    """How a name is printed: `LETTER`, `CAPITALS` or `NAME`; None if it cannot be a name."""
    key = name_key(printed)
    if key in QUESTIONS or key in ANSWERS:
        return Form.LETTER if printed.split("(", 1)[0].isupper() else Form.NAME
    if not key or key in NEVER or key.endswith(TALKS) or _is_dated(printed, key):
        return None
    if key in PHRASES:
        return Form.CAPITALS if printed.isupper() else Form.NAME
    head = _HEAD.match(printed, len("BY ") if _EXAMINER.match(printed) else 0)
    if head is None or _NOT_IN_NAMES.search(head.group()) or _IN_PROSE.search(printed, head.end()):
        return None
    words = _WORD.findall(head.group())
    titled = fold(words[0]).strip(".") in TITLES
    held = _HELD_BY.fullmatch(printed, head.end()) if titled else None
    most = _MOST_OFFICE_WORDS if held else _MOST_WORDS
    if len(words) > most or len(printed[head.end() :].split()) > _MOST_ROLE_WORDS:
        return None
    folded = [fold(word).strip(".'’") for word in words]
    counts = folded[0] in COUNTED and folded[-1].isdigit()
    dated = folded[-1].isdigit() and folded[0] in MONTHS
    prose = (
        held is None
        and any(
            word in PLAIN
            and not (word in ORDINALS and after in _ORDERED)  # The First Lady
            and not (after and _INITIAL.fullmatch(printed_word))  # "I. Brandt"
            for printed_word, word, after in zip(words, folded, [*folded[1:], ""], strict=True)
        )
    )
    return None if counts or dated or prose else _case_of(words)


def _is_dated(printed: str, key: str) -> bool:
    """Whether a year stands in a name, or beside it where no role in capitals does."""
    if _YEAR.search(printed) is None:
        return False
    beside = len(printed.split()) - len(key.split())
    whole = " " in key and beside >= _FEWEST_ROLE_WORDS and printed.isupper()
    return _YEAR.search(key) is not None or not whole


def _case_of(words: list[str]) -> Form | None:
    """Whether a name is in capitals or with capitals; None if in neither."""
    capitals = 0
    for before, word in zip(["", *words], words, strict=False):
        bare = word.strip("'’\"*_.()[]#")
        folded = fold(bare)
        if not bare or bare.isdigit() or (bare.islower() and folded in _SMALL):
            continue
        titled = bare.islower() and folded in _ROLE_WORDS and bool(before)
        if titled and (fold(before).strip(".") in ARTICLES or before[0].isupper()):
            continue  # El señor OKELLO, De heer Till, Returning officer, Officer's question
        caseless = bare[0].isalpha() and bare[0] == bare[0].title()  # ელენე, رنا
        if not (bare[0].isupper() or caseless) and not bare.lower().startswith(
            ("al-", "d’", "d'", "el-")
        ):
            return None
        if len(bare) > 1 and (bare.isupper() or _PARTLY_CAPITALS.fullmatch(bare)):
            capitals += 1
        elif len(bare) > 1 and folded not in TITLES:
            capitals -= 1
    return Form.CAPITALS if capitals > 0 else Form.NAME
