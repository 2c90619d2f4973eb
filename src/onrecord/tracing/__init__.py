"""Which report came from which: wire copies, republications, translations, reports of reports."""

from onrecord.tracing.copies import count_witnesses, fold_copies
from onrecord.tracing.origins import trace
from onrecord.tracing.sketches import Sketch, sketch

__all__ = ["Sketch", "count_witnesses", "fold_copies", "sketch", "trace"]
