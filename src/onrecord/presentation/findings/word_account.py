"""The word-by-word account of a finding: printed words in order, differences in their places."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from onrecord.model import Alteration, Finding, Tidied, Verdict
from onrecord.text import Span, spell_out

__all__ = ["JOINT", "Strip", "mark_differences", "show_account"]

JOINT = "joint"  # mark of the place where a splice goes on with another passage

_REACH_WORDS = 60  # of the transcript that may be passed over: labels and others' interruptions
_Difference = TypeVar("_Difference", Alteration, Tidied)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PARTED = "” … “"  # stands where the report interrupts the quotation


@dataclass(frozen=True, slots=True)
class Strip:
    """A stretch of an account: words that both sides share, or one difference."""

    printed: str  # as printed, with the punctuation between the words
    said: str | None = None  # None: nothing else than is printed here or under the mark before
    mark: str | None = None  # of the difference, see `mark_differences`, or `JOINT`


class _Item(NamedTuple):
    """A word that is part of no difference, or a whole difference."""

    start: int
    end: int
    form: str  # "" for a difference
    mark: str | None
    area: int  # which of the areas it stands in, from 0


def mark_differences(finding: Finding) -> Mapping[str, Alteration | Tidied]:
    """Every difference by its mark, in the order of the print.

    Alterations are 1, 2, …; what was set aside is a, b, …, z, aa, bb, ….
    """
    marked: dict[str, Alteration | Tidied] = {}
    for number, change in enumerate(_in_order(finding.alterations), 1):
        marked[str(number)] = change
    for number, tidied in enumerate(_in_order(finding.tidied)):
        marked[_LETTERS[number % 26] * (number // 26 + 1)] = tidied
    return marked


def _in_order(differences: Sequence[_Difference]) -> list[_Difference]:
    """By place in the print; what was not printed before the first of the others said later."""
    printed = [(d.printed_span, d) for d in differences if d.printed_span is not None]
    order = [d for _, d in sorted(printed, key=lambda pair: pair[0])]
    said = [(d.said_span, d) for d in differences if d.printed_span is None and d.said_span]
    for span, difference in sorted(said, key=lambda pair: pair[0]):
        later = (n for n, d in enumerate(order) if d.said_span and d.said_span.start > span.start)
        order.insert(next(later, len(order)), difference)
    return order


def show_account(
    printed: str, areas: Sequence[Span], said: str, passages: Sequence[Span], finding: Finding
) -> tuple[Strip, ...]:
    """Lay a finding out in the order of the printed words.

    Words in no difference are the same on both sides; that tells where in the print something was
    left out. It is checked word by word.

    Args:
        printed: what the `printed_span`s of the finding point into.
        areas: the quoted words in it, in order.
        said: what the `said_span`s point into.
        passages: the passages in it, in the order of the print.
        finding: their differences.

    Returns:
        The strips in order; none where nothing differs, or where the words outside the differences
        are not the same (a quotation of which only a part was found). Time O(n) in the words.
    """
    marked = mark_differences(finding)
    spliced = finding.verdict is Verdict.SPLICED
    if not marked and not spliced:
        return ()
    ours = _line_up(printed, areas, {m: d.printed_span for m, d in marked.items()})
    spans = {mark: difference.said_span for mark, difference in marked.items()}
    theirs = _put_between(_line_up(said, passages, spans), spans)
    within = {word.form for d in marked.values() for word in spell_out(d.said)}
    order = _merge(ours, theirs, within, spliced=spliced)
    return () if order is None else tuple(_cut(printed, areas, order, marked))


def _line_up(
    text: str, areas: Sequence[Span], spans: Mapping[str, Span | None]
) -> tuple[_Item, ...]:
    """The words outside all differences and the differences, in order."""
    known = sorted((span, mark) for mark, span in spans.items() if span is not None)
    starts = [span.start for span, _ in known]
    items: list[_Item] = []
    for number, area in enumerate(areas):
        here = [
            _Item(max(span.start, area.start), min(span.end, area.end), "", mark, number)
            for span, mark in known
            if span.overlaps(area)
        ]
        for word in spell_out(text, area.start, area.end):
            last = bisect_right(starts, max(word.start, word.end - 1)) - 1
            if last < 0 or known[last][0].end <= word.start:
                here.append(_Item(word.start, word.end, word.form, None, number))
        items.extend(sorted(here, key=lambda item: (item.start, item.end)))
    return tuple(items)


def _put_between(items: Sequence[_Item], spans: Mapping[str, Span | None]) -> tuple[_Item, ...]:
    """Differences that lie outside the areas are put in: what an ellipsis hides, say."""
    found = {item.mark for item in items}
    hidden = [(span, mark) for mark, span in spans.items() if span and mark not in found]
    order = list(items)
    for span, mark in sorted(hidden):
        later = (place for place, item in enumerate(order) if item.start > span.start)
        place = next(later, len(order))
        area = order[place - 1].area if place else 0
        order.insert(place, _Item(span.start, span.end, "", mark, area))
    return tuple(order)


def _merge(
    ours: Sequence[_Item], theirs: Sequence[_Item], within: AbstractSet[str], *, spliced: bool
) -> list[_Item] | None:
    """The printed items in order, and what was only said where it was said; joints of a splice.

    Only-said items get the place right behind the printed word before them; None if a printed word
    outside all differences was not said, neither there nor `within` one ("I'd" said, "I" printed).
    """
    printed = {item.mark for item in ours if item.mark}
    place = {item.mark: number for number, item in enumerate(theirs) if item.mark}
    order: list[_Item] = []
    reached, at, area = 0, ours[0].start if ours else 0, 0

    def pass_over(until: int) -> Iterator[_Item]:
        for item in theirs[reached:until]:
            if item.mark and item.mark not in printed:
                yield _Item(at, at, "", item.mark, area)

    for item in ours:
        if item.mark is None:
            found = _find_word(theirs, reached, item.form)
            passed = found is None or any(not each.mark for each in theirs[reached:found])
            if passed and item.form in within:
                found = -1
            if found is None:
                return None
        else:
            found = place.get(item.mark, -1)
        if found >= reached:
            order.extend(pass_over(found))
            if spliced and reached and theirs[found].area > theirs[reached - 1].area:
                order.append(_Item(item.start, item.start, "", JOINT, item.area))
            reached = found + 1
        order.append(item)
        at, area = item.end, item.area
    order.extend(pass_over(len(theirs)))
    return order


def _find_word(items: Sequence[_Item], start: int, form: str) -> int | None:
    """The next place of a word, within reach."""
    within = range(start, min(start + _REACH_WORDS, len(items)))
    return next((number for number in within if items[number].form == form), None)


def _tell_said(item: _Item, at: int, marked: Mapping[str, Alteration | Tidied]) -> str | None:
    """What was said for an item; None if its printed words stand before already."""
    if item.mark is None or item.mark == JOINT:
        return ""
    return None if item.start < item.end <= at else marked[item.mark].said


def _cut(
    printed: str,
    areas: Sequence[Span],
    order: Sequence[_Item],
    marked: Mapping[str, Alteration | Tidied],
) -> Iterator[Strip]:
    """The text of the areas, cut at the differences."""
    told: set[str] = set()  # a difference that is printed in two areas is told in the first
    for number, area in enumerate(areas):
        at = area.start
        for item in order:
            if item.mark is None or item.area != number:
                continue
            if at < item.start:
                yield Strip(printed[at : item.start])
            said = None if item.mark in told - {JOINT} else _tell_said(item, at, marked)
            yield Strip(printed[max(item.start, at) : item.end], said, item.mark)
            told.add(item.mark)
            at = max(at, item.end)
        rest = printed[at : area.end] + (_PARTED if number + 1 < len(areas) else "")
        if rest:
            yield Strip(rest)
