"""Support: whether the words shared with a passage are more than a coincidence."""

import re
from dataclasses import dataclass

from onrecord.model import Op, Step
from onrecord.text import Span, find_words
from onrecord.verdicts.changes import Comparison
from onrecord.verdicts.lexicon import COMMON, FUNCTION_WORDS
from onrecord.verdicts.quantities import is_number

__all__ = ["Support", "is_read_aloud", "is_support", "is_telling", "weigh"]

# Set on the labelled development pairs of the verification benchmark.
_FUNCTION, _COMMON, _TELLING = 0.3, 1.0, 2.5
# Least closeness and least share, by the age of the passage.
_FRESH, _OLD, _UNDATED = (0.51, 0.5), (0.64, 0.6), (0.55, 0.55)
_FULL_SHARE, _FULL_CLOSENESS = 0.8, 0.54
_WEEK_DAYS = 7
_OTHER, _OTHER_MASS, _OTHER_WORDS = (0.75, 0.8), 5.0, 4
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
    closeness: float  # 0 to 1: score of the alignment over that of the very words in a row


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
    share = found / total if total else 0.0
    ideal = case.match.ideal
    closeness = max(0.0, case.match.score / ideal) if ideal > 0 else share
    return Support(share, found, words, printed, longest, closeness)


def is_support(support: Support, age_days: int | None) -> bool:
    """Whether the claimed speaker's passage is what the quotation was taken from.

    An old passage must be closer than one of the week of the print: a speaker repeats phrases.
    """
    if age_days is None:
        least, share = _UNDATED
    elif age_days <= _WEEK_DAYS:
        least, share = _FRESH
    else:
        least, share = _OLD
    if support.closeness >= least:
        return support.share >= share
    return support.share >= _FULL_SHARE and support.closeness >= _FULL_CLOSENESS


def is_telling(support: Support) -> bool:
    """Whether words in another's mouth are more than common words met by chance."""
    near = support.closeness >= _OTHER[0] and support.share >= _OTHER[1]
    return near and support.mass >= _OTHER_MASS and support.words >= _OTHER_WORDS


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
