"""The store: dossiers, originals, people and reviews in an archive on disk."""

from typing import TYPE_CHECKING

from onrecord.late import open_late

if TYPE_CHECKING:
    from onrecord.store.archive import Archive
    from onrecord.store.jobs import InputKind, Job, JobInput, JobResult, JobState
    from onrecord.store.opening import open_archive, open_server
    from onrecord.store.postings import AT, LINK, OF, TOLD, Change
    from onrecord.store.printings import Printing, PrintingCount
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
    from onrecord.store.sought import (
        MOST_ROWS,
        Changed,
        FacetCount,
        FacetName,
        PassageFilter,
        PassageOrder,
        PassagePage,
        PassageRow,
        SavedSearch,
    )
else:
    __getattr__ = open_late(__name__)

__all__ = [
    "AT",
    "LINK",
    "MOST_ROWS",
    "OF",
    "TOLD",
    "Archive",
    "Change",
    "Changed",
    "Counts",
    "DocumentFilter",
    "DocumentRow",
    "FacetCount",
    "FacetName",
    "FigureFilter",
    "FigureRow",
    "Fold",
    "Hit",
    "InputKind",
    "Job",
    "JobInput",
    "JobResult",
    "JobState",
    "OccasionCount",
    "OutletRow",
    "PassageFilter",
    "PassageOrder",
    "PassagePage",
    "PassageRow",
    "Printing",
    "PrintingCount",
    "Queued",
    "SavedSearch",
    "SeriesRow",
    "SetAside",
    "StatementFilter",
    "StatementRow",
    "VerdictCount",
    "open_archive",
    "open_server",
]
