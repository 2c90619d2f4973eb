"""Passages that come near by meaning alone: when one is offered, and when it supports a statement.

A vector tells that two sentences are about the same thing. It does not see a lost "not", and words
that mean the opposite stand close together. So it never changes the verdict on words in quotation
marks, and supports a reported statement only where names, figures and denial agree as well.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import log10

from onrecord.compare.differences.predicates import is_negative
from onrecord.compare.indirect.force import note_force
from onrecord.compare.indirect.propositions import find_names
from onrecord.compare.vocabulary.compared_phrases import is_number
from onrecord.model import Finding, Note, NoteKind, Passage, Proposal, Quotation, Verdict
from onrecord.text import Span, fold, names_agree, spell_forms, spell_out

__all__ = ["judge_by_meaning"]

_MISSING = frozenset({Verdict.UNSUPPORTED, Verdict.NO_PRIMARY})
_FEWEST_WORDS = 5  # fewer say too little
# What is asked of closeness and prominence together grows with the passages that were compared:
# among more of them one is near by chance. Set on quotations of train held against the record as of
# half a year before, or without the month, and against 1 to 300 transcripts of other days.
# At 0.58 some 95 in a hundred of 828 that cannot be there are offered nothing; of 324 quotations
# blanked until words find nothing nearly half are offered their own place.
_LEAST, _A_TENFOLD = 0.58, 0.09
_LATELY = 0.15  # what it is worth that a passage was said right before the print
_FIRMLY = 0.05  # asked on top where the verdict hangs on it
_UNNAMED = 0.1  # and where anybody may have said it
_AROUND = 240  # characters of the same turn in which a name may stand that the passage leaves out


def judge_by_meaning(
    quotation: Quotation, finding: Finding, proposals: Sequence[Proposal]
) -> Finding:
    """Look at the nearest passages where the words of a quotation were not found.

    Args:
        quotation: the printed words.
        finding: what their words alone gave.
        proposals: the nearest passages by meaning, best first.

    Returns:
        The finding itself where words gave a passage, or where nothing is near. A direct quotation
        keeps its verdict and gets the note `nearest_by_meaning` with the passage, unless words
        have given it one. A reported or translated statement becomes a `paraphrase` if a passage is
        near, and every name and figure of the statement, at least one, is in it, and both deny or
        neither does; and only if the report names who said it.
    """
    if finding.verdict not in _MISSING or finding.passages:
        return finding
    if len(spell_out(quotation.text)) < _FEWEST_WORDS:
        return finding
    more = 0.0 if quotation.speaker else _UNNAMED
    if quotation.speaker and (quotation.indirect or quotation.translated):
        for proposal in proposals:
            if _is_near(proposal, _FIRMLY) and _agrees(quotation, proposal):
                return _support(quotation, finding, proposal)
    offered = any(note.kind is NoteKind.NEAREST_BY_MEANING for note in finding.notes)
    nearest = next((proposal for proposal in proposals if _is_near(proposal, more)), None)
    if nearest is None or offered:
        return finding
    return replace(finding, notes=(*finding.notes, _offer(nearest)))


def _is_near(proposal: Proposal, more: float) -> bool:
    """Whether a passage is nearer, and stands out more, than one is by chance among so many."""
    least = _LEAST + more + _A_TENFOLD * log10(max(proposal.among, 1))
    return proposal.closeness + proposal.prominence + _LATELY * proposal.lately >= least


def _passage(proposal: Proposal) -> Passage:
    return Passage(proposal.transcript.id, proposal.span, proposal.speaker)


def _offer(proposal: Proposal) -> Note:
    return Note(NoteKind.NEAREST_BY_MEANING, (_passage(proposal),))


def _support(quotation: Quotation, finding: Finding, proposal: Proposal) -> Finding:
    """The statement as a paraphrase of the passage."""
    printed = spell_forms(quotation.text)
    said = spell_forms(proposal.span.of(proposal.transcript.text))
    stronger = note_force(printed, said, _passage(proposal))
    rest = (note for note in finding.notes if note.kind is not NoteKind.NEAREST_BY_MEANING)
    return replace(
        finding,
        verdict=Verdict.PARAPHRASE,
        passages=(_passage(proposal),),
        notes=(*rest, _offer(proposal), *stronger),
        score=round(min(proposal.closeness, 1.0), 3),
    )


def _agrees(quotation: Quotation, proposal: Proposal) -> bool:
    """Whether names, at least one name or figure, and denial agree.

    Every figure must stand in the passage; a name may stand beside it in the same turn, or be
    the speaker's own.
    """
    text = proposal.transcript.text
    printed = spell_out(quotation.text)
    said = set(spell_forms(proposal.span.of(text)))
    figures = {word.form for word in printed if is_number(word.form) and word.form != "1"}
    found = find_names(quotation.text)
    names = {name for name in found if not _is_speaker(name, proposal.speaker)}
    if not figures <= said or not (figures | (names & said)):
        return False
    around = set(spell_forms(_around(proposal).of(text)))
    denied = is_negative([word.form for word in printed])
    return names <= around and denied == is_negative(spell_forms(proposal.span.of(text)))


def _around(proposal: Proposal) -> Span:
    """The passage with its neighbourhood in the same turn."""
    transcript, (start, end) = proposal.transcript, proposal.span
    turn = next(
        (turn.span for turn in transcript.turns if start in turn.span),
        Span(0, len(transcript.text)),
    )
    return Span(max(turn.start, start - _AROUND), min(turn.end, end + _AROUND))


def _is_speaker(name: str, speaker: str | None) -> bool:
    """Whether a name is the speaker's own."""
    return speaker is not None and (name in fold(speaker).split() or names_agree(name, speaker))
