"""Changes: the steps of an alignment gathered into what a reader sees as one difference."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.compare.vocabulary.compared_words import (
    COMMON,
    FUNCTION_WORDS,
    HEDGES,
    LIMITING,
    NEGATORS,
)
from onrecord.language import ENGLISH, Language, language_of
from onrecord.model import Match, Op, Step
from onrecord.text import SENTENCE_STOP, Marks, Span, Word, find_marks, spell_out

__all__ = ["Change", "Comparison", "compare", "find_changes", "find_own_hedge"]


_ENDED = re.compile(r"[\s\"”'’)]*(?<![.…])[.!?][\s\"”'’)]*$")  # no ellipsis
_LAST_WORD = re.compile(r"[ \n]([^\W\d_]+)[.!?](?![\w.])")
_OWN = frozenset(HEDGES) - LIMITING
_JOINING = ENGLISH.words("clauses", "joining")
_AHEAD = 40  # characters before a quotation in which the head of its sentence stands
_FEW, _FAR = 4, 15  # words that tell nothing, and said words between them and the others
_NEAR = 3  # steps within which an equal, so printed, word stands on either side of a run


@dataclass(frozen=True)
class Comparison:
    """A quotation and one match, with what judging them keeps asking for."""

    printed: str  # the quotation's text
    said: str  # the transcript's text
    steps: tuple[Step, ...]
    marks: Marks
    match: Match

    @property
    def language(self) -> Language:
        """The language of the transcript, by whose rules both are compared."""
        return language_of(self.match.transcript.language)

    @cached_property
    def placed(self) -> tuple[Word, ...]:
        """The said words that stand beside printed ones."""
        return tuple(step.said for step in self.steps if step.printed and step.said)

    @property
    def start(self) -> int | None:
        """Where the first of them stands; None if there are none."""
        return self.placed[0].start if self.placed else None

    @cached_property
    def passage(self) -> Span | None:
        """From the first of them to the last; None if there are none."""
        first = min((word.start for word in self.placed), default=0)
        end = max((word.end for word in self.placed), default=0)
        return Span(first, end) if self.placed else None


@dataclass(frozen=True, slots=True)
class Change:
    """Said words and printed words that stand for one another; either may be empty."""

    said: tuple[Word, ...]
    printed: tuple[Word, ...]
    first: int  # number of the first step, and one past the last
    last: int
    marked: bool = False  # an ellipsis stands here
    skipped: tuple[Step, ...] = ()
    odd: bool = False  # a word of it hardly occurs in the record
    known: bool = False  # all words of it are known to a large record

    @property
    def said_forms(self) -> tuple[str, ...]:
        """The said words as compared."""
        return tuple(word.form for word in self.said)

    @property
    def printed_forms(self) -> tuple[str, ...]:
        """The printed words as compared."""
        return tuple(word.form for word in self.printed)


def compare(printed: str, match: Match) -> Comparison:
    """Set a quotation's text beside a match."""
    marks = find_marks(printed)
    steps = match.steps if marks.ellipses else _without_far_edges(match.steps)
    return Comparison(printed, match.transcript.text, steps, marks, match)


def _without_far_edges(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Steps of which a few small words far before the others, or behind, are only printed.

    "I want to" stands everywhere: what was said between is not left out, and nothing was joined.
    """
    behind = _without_far_head(steps)
    return _without_far_head(behind[::-1])[::-1]


def _without_far_head(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The same, of the first words alone."""
    size = next((n for n, step in enumerate(steps) if step.op is not Op.EQUAL), len(steps))
    if not 0 < size <= _FEW:
        return steps
    met = {step.printed.form for step in steps[:size] if step.printed}
    if not met <= FUNCTION_WORDS | COMMON:
        return steps
    end = next((n for n in range(size, len(steps)) if steps[n].op is Op.EQUAL), len(steps))
    hidden = sum(step.words for step in steps[size:end] if step.said)
    if hidden < _FAR or end == len(steps):
        return steps
    head = (replace(s, op=Op.INSERT, said=None) for s in steps[:end] if s.printed)
    return (*head, *steps[end:])


def find_changes(case: Comparison) -> tuple[Change, ...]:
    """Gather runs of steps that are not equal, in printed order; then words cut off at the ends."""
    return (*_find_cut_off_ahead(case), *_gather(case, case.steps), *_find_cut(case))


def _find_cut_off_ahead(case: Comparison) -> Iterator[Change]:
    """The bound or hedge at the head of a sentence that is printed as if it began behind.

    "Almost every house was lost" is not "Every house was lost". What the speaker only says of
    himself ("I think") is a clause, which may stand apart.
    """
    first = case.steps[0] if case.steps else None
    if first is None or first.op is not Op.EQUAL or first.said is None or first.printed is None:
        return
    begun = case.printed[first.printed.start]
    if any(c.isalnum() for c in case.printed[: first.printed.start]) or begun.islower():
        return
    words = _read_head(case, first.said.start)
    if tuple(word.form for word in words) in LIMITING:
        yield Change(words, (), 0, 0)


def find_own_hedge(case: Comparison) -> Change | None:
    """The speaker's own hedge at the head of the sentence in which a print begins: "I think".

    It is a difference only beside others: alone it is a clause, which may stand apart.
    """
    if not case.placed:
        return None
    words = _read_head(case, case.placed[0].start)
    forms = tuple(word.form for word in words)
    held = (h for h in _OWN if forms[-len(h) :] == h and set(forms[: -len(h)]) <= _JOINING)
    size = max(map(len, held), default=0)
    return Change(words[-size:], (), 0, 0) if size else None


def _read_head(case: Comparison, start: int) -> tuple[Word, ...]:
    """The words of a sentence of the transcript before a place in it, a few at most."""
    low = max(0, start - _AHEAD)
    sentence = SENTENCE_STOP.split(case.said[low:start])[-1]
    return tuple(spell_out(case.said, start - len(sentence), start))


def _find_cut(case: Comparison) -> Iterator[Change]:
    """The one word that is left out at the end of a sentence that is printed as ended.

    "There would have been." is not all of "There would have been none." More words may be a part
    of the sentence that stands alone, and what follows a comma mostly is. A fragment ("back to war
    tomorrow.") claims no end: the stop is the report's.
    """
    first = next((c for c in case.printed if c.isalnum()), "")
    last = case.steps[-1] if case.steps and not first.islower() else None
    if last is None or last.op is not Op.EQUAL or last.said is None or last.printed is None:
        return
    ended = _ENDED.match(case.printed, last.printed.end)  # the stop of "U.S." is of the word
    left = _LAST_WORD.match(case.said, last.said.end) if ended else None
    if left is not None:
        words = tuple(spell_out(case.said, left.start(1), left.end(1)))
        if any(word.form not in FUNCTION_WORDS - NEGATORS for word in words):
            yield Change(words, (), len(case.steps), len(case.steps))


def _gather(case: Comparison, steps: Sequence[Step]) -> Iterator[Change]:
    """Yield one change a run."""
    run: list[int] = []
    for number, step in enumerate(steps):
        if step.op is Op.EQUAL:
            if run:
                yield _make(case, run[0], number)
            run = []
        else:
            run.append(number)
    if run:
        yield _make(case, run[0], len(steps))


def _make(case: Comparison, first: int, last: int) -> Change:
    """One change from a run of steps."""
    steps = case.steps[first:last]
    return Change(
        said=tuple(s.said for s in steps if s.said is not None and s.op is not Op.SKIP),
        printed=tuple(s.printed for s in steps if s.printed is not None),
        first=first,
        last=last,
        marked=_is_marked(case, first, last),
        skipped=tuple(s for s in steps if s.op is Op.SKIP),
        odd=any(s.odd for s in steps),
        known=all(s.known for s in steps),
    )


def _is_marked(case: Comparison, first: int, last: int) -> bool:
    """Whether an ellipsis stands between the equal words around a run."""
    before = (
        s.printed.end for s in reversed(case.steps[max(0, first - _NEAR) : first]) if s.printed
    )
    after = (s.printed.start for s in case.steps[last : last + _NEAR] if s.printed)
    start, end = next(before, 0 if first < _NEAR else None), next(after, len(case.printed))
    gap = Span(end if start is None else start, end)
    return any(mark.overlaps(gap) for mark in case.marks.ellipses)
