"""Grammar of labels: the pattern of line heads that explains a document best, learnt from it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.reading.turns.label_names import Label
from onrecord.reading.turns.label_ways import DIGITS, HEAD_WORD, Way, find_ways
from onrecord.reading.turns.label_words import PARTICLES, PLAIN
from onrecord.reading.turns.shape_choice import family
from onrecord.text import Span, fold

__all__ = ["explain_labels"]

_MOST_TRIED = 60  # patterns
_FEWEST = 3  # labels that recur
_FEWEST_ALONE = 5  # of those alone on their lines, as headings and the names of papers are too
_FEWEST_NAMES = 2
_LEAST_RECURRING = 0.6  # of all lines of a pattern
_LEAST_APART = 0.3  # of all labels, that another speaker's follows
_LEAST_SAID = 0.6  # of all labels, behind which a sentence stands
_LEAST_SPOKEN = 0.25  # of all labels, behind which somebody says I or you, or asks
_FEWEST_WORDS = 3
_WIDEST_GAP = 8  # paragraphs a label, on average
_LEARNT_GAIN = 1.25  # times as many labels that recur as known forms explain
_DENSE = 4  # paragraphs a label of known forms, at most, where nothing else is looked for
_NEARLY = 0.9  # share of labels
_FULL = (2, 3)  # words of a whole name, which counts though it stands once
_SPOKEN = re.compile(r"\b(?:I|we|you|my|our|your|me|us)\b|\?", re.IGNORECASE)
_SENTENCE = re.compile(r"[.?!…,;:—–-][\"”’')\]*_]*\Z")
_HEAD = 60  # characters of a line in which a name begins
_NO_NAMES = PLAIN | PARTICLES


def explain_labels(
    text: str, lines: Sequence[Span], paragraphs: int, chosen: list[Label]
) -> list[Label]:
    """The labels that explain a document better: those of known forms, or those it teaches.

    Args:
        text: the text of a document.
        lines: its lines, in order.
        paragraphs: how many paragraphs they are.
        chosen: its labels of known forms, in order.
    """
    known = _recurring(chosen)
    if known * _DENSE >= paragraphs and not _leave_names(text, chosen):
        return chosen
    learnt = _find_learnt(text, lines, paragraphs)
    taught = _recurring(learnt)
    if taught > _LEARNT_GAIN * known:
        return learnt
    return _reaching_over(learnt, chosen) if taught >= known > 0 else chosen


def _leave_names(text: str, labels: Sequence[Label]) -> bool:
    """Whether the words behind most labels recur with them, as names and roles do."""
    behind = Counter(
        (label.key, *text[label.place.end : label.place.end + _HEAD].split()[:2])
        for label in labels
    )
    return 2 * sum(count for count in behind.values() if count > 1) >= len(labels)


def _reaching_over(learnt: list[Label], chosen: list[Label]) -> list[Label]:
    """What is learnt if it takes more of nearly each line into its label; else what is chosen."""
    known = {label.place.start: label for label in chosen}
    over = 0
    joined = []
    for label in learnt:
        other = known.get(label.place.start)
        if other is not None:
            over += label.place.end > other.place.end
            if other.name.start <= label.name.start and label.name.end <= other.name.end:
                joined.append(other._replace(place=label.place))
                continue
        joined.append(label)
    return joined if over >= _NEARLY * len(chosen) else chosen


def _recurring(labels: Sequence[Label]) -> int:
    """How many labels name somebody who speaks again."""
    counts = Counter(family(label.key) for label in labels)
    return sum(count for count in counts.values() if count > 1)


def _find_learnt(text: str, lines: Sequence[Span], paragraphs: int) -> list[Label]:
    """The labels of the one pattern that explains the heads of lines best.

    A pattern is what stands before and behind a name: "→", "says:", a number, a time, a role in
    brackets or between marks, or the end of the line. It explains a document the better, the more
    characters of its lines are told by a short list of labels and the pattern itself (the least
    description). It must stand around two names or more, most of which recur and take turns; and
    words that somebody speaks must stand behind it.

    Args:
        text: the text of a document.
        lines: its lines, in order.
        paragraphs: how many paragraphs they are.

    Returns:
        Labels in order; none if no pattern does. Linear time.
    """
    words = _recurring_words(text, lines)
    if len(words) < 2 * _FEWEST_NAMES or len(words) * _WIDEST_GAP < paragraphs:
        return []
    held: dict[tuple[str, str], list[Way]] = defaultdict(list)
    for line, starts in words.items():
        for way in find_ways(text, line, starts):
            held[way.pattern].append(way)
    for saved, ways in _ranked(text, held)[:_MOST_TRIED]:
        if saved <= 0 or len(ways) * _WIDEST_GAP < paragraphs:
            continue
        alone = ways[0].pattern[1].endswith("\n")
        if _borne_out(text, [way.label for way in ways], lines[-1].end, alone=alone):
            rest = [line for line in lines if line not in words]
            labels = [way.label for way in _with_rest(text, ways, rest)]
            return _borne_out(text, labels, lines[-1].end, alone=alone)
    return []


def _ranked(text: str, held: dict[tuple[str, str], list[Way]]) -> list[tuple[int, list[Way]]]:
    """Patterns by how many characters they save, then by how much of a line is in their names."""
    return sorted(
        (
            (_saved(ways), ways)
            for ways in (*held.values(), *_with_asking(held))
            if len(ways) >= _FEWEST
        ),
        key=lambda item: (item[0], sum(len(way.label.name.of(text)) for way in item[1])),
        reverse=True,
    )


def _with_rest(text: str, ways: Sequence[Way], lines: Sequence[Span]) -> list[Way]:
    """The ways of a pattern, with those of lines whose words stand once, in order."""
    patterns = {way.pattern for way in ways}
    others = (way for line in lines for way in find_ways(text, line) if way.pattern in patterns)
    return sorted(_of_one_line([*ways, *others]), key=lambda way: way.label.place)


def _with_asking(held: dict[tuple[str, str], list[Way]]) -> Iterator[list[Way]]:
    """Patterns joined that differ by what says before a name that it asks, or by its number."""
    joined: dict[str, list[Way]] = defaultdict(list)
    for (before, behind), ways in held.items():
        if not before or all(way.label.asks for way in ways):
            joined[behind] += ways
    for behind, ways in joined.items():
        if len(ways) > len(held.get(("", behind), ())) > 0:
            yield sorted(_of_one_line(ways), key=lambda way: way.label.place)


def _of_one_line(ways: Sequence[Way]) -> list[Way]:
    """Of the ways to see one line, the one whose name is longest."""
    best: dict[int, Way] = {}
    for way in ways:
        place = way.label.place.start
        other = best.get(place)
        if other is None or len(way.label.key) > len(other.label.key):
            best[place] = way
    return list(best.values())


def _recurring_words(text: str, lines: Sequence[Span]) -> dict[Span, frozenset[int]]:
    """Where names may begin at the heads of lines, by line.

    At words that come again behind the same words and marks, numbers told alike; nothing where
    fewer than two do.
    """
    seen = {line: _head_words(text, line) for line in lines}
    counts = Counter(word for words in seen.values() for word in words)
    if sum(count > 1 for count in counts.values()) < _FEWEST_NAMES:
        return {}
    found = {
        line: frozenset(start for word, start in words.items() if counts[word] > 1)
        for line, words in seen.items()
    }
    return {line: starts for line, starts in found.items() if starts}


def _head_words(text: str, line: Span) -> dict[tuple[str, str], int]:
    """The words at the head of a line that may be of a name, with what is before each."""
    stop = min(line.end, line.start + _HEAD)
    head = fold(text[line.start : stop])
    if len(head) != stop - line.start:
        head = text[line.start : stop].lower()
    words = {}
    for found in HEAD_WORD.finditer(text, line.start, stop):
        at = found.start() - line.start
        shown = not found.group()[0].islower() or text[max(found.start() - 1, 0)] in "@<["
        word = head[at : at + len(found.group())]
        if shown and word not in _NO_NAMES:
            words[DIGITS.sub("0", head[:at]), word] = found.start()
    return words


def _saved(ways: Sequence[Way]) -> int:
    """How many characters a pattern with its list of labels saves; 0 around one name only."""
    counts = Counter(way.known for way in ways)
    keys = {family(way.label.key) for way in ways}
    if len(keys) < _FEWEST_NAMES or len(counts) == len(ways):
        return 0
    sizes = {way.known: len(way.known) for way in ways}
    again = sum((count - 1) * sizes[known] for known, count in counts.items())
    return again + (len(keys) - 1) * ways[0].size


def _borne_out(text: str, labels: Sequence[Label], end: int, *, alone: bool) -> list[Label]:
    """The labels of a pattern that recur, and whole names beside them, if speech follows them."""
    counts = Counter(family(label.key) for label in labels)
    recurring = {name: count for name, count in counts.items() if count > 1}
    total = sum(recurring.values())
    fewest = _FEWEST_ALONE if alone else _FEWEST
    if len(recurring) < _FEWEST_NAMES or total < fewest or total < _LEAST_RECURRING * len(labels):
        return []
    apart = sum(family(one.key) != family(other.key) for one, other in pairwise(labels))
    if apart < _LEAST_APART * len(labels):
        return []
    stops = [*(label.place.start for label in labels[1:]), end]
    said = [text[label.place.end : stop].strip() for label, stop in zip(labels, stops, strict=True)]
    whole = sum(_is_said(words) for words in said)
    spoken = sum(_SPOKEN.search(words) is not None for words in said)
    if whole < _LEAST_SAID * len(labels) or spoken < _LEAST_SPOKEN * len(labels):
        return []
    return [
        label
        for label in labels
        if counts[family(label.key)] > 1 or len(label.key.split()) in _FULL
    ]


def _is_said(words: str) -> bool:
    """Whether words may be a sentence."""
    return len(words.split()) >= _FEWEST_WORDS or _SENTENCE.search(words) is not None
