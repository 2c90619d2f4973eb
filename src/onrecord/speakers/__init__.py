"""Speakers: whose words a statement is, in its document and across an archive."""

from typing import TYPE_CHECKING

from onrecord.late import open_late

if TYPE_CHECKING:
    from onrecord.speakers.gathering.clusters import slug_of as address_of
    from onrecord.speakers.gathering.people import gather_people, link_keys
    from onrecord.speakers.meant import (
        describe_body,
        describe_by_record,
        is_called,
        is_issued,
        is_told,
        leaves_open,
        may_be_either,
        reads_plainly,
    )
    from onrecord.speakers.resolving import name_turns, reread, resolve
else:
    __getattr__ = open_late(__name__)

__all__ = [
    "address_of",
    "describe_body",
    "describe_by_record",
    "gather_people",
    "is_called",
    "is_issued",
    "is_told",
    "leaves_open",
    "link_keys",
    "may_be_either",
    "name_turns",
    "reads_plainly",
    "reread",
    "resolve",
]
