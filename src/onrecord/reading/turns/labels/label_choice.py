"""Which of the words that look like labels are labels: told by the document as a whole."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from onrecord.late import compile_late
from onrecord.reading.turns.labels.endings import is_titled
from onrecord.reading.turns.labels.label_names import Form, Label, name_key
from onrecord.reading.turns.labels.label_traits import SPOKEN
from onrecord.reading.turns.labels.label_words import (
    ALWAYS_ASK,
    ANSWERS,
    GROUPS,
    LETTER_PAIRS,
    MAY_ASK,
    QUESTIONS,
    TITLES,
)
from onrecord.reading.turns.labels.shape_choice import choose_shape, family
from onrecord.text import Span

__all__ = ["choose_labels", "family"]

_LEADING = frozenset({Form.CAPITALS, Form.NAME, Form.DASH})
# Forms of which a text of a few turns may have nothing else, asked one after the other.
_WHOLE = (
    frozenset({Form.CAPITALS, Form.NAME}),
    frozenset({Form.DASH}),
    frozenset({Form.STOP}),
    frozenset({Form.RULED}),
    frozenset({Form.LINE}),
)
_SPOKEN_UNDER = frozenset({Form.CAPITALS, Form.NAME, Form.LETTER})
_PAIR = 2  # a question and its answer
_MANY = 3  # labels of one form, of which each bears the others out
_LONG_LINE = 100  # characters behind a label: more than a headline has
_MOST_SAID = 400  # characters behind a label that are looked at
_TIMED = compile_late(r"[\[(][^\d\n]{0,2}\d")
_SENTENCE_ENDS = ".?!…\"”’'»)]—-"


def choose_labels(
    text: str, labels: Sequence[Label], paragraphs: Sequence[Span], lead: int
) -> list[Label]:
    """The labels that the document bears out.

    A label in capitals counts if it recurs, or stands among others; one in ordinary print only if
    it recurs or is clearly a name, and the document does not print its labels in capitals; names
    that no colon ends only if their form carries the document.

    Args:
        text: the text of a document.
        labels: what may be a label, in order.
        paragraphs: the paragraphs of the same stretch, in order.
        lead: where the first paragraph begins that is no heading.

    Returns:
        Those of `labels` that are taken for labels, in order. Linear time.
    """
    heads = frozenset(paragraph.start for paragraph in paragraphs)
    kept = [label for label in labels if label.place.start in heads or _stands_alone(label)]
    loud = _choose_loud(text, kept, lead)
    named = _choose_named(text, kept, lead, _count(loud, Form.CAPITALS, Form.DASH))
    chevrons = [label for label in kept if label.form is Form.CHEVRON]
    chosen = [*loud, *named, *(chevrons if len(chevrons) + len(loud) + len(named) > 1 else ())]
    chosen += _opening_line(text, kept)
    chosen += _asked_by(kept) if len(chosen) >= _MANY else ()
    chosen += _choose_stamped(text, kept)
    chosen += choose_shape(kept, len(paragraphs), len(chosen))
    if len(chosen) < _MANY:
        chosen = _choose_whole(text, labels, paragraphs) or _choose_dialogue(text, labels) or chosen
    return sorted(set(chosen), key=lambda label: label.place)


def _choose_stamped(text: str, labels: Sequence[Label]) -> list[Label]:
    """Names alone on their lines with a time in brackets, above words that somebody speaks.

    Nothing but a transcript prints such, so that each counts, though it stands once.
    """
    timed = [
        label
        for label in labels
        if label.form is Form.STAMPED and _TIMED.search(text, label.name.end, label.place.end)
    ]
    ends = (label.place.end for label in timed)
    return timed if any(SPOKEN.search(text, end, end + _MOST_SAID) for end in ends) else []


def _choose_whole(text: str, labels: Sequence[Label], paragraphs: Sequence[Span]) -> list[Label]:
    """The labels of one form that each line, or each paragraph, of a short text begins with."""
    for forms in _WHOLE:
        mine = [label for label in labels if label.form in forms]
        families = _families(mine)
        if not 1 < len(families) < len(mine) or len(mine) < _MANY:
            continue
        below = [p for p in paragraphs if p.end > mine[0].place.start]
        heads = {label.place.start for label in mine}
        lines = [
            line
            for p in below
            for line in text[max(p.start, mine[0].place.start) : p.end].split("\n")
            if line.strip()
        ]
        alone = Form.LINE in forms
        if {p.start for p in below} == heads or (len(lines) == len(mine) and not alone):
            return mine
    return []


def _choose_dialogue(text: str, labels: Sequence[Label]) -> list[Label]:
    """The labels of a text that is nothing but lines under names that a colon ends, in turns.

    One of them ends with a question, which another answers; then two lines are enough.
    """
    mine = [label for label in labels if label.form in _SPOKEN_UNDER]
    if len(mine) < _PAIR or mine[0].place.start > len(text) - len(text.lstrip()):
        return []
    stops = [*(label.place.start for label in mine[1:]), len(text)]
    said = [text[label.place.end : stop].strip() for label, stop in zip(mine, stops, strict=True)]
    keys = [family(label.key) for label in mine]
    apart = all(one != other for one, other in pairwise(keys))
    alone = all(words and "\n" not in words for words in said)
    return mine if apart and alone and any(words[-1] == "?" for words in said[:-1]) else []


def _stands_alone(label: Label) -> bool:
    """Whether a label is plain enough to count at the head of a line inside a paragraph."""
    return label.form in {
        Form.CAPITALS,
        Form.DASH,
        Form.LETTER,
        Form.BARE,
        Form.CHEVRON,
        Form.STAMPED,
        Form.WRAPPED,
    } or label.key in (QUESTIONS | ANSWERS | ALWAYS_ASK)


def _count(labels: Iterable[Label], *forms: Form) -> int:
    """How many labels have one of these forms."""
    return sum(label.form in forms for label in labels)


def _families(labels: Iterable[Label]) -> Counter[str]:
    """How often each family of labels stands; 1 where its labels only end in the same word.

    "Build Stage" and "Grow Stage" are two headings, not one speaker as "Okello" and "Mara Okello".
    """
    held: dict[str, Counter[str]] = {}
    for label in labels:
        held.setdefault(family(label.key), Counter())[label.key] += 1
    return Counter(
        {
            name: keys.total() if name in keys or max(keys.values()) > 1 else 1
            for name, keys in held.items()
        }
    )


def _choose_loud(text: str, labels: Sequence[Label], lead: int) -> list[Label]:
    """Those in capitals, and questions and answers by letter."""
    capitals = [label for label in labels if label.form is Form.CAPITALS]
    counts = _families(capitals)
    many = len(capitals) >= _MANY
    led = any(_leads(text, label, lead) for label in capitals)
    asked = _count(labels, Form.LETTER, Form.BARE) > _MANY
    chosen = [
        label
        for label in capitals
        if many
        or counts[family(label.key)] > 1
        or _leads(text, label, lead)
        or (led and _is_full(label, text))
        or (asked and is_titled(label.name.of(text)))
    ]
    known = frozenset(family(label.key) for label in chosen)
    chosen += _choose_dashes(text, labels, known, lead)
    return chosen + _choose_letters(labels, len(chosen))


def _opening_line(text: str, labels: Sequence[Label]) -> list[Label]:
    """The line that names an office and its holder above the first of many questions."""
    asked = [label for label in labels if label.key in QUESTIONS]
    if len(asked) <= _MANY:
        return []
    above = (
        label
        for label in labels
        if label.form is Form.LINE and label.place.start < asked[0].place.start
    )
    lines = [label for label in above if label.name.of(text).isupper()]
    return [label for label in lines if is_titled(label.name.of(text))][-1:]


def _asked_by(labels: Iterable[Label]) -> list[Label]:
    """Those that say of a name that it asks ("Question by Ms. Okello."), without a colon."""
    return [label for label in labels if label.asks and label.form in {Form.STOP, Form.RULED}]


def _choose_letters(labels: Sequence[Label], others: int) -> list[Label]:
    """Questions and answers by letter: Q with anything else, another letter with its partner."""
    letters = [label for label in labels if label.form in {Form.LETTER, Form.BARE}]
    counts = Counter(label.key for label in letters)
    paired = frozenset(
        key for key, partner in LETTER_PAIRS if min(counts[key], counts[partner]) > 1
    )
    words = QUESTIONS | ANSWERS
    asks = sum(label.key in QUESTIONS for label in letters) + len(_asked_by(labels))
    answered = 2 * _count(labels, Form.NAME) >= len(letters)
    if not others and not answered and all(label.asks for label in letters):
        return []  # numbered questions that nobody answers: a list, or a ballot
    if asks and len(letters) + others > 1:
        return [label for label in letters if label.key in words or label.key in paired]
    return [label for label in letters if label.key in paired]


def _choose_dashes(
    text: str, labels: Sequence[Label], known: frozenset[str], lead: int
) -> list[Label]:
    """Names in capitals before a dash, a tab or a full stop: known, or recurring among others."""
    dashes = [label for label in labels if label.form is Form.DASH]
    counts = _families(dashes)
    carries = len(dashes) > _MANY and max(counts.values()) > 1 and len(counts) > 1
    return [
        label
        for label in dashes
        if family(label.key) in known
        or (_leads(text, label, lead) and is_titled(label.name.of(text)))
        or (carries and (counts[family(label.key)] > 1 or " " in label.key))
    ]


def _choose_named(text: str, labels: Sequence[Label], lead: int, loud: int) -> list[Label]:
    """Those printed as names are, with a colon or bold."""
    named = [label for label in labels if label.form is Form.NAME]
    bold = [label for label in labels if label.form is Form.BOLD]
    counts = _families(named)
    asked = _count(labels, Form.LETTER, Form.BARE) > _MANY
    if loud >= _MANY and loud >= len(named):
        chosen = [
            label
            for label in named
            if (counts[family(label.key)] >= _MANY and _is_full(label, text))
            or is_titled(label.name.of(text))
            or _is_group(label)
        ]
    else:
        chosen = [
            label
            for label in named
            if counts[family(label.key)] > 1
            or (asked and is_titled(label.name.of(text)))
            or (len(named) >= _MANY and (_is_full(label, text) or _is_group(label)))
            or label.key != name_key(label.name.of(text))  # initials that the text explains
            or _leads(text, label, lead)
        ]
    if len(bold) >= _MANY and max(_families(bold).values()) > 1:
        chosen += bold
    return chosen


def _is_group(label: Label) -> bool:
    """Whether a label names some members of a house: "Opposition members"."""
    words = label.key.split()
    return len(words) > 1 and words[-1] in GROUPS


def _is_full(label: Label, text: str) -> bool:
    """Whether a name is more than one word of unknown meaning."""
    words = [word.strip(".") for word in label.key.split()]
    known = QUESTIONS | ANSWERS | ALWAYS_ASK | MAY_ASK
    return len(words) > 1 or words[0] in known or "," in label.name.of(text)


def _leads(text: str, label: Label, lead: int) -> bool:
    """Whether a label opens the stretch, and a sentence stands behind it."""
    if label.place.start > lead or label.form not in _LEADING:
        return False
    words = label.key.split()
    if label.form is Form.NAME and len(words) == 1 and words[0].strip(".") not in TITLES:
        return False
    stop = text.find("\n", label.place.end)
    line = text[label.place.end : stop if stop >= 0 else len(text)].rstrip()
    if label.form is not Form.NAME and not line.isupper():
        return True
    return not line or len(line) > _LONG_LINE or line[-1] in _SENTENCE_ENDS
