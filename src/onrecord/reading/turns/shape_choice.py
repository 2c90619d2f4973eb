"""Shapes: which way of printing a label explains a document, where no colon or letter tells it."""

from collections import Counter
from collections.abc import Sequence

from onrecord.reading.turns.label_names import Form, Label, is_machine

__all__ = ["choose_shape", "family"]

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
