"""Odds: how likely words are labels, by two looks at them, and which of them are taken.

The first look is at each by itself, the second at the others of its form. The weights of what is
seen are those of two logistic regressions: `python -m training.turn_labels`.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.reading.turns.labels.label_candidates import NUMBERED, Candidate, find_candidates
from onrecord.reading.turns.labels.label_names import Label
from onrecord.reading.turns.labels.label_traits import (
    Surroundings,
    count_spoken,
    find_far_traits,
    find_near_traits,
)
from onrecord.reading.turns.labels.label_words import QUESTIONS
from onrecord.text import Span

__all__ = ["NEAR", "OFFSET", "explain_labels"]

OFFSET, NEAR = "offset", "near"  # of the weights: what nothing tells, and the log odds of the first
_LEAST, _LEAST_KNOWN = 0.55, 0.05  # of a label; of one that is chosen by its form
_LEAST_APART = 0.85  # of one that a stop ends, or of another form than several known ones
_FEWEST = 2  # paragraphs, and labels: one alone is a heading as often
_DENSE = 4  # paragraphs a label of known forms, at most, where many tell all there are
_OFTEN = 3  # labels of one name
_LEAST_MEAN = 0.25  # of their odds
_PLENTY = 20  # labels of known forms, which are looked at where nobody seems to speak
_CHARACTERS_A_SIGN = 500  # of a text in which somebody speaks; most reports have fewer signs of it
_MOST = 8.0  # log odds
_HALF = 0.5  # of a form
_BELOW = compile_late(r"\s*(?P<line>[^\n]*)")  # looked at in its place: a text may be long
_ENDS = frozenset('.?!…”"')  # of sentences


def explain_labels(
    text: str, lines: Sequence[Span], paragraphs: int, told: Sequence[Label], known: list[Label]
) -> list[Label]:
    """The labels of a document: what is likelier one than not, the likeliest of each line.

    Args:
        text: the text of a document.
        lines: its lines, in order.
        paragraphs: how many paragraphs they are.
        told: what at their heads may be a label by its form, in order.
        known: those of them that are chosen by their form, in order.
    """
    alone = paragraphs < _FEWEST  # nothing stands beside it
    dense = len(known) >= _PLENTY and len(known) * _DENSE >= paragraphs
    if alone or dense or (len(known) < _PLENTY and not _may_be_talk(text)):
        return known
    found = find_candidates(text, lines, told, known)
    if not found:
        return known
    around = Surroundings(text, lines, paragraphs, found)
    odds = weigh_labels(around, found, known)
    by_place = {label.place: label for label in known}
    best: dict[int, tuple[float, Candidate]] = {}
    lone = _find_lone(text, found, odds, known)
    for each, likely in zip(found, odds, strict=True):
        least = _LEAST_APART if each in lone else _LEAST
        least = _LEAST_KNOWN if each.label.place in by_place else least
        if likely >= max(least, best.get(each.place, (0.0,))[0]):
            best[each.place] = likely, each
    for each in (*_that_recur(found, odds), *_above_roles(found, around)):
        best.setdefault(each.place, (_LEAST, each))
    taken = _without_lists(text, [each for _, each in best.values()], by_place)
    labels = [_as_known(text, by_place.get(each.label.place), each) for each in taken]
    labels += _left_of_forms(known, labels)
    enough = len(labels) + len(best) - len(taken) >= _FEWEST  # those of a list are no labels
    return sorted(labels, key=lambda label: label.place) if enough and labels else known


def _find_lone(
    text: str, found: Sequence[Candidate], odds: Sequence[float], known: Sequence[Label]
) -> frozenset[Candidate]:
    """Candidates that must be surer: a stop ends them, or no known label, or no other, is so set.

    A line in capitals that no sentence follows is a heading as often.
    """
    places = {label.place for label in known}
    forms = {each.form for each in found if each.label.place in places}
    likely = Counter(each.form for each, odd in zip(found, odds, strict=True) if odd >= _LEAST)
    several = len(known) > _FEWEST
    return frozenset(
        each
        for each in found
        if each.end.startswith("stop")
        or (several and each.form not in forms)
        or (each.end == "line" and likely[each.form] == 1 and not _leads_to_speech(text, each))
    )


def _without_lists(
    text: str, taken: Sequence[Candidate], known: Mapping[Span, Label]
) -> list[Candidate]:
    """Candidates but those alone on lines one below the other: names of a head are a list.

    The last of them stays where a sentence stands below it.
    """
    ends = {each.label.place.end: each for each in taken if each.end == "line"}
    listed: set[Span] = set()
    for each in ends.values():
        above = next((ends[at] for at in _just_before(text, each) if at in ends), None)
        if above is not None and not known.keys() & {each.label.place, above.label.place}:
            listed |= {above.label.place}
            if not _leads_to_speech(text, each):
                listed |= {each.label.place}
    return [each for each in taken if each.label.place not in listed]


def _leads_to_speech(text: str, each: Candidate) -> bool:
    """Whether a whole sentence stands on the line below a candidate."""
    below = _BELOW.match(text, each.label.place.end)
    return below is not None and below["line"].rstrip()[-1:] in _ENDS


def _just_before(text: str, each: Candidate) -> range:
    """The places where what stands right above a candidate may end."""
    start = stop = each.label.place.start
    while start and text[start - 1].isspace():
        start -= 1
    return range(start, stop + 1)


def _that_recur(found: Sequence[Candidate], odds: Sequence[float]) -> Iterator[Candidate]:
    """Candidates of one form and name that are likely enough together, since they come again."""
    held: dict[object, list[tuple[float, Candidate]]] = defaultdict(list)
    for each, likely in zip(found, odds, strict=True):
        held[each.form, each.label.key].append((likely, each))
    for alike in held.values():
        if len(alike) >= _OFTEN and sum(odds for odds, _ in alike) >= _LEAST_MEAN * len(alike):
            yield from (each for _, each in alike)


def _above_roles(found: Sequence[Candidate], around: Surroundings) -> list[Candidate]:
    """Names alone on their lines that come again with the line below them, of two people."""
    again = [each for each in found if each.end == "line" and around.has_again(each)]
    names = {each.family for each in again if " " in each.label.key}
    above = [each for each in found if each.end == "line" and each.family in names]
    return above if len(again) >= _OFTEN and len(names) >= _FEWEST else []


def _left_of_forms(known: Sequence[Label], taken: Sequence[Label]) -> list[Label]:
    """The labels of known forms that are not taken, though half of their form are."""
    counts = Counter(label.form for label in known)
    places = {label.place.start for label in taken}
    mine = Counter(label.form for label in known if label.place.start in places)
    return [
        label
        for label in known
        if label.place.start not in places and mine[label.form] >= _HALF * counts[label.form]
    ]


def weigh_labels(
    around: Surroundings, found: Sequence[Candidate], known: Sequence[Label]
) -> list[float]:
    """How likely each candidate is a label, 0 to 1, in their order."""
    first, second = (ENGLISH.numbers("label_odds", look) for look in ("first", "second"))
    near = [_sum(first, find_near_traits(each, around)) for each in found]
    places = [label.place for label in known]
    far = find_far_traits(found, [_probability(each) for each in near], around, places)
    return [
        _probability(_sum(second, traits) + second[NEAR] * max(-_MOST, min(_MOST, odds)))
        for odds, traits in zip(near, far, strict=True)
    ]


def _sum(weights: Mapping[str, float], traits: Iterable[str]) -> float:
    """Log odds; a trait without a weight tells nothing."""
    return weights[OFFSET] + sum(weights.get(trait, 0.0) for trait in traits)


def _probability(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def _may_be_talk(text: str) -> bool:
    """Whether somebody says I or you, or asks, outside quotation marks, as reports hardly do."""
    return count_spoken(text) * _CHARACTERS_A_SIGN >= len(text)


def _as_known(text: str, known: Label | None, each: Candidate) -> Label:
    """A label as it is known by its form, unless the number of a question is in its name."""
    if known is None:
        return each.label
    if NUMBERED.match(text, *known.name):
        return each.label._replace(asks=each.label.asks or known.asks or known.key in QUESTIONS)
    return known
