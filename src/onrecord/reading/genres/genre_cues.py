"""Cues: what in a text speaks for or against its being somebody's own words, each measured 0 to 1.

A cue has the span that shows it best. The words are data; how much each cue weighs stands in
`weights.py`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.language import ANY, ENGLISH, fill_in
from onrecord.reading.genres.body import Layout
from onrecord.reading.genres.giving_out import Issuer, count_own, find_issuer
from onrecord.reading.genres.issuing_bodies import (
    find_body_name,
    find_issued,
)
from onrecord.reading.genres.officers import find_quoted
from onrecord.reading.genres.presenting import announces, presents
from onrecord.reading.genres.solo import find_numbers
from onrecord.reading.heads.genre_forms import NEWS_VERB, Form, find_forms, words_of_name
from onrecord.reading.heads.particulars import find_dateline
from onrecord.reading.turns.stages import is_stage
from onrecord.text import Span, blank_out, is_title

__all__ = [
    "GREETING",
    "QUOTED",
    "WORD",
    "Cue",
    "Hints",
    "find_cues",
    "find_first_persons",
    "find_reported",
    "forms_of",
    "is_office",
    "spoken_share",
]


_FEWEST_WORDS = 40  # in fewer, a share says nothing
_ENTRY_LINE = 60  # characters
_FEWEST_ENTRIES = 4
_FEWEST_SENTENCES = 5  # in fewer, a share says nothing
_OWN_SHARE = 0.25  # of its sentences in which a body tells of itself
_HEAD_LINES = 14  # paragraphs
_FOOT_LINES = 4
_LONGEST_OFFICE = 14  # words of an office and a name
_NO_OFFICE = ENGLISH.words("genre_cues", "no_office")
_CLOSE = 12  # characters before a verb in which "I" makes it the speaker's own
_LONG_LINE = 300  # characters; longer is no line of a head
# Of lowered text, as are the words to listeners: three times as fast as to ignore case.
_FIRST_PERSON = re.compile(r"\b(?:" + ANY.pattern("genre_cues", "first_person") + r")\b")
WORD = re.compile(r"\w+(?:['’]\w+)?")
QUOTED = re.compile(r"[“\"«„][^“”\"«»„]{0,2000}[”\"»“]|(?<!\w)''.{0,2000}?''", re.DOTALL)
# Words to listeners: "Good morning", "Mr. Chairman, members of the committee", "Thank you."
_LISTENERS = re.compile(r"\b(?:" + ANY.pattern("genre_cues", "listeners") + r")")
# How somebody begins to speak whom no label names: "Good afternoon, everyone."
GREETING = re.compile(
    rf"[\W_]*(?:(?:{ENGLISH.pattern('genre_cues', 'before_greetings')}),? )?"
    rf"(?:{ENGLISH.pattern('genre_cues', 'greetings')})",
    re.IGNORECASE,
)
_BODY_SPEAKS = re.compile(
    fill_in(
        ENGLISH.expression("issuers", "body_speaks"),
        BODIES=ENGLISH.pattern("issuers", "speakers"),
        ACTS=ENGLISH.pattern("issuers", "performs"),
    )
)
# Who is reported to have said something, outside marks: "Okello said", "she told reporters"
_SAID = re.compile(r"\b(?:" + ENGLISH.pattern("genre_cues", "reported") + r")\b")
_OWN = re.compile(
    r"\b(?:" + ENGLISH.pattern("genre_cues", "own_before") + r") $",
    re.IGNORECASE,
)
_TO_PRESS = re.compile(ENGLISH.pattern("genre_cues", "to_press"))
_BROUGHT_BY = re.compile(
    r"\b(?:" + ENGLISH.pattern("genre_cues", "brought_by") + r")",
)
# "As prepared for delivery", "Check against delivery", "Es gilt das gesprochene Wort"
_DELIVERY = re.compile(
    ANY.pattern("genre_cues", "delivery"),
    re.IGNORECASE,
)
# A line that is a time of day: "2:13 P.M. EDT", "END 2:17 P.M.", "(Whereupon, at 4:10 p.m. …)"
_CLOCK = re.compile(ENGLISH.expression("genre_cues", "clock"), re.IGNORECASE)
_STAGE = re.compile(r"\(([^()\n]{3,60})\)|\[([^\[\]\n]{3,60})\]")
_ENTRY = re.compile(  # of a live blog: "11.40", "10:05 GMT", "3h ago"
    ENGLISH.expression("genre_cues", "entries"), re.IGNORECASE
)
_BULLET = re.compile(r"[ \t]*(?:[-–—*•·▪]|\d{1,2}[.)])[ \t]+\S")
_PRINTED_QUOTE = re.compile(r"[^“\"«\n]{0,160}[:,–—]\s{0,4}\**\s?[“\"«]|\W{0,4}[“\"«]")
_OFFICE_LINE = re.compile(
    r"(?:By\s+|by\s+|Speaker:\s*|Remarks (?:by|of)\s+)?(?P<name>[A-Z][^\n:;?!“”]{3,90})"
)


class Hints(NamedTuple):
    """What else than the text tells: its title, the name of its file, and of what kind that is."""

    title: str | None = None
    name: str = ""
    captions: bool = False
    publisher: str | None = None
    above: tuple[str, ...] = ()  # of a page: the lines around its headline
    byline: tuple[str, ...] = ()  # who wrote it, as page or head tell
    speaker: str | None = None  # who speaks, as the fields of a head tell


class Cue(NamedTuple):
    """One thing that tells, how strongly, and where it stands best."""

    feature: str
    value: float  # 0 to 1
    span: Span | None = None


def spoken_share(text: str, span: Span) -> float:
    """How many of the words outside quotation marks are "I" or "we"."""
    words = QUOTED.sub(" ", span.of(text))
    return len(find_first_persons(words)) / max(len(WORD.findall(words)), _FEWEST_WORDS)


def find_first_persons(text: str) -> list[re.Match[str]]:
    """Where a text says "I" or "we"; no match holds the letters as they are printed."""
    return list(_FIRST_PERSON.finditer(_lower(text)))


def _lower(text: str) -> str:
    """A text in small letters, each at its own place."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(sign if len(sign.lower()) > 1 else sign.lower() for sign in text)


def forms_of(layout: Layout, hints: Hints) -> Iterator[tuple[str, Form, Span | None]]:
    """The forms that title, head and name of the file name, in this order, with their places."""
    text = layout.text
    if hints.title:
        at = text.find(hints.title)
        span = Span(at, at + len(hints.title)) if at >= 0 else None
        yield from (("title", form, span) for form in find_forms(hints.title))
    for span in layout.heads:
        whole = span.of(text)
        for each in dict.fromkeys((whole, *whole.split("\n"))):
            line = " ".join(each.strip("*_#>= \t").split())
            if line and line != hints.title:
                yield from (("head", form, span) for form in find_forms(line))
    yield from (("head", form, None) for line in hints.above for form in find_forms(line))
    yield from (("name", form, None) for form in find_forms(words_of_name(hints.name)))


def find_cues(layout: Layout, hints: Hints) -> list[Cue]:
    """All cues of a text but its labels.

    Args:
        layout: the paragraphs of a text; one at least is of its body.
        hints: what else tells.

    Returns:
        Cues in no order, those of value 0 left out. Linear time.
    """
    issuer = find_issuer(layout, hints.title, hints.publisher, hints.above)
    officers = [each.span for each in find_quoted(layout, issuer)] if issuer else []
    text = blank_out(layout.text, officers)  # whom a body quotes of its own speaks with it
    inner = tuple(p for p in layout.inner if not text[p.start : p.end].isspace())
    whole = Span(inner[0].start, inner[-1].end)
    plain = QUOTED.sub(lambda m: " " * len(m.group()), text[whole.start : whole.end])
    found = [
        *_find_issuing(issuer, plain),
        *_find_shares(plain, whole, text),
        *_find_lines(layout),
        *_find_print(text, plain, inner),
    ]
    named = find_body_name(layout, hints.title, hints.publisher)
    if named is not None:
        found.append(Cue("body in head", 1.0, named.span))
    issued = find_issued(layout)
    if issued is not None:
        found.append(Cue("issued", 1.0, issued))
    notes = [p for p in layout.below if any(map(str.isalnum, p.of(text)))]
    if notes:
        found.append(Cue("notes", 1.0, notes[0]))
    if hints.captions:
        found.append(Cue("captions", 1.0))
    signed = _find_signature(layout, hints)
    if signed is not None:
        found.append(Cue("signed", 1.0, signed))
    if hints.title and NEWS_VERB.search(hints.title):
        found.append(Cue("headline", 1.0))
    return [cue for cue in found if cue.value > 0]


def _find_issuing(issuer: Issuer | None, plain: str) -> Iterator[Cue]:
    """Whether a body opens its own text, and how many sentences have it as their subject."""
    if issuer is None:
        return
    own, total = count_own(plain, issuer)
    yield Cue("opens as issuer", 1.0, issuer.span)
    yield Cue(
        "tells of itself", min(1.0, own / max(total, _FEWEST_SENTENCES) / _OWN_SHARE), issuer.span
    )


def _find_signature(layout: Layout, hints: Hints) -> Span | None:
    """The last line of a text, where it is the name, or its first word, of whoever wrote it."""
    last = layout.inner[-1]
    line = last.of(layout.text).strip("*_—–- \t\n,.").casefold()
    names = (name.casefold() for name in hints.byline)
    return last if any(line in {name, name.split()[0]} for name in names) else None


def _find_shares(plain: str, whole: Span, text: str) -> Iterator[Cue]:
    """How much of the words outside quotation marks is spoken, addressed, or told of others."""
    words = max(len(WORD.findall(plain)), _FEWEST_WORDS)
    own = find_first_persons(plain)
    yield Cue("first person", min(1.0, len(own) / words / 0.04), _at(own, whole))
    listeners = list(_LISTENERS.finditer(_lower(plain)))
    yield Cue("listeners", min(1.0, len(listeners) / 3), _at(listeners, whole))
    said = _reported(plain)
    yield Cue("reported speech", min(1.0, 100 * len(said) / words / 1.0), _at(said, whole))
    press = list(_TO_PRESS.finditer(plain))
    yield Cue("sources", min(1.0, len(press) / 3), _at(press, whole))
    bodies = list(_BODY_SPEAKS.finditer(plain))
    yield Cue("performs", min(1.0, len(bodies) / 2), _at(bodies, whole))
    brought = list(_BROUGHT_BY.finditer(plain))
    yield Cue("reporter", float(bool(brought)), _at(brought, whole))
    quoted = _count_spaces(plain) - _count_spaces(whole.of(text))
    yield Cue("quoted", min(1.0, quoted / max(len(plain), 1) / 0.25))


def _count_spaces(text: str) -> int:
    """How many characters of a text are white space."""
    return len(text) - sum(map(len, text.split()))


def _reported(plain: str) -> list[re.Match[str]]:
    """Where a text without its quotations says what somebody else said."""
    return [
        said
        for said in _SAID.finditer(plain)
        if not _OWN.search(plain, max(0, said.start() - _CLOSE), said.start())
    ]


def find_reported(text: str, span: Span) -> bool:
    """Whether a stretch reports: what somebody else said, or words in quotation marks."""
    return bool(_reported(QUOTED.sub(" ", span.of(text))) or QUOTED.search(span.of(text)))


def _at(found: Sequence[re.Match[str]], whole: Span) -> Span | None:
    """Where the first of some matches stands in the document."""
    return Span(whole.start + found[0].start(), whole.start + found[0].end()) if found else None


def _find_lines(layout: Layout) -> Iterator[Cue]:
    """What whole lines of head and foot tell."""
    text, heads, inner, below = layout.text, layout.heads, layout.inner, layout.below
    edges = [*heads[-_HEAD_LINES:], *inner[:2], *inner[-_FOOT_LINES:], *below[:_FOOT_LINES]]
    short = [span for span in edges if span.end - span.start <= _LONG_LINE]
    told = (s for s in short[: len(heads) + _FOOT_LINES] if _DELIVERY.search(text, *s))
    lead = (s for s in heads if presents(s.of(text)) or announces(s.of(text)))
    delivered = next(told, None) or next(lead, None)
    if delivered is not None:
        yield Cue("delivery", 1.0, delivered)
    clocks = [span for span in short if _CLOCK.fullmatch(text, span.start, span.end)]
    yield Cue("times", min(1.0, len(clocks) / 2), clocks[0] if clocks else None)
    place, _ = find_dateline(text)
    if place:
        at = text.find(place)
        yield Cue("dateline", 1.0, Span(at, at + len(place)))
    for span in heads:
        found = _OFFICE_LINE.fullmatch(" ".join(span.of(text).strip("*_# ").split()))
        if found and is_office(found["name"]):
            yield Cue("office in head", 1.0, span)
            break


def is_office(line: str) -> bool:
    """Whether a line is an office and a name: "Governor Ida Brandt", "Ida Brandt, Governor"."""
    words = [word.strip(".,()").lower() for word in line.split()]
    if not 1 < len(words) <= _LONGEST_OFFICE or not line.rsplit(maxsplit=1)[-1][:1].isupper():
        return False
    titled = [is_title(word) and word not in _NO_OFFICE for word in words]
    opens = is_title(words[0]) and words[0] != "the" and any(titled[:3])
    behind = "," in line and any(titled[2:5])
    return opens or behind


def _find_print(text: str, plain: str, paragraphs: Sequence[Span]) -> Iterator[Cue]:
    """How the text is printed: stage directions, entries, list items, collected quotations."""
    stages = [m for m in _STAGE.finditer(plain) if is_stage(m[1] or m[2])]
    if stages:
        at = Span(paragraphs[0].start + stages[0].start(), paragraphs[0].start + stages[0].end())
        yield Cue("stage directions", min(1.0, len(stages) / 2), at)
    many = len(paragraphs)
    entries = [
        p
        for p in paragraphs
        if p.end - p.start < _ENTRY_LINE and _ENTRY.fullmatch(text, p.start, p.end)
    ]
    if len(entries) >= _FEWEST_ENTRIES:
        yield Cue("entries", min(1.0, 3 * len(entries) / many), entries[0])
    bullets = [p for p in paragraphs if _BULLET.match(text, p.start, p.end)]
    if find_numbers(text, paragraphs):
        bullets = []  # whose paragraphs are numbered argues, as rulings and notes do
    yield Cue("list items", min(1.0, 2 * len(bullets) / many), bullets[0] if bullets else None)
    quotes = [p for p in paragraphs if _PRINTED_QUOTE.match(text, p.start, p.end)]
    yield Cue("quotations", min(1.0, 2 * len(quotes) / many), quotes[0] if quotes else None)
    asked = sum(
        1
        for p in paragraphs
        if plain[p.end - 1 - paragraphs[0].start : p.end - paragraphs[0].start] == "?"
    )
    yield Cue("questions", min(1.0, 5 * asked / many))
