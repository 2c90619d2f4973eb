"""New names: whom a source names that the text, read as a whole, gives nobody."""

import re
from dataclasses import replace

from onrecord.language import ENGLISH
from onrecord.speakers.naming.mentions import Mention
from onrecord.speakers.naming.name_words import NOT_FIRST, gender_of_given
from onrecord.speakers.naming.roster import Bearer, Roster
from onrecord.speakers.naming.signs import pronoun_behind, shows_body
from onrecord.speakers.naming.trades import is_many, is_person_word
from onrecord.speakers.title_case import is_headline
from onrecord.text import Name, Span, find_numbers, fold

__all__ = ["read_new_name"]

_LEADS = re.compile(r"(?:[A-Z][\w’'-]* )+$")
_TAIL = re.compile(r"(?: (?:of|for)(?: the)?(?: [A-Z][\w’'-]*)+)+")
_LEADS_WITHIN = 40  # characters
_COUNTS = re.compile(rf"(?:{ENGLISH.pattern('people', 'one_of_many')}|.*\w['’]s)\s", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|\n|[.!?:|*“”\"'\d])\s*$")
_OPENS_WITHIN = 8  # characters
_WHO = re.compile(r"[*_]*(?:,? who\b|,? \d{2}\b|:)")


def read_new_name(roster: Roster, words: str, mention: Mention) -> Bearer | str | None:
    """Whom a source names that nobody of its text is called by; the words where it is no name.

    A person's where something around it is said of people. Else what stands inside of a sentence
    is a body's, "according to Selkie"; what means many, or is counted, is no name: "Participants".

    Args:
        roster: of the document; who is named is entered.
        words: of the source.
        mention: the name in it.
    """
    name, text = mention.name, roster.text
    if len(name.bare) == 1:  # "(R)"
        return None
    if _is_plain_body(roster, name) or _is_persons(text, mention, words):
        return roster.add(name)
    whole = _whole_name(text, mention.span, words)
    several = " " in whole.of(text)
    last = fold(whole.of(text).rpartition(" ")[2])
    many = is_many(last) or is_person_word(last) or last.endswith("s")
    counted = _COUNTS.match(words) or any(True for _ in find_numbers(last))
    if counted or many or (several and _is_in_headline(text, whole)):
        return words
    if several or shows_body(text, mention) or not _opens_sentence(text, whole):
        return roster.body(replace(name, given=(), surname=whole.of(text), body=True))
    return roster.add(name)


def _is_persons(text: str, mention: Mention, words: str) -> bool:
    """Whether a name, or what stands around it, is said of people."""
    name, end = mention.name, mention.span.end
    if name.titles or mention.offices or name.bare.isupper():  # a label, if no acronym
        return True
    if gender_of_given(name.given[0] if name.given else name.surname) is not None:
        return True
    before = words.partition(name.bare)[0].split()
    if before and is_person_word(before[-1].strip(",")):
        return True
    return _WHO.match(text, end) is not None or pronoun_behind(text, end, len(text)) is not None


def _is_plain_body(roster: Roster, name: Name) -> bool:
    """Whether the words of a name are a body's: "UNDP"; not "NFL Legend"."""
    return roster.is_body(name) and not is_person_word(fold(name.surname))


def _whole_name(text: str, span: Span, words: str) -> Span:
    """A body's name with the people it is of, and what it is for: "Western | Selkie | for Orlo".

    Of other words before it those with which a source begins, inside of a sentence: "Rolling Orth".
    """
    start = span.start
    leads = _LEADS.search(text, max(0, start - _LEADS_WITHIN), start)
    for word in reversed(leads.group().split() if leads else []):
        opens = _opens_sentence(text, Span(start - len(word) - 1, start))
        if fold(word) not in NOT_FIRST and (opens or not words.startswith(word)):
            break
        start -= len(word) + 1
    tail = _TAIL.match(text, span.end)
    return Span(start, tail.end() if tail else span.end)


def _is_in_headline(text: str, name: Span) -> bool:
    """Whether a name stands in a line of capitalised words."""
    line, end = text.rfind("\n", 0, name.start) + 1, text.find("\n", name.end)
    return is_headline(text[line : end if end >= 0 else len(text)])


def _opens_sentence(text: str, name: Span) -> bool:
    """Whether a name stands first in its sentence or line."""
    return _OPENS.search(text, max(0, name.start - _OPENS_WITHIN), name.start) is not None
