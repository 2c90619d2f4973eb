"""Roles: what stands behind a name on its own line and is no speech, told by the whole document."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from onrecord.reading.turns.label_names import Form, Label
from onrecord.reading.turns.shape_choice import family
from onrecord.text import fold

__all__ = ["with_roles"]

_MARKED = frozenset({Form.RULED, Form.DASH})  # a rule ends the name, and words follow
_RULES = frozenset("–—-|")
_LONGEST = 80  # characters of a role
_ENDS = '.?!…,;"”’»)]—–-'
_LEAST_SHARE = 0.8  # of the lines, that hold no sentence
# What is left of a line; where a colon ends a role, the role alone.
_REST = re.compile(r"[^\n:.?!\"“]{1,80}:(?=\s)[ \t]*|[^\n\r\u2028\u2029\x0b\x0c\x85]*")


def with_roles(text: str, labels: Sequence[Label]) -> list[Label]:
    """Labels with a role behind a mark: "Mara Okello -- Chief Engineer", and her words below.

    Args:
        text: the text of a document.
        labels: its labels, in order.

    Returns:
        The same labels. Where nearly all lines of such labels end without the mark of a sentence,
        and what stands behind a name recurs with it, it is taken into the label. Linear time.
    """
    marked = [
        label
        for label in labels
        if label.form in _MARKED and not _RULES.isdisjoint(text[label.name.end : label.place.end])
    ]
    rests = {label: _rest_of(text, label) for label in marked}
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for label in marked:
        seen[family(label.key)][fold(rests[label])] += 1
    recurring = sum(count for each in seen.values() for count in each.values() if count > 1)
    roles = [label for label in marked if _is_role(rests[label])]
    if not roles or len(roles) < _LEAST_SHARE * len(marked) or 2 * recurring < len(marked):
        return list(labels)
    held = frozenset(roles)
    return [_over(label, rests[label]) if label in held else label for label in labels]


def _rest_of(text: str, label: Label) -> str:
    """What stands behind a label on its line."""
    found = _REST.match(text, label.place.end, label.place.end + 2 * _LONGEST)
    return found.group() if found else ""


def _is_role(rest: str) -> bool:
    """Whether words may be a role: few, and no sentence."""
    words = rest.rstrip(" \t*_")
    return 0 < len(words) <= _LONGEST and words[-1] not in _ENDS


def _over(label: Label, rest: str) -> Label:
    """A label that reaches over what stands behind it."""
    place = label.place
    return label._replace(place=place._replace(end=place.end + len(rest)))
