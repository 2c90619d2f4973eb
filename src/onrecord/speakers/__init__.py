"""Speakers: whose words a statement is, in its document and across an archive."""

from typing import TYPE_CHECKING

from onrecord.late import open_late

if TYPE_CHECKING:
    from onrecord.speakers.gathering.clusters import slug_of as address_of
    from onrecord.speakers.gathering.people import gather_people, link_keys
    from onrecord.speakers.meant import bears_office, leaves_open
    from onrecord.speakers.resolving import name_turns, resolve
else:
    __getattr__ = open_late(__name__)

__all__ = [
    "address_of",
    "bears_office",
    "gather_people",
    "leaves_open",
    "link_keys",
    "name_turns",
    "resolve",
]
