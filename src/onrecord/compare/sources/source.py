"""The source: how likely a passage is where printed words come from, from named features.

One logistic regression over what is seen of a passage: how much of the quotation is there and how
closely, who speaks, on which day and occasion, and what else comes as near. Its weights stand in
weights.py; `python -m training.source` makes them anew.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from math import exp, log1p

from onrecord.compare.differences.changes import Comparison, compare
from onrecord.compare.sources.aloud import is_read_aloud
from onrecord.compare.sources.owners import is_bodys_own, is_whole_turn
from onrecord.compare.sources.support import Support, weigh
from onrecord.compare.sources.weights import BARE, REPORTED, Weights
from onrecord.model import Feature, FeatureName, Match, Op, Quotation, Sourcing
from onrecord.text import LabelKind, is_description, parse_name, sort_label

__all__ = ["Candidate", "Whose", "describe_candidates", "rank_candidates"]

_FEW, _LIGHT = 8, 7.0  # words, and their weight
_FAR = 8.0  # the same for what one passage holds beyond another
_DAYS, _MONTHS = 3, 90  # between the passage and the print, in days
_ENOUGH_WORDS = 8  # from here on, how many there are tells no more
_LATE = 1  # a text may bear the day on which it was published


class Whose(Enum):
    """Whose words a passage holds, beside the speaker whom the report names."""

    THEIRS = auto()  # the label names them
    QUOTED = auto()  # another reads their words out
    OPEN = auto()  # the report names nobody, or the label does
    ANOTHERS = auto()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may be the source of a quotation, with what is seen of it."""

    case: Comparison
    support: Support
    whose: Whose
    features: Mapping[FeatureName, float]
    weights: Weights

    @property
    def probability(self) -> float:
        """How likely it is the source."""
        odds = self.weights.bias + sum(
            self.weights.adds[name] * value for name, value in self.features.items()
        )
        return 1 / (1 + exp(-odds))

    def explain(self) -> Sourcing:
        """The probability, and what each feature adds; the weightiest first."""
        told = [
            Feature(name, round(value, 3), round(self.weights.adds[name] * value, 2))
            for name, value in self.features.items()
        ]
        weighty = sorted((one for one in told if one.adds), key=lambda one: -abs(one.adds))
        return Sourcing(round(self.probability, 4), tuple(weighty))


def rank_candidates(quotation: Quotation, matches: Sequence[Match]) -> list[Candidate]:
    """Tell of each match how likely it is the source; the likeliest first.

    Of equals the one comes first that `align` put first.
    """
    return sorted(describe_candidates(quotation, matches), key=lambda one: -one.probability)


def describe_candidates(quotation: Quotation, matches: Sequence[Match]) -> list[Candidate]:
    """Each match with its features, in the order of the matches."""
    cases = [compare(quotation.text, match) for match in matches]
    supports = [weigh(case) for case in cases]
    spoken = [tuple(s.said.form for s in case.steps if s.printed and s.said) for case in cases]
    weights = BARE if quotation.anchors is None else REPORTED
    found = []
    for number, (case, support) in enumerate(zip(cases, supports, strict=True)):
        whose = _tell_whose(case, quotation)
        strange = whose is Whose.ANOTHERS and not is_whole_turn(case, quotation.speaker)
        others = [
            _substance(each)
            for at, each in enumerate(supports)
            if at != number and spoken[at] != spoken[number]
        ]
        features = {
            **_see_words(support, max(others, default=0.0)),
            **_see_speaker(support, strange=strange),
            **_see_occasion(case, quotation, whose),
            **_see_report(case, support, quotation, whose),
        }
        found.append(Candidate(case, support, whose, features, weights))
    return found


def _tell_whose(case: Comparison, quotation: Quotation) -> Whose:
    """Whose words a passage holds.

    Words of an unnamed question, or under an office without its holder in a text in which the
    claimed speaker has a label of their own, are another's. A body speaks by persons: its text
    may hold the words of anybody.
    """
    match, speaker = case.match, quotation.speaker
    if speaker is None:
        return Whose.THEIRS if is_bodys_own(match, quotation.body) else Whose.OPEN
    asked = match.question and match.speaker is None
    if match.claimed and not asked:
        named = match.speaker is not None and sort_label(match.speaker) is LabelKind.NAME
        return Whose.THEIRS if named and not is_description(speaker) else Whose.OPEN
    if match.speaker is not None and parse_name(match.speaker).body:
        return Whose.OPEN
    return Whose.QUOTED if is_read_aloud(case, speaker) else Whose.ANOTHERS


def _substance(support: Support) -> float:
    """The weight of what is found, as far as it stands there closely."""
    return support.mass * min(support.closeness, 1.0)


def _see_words(support: Support, rival: float) -> dict[FeatureName, float]:
    """How much of the quotation is there, how closely, and how much more than elsewhere."""
    close = min(support.closeness, 1.0)
    return {
        FeatureName.CLOSENESS: close,
        FeatureName.RUN: log1p(support.longest),
        FeatureName.IN_ONE_PIECE: float(support.in_one_piece),
        FeatureName.EDGES: float(support.edges),
        FeatureName.MARGIN: max(-_FAR, min(_substance(support) - rival, _FAR)) / _FAR,
    }


def _see_speaker(support: Support, *, strange: bool) -> dict[FeatureName, float]:
    """Whether another speaks than whom the report names, and how little.

    All that another says in a turn of a talk with the claimed speaker is as good as theirs.
    """
    few = support.words < _FEW or support.mass < _LIGHT
    return {
        FeatureName.RIVAL: float(strange),
        FeatureName.RIVAL_FEW: float(strange and few),
    }


def _see_occasion(case: Comparison, quotation: Quotation, whose: Whose) -> dict[FeatureName, float]:
    """When and where it was said, beside what the report tells.

    What is read out was said before, on no day that the passage tells. How old a text is tells
    nothing where the report speaks of its occasion or quotes other words of it.
    """
    transcript = case.match.transcript
    day, printed_on, told = transcript.date, quotation.printed_on, quotation.said_on
    dated = printed_on and day and whose is not Whose.QUOTED
    age = (printed_on - day).days if dated and printed_on and day else None
    same = transcript.id in quotation.occasion
    other = bool(quotation.occasion) and not same
    if told and day and not quotation.occasion:
        same = abs((told - day).days) <= _LATE
        other = not same
    if same or (not other and transcript.id in (quotation.anchors or ())):
        age = None  # however late the report
    return {
        FeatureName.DAYS_APART: float(age is not None and age > _DAYS),
        FeatureName.MONTHS_APART: float(age is not None and age > _MONTHS),
        FeatureName.OCCASION: float(same),
        FeatureName.OTHER_OCCASION: float(other),
    }


def _see_report(
    case: Comparison, support: Support, quotation: Quotation, whose: Whose
) -> dict[FeatureName, float]:
    """What the report draws from the same text, and whom it names; nothing for a bare quotation.

    A few words are said everywhere: in a report that has nothing else from a text, and does not
    speak of its occasion, they are chance. A text bears the day after the print where it was
    published then: of what stands in it word for word, as its speaker's, that tells nothing.
    """
    if quotation.anchors is None:
        return {}
    transcript = case.match.transcript
    anchored = transcript.id in quotation.anchors
    tied = anchored or transcript.id in quotation.occasion
    day, printed_on = transcript.date, quotation.printed_on
    few = max(0.0, 1 - support.printed / _ENOUGH_WORDS)
    late = bool(day and printed_on and day > printed_on)
    return {
        FeatureName.ANCHORED: float(anchored),
        FeatureName.FEW: 0.0 if tied else few,
        FeatureName.UNLABELLED: float(whose is Whose.OPEN and quotation.speaker is not None),
        FeatureName.NOBODY: float(quotation.speaker is None and whose is not Whose.THEIRS),
        FeatureName.AFTER_PRINT: float(late and (few > 0 or not _is_whole(case, whose))),
    }


def _is_whole(case: Comparison, whose: Whose) -> bool:
    """Whether all words stand in a row, in the mouth of whoever is named."""
    return whose is Whose.THEIRS and all(step.op is Op.EQUAL for step in case.steps)
