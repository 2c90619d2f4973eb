"""Placing: a quotation aligned with the passages where it may have been said."""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from onrecord.compare.alignment.edit_script import make_steps
from onrecord.compare.alignment.extending import Aligned, Ground, extend
from onrecord.compare.alignment.occurrences import find_occurrences
from onrecord.compare.alignment.printed import Printed, read_printed
from onrecord.compare.alignment.seeding import Candidate, Scope, find_candidates
from onrecord.compare.alignment.too_late import DAYS_LATE
from onrecord.index import TranscriptIndex, find_agreeing
from onrecord.model import Match, Op, Quotation, Transcript, TurnRole

__all__ = ["align"]

# Reports quote what was said lately: days before the print, and what that is worth in matched
# words. Two words outweigh the chance that an old speech has the same run a little fuller.
_FRESH = ((2, 2.0), (7, 1.2), (30, 0.5))
# The occasion that the report names is worth so much more than the newest of others: as a share of
# the quotation, and at most, in matched words. So a changed word or two do not lead elsewhere.
_NAMED, _NAMED_MOST = 0.25, 3.0
_MOST_NAMED = (2, 1)  # candidates of it alone, however many say the same elsewhere
_CLOSE = 0.72  # closeness that spares the look at shorter runs
# Closeness: of 1,438 passages below it none was likelier the source than 0.05. Where no passage
# reaches it, none is told: four of five of what a hundred printed quotations were laid against.
_NEAR_ENOUGH = 0.3
_KEPT = 2  # matches told step by step for the claimed speaker; one more for the others
_MOST_WORDS = 20_000  # beyond, it is a document, and no quotation


def align(quotation: Quotation, index: TranscriptIndex, most: int = 6) -> tuple[Match, ...]:
    """Find where the words of a quotation may have been said.

    Args:
        quotation: the printed words, and the speaker and day the report gives.
        index: the record.
        most: how many passages to lay it against for the claimed speaker, at least 1; for all
            others two fewer are tried.

    Returns:
        Matches, best first: by score, then the claimed speaker before others, the latest day, the
        id of the transcript. Empty if the record shares no word run with the quotation, or
        so little that none can be the source, and nothing of what the report speaks of.
        Passages dated more than a day after the print are never considered, nor is a text of
        more than 20,000 words. The occasion that the report names is looked at first, and then
        everything: what was said elsewhere alone is found all the same.
    """
    printed = read_printed(quotation.text, index)
    if not 0 < len(printed.words) <= _MOST_WORDS or not index.word_count:
        return ()
    told = _number_told(quotation, index)
    scope = _scope(quotation, printed, index, told)
    ground = Ground(printed, index, scope, all_count=quotation.indirect or quotation.translated)
    bounds = most, max(1, most - 2)
    named = _find_told(told, printed, index, scope)
    proposals = find_candidates(printed, index, scope, bounds)
    found = [*named, *_unknown(next(proposals), named)]
    aligned = extend(found, ground)
    if not (ground.all_count or _reach(aligned, _CLOSE)):
        for more in proposals:  # by shorter runs, if they were not looked up yet
            aligned += extend(_unknown(more, found), ground)
    kept = _keep_best(aligned, index)
    if not (ground.all_count or _reach(kept, _NEAR_ENOUGH) or _stand_in(kept, told)):
        return ()
    return tuple(_make_match(one, ground) for one in kept)


def _stand_in(aligned: Sequence[Aligned], transcripts: Collection[int]) -> bool:
    """Whether one passage stands in one of some transcripts."""
    return any(one.candidate.transcript in transcripts for one in aligned)


def _unknown(found: Sequence[Candidate], known: Sequence[Candidate]) -> list[Candidate]:
    """Candidates in transcripts and of speakers that are not among others."""
    pairs = {(candidate.transcript, candidate.label) for candidate in known}
    return [each for each in found if (each.transcript, each.label) not in pairs]


def _reach(aligned: Sequence[Aligned], closeness: float) -> bool:
    """Whether one passage is so close."""
    return any(one.closeness >= closeness for one in aligned)


def _keep_best(aligned: Sequence[Aligned], index: TranscriptIndex) -> list[Aligned]:
    """The best few of the claimed speaker and of the others, best first."""

    def order(one: Aligned) -> tuple[float, bool, int, int, int]:
        number, label = one.candidate.transcript, one.candidate.label
        return (-round(one.rank, 4), label >= 0, -int(index.days[number]), number, label)

    ranked = sorted(aligned, key=order)
    own = [one for one in ranked if one.candidate.label < 0][:_KEPT]
    others = [one for one in ranked if one.candidate.label >= 0][: _KEPT + 1]
    return [one for one in ranked if one in own or one in others]


def _find_told(
    told: list[int], printed: Printed, index: TranscriptIndex, scope: Scope
) -> list[Candidate]:
    """Candidates in the transcripts that the report tells of; none if it tells of none."""
    if not told:
        return []
    named = np.zeros(len(index.transcripts), dtype=np.bool_)
    named[told] = True
    narrow = replace(scope, admissible=scope.admissible & named)
    return next(find_candidates(printed, index, narrow, _MOST_NAMED))


def _number_told(quotation: Quotation, index: TranscriptIndex) -> list[int]:
    """The numbers of the transcripts of the occasion that the report names, or quotes at length."""
    names = dict.fromkeys((*quotation.occasion, *(quotation.anchors or ())))
    places = [(bisect_left(index.ids, name), name) for name in names]
    return [at for at, name in places if at < len(index.ids) and index.ids[at] == name]


def _scope(
    quotation: Quotation, printed: Printed, index: TranscriptIndex, told: list[int]
) -> Scope:
    """Which transcripts are early enough, and which labels agree."""
    admissible = np.ones(len(index.transcripts), dtype=np.bool_)
    fresh = np.zeros(len(index.transcripts), dtype=np.float64)
    if quotation.printed_on is not None:
        ages = quotation.printed_on.toordinal() - index.days
        admissible = ages >= -DAYS_LATE
        for days, bonus in reversed(_FRESH):
            fresh[ages <= days] = bonus
    worth = min(_NAMED_MOST, _NAMED * float(printed.weights[~printed.bracketed].sum()))
    fresh[told] = _FRESH[0][1] + worth
    return Scope(admissible, find_agreeing(index.labels, quotation.speaker), fresh)


def _make_match(one: Aligned, ground: Ground) -> Match:
    """Tell a path as a match: as it was found, if it is far off, or compared by meaning."""
    index = ground.index
    transcript = index.transcripts[one.candidate.transcript]
    closely = one.closeness >= _NEAR_ENOUGH and not ground.all_count
    steps = make_steps(ground.printed, one, index, closely=closely)
    beside = one.beside
    turn = _main_turn(beside, index)
    whole = all(step.op is Op.EQUAL for step in steps)
    return Match(
        transcript=transcript,
        speaker=transcript.turns[turn].label if transcript.turns else None,
        question=_asks(transcript, turn),
        claimed=one.candidate.label < 0,
        steps=steps,
        score=one.score,
        occurrences=find_occurrences(beside, index, ground.scope) if whole else (),
        ideal=one.ideal,
    )


def _main_turn(beside: Sequence[int], index: TranscriptIndex) -> int:
    """The turn that holds most of the words; of equals, the first."""
    turns = index.turns[[place for place in beside if place >= 0]]
    numbers, counts = np.unique(turns, return_counts=True)
    return int(numbers[np.argmax(counts)])


def _asks(transcript: Transcript, turn: int) -> bool:
    """Whether a turn is a question put to somebody."""
    return bool(transcript.turns) and transcript.turns[turn].role is TurnRole.QUESTION
