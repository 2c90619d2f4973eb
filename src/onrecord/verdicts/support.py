"""Support: whether the words shared with a passage are more than a coincidence."""

import re
from dataclasses import dataclass

from onrecord.model import Op, Step
from onrecord.text import Span, find_words
from onrecord.verdicts.changes import Comparison
from onrecord.verdicts.lexicon import COMMON, FUNCTION_WORDS
from onrecord.verdicts.quantities import is_number

__all__ = ["Support", "is_read_aloud", "weigh"]

# Set on the labelled development pairs of the verification benchmark.
_FUNCTION, _COMMON, _TELLING = 0.3, 1.0, 2.5
_LOOK_BACK = 400  # characters before a passage in which its author may be named
_QUOTING = re.compile(
    r"\b(?:said|says|say|saying|quote|quoted|quoting|tweeted|tweets|wrote|writes|told|asked|"
    r"called|calls|according to|in (?:his|her|their) words|reads?|weighs? in|goes)\b|[\"“]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Support:
    """How much of a quotation a match accounts for."""

    share: float  # 0 to 1: of the printed words' mass, found in order in runs
    mass: float  # of the words found; a rare word weighs 2.5, a function word 0.3
    words: int  # printed words found in order
    printed: int  # printed words outside brackets
    longest: int  # words of the longest run found


def _mass(form: str) -> float:
    """How telling a word is."""
    if form in COMMON or is_number(form):
        return _COMMON
    return _FUNCTION if form in FUNCTION_WORDS else _TELLING


def weigh(case: Comparison) -> Support:
    """Weigh a match."""
    found = total = 0.0
    words = printed = run = longest = 0
    for step in case.steps:
        if step.printed is None:
            run = 0
            continue
        if any(s.start <= step.printed.start < s.end for s in case.marks.squares):
            continue
        printed += 1
        mass = _mass(step.printed.form)
        total += mass
        if step.op is Op.EQUAL:
            found += mass
            words += 1
            run += 1
            longest = max(longest, run)
        else:
            run = 0
    return Support(found / total if total else 0.0, found, words, printed, longest)


def is_read_aloud(case: Comparison, speaker: str | None) -> bool:
    """Whether the passage's speaker is quoting the claimed one: names them, then a quoting word.

    Looks at the 400 characters before the passage, within the same turn.
    """
    start = _start(case.steps)
    if speaker is None or start is None:
        return False
    turn = next((t.span for t in case.match.transcript.turns if start in t.span), Span(0, start))
    before = case.said[max(turn.start, start - _LOOK_BACK) : start]
    named = {word.form for word in find_words(speaker)}
    last = [word.form for word in find_words(speaker)][-1:]
    heard = [word for word in find_words(before) if word.form in named and word.form in last]
    return bool(heard) and _QUOTING.search(before, heard[-1].end) is not None


def _start(steps: tuple[Step, ...]) -> int | None:
    """Where the passage begins."""
    return next((s.said.start for s in steps if s.printed and s.said), None)
