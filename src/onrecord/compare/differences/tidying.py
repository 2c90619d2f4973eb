"""Tidying: differences that change no word, and changes that a report may make openly."""

import re
from collections.abc import Sequence

from onrecord.compare.differences.changes import Change, Comparison
from onrecord.compare.differences.joins import APART_WORDS, hidden_words
from onrecord.compare.differences.mishearing import is_transcriber_slip
from onrecord.compare.differences.open_signs import tidy_openly
from onrecord.compare.vocabulary.compared_phrases import strip_fillers
from onrecord.compare.vocabulary.compared_words import (
    ASKING,
    FILLERS,
    FUNCTION_WORDS,
    INTENSIFIERS,
    NEGATORS,
    ORDINALS,
)
from onrecord.compare.vocabulary.twins import are_twins
from onrecord.model import Op, Tidying
from onrecord.text import Word, spelled_alike

__all__ = ["COSMETIC", "tidy"]

_LONGEST_FALSE_START, _SHORTEST_REPEAT = 12, 3
_SHORTEST_SLIP, _LONG_WORD = 4, 8
_APOSTROPHES = "'’ʼ"
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)?")
_AROUND = 60  # steps looked at on either side of a change
_CUT_OFF = re.compile(r"-\s?(?:--|[–—])")  # a word that is not spoken to its end: "med- —"
_BEGUN = 3  # words of a clause that is begun again behind a filler
_TWO, _BEFORE = 2, 30  # words, and characters before a quotation that are looked at
_REACH = 8  # words around a false start in which what it began is said again


#: These make a quotation cosmetic; the others leave it verbatim.
COSMETIC = frozenset(
    {
        Tidying.NUMBER_FORMAT,
        Tidying.ABBREVIATED,
        Tidying.FILLER,
        Tidying.FALSE_START,
        Tidying.ELLIPSIS,
        Tidying.BRACKET,
        Tidying.MASKED,
    }
)


def tidy(change: Change, case: Comparison) -> tuple[Change | None, list[tuple[Tidying, Change]]]:
    """Take from a change what is no alteration.

    Returns:
        What is left, None if nothing, and what was taken, each with its reason.
    """
    change, taken = tidy_openly(change, case)
    if not change.said and not change.printed:
        return (change if hidden_words(change) >= APART_WORDS else None), taken
    reason = (
        _find_sameness(change, case)
        or _find_disfluency(change, case)
        or (Tidying.SLIP if is_transcriber_slip(change, case) else None)
    )
    if reason:
        return None, [*taken, (reason, change)]
    return change, taken


def _find_sameness(change: Change, case: Comparison) -> Tidying | None:
    """Whether both sides are one word or number written in two ways."""
    said, printed = change.said_forms, change.printed_forms
    if not said or not printed:
        return Tidying.CONTRACTED if _is_bare_possessive(change, case) else None
    checks = (
        (Tidying.CONTRACTED, _is_has(change, case)),
        (
            Tidying.NUMBER_FORMAT,
            bool(_bare_ordinal(said)) and _bare_ordinal(said) == _bare_ordinal(printed),
        ),
        (Tidying.SLIP, len(said) == len(printed) == 1 and _is_slip(change, case)),
    )
    return next((reason for reason, holds in checks if holds), None)


def _is_bare_possessive(change: Change, case: Comparison) -> bool:
    """Whether one side writes `'s` and the other a bare apostrophe: the class's, the class'."""
    words, ours, theirs = change.printed, case.printed, case.said
    if change.said:
        words, ours, theirs = change.said, case.said, case.printed
    if len(words) != 1 or ours[words[0].start] not in _APOSTROPHES or not change.first:
        return False
    host = case.steps[change.first - 1]
    opposite = host.printed if change.said else host.said
    return opposite is not None and theirs[opposite.end : opposite.end + 1] in set(_APOSTROPHES)


def _bare_ordinal(forms: Sequence[str]) -> str:
    """The number of a lone ordinal or cardinal in digits ("8th", "8"); else nothing."""
    if len(forms) != 1:
        return ""
    form = ORDINALS.get(forms[0], forms[0])
    found = _ORDINAL.fullmatch(form)
    return found[1] if found else ""


def _is_has(change: Change, case: Comparison) -> bool:
    """Whether one side contracts what the other writes out: he's / he has, how'd / how did."""
    pairs = {("is", "has"), ("would", "had"), ("us", "is")}
    before = case.steps[change.first - 1].printed if change.first else None
    if before is not None and before.form in ASKING:
        pairs.add(("would", "did"))
    for one, other, text in (
        (change.printed, change.said, case.printed),
        (change.said, change.printed, case.said),
    ):
        if len(one) == len(other) == 1 and text[one[0].start] in _APOSTROPHES:
            return (one[0].form, other[0].form) in pairs
    return False


def _is_slip(change: Change, case: Comparison) -> bool:
    """Whether one word is the other mistyped, or a name spelled by ear or in another script."""
    said, printed = change.said[0], change.printed[0]
    one, other = said.form, printed.form
    if min(len(one), len(other)) < _SHORTEST_SLIP or are_twins(one, other, known=False):
        return False
    if not (one.isalpha() and other.isalpha()):
        return False
    if case.said[said.start].isupper() and case.printed[printed.start].isupper():
        by_ear = case.said[said.end : said.end + 5].lstrip().startswith("(PH)")
        if (by_ear and one[0] == other[0]) or spelled_alike(one, other):
            return True
    swapped = len(one) == len(other) and one[0] == other[0] and _swapped(one, other)
    return swapped and not are_twins(one, other, known=change.known)


def _swapped(one: str, other: str) -> bool:
    """Whether two words of one length differ by two neighbouring letters exchanged."""
    places = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return (
        len(places) == 2  # noqa: PLR2004 - a swap moves two letters
        and places[1] == places[0] + 1
        and one[places[0]] == other[places[1]]
        and one[places[1]] == other[places[0]]
    )


def _distance_at_most(one: str, other: str, bound: int) -> bool:
    """Whether so few letters put in, taken out or exchanged lead from one word to the other."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1] <= bound


def _find_disfluency(change: Change, case: Comparison) -> Tidying | None:
    """Whether only a filler, a repetition or a false start is left out."""
    if change.printed:
        return None
    rest = strip_fillers(change.said_forms)
    if not rest or (not change.skipped and _is_joint_behind_filler(change, rest, case)):
        return Tidying.FILLER
    again = not change.skipped and _is_false_start(change, rest, case)
    return Tidying.FALSE_START if again else None


def _is_joint_behind_filler(change: Change, rest: tuple[str, ...], case: Comparison) -> bool:
    """Whether a lone "and" behind a filler joins nothing: "By the way, and if"."""
    if rest != ("and",) or len(change.said) != 1:
        return False
    before = tuple(w.form for w in _said_around(case, change.first, -1)[-_BEGUN:])
    return any(before[at:] in FILLERS for at in range(len(before)))


def _is_false_start(change: Change, forms: tuple[str, ...], case: Comparison) -> bool:
    """Whether the words left out are begun again, within the sentence, right before or after."""
    if len(forms) > _LONGEST_FALSE_START or (set(forms) & NEGATORS and len(forms) == 1):
        return False
    if len(forms) == 1 and forms[0] in INTENSIFIERS:
        return False
    after = _said_around(case, change.last, 1)
    before = _said_around(case, change.first, -1)
    ahead = case.said[change.said[0].start : after[0].start if after else change.said[-1].end]
    behind = case.said[before[-1].end if before else change.said[0].start : change.said[-1].end]
    broken = any(mark in ahead + behind for mark in ("--", "...", "…", "—")) or ahead[-1:] == "-"
    later = [word.form for word in after[: len(forms) + _REACH]] if _runs_on(ahead) else []
    earlier = [word.form for word in before[-len(forms) - _REACH :]] if _runs_on(behind) else []
    begun = "--" in ahead and len(forms) == 1 and forms[0] in later[:2]  # "is -- it is"
    begun = begun or (len(forms) == 1 and broken and _is_broken_off(change, case, later[:1]))
    if begun or tuple(later[: len(forms)]) == forms or tuple(earlier[-len(forms) :]) == forms:
        return True
    kept = [form for form in forms if form not in FUNCTION_WORDS]
    if kept and (broken or len(forms) >= _SHORTEST_REPEAT):
        if _in_order(forms, later) or (broken and (_in_order(kept, later))):
            return True
        if broken and _in_order(kept, earlier):
            return True
    return broken and bool(later) and forms[0] == later[0] and len(forms) <= _REACH // 2


def _is_broken_off(change: Change, case: Comparison, after: Sequence[str]) -> bool:
    """Whether a word is cut off, or the next one spoken wrong: "scapegoasing — scapegoating"."""
    word = change.said[0]
    if _CUT_OFF.match(case.said, word.end):
        return True
    if len(word.form) <= _TWO and case.said[word.end : word.end + 1] == "-":
        return any(each.startswith(word.form) for each in after)  # "n-need"
    long = len(word.form) >= _LONG_WORD
    return long and any(_distance_at_most(word.form, each, 2) for each in after)


def _runs_on(stretch: str) -> bool:
    """Whether no sentence ends in a stretch of transcript; dashes and dots break it off."""
    return not any(mark in stretch.replace("...", "") for mark in ".?!;")


def _said_around(case: Comparison, number: int, direction: int) -> list[Word]:
    """Said words before (-1) or from (1) a step, in order."""
    low, high = (max(0, number - _AROUND), number) if direction < 0 else (number, number + _AROUND)
    steps = case.steps[low:high]
    return [s.said for s in steps if s.said is not None and s.op is not Op.SKIP]


def _in_order(few: Sequence[str], many: Sequence[str]) -> bool:
    """Whether all of the few are among the many, in order."""
    left = iter(many)
    return all(form in left for form in few)
