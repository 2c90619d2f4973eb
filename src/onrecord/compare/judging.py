"""Judging: from matches to the verdict on a quotation, with its evidence."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from onrecord.compare.denied import accuse_denied
from onrecord.compare.differences.alterations import sort_changes
from onrecord.compare.differences.brackets import note_brackets
from onrecord.compare.differences.changes import Change, Comparison, find_changes
from onrecord.compare.differences.joins import find_passages, joins_speakers
from onrecord.compare.differences.mishearing import may_be_misheard
from onrecord.compare.differences.reorder import find_moved
from onrecord.compare.differences.tidying import COSMETIC
from onrecord.compare.meanings.limits import find_limits
from onrecord.compare.meanings.meaning import find_gravest, judge_meaning
from onrecord.compare.meanings.unheard import forgive_gaps
from onrecord.compare.sources.aloud import is_in_marks, name_owner, name_quoted
from onrecord.compare.sources.grounds import is_no_ground, is_wholly_anothers
from onrecord.compare.sources.owners import is_labelled, is_nobody
from onrecord.compare.sources.source import Candidate, Whose, rank_candidates
from onrecord.compare.sources.weights import (
    ACCUSING_WHOLE,
    LEAD,
    LIKELY,
    SURE,
    SURE_REPORTED,
)
from onrecord.index import is_called_so
from onrecord.late import load_late
from onrecord.model import (
    Alteration,
    Finding,
    Match,
    Meaning,
    Note,
    NoteKind,
    Quotation,
    Tidied,
    Verdict,
)
from onrecord.text import find_words

if TYPE_CHECKING:
    from onrecord.compare.indirect import paraphrase, reported_speech
else:  # quoted words need neither
    paraphrase = load_late("onrecord.compare.indirect.paraphrase")
    reported_speech = load_late("onrecord.compare.indirect.reported_speech")

__all__ = ["judge"]

_SHORT_WORDS = 4
_PART = 5  # words in a row of a quotation that stand in the text of which the report tells


def judge(
    quotation: Quotation, matches: Sequence[Match], *, held: bool, leads: bool = False
) -> Finding:
    """Judge printed words by the passage that they most likely come from.

    Args:
        quotation: the printed words.
        matches: of `align`, best first.
        held: whether the archive holds the complete primary text of the occasion.
        leads: whether words that are alike, but hardly the source, are told as `elsewhere`.

    Returns:
        The verdict with passages, alterations, meaning and notes. Where no passage is likely the
        source, the verdict is `elsewhere` with the nearest, without any alteration; or, if nothing
        is near, `unsupported` if `held`, else `no_primary`.
    """
    missing = Finding(Verdict.UNSUPPORTED if held else Verdict.NO_PRIMARY)
    notes = _first_notes(quotation)
    if quotation.translated or quotation.indirect:
        reported = quotation.indirect
        judge_by = reported_speech.judge_reported if reported else paraphrase.judge_content
        found = judge_by(quotation, matches, missing.verdict)
        return replace(found, notes=(*notes, *found.notes))
    candidates = rank_candidates(quotation, matches)
    for candidate in candidates:
        if candidate.probability < (_floor(candidate, quotation) if leads else LIKELY):
            continue
        if candidate.whose is not Whose.ANOTHERS or _is_theirs(candidate, quotation):
            found = _judge_by(candidate, quotation, notes)
            found = accuse_denied(found, candidate.case, quotation)
            found = forgive_gaps(found, candidate.case) if leads else found
            if not leads or not is_no_ground(found, candidate, quotation):
                return found
    lead = _find_lead(candidates, quotation) if leads else None
    missing = missing if lead is None else _lead(lead)
    return replace(missing, notes=notes)


def _floor(candidate: Candidate, quotation: Quotation) -> float:
    """How likely a passage must be the source to be judged by."""
    if quotation.anchors is None:
        return SURE
    return ACCUSING_WHOLE if is_wholly_anothers(candidate, quotation) else SURE_REPORTED


def _judge_by(candidate: Candidate, quotation: Quotation, notes: tuple[Note, ...]) -> Finding:
    """The verdict by one passage."""
    compared = candidate.case
    match candidate.whose:
        case Whose.ANOTHERS:
            return _give_to(name_owner(compared), _compare(candidate, notes))
        case Whose.QUOTED:
            return _compare(candidate, (*notes, _quoted_by(compared)))
        case Whose.THEIRS | Whose.OPEN:
            return _disown(quotation, compared, _compare(candidate, (*notes, *_repeats(compared))))
        case _:
            assert_never(candidate.whose)


def _is_theirs(candidate: Candidate, quotation: Quotation) -> bool:
    """Whether words in another's mouth are plainly that other's, or of somebody named there."""
    case, speaker = candidate.case, quotation.speaker
    if is_nobody(case.match, speaker):
        return False
    # A report mixes up those who spoke at one event; what another says elsewhere is a citation.
    return quotation.anchors is None or is_labelled(case.match, speaker)


def _find_lead(candidates: Sequence[Candidate], quotation: Quotation) -> Candidate | None:
    """What is worth a look: the likeliest passage, or part of the words where they must stand."""
    if candidates and candidates[0].probability >= LEAD:
        return candidates[0]
    told = (c for c in candidates if c.case.match.transcript.id in quotation.occasion)
    return next((one for one in told if one.support.longest >= _PART), None)


def _lead(candidate: Candidate) -> Finding:
    """Words that are alike and on record, with nothing told of how they differ."""
    case = candidate.case
    return Finding(
        Verdict.ELSEWHERE,
        find_passages((), case),
        score=_share(candidate),
        source=candidate.explain(),
    )


def _share(candidate: Candidate) -> float:
    """The share of the printed words that are found in order."""
    support = candidate.support
    return round(support.words / support.printed, 4) if support.printed else 0.0


def _give_to(owner: str | None, finding: Finding) -> Finding:
    """A finding as words of somebody else: of whoever is named, or of the passage's speaker."""
    passages = finding.passages
    if owner is not None:
        passages = (replace(passages[0], speaker=owner), *passages[1:])
    return replace(finding, verdict=Verdict.MISATTRIBUTED, passages=passages)


def _disown(quotation: Quotation, case: Comparison, finding: Finding) -> Finding:
    """A finding in which the claimed speaker plainly reads another's words as that other's."""
    owner = name_quoted(case)
    if owner is None or quotation.speaker is None or is_called_so(owner, quotation.speaker):
        return finding
    return _give_to(owner, finding)


def _quoted_by(case: Comparison) -> Note:
    """The note that another quotes the words, and where."""
    return Note(NoteKind.QUOTED_BY_OTHER_SPEAKER, find_passages((), case))


def _repeats(case: Comparison) -> tuple[Note, ...]:
    """The note that the speaker quotes somebody, and where: "my mother used to say, “…”"."""
    return (Note(NoteKind.REPEATS_ANOTHER, find_passages((), case)),) if is_in_marks(case) else ()


def _first_notes(quotation: Quotation) -> tuple[Note, ...]:
    """Notes that do not depend on a passage."""
    notes = []
    if len(find_words(quotation.text)) < _SHORT_WORDS:
        notes.append(Note(NoteKind.SHORT))
    if quotation.translated:
        notes.append(Note(NoteKind.TRANSLATION))
    return tuple(notes)


def _compare(candidate: Candidate, notes: tuple[Note, ...]) -> Finding:
    """The verdict by the words alone."""
    case = candidate.case
    changes = find_changes(case)
    found_alterations, tidied, spliced = sort_changes(changes, case)
    moved, found_alterations = find_moved(found_alterations, case)
    whole = case.language.is_whole
    meaning, alterations = judge_meaning(found_alterations, case)
    turned = [one.meaning for one in tidied if one.meaning is not None]
    if turned:
        meaning = find_gravest([meaning, *turned])
    if spliced or moved or joins_speakers(case):
        verdict = Verdict.SPLICED
        if meaning is Meaning.PRESERVED:
            meaning = None  # what the joining does no rule can tell
    elif alterations:
        verdict = Verdict.ALTERED
    else:
        cosmetic = any(each.reason in COSMETIC for each in tidied)
        verdict = Verdict.COSMETIC if cosmetic else Verdict.VERBATIM
    return Finding(
        verdict=verdict,
        passages=(*find_passages(changes, case), *moved),
        alterations=alterations,
        meaning=meaning,
        notes=(
            *notes,
            *(_note_senses(alterations, tidied, changes, case) if whole else ()),
            *_several(case),
        ),
        score=_share(candidate),
        tidied=tidied,
        source=candidate.explain(),
    )


def _note_senses(
    alterations: Sequence[Alteration],
    tidied: Sequence[Tidied],
    changes: Sequence[Change],
    case: Comparison,
) -> tuple[Note, ...]:
    """What the rules of a whole language note of words around and within."""
    return (
        *find_limits(case),
        *note_brackets(tidied, case),
        *_suspect_slip(alterations, changes, case),
    )


def _suspect_slip(
    alterations: Sequence[Alteration], changes: Sequence[Change], case: Comparison
) -> tuple[Note, ...]:
    """The note that all that differs may be the transcriber's: like sounds, broken agreement."""
    mended = sum(may_be_misheard(change, case) for change in changes)
    if not 0 < len(alterations) <= mended:
        return ()
    return (Note(NoteKind.TRANSCRIPT_SLIP_SUSPECTED, find_passages((), case)),)


def _several(case: Comparison) -> tuple[Note, ...]:
    """All occurrences of words that were said more than once."""
    found = case.match.occurrences
    return (Note(NoteKind.SEVERAL_PASSAGES, found),) if len(found) > 1 else ()
