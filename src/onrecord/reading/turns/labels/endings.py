"""Endings: labels that no colon ends, but a full stop, a dash, a bracket, or the line itself."""

import re

from onrecord.late import compile_late
from onrecord.reading.turns.labels.label_names import (
    LONGEST,
    STAMP,
    Form,
    Label,
    is_machine,
    name_key,
    shape_of,
    without_tail,
)
from onrecord.reading.turns.labels.label_words import (
    ANSWERS,
    NEVER,
    PARTICLES,
    PLAIN,
    PORTRAITS,
    QUESTIONS,
    SHORTENED,
    TITLES,
)
from onrecord.reading.turns.stages import is_stage
from onrecord.text import Span, fold

__all__ = ["bracketed_name", "is_titled", "lower_name", "name_before_mark", "name_line"]

# MARA OKELLO — or a tab or a wide gap
_DASH = compile_late(
    rf"(?P<name>[^\W\d_a-z][^:\n\t–—|]{{1,60}}?(?:[ ]?[\[(]{STAMP}[\])])?)"
    r"(?:[ ]+(?P<rule>[–—]{1,2}|--?|\|(?=[ ]+[^\d\s]))[ ]+|[ ]?\t+[ ]?|[ ]{3,}|"
    r"[ ]?—(?=[^\Wa-z\d_]))(?=\S)"
)
# Of "Mara Okello -- Chief Engineer": the role, which is the rest of a paragraph of one line.
_ROLE_ALONE = compile_late(
    r"(?![IW]['’e ])[^\W\d_a-z][^\n.?!:;“\"”]{1,80}[^\s.?!,:;…\"”’»)\]*_—–-][*_]{0,3}[ \t]*"
    r"(?=\n[ \t]*\n|\Z)"
)
_ABBREVIATED = (
    r"(?:Mr|Mrs|Ms|Dr|St|Hon|Gen|Sen|Rep|Gov|Col|Lt|Prof|Capt|Rev|Adm|Maj|Sgt|Amb|Messrs|Sr|Jr|"
    r"MR|MRS|MS|DR|ST|HON|GEN|SEN|REP|GOV|COL|LT|PROF|CAPT|REV|ADM|MAJ|SGT|AMB|"
    r"[A-Z])\.[ \u00a0]{1,2}"
)
# Mr. OKELLO. — Ms. Okello of Lund. — CHAIR OKELLO. — The President (Jon Vik).
_STOP = compile_late(
    rf"(?P<name>(?:{_ABBREVIATED}|[^\W\d_][\w'’-]*[ \u00a0]){{0,7}}[^\W\d_][\w'’-]*"
    r"(?:[ ]\([^()\n]{1,60}\)){0,2})\.[-–—]{0,2}(?:\*\*|__|\*|_)?[ \u00a0]+"
    r"(?=[^\Wa-z_]|[\"“‘'(\[—–$£€…])"
)
_LETTER = compile_late(r"[^\W\d_]")
_LETTERS = compile_late(r"[^\W\d_]+")
_LONGEST_STAMP = 40
_MOST_ROLE_WORDS = 12
_LEAST_CAPITALS = 0.75  # of the words of a role with a firm
_BRACKETS = {"[": "]", "(": ")", "<": ">", "{": "}"}
_WRAPPED = compile_late(
    rf"(?P<open>[\[(<{{])(?:{STAMP}[ \t]*[,|–—-]?[ \t]*)?(?P<name>[^\W_][^\[\](){{}}<>\n]{{0,50}}?)"
    rf"(?:[ \t]*[,|–—-]?[ \t]+{STAMP})?(?P<close>[\])>}}]):?[ \t\u00a0]*(?=\S)"
)
_IS_STAMP = compile_late(rf"[ \t\u00a0|•·,–—-]*{STAMP}[ \t\u00a0|•·,:–—-]*")
# What pages print behind who speaks: "(Lund, Reform) Share this | | Source"
_LINKS = compile_late(r"(?<=\))[ ]+[^|\n]{0,24}(?:\|[^|\n]{0,24}){1,4}\Z")
# A picture beside whom it shows: "Mara Okello Portrait The Chair"
_PORTRAIT = compile_late(rf"(?P<who>[^\W\d_a-z][^\n(|:]{{2,40}}) (?i:{PORTRAITS}) \S[^\n]{{1,60}}")
# A time that a narrow column breaks off a name: words follow it on its line.
_STAMP_BELOW = compile_late(rf"\s*\n[ \t]*{STAMP}[ \t]*[:–—-][ \t]*(?=\S)")
_ASKED = QUESTIONS | ANSWERS
_PLACE = " of "  # "Ms. OKELLO of Lund"
_NO_TITLES = frozenset(  # words within titles that do not begin one
    [
        "the",
        "by",
        "under",
        "press",
        "state",
        "foreign",
        "interior",
        "finance",
        "defense",
        "defence",
        "former",
        "court",
        "special",
    ]
)
_MOST_LOWER_WORDS = 3
_LOWER = compile_late(r"[^\W\d_A-Z]+(?:[ '’-][^\W_A-Z]+){0,3}")


def name_before_mark(text: str, line: Span, begin: int) -> Label | None:
    """A name that a dash, a tab, a wide gap or a full stop ends."""
    stop = min(line.end, begin + LONGEST)
    label = _before_dash(text, line, _DASH.match(text, begin, stop))
    if label is not None:
        return label
    full_stop = _STOP.match(text, begin, stop)
    if full_stop is None:
        return None
    name = without_tail(text, Span(*full_stop.span("name")).trimmed(text))
    bare = name.of(text).split(_PLACE, 1)[0]
    if fold(bare).rsplit(" ", 1)[-1] in SHORTENED or not _LETTER.search(
        text, full_stop.end(), line.end
    ):
        return None  # "Statement of Dr. Mara Okello", "S. Hrg. 118-204"
    if name_key(bare) in _ASKED and bare[0].isupper():
        return Label(Span(line.start, full_stop.end()), name, Form.LETTER, name_key(bare))
    shape, words = shape_of(bare), bare.split()
    if shape is None or shape is Form.LETTER or (shape is Form.NAME and len(words) == 1):
        return None
    form = Form.DASH if shape is Form.CAPITALS and len(words) > 1 else Form.STOP
    return Label(Span(line.start, full_stop.end()), name, form, name_key(bare))


def _before_dash(text: str, line: Span, dash: re.Match[str] | None) -> Label | None:
    """The name that a dash, a tab or a wide gap ends; with its role where that ends the line."""
    if dash is None:
        return None
    name = without_tail(text, Span(*dash.span("name")).trimmed(text))
    shape, key = shape_of(name.of(text)), name_key(name.of(text))
    tight = dash.group().endswith("—")  # in prose too, unless all of the name is in capitals
    if shape is Form.CAPITALS and (not tight or name.of(text).rsplit(" ", 1)[-1].isupper()):
        return Label(Span(line.start, dash.end()), name, Form.DASH, key)
    if shape is not Form.NAME or not dash["rule"]:
        return None
    if _ROLE_ALONE.match(text, dash.end()) or _is_role(text[dash.end() : line.end]):
        return Label(line, name, Form.LINE, key)
    return Label(Span(line.start, dash.end()), name, Form.RULED, key)


def _is_role(rest: str) -> bool:
    """Whether the rest of a line is a role or a firm: most of its words begin with a capital."""
    words = [word for word in _LETTERS.findall(rest) if fold(word) not in PARTICLES]
    loud = sum(word[0].isupper() for word in words)
    return (
        1 < len(words) <= _MOST_ROLE_WORDS
        and rest.rstrip()[-1].isalnum()
        and loud >= _LEAST_CAPITALS * len(words)
        and PLAIN.isdisjoint(map(fold, words))
    )


def bracketed_name(text: str, line: Span, begin: int) -> Label | None:
    """A name in brackets, with words behind it: "[Mara Okello] Good day"."""
    found = _WRAPPED.match(text, begin, min(line.end, begin + LONGEST))
    if found is None or _BRACKETS[found["open"]] != found["close"] or is_stage(found["name"]):
        return None
    key = name_key(found["name"])
    if shape_of(found["name"]) is None and not is_machine(key):
        return None
    return Label(Span(line.start, found.end()), Span(*found.span("name")), Form.WRAPPED, key)


def lower_name(text: str, line: Span, name: Span, end: int) -> Label | None:
    """A name in small letters that a colon ends."""
    printed = name.of(text)
    key = name_key(printed)
    words = [fold(word) for word in printed.split()]
    if key in NEVER or not _LOWER.fullmatch(printed) or not PLAIN.isdisjoint(words):
        return None
    if len(words) > _MOST_LOWER_WORDS:
        return None
    return Label(Span(line.start, end), name, Form.LOWER, key)


def name_line(text: str, line: Span, begin: int) -> Label | None:
    """A line that holds a name and nothing else, or a name and a time, or links of a page."""
    links = _LINKS.search(text, begin, line.end)
    whole = Span(begin, links.start() if links else line.end).trimmed(text)
    portrait = _PORTRAIT.fullmatch(text, *whole)
    if portrait:
        whole = Span(*portrait.span("who"))
    if whole.end - whole.start > LONGEST:
        return None
    name = without_tail(text, whole)
    printed = name.of(text)
    bracketed = begin > line.start and text[begin - 1] in '[<"“'
    if (
        bracketed
        or not 0 < len(printed.split(" (")[0]) <= LONGEST // 2
        or printed[-1] in '.?!:;…"”'
    ):
        return None
    if shape_of(printed) is None:
        return None
    stamped = any(
        _IS_STAMP.fullmatch(around.lstrip("#*_ \t\u00a0").rstrip("#*_ \t\u00a0"))
        for around in (text[line.start : begin], text[name.end : line.end])
    )
    below = _STAMP_BELOW.match(text, line.end)
    marked = stamped or below or links or _stamp_above(text, line)
    form = Form.STAMPED if marked else Form.LINE
    end = below.end() if below else line.end
    return Label(Span(line.start, end), name, form, name_key(printed))


def _stamp_above(text: str, line: Span) -> bool:
    """Whether the line above holds a time and nothing else, as programs for cutting film print."""
    end = text.rfind("\n", 0, line.start)
    start = max(text.rfind("\n", 0, max(end, 0)) + 1, end - _LONGEST_STAMP)
    return 0 <= start < end and _IS_STAMP.fullmatch(text, start, end) is not None


def is_titled(name: str) -> bool:
    """Whether a name begins with a title or an office."""
    words = [fold(word).strip(".") for word in name.split()]
    if words and words[0] == "the":
        words = words[1:]
    return bool(words) and words[0] in TITLES - _NO_TITLES
