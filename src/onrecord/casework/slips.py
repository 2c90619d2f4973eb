"""Slips: differences that the transcriber may have made, by what the record says elsewhere."""

from dataclasses import replace

from onrecord.alignment import TranscriptIndex
from onrecord.model import Alteration, AlterationType, Document, Finding, Note, NoteKind, Verdict
from onrecord.text import spell_out

__all__ = ["suspect_slips"]

_SMALL = (AlterationType.FUNCTION_WORD, AlterationType.TENSE_OR_AGREEMENT)
_BESIDE, _AROUND = 2, 60  # words on either side, and the characters in which they stand
# Times that a run of three words as printed is said in the record, and that one as transcribed is.
# Of 53 altered quotations of news articles that readers had labelled, 4 of 11 that they put down
# to the transcriber are so ("there were certainly lot of abuse"), and one of the other 42.
_OFTEN, _ONCE = 30, 1
_FEW = 2  # differences; where there are more, the report has put it its own way


def suspect_slips(found: Finding, document: Document, index: TranscriptIndex) -> Finding:
    """Note where the print reads as the record speaks, and the transcript as it never does.

    Only of one small word put in or exchanged: what the print leaves out was heard. The verdict
    does not change.
    """
    told = any(note.kind is NoteKind.TRANSCRIPT_SLIP_SUSPECTED for note in found.notes)
    if told or found.verdict is not Verdict.ALTERED or len(found.alterations) > _FEW:
        return found
    if not any(_is_usual(one, document.text, index) for one in found.alterations):
        return found
    note = Note(NoteKind.TRANSCRIPT_SLIP_SUSPECTED, found.passages[:1])
    return replace(found, notes=(*found.notes, note))


def _is_usual(change: Alteration, text: str, index: TranscriptIndex) -> bool:
    """Whether a change puts common words where the transcript has what is said nowhere else."""
    span = change.printed_span
    if change.type not in _SMALL or span is None:
        return False
    printed, said = _forms(change.printed), _forms(change.said)
    if len(printed) != 1 or len(said) > 1:
        return False
    before = [w.form for w in spell_out(text, max(0, span.start - _AROUND), span.start)][-_BESIDE:]
    behind = [w.form for w in spell_out(text, span.end, span.end + _AROUND)][:_BESIDE]
    heard = index.count_runs([*before, *said, *behind])
    if not heard or max(heard) > _ONCE:
        return False
    return max(index.count_runs([*before, *printed, *behind])) >= _OFTEN


def _forms(text: str) -> list[str]:
    """The words of one side of a change."""
    return [word.form for word in spell_out(text)]
