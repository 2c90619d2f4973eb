"""Too late: whether texts that are dated after a print may hold its words."""

import numpy as np

from onrecord.index import LONGEST, TranscriptIndex, hash_form
from onrecord.model import Quotation
from onrecord.text import spell_out

__all__ = ["DAYS_LATE", "may_stand_later"]

DAYS_LATE = 1  # a text may carry the day on which it was published
_SHARE = 0.5  # of its runs; of 158 quotations the 14 that all were too late for had 0.81 and more
_MOST_PLACES = 1500  # of a run of words; a commoner one says too little


def may_stand_later(quotation: Quotation, index: TranscriptIndex) -> bool:
    """Whether one text that is too late for a quotation shares enough runs of words with it.

    Looks the runs up, and lays nothing beside them: where it says no, an alignment with all texts
    finds no more than one with those that are early enough.

    Args:
        quotation: the printed words; without a day of print no text is too late.
        index: the record.
    """
    if quotation.printed_on is None:
        return False
    late = quotation.printed_on.toordinal() - index.days < -DAYS_LATE
    forms = np.array([hash_form(word.form) for word in spell_out(quotation.text)], dtype=np.uint32)
    if not late.any() or not len(forms):
        return False
    found = index.find_grams(forms, min(LONGEST, len(forms)))
    telling = found.counts <= _MOST_PLACES
    places, runs = found.gather(np.flatnonzero(telling & (found.counts > 0)))
    owners = index.owner_of_place[places]
    pairs = np.unique(owners[late[owners]] * len(forms) + runs[late[owners]])
    most = int(np.bincount(pairs // len(forms)).max()) if len(pairs) else 0
    return most >= _SHARE * int(np.count_nonzero(telling))
