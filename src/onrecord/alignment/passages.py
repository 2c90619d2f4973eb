"""Alignment: a quotation laid against the passages where it may have been said."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.alignment.index import TranscriptIndex
from onrecord.alignment.labels import agrees
from onrecord.alignment.lattice import find_path
from onrecord.alignment.occurrences import find_occurrences
from onrecord.alignment.printed import Printed, read_printed
from onrecord.alignment.shortlist import Candidate, Scope, shortlist
from onrecord.alignment.stepping import make_steps
from onrecord.model import Match, Op, Quotation, Transcript, TurnRole

__all__ = ["align"]

_DAYS_LATE = 1  # a text may carry the day on which it was published
# Reports quote what was said lately: days before the print, and what that is worth in matched
# words. Two words outweigh the chance that an old speech has the same run a little fuller.
_FRESH = ((2, 2.0), (7, 1.2), (30, 0.5))
_PIECE = 240  # printed words laid at once; longer quotations are cut


def align(quotation: Quotation, index: TranscriptIndex, most: int = 6) -> tuple[Match, ...]:
    """Find where the words of a quotation may have been said.

    Args:
        quotation: the printed words, and the speaker and day the report gives.
        index: the record.
        most: how many passages to lay it against for the claimed speaker, at least 1; for all
            others two fewer are tried.

    Returns:
        Matches, best first: by score, then the claimed speaker before others, the latest day, the
        id of the transcript. Empty if the record shares no word run with the quotation.
        Passages dated more than a day after the print are never considered.
    """
    printed = read_printed(quotation.text, index)
    if not printed.words or not index.word_count:
        return ()
    scope = _scope(quotation, index)
    found = shortlist(printed, index, scope, (most, max(1, most - 2)))
    laid = [(_lay(candidate, printed, index, scope), candidate) for candidate in found]
    ranked = [(match, scope.fresh[candidate.transcript]) for match, candidate in laid if match]
    return tuple(match for match, _ in sorted(ranked, key=_order))


def _scope(quotation: Quotation, index: TranscriptIndex) -> Scope:
    """Which transcripts are early enough, and which labels agree."""
    admissible = np.ones(len(index.transcripts), dtype=np.bool_)
    fresh = np.zeros(len(index.transcripts), dtype=np.float64)
    if quotation.printed_on is not None:
        ages = quotation.printed_on.toordinal() - index.days
        admissible = ages >= -_DAYS_LATE
        for days, bonus in reversed(_FRESH):
            fresh[ages <= days] = bonus
    claimed = np.array([agrees(label, quotation.speaker) for label in index.labels], np.bool_)
    return Scope(admissible, claimed, fresh)


def _order(ranked: tuple[Match, float]) -> tuple[float, bool, int, str, str]:
    """What decides between matches: a match and what the freshness of its transcript is worth."""
    match, fresh = ranked
    day = match.transcript.date.toordinal() if match.transcript.date else 0
    return (
        -round(match.score + fresh, 4),
        not match.claimed,
        -day,
        match.transcript.id,
        match.speaker or "",
    )


def _lay(
    candidate: Candidate, printed: Printed, index: TranscriptIndex, scope: Scope
) -> Match | None:
    """Lay a quotation against one candidate."""
    places = np.concatenate([np.arange(low, high) for low, high in candidate.windows])
    speakers = index.speakers[places]
    if candidate.label < 0:
        places = places[scope.claimed[speakers]]
    else:
        places = places[speakers == candidate.label]
    if not len(places):
        return None
    beside, score = _find_beside(printed, index, places)
    if all(place < 0 for place in beside):
        return None
    steps = make_steps(printed, beside, places, index, candidate.transcript)
    transcript = index.transcripts[candidate.transcript]
    turn = _main_turn(beside, index)
    label = transcript.turns[turn].label if transcript.turns else None
    whole = all(step.op is Op.EQUAL for step in steps)
    return Match(
        transcript=transcript,
        speaker=label,
        question=_asks(transcript, turn),
        claimed=candidate.label < 0,
        steps=steps,
        score=score,
        ideal=float(printed.weights[~printed.bracketed].sum()),
        occurrences=find_occurrences(beside, index, scope) if whole else (),
    )


def _find_beside(
    printed: Printed, index: TranscriptIndex, places: NDArray[np.int64]
) -> tuple[list[int], float]:
    """The place beside each printed word, or -1; long quotations piece by piece."""
    beside: list[int] = []
    score = 0.0
    for first in range(0, len(printed.words), _PIECE):
        piece = printed.part(first, first + _PIECE)
        path = find_path(piece, index.forms[places], places)
        beside.extend(int(places[at]) if at >= 0 else -1 for at in path.beside)
        score += path.score
    return beside, score


def _main_turn(beside: Sequence[int], index: TranscriptIndex) -> int:
    """The turn that holds most of the words; of equals, the first."""
    turns = index.turns[[place for place in beside if place >= 0]]
    numbers, counts = np.unique(turns, return_counts=True)
    return int(numbers[np.argmax(counts)])


def _asks(transcript: Transcript, turn: int) -> bool:
    """Whether a turn is a question put to somebody."""
    return bool(transcript.turns) and transcript.turns[turn].role is TurnRole.QUESTION
