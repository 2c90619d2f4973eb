"""Reported speech: which of a speaker's own passages says in other words what a report tells.

Of the passages that share most, those whose figures, denial, months and order of opposites agree
are weighed by how much of the statement they cover; below a floor nothing is claimed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, log, log1p
from operator import itemgetter

from onrecord.compare.indirect.as_spoken import is_own_words, lay_along
from onrecord.compare.indirect.force import note_force
from onrecord.compare.indirect.holdings import agree_in_denial, hold_quantities
from onrecord.compare.indirect.polarity import agree_word_by_word
from onrecord.compare.indirect.propositions import (
    find_bodies,
    find_names,
    hold_names,
    is_proposition,
)
from onrecord.compare.indirect.rewording import (
    Window,
    Wording,
    find_windows,
    read_wording,
    say_sentences,
)
from onrecord.compare.sources.owners import is_bodys_own, is_labelled
from onrecord.compare.vocabulary.compared_words import ANTONYMS
from onrecord.language import ENGLISH, compile_words
from onrecord.model import Finding, Match, Note, NoteKind, Passage, Quotation, Verdict
from onrecord.text import (
    LabelKind,
    Span,
    find_sentences,
    sort_label,
    spell_forms,
)

__all__ = ["Held", "find_held", "judge_reported", "tell_force"]

# Log odds, fitted on the thirty worlds of 29 November 2026 and the chosen half of
# benchmarks/field.jsonl by the features that `python -m training.reworded` computes: 361 windows in
# which nothing disagrees. Of what is told above the first floor by a fit on all other archives, 190
# of 204 are right.
BIAS = -0.1
WEIGHTS = (0.84, 1.2, 2.42, -2.16, 1.36, -0.5, -1.26, -0.99)
SURE, SURE_OF_ANY_DAY = 0.72, 0.95
# From where a passage is offered, for a reader to judge: by two words and more that it shares, and
# by one. Of 176 offered for labelled statements of the 36 worlds shown 153 are the passage.
_OFFERED, _OFFERED_BY_ONE = 0.5, 0.75
# Words and figures that a passage must hold: "it will hurt" is said everywhere.
_FEWEST = 2
_SHARE = 0.5  # of the words and figures of a statement
_PART = re.compile(
    rf"[,;:]|{compile_words(ENGLISH.words('reported', 'parts')).pattern}", re.IGNORECASE
)
_PLAIN = 0.3  # share of what is no name that a passage must hold
_ASKING = ENGLISH.words("reported", "asking")
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
    features: tuple[float, ...]  # what its probability is computed from
    plain: float  # the share of what is no name in the statement that it holds

    @property
    def likely(self) -> float:
        """The probability that it says what the statement tells."""
        odds = BIAS + sum(w * v for w, v in zip(WEIGHTS, self.features, strict=True))
        return 1 / (1 + exp(-odds))

    @property
    def said(self) -> str:
        """Its words."""
        return self.window.span.of(self.match.transcript.text)


Weighed = tuple[Held, bool]
"""A window, and whether it is near the report's occasion."""


def judge_reported(quotation: Quotation, matches: Sequence[Match], missing: Verdict) -> Finding:
    """Judge reported speech by the speaker's own passages in the texts that share words with it.

    Args:
        quotation: an indirect statement.
        matches: where alignment found words of it; only the named speaker's own turns count.
        missing: the verdict where nothing supports it.

    Returns:
        `paraphrase` with the passage that likeliest says it, and a note if it is put more or less
        strongly than there; else `missing`, with the note `nearest_by_meaning` if a passage of the
        report's occasion comes near. Of what is no proposition, of what nobody is named for, and
        on another occasion than the report's, nothing is claimed.
    """
    ours = spell_forms(quotation.text)
    asked = ours[0] in _ASKING or quotation.text.rstrip("\"'”’ ").endswith("?")
    told = is_proposition(quotation.text) and not asked
    weighed = list(_weigh(quotation, matches))
    held = find_held(quotation, weighed) if told else iter(())
    best = max(held, key=lambda one: one.likely, default=None)
    if best is None and told:
        spoken = max(_find_spoken(quotation, matches), key=itemgetter(0), default=None)
        if spoken is not None:
            return _tell_spoken(quotation, *spoken)
    if best is None:
        offers = _find_near(weighed) if told else iter(())
        near = max(offers, key=lambda one: one.likely, default=None)
        offered = () if near is None else (Note(NoteKind.NEAREST_BY_MEANING, (_place(near),)),)
        return Finding(missing, notes=offered)
    passage = _place(best)
    notes = tell_force(quotation, best, passage)
    return Finding(Verdict.PARAPHRASE, (passage,), notes=notes, score=round(best.likely, 3))


def _find_spoken(
    quotation: Quotation, matches: Sequence[Match]
) -> Iterator[tuple[float, Passage, str]]:
    """How well a statement lies along sentences of the named speaker, and which those are."""
    for match in matches:
        near = _is_near(quotation, match)
        if near is None or not _is_named(quotation, match):
            continue
        text = match.transcript.text
        for span in say_sentences(match.transcript, match.speaker):
            alike = lay_along(quotation.text, span.of(text))
            if alike is None or not is_own_words(alike, near=near):
                continue
            if hold_quantities(quotation.text, span.of(text)) and hold_names(
                quotation, match, span
            ):
                passage = Passage(match.transcript.id, span, match.speaker)
                yield alike.ours * alike.theirs, passage, span.of(text)


def _tell_spoken(quotation: Quotation, score: float, passage: Passage, said: str) -> Finding:
    """A statement that is a sentence of its speaker's, with other persons and an earlier tense."""
    notes = note_force(spell_forms(quotation.text), spell_forms(said), passage)
    return Finding(Verdict.PARAPHRASE, (passage,), notes=notes, score=round(score, 3))


def _place(held: Held) -> Passage:
    """Where the words of a window stand."""
    return Passage(held.match.transcript.id, held.window.span, held.match.speaker)


def _find_near(weighed: Iterable[Weighed]) -> Iterator[Held]:
    """The windows of the report's occasion that share enough, whatever in them disagrees."""
    for held, near in weighed:
        floor = _OFFERED if held.window.met >= _FEWEST else _OFFERED_BY_ONE
        if near and held.plain > _PLAIN and held.likely >= floor:
            yield held


def tell_force(quotation: Quotation, held: Held, passage: Passage) -> tuple[Note, ...]:
    """Whether a statement is put more or less strongly than a window."""
    ours = spell_forms(quotation.text)
    nearest = _nearest(ours, held.said)
    clauses = spell_forms(_clauses(read_wording(quotation.text), nearest))
    return note_force(ours, spell_forms(held.said), passage, spell_forms(nearest), clauses)


def find_held(quotation: Quotation, weighed: Iterable[Weighed]) -> Iterator[Held]:
    """The windows of the speaker's texts that are likely enough and in which nothing disagrees."""
    ours = _read_ours(quotation)
    for held, near in weighed:
        sure = SURE if near else SURE_OF_ANY_DAY
        enough = held.window.met >= max(_FEWEST, _SHARE * len(ours.held))
        if held.likely >= sure and enough and _agrees(quotation, ours, held):
            yield held


def _read_ours(quotation: Quotation) -> Wording:
    """What a statement holds; "the Board" may be "we"."""
    return read_wording(quotation.text, find_bodies(quotation.text))


def _weigh(quotation: Quotation, matches: Sequence[Match]) -> Iterator[Weighed]:
    """The windows of the speaker's texts, and whether each is near the report's occasion."""
    ours = _read_ours(quotation)
    seen = set()
    for match in matches:
        whose = match.transcript.id, match.speaker
        named, near = _is_named(quotation, match), _is_near(quotation, match)
        if named is None or near is None or not (named or near) or whose in seen:
            continue
        seen.add(whose)
        for window in find_windows(ours, match.transcript, match.speaker):
            yield _describe(quotation, ours, match, window, named=named), near


def _describe(
    quotation: Quotation, ours: Wording, match: Match, window: Window, *, named: bool
) -> Held:
    """A window with what a probability is computed from."""
    plain = _share_plain(ours, quotation.text, window.span.of(match.transcript.text))
    features = (
        window.covered,
        log1p(window.weight),
        window.margin,
        plain,
        window.taken,
        float(window.sentences - 1),
        log(max(len(ours.held), 1)),
        float(not named),
    )
    return Held(match, window, features, plain)


def _agrees(quotation: Quotation, ours: Wording, held: Held) -> bool:
    """Whether names, figures, months, order of opposites and denial are those of a window."""
    printed, said = quotation.text, held.said
    return (
        ours.marks <= held.window.marks
        and _holds_parts(printed, said)
        and held.plain > _PLAIN
        and hold_names(quotation, held.match, held.window.span)
        and hold_quantities(printed, said)
        and not _are_swapped(spell_forms(printed), spell_forms(said))
        and _agree_in_denial(ours, _CONTRAST.sub("", printed), said)
    )


def _agree_in_denial(ours: Wording, printed: str, said: str) -> bool:
    """Whether a window denies what a statement denies: in the clauses it shares, or each word."""
    shared = spell_forms(_clauses(ours, said))
    if agree_in_denial(spell_forms(printed), shared):
        return True
    return agree_word_by_word(printed, _CONTRAST.sub("", said))


def _holds_parts(printed: str, said: str) -> bool:
    """Whether each part of a statement that holds two telling words has one in a passage.

    "Justices who are opposed to abortion" are not any justices.
    """
    theirs = read_wording(said).held
    parts = (read_wording(part, find_bodies(printed)).held for part in _PART.split(printed))
    return all(len(part) < _FEWEST or part & theirs for part in parts)


def _share_plain(ours: Wording, printed: str, said: str) -> float:
    """The share of what is no name that a passage holds: names alone say nothing."""
    names = read_wording(" ".join(find_names(printed) | find_names(said))).held
    plain = ours.held - names
    return len(plain & read_wording(said).held) / max(len(plain), 1)


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


def _is_named(quotation: Quotation, match: Match) -> bool | None:
    """Whether a passage stands under the name of whoever is named; None: it is another's.

    What stands under no name may be theirs, in a text in which they have no label of their own.
    What experts say, or the four candidates, is said by none of those who speak in a text.
    """
    if not match.claimed or match.question:
        return None
    named = match.speaker is not None and sort_label(match.speaker) is LabelKind.NAME
    if quotation.speaker is not None:
        return named or (None if is_labelled(match, quotation.speaker) else False)
    return True if is_bodys_own(match, quotation.body) else None


def _is_near(quotation: Quotation, match: Match) -> bool | None:
    """Whether a passage is of the occasion that the report tells; None: of another.

    Of a day that is told, one beside it is not near and no other either: "on Wednesday" may be the
    evening before. Where the report tells neither occasion nor day, one of the days before the
    print is near, and none is another. A text from which the report quotes other words is near,
    unless its day is another, or the report names another occasion that is held.
    """
    day, known = match.transcript.date, match.transcript.id
    if quotation.occasion:
        return True if known in quotation.occasion else None
    told = known in (quotation.anchors or ())
    if quotation.said_on and day:
        apart = abs((quotation.said_on - day).days)
        return (apart == 0 or told) if apart <= 1 else None
    if told:
        return True
    if quotation.printed_on is None or day is None:
        return False
    return (quotation.printed_on - day).days <= _LATELY


def _nearest(ours: Sequence[str], said: str) -> str:
    """The sentence of a passage that shares most with a statement."""
    wanted = read_wording(" ".join(ours)).held
    sentences = [span.of(said) for span in find_sentences(said, Span(0, len(said)))]
    return max(sentences, key=lambda one: len(wanted & read_wording(one).held), default="")
