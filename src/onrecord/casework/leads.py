"""Leads: which similar words on record are worth a look, and what is told as no more."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import log1p

import numpy as np

from onrecord.compare import COMMON, FUNCTION_WORDS
from onrecord.index import TranscriptIndex, hash_form
from onrecord.model import Document, FeatureName, Finding, Passage, Statement, Verdict
from onrecord.text import (
    Span,
    find_paragraphs,
    find_words,
    names_agree,
    parse_name,
    spell_forms,
    text_at,
)

__all__ = ["as_lead", "is_worth_a_look", "soften"]

# Words in a row, and closeness, by which the words of another are a lead. Of 60 leads of the chosen
# half of the archive benchmark 23 were none to a reader; of the 39 that are left, 7. One word that
# the claimed speaker says on another occasion ("chicken") is none.
_RUN, _CLOSE, _PAIR = 4, 0.8, 2
_BESIDE = 40  # characters between words, their source and its cue
_MARKS, _STOPS, _SENTENCE = " \"'“”‘’«»", ".!?…", 8
_DIFFERS = (Verdict.ALTERED, Verdict.SPLICED)
_INITIALS = 2  # letters that are no surname
_SMALL = FUNCTION_WORDS | COMMON
_MANY = 5  # words in a row, of which any are a lead
_TELLING = 3  # words that are not small
_LONGEST = 2000  # characters of a passage; no few words span pages
_AROUND = 4000  # characters before and behind words in which their paragraph and the one above lie
_LISTED = 0.6  # score from which lists show a statement
_SELDOM, _ONE_IN = 2, 20_000  # times that a telling word is said: or once in so many words


def is_worth_a_look(
    found: Finding, speaker: str | None, printed: str, index: TranscriptIndex
) -> bool:
    """Whether a lead is worth a look; any other finding is.

    A few words in another's mouth are chance ("average American"), unless they are all of the
    quotation, more than two, and stand in a text of which the report tells, or from which it quotes
    other words. Small and common ones are said by everybody ("debate", "like never before").

    Args:
        found: the finding.
        speaker: whom the report names.
        printed: the words in question.
        index: the primary texts.
    """
    if found.verdict is not Verdict.ELSEWHERE or found.source is None or not found.passages:
        return True
    seen = {one.name: one.value for one in found.source.features}
    run, place = seen.get(FeatureName.RUN, 0.0), found.passages[0]
    if place.span.end - place.span.start > _LONGEST:
        return False
    enough = _PAIR if FeatureName.OCCASION in seen else _MANY
    if run <= log1p(enough) and not _share_telling(printed, place, index):
        return False
    own = speaker is not None and place.speaker is not None and names_agree(place.speaker, speaker)
    near = FeatureName.OCCASION in seen or FeatureName.ANCHORED in seen
    close = seen.get(FeatureName.CLOSENESS, 0.0) >= _CLOSE and run > log1p(_PAIR)
    if near and (own or close):
        return True
    return run >= log1p(_PAIR if own else _RUN)


def _share_telling(printed: str, place: Passage, index: TranscriptIndex) -> bool:
    """Whether printed words and a passage share three words that are not small, or a rare one."""
    said = place.span.of(index.transcripts[bisect_left(index.ids, place.document)].text)
    shared = set(spell_forms(printed)).intersection(spell_forms(said))
    large = sorted(shared - _SMALL)
    if len(large) >= _TELLING:
        return True
    counts = index.count_words(np.array([hash_form(form) for form in large], dtype=np.uint32))
    return bool(large) and int(counts.min()) <= max(_SELDOM, index.word_count / _ONE_IN)


def as_lead(found: Finding) -> Finding:
    """The passage of a finding, with nothing claimed of it."""
    if not found.passages:
        return found
    return replace(found, verdict=Verdict.ELSEWHERE, alterations=(), meaning=None, tidied=())


def soften(
    document: Document, statement: Statement, within: Sequence[Span], found: Finding
) -> Finding:
    """A finding as a lead where the report itself puts an accusation in doubt.

    A heading in marks is cut to fit. Words of somebody who is named beside them may well be given
    to that person, unless the report plainly gives the very words to another.
    """
    if found.verdict in _DIFFERS and _is_heading(document, statement):
        return as_lead(found)
    if found.verdict is not Verdict.MISATTRIBUTED:
        return found
    if not statement.cue and (not statement.source or statement.score < _LISTED):
        return as_lead(found)  # whose they are is guessed: a guess accuses nobody
    if not _names_owner(document, within, found):
        return found
    plainly = not found.alterations and _gives_plainly(document, statement, within)
    return found if plainly else as_lead(found)


def _names_owner(document: Document, within: Sequence[Span], found: Finding) -> bool:
    """Whether who said the words is named around them, in their paragraph or the one above."""
    surname = _words_of_surname(found.passages[0].speaker)
    text = document.text
    first, last = (within[0].start, within[-1].end) if within else (0, 0)
    reach = Span(max(0, first - _AROUND), min(len(text), last + _AROUND))
    paragraphs = find_paragraphs(text, reach) if surname and within else ()
    near = [n for n, each in enumerate(paragraphs) if each.end > first and each.start < last]
    if not near:
        return False
    around = Span(paragraphs[max(0, near[0] - 1)].start, paragraphs[near[-1]].end)
    beside = (*find_words(text, around.start, first), *find_words(text, last, around.end))
    return any(word.form in surname for word in beside)


def _gives_plainly(document: Document, statement: Statement, within: Sequence[Span]) -> bool:
    """Whether a report gives words to somebody by name in one sentence: “…,” Orth said."""
    named = {word.form for word in find_words(text_at(document.text, statement.source))}
    surname = _words_of_surname(statement.speaker)
    if not surname or not surname <= named or not statement.cue:
        return False
    beside = sorted((*statement.source, *statement.cue, *within), key=lambda span: span.start)
    gaps = (document.text[one.end : other.start] for one, other in pairwise(beside))
    return all(len(gap) <= _BESIDE and "\n\n" not in gap for gap in gaps)


def _words_of_surname(name: str | None) -> set[str]:
    """The words of a surname, initials left out; none of nobody."""
    words = find_words(parse_name(name or "").surname)
    return {word.form for word in words if len(word.form) > _INITIALS}


def _is_heading(document: Document, statement: Statement) -> bool:
    """Whether few words in marks are a paragraph of their own, without a cue and a full stop.

    Whoever edits a report cuts them to fit.
    """
    text, start, end = document.text, statement.content[0].start, statement.content[-1].end
    stop = text.find("\n", end)
    around = text[text.rfind("\n", 0, start) + 1 : start], text[end : stop if stop >= 0 else None]
    words = text[start:end].strip(_MARKS)
    alone = not statement.cue and not any(map(str.isalnum, "".join(around)))
    return alone and words[-1:] not in _STOPS and len(find_words(words)) < _SENTENCE
