"""Labels: words at the head of a line that may name who speaks next."""

import re
from collections import Counter

from onrecord.late import compile_late
from onrecord.reading.turns.labels.endings import (
    bracketed_name,
    is_titled,
    lower_name,
    name_before_mark,
    name_line,
)
from onrecord.reading.turns.labels.label_names import (
    LONGEST,
    STAMP,
    Form,
    Label,
    name_key,
    shape_of,
    without_tail,
)
from onrecord.reading.turns.labels.label_words import (
    ANSWERS,
    GROUPS,
    MAY_ASK,
    PICTURES,
    QUESTIONS,
)
from onrecord.text import Span, fold

__all__ = [
    "Form",
    "Label",
    "find_calls",
    "find_inline_labels",
    "find_inline_names",
    "find_labels",
    "name_key",
]

_PRINT = r"\*\*|__|\*|_|'{2,5}"  # marks of Markdown and of wikis for bold and italics
_LEAD = compile_late(
    rf"[ \t\u00a0]*(?:#{{1,6}}(?=[ \t])|(?:>|&gt;){{1,3}}|[-–—•](?=[ \t>])|[†‡§¶▪■►▶◆●○※]|"
    rf"\d{{1,4}}[.)]?(?=[ \t]))?[ \t\u00a0]*"
    rf"(?:(?:{STAMP}|\d{{1,2}}\.\d{{2}}(?=[ \t]))[ \t\u00a0]*[-–—|•]?[ \t\u00a0]*)?"
    rf"(?P<open>{_PRINT})?(?P<bracket>[\[<\"“])?"
)
# The number of a question or an answer, before a label or for one: "Q12 Mara Okello:", "Q12."
_SERIAL = compile_late(
    r"[ \t\u00a0]*(?P<open>\*\*|__|\*|_)?(?P<word>[QAqa]|[^\W\d_]{5,8}(?=[ .]))(?:\.?[ ])?"
    r"(?:[Nn]o\.?[ ]?)?\d{1,4}\b(?P<mark>[.:)]?(?:\*\*|__|\*|_)?[:.]?(?=[ \t\u00a0]|$))"
    r"(?P<gap>[ \t\u00a0]*[-–—|]?[ \t\u00a0]*)"
)
# "Answer - Cllr Okello", "Question from Ms. Okello", above the words
_PART = compile_late(r"[ \t]*(?P<word>[^\W\d_]{5,8})[ ][-–—][ ](?=\S)")
_COLON = compile_late(
    rf"[ \t\u00a0\u202f]?(?P<close>{_PRINT})?[:：](?:{_PRINT})?(?=[\s\"“«„'‘(\[]|$|[A-ZÀ-Þ])"
)
_ASKED_BY = compile_late(r"(?:Questions?|QUESTION)[ ](?:from|by|FROM|BY)[ ](?=[A-Z])")
_BEFORE_STAMP = frozenset({Form.RULED, Form.DASH, Form.WRAPPED, Form.BOLD})
_STAMP_BEHIND = compile_late(rf"{STAMP}[ \t]*[:|–—-]?(?:[ \t]+(?=[^\Wa-z]|[\"“‘(\[])|[ \t]*$)")
_STAMP_BESIDE = compile_late(rf"[ \t]*:?[ \t]*(?=[\[(]){STAMP}[ \t]*:?[ \t]*")
_NAMED = frozenset({Form.NAME, Form.CAPITALS})
# What stands for a picture before the name of whom it shows: "Photo of Mara OkelloMara Okello"
_PICTURED = compile_late(rf"(?i:{PICTURES}) (?P<who>[^\W\d_a-z][^\n(|:]{{2,40}}?)(?=(?P=who)\b)")
_BOLD_END = compile_late(r"(?:\*\*|__)[ \t]*[:：.–—-]?[ \t]*")
_ASIDE = compile_late(
    r"[*_]{0,3}\[[^\[\]\n]{8,200}[:.][^\[\]\n]{0,200}\][*_.]{0,4}"
)  # [Tape 1: closed.]
_LETTER = compile_late(
    r"(?P<name>[QA])(?:\.(?=[ \t\u00a0])|(?=[ \t\u00a0]{2,}\S)|(?=\t))[ \t\u00a0]*(?=\S)|"
    r"(?P<alone>[QA])[.:]?[ \t\u00a0]*$|(?P<mark>\?)[ \t\u00a0]+(?=[^\Wa-z])|"
    r"(?P<other>[QAPRDF])(?:[ ]?\.?[ ]?[-–—]|[ ]?:)[ \t\u00a0]+(?=\S)"
)
_BEARER = compile_late(
    r"[(\[](?:[Bb]y |BY )?(?P<who>[^\W\d_][^()\[\]\n]{2,50})[)\]]:?[ \t\u00a0]+(?=\S)"
)
_ASKER = compile_late(r"(?P<who>\([^()\n]{2,80}\)):[ \t]+(?=\S)")  # Question 1 (from Ms. Okello):
_BARE_Q = compile_late(r"(?P<name>Q)(?:[ \t\u00a0]+(?=[\"“(\[A-Z])|(?=[A-Z][a-z']))")
_CHEVRON = compile_late(r"[ \t\u00a0]*(?:>|&gt;){2,3}[ \t\u00a0]*")
_TITLE_STOP = r"(?:(?:MRS?|MS|DR|SEN|REP|GOV|GEN|COL|LT|PROF|AMB|SGT|CAPT|HON|REV|ST|[A-Z])\.[ ]?)"
_ASKED = QUESTIONS | ANSWERS
_FARTHEST = 200  # characters to a colon: "THE MINISTER OF STATE IN THE MINISTRY OF … (MR. VIK):"
_WIDE = 2  # blanks that end a number as a mark does
_INLINE = compile_late(
    rf"(?<=[.?!…\"”’)\]–—-])[ \t\u00a0]+"
    rf"(?P<core>{_TITLE_STOP}{{0,3}}[^\W\d_a-z][^:\n.?!]{{0,60}}?):(?=\s)"
)

# What another calls while somebody speaks: "(Ms. Okello: Shame!)", "—Mr Vik: No!—"
_CALL = compile_late(
    r"(?:\((?=[^()\n]{3,160}\))|\[(?=[^\[\]\n]{3,160}\])|"
    r"(?<=\s)[–—][ ]?(?=[^–—\n]{3,80}[.!?…][ ]?[–—]))"
    r"(?P<name>[^\W\d_a-z][^:()\[\]\n–—]{1,50}):[ ]"
    r"[^()\[\]\n–—]*[.!?…][\"”]?[ ]?[)\]–—]"
)


def find_calls(text: str, paragraph: Span) -> list[Span]:
    """What others call within a paragraph, under their names and between brackets or dashes.

    Args:
        text: the text of a document.
        paragraph: one paragraph of it, or a part of one.

    Returns:
        Spans inside `paragraph`, brackets included, in order, without overlap.
    """
    return [
        Span(*found.span())
        for found in _CALL.finditer(text, paragraph.start, paragraph.end)
        if _calls(found["name"])
    ]


def _calls(name: str) -> bool:
    """Whether words may name who calls something: a title, a whole name, a crowd, a voice."""
    key = name_key(name).split()
    if not MAY_ASK.isdisjoint(key[:1]):
        return True  # "Voice from the back"
    named = is_titled(name) or len(key) > 1 or not GROUPS.isdisjoint(key)
    return named and shape_of(name) is not None


def find_labels(text: str, lines: tuple[Span, ...]) -> list[Label]:
    """What at the head of each line may be a label, by its form alone.

    Args:
        text: the text of a document.
        lines: the lines to look at, in order.

    Returns:
        At most one label a line, in order. Linear time.
    """
    found = {line: _over_stamp(text, line, _label_at(text, line)) for line in lines}
    return [label for label in found.values() if label is not None]


def _over_stamp(text: str, line: Span, label: Label | None) -> Label | None:
    """A label with the time behind it: "[Mara Okello] 00:12", "Mara Okello: (00:12)"."""
    if label is not None and label.form in _NAMED:
        beside = _STAMP_BESIDE.fullmatch(text, label.name.end, line.end)
        return label._replace(place=line, form=Form.STAMPED) if beside else label
    if label is None or label.form not in _BEFORE_STAMP:
        return label
    behind = _STAMP_BEHIND.match(text, label.place.end, line.end)
    return label._replace(place=Span(label.place.start, behind.end())) if behind else label


def _label_at(text: str, line: Span) -> Label | None:
    """The label at the head of a line, if its form allows one."""
    if _ASIDE.fullmatch(text, line.start, line.end):
        return None
    stop = min(line.end, line.start + LONGEST)
    serial = _SERIAL.match(text, line.start, stop)
    if serial and fold(serial["word"]) in _ASKED:
        return _with_number(text, line, serial)
    part = _PART.match(text, line.start, stop)
    if part and fold(part["word"]) in _ASKED:
        named = name_line(text, line, part.end())
        if named is not None:
            return named._replace(asks=fold(part["word"]) in QUESTIONS)
    lead = _LEAD.match(text, line.start, stop)
    begin = lead.end() if lead else line.start
    pictured = _PICTURED.match(text, begin, stop)
    begin = pictured.end() if pictured else begin
    letter = _LETTER.match(text, begin, line.end)
    if letter:
        group = next(name for name, held in letter.groupdict().items() if held)
        name = Span(*letter.span(group))
        lettered = Label(Span(line.start, letter.end()), name, Form.LETTER, fold(name.of(text)))
        return _with_bearer(text, line, lettered)
    wrapped_from = begin - 1 if lead and lead["bracket"] else begin
    label = (
        _with_colon(text, line, begin, _COLON.search(text, begin, min(line.end, begin + _FARTHEST)))
        or bracketed_name(text, line, line.start)
        or bracketed_name(text, line, wrapped_from)
    )
    if label is not None:
        return label
    bold = lead is not None and lead["open"] in {"**", "__"}
    closing = _BOLD_END.search(text, begin, stop) if bold else None
    return _with_bold(text, line, begin, closing) if closing else _unmarked(text, line, begin)


def _with_bearer(text: str, line: Span, label: Label) -> Label:
    """A letter with the name behind it: "Q.  (By Ms. Okello)"."""
    found = _BEARER.match(text, label.place.end, line.end)
    if found is None or not is_titled(found["who"]) or shape_of(found["who"]) is None:
        return label
    name = Span(label.name.start, found.end("who") + 1)
    return label._replace(place=Span(label.place.start, found.end()), name=name)


def _unmarked(text: str, line: Span, begin: int) -> Label | None:
    """The label that neither a colon nor brackets nor bold print ends."""
    bare = _BARE_Q.match(text, begin, line.end)
    if bare:
        return Label(Span(line.start, bare.end()), Span(*bare.span("name")), Form.BARE, "q")
    asked = _ASKED_BY.match(text, begin, line.end)
    named = name_before_mark(text, line, asked.end() if asked else begin)
    if named is not None:
        return named._replace(asks=asked is not None)
    return _chevron(text, line) or name_line(text, line, begin)


def _with_number(text: str, line: Span, serial: re.Match[str]) -> Label | None:
    """The label behind the number of a question, or that number where no label stands behind."""
    word = fold(serial["word"])
    asker = _ASKER.match(text, serial.end(), line.end)
    if asker:
        name = Span(serial.start("word"), asker.end("who"))
        return Label(Span(line.start, asker.end()), name, Form.LETTER, word, asks=word in QUESTIONS)
    behind = _label_at(text, Span(serial.end(), line.end).trimmed(text))
    if behind is not None and behind.form not in {Form.LETTER, Form.BARE, Form.CHEVRON}:
        return behind._replace(place=Span(line.start, behind.place.end), asks=word in QUESTIONS)
    if not serial["mark"] and len(serial["gap"]) < _WIDE:
        return None
    name = Span(serial.start("word"), serial.start("mark"))
    return Label(Span(line.start, serial.end()), name, Form.LETTER, word, asks=word in QUESTIONS)


def _with_colon(text: str, line: Span, begin: int, colon: re.Match[str] | None) -> Label | None:
    """The label that a colon ends."""
    if colon is None:
        return None
    asked = _ASKED_BY.match(text, begin, colon.start())
    name = without_tail(text, Span(asked.end() if asked else begin, colon.start()).trimmed(text))
    printed = name.of(text)
    end = colon.end()
    while end < line.end and text[end] in " \t\u00a0\u202f":
        end += 1
    form = shape_of(printed)
    if form is None:
        return lower_name(text, line, name, end)
    return Label(Span(line.start, end), name, form, name_key(printed), asks=asked is not None)


def _with_bold(text: str, line: Span, begin: int, closing: re.Match[str]) -> Label | None:
    """The label that the end of its bold print ends; a name alone on its line may be one."""
    name = without_tail(text, Span(begin, closing.start()).trimmed(text))
    if name.start < name.end and text[name.end - 1] == "." and len(name.of(text).split()) > 1:
        name = Span(name.start, name.end - 1)
    if shape_of(name.of(text)) is None:
        return None
    return Label(Span(line.start, closing.end()), name, Form.BOLD, name_key(name.of(text)))


def _chevron(text: str, line: Span) -> Label | None:
    """The mark of a new speaker whom nobody names."""
    mark = _CHEVRON.match(text, line.start, line.end)
    if mark is None:
        return None
    return Label(Span(line.start, mark.end()), Span(mark.end(), mark.end()), Form.CHEVRON, "")


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
    found = [
        label
        for label in find_inline_names(text, area)
        if label.form is not Form.NAME or label.key in keys | _ASKED
    ]
    counts = Counter(label.key for label in found)
    return [label for label in found if label.key in keys or counts[label.key] > 1]


def find_inline_names(text: str, area: Span) -> list[Label]:
    """Names that a colon ends and that stand after a sentence inside a line, in order.

    None of those who call something while another speaks.
    """
    found = []
    calls = find_calls(text, area)
    for match in _INLINE.finditer(text, area.start, area.end):
        if any(match.start("core") in call for call in calls):
            continue
        name = without_tail(text, Span(*match.span("core")))
        form = shape_of(name.of(text))
        if form is not None:
            place = Span(match.start("core"), match.end())
            found.append(Label(place, name, form, name_key(name.of(text))))
    return found
