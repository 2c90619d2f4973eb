"""Which report came from which: wire copies, republications, translations, reports of reports."""

from onrecord.tracing.copies import count_witnesses, fold_copies, follow_copies
from onrecord.tracing.origin_edges import PRINTS_MIN, may_change, trace
from onrecord.tracing.revisions import (
    Revised,
    Strand,
    align_alike,
    compare_paragraphs,
    compare_words,
)
from onrecord.tracing.sketches import Sketch, sketch
from onrecord.tracing.wordings import Descent, Printed, Wording, trace_wordings

__all__ = [
    "PRINTS_MIN",
    "Descent",
    "Printed",
    "Revised",
    "Sketch",
    "Strand",
    "Wording",
    "align_alike",
    "compare_paragraphs",
    "compare_words",
    "count_witnesses",
    "fold_copies",
    "follow_copies",
    "may_change",
    "sketch",
    "trace",
    "trace_wordings",
]
