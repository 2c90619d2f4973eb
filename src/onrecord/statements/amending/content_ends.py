"""Where a content ends: at its marks, at its paragraph, and never in the next speaker's words."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.model import Attribution
from onrecord.statements.amending.quoted_layout import Layout
from onrecord.statements.quoting.quotation_marks import Quoted
from onrecord.text import Span

__all__ = ["asks", "keep_to_bounds"]

_WHETHER = frozenset(["if", "whether"])


def keep_to_bounds(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions none of whose contents runs on into what somebody else says.

    A content is cut where its marks close and others open again with no word between, or where a
    paragraph ends whose quotation was closed; and where a mark was never closed, at the end of
    what that mark can hold. The pieces nearest to the cue stay; quotations that words part from
    them, in another paragraph, have no cue of their own.
    """
    return [kept for one in found for kept in _keep_one(layout, one)]


def _keep_one(layout: Layout, one: Attribution) -> list[Attribution]:
    pieces = [piece for span in one.content for piece in _cut(layout, span)]
    groups: list[list[Span]] = []
    for piece in pieces:
        if groups and not _changes_hands(layout, groups[-1][-1], piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    anchors = one.cue or one.source
    nearest = min(groups, key=lambda group: _distance(layout, group, anchors))
    content = tuple(_without_unmarked_rest(layout, nearest))
    apart = [
        replace(one, source=_of_rest(layout, one), cue=(), content=tuple(group))
        for group in groups
        if group is not nearest
        and _is_parted(layout, group, nearest)
        and layout.quoted_in(group[0])
    ]
    return [one if content == one.content else replace(one, content=content), *apart]


def _of_rest(layout: Layout, one: Attribution) -> tuple[Span, ...]:
    """The source of what stands apart from a content: not whoever asked a question there."""
    return () if asks(layout, one.content[0]) else one.source


def _is_parted(layout: Layout, one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether words stand between two groups of pieces."""
    first, last = sorted((one, other), key=lambda group: group[0])
    return layout.words_between(first[-1].end, last[0].start)


def _cut(layout: Layout, span: Span) -> list[Span]:
    """A stretch of content, cut where a paragraph ends and where marks close and open again."""
    cuts = [span.start]
    first = layout.paragraph_at(span.start)
    last = layout.paragraph_at(max(span.start, span.end - 1))
    cuts += [layout.paragraphs[n].start for n in range(first + 1, last + 1)]
    quoted = layout.quoted_in(span)
    cuts += [
        after.outer.start
        for before, after in pairwise(quoted)
        if before.closed and not layout.words_between(before.outer.end, after.outer.start)
    ]
    cuts += [one.outer.end for one in quoted if not one.closed and one.outer.end < span.end]
    cuts += [one.outer.start for one in quoted if _follows_question(layout, span, one)]
    edges = [*sorted(set(cuts)), span.end]
    pieces = (Span(a, b).trimmed(layout.text) for a, b in pairwise(edges))
    return [one for one in pieces if layout.words_between(*one)] or [span]


def _follows_question(layout: Layout, span: Span, quoted: Quoted) -> bool:
    """Whether a question outside marks stands before a quotation: what it answers, not a part.

    So does a reported one before a colon: “asked if he was guilty: “I am not.””
    """
    sign = layout.sign_before(quoted.outer.start, span.start)
    return sign == "?" or (sign == ":" and asks(layout, span))


def asks(layout: Layout, span: Span) -> bool:
    """Whether words open as a reported question does."""
    words = layout.text[span.start : span.end].split(maxsplit=1)
    return bool(words) and words[0].lower() in _WHETHER


def _changes_hands(layout: Layout, before: Span, after: Span) -> bool:
    """Whether a piece of content cannot be the same speaker's as the piece before it.

    Real quotations of several paragraphs open each and close the last: there the one before was
    left open. Between pieces that a report parts by words of its own within a paragraph, nothing
    changes hands.
    """
    other_paragraph = layout.paragraph_at(before.start) != layout.paragraph_at(after.start)
    if layout.words_between(before.end, after.start):
        return other_paragraph
    left, right = _quoted_at(layout, before.end - 1), _quoted_at(layout, after.start)
    if left is not None and right is not None:
        return left is not right and left.closed
    if left is not None and not left.closed:
        return right is None
    sign = layout.text[before.end - 1]
    asked = left is None and (sign == "?" or (sign == ":" and asks(layout, before)))
    return other_paragraph or (asked and right is not None)


def _quoted_at(layout: Layout, place: int) -> Quoted | None:
    """The quotation that holds a place."""
    found = layout.quoted_in(Span(place, place + 1))
    return found[0] if found else None


def _distance(layout: Layout, group: Sequence[Span], anchors: Sequence[Span]) -> int:
    """How far pieces stand from cue or source; another paragraph is farther than any word."""
    if not anchors:
        return group[0].start  # the first
    anchor = anchors[0]
    near = min(max(0, anchor.start - piece.end, piece.start - anchor.end) for piece in group)
    lines = abs(layout.paragraph_at(group[0].start) - layout.paragraph_at(anchor.start))
    return near + lines * len(layout.text)


def _without_unmarked_rest(layout: Layout, group: list[Span]) -> list[Span]:
    """Pieces without those that stand outside marks after a mark that was never closed."""
    for n, piece in enumerate(group[:-1]):
        quoted = _quoted_at(layout, piece.end - 1)
        if quoted is not None and not quoted.closed and quoted.outer.end <= piece.end:
            rest = [one for one in group[n + 1 :] if _quoted_at(layout, one.start) is not None]
            return [*group[: n + 1], *rest]
    return group
