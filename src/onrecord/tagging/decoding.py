"""From the encoder's scores to attributions: fragments, their links, and how sure each is."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np

from onrecord.tagging.paths import BEGIN, LABELS, best_labels, log_softmax
from onrecord.tagging.pointers import Choices, Pointer, PointerBiases, Words, point

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from onrecord.tagging.pieces import Pieces

__all__ = ["Fragment", "Reading", "decode"]


_LEAST = -8.0  # a log-probability below counts as this
_MOSTLY = 0.5
_OUTSIDE = 0.2


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of words under one label."""

    begin: int  # code points
    end: int
    word: int  # number of its first word among all words
    words: int  # how many it has
    quoted: float  # the share of them that stands in quotation marks
    sure: float  # mean log-probability of its labels
    edge: float  # the lower log-probability of its first word and of the word after it


@dataclass(frozen=True, slots=True)
class Reading:
    """One attribution as decoded; log-probabilities tell how sure each step was."""

    source: Fragment | None
    cue: Fragment | None
    content: tuple[Fragment, ...]
    source_log: float
    cue_log: float
    weighed: tuple[Fragment, ...]  # those of the content that tell how sure it is
    beside: tuple[Fragment, ...] = ()  # outside marks, in a content that mostly stands in them

    def evidence(self) -> tuple[float, ...]:
        """What a confidence is computed from, each at most 1.

        Whether a source and a cue were found, the probability of each step, and their product: the
        probability that no step went wrong, if they went wrong independently of each other.
        """
        logs = (
            self.source_log,
            self.cue_log,
            sum(one.sure for one in self.weighed) / len(self.weighed),
            min(one.edge for one in self.weighed),
            self.source.sure if self.source else 0.0,
            self.cue.sure if self.cue else 0.0,
        )
        found = float(self.source is not None), float(self.cue is not None)
        return (*found, *map(math.exp, logs), math.exp(sum(logs)))


def decode(
    pieces: "Pieces", outputs: "NDArray[np.float32]", biases: PointerBiases
) -> list[Reading]:
    """The attributions of one stretch, in the order of their content.

    Args:
        pieces: the stretch.
        outputs: (pieces, 7 + 6 × 64) label scores and pointer vectors.
        biases: what the pointers learnt beside the encoder.
    """
    heads = np.flatnonzero(pieces.heads)
    if not len(heads):
        return []
    words = Words(outputs[heads], pieces.lines[heads])
    labelled = _Labelled.of(pieces, heads, words)
    sources, cues, contents = (labelled.fragments(role) for role in BEGIN)
    at = [
        np.array([one.word for one in some], dtype=np.int64) for some in (sources, cues, contents)
    ]
    to_cue = point(Pointer.CONTENT_CUE, words, at[2], at[1], biases)
    cue_to_source = point(Pointer.CUE_SOURCE, words, at[1], at[0], biases)
    to_source = point(Pointer.CONTENT_SOURCE, words, at[2], at[0], biases)
    chosen = to_cue.logs.argmax(axis=1)
    groups: dict[tuple[int, int], list[int]] = {}
    for number, column in enumerate(chosen.tolist()):
        cue = int(to_cue.candidates[number, column])
        groups.setdefault((cue, number if cue < 0 else -1), []).append(number)
    readings = []
    for (cue, _), members in groups.items():
        source, source_log = _source(cue, members, cue_to_source, to_source)
        said, beside = _part_marked([contents[one] for one in members])
        logs = to_cue.logs[members, chosen[members]]
        surest = _surest([contents[one] for one in members], logs)
        cue_log = float(np.mean(logs) if surest is None else logs[surest])
        weighed = said if surest is None else (contents[members[surest]],)
        whose = sources[source] if source >= 0 else None, cues[cue] if cue >= 0 else None
        readings.append(Reading(*whose, said, source_log, cue_log, weighed, beside))
    return readings


def _part_marked(
    fragments: list[Fragment],
) -> tuple[tuple[Fragment, ...], tuple[Fragment, ...]]:
    """The fragments of one content; where most of it is quoted, apart from what is outside marks.

    "…," she said of the harbour, "…": the harbour is what she speaks of, and not her words.
    """
    words = sum(one.words for one in fragments)
    quoted = sum(one.words * one.quoted for one in fragments)
    if len(fragments) == 1 or quoted < _MOSTLY * words:
        return tuple(fragments), ()
    marked = [one.quoted > _OUTSIDE for one in fragments]
    said = tuple(one for one, held in zip(fragments, marked, strict=True) if held)
    return said, tuple(one for one, held in zip(fragments, marked, strict=True) if not held)


def _surest(fragments: list[Fragment], cue_logs: "NDArray[np.float32]") -> int | None:
    """The number of the surest of several quoted paragraphs; None: not all stand in marks.

    A quotation that goes on for paragraphs is no less one than its first.
    """
    if len(fragments) == 1 or any(one.quoted < _MOSTLY for one in fragments):
        return None
    sure = [one.sure + one.edge + float(log) for one, log in zip(fragments, cue_logs, strict=True)]
    return sure.index(max(sure))


def _source(
    cue: int, members: list[int], by_cue: Choices, by_content: Choices
) -> tuple[int, float]:
    """The source that cue and contents agree on best, or -1, and its log-probability."""
    summed: dict[int, float] = {}
    rows = [(by_content, one, 1.0 / len(members)) for one in members]
    if cue >= 0:
        rows.append((by_cue, cue, 1.0))
    voters = 2 if cue >= 0 else 1
    floor = _LEAST * voters
    for choices, row, weight in rows:
        for column, candidate in enumerate(choices.candidates[row].tolist()):
            if candidate >= 0 or column == 0:
                gained = max(float(choices.logs[row, column]), _LEAST) - _LEAST
                summed[candidate] = summed.get(candidate, floor) + weight * gained
    best = max(summed, key=lambda one: (summed[one], -one))
    logs = np.array(list(summed.values()), dtype=np.float32) / voters
    return best, float(summed[best] / voters - np.logaddexp.reduce(logs))


@dataclass(frozen=True, slots=True)
class _Labelled:
    """The words of a stretch with their best labels."""

    labels: "NDArray[np.int64]"
    own: "NDArray[np.float32]"  # the log-probability of each word's label
    lines: "NDArray[np.int64]"
    begins: "NDArray[np.int64]"
    ends: "NDArray[np.int64]"
    quoted: "NDArray[np.int64]"  # 1 in quotation marks, 0 outside

    @classmethod
    def of(cls, pieces: "Pieces", heads: "NDArray[np.int64]", words: Words) -> Self:
        logs = log_softmax(words.outputs[:, :LABELS])
        labels = best_labels(logs, words.lines)
        own = logs[np.arange(len(labels)), labels]
        return cls(
            labels,
            own,
            words.lines,
            pieces.begins[heads],
            _word_ends(pieces, heads),
            pieces.features[heads] % 2,
        )

    def fragments(self, role: str) -> list[Fragment]:
        """The runs of one role, in order."""
        begin, labels = BEGIN[role], self.labels
        starts = np.flatnonzero(labels == begin)
        same_line = self.lines[1:] == self.lines[:-1]
        goes_on = np.append((labels[1:] == begin + 1) & same_line, values=False)
        stops = np.flatnonzero(~goes_on)
        after = stops[np.searchsorted(stops, starts)] + 1
        total = np.append(0.0, np.cumsum(self.own))
        following = np.append(self.own, 0.0)
        marked = np.append(0, np.cumsum(self.quoted))
        return [
            Fragment(
                begin=int(self.begins[first]),
                end=int(self.ends[end - 1]),
                word=int(first),
                words=int(end - first),
                quoted=float((marked[end] - marked[first]) / (end - first)),
                sure=float((total[end] - total[first]) / (end - first)),
                edge=float(min(self.own[first], following[end])),
            )
            for first, end in zip(starts.tolist(), after.tolist(), strict=True)
        ]


def _word_ends(pieces: "Pieces", heads: "NDArray[np.int64]") -> "NDArray[np.int64]":
    """The code point after each word."""
    last = np.append(heads[1:], len(pieces)) - 1
    separator = pieces.begins[last] == pieces.ends[last]
    ends: NDArray[np.int64] = pieces.ends[np.where(separator & (last > heads), last - 1, last)]
    return ends
