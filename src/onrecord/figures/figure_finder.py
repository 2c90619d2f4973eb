"""Finding figures: every quantity of a document with its bounds, unit and subject."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.figures.amounts import (
    Amount,
    Measured,
    bound_amount,
    join_amounts,
    join_range,
    measure,
    share_percent,
)
from onrecord.figures.barred import find_barred
from onrecord.figures.counted_nouns import find_counted, find_fate_before, find_shared, is_plural
from onrecord.figures.hedges import Bound, find_hedges_before
from onrecord.figures.number_labels import is_label
from onrecord.figures.reckoning import find_as_of
from onrecord.figures.units import CURRENCIES, TIMES
from onrecord.figures.vague import Vague, find_vague
from onrecord.model import Document, Figure, PartKind, Statement
from onrecord.text import NumberAt, Span, find_numbers, find_sentences

__all__ = ["find_figures"]

_CHAIN = re.compile(r"(?:,?\s(?:and|or|to|through|&)\s|,\s|\s?[-–—]\s?)")
_SHARE_OF = re.compile(r"\s(?:in|out\sof)\s(?:every\s)?$")
_TOTALS = re.compile(
    r"\b(?P<subject>(?:\w+\s)?(?:toll|population|turnout|number\sof\s\w+(?:\s\w+)?))"
    r"\s(?:\w+\s){0,3}$"
)
_YEAR = re.compile(r"(?:19|20)\d\d$")  # "3 in 2015" is no share
_FRACTION = re.compile(r"(?:half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?$")


def find_figures(document: Document, statements: tuple[Statement, ...]) -> tuple[Figure, ...]:
    """Find the quantities that a document gives, each with the words that bound it.

    Articles and turns are read; boilerplate is not. A range keeps both ends, with the scale that
    its first number borrows ("8- to 12,000"); a bound that the words leave open is None. "Nearly"
    and its kind leave the number in both bounds and make it approximate. An open plural
    ("dozens", "hundreds of thousands", "several hundred") has the least that its words can mean
    and is open above unless they tell more; it is approximate, and its own words are its hedge;
    "a dozen" and "two dozen" are 12 and 24, approximate. A share ("two thirds of voters",
    "one in five") has the unit "share" and a value from 0 to 1. What only looks like a quantity is
    left out: years, dates, times, ages, ordinals, scores and votes printed as one ("52-48"), and
    numbers that name something (a resolution, a road, a section, a type, a product, an index).

    Args:
        document: the document; spans are in code points of its text.
        statements: what it puts in people's mouths; a figure inside one bears its id.

    Returns:
        Figures in order of the text, none overlapping another. Time is linear in the text.
    """
    amounts: list[tuple[Amount, str | None, Span]] = []
    words = document.words
    for part in document.parts if document.is_read else ():
        if part.kind is not PartKind.BOILERPLATE:
            amounts.extend(_find_amounts(words, part.span))
    givers = _find_givers([amount for amount, _, _ in amounts], statements)
    return tuple(
        replace(_make_figure(document, amount, sentence), subject=subject, statement=giver)
        for (amount, subject, sentence), giver in zip(amounts, givers, strict=True)
    )


def _make_figure(document: Document, amount: Amount, sentence: Span) -> Figure:
    """An amount as a figure of its document; whose it is, and of what, is still open."""
    span = Span(amount.start, amount.end)
    return Figure(
        id=f"{document.id}.f{span.start}-{span.end}",
        document=document.id,
        span=span,
        low=amount.low,
        high=amount.high,
        unit=amount.unit,
        subject=None,
        approximate=amount.approximate,
        hedge=tuple(" ".join(hedge.of(document.text).split()) for hedge in amount.hedges),
        as_of=find_as_of(document.text, sentence, span, document.published),
        statement=None,
    )


def _find_amounts(text: str, area: Span) -> Iterator[tuple[Amount, str | None, Span]]:
    """The amounts of a part with their subjects and sentences, in order, without overlap."""
    sentences = find_sentences(text, area)
    starts = [sentence.start for sentence in sentences]
    numbers: list[list[NumberAt]] = [[] for _ in sentences]
    vague: list[list[Vague]] = [[] for _ in sentences]
    barred = find_barred(text, area)
    for number in find_numbers(text, area.start, area.end):
        place = bisect_right(starts, number.start) - 1
        if place >= 0 and number.end <= sentences[place].end and not _is_in(number, barred):
            numbers[place].append(number)
    for plural in find_vague(text, area):
        vague[max(0, bisect_right(starts, plural.start) - 1)].append(plural)
    for sentence, held, plurals in zip(sentences, numbers, vague, strict=True):
        if held or plurals:
            yield from _read_sentence(text, sentence, held, plurals)


def _is_in(number: NumberAt, barred: Sequence[Span]) -> bool:
    """Whether a number lies in one of the barred stretches, which are in order."""
    at = bisect_right(barred, (number.start, number.end)) - 1
    near = barred[max(0, at - 1) : at + 2]
    return any(span.start < number.end and number.start < span.end for span in near)


def _read_sentence(
    text: str, sentence: Span, numbers: Sequence[NumberAt], plurals: Sequence[Vague]
) -> list[tuple[Amount, str | None, Span]]:
    """The amounts of one sentence, in order; of two that overlap, the first stays."""
    measured = _join_shares(text, [measure(text, number, sentence) for number in numbers])
    kept = _drop_labels(text, measured, sentence)
    found = [
        _name_subject(text, bound_amount(text, group, sentence), group[-1], sentence)
        for group in join_amounts(text, kept, sentence)
    ]
    found += [_read_vague(text, plural, sentence) for plural in plurals]
    found.sort(key=lambda pair: (pair[0].start, -pair[0].end))
    apart: list[tuple[Amount, str | None, Span]] = []
    for amount, subject in found:
        if not apart or amount.start >= apart[-1][0].end:
            apart.append((amount, subject, sentence))
    return apart


def _drop_labels(text: str, measured: Sequence[Measured], sentence: Span) -> list[Measured]:
    """Leave out labels, and what is listed with one: "Articles 5, 6 and 9"."""
    kept: list[Measured] = []
    label: Measured | None = None
    ranged: Measured | None = None  # a range that the item before begins and this one ends
    for at, one in enumerate(measured):
        item = share_percent(text, one, measured[at + 1]) if at + 1 < len(measured) else one
        chained = label is not None and _CHAIN.fullmatch(text, label.end, item.start)
        seen, ranged = ranged or item, None
        if seen is item and at + 1 < len(measured):
            ranged = join_range(text, item, measured[at + 1], sentence)
        if is_label(text, ranged or seen, sentence) or (
            chained
            and item.unit is None
            and find_counted(text, item.number.end, sentence.end) is None
        ):
            label = item
        else:
            kept.append(item)
            label = None
    return kept


def _join_shares(text: str, measured: Sequence[Measured]) -> list[Measured]:
    """Read "one in five" as a fifth, and mark fractions as shares."""
    joined: list[Measured] = []
    for item in measured:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.unit is None
            and item.unit is None
            and _SHARE_OF.fullmatch(text, last.end, item.start)
            and 0 < last.number.value < item.number.value
            and not _YEAR.match(text, item.start, item.end)
        ):
            value = last.number.value / item.number.value
            number = NumberAt(value, last.number.start, item.number.end)
            joined[-1] = Measured(number, last.start, item.end, "share")
        elif (
            item.unit is None
            and item.number.value < 1
            and _FRACTION.search(text[item.number.start : item.number.end].casefold())
        ):
            joined.append(Measured(item.number, item.start, item.end, "share"))
        else:
            joined.append(item)
    return joined


def _name_subject(
    text: str, amount: Amount, last: Measured, sentence: Span
) -> tuple[Amount, str | None]:
    """Give an amount its subject, and its unit where the counted noun is the unit."""
    after = max(amount.end, last.end)
    if amount.unit is not None:
        subject = find_shared(text, after, sentence.end)
        if subject is None and amount.unit not in TIMES and amount.unit not in CURRENCIES:
            counted = find_counted(text, after, sentence.end)
            subject = counted.subject if counted and amount.unit == "share" else None
        return amount, subject
    counted = find_counted(text, after, sentence.end)
    if counted is None:
        shared = find_shared(text, after, sentence.end)
        fate = find_fate_before(text, sentence.start, amount.start)
        if shared is None and fate is not None:
            return replace(amount, unit="people"), fate
        part_of = shared is not None and text.startswith(" of", after)
        if shared is not None and part_of and is_plural(shared.split()[-1]):
            return replace(amount, unit=shared.split()[-1]), shared
        before = _TOTALS.search(text, max(sentence.start, amount.start - 60), amount.start)
        return amount, shared or (before["subject"] if before else None)
    end = max(amount.end, counted.unit_end)
    return replace(amount, unit=counted.unit, end=end), counted.subject


def _read_vague(text: str, plural: Vague, sentence: Span) -> tuple[Amount, str | None]:
    """An open plural as an amount with the bounds that convention gives its words."""
    before = find_hedges_before(text, sentence.start, plural.start)
    hedges = [*(hedge.span for hedge in before), Span(plural.start, plural.end)]
    low = None if any(hedge.bound is Bound.HIGH for hedge in before) else plural.low
    end = plural.end + len(" of") if text.startswith(" of ", plural.end) else plural.end
    item = Measured(NumberAt(0.0, plural.start, plural.end), plural.start, plural.end, None)
    unit = measure(text, NumberAt(0.0, plural.start, end), sentence)
    amount = Amount(
        low, plural.high, hedges[0].start, max(plural.end, unit.end) if unit.unit else plural.end,
        unit.unit, approximate=True, hedges=tuple(hedges),
    )  # fmt: skip
    if amount.unit is not None:
        return _name_subject(text, amount, item, sentence)
    counted = find_counted(text, end, sentence.end)
    if counted is None:
        return amount, None
    return replace(amount, unit=counted.unit, end=counted.unit_end), counted.subject


def _find_givers(amounts: Sequence[Amount], statements: Sequence[Statement]) -> list[str | None]:
    """For each amount in order, the innermost statement whose content holds it."""
    contents = sorted(
        (span.start, -span.end, statement.id)
        for statement in statements
        for span in statement.content
    )
    givers: list[str | None] = []
    held: list[tuple[int, int, str]] = []
    at = 0
    for amount in amounts:
        while at < len(contents) and contents[at][0] <= amount.start:
            held.append(contents[at])
            at += 1
        held = [content for content in held if -content[1] > amount.start]
        around = [content for content in held if -content[1] >= amount.end]
        innermost = min(around, key=lambda content: -content[1] - content[0], default=None)
        givers.append(innermost[2] if innermost else None)
    return givers
