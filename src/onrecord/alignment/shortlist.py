"""The shortlist: which speakers in which transcripts may have said a quotation, and where."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.alignment.index import TranscriptIndex
from onrecord.alignment.printed import Printed

__all__ = ["Candidate", "Scope", "find_candidates"]

_MOST_PER_GRAM = 1500  # places looked at for one n-gram; a commoner one says too little
_MOST_PER_WORD = 400
_MOST_HITS = 20_000  # places looked at for one quotation and size
_MOST_WINDOWS = 5  # stretches of one transcript that one quotation may be joined from
_ENOUGH = 0.6  # share of the quotation's trigrams in one stretch that ends the search
_ROOM = 12  # words left on either side of the outermost hit, beside the quotation's length
_COUNTED_CELLS = 40
_NATS_A_WORD = 6.0  # what one matched word is worth in nats of n-grams


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """Which transcripts and labels may answer for a quotation."""

    admissible: NDArray[np.bool_]  # one a transcript: dated early enough
    claimed: NDArray[np.bool_]  # one a label: agrees with the speaker whom the report names
    fresh: NDArray[np.float64]  # one a transcript: worth of its nearness to the print, in words


@dataclass(frozen=True, slots=True)
class Candidate:
    """Stretches of one transcript in which one speaker may have said a quotation."""

    transcript: int  # number in the index
    label: int  # number in the index; -1: any label that agrees with the claimed speaker
    windows: tuple[tuple[int, int], ...]  # places, half open, in order, apart
    weight: float  # nats of the shared n-grams


@dataclass(frozen=True, slots=True, eq=False)
class _Hits:
    """Shared n-grams: which of the quotation, at which place, worth how much."""

    grams: NDArray[np.int64]
    places: NDArray[np.int64]
    worth: NDArray[np.float64]  # one a gram of the quotation


def find_candidates(
    printed: Printed, index: TranscriptIndex, scope: Scope, most: tuple[int, int] = (6, 4)
) -> list[Candidate]:
    """Propose where a quotation may come from.

    Args:
        printed: the quotation.
        index: the record.
        scope: which transcripts and labels are admissible.
        most: how many candidates of the claimed speaker, and of all others.

    Returns:
        Candidates of the claimed speaker first, each group best first. The cost grows with the
        quotation's length times the bound on places per n-gram, not with the record.
    """
    found = _rank(_find_hits(printed, index, scope, (3,)), printed, index, scope, most)
    enough = _ENOUGH * max(1, len(printed.forms) - 2) * np.log(max(2, index.word_count)) * 0.5
    if not found or max(c.weight for c in found) < enough:
        hits = _find_hits(printed, index, scope, (3, 2, 1))
        found = _rank(hits, printed, index, scope, most)
    index.prepare({candidate.transcript for candidate in found})
    return found


def _find_hits(
    printed: Printed, index: TranscriptIndex, scope: Scope, sizes: tuple[int, ...]
) -> _Hits:
    """Look the quotation's n-grams up."""
    grams: list[NDArray[np.int64]] = []
    places: list[NDArray[np.int64]] = []
    worth: list[NDArray[np.float64]] = []
    offset = 0
    for size in sizes:
        found = index.find_grams(printed.forms, size)
        counts = found.counts
        bound = _MOST_PER_GRAM if size > 1 else _MOST_PER_WORD
        if size == max(sizes) and counts.any():
            bound = max(bound, int(np.min(counts[counts > 0])))
        where, which = found.gather(_choose_grams(counts, bound))
        places.append(where)
        grams.append(which + offset)
        rarity = np.log((index.word_count + 1) / np.maximum(counts, 1))
        worth.append(rarity * (1.0 if size == max(sizes) else 0.5))
        offset += len(counts)
    all_places, all_grams = np.concatenate(places), np.concatenate(grams)
    keep = scope.admissible[index.owner_of_place[all_places]]
    return _Hits(all_grams[keep], all_places[keep], np.concatenate(worth))


def _choose_grams(counts: NDArray[np.int64], bound: int) -> NDArray[np.intp]:
    """The n-grams to look at: none commoner than the bound; the rarest, as far as the room goes.

    The very rarest is looked at in any case.
    """
    chosen = np.flatnonzero((counts > 0) & (counts <= bound))
    if int(counts[chosen].sum()) <= _MOST_HITS:
        return chosen
    chosen = chosen[np.argsort(counts[chosen], kind="stable")]
    room = np.cumsum(counts[chosen]) <= _MOST_HITS
    room[0] = True
    return np.sort(chosen[room])


def _rank(
    hits: _Hits, printed: Printed, index: TranscriptIndex, scope: Scope, most: tuple[int, int]
) -> list[Candidate]:
    """Gather hits into stretches, weigh them, and keep the best of each group."""
    if not len(hits.places):
        return []
    width = 2 * len(printed.forms) + 2 * _ROOM
    labels = index.speakers[hits.places].astype(np.int64)
    labels[scope.claimed[labels]] = len(index.labels)
    cells = (hits.places // width) * (len(index.labels) + 1) + labels
    pairs, firsts = np.unique(cells * len(hits.worth) + hits.grams, return_index=True)
    cell_of_pair = pairs // len(hits.worth)
    kept, starts = np.unique(cell_of_pair, return_index=True)
    mass = np.add.reduceat(hits.worth[pairs % len(hits.worth)], starts)
    claimed = kept % (len(index.labels) + 1) == len(index.labels)
    worth = hits.worth.tolist()
    found: list[Candidate] = []
    for group, bound in ((claimed, most[0]), (~claimed, most[1])):
        chosen = np.flatnonzero(group)
        chosen = chosen[np.argsort(-mass[chosen], kind="stable")][:_COUNTED_CELLS]
        stretches = [
            _Stretch(
                int(hits.places[firsts[starts[cell]]]),
                int(kept[cell] % (len(index.labels) + 1)),
                _members(pairs, firsts, starts, int(cell), hits),
            )
            for cell in chosen
        ]
        best = _gather(stretches, worth, index, scope)[:bound]
        found.extend(_propose(one, index, len(printed.forms)) for one in best)
    return found


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Hits that lie close together."""

    place: int
    label: int
    members: tuple[tuple[int, int], ...]  # gram, place


def _members(
    pairs: NDArray[np.int64],
    firsts: NDArray[np.intp],
    starts: NDArray[np.intp],
    cell: int,
    hits: _Hits,
) -> tuple[tuple[int, int], ...]:
    """The distinct n-grams of one cell, each with a place."""
    stop = starts[cell + 1] if cell + 1 < len(starts) else len(pairs)
    members = firsts[starts[cell] : stop]
    return tuple(zip(hits.grams[members].tolist(), hits.places[members].tolist(), strict=True))


@dataclass(slots=True)
class _Group:
    """Stretches of one speaker in one transcript that add to one another."""

    weight: float
    covered: set[int]
    around: list[tuple[int, int]]  # first and last place of each

    def take(self, stretch: _Stretch, worth: Sequence[float]) -> None:
        """Add a stretch, if there is room and it holds n-grams that are new."""
        grams = {gram for gram, _ in stretch.members}
        fresh = sum([worth[gram] for gram in grams - self.covered])
        if len(self.around) == _MOST_WINDOWS or (self.around and fresh <= 0):
            return
        self.weight += 0.5 * fresh if self.around else fresh
        self.covered |= grams
        places = [place for _, place in stretch.members]
        self.around.append((min(places), max(places)))


def _gather(
    stretches: list[_Stretch], worth: Sequence[float], index: TranscriptIndex, scope: Scope
) -> list[tuple[int, int, _Group]]:
    """Join the stretches of one speaker in one transcript: which, whose, and what; best first."""
    groups: dict[tuple[int, int], _Group] = {}
    owners = index.owner_of_place[[stretch.place for stretch in stretches]].tolist()
    for owner, stretch in zip(owners, stretches, strict=True):
        groups.setdefault((owner, stretch.label), _Group(0.0, set(), [])).take(stretch, worth)

    def order(one: tuple[int, int, _Group]) -> tuple[float, int, int, int]:
        number, label, group = one
        fresh = _NATS_A_WORD * float(scope.fresh[number])
        return -group.weight - fresh, -int(index.days[number]), number, label

    return sorted(((*whose, group) for whose, group in groups.items()), key=order)


def _propose(found: tuple[int, int, _Group], index: TranscriptIndex, length: int) -> Candidate:
    """A candidate with room about its stretches for a quotation of some length."""
    owner, label, group = found
    room = length + _ROOM
    windows = [(low - room, high + room) for low, high in group.around]
    first, last = int(index.firsts[owner]), int(index.firsts[owner + 1])
    number = -1 if label == len(index.labels) else label
    return Candidate(owner, number, _merge(windows, first, last), group.weight)


def _merge(windows: list[tuple[int, int]], first: int, last: int) -> tuple[tuple[int, int], ...]:
    """Windows in order, cut to the transcript, overlapping ones made one."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted((max(low, first), min(high, last)) for low, high in windows):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return tuple(merged)
