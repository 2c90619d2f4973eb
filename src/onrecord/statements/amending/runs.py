"""Quotations of several paragraphs, each opened and only the last closed: one speaker's."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.model import Attribution
from onrecord.statements.amending.quoted_layout import Layout
from onrecord.statements.quoting.grammar import PRONOUNS
from onrecord.statements.quoting.quotation_marks import Quoted
from onrecord.text import Span, text_at

__all__ = ["join_runs"]


def join_runs(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions of which those that share a quotation of several paragraphs are one.

    Whoever is named in any of its paragraphs said all of it, else who is named above. Where two
    are named, nothing is joined: a mark was lost, and no quotation of several paragraphs stands
    there.
    """
    runs = _find_runs(layout)
    if not runs:
        return list(found)
    members: dict[int, list[Attribution]] = {}
    apart: list[Attribution] = []
    for one in found:
        number = next((runs[s] for s in _marked_starts(layout, one) if s in runs), None)
        if number is None:
            apart.append(one)
        else:
            members.setdefault(number, []).append(one)
    parts: dict[int, list[int]] = {}
    for start, number in runs.items():
        parts.setdefault(number, []).append(start)
    for number, group in members.items():
        apart.extend(_join(layout, group, parts[number]))
    return apart


def _find_runs(layout: Layout) -> Mapping[int, int]:
    """The number of the run that each of its quotations belongs to, by where a quotation begins."""
    runs: dict[int, int] = {}
    for before, after in pairwise(layout.quoted):
        number = layout.paragraph_at(before.outer.start)
        if before.closed or before.outer.end != layout.paragraphs[number].end:
            continue
        below = layout.paragraphs[number + 1 : number + 2]
        if below and below[0].start == after.outer.start:
            known = runs.setdefault(before.outer.start, before.outer.start)
            runs[after.outer.start] = known
    return runs


def _marked_starts(layout: Layout, one: Attribution) -> list[int]:
    """Where the quotations begin that hold pieces of a content."""
    return [quoted.outer.start for piece in one.content for quoted in layout.quoted_in(piece)]


def _join(layout: Layout, group: list[Attribution], parts: list[int]) -> list[Attribution]:
    """The attributions in one run as one; as they are where two of them name somebody."""
    lines = {layout.paragraph_at(start) for start in parts}
    named = [one for one in group if one.source]
    beside = [one for one in named if layout.paragraph_at(one.source[0].start) in lines]
    words = {text_at(layout.text, one.source).casefold() for one in beside or named}
    if len(words - PRONOUNS) > 1:
        return group
    best = max(beside or named or group, key=lambda one: (bool(one.cue), one.score))
    held = {piece for one in group for piece in one.content}
    touched = {quoted.outer for piece in held for quoted in layout.quoted_in(piece)}
    missing = {quoted.outer for quoted in _of_run(layout, parts)} - touched
    return [replace(best, content=_apart(held | missing))]


def _of_run(layout: Layout, parts: list[int]) -> list[Quoted]:
    return [quoted for start in parts for quoted in layout.quoted_in(Span(start, start + 1))]


def _apart(pieces: set[Span]) -> tuple[Span, ...]:
    """Pieces in order, those that overlap made one."""
    joined: list[Span] = []
    for piece in sorted(pieces):
        if joined and piece.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, piece.end))
        else:
            joined.append(piece)
    return tuple(joined)
