"""The store: dossiers, originals, people and reviews in an archive on disk."""

from typing import TYPE_CHECKING

from onrecord.late import open_late

if TYPE_CHECKING:
    from onrecord.store.archive import Archive
    from onrecord.store.databases.database import Work
    from onrecord.store.kept.accounts import Accounts, LogEntry, Role, User
    from onrecord.store.kept.jobs import InputKind, Job, JobInput, JobResult, JobState
    from onrecord.store.kept.postings import AT, LINK, OF, TOLD, Change, Laid
    from onrecord.store.kept.shuffling import Shuffle
    from onrecord.store.listing.printings import Printing, PrintingCount
    from onrecord.store.moving import copy_archive
    from onrecord.store.opening import open_archive, open_server
    from onrecord.store.rows.entries import (
        DocumentOrder,
        OccasionEntry,
        OccasionFilter,
        OccasionOrder,
        OutletEntry,
        OutletFilter,
        OutletOrder,
        PersonEntry,
        PersonFilter,
        PersonOrder,
        Tally,
    )
    from onrecord.store.rows.records import (
        Changed,
        Counts,
        DocumentFilter,
        DocumentRow,
        FigureFilter,
        FigureRow,
        Fold,
        Hit,
        Queued,
        SeriesRow,
        SetAside,
        StatementFilter,
        StatementRow,
    )
    from onrecord.store.rows.sought import (
        MOST_ROWS,
        FacetCount,
        FacetName,
        PassageFilter,
        PassageOrder,
        PassagePage,
        PassageRow,
        SavedSearch,
    )
    from onrecord.store.schema.totals import CHECKED, DIFFERING, Of
    from onrecord.store.search.profiles import Group, Owner, Profile
    from onrecord.store.whereabouts import Place
else:
    __getattr__ = open_late(__name__)

__all__ = [
    "AT",
    "CHECKED",
    "DIFFERING",
    "LINK",
    "MOST_ROWS",
    "OF",
    "TOLD",
    "Accounts",
    "Archive",
    "Change",
    "Changed",
    "Counts",
    "DocumentFilter",
    "DocumentOrder",
    "DocumentRow",
    "FacetCount",
    "FacetName",
    "FigureFilter",
    "FigureRow",
    "Fold",
    "Group",
    "Hit",
    "InputKind",
    "Job",
    "JobInput",
    "JobResult",
    "JobState",
    "Laid",
    "LogEntry",
    "OccasionEntry",
    "OccasionFilter",
    "OccasionOrder",
    "Of",
    "OutletEntry",
    "OutletFilter",
    "OutletOrder",
    "Owner",
    "PassageFilter",
    "PassageOrder",
    "PassagePage",
    "PassageRow",
    "PersonEntry",
    "PersonFilter",
    "PersonOrder",
    "Place",
    "Printing",
    "PrintingCount",
    "Profile",
    "Queued",
    "Role",
    "SavedSearch",
    "SeriesRow",
    "SetAside",
    "Shuffle",
    "StatementFilter",
    "StatementRow",
    "Tally",
    "User",
    "Work",
    "copy_archive",
    "open_archive",
    "open_server",
]
