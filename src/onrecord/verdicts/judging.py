"""Judging: from matches to the verdict on a quotation, with its evidence."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import (
    Finding,
    Match,
    Note,
    NoteKind,
    Passage,
    Quotation,
    Verdict,
)
from onrecord.text import find_words
from onrecord.verdicts.alterations import sort_changes
from onrecord.verdicts.changes import Comparison, compare, find_changes
from onrecord.verdicts.joins import find_passages
from onrecord.verdicts.limits import find_limits
from onrecord.verdicts.meaning import judge_meaning
from onrecord.verdicts.paraphrase import judge_content
from onrecord.verdicts.support import Support, is_read_aloud, weigh
from onrecord.verdicts.tidying import COSMETIC

__all__ = ["judge"]

# Set on the labelled development pairs of the verification benchmark.
_SHARE_OWN = 0.55  # of the printed words' mass that the claimed speaker's passage must hold
_SHARE_OTHER = 0.8  # the same for another speaker's
_MASS_OTHER = 5.0  # below, the words are a coincidence
_AHEAD = 0.15  # by which another's passage must surpass the claimed speaker's
_SHORT_WORDS = 4


def judge(quotation: Quotation, matches: Sequence[Match], *, held: bool) -> Finding:
    """Judge printed words by the passages they may come from.

    Args:
        quotation: the printed words.
        matches: of `align`, best first.
        held: whether the archive holds the complete primary text of the occasion.

    Returns:
        The verdict with passages, alterations, meaning and notes. Without support the verdict
        is `unsupported` if `held`, else `no_primary`.
    """
    missing = Verdict.UNSUPPORTED if held else Verdict.NO_PRIMARY
    notes = _first_notes(quotation)
    if quotation.translated or quotation.indirect:
        found = judge_content(quotation, matches, missing)
        return replace(found, notes=(*notes, *found.notes))
    own, other = _best(quotation, matches, claimed=True), _best(quotation, matches, claimed=False)
    if own is not None and not _is_ahead(other, own):
        return _compare(own, notes)
    if other is not None and is_read_aloud(other[0], quotation.speaker):
        read = Note(NoteKind.QUOTED_BY_OTHER_SPEAKER, find_passages((), other[0]))
        return _compare(other, (*notes, read))
    if other is not None and _is_telling(other):
        found = _compare(other, notes)
        return replace(found, verdict=Verdict.MISATTRIBUTED)
    if own is not None:
        return _compare(own, notes)
    return Finding(missing, notes=notes)


def _first_notes(quotation: Quotation) -> tuple[Note, ...]:
    """Notes that do not depend on a passage."""
    notes = []
    if len(find_words(quotation.text)) < _SHORT_WORDS:
        notes.append(Note(NoteKind.SHORT))
    if quotation.translated:
        notes.append(Note(NoteKind.TRANSLATION))
    return tuple(notes)


def _best(
    quotation: Quotation, matches: Sequence[Match], *, claimed: bool
) -> tuple[Comparison, Support] | None:
    """The first match on one side that is supported at all."""
    least = _SHARE_OWN if claimed else _SHARE_OTHER
    for match in matches:
        if (match.claimed and not _is_strange(match, quotation)) is not claimed:
            continue
        case = compare(quotation.text, match)
        support = weigh(case)
        if support.share >= least:
            return case, support
    return None


def _is_strange(match: Match, quotation: Quotation) -> bool:
    """Whether the words stand in an unnamed question, which is never the claimed speaker's."""
    return match.question and match.speaker is None and quotation.speaker is not None


def _is_ahead(other: tuple[Comparison, Support] | None, own: tuple[Comparison, Support]) -> bool:
    """Whether another speaker's passage accounts for much more of the words."""
    return other is not None and other[1].share >= own[1].share + _AHEAD


def _is_telling(found: tuple[Comparison, Support]) -> bool:
    """Whether the shared words are more than common words met by chance."""
    return found[1].mass >= _MASS_OTHER and found[1].words >= _SHORT_WORDS


def _compare(found: tuple[Comparison, Support], notes: tuple[Note, ...]) -> Finding:
    """The verdict by the words alone."""
    case, support = found
    changes = find_changes(case)
    alterations, reasons, spliced = sort_changes(changes, case)
    if spliced:
        verdict = Verdict.SPLICED
    elif alterations:
        verdict = Verdict.ALTERED
    else:
        verdict = Verdict.COSMETIC if reasons & COSMETIC else Verdict.VERBATIM
    return Finding(
        verdict=verdict,
        passages=find_passages(changes, case),
        alterations=alterations,
        meaning=judge_meaning(alterations) if alterations or spliced else None,
        notes=(*notes, *find_limits(case), *_several(case)),
        score=round(support.words / support.printed, 4) if support.printed else 0.0,
    )


def _several(case: Comparison) -> tuple[Note, ...]:
    """All occurrences of words that were said more than once."""
    found = tuple(
        Passage(transcript.id, span, speaker)
        for transcript, span, speaker in case.match.occurrences
    )
    return (Note(NoteKind.SEVERAL_PASSAGES, found),) if len(found) > 1 else ()
