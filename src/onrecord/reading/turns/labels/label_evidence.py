"""Evidence: how much tells that words at the heads of lines, all in one form, are labels."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.late import compile_late
from onrecord.reading.turns.labels.endings import is_titled
from onrecord.reading.turns.labels.label_names import Label, is_machine
from onrecord.reading.turns.labels.label_words import (
    ALWAYS_ASK,
    ANSWERS,
    GROUPS,
    MAY_ASK,
    PLAIN,
    QUESTIONS,
)
from onrecord.reading.turns.labels.shape_choice import family

__all__ = ["SPOKEN", "features_of", "weigh"]

# What each feature adds to the log odds, and the odds without any: a logistic regression over the
# forms of 284 documents (six rounds of `benchmarks/marked`, shown half of `unseen`, layouts of
# `renderer`, six transcripts, 50 news reports, 25 pages), each weighed by the root of its labels.
# Starts of turns of the rounds left out of it, one after the other, chosen by this alone: F1 .77,
# .91, .77, .90, .92 and .76.
_WEIGHTS = (
    2.65,  # a name recurs
    -4.19,  # of running speech
    5.45,  # somebody says I or you behind it, or asks
    2.59,  # words behind it end a sentence
    -6.49,  # quotation marks open behind it
    -0.21,  # fewer than three words stand behind it
    -1.47,  # what stands above ends
    -0.44,  # another speaker's follows
    -0.77,  # a title, an office, a voice of a machine
    -0.04,  # one word
    0.01,  # in capitals
    -1.12,  # labels, up to eight
    3.46,  # different names, up to eight
    2.60,  # of all lines
    2.00,  # eight lines a label, or fewer
    5.62,  # a colon ends it
    1.58,  # it stands alone on its line
    0.72,  # a full stop ends it
    1.33,  # a dash or an arrow ends it
    -1.05,  # nothing ends it
    0.87,  # a time, a number or a sign stands before it
    0.72,  # words stand between it and its end
)
_BIAS = -12.18
SPOKEN = compile_late(r"\b(?:I|we|you|my|our|your|me|us)\b|\?", re.IGNORECASE)
_SENTENCE = compile_late(r"[.?!…:;—–-][\"”’')\]*_]*\Z")
_QUOTED = compile_late(r"[*_ \t\n]*[\"“„«]")
_MOST_SAID = 400  # characters behind a label that are looked at
_ABOVE = 60
_FEW = 3  # words
_MANY = 8  # labels; more tell no more
_WIDE = 8  # lines a label
_CLOSES = frozenset('.?!…"”’»)]:;—–-*_|=~')  # what ends the words above a label
_DASHES = ("–", "—", "-", "|", "»", ">", "/", "~")
_MARKS = frozenset("T0*[(<@#_")  # of a mask: a time, a number, print, brackets
_ROLES = QUESTIONS | ANSWERS | ALWAYS_ASK | MAY_ASK | GROUPS


def features_of(
    text: str, form: tuple[str, str], labels: Sequence[Label], lines: int, end: int
) -> list[float]:
    """What is true of the labels of one form, each between 0 and 1, in the order of the weights.

    Args:
        text: the text of a document.
        form: what stands before and behind their names, masked.
        labels: all of that form, in order; one at least.
        lines: how many lines the document has.
        end: where the words behind the last label end.
    """
    counts = Counter(family(label.key) for label in labels)
    stops = [*(label.place.start for label in labels[1:]), end]
    apart = [True, *(family(a.key) != family(b.key) for a, b in pairwise(labels))]
    rows = [
        (float(counts[family(label.key)] > 1), *_of_label(text, label, stop), float(turned))
        for label, stop, turned in zip(labels, stops, apart, strict=True)
    ]
    names = [_of_name(text, label) for label in labels]
    shares = [sum(column) / len(labels) for column in zip(*rows, strict=True)]
    named = [sum(column) / len(labels) for column in zip(*names, strict=True)]
    recurs, *said, turned = shares
    plain, titled, one_word, loud = named
    before, behind = form[0].strip(), form[1].strip()
    return [
        *(recurs, plain, *said, turned, titled, one_word, loud),
        min(len(labels), _MANY) / _MANY,
        min(len(counts), _MANY) / _MANY,
        len(labels) / max(lines, 1),
        min(1.0, len(labels) * _WIDE / max(lines, 1)),
        float(behind.endswith((":", "："))),
        float(form[1].endswith("\n") and not behind.endswith(":")),
        float(behind.endswith(".")),
        float(behind.endswith(_DASHES)),
        float(not behind and not form[1].endswith("\n")),
        float(not _MARKS.isdisjoint(before)),
        float(any(mark.isalpha() for mark in behind)),
    ]


def weigh(text: str, form: tuple[str, str], labels: Sequence[Label], lines: int, end: int) -> float:
    """The log odds that labels of one form are labels, summed over them."""
    found = features_of(text, form, labels, lines, end)
    odds = sum(w * x for w, x in zip(_WEIGHTS, found, strict=True)) + _BIAS
    return odds * len(labels)


def _of_label(text: str, label: Label, stop: int) -> Iterator[float]:
    """What the words behind a label tell, and those above it."""
    said = text[label.place.end : min(stop, label.place.end + _MOST_SAID)].strip()
    above = text[max(label.place.start - _ABOVE, 0) : label.place.start].rstrip()
    yield float(SPOKEN.search(said) is not None)
    yield float(_SENTENCE.search(said) is not None or len(said) >= _MOST_SAID - 1)
    yield float(_QUOTED.match(said) is not None)
    yield float(len(said.split()) < _FEW)
    yield float(not above or above[-1] in _CLOSES)


def _of_name(text: str, label: Label) -> tuple[float, ...]:
    """What the name of a label tells."""
    name, words = label.name.of(text), label.key.split()
    titled = is_titled(name) or is_machine(label.key) or not _ROLES.isdisjoint(words)
    return (
        float(not PLAIN.isdisjoint(words)),
        float(titled),
        float(len(words) == 1),
        float(name.isupper() and len(name) > 1),
    )
