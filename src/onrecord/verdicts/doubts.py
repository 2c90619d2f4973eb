"""Doubts: where a denial is none, or another makes up for it; and what is no name."""

import re

from onrecord.model import Alteration, Op
from onrecord.text import find_words, fold, is_title, spell_out
from onrecord.verdicts.changes import Comparison
from onrecord.verdicts.lexicon import FUNCTION_WORDS, NEGATORS

__all__ = [
    "are_one_body",
    "are_other_names",
    "is_asked",
    "is_denied_before",
    "is_real_name",
    "repeats",
]

_WINDOW = 240  # characters before a changed denial, within its sentence
_CLAUSE = 40  # the same where no mark parts sentences
_STOP = re.compile(r"[.?!](?=\s)|\n|(?<![A-Za-z'’])[Nn]o(?=[,;.!?]|\s--)")
# "Why don't you …", "isn't it", "won't they": asked, not denied.
_ASKED = re.compile(r"n['’]t\s+(?:you|we|they|he|she|it|i|that|this|there|the)\b", re.IGNORECASE)
_ANSWERED = re.compile(r"no[,.!]", re.IGNORECASE)  # it denies nothing of its sentence
_SHORT = re.compile(r"\b(?:[A-Z][a-z]?\.?){2,6}s?(?!\w)")
_ARTICLES = frozenset({"the", "a", "an"})
_NEAR = 14  # characters around a changed denial


def is_denied_before(alteration: Alteration, case: Comparison) -> bool:
    """Whether a denial that the print leaves aside stands before a changed one, in its sentence.

    "Nobody believed that they had any plan", printed from "they" on as "they had no plan", denies
    in both. An answering "No," denies nothing.
    """
    place = _find_place(alteration, case)
    if place is None:
        return False
    low = max(0, place - _WINDOW)
    unmarked = _STOP.search(case.said, low, place + _WINDOW) is None  # captions of a machine
    sentence = _STOP.split(case.said[max(low, place - _CLAUSE) if unmarked else low : place])[-1]
    laid = {s.said.start for s in case.steps if s.said is not None and s.op is not Op.SKIP}
    start = place - len(sentence)
    return any(
        word.start not in laid
        for word in spell_out(case.said, start, place)
        if word.form in NEGATORS
    )


def _find_place(alteration: Alteration, case: Comparison) -> int | None:
    """Where in the transcript an alteration stands; of words put in, the said word before them."""
    if alteration.said_span is not None:
        return alteration.said_span.start
    if alteration.printed_span is None:
        return None
    first = alteration.printed_span.start
    before = [s.said.end for s in case.steps if s.said and s.printed and s.printed.end <= first]
    return before[-1] if before else None


def is_asked(alteration: Alteration, case: Comparison) -> bool:
    """Whether a changed denial asks or answers: "why don't you resign", "No, don't resign"."""
    for span, text in (
        (alteration.said_span, case.said),
        (alteration.printed_span, case.printed),
    ):
        if span is not None:
            around = text[max(0, span.start - _NEAR) : span.end + _NEAR]
            if _ASKED.search(around) or _ANSWERED.match(text, span.start):
                return True
    return False


def repeats(alteration: Alteration, case: Comparison) -> bool:
    """Whether words left out, or put in, are said or printed again right beside them."""
    one_sided = ((alteration.said_span, case.said), (alteration.printed_span, case.printed))
    for span, text in one_sided:
        if span is None or (alteration.said and alteration.printed):
            continue
        forms = [word.form for word in spell_out(text, span.start, span.end)]
        before = spell_out(text, max(0, span.start - _WINDOW), span.start)[-len(forms) :]
        behind = spell_out(text, span.end, span.end + _WINDOW)[: len(forms)]
        if forms in ([word.form for word in beside] for beside in (before, behind)):
            return True
    return False


def are_other_names(said: str, printed: str) -> bool:
    """Whether both sides hold a name, and none of them is on both ("Velms" is Velm)."""
    ours, theirs = _find_names(said), _find_names(printed)
    return bool(ours and theirs) and not {n.rstrip("s") for n in ours} & {
        n.rstrip("s") for n in theirs
    }


def are_one_body(said: str, printed: str) -> bool:
    """Whether one side is the initials of the other: the GSA, the General Services Administration.

    Small words may have a letter among them or none: the DoD, the Department of Defense.
    """
    return _has_initials(said, printed) or _has_initials(printed, said)


def _has_initials(short: str, full: str) -> bool:
    """Whether the capitals of a short name are those of a full one's words, in order."""
    words = [fold(word.form) for word in find_words(full) if word.form not in _ARTICLES]
    large = [word for word in words if word not in FUNCTION_WORDS]
    firsts = {"".join(word[0] for word in each) for each in (words, large)}
    tokens = (token.replace(".", "").removesuffix("s") for token in _SHORT.findall(short))
    return len(large) > 1 and any(token.lower() in firsts for token in tokens)


def is_real_name(words: str) -> bool:
    """Whether one side of an alteration holds a name: not "I", not "Mrs.", not "Whoa" for "I"."""
    return bool(_find_names(words))


def _find_names(words: str) -> set[str]:
    """The names among some words, folded."""
    return {
        word.form
        for word in find_words(words)
        if words[word.start].isupper()
        and len(word.form) > 1
        and word.form not in FUNCTION_WORDS
        and not is_title(fold(word.form))
    }
