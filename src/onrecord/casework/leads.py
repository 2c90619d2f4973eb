"""Leads: which similar words on record are worth a look."""

from bisect import bisect_left
from math import log1p

import numpy as np

from onrecord.index import TranscriptIndex, hash_form
from onrecord.model import FeatureName, Finding, Passage, Verdict
from onrecord.text import names_agree, spell_forms

__all__ = ["is_worth_a_look"]

# Words in a row, and closeness, by which the words of another are a lead. Of 60 leads of the chosen
# half of the archive benchmark 23 were none to a reader; of the 39 that are left, 7. One word that
# the claimed speaker says on another occasion ("chicken") is none.
_RUN, _CLOSE, _PAIR = 4, 0.8, 2
_SELDOM, _ONE_IN = 2, 20_000  # times that a telling word is said: or once in so many words


def is_worth_a_look(
    found: Finding, speaker: str | None, printed: str, index: TranscriptIndex
) -> bool:
    """Whether a lead is worth a look; any other finding is.

    A few words in another's mouth are chance ("average American"), unless they are all of the
    quotation, more than two, and stand in a text of which the report tells, or from which it quotes
    other words. One or two are said by everybody ("debate", "strong"), unless one is rare.

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
    if run <= log1p(_PAIR) and not _share_rare(printed, place, index):
        return False
    own = speaker is not None and place.speaker is not None and names_agree(place.speaker, speaker)
    near = FeatureName.OCCASION in seen or FeatureName.ANCHORED in seen
    close = seen.get(FeatureName.CLOSENESS, 0.0) >= _CLOSE and run > log1p(_PAIR)
    if near and (own or close):
        return True
    return run >= log1p(_PAIR if own else _RUN)


def _share_rare(printed: str, place: Passage, index: TranscriptIndex) -> bool:
    """Whether printed words and a passage share a word that is seldom said."""
    said = place.span.of(index.transcripts[bisect_left(index.ids, place.document)].text)
    shared = sorted(set(spell_forms(printed)).intersection(spell_forms(said)))
    counts = index.count_words(np.array([hash_form(form) for form in shared], dtype=np.uint32))
    return bool(shared) and int(counts.min()) <= max(_SELDOM, index.word_count / _ONE_IN)
