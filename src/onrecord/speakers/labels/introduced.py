"""Introduced: who says their own name in a turn, and who is thanked by name beside it."""

import re
from bisect import bisect_left

from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.model import Turn
from onrecord.speakers.naming.mentions import find_mentions
from onrecord.speakers.naming.offices import Office, read_office
from onrecord.speakers.naming.roster import Bearer, Roster
from onrecord.text import SENTENCE_STOP, Agreement, Name, Span, compare_names, text_at

__all__ = ["find_introduced", "find_shown", "name_asker", "name_itself"]

_OPENING = 300  # characters of a turn in which somebody introduces themselves
_SELF = compile_late(r"\b(?:[Mm]y name is|I am|I['’]m)\s+")
_CLOSES = compile_late(r"\s*(?:[,.;—–]|\s(?:and|from|with|of|here)\b|$)")
_LETS_SPEAK = compile_late(r"\b(?:" + ENGLISH.pattern("people", "lets_speak") + r")", re.IGNORECASE)
_SENTENCE = 400  # characters of a sentence that are looked at on either side


_SHOWN = 120  # characters before a name in which its office and a word of showing stand
# "To my left is the chair, ", "beside me our director, ", "with me today is the chief engineer, "
_SHOWS = compile_late(
    r"\b(?:" + ENGLISH.pattern("people", "shows") + r")\b(?:\s[\w.’'-]+){0,5}?\s(?:the|our|your)\s"
    r"(?P<office>[\w’' -]{3,60}),\s+(?:[A-Z][\w.]*\s+){0,3}$",
    re.IGNORECASE,
)
_PLEASANT = compile_late(
    rf"\s*(?:(?:{ENGLISH.pattern('people', 'greets')})\b[^.?!:;\n]{{0,40}}[.,!]\s+)?"
    rf"(?:(?:{ENGLISH.pattern('people', 'names_itself')})\s+)?",
    re.IGNORECASE,
)
# Behind a name: ", the Carrow Courier. ", " from Radio Lund. ", " with the Lund Ledger: "
_OUTLET = compile_late(
    rf"(?:,|,? (?:{ENGLISH.pattern('people', 'at_outlet')}))\s+(?:the\s+)?[A-Z\d][\w.&’'-]*"
    r"(?:\s+(?:[a-z&]{1,3}\s+){0,2}[A-Z\d][\w&’'-]*){0,5}\s?[.:?!–—-](?:\s|$)"
)


def name_itself(text: str, turn: Turn) -> Name | None:
    """The full name by which a turn's speaker introduces themselves; None if they do not."""
    said = text_at(text, turn.said)[:_OPENING]
    for hit in _SELF.finditer(said):
        mention = next(find_mentions(said, Span(hit.end(), len(said))), None)
        if mention is None or mention.possessive or not mention.name.given:
            continue
        start = mention.span.start - len(" ".join(mention.name.titles))
        if start - 1 <= hit.end() and _CLOSES.match(said, mention.span.end):
            return mention.name
    return None


def name_asker(text: str, turn: Turn) -> Name | None:
    """The full name with which a question opens, and the outlet behind it; None if none does.

    "Thank you. Ida Brandt, the Carrow Courier. Minister, …", "Ida Brandt with Radio Lund: …"
    """
    said = text_at(text, turn.said)[:_OPENING]
    opens = _PLEASANT.match(said)
    mention = next(find_mentions(said, Span(opens.end() if opens else 0, len(said))), None)
    if mention is None or mention.possessive or not mention.name.given:
        return None
    if said[opens.end() if opens else 0 : mention.span.start].strip():
        return None
    return mention.name if _OUTLET.match(said, mention.span.end) else None


def find_shown(roster: Roster, office: Office) -> list[Bearer]:
    """Those whom somebody shows to the listeners by office: "to my left is the chair, …"."""
    found: dict[Bearer, None] = {}
    for mention, who in roster.mentions:
        if not mention.name.given or mention.possessive:
            continue
        before = roster.text[max(0, mention.span.start - _SHOWN) : mention.span.start]
        shown = _SHOWS.search(before)
        if shown is None:
            continue
        named = read_office(shown["office"])
        if named is not None and office.fits(named):
            found.setdefault(who)
    return list(found)


def find_introduced(roster: Roster, name: Name, before: int, office: Office | None) -> list[Bearer]:
    """Those of a surname whom others introduce by full name before they speak first.

    Under an office, whoever is given that office there; a relative who is spoken of has another.
    """
    found: dict[Bearer, None] = {}
    for mention, who in roster.mentions[: bisect_left(roster.starts, before)]:
        if not mention.name.given or mention.possessive:
            continue
        if compare_names(mention.name.bare, name.bare) is Agreement.NONE:
            continue
        if office is None:
            fits = _LETS_SPEAK.search(_sentence_at(roster.text, mention.span)) is not None
        else:
            phrases = (" ".join(mention.name.titles), *(o.of(roster.text) for o in mention.offices))
            read = (read_office(phrase) for phrase in phrases if phrase)
            fits = any(held is not None and office.fits(held) for held in read)
        if fits:
            found.setdefault(who)
    return list(found)


def _sentence_at(text: str, span: Span) -> str:
    """The sentence that holds a span, as far as it is looked at."""
    before = SENTENCE_STOP.split(text[max(0, span.start - _SENTENCE) : span.start])[-1]
    return before + SENTENCE_STOP.split(text[span.start : span.end + _SENTENCE])[0]
