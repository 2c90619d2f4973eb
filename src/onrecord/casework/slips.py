"""Slips: differences that the transcriber may have made, by what the record says elsewhere."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.index import TranscriptIndex
from onrecord.model import Alteration, AlterationType, Finding, Meaning, Note, NoteKind, Verdict
from onrecord.text import Span, is_one_off, skeleton, spell_forms

__all__ = ["suspect_slips"]

_SMALL = (AlterationType.FUNCTION_WORD, AlterationType.TENSE_OR_AGREEMENT)
_BESIDE, _AROUND = 2, 60  # words on either side, and the characters in which they stand
# Times that a run of three words as printed is said in the record, and that one as transcribed is.
# Of 53 altered quotations of news articles that readers had labelled, 4 of 11 that they put down
# to the transcriber are so ("there were certainly lot of abuse"), and one of the other 42.
_OFTEN, _ONCE = 30, 1
_FEW = 2  # differences; where there are more, the report has put it its own way
# Words that sound alike ("and the United States", printed "in"): every run of three as printed is
# said so many times as often as the rarest as transcribed. Of the 60 altered quotations of the
# archive benchmark that are right none is so, of 14 wrong ones 2.
_TIMES = 10
_LONGEST = 2  # words on one side


def suspect_slips(
    found: Finding, text: str, within: Sequence[Span], index: TranscriptIndex
) -> Finding:
    """Note where the print reads as the record speaks, and the transcript as it never does.

    Only where all that differs is so, each time one small word put in, or words that sound alike;
    what the print leaves out was heard. The verdict does not change.

    Args:
        found: a finding with the places of its differences in `text`.
        text: the text that prints the words.
        within: the printed words.
        index: the primary texts.
    """
    if found.is_misheard or found.verdict is not Verdict.ALTERED or len(found.alterations) > _FEW:
        return found
    if not all(_is_slip(one, text, within, index) for one in found.alterations):
        return found
    note = Note(NoteKind.TRANSCRIPT_SLIP_SUSPECTED, found.passages[:1])
    return replace(found, notes=(*found.notes, note))


def _is_slip(change: Alteration, text: str, within: Sequence[Span], index: TranscriptIndex) -> bool:
    """Whether a change puts common words where the transcript has what is said nowhere else."""
    span = change.printed_span
    piece = next((each for each in within if span and each.start <= span.start < each.end), None)
    turns = change.meaning in {Meaning.SHIFTED, Meaning.REVERSED}
    if change.type not in _SMALL or span is None or piece is None or turns:
        return False
    printed, said = spell_forms(change.printed), spell_forms(change.said)
    before = spell_forms(text[max(piece.start, span.start - _AROUND) : span.start])[-_BESIDE:]
    behind = spell_forms(text[span.end : min(piece.end, span.end + _AROUND)])[:_BESIDE]
    heard = index.count_runs([*before, *said, *behind])
    usual = index.count_runs([*before, *printed, *behind])
    if not heard or not usual:
        return False
    if len(printed) == 1 and len(said) <= 1 and max(heard) <= _ONCE and max(usual) >= _OFTEN:
        return True
    return _sound_alike(change.said, change.printed) and min(usual) >= _TIMES * max(min(heard), 1)


def _sound_alike(said: str, printed: str) -> bool:
    """Whether words differ by a consonant at most, as they are heard: "I'd", printed "I"."""
    one, other = said.split(), printed.split()
    if not one or not other or max(len(one), len(other)) > _LONGEST:
        return False
    heard, read = skeleton("".join(one)), skeleton("".join(other))
    return heard == read or is_one_off(heard, read)
