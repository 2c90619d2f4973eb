"""Alterations: what is left of the changes after tidying, typed, with spans on both sides."""

from collections.abc import Sequence

from onrecord.compare.differences.alteration_kinds import part_long, type_change
from onrecord.compare.differences.brackets import weigh_brackets
from onrecord.compare.differences.by_pack import tidy_by_pack, type_by_pack
from onrecord.compare.differences.changes import Change, Comparison, find_own_hedge
from onrecord.compare.differences.formats import find_formats
from onrecord.compare.differences.joins import find_joints
from onrecord.compare.differences.reorder import pair_moves
from onrecord.compare.differences.tidying import tidy
from onrecord.model import Alteration, AlterationType, Op, Tidied
from onrecord.text import Span, Word

__all__ = ["sort_changes"]


def sort_changes(
    changes: Sequence[Change], case: Comparison
) -> tuple[tuple[Alteration, ...], tuple[Tidied, ...], bool]:
    """Tell alterations from tidying.

    Returns:
        The alterations in printed order, what was only tidied with the reason for each, also in
        printed order, and whether passages are joined without a mark.
    """
    language = case.language
    tidied = list(find_formats(case))
    joints = find_joints(changes, case)
    unmarked = [c for c in changes if c not in joints and not c.marked]
    moves, still = pair_moves(unmarked)
    marked = [c for c in changes if c not in joints and c.marked]
    left: list[Change] = []
    for change in sorted((*still, *marked), key=lambda c: c.first):
        rest, taken = (
            tidy(change, case) if language.is_whole else tidy_by_pack(change, case, language)
        )
        told = (Tidied(reason, *_locate(part, case)) for reason, part in taken)
        tidied.extend(one for one in told if one.said_span or one.printed_span)
        if rest is not None:
            left.extend(part_long(rest, case))
    found = [_describe_move(gone, come, case) for gone, come in moves]
    for change in left:
        whole = language.is_whole
        kind = type_change(change, case) if whole else type_by_pack(change, language)
        found.append(_describe(kind, change, case))
    hedge = find_own_hedge(case) if found and language.is_whole else None
    if hedge is not None:
        found.append(_describe(type_change(hedge, case), hedge, case))
    weighed = tuple(sorted(tidied, key=_place))
    weighed = weigh_brackets(weighed) if language.is_whole else weighed
    return tuple(sorted(found, key=_place)), weighed, bool(joints)


def _place(alteration: Alteration | Tidied) -> tuple[int, int]:
    """Order in print; what is not printed comes last, as it was said."""
    span = alteration.printed_span or alteration.said_span or Span(0, 0)
    return (span.start, span.end) if alteration.printed_span else (1 << 40, span.start)


def _describe(kind: AlterationType, change: Change, case: Comparison) -> Alteration:
    """An alteration with its words and places."""
    return Alteration(kind, *_locate(change, case))


def _locate(change: Change, case: Comparison) -> tuple[str, str, Span | None, Span | None]:
    """The said and printed words of a change, and where they stand."""
    said_span = _span(change.said, case.said)
    if said_span is None and any(step.words for step in change.skipped):
        hidden = change.skipped[0].said
        said_span = Span(hidden.start, hidden.end).trimmed(case.said) if hidden else None
    printed_span = _span(change.printed, case.printed)
    if not change.skipped:
        said_span, printed_span = _share_host(change, case, said_span, printed_span)
    return (
        said_span.of(case.said) if said_span else "",
        printed_span.of(case.printed) if printed_span else "",
        said_span,
        printed_span,
    )


def _share_host(
    change: Change, case: Comparison, said: Span | None, printed: Span | None
) -> tuple[Span | None, Span | None]:
    """Both spans with the word before them, where one has it as the first half of its token.

    "You got" printed "You've got" is "you" and "You've", not nothing and "You've".
    """
    host = case.steps[change.first - 1] if change.first else None
    if host is None or host.op is not Op.EQUAL or host.said is None or host.printed is None:
        return said, printed
    if printed is not None and printed.start <= host.printed.start:
        return _join(host.said, said), printed
    if said is not None and said.start <= host.said.start:
        return said, _join(host.printed, printed)
    return said, printed


def _join(host: Word, span: Span | None) -> Span:
    """A span from a word on."""
    return Span(host.start, max(host.end, span.end if span else host.end))


def _describe_move(gone: Change, come: Change, case: Comparison) -> Alteration:
    """A reordering: where the words were said, and where they are printed."""
    moved = Change(gone.said, come.printed, come.first, come.last)
    return _describe(AlterationType.REORDER, moved, case)


def _span(words: Sequence[Word], text: str) -> Span | None:
    """From the first to the last word, widened to whole tokens; None if there are none."""
    if not words:
        return None
    start, end = min(w.start for w in words), max(w.end for w in words)
    while (
        start > 0
        and (text[start] in "'’ʼ" or text[start - 1].isalnum())
        and (text[start - 1].isalnum())
    ):
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return Span(start, end)
