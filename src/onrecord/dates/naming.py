"""Naming: whether a report itself says that words were said at an occasion that is held."""

import re

from onrecord.dates.carrying import is_of_no_one_time
from onrecord.dates.telling import BESIDE, agree_in_kind, names_in, read_told, was_told_another
from onrecord.dates.tying import told_day
from onrecord.language import ENGLISH
from onrecord.model import Document, Occasion, Statement
from onrecord.text import Span, cover, find_words

__all__ = ["names_occasion"]

_IN_WRITING = re.compile(
    r"\b(?:" + ENGLISH.pattern("occasions", "in_writing") + r")\b", re.IGNORECASE
)
_MAINLY = 3  # quotations from one text: the report is about it
# Of these one person gives several a day: the word alone names none. Of 14 quotations tied to an
# interview or speech by such a word 13 were said in another one.
_SEVERAL_A_DAY = frozenset({"interview", "speech", "call"})


def names_occasion(
    document: Document, statement: Statement, occasion: Occasion, *, anchored: int
) -> bool:
    """Whether a report says of its words that they were said at an occasion, and on its day.

    A speaker and a day name none: who is in the news speaks several times a day. So the words'
    own sentence, or the first one of their paragraph, tells the kind of the occasion ("at the
    debate") and no other kind; and a name of its title that is not the speaker's (a host, an
    outlet, a place), or of a kind that nobody gives twice a day the report holds other words. Where
    three other quotations stand in its text, that nothing is told against it is enough. Never words
    that were written ("tweeted", "in a letter"), said to a hearer whom the title lacks, or said at
    no one time ("has often said").

    Args:
        document: the report.
        statement: words in it, with day.
        occasion: to which speaker and day tie them.
        anchored: how many other quotations of the report stand in its text.
    """
    place = cover(statement.content) or Span(0, 0)
    if told_day(statement) != occasion.date or is_of_no_one_time(statement, document):
        return False
    if _is_in_writing(document.text, place) or was_told_another(document.text, place, occasion):
        return False
    told = read_told(document, statement)
    if any(not agree_in_kind(kind, occasion.kind) for kind in told.kinds):
        return False
    if anchored >= _MAINLY:
        return True
    if not told.kinds:
        return False
    own = {word.form for word in find_words(statement.speaker or "")}
    named = (told.names - own) & names_in(occasion.title, occasion.kind)
    return bool(named) or (anchored > 0 and occasion.kind not in _SEVERAL_A_DAY)


def _is_in_writing(text: str, place: Span) -> bool:
    """Whether the words around a statement, or in it, tell that it was written."""
    low, high = max(0, place.start - BESIDE), place.end + BESIDE
    return _IN_WRITING.search(text, low, high) is not None
