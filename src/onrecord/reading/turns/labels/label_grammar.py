"""Grammar of labels: the pattern of line heads that explains a document best, learnt from it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from onrecord.late import compile_late
from onrecord.reading.turns.labels.label_evidence import SPOKEN
from onrecord.reading.turns.labels.label_forms import NUMBERED, choose_forms, weigh_labels
from onrecord.reading.turns.labels.label_names import Label, is_machine
from onrecord.reading.turns.labels.label_ways import DIGITS, HEAD_WORD, Way, Ways
from onrecord.reading.turns.labels.label_words import PARTICLES, PLAIN, QUESTIONS
from onrecord.reading.turns.labels.shape_choice import family
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
_PLENTY = 20  # labels, which need no more evidence
_NEARLY = 0.9  # share of labels
_MOST_MORE = 3  # patterns beside the first
_LEAST_TURNS = 0.7  # of the labels of one more pattern, that stand behind another speaker's
_FULL = (2, 3)  # words of a whole name, which counts though it stands once
_IN_MARKS = compile_late(r"[“\"«„][^“”\"«»„]{0,2000}[”\"»“]")
_CHARACTERS_A_SIGN = 500  # of a text in which somebody speaks; most reports have fewer signs of it
_SENTENCE = compile_late(r"[.?!…,;:—–-][\"”’')\]*_]*\Z")
_HEAD = 60  # characters of a line in which a name begins
_MOST_STARTS = 6  # words of a line at which one may begin
_NO_NAMES = PLAIN | PARTICLES
_ARTICLE = "the"
_BRACKETS = {"[": "]", "(": ")", "<": ">"}
_CLOSES = frozenset('.?!…"”’»)]:—–-*_|=~')  # what ends the words above a label
_BELOW = re.compile(r"[ \t]*\n[ \t]*(?P<words>[^\s:][^\n:]{0,80}(?=\n|\Z))")


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
    if len(chosen) < _PLENTY and not _may_be_talk(text):
        return chosen
    seen = Ways(text)
    best = _best_of(seen, lines, paragraphs, chosen)
    for _ in range(_MOST_MORE if len(best) >= _FEWEST else 0):
        more = _find_more(seen, lines, best)
        if not more:
            break
        best = sorted([*best, *more], key=_place_of)
    return _weightier(seen, lines, best)


def _weightier(seen: Ways, lines: Sequence[Span], best: list[Label]) -> list[Label]:
    """The labels with more evidence: those given, or those of the forms that have most of it."""
    text = seen.text
    if len(best) >= _PLENTY:
        return best
    other = choose_forms(seen, lines)
    if len(other) < _FEWEST or len(other) < len(best):
        return best
    if weigh_labels(text, other, lines) <= weigh_labels(text, best, lines):
        return best
    known = {label.place.start: label for label in best}
    return [_joined(text, known.get(label.place.start, label), label) for label in other]


def _may_be_talk(text: str) -> bool:
    """Whether somebody says I or you, or asks, outside quotation marks, as reports hardly do."""
    spoken = SPOKEN.findall(_IN_MARKS.sub(" ", text))
    return len(spoken) * _CHARACTERS_A_SIGN >= len(text)


def _joined(text: str, known: Label, label: Label) -> Label:
    """A label as its form tells it; as it is known where both end at one place.

    A number before its name is no part of the name.
    """
    if known.place == label.place and not NUMBERED.match(text, *known.name):
        return known
    return label._replace(asks=known.asks or label.asks or known.key in QUESTIONS)


def _best_of(
    seen: Ways, lines: Sequence[Span], paragraphs: int, chosen: list[Label]
) -> list[Label]:
    """What is learnt as one pattern, where it explains more than what is chosen."""
    known = _recurring(chosen)
    if known * _DENSE >= paragraphs and not _leave_names(seen.text, chosen):
        return chosen
    learnt = _find_learnt(seen, lines, paragraphs)
    taught = _recurring(learnt)
    if taught > _LEARNT_GAIN * known:
        return learnt
    return _reaching_over(learnt, chosen) if taught >= known > 0 else chosen


def _find_more(seen: Ways, lines: Sequence[Span], known: Sequence[Label]) -> list[Label]:
    """The labels of one more pattern, of lines that bear none: "M. le président. " beside others.

    One name that recurs is enough, where what it stands in is marked, and where another speaker
    stands before it and after it.
    """
    text = seen.text
    begun = frozenset(label.place.start for label in known)
    rest = [line for line in lines if line.start not in begun]
    words = _recurring_words(text, rest, fewest=1)
    held: dict[tuple[str, str], list[Way]] = defaultdict(list)
    for line, starts in words.items():
        for way in seen.of(line, starts):
            held[way.pattern].append(way)
    named = {family(label.key) for label in known}
    ranked = sorted(held.values(), key=_told, reverse=True)
    for ways in ranked[:_MOST_TRIED]:
        if len(ways) < _FEWEST:
            continue
        found = [way.label for way in _with_rest(seen, ways, ())]
        if not (_is_marked(ways[0].pattern) or _stand_above(text, found, begun)):
            continue
        if _joins(text, found, known, named, lines[-1].end):
            return found
    return []


def _told(ways: Sequence[Way]) -> int:
    """How many characters of lines recur in a pattern, names included."""
    counts = Counter(way.known for way in ways)
    return sum(count * len(known) for known, count in counts.items() if count > 1)


def _is_marked(pattern: tuple[str, str]) -> bool:
    """Whether a pattern ends a name by a mark that prose seldom has there."""
    return bool(pattern[1].strip(" .0\t\n"))


def _stand_above(text: str, labels: Sequence[Label], begun: frozenset[int]) -> bool:
    """Whether names alone on their lines stand above what recurs with them, or other labels."""
    below = [_BELOW.match(text, label.place.end) for label in labels]
    pairs = Counter(
        (label.key, line["words"]) for label, line in zip(labels, below, strict=True) if line
    )
    names = {label.key for label in labels}
    recurring = sum(
        line is not None and (line.start("words") in begun or pairs[label.key, line["words"]] > 1)
        for label, line in zip(labels, below, strict=True)
    )
    return len(names) >= _FEWEST_NAMES and recurring >= _LEAST_RECURRING * len(labels)


def _joins(
    text: str, labels: Sequence[Label], known: Sequence[Label], named: set[str], end: int
) -> bool:
    """Whether labels of one more pattern recur, and take turns with those that are known."""
    counts = Counter(family(label.key) for label in labels)
    recurring = sum(n for name, n in counts.items() if n > 1 or name in named)
    if recurring < _FEWEST or recurring < _LEAST_RECURRING * len(labels):
        return False
    begins = sum(_begins(text, label) for label in labels)
    if begins < _NEARLY * len(labels):
        return False
    mine = frozenset(label.place.start for label in labels)
    order = sorted([*known, *labels], key=_place_of)
    apart = sum(
        one is None or family(one.key) != family(other.key)
        for one, other in zip([None, *order], order, strict=False)
        if other.place.start in mine
    )
    stops = [*(label.place.start for label in order[1:]), end]
    said = [
        text[label.place.end : stop].strip()
        for label, stop in zip(order, stops, strict=True)
        if label.place.start in mine
    ]
    whole = sum(_is_said(words) for words in said)
    return apart >= _LEAST_TURNS * len(labels) and whole >= _LEAST_SAID * len(labels)


def _begins(text: str, label: Label) -> bool:
    """Whether a sentence ends above a label, or a short line; and it is no note in brackets."""
    at = label.place.start
    above = text[max(at - _HEAD, 0) : at].rstrip()
    if text[label.place.end - 1] == "\n" or text[label.place.end : label.place.end + 1] in {
        "",
        "\n",
    }:
        line = label.place.of(text).strip()
        if line[0] in _BRACKETS and line[-1] in _BRACKETS[line[0]]:
            return False
    return not above or above[-1] in _CLOSES or "\n" in above


def _place_of(label: Label) -> Span:
    """Where a label stands."""
    return label.place


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


def _find_learnt(seen: Ways, lines: Sequence[Span], paragraphs: int) -> list[Label]:
    """The labels of the one pattern that explains the heads of lines best.

    A pattern is what stands before and behind a name: "→", "says:", a number, a time, a role in
    brackets or between marks, or the end of the line. It explains a document the better, the more
    characters of its lines are told by a short list of labels and the pattern itself (the least
    description). It must stand around two names or more, most of which recur and take turns; and
    words that somebody speaks must stand behind it. Labels in order; none if no pattern does.
    Linear time.
    """
    text = seen.text
    words = _recurring_words(text, lines)
    if len(words) < 2 * _FEWEST_NAMES or len(words) * _WIDEST_GAP < paragraphs:
        return []
    held: dict[tuple[str, str], list[Way]] = defaultdict(list)
    for line, starts in words.items():
        for way in seen.of(line, starts):
            held[way.pattern].append(way)
    for saved, ways in _ranked(text, held)[:_MOST_TRIED]:
        if saved <= 0 or len(ways) * _WIDEST_GAP < paragraphs:
            continue
        alone = ways[0].pattern[1].endswith("\n")
        if _borne_out(text, [way.label for way in ways], lines[-1].end, alone=alone):
            rest = [line for line in lines if line not in words]
            labels = [way.label for way in _with_rest(seen, ways, rest)]
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


def _with_rest(seen: Ways, ways: Sequence[Way], lines: Sequence[Span]) -> list[Way]:
    """The ways of a pattern, with those of lines whose words stand once, in order."""
    patterns = {way.pattern for way in ways}
    others = (way for line in lines for way in seen.of(line) if way.pattern in patterns)
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


def _recurring_words(
    text: str, lines: Sequence[Span], fewest: int = _FEWEST_NAMES
) -> dict[Span, frozenset[int]]:
    """Where names may begin at the heads of lines, by line.

    At words that come again behind the same words and marks, numbers told alike; nothing where
    fewer than `fewest` do.
    """
    seen = {line: _head_words(text, line) for line in lines}
    counts = Counter(word for words in seen.values() for word in words)
    if sum(count > 1 for count in counts.values()) < fewest:
        return {}
    found = {
        line: frozenset(start for word, start in words.items() if counts[word] > 1)
        for line, words in seen.items()
    }
    return {line: starts for line, starts in found.items() if starts}


def _head_words(text: str, line: Span) -> dict[tuple[str, str], int]:
    """The words at the head of a line that may be of a name, with what is before each.

    An article goes with the word behind it.
    """
    stop = min(line.end, line.start + _HEAD)
    head = fold(text[line.start : stop])
    if len(head) != stop - line.start:
        head = text[line.start : stop].lower()
    words = {}
    article = None
    for found in islice(HEAD_WORD.finditer(text, line.start, stop), _MOST_STARTS):
        start, end = found.span()
        word = head[start - line.start : end - line.start]
        if text[start].islower() and text[max(start - 1, 0)] not in "@<[":
            article = None
        elif word not in _NO_NAMES:
            start = start if article is None else article
            words[DIGITS.sub("0", head[: start - line.start]), word] = start
            article = None
        else:
            article = start if word == _ARTICLE else None
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
    spoken = sum(SPOKEN.search(words) is not None for words in said)
    if whole < _LEAST_SAID * len(labels) or spoken < _LEAST_SPOKEN * len(labels):
        return []
    return [
        label
        for label in labels
        if counts[family(label.key)] > 1 or len(label.key.split()) in _FULL or is_machine(label.key)
    ]


def _is_said(words: str) -> bool:
    """Whether words may be a sentence."""
    return len(words.split()) >= _FEWEST_WORDS or _SENTENCE.search(words) is not None
