"""Shapes: which way of printing a label explains a document, where no colon or letter tells it.

And what two prints of one label share: a surname, or the initials that a text says are a name's.
"""

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.late import compile_late
from onrecord.reading.turns.labels.label_names import Form, Label, is_machine, name_key
from onrecord.text import Span

__all__ = ["choose_shape", "family", "with_initials"]

# "Marta Holm (MH)": initials behind the name that they stand for
_SHORT = compile_late(r"[ ]\((?P<short>[A-ZÀ-Þ]{2,4})\)")
_NAMED = compile_late(r"\b[A-ZÀ-Þ][\w'’-]*(?:[ ][A-ZÀ-Þ][\w'’.-]*){1,4}\Z")
_LONGEST = 80  # characters of a name
_INITIALS = compile_late(
    r"[ \t]*(?:[*_]{1,2})?(?P<name>[A-ZÀ-Þ]{2,4})(?:(?:[*_]{1,2})?:[*_]{0,2}[ \t]+|[ ]{3,}|[ ]?\t+)"
)
_MOST_INITIALS = 3
_FEWEST_SPELLED = 2  # people whose initials are labels, where nothing says so

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_WEAK = (Form.STAMPED, Form.WRAPPED, Form.STOP, Form.RULED, Form.LOWER, Form.LINE)
# Of a form: how many of its labels must recur, and how great a share of all of its kind they are.
# What stands in prose by chance ("New York." at the head of a paragraph) seldom recurs.
_FEWEST_RECURRING = 4
_LEAST_SHARE = 0.5
_FEWEST_STAMPED = 3  # names beside times, which nothing but a transcript prints
_FEWEST_SPEAKERS = 2
_WIDEST_GAP = 8  # paragraphs a label, on average
_FULL = (2, 3)  # words of a whole name, which counts though it stands once


def family(key: str) -> str:
    """What "kate bolden" and "bolden" share; numbered speakers share nothing."""
    words = [word.strip(".") for word in key.split()]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    is_name = len(words) > 1 and len(words[-1]) > 1 and not words[-1].isdigit()
    return words[-1] if is_name else key


def with_initials(text: str, lines: Sequence[Span], labels: Sequence[Label]) -> list[Label]:
    """Labels, with those by initials that the text explains: "Marta Holm (MH)", then "MH:".

    Those of two people or more, named somewhere in full, explain themselves.

    Args:
        text: the text of a document.
        lines: its lines, in order.
        labels: what may be a label, in order.

    Returns:
        Labels in order. Initials bear the key of the whole name, and count whatever word they
        spell ("IN:"). Linear time.
    """
    declared = {}
    for short in _SHORT.finditer(text):
        named = _NAMED.search(text[max(0, short.start() - _LONGEST) : short.start()])
        if named and _spell(named[0], short["short"]):
            declared[short["short"]] = name_key(named[0])
    headed = [each for line in lines if (each := _INITIALS.match(text, line.start, line.end))]
    spelled = {short: _named(text, short) for short in {each["name"] for each in headed}}
    people = {short: name_key(name) for short, name in spelled.items() if name}
    if len(set(people.values())) >= _FEWEST_SPELLED:
        declared = people | declared
    if not declared:
        return list(labels)
    known = {label.place.start: label for label in labels}
    for found in headed:
        if found["name"] in declared:
            place, name = Span(*found.span()), Span(*found.span("name"))
            known[place.start] = Label(place, name, Form.NAME, declared[found["name"]])
    return sorted(known.values(), key=lambda label: label.place)


def _named(text: str, short: str) -> str | None:
    """The first whole name in a text that initials spell, word by word."""
    if len(short) > _MOST_INITIALS:
        return None
    words = "[ ]".join(rf"{letter}[^\WA-Z\d_][\w’'-]*" for letter in short)
    found = re.search(rf"\b{words}\b(?![ ][A-Z])", text)
    return found.group() if found else None


def _spell(name: str, short: str) -> bool:
    """Whether letters are the initials of a name, or of its first and last word."""
    words = [word[0] for word in name.replace("-", " ").split()]
    return short in {"".join(words[at:]) for at in range(len(words))} | {words[0] + words[-1]}


def choose_shape(labels: Sequence[Label], paragraphs: int, chosen: int) -> list[Label]:
    """The labels of the one form that explains a document best.

    Args:
        labels: what may be a label, of all forms, in order.
        paragraphs: how many paragraphs the stretch has.
        chosen: how many labels of other forms the document bears out; a form that stands less
            than twice as often does not compete with them.

    Returns:
        The labels of that form that recur, and whole names among the rest; none if no form has
        enough labels that recur, of two speakers at least. Linear time.
    """
    best: list[Label] = []
    for form in _WEAK:
        mine = [label for label in labels if label.form is form]
        if len(mine) // 2 > chosen:
            found = _borne_out(mine, paragraphs)
            best = max(best, found, key=len)
    return best


def _borne_out(labels: Sequence[Label], paragraphs: int) -> list[Label]:
    """Those of one form that recur, and whole names beside them; none if they do not carry it."""
    form = labels[0].form
    counts = Counter(family(label.key) for label in labels)
    if form is Form.STAMPED:
        enough = len(labels) >= _FEWEST_STAMPED and len(counts) >= _FEWEST_SPEAKERS
        return list(labels) if enough else []
    recurring = {name: count for name, count in counts.items() if count > 1}
    total = sum(recurring.values())
    made_up = all(is_machine(label.key) for label in labels)
    fewest = _FEWEST_STAMPED if made_up else _FEWEST_RECURRING
    speakers = len(counts) if made_up else len(recurring)
    carries = total * _WIDEST_GAP >= paragraphs and total >= _LEAST_SHARE * len(labels)
    if speakers < _FEWEST_SPEAKERS or len(labels) < fewest or not carries:
        return []
    if not made_up and total < _FEWEST_RECURRING:
        return []
    return [
        label
        for label in labels
        if counts[family(label.key)] > 1 or made_up or len(label.key.split()) in _FULL
    ]
