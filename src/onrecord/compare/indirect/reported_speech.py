"""Reported speech: which of a speaker's own passages says in other words what a report tells.

Of the passages that share most, those whose figures, denial, months and order of opposites agree
are weighed by how much of the statement they cover; below a floor nothing is claimed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp

from onrecord.compare.indirect.force import note_force
from onrecord.compare.indirect.holdings import agree_in_denial, hold_quantities
from onrecord.compare.indirect.propositions import (
    find_bodies,
    find_names,
    hold_names,
    is_proposition,
)
from onrecord.compare.indirect.rewording import Window, Wording, find_windows, read_wording
from onrecord.compare.vocabulary.compared_words import ANTONYMS
from onrecord.language import ENGLISH
from onrecord.model import Finding, Match, Passage, Quotation, TurnRole, Verdict
from onrecord.text import LabelKind, Span, find_sentences, sort_label, spell_out

__all__ = ["Held", "find_held", "judge_reported"]

# Log odds, fitted on the shown worlds and the chosen half of benchmarks/field.jsonl by the features
# that `python -m training.reworded` computes, on archives that were kept; that command itself has
# not run to its end since. Of what is told above the first floor by a fit on all other archives, 61
# of 66 are right. Hardly any there was said on a day of which the report tells nothing.
BIAS, WEIGHTS = -3.93, (3.81, 0.79, 2.11)  # covered, weight, margin
SURE, SURE_OF_ANY_DAY = 0.75, 0.95
_FEWEST = 2  # words and figures that a passage must hold: "it will hurt" is said everywhere
_PLAIN = 0.3  # share of what is no name that a passage must hold
_ASKING = ENGLISH.words("reported", "asking")
_FEW_SPEAK = 4  # labels beside those who ask
_LATELY = 2  # days before the print in which words of an untold day were said
_CLAUSE = re.compile(
    rf"(?<=[;:.?!])\s|,\s(?=(?:{ENGLISH.pattern('reported', 'opening_clauses')})\b)|\s[–—]\s"
)
_CONTRAST = re.compile(
    rf",\s(?:and\s)?(?:{ENGLISH.pattern('reported', 'contrasting')})\s[^,.;:]{{1,40}}(?=[,.;:]|\Z)"
)


@dataclass(frozen=True, slots=True)
class Held:
    """A window that may say what a statement tells."""

    match: Match
    window: Window
    likely: float

    @property
    def said(self) -> str:
        """Its words."""
        return self.window.span.of(self.match.transcript.text)


def judge_reported(quotation: Quotation, matches: Sequence[Match], missing: Verdict) -> Finding:
    """Judge reported speech by the speaker's own passages in the texts that share words with it.

    Args:
        quotation: an indirect statement.
        matches: where alignment found words of it; only the named speaker's own turns count.
        missing: the verdict where nothing supports it.

    Returns:
        `paraphrase` with the passage that likeliest says it, and a note if it is put more or less
        strongly than there; else `missing`. Of what is no proposition, of what nobody is named
        for, and on another occasion than the report's, nothing is claimed.
    """
    ours = _forms(quotation.text)
    if not is_proposition(quotation.text) or ours[0] in _ASKING:
        return Finding(missing)
    best = max(find_held(quotation, matches), key=lambda one: one.likely, default=None)
    if best is None:
        return Finding(missing)
    passage = Passage(best.match.transcript.id, best.window.span, best.match.speaker)
    notes = note_force(ours, _forms(best.said), passage, _nearest(ours, best.said))
    return Finding(Verdict.PARAPHRASE, (passage,), notes=notes, score=round(best.likely, 3))


def _weigh(window: Window) -> float:
    """The probability that a window says what a statement tells."""
    odds = BIAS + sum(w * v for w, v in zip(WEIGHTS, window.features, strict=True))
    return 1 / (1 + exp(-odds))


def find_held(quotation: Quotation, matches: Sequence[Match]) -> Iterator[Held]:
    """The windows of the speaker's texts that are likely enough and in which nothing disagrees."""
    ours = read_wording(quotation.text, find_bodies(quotation.text))  # "the Board" may be "we"
    seen = set()
    for match in matches:
        whose = match.transcript.id, match.speaker
        near = _is_near(quotation, match) if _is_own(quotation, match) else None
        if near is None or whose in seen:
            continue
        seen.add(whose)
        for window in find_windows(ours, match.transcript, match.speaker):
            held = Held(match, window, _weigh(window))
            sure = SURE if near else SURE_OF_ANY_DAY
            if held.likely >= sure and window.met >= _FEWEST and _agrees(quotation, ours, held):
                yield held


def _agrees(quotation: Quotation, ours: Wording, held: Held) -> bool:
    """Whether names, figures, months, order of opposites and denial are those of a window."""
    printed, said = quotation.text, held.said
    return (
        ours.marks <= held.window.marks
        and _is_more_than_names(ours, printed, said)
        and hold_names(quotation, held.match, held.window.span)
        and hold_quantities(printed, said)
        and not _are_swapped(_forms(printed), _forms(said))
        and agree_in_denial(_forms(_CONTRAST.sub("", printed)), _forms(_clauses(ours, said)))
    )


def _is_more_than_names(ours: Wording, printed: str, said: str) -> bool:
    """Whether a passage holds enough of what is no name: names alone say nothing."""
    names = read_wording(" ".join(find_names(printed) | find_names(said))).held
    plain = ours.held - names
    return len(plain & read_wording(said).held) > _PLAIN * len(plain)


def _clauses(ours: Wording, said: str) -> str:
    """The clauses of a passage that share words with a statement; what others deny is not of it."""
    plain = _CONTRAST.sub("", said)
    shared = [part for part in _CLAUSE.split(plain) if ours.held & read_wording(part).held]
    return " ".join(shared) or plain


def _are_swapped(printed: Sequence[str], said: Sequence[str]) -> bool:
    """Whether two opposites stand the other way round: a long book about a short marriage."""
    ours, theirs = ({f: at for at, f in enumerate(side)} for side in (printed, said))
    both = ours.keys() & theirs.keys()
    return any(
        one in both and other in both and (ours[one] < ours[other]) != (theirs[one] < theirs[other])
        for one, other in ANTONYMS
    )


def _is_own(quotation: Quotation, match: Match) -> bool:
    """Whether a passage stands under the name of whoever is named.

    Where nobody is named, in a text from which the report quotes other words at length, and in
    which few speak: what "the four candidates" agreed on was said by none of them.
    """
    if not match.claimed or match.question or match.speaker is None:
        return False
    if quotation.speaker is None and not (
        match.transcript.id in (quotation.anchors or ()) and _is_of_few(match)
    ):
        return False
    return sort_label(match.speaker) is LabelKind.NAME


def _is_of_few(match: Match) -> bool:
    """Whether few speakers answer in a text: it is no debate."""
    turns = match.transcript.turns
    return len({t.label for t in turns if t.label and t.role is TurnRole.SPEAKER}) <= _FEW_SPEAK


def _is_near(quotation: Quotation, match: Match) -> bool | None:
    """Whether a passage is of the occasion that the report tells; None: of another.

    Of a day that is told, one beside it is not near and no other either: "on Wednesday" may be the
    evening before. Where the report tells neither occasion nor day, one of the days before the
    print is near, and none is another. A text from which the report quotes other words is near,
    unless its day is another.
    """
    day, known = match.transcript.date, match.transcript.id
    if known in quotation.occasion:
        return True
    told = known in (quotation.anchors or ())
    if quotation.said_on and day:
        apart = abs((quotation.said_on - day).days)
        return (apart == 0 or told) if apart <= 1 else None
    if told:
        return True
    if quotation.occasion:
        return None
    if quotation.printed_on is None or day is None:
        return False
    return (quotation.printed_on - day).days <= _LATELY


def _forms(text: str) -> list[str]:
    """The words of a text as compared."""
    return [word.form for word in spell_out(text)]


def _nearest(ours: Sequence[str], said: str) -> list[str]:
    """The words of the sentence of a passage that shares most with a statement."""
    wanted = read_wording(" ".join(ours)).held
    sentences = [span.of(said) for span in find_sentences(said, Span(0, len(said)))]
    best = max(sentences, key=lambda one: len(wanted & read_wording(one).held), default="")
    return _forms(best)
