"""Seeding: which speakers in which transcripts may have said a quotation, and where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.compare.alignment.printed import Printed
from onrecord.index import LONGEST, TranscriptIndex

__all__ = ["Candidate", "Scope", "find_candidates"]

_MOST_PER_GRAM = 1500  # places looked at for one n-gram; a commoner one says too little
_MOST_PER_WORD = 400
_MOST_HITS = 20_000  # places looked at for one quotation and size
_MOST_WINDOWS = 5  # stretches of one transcript that one quotation may be joined from
_ENOUGH = 0.6  # share of the quotation's trigrams in one stretch that ends the search
_ROOM = 12  # words left on either side of the outermost hit, beside the quotation's length
_ROOM_BROKEN = 40  # the same where an ellipsis says that the print leaves words out
_COUNTED_CELLS = 40
_WINDOWS_AT_ONCE = 400  # windows whose speakers are looked up before all others' are
_SLACK = 1e-6  # nats within which sums in another order may differ
_GRAM_BITS = 20  # of a number that holds a place and an n-gram
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
    """Shared n-grams: where each of the quotation's stands, and what it is worth."""

    found: NDArray[np.int64]  # a place and the number of an n-gram there, as `_GRAM_BITS` parts it
    worth: NDArray[np.float64]  # one a gram of the quotation


def find_candidates(
    printed: Printed, index: TranscriptIndex, scope: Scope, most: tuple[int, int] = (6, 4)
) -> Iterator[list[Candidate]]:
    """Propose where a quotation may come from.

    Args:
        printed: the quotation.
        index: the record.
        scope: which transcripts and labels are admissible.
        most: how many candidates of the claimed speaker, and of all others.

    Yields:
        Candidates of the claimed speaker first, each group best first: by the longest runs, if
        many of them are found together; then, if one asks on, by runs of all sizes. The cost grows
        with the quotation's length times the bound on places per n-gram, not with the record.
    """
    room = len(printed.forms) + (_ROOM_BROKEN if printed.broken.any() else _ROOM)
    search = _Search(index, scope, room, most)
    triples = _find_hits(printed, index, (LONGEST,))
    found = search.rank([triples])
    enough = _ENOUGH * max(1, len(printed.forms) - 2) * np.log(max(2, index.word_count)) * 0.5
    if found and max(c.weight for c in found) >= enough:
        index.prepare({candidate.transcript for candidate in found})
        yield found
    shorter = _find_hits(printed, index, range(LONGEST - 1, 0, -1))
    found = search.rank([triples, shorter])
    index.prepare({candidate.transcript for candidate in found})
    yield found


def _find_hits(printed: Printed, index: TranscriptIndex, sizes: Sequence[int]) -> _Hits:
    """Look the quotation's n-grams of some sizes up."""
    found = index.find_grams(printed.forms, *sizes)
    chosen, worths, begin = [], [], 0
    for size in sizes:
        counts = found.counts[begin : begin + max(0, len(printed.forms) - size + 1)]
        bound = _MOST_PER_GRAM if size > 1 else _MOST_PER_WORD
        if size == LONGEST and counts.any():
            bound = max(bound, int(np.min(counts[counts > 0])))
        chosen.append(begin + _choose_grams(counts, bound))
        rarity = np.log((index.word_count + 1) / np.maximum(counts, 1))
        worths.append(rarity * (1.0 if size == LONGEST else 0.5))
        begin += len(counts)
    places, grams = found.gather(np.concatenate(chosen))
    return _Hits((places << _GRAM_BITS) | grams, np.concatenate(worths))


def _join(hits: Sequence[_Hits]) -> _Hits:
    """Hits of several sizes as one, in the order of places."""
    offsets = np.cumsum([0, *(len(one.worth) for one in hits)])
    parts = [one.found + offset for one, offset in zip(hits, offsets[:-1], strict=True)]
    found = np.concatenate(parts)
    found.sort()
    return _Hits(found, np.concatenate([one.worth for one in hits]))


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


@dataclass(frozen=True, slots=True, eq=False)
class _Cells:
    """The distinct n-grams of each window and speaker, cell by cell."""

    windows: NDArray[np.int64]  # number of the window, one a cell
    labels: NDArray[np.int64]  # number of the label, or one past the last: any that agrees
    mass: NDArray[np.float64]
    starts: NDArray[np.intp]  # number of the first n-gram of each cell, and one past the last
    grams: NDArray[np.int64]
    places: NDArray[np.int64]  # where each n-gram stands first in its cell

    def members(self, cell: int) -> tuple[tuple[int, int], ...]:
        """The distinct n-grams of one cell, each with a place."""
        mine = slice(self.starts[cell], self.starts[cell + 1])
        return tuple(zip(self.grams[mine].tolist(), self.places[mine].tolist(), strict=True))


@dataclass(slots=True)
class _Group:
    """Stretches of one speaker in one transcript that add to one another."""

    weight: float
    covered: set[int]
    around: list[tuple[int, int]]  # first and last place of each

    def take(self, members: Sequence[tuple[int, int]], worth: Sequence[float]) -> None:
        """Add a stretch by its n-grams, if there is room and some of them are new."""
        grams = {gram for gram, _ in members}
        fresh = sum([worth[gram] for gram in grams - self.covered])
        if len(self.around) == _MOST_WINDOWS or (self.around and fresh <= 0):
            return
        self.weight += 0.5 * fresh if self.around else fresh
        self.covered |= grams
        places = [place for _, place in members]
        self.around.append((min(places), max(places)))


@dataclass(frozen=True, slots=True, eq=False)
class _Search:
    """What one quotation is searched by."""

    index: TranscriptIndex
    scope: Scope
    room: int  # words on either side of the outermost hit in which the rest may stand
    most: tuple[int, int]

    def rank(self, hits: Sequence[_Hits]) -> list[Candidate]:
        """Gather hits into stretches, weigh them, and keep the best of each group."""
        joined = _join(hits)
        owners = self.index.owner_of_place[joined.found >> _GRAM_BITS]
        kept = _Hits(joined.found[self.scope.admissible[owners]], joined.worth)
        if not len(kept.found):
            return []
        cells = self._best_cells(kept)
        claimed = cells.labels == len(self.index.labels)
        found: list[Candidate] = []
        for group, bound in ((claimed, self.most[0]), (~claimed, self.most[1])):
            chosen = np.flatnonzero(group)
            chosen = chosen[np.argsort(-cells.mass[chosen], kind="stable")][:_COUNTED_CELLS]
            best = self._gather(cells, chosen, kept.worth.tolist(), bound)
            found.extend(_propose(one, self.index, self.room) for one in best)
        return found

    def _best_cells(self, hits: _Hits) -> _Cells:
        """Cells, among which are the best of both groups.

        A window weighs at least as much as each speaker's part of it. So speakers are looked up in
        the weightiest windows, and in the others only if these may hold one of the best.
        """
        places, grams = hits.found >> _GRAM_BITS, hits.found & ((1 << _GRAM_BITS) - 1)
        windows = places // (2 * self.room)
        begins = np.flatnonzero(np.append(True, windows[1:] != windows[:-1]))
        if len(begins) > _WINDOWS_AT_ONCE:
            mass = np.add.reduceat(hits.worth[grams], begins)
            floor = np.partition(mass, -_WINDOWS_AT_ONCE)[-_WINDOWS_AT_ONCE]
            heavy = np.repeat(mass >= floor, np.diff(np.append(begins, len(windows))))
            cells = self._part(windows[heavy], grams[heavy], places[heavy], hits.worth)
            if self._are_enough(cells, float(floor)):
                return cells
        return self._part(windows, grams, places, hits.worth)

    def _are_enough(self, cells: _Cells, floor: float) -> bool:
        """Whether both groups have so many cells above a weight that no others count."""
        heavy = cells.mass > floor + _SLACK
        claimed = int(np.count_nonzero(heavy & (cells.labels == len(self.index.labels))))
        others = int(np.count_nonzero(heavy)) - claimed
        return min(claimed, others) >= _COUNTED_CELLS

    def _part(
        self,
        windows: NDArray[np.int64],
        grams: NDArray[np.int64],
        places: NDArray[np.int64],
        worth: NDArray[np.float64],
    ) -> _Cells:
        """Part hits by window and speaker; of the same n-gram in one cell the first counts."""
        several = len(self.index.labels) + 1
        labels = self.index.speakers[places].astype(np.int64)
        labels[self.scope.claimed[labels]] = several - 1
        pairs = (windows * several + labels) * len(worth) + grams
        order = np.argsort(pairs)
        pairs = pairs[order]
        firsts = np.flatnonzero(np.append(True, pairs[1:] != pairs[:-1]))
        cells = pairs[firsts] // len(worth)
        grams = pairs[firsts] - cells * len(worth)
        starts = np.flatnonzero(np.append(True, cells[1:] != cells[:-1]))
        numbers = cells[starts]
        return _Cells(
            windows=numbers // several,
            labels=numbers % several,
            mass=np.add.reduceat(worth[grams], starts),
            starts=np.append(starts, len(grams)),
            grams=grams,
            places=np.minimum.reduceat(places[order], firsts),
        )

    def _gather(
        self, cells: _Cells, chosen: NDArray[np.intp], worth: Sequence[float], bound: int
    ) -> list[tuple[int, int, _Group]]:
        """Join the cells of one speaker in one transcript: which, whose, and what; best first.

        Groups that cannot be among the best, whatever their cells share, are not looked at.
        """
        owners = self.index.owner_of_place[cells.places[cells.starts[chosen]]].tolist()
        joined: dict[tuple[int, int], list[int]] = {}
        for owner, label, cell in zip(
            owners, cells.labels[chosen].tolist(), chosen.tolist(), strict=True
        ):
            joined.setdefault((owner, label), []).append(cell)
        mass = dict(zip(chosen.tolist(), cells.mass[chosen].tolist(), strict=True))
        fresh = {number: _NATS_A_WORD * float(self.scope.fresh[number]) for number in set(owners)}
        least = {who: mass[mine[0]] + fresh[who[0]] for who, mine in joined.items()}
        floor = sorted(least.values())[-bound:][0] - _SLACK if least else 0.0
        groups: dict[tuple[int, int], _Group] = {}
        for whose, mine in joined.items():
            if least[whose] + 0.5 * sum([mass[cell] for cell in mine[1:]]) >= floor:
                groups[whose] = group = _Group(0.0, set(), [])
                for cell in mine:
                    group.take(cells.members(cell), worth)

        def order(one: tuple[int, int, _Group]) -> tuple[float, int, int, int]:
            number, label, group = one
            return -group.weight - fresh[number], -int(self.index.days[number]), number, label

        return sorted(((*whose, group) for whose, group in groups.items()), key=order)[:bound]


def _propose(found: tuple[int, int, _Group], index: TranscriptIndex, room: int) -> Candidate:
    """A candidate with room about its stretches."""
    owner, label, group = found
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
