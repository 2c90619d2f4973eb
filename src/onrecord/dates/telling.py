"""Telling: the words of a report that tell on which occasion a thing was said."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.language import ENGLISH, fill_in
from onrecord.model import Document, Occasion, Statement
from onrecord.text import Span, blank_out, cover, find_paragraphs, find_sentences, find_words

__all__ = [
    "BESIDE",
    "KINDS",
    "NAME",
    "NETWORKS",
    "ONE_A_DAY",
    "POST",
    "PRESS",
    "WRITTEN",
    "Told",
    "agree_in_kind",
    "is_not_held",
    "kind_of",
    "name_told",
    "names_in",
    "names_of_setting",
    "read_all",
    "read_near",
    "read_own_sentence",
    "read_told",
    "was_told_another",
]

KINDS: tuple[tuple[str, str], ...] = tuple(  # kind, words that tell it; the first that fits
    (kind, ENGLISH.pattern("occasions", f"kinds.{kind}"))
    for kind in ENGLISH.table("occasions", "kinds")
)
_BROADCASTER = "(?:" + ENGLISH.pattern("occasions", "broadcasters").replace(" ", r"\s") + ")"
_IN_REPORTS: Mapping[str, str] = {
    kind: fill_in(ENGLISH.pattern("occasions", f"in_reports.{kind}"), BROADCASTER=_BROADCASTER)
    for kind in ENGLISH.table("occasions", "in_reports")
}
# One a day, with many hosts and speakers named in its title: only its kind tells it.
ONE_A_DAY = frozenset({"debate", "hearing"})
# One person holds one a day: another name of it sets no other apart, but another place does.
PRESS = frozenset({"press conference", "briefing"})
# Kinds that nobody speaks at.
POST = "post"  # which no speech is called, as a statement may be
WRITTEN = frozenset({"statement", "advertisement", POST})
# Kinds that one report calls so and another so. A televised town hall is an interview before a
# crowd, a rally is a speech; who told reporters was perhaps at a press conference.
_ALIKE = (
    PRESS,
    frozenset({"interview", "call", "town hall"}),
    frozenset({"speech", "town hall"}),
)
_ANOTHER = re.compile(
    r"\b(?:(?:"
    + ENGLISH.pattern("occasions", "another")
    + r")\s(?:[\w’'-]+\s){0,3}|(?:"
    + ENGLISH.pattern("occasions", "another_before")
    + r")\s(?:[\w’'-]+\s)?)\Z",
    re.IGNORECASE,
)
_NOT_HELD = re.compile(
    r"\b(?:" + ENGLISH.pattern("occasions", "not_held") + r")\s(?:[\w’'-]+\s){0,4}\Z",
    re.IGNORECASE,
)
_WAS_NOT_HELD = re.compile(
    r"\s(?:[\w’'-]+\s){0,4}?(?:was|were|been|is|be)\s(?:\w+\s)?(?:"
    + ENGLISH.pattern("occasions", "was_not_held")
    + r")\b"
)
# Between a kind and its day: “the debate on the evening of April 4”, “the rally in Orlo on Monday”.
_BESIDE_DAY = re.compile(r"(?:['’]s)?\s(?:(?:[a-z]{2,7}|[A-Z][\w’-]+)\s){0,5}")
_LOOK_BEFORE = 40  # characters before a word for a kind in which such a word is looked for
_AROUND = 900  # characters before a statement: three or four paragraphs of news
_BEHIND = 300  # characters behind it
_LEAD = 700  # characters of a report in which it says what it is about
BESIDE = 160  # characters beside a statement in which its medium or hearer is told
_SHORTEST = 2  # letters of a name
NETWORKS = ENGLISH.words("occasions", "networks")
_QUOTED = re.compile(r"[“\"][^“”\"\n]{40,2000}[”\"]|‘‘[^\n]{40,2000}?’’|''[^\n]{40,2000}?''")
_NO_NAMES = ENGLISH.words("occasions", "not_names")
_HEARER = re.compile(
    r"\b(?:"
    + ENGLISH.pattern("occasions", "hearer")
    + r")\s(?:[Tt]he\s)?([A-Z][\w’'.&-]*(?:\s[A-Z][\w’'.&-]*){0,4})"
)
_STATES = ENGLISH.table("places", "postal")
_STATE_CODE = re.compile(r",\s([A-Z]{2})\b")


@dataclass(frozen=True, slots=True)
class Told:
    """What one stretch of a report tells of an occasion."""

    kinds: frozenset[str]  # that are told as the one of the saying
    others: frozenset[str]  # told of another occasion only: “after the debate”
    names: frozenset[str]  # in small letters: a host, an outlet, a place
    # Of these, the names behind a word for a kind: “a rally in Orlo”; of a programme or a host that
    # is told with its network, its own alone: every programme of a network bears the network's.
    where: frozenset[str]
    own: bool  # whether it is the sentence or paragraph of the statement


def kind_of(title: str) -> str | None:
    """The kind of occasion that a title tells."""
    for kind, pattern in KINDS:
        if re.search(rf"\b(?:{pattern})\b", title, re.IGNORECASE):
            return kind
    return None


def agree_in_kind(one: str | None, other: str | None) -> bool:
    """Whether two kinds may be of one occasion."""
    return one == other or any(one in each and other in each for each in _ALIKE)


def names_in(text: str, kind: str | None = None) -> frozenset[str]:
    """The names in a title or a stretch of a report, in small letters; none of a debate's title."""
    if kind in ONE_A_DAY:
        return frozenset()
    states = " ".join(_STATES[code] for code in _STATE_CODE.findall(text) if code in _STATES)
    return frozenset(states.lower().split()) | frozenset(
        word.form
        for word in find_words(text)
        if text[word.start].isupper()
        and word.end - word.start >= _SHORTEST
        and word.form not in _NO_NAMES
        and not _OF_KIND.fullmatch(word.form)
    )


def names_of_setting(title: str, kind: str | None) -> frozenset[str]:
    """The names of a title by which a place or host told elsewhere may agree with it.

    Of a press conference only the place behind the word for its kind: its title names a subject.
    """
    if kind not in PRESS:
        return names_in(title, kind)
    places = (_name_in(_WHERE.match(title, found.end())) for found in _KIND.finditer(title))
    return frozenset().union(*(names_in(place) for place in places if place))


def name_told(
    document: Document, statement: Statement
) -> tuple[str | None, str | None, str | None]:
    """The kind, place and host of an occasion, as the statement's own sentence tells them."""
    own = read_own_sentence(document, statement) or ""
    for found in _KIND.finditer(own):
        if _is_another(own, found):
            continue
        kind = KINDS[int((found.lastgroup or "k0")[1:])][0]
        where, host = _WHERE.match(own, found.end()), _HOST.match(own, found.end())
        return kind, _name_in(where), _name_in(host)
    return None, None, None


def read_own_sentence(document: Document, statement: Statement) -> str | None:
    """The sentence in which a report tells who speaks, without what is said."""
    place = cover((*statement.cue, *statement.source))
    if place is None:
        return None
    text = document.text
    area = Span(max(0, place.start - _BEHIND), min(len(text), place.end + _BEHIND))
    said = [s.shifted(-area.start) for s in statement.content if area.start <= s.start]
    near = _blank_quotes(blank_out(area.of(text), [s for s in said if s.end <= area.end]))
    at = place.start - area.start
    own = next((s for s in find_sentences(near, Span(0, len(near))) if at in s), None)
    return own.of(near) if own else None


def _name_in(found: re.Match[str] | None) -> str | None:
    """The name that was found, without the mark of an owner."""
    return re.sub(r"[’']s?\Z", "", found[found.lastindex or 0]) if found else None


# A day that follows a name is no part of it: “in Orlo Tuesday”.
_DAYS = "|".join(
    word.capitalize()
    for name in ("weekdays", "months")
    for word in ENGLISH.listed("calendar", name)
)
_WORD = rf"(?!(?:{_DAYS})\b)[A-Z](?:[\w&’'-]|\.(?=\w))*"
NAME = rf"({_WORD}(?:\s(?:of the|of|the|&)?\s?{_WORD}){{0,4}})"
_PROGRAMME = rf"({_WORD}(?:\s(?:of the|of|the|&|and)?\s?{_WORD}){{0,4}})"  # “Fox and Friends”
_WHERE = re.compile(rf"\s(?:[a-z]\w+\s){{0,2}}?(?:in|at)\s(?:the\s)?{NAME}")
_HOST = re.compile(
    rf"\s(?:(?:with|to|by)\s(?:the\s)?[“\"'‘]*{NAME}|on\s(?:the\s)?[“\"'‘]*{_PROGRAMME}"
    rf"|(?<=[’']s\s)[“\"‘']*{_PROGRAMME}|{_BROADCASTER}[’']s\s[“\"‘']*{_PROGRAMME}"
    rf"|({_BROADCASTER}))(?!\w)(?!\s[a-z]{{3,}}s\b)"  # “with Iowa reporters” names no host
)
_OF_KIND = re.compile("|".join(pattern for _, pattern in KINDS))
_IN_TITLES_ONLY = re.compile(r"(?:^|\|)(?:remarks|address\(\?:es\)\?|talks to|speaks to)(?=\||$)")
_KIND = re.compile(
    r"\b(?:"
    + "|".join(
        f"(?P<k{n}>{_IN_TITLES_ONLY.sub('', pattern)}"
        f"{'|' + _IN_REPORTS[kind] if kind in _IN_REPORTS else ''})"
        for n, (kind, pattern) in enumerate(KINDS)
    )
    + r")(?![\w])",
    re.IGNORECASE,
)


def read_near(document: Document, statement: Statement) -> Iterator[Told]:
    """What a report tells of a statement's occasion, from the nearest words to the farthest.

    Its own sentence without its content, its paragraph, the paragraphs before and the one behind,
    and the lead of the report. Long quotations are left out. Linear in what stands near.
    """
    place = cover((*statement.cue, *statement.source, *statement.content))
    if place is None:
        return
    text = document.text
    area = Span(max(0, place.start - _AROUND), min(len(text), place.end + _BEHIND))
    near = blank_out(
        text[area.start : area.end], [s.shifted(-area.start) for s in statement.content]
    )
    near = _blank_quotes(near)
    here = place.start - area.start, place.end - area.start
    whole = Span(0, len(near))
    sentences = [s for s in find_sentences(near, whole) if s.overlaps(Span(*here))]
    own = cover(sentences)
    if own is not None:
        yield _read(own.of(near), own=True)
    paragraphs = find_paragraphs(near, whole)
    mine = cover([p for p in paragraphs if p.overlaps(Span(*here))])
    if mine is not None:
        yield _read(mine.of(near), own=True)
    before = [p for p in paragraphs if p.end <= here[0]]
    for paragraph in reversed(before):
        yield _read(paragraph.of(near), own=False)
    behind = [p for p in paragraphs if p.start >= here[1]]
    for paragraph in behind[:1]:
        yield _read(paragraph.of(near), own=False)
    yield _read(f"{document.title or ''}\n{_blank_quotes(text[:_LEAD])}", own=False)


def read_told(document: Document, statement: Statement) -> Told:
    """What a statement's own sentence and the first sentence of its paragraph tell, and no more."""
    place = cover((*statement.cue, *statement.source, *statement.content)) or Span(0, 0)
    text = document.text
    area = Span(max(0, place.start - _AROUND), min(len(text), place.end + _BEHIND))
    said = [span.shifted(-area.start) for span in statement.content]
    near = _blank_quotes(blank_out(area.of(text), said))
    here = place.shifted(-area.start)
    whole = Span(0, len(near))
    mine = [p for p in find_paragraphs(near, whole) if p.overlaps(here)]
    sentences = find_sentences(near, cover(mine) or here)
    told = [s.of(near) for n, s in enumerate(sentences) if not n or s.overlaps(here)]
    return _read("\n".join(told), own=True)


def read_all(text: str) -> frozenset[str]:
    """The kinds of occasions that a stretch tells, of the saying or of another."""
    told = _read(text, own=True)
    return told.kinds | told.others


def is_not_held(text: str, day: Span) -> bool:
    """Whether a day is that of an occasion that was not held, or is not yet.

    “Proposed a debate on the evening of April 4”, “cancelled a Monday rally”: the day stands right
    behind a word for a kind, or right before it.
    """
    behind = _KIND.search(text, day.end, min(len(text), day.end + _LOOK_BEFORE))
    if behind is not None and _BESIDE_DAY.fullmatch(text, day.end, behind.start()):
        return _was_not_held(text, Span(day.start, behind.end()))
    before = list(_KIND.finditer(text, max(0, day.start - _LOOK_BEFORE), day.start))
    if before and _BESIDE_DAY.fullmatch(text, before[-1].end(), day.start):
        return _was_not_held(text, Span(before[-1].start(), day.end))
    return False


def was_told_another(text: str, place: Span, occasion: Occasion) -> bool:
    """Whether the paragraph of a statement tells a hearer whom the occasion's title lacks."""
    low = max(place.start - BESIDE, text.rfind("\n", 0, place.start) + 1)
    end = text.find("\n", place.end)
    high = place.end + BESIDE if end < 0 else min(end, place.end + BESIDE)
    held = {word.form for word in find_words(f"{occasion.title}")}
    held |= {part for name in occasion.people for part in name.split("-")}
    return any(
        not held & {word.form for word in find_words(found[1])}
        for found in _HEARER.finditer(text, low, high)
    )


def _is_another(text: str, kind: re.Match[str]) -> bool:
    """Whether a word for a kind tells of another occasion than that of the saying."""
    low = max(0, kind.start() - _LOOK_BEFORE)
    if _ANOTHER.search(text[low : kind.start()]) is not None:
        return True
    return _was_not_held(text, Span(*kind.span()))


def _was_not_held(text: str, kind: Span) -> bool:
    """Whether the words around a kind of occasion tell that it was not held."""
    before = text[max(0, kind.start - _LOOK_BEFORE) : kind.start]
    return bool(_NOT_HELD.search(before) or _WAS_NOT_HELD.match(text, kind.end))


def _blank_quotes(text: str) -> str:
    return blank_out(text, [Span(*m.span()) for m in _QUOTED.finditer(text)])


def _read(text: str, *, own: bool) -> Told:
    """What a stretch tells."""
    kinds: set[str] = set()
    where: set[str] = set()
    others: set[str] = set()
    for found in _KIND.finditer(text):
        kind = KINDS[int((found.lastgroup or "k0")[1:])][0]
        another = _is_another(text, found)
        (others if another else kinds).add(kind)
        for pattern in () if another else (_WHERE, _HOST):
            names = names_in(_name_in(pattern.match(text, found.end())) or "")
            where |= (names - NETWORKS) or names
    return Told(frozenset(kinds), frozenset(others - kinds), names_in(text), frozenset(where), own)
