"""Which report came from which: wire copies, republications, translations, reports of reports."""

from onrecord.tracing.copies import count_witnesses, fold_copies
from onrecord.tracing.origins import trace
from onrecord.tracing.revisions import (
    Revised,
    Strand,
    align_alike,
    compare_paragraphs,
    compare_words,
)
from onrecord.tracing.sketches import Sketch, sketch

__all__ = [
    "Revised",
    "Sketch",
    "Strand",
    "align_alike",
    "compare_paragraphs",
    "compare_words",
    "count_witnesses",
    "fold_copies",
    "sketch",
    "trace",
]
