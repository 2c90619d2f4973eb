"""Limits: what stands right beside a quotation, or under its ellipsis, and narrows it."""

import re
from collections.abc import Sequence

from onrecord.compare.differences.changes import Comparison
from onrecord.compare.meanings.governors import find_governor
from onrecord.compare.vocabulary.compared_words import (
    CLAUSE_SUBJECTS,
    LIMITERS,
    NARROWING,
    NEGATORS,
)
from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.model import Note, NoteKind, Op, Passage
from onrecord.text import SENTENCE_STOP, Span, spell_forms, spell_out

__all__ = ["find_limits"]

_LONGEST = 300  # characters of a clause that are looked at
_AHEAD = 4  # words behind "but" among which its subject stands
_CONDITION = compile_late(
    r"(?:^|[\s,;–—-])((?:"
    + ENGLISH.pattern("clauses", "condition_pattern")
    + r")\b[^.?!]*,\s*(?:then\s+)?)$",
    re.IGNORECASE,
)
_LONGEST_CONDITION = 20  # words; a longer one has gone on to something else
_TURNING = NEGATORS | {phrase[0] for phrase in LIMITERS} | {"only"}


def find_limits(case: Comparison) -> tuple[Note, ...]:
    """Note limiting clauses left out before and after, and what an ellipsis hides.

    Rules: a clause after the quotation in the same sentence that begins with a limiter ("but",
    "unless", "if"; not a "but" that opens a clause about something else); a condition of at most
    twenty words that ends right before the quotation, or a denial or bound that governs its first
    words; a negation, condition or contrast among the words under an ellipsis.
    """
    if case.passage is None:
        return ()
    first, last = case.passage
    clauses = (
        _clause_after(case.said, last),
        _clause_before(case.said, first) or find_governor(case.said, first),
    )
    left_out = [
        _note(NoteKind.LIMITING_CLAUSE_LEFT_OUT, span, case) for span in clauses if span is not None
    ]
    return (*left_out, *_hidden(case))


def _note(kind: NoteKind, span: Span, case: Comparison) -> Note:
    """A note with its evidence."""
    passage = Passage(case.match.transcript.id, span.trimmed(case.said), case.match.speaker)
    return Note(kind, (passage,))


def _clause_after(text: str, end: int) -> Span | None:
    """The clause behind a passage, up to the end of its sentence, if it begins with a limiter."""
    stop = SENTENCE_STOP.search(text, end, end + _LONGEST)
    if stop is None:
        return None
    words = spell_forms(text, end, stop.start())
    for phrase in LIMITERS:
        if tuple(words[: len(phrase)]) == phrase and len(words) > len(phrase):
            if phrase == ("but",) and _says_another_thing(words[1:]):
                return None
            return Span(end, stop.start())
    return None


def _says_another_thing(forms: Sequence[str]) -> bool:
    """Whether what follows "but" narrows nothing.

    It is a clause with a subject, and none of its words narrows.
    """
    rest = [form for form in forms[:_AHEAD] if not form.endswith("ly")]
    return bool(rest) and rest[0] in CLAUSE_SUBJECTS and not NARROWING & set(forms)


def _clause_before(text: str, start: int) -> Span | None:
    """A condition in the same sentence that ends with a comma right before the passage."""
    before = text[max(0, start - _LONGEST) : start]
    sentence = SENTENCE_STOP.split(before)[-1]
    found = _CONDITION.search(sentence)
    if found is None:
        return None
    if len(spell_out(found[1])) > _LONGEST_CONDITION:
        return None
    opened = start - len(sentence) + found.start(1)
    return Span(opened, start)


def _hidden(case: Comparison) -> list[Note]:
    """What the ellipses of a quotation hide, where it turns the sense."""
    notes = []
    end: int | None = None
    seen = 0
    for step in case.steps:
        if step.op is Op.SKIP or not step.printed:
            continue
        if step.said and end is not None:
            gap = Span(seen, step.printed.start)
            if any(mark.overlaps(gap) for mark in case.marks.ellipses) and end < step.said.start:
                forms = set(spell_forms(case.said, end, step.said.start))
                if forms & _TURNING:
                    span = Span(end, step.said.start)
                    notes.append(_note(NoteKind.HIDDEN_BY_ELLIPSIS, span, case))
        seen = step.printed.end
        if step.said:
            end = step.said.end
    return notes
