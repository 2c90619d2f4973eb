"""Batches: inputs cut into shards, read by many workers, written as Parquet; no archive needed."""

from typing import TYPE_CHECKING

from onrecord.late import open_late

if TYPE_CHECKING:
    from onrecord.batch.engines import ENGINES, choose_engine
    from onrecord.batch.held_elsewhere import hold_by
    from onrecord.batch.planning import Asked
    from onrecord.batch.reporting import Report
    from onrecord.batch.results import read_results
    from onrecord.batch.running import Progress, run_batch
else:
    __getattr__ = open_late(__name__)

__all__ = [
    "ENGINES",
    "Asked",
    "Progress",
    "Report",
    "choose_engine",
    "hold_by",
    "read_results",
    "run_batch",
]
