"""Open signs: what brackets, ellipses, masks, signatures and the layout of a page own up to."""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.compare.differences.changes import Change, Comparison
from onrecord.compare.differences.masks import take_masked
from onrecord.language import ENGLISH
from onrecord.model import Op, Tidying
from onrecord.text import Span, Word, covers

__all__ = ["tidy_openly"]

_LONGEST_NOTE = 80  # characters of a note in square brackets
_SIGNED = re.compile(r"(?<=\s)(?:-{1,2}|[–—])\s?(?![AI])[A-Z]\.?\W*$")
# A line of a page: "Page 3 of 9", "- 4 -", "12"; and what stands before an item of a list.
_PAGE_LINE = re.compile(
    rf"[ \t]*(?:(?:{ENGLISH.pattern('layout', 'page')})\s)?[-–—[(\s]*\d{{1,4}}"
    rf"(?:\s?(?:/|{ENGLISH.pattern('layout', 'of')})\s?\d{{1,4}})?[-–—\])\s.]*",
    re.IGNORECASE,
)
_LIST_MARK = re.compile(r"[ \t]*\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)][ \t]", re.IGNORECASE)
_BEFORE_ITEM, _LONGEST_PAGE_LINE = "\n.:;,?!", 30  # characters


def tidy_openly(change: Change, case: Comparison) -> tuple[Change, list[tuple[Tidying, Change]]]:
    """Take from a change what the print owns up to by its signs, in any language."""
    taken: list[tuple[Tidying, Change]] = []
    for step in (
        _take_brackets,
        _take_layout,
        _take_notes,
        _take_signature,
        take_masked,
        _take_marked,
    ):
        rest, reason = step(change, case)
        if reason:
            part = _subtract(change, rest)  # what signs stands for no said word
            taken.append((reason, replace(part, said=()) if reason is Tidying.SIGNED else part))
        change = rest
    return change, taken


def _subtract(change: Change, rest: Change) -> Change:
    """What a step took from a change."""
    return replace(
        change,
        said=tuple(word for word in change.said if word not in rest.said),
        printed=tuple(word for word in change.printed if word not in rest.printed),
        skipped=() if rest.skipped else change.skipped,
    )


def _take_brackets(change: Change, case: Comparison) -> tuple[Change, Tidying | None]:
    """Printed words in brackets stand openly for whatever was said there."""
    square = _inside(change.printed, case.marks.squares)
    rounded = _inside(change.printed, case.marks.rounds)
    if not square and not rounded:
        return change, None
    rest = tuple(w for w in change.printed if w not in square and w not in rounded)
    said = () if square else change.said
    return replace(change, printed=rest, said=said), Tidying.BRACKET


def _take_notes(change: Change, case: Comparison) -> tuple[Change, Tidying | None]:
    """Said words that stand in the transcript's own square brackets explain, and were not spoken.

    Where the print has the words of the bracket, the word before it is what they put right:
    "the town of Dunmore [Dunmere]". So, too, where the transcript strikes a word out.
    """
    if change.printed or not change.said:
        return change, None
    rest = tuple(
        word
        for word in change.said
        if not _is_noted(word, case.said) and not _is_struck(word, case.said)
    )
    if rest == change.said:
        after = case.steps[change.last] if change.last < len(case.steps) else None
        word = after.said if after is not None and after.op is Op.EQUAL else None
        between = case.said[change.said[-1].end : word.start] if word is not None else ""
        if len(change.said) > 1 or between.strip(" \n\\") != "[":
            return change, None
        rest = ()
    return replace(change, said=rest), Tidying.BRACKET


def _take_layout(change: Change, case: Comparison) -> tuple[Change, Tidying | None]:
    """Said words that only lay out the page were not spoken: list markers, numbers of pages."""
    rest = tuple(word for word in change.said if not _lays_out(word, case.said))
    taken = len(rest) < len(change.said)
    return (replace(change, said=rest), Tidying.LAYOUT) if taken else (change, None)


def _lays_out(word: Word, said: str) -> bool:
    """Whether a word of a transcript marks an item of a list, or stands in a line of a page."""
    first = said.rfind("\n", 0, word.start) + 1
    if word.start - first > _LONGEST_PAGE_LINE:
        return False
    last = said.find("\n", word.end, first + _LONGEST_PAGE_LINE)
    alone = first > 1 and said[first - 2] == "\n" and said[last + 1 : last + 2] == "\n"
    if last > 0 and alone and _PAGE_LINE.fullmatch(said, first, last):
        return True
    marked = _LIST_MARK.match(said, first)
    return marked is not None and word.end <= marked.end() and _is_listed(said, first)


def _is_listed(said: str, first: int) -> bool:
    """Whether the line before ends as what comes before an item does: with a stop, or empty."""
    before = said[max(0, first - 2) : max(0, first - 1)]
    return not before or before in _BEFORE_ITEM


def _is_noted(word: Word, said: str) -> bool:
    """Whether a word of a transcript stands in square brackets."""
    opened = said.rfind("[", max(0, word.start - _LONGEST_NOTE), word.start)
    closed = said.find("]", word.end, word.end + _LONGEST_NOTE)
    return opened >= 0 and closed >= 0 and not set("]\n") & set(said[opened:closed])


def _is_struck(word: Word, said: str) -> bool:
    """Whether a transcript strikes a word out, and puts another in its place: <s>Orth</s> [Ort]."""
    opened = said.rfind("<s>", max(0, word.start - _LONGEST_NOTE), word.start)
    closed = said.find("</s>", word.end, word.end + _LONGEST_NOTE)
    if opened < 0 or closed < 0 or "</s>" in said[opened : word.start]:
        return False
    return said[closed + len("</s>") :].lstrip(" \n\\").startswith("[")


def _take_signature(change: Change, case: Comparison) -> tuple[Change, Tidying | None]:
    """A lone initial behind a dash at the very end signs the print: "… -T"."""
    if not change.printed or change.last < len(case.steps):
        return change, None
    word = change.printed[-1]
    found = _SIGNED.search(case.printed, max(0, word.start - 4))
    if found is None or word.end - word.start > 1 or word.start <= found.start():
        return change, None
    rest = change.printed[:-1]
    return replace(change, printed=rest, said=change.said if rest else ()), Tidying.SIGNED


def _inside(words: Sequence[Word], spans: Sequence[Span]) -> tuple[Word, ...]:
    """The words that lie inside one of the spans."""
    return tuple(word for word in words if covers(spans, word.start))


def _take_marked(change: Change, _: Comparison) -> tuple[Change, Tidying | None]:
    """An ellipsis owns up to the said words that are left out."""
    if not change.marked:
        return change, None
    return replace(change, said=(), skipped=()), Tidying.ELLIPSIS
