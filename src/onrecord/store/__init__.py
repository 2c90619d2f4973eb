"""The store: dossiers, originals, people and reviews in an archive on disk."""

from onrecord.store.archive import Archive
from onrecord.store.opening import open_archive, open_server
from onrecord.store.postings import AT, LINK, OF, TOLD, Change
from onrecord.store.records import (
    Counts,
    DocumentFilter,
    DocumentRow,
    FigureFilter,
    FigureRow,
    Fold,
    Hit,
    OccasionCount,
    OutletRow,
    Queued,
    SeriesRow,
    SetAside,
    StatementFilter,
    StatementRow,
    VerdictCount,
)

__all__ = [
    "AT",
    "LINK",
    "OF",
    "TOLD",
    "Archive",
    "Change",
    "Counts",
    "DocumentFilter",
    "DocumentRow",
    "FigureFilter",
    "FigureRow",
    "Fold",
    "Hit",
    "OccasionCount",
    "OutletRow",
    "Queued",
    "SeriesRow",
    "SetAside",
    "StatementFilter",
    "StatementRow",
    "VerdictCount",
    "open_archive",
    "open_server",
]
