"""Roles: what recurs behind a name and is no speech, told by the whole document."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise

from onrecord.late import compile_late
from onrecord.reading.turns.labels.label_names import Form, Label
from onrecord.reading.turns.labels.label_words import PLAIN
from onrecord.reading.turns.labels.shape_choice import family
from onrecord.text import Span, fold

__all__ = ["with_roles"]

_FEWEST = 3  # labels
_MOST_LINES = 2  # of roles below a name
_LONGEST = 80  # characters of a role
_ENDS = '.?!…,;"”’»)]—–-'
_LEAST_SHARE = 0.8  # of the lines, that hold no sentence
_RULES = frozenset("–—-|")
_LETTERS = frozenset({Form.LETTER, Form.BARE})
# What is left of a line; where a colon ends a role, the role alone.
_REST = compile_late(r"[^\n:.?!\"“]{1,80}:(?=\s)[ \t]*|[^\n\r\u2028\u2029\x0b\x0c\x85]*")
_BELOW = compile_late(r"[ \t]*\n[ \t]*\S[^\n]{0,90}(?=\n|\Z)")
# What stands between a name and a mark: "*Minister for Works.* – "
_TO_MARK = compile_late(r"[*_(\[]{0,3}[^\Wa-z\d_][^\n?!\"“”:]{2,70}?[ ](?:[–—|]|--?)[ ]+(?=\S)")
_BLANK = compile_late(r"[\s.=_*~#—–-]*")
_DIGITS = compile_late(r"\d+")
_WORD = compile_late(r"[^\W\d_]+")


def with_roles(text: str, labels: Sequence[Label]) -> list[Label]:
    """Labels with the roles behind or below their names.

    "Mara Okello -- Chief Engineer" and her words below; "Mara Okello", "Chief Engineer" and "Q" on
    three lines; "**Mara Okello,** *Minister for Works.* – ".

    Args:
        text: the text of a document.
        labels: its labels, in order.

    Returns:
        The same labels, or fewer. Where nearly all lines behind or below such labels end without
        the mark of a sentence, and recur with the name, they are taken into the label. Linear time.
    """
    if len(labels) < _FEWEST:
        return list(labels)
    found = _over(text, _over_marks(text, labels), _rest_of)
    for _ in range(_MOST_LINES):
        found = _over(text, found, _line_below)
    return _joined(text, found)


def _over(text: str, labels: Sequence[Label], read: Callable[[str, Label], str]) -> list[Label]:
    """Labels that reach over what stands behind or below them, if most of that are roles."""
    rests = {label: rest for label in labels if (rest := read(text, label))}
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for label, rest in rests.items():
        seen[family(label.key)][_masked(rest)] += 1
    recurring = sum(count for each in seen.values() for count in each.values() if count > 1)
    roles = frozenset(label for label, rest in rests.items() if _is_role(rest))
    if not roles or len(roles) < _LEAST_SHARE * len(rests) or 2 * recurring < len(rests):
        return list(labels)
    return [_reaching(label, rests[label]) if label in roles else label for label in labels]


def _over_marks(text: str, labels: Sequence[Label]) -> list[Label]:
    """Labels that reach up to a mark, where the same words stand up to it behind each of a name."""
    rests: dict[str, list[str]] = defaultdict(list)
    for label in labels:
        found = None if _ends_name(text, label) else _TO_MARK.match(text, label.place.end)
        rests[label.key].append(found.group() if found else "")
    same = {
        key: each[0]
        for key, each in rests.items()
        if len(each) > 1 and len(set(each)) == 1 and _names_role(each[0])
    }
    return [_reaching(label, same.get(label.key, "")) for label in labels]


def _ends_name(text: str, label: Label) -> bool:
    """Whether a colon ends a label, so that no role follows."""
    return any(mark in ":：" for mark in text[label.name.end : label.place.end])


def _names_role(words: str) -> bool:
    """Whether words may be an office: none of running speech among them, but those of a place."""
    return bool(words) and PLAIN.isdisjoint(fold(word) for word in _WORD.findall(words))


def _rest_of(text: str, label: Label) -> str:
    """What stands behind a label that a rule ends, on its line."""
    if _RULES.isdisjoint(text[label.name.end : label.place.end]):
        return ""
    found = _REST.match(text, label.place.end, label.place.end + 2 * _LONGEST)
    return found.group() if found else ""


def _line_below(text: str, label: Label) -> str:
    """The line below a label that has a line of its own."""
    if _ends_name(text, label):
        return ""
    found = _BELOW.match(text, label.place.end)
    return found.group() if found else ""


def _masked(rest: str) -> str:
    """What stands behind a label, numbers told alike."""
    return _DIGITS.sub("0", fold(rest.strip()))


def _is_role(rest: str) -> bool:
    """Whether words may be a role: few, and no sentence."""
    words = rest.strip(" \t\n*_")
    numbered = words.endswith("]") and words[-2:-1].isdigit()
    return 0 < len(words) <= _LONGEST and (numbered or words[-1] not in _ENDS)


def _reaching(label: Label, rest: str) -> Label:
    """A label that reaches over what stands behind it."""
    place = label.place
    return label._replace(place=place._replace(end=place.end + len(rest))) if rest else label


def _joined(text: str, labels: list[Label]) -> list[Label]:
    """Labels without those that always stand right below another: "Q", "Chair".

    The first of them names who speaks; a letter below it tells whether that is a question.
    """
    below = [
        _BLANK.fullmatch(text, one.place.end, other.place.start) is not None
        for one, other in pairwise(labels)
    ]
    pairs = Counter(
        (one.key, other.key)
        for one, other, near in zip(labels, labels[1:], below, strict=False)
        if near
    )
    second = Counter(other.key for other, near in zip(labels[1:], below, strict=True) if near)
    all_of = Counter(label.key for label in labels)
    lower = frozenset(key for key, count in second.items() if count == all_of[key])
    if sum(pairs[one, other] for one, other in pairs if other in lower) < _FEWEST:
        return labels
    found = labels[:1]
    for other, near in zip(labels[1:], below, strict=True):
        if near and other.key in lower and found[-1].key not in lower:
            place = Span(found[-1].place.start, other.place.end)
            asks = found[-1].asks or other.asks or (other.form in _LETTERS and other.key == "q")
            found[-1] = found[-1]._replace(place=place, asks=asks)
        else:
            found.append(other)
    return found
