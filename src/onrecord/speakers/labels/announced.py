"""Announced: whom a document names as speaking outside of what is said in it, and their offices."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.model import Document, PartKind
from onrecord.speakers.labels.labels_as_names import name_of_label
from onrecord.speakers.naming.mentions import Mention, find_mentions
from onrecord.speakers.naming.name_words import without_tail
from onrecord.speakers.naming.offices import Office, read_office
from onrecord.text import (
    LabelKind,
    Name,
    Span,
    blank_out,
    fold,
    name_before_part,
    names_agree,
    parse_name,
    sort_label,
    write_name,
)

__all__ = ["Announced", "Place", "find_announced"]


_HEAD = 4000  # characters before the first turn in which speakers are listed
_ARTICLE = 20_000  # characters of an article beside a transcript that are looked at
_LINE = 200  # characters: a line of a list of those present is no longer
_BY = compile_late(
    r"\b(?:by|from|of|with)\s(?:(?!\b(?:" + ENGLISH.pattern("announced", "by") + r")\b).)*",
    re.IGNORECASE,
)
_ROLE_LINE = compile_late(
    r"^[ \t>*#-]*((?:the |our )?[A-Za-z][\w .'’-]{2,40}?)[ \t]*:[ \t]*(\S[^\n]{0,160})$",
    re.IGNORECASE | re.MULTILINE,
)
_BRACKETS = compile_late(r"\s*[(\[]([^()\[\]\n]{3,60})[)\]]")
_HOLDS = compile_late(r"(?P<office>[A-Z][\w'’-]*(?: [\w'’-]+){0,5}) \((?:[A-Z][\w.]*\s+){0,3}$")
# Below or behind a party's name in the caption of a case: "ANSELM ORTH,  )\n  Defendant."
_PARTY = compile_late(
    r"[\s,():|]{0,80}(?P<party>" + ENGLISH.pattern("announced", "parties") + r")\b[.,]",
    re.IGNORECASE,
)
_PRESIDES = compile_late(r"[^.\n]{0,80}\bpresiding\b", re.IGNORECASE)
_BEFORE = compile_late(r"\bbefore:?\s+(?:the\s+)?(?:hon\b|honou?rable\b)", re.IGNORECASE)
_ACTS = ENGLISH.words("announced", "acts")
_ENDS_SO = ENGLISH.words("announced", "ends_so")
_TIES = ENGLISH.words("offices", "ties") | ENGLISH.words("offices", "small")
_LONG_RUN = 3  # words
_SHORT = 6  # letters; a shorter word in -ing is a name
_FILE_STOPS = ENGLISH.words("announced", "file_stops")
_FILE_WORDS = 3  # of a name in the name of a file


class Place(IntEnum):
    """Where somebody is named; an earlier one is asked first."""

    TOLD = 0  # by a person, or as the one speaker of the text
    TITLE_BY = 1  # "Remarks by President Orth"
    TITLE = 2
    LABEL = 3
    HEAD = 4
    FILE = 5


@dataclass(frozen=True, slots=True)
class Announced:
    """Somebody named, where, and the offices that stand with the name."""

    name: Name
    place: Place
    offices: tuple[Office, ...] = ()
    phrases: tuple[str, ...] = ()  # the offices as printed
    is_author: bool = False  # "by" or "from", not "with"

    def holds(self, office: Office) -> bool:
        """Whether an office may be theirs."""
        return any(office.fits(own) for own in self.offices)

    def is_short(self, label: str) -> bool:
        """Whether a label is the initials of an office of theirs: "CMO", Chief Medical Officer."""
        return any(label.upper() in _initials_of(phrase) for phrase in self.phrases)


def _initials_of(phrase: str) -> frozenset[str]:
    """The first letters of the words of an office, with ties and without; of one word none."""
    words = re.findall(r"[^\W\d_]+", phrase)
    told = [word for word in words if fold(word) not in _TIES]
    if len(words) <= 1:
        return frozenset()
    return frozenset("".join(word[0] for word in each).upper() for each in (words, told))


def find_announced(document: Document) -> list[Announced]:
    """Everybody whom title, head, labels and the name of the file announce, the surest first.

    An article above or below a transcript is part of its head; of a text without turns nobody is
    asked for.
    """
    if not document.turns:
        return []
    found = [Announced(parse_name(document.speaker), Place.TOLD)] if document.speaker else []
    found += _read_title(document.title or "")
    found += _read_labels({turn.label: None for turn in document.turns if turn.label})
    text = blank_out(document.text, document.furniture)
    begin = document.turns[0].span.start
    areas = [Span(max(0, begin - _HEAD), begin)]
    areas += [p.span for p in document.parts if p.kind is PartKind.ARTICLE and p.span.end > begin]
    for area in areas:
        found += _read_head(text, Span(area.start, min(area.end, area.start + _ARTICLE)))
    found += _read_file(document.path)
    full = [one.name for one in found if one.place in {Place.TOLD, Place.LABEL, Place.HEAD}]
    labelled = {fold(one.name.surname) for one in found if one.place is Place.LABEL}
    found = [_cut_at_label(_without_place(one, full), labelled) for one in found]
    return sorted(found, key=lambda one: one.place)


def _read_title(title: str) -> Iterator[Announced]:
    """Those whom a title names; an owner of something ("Orth's visit") is not announced."""
    plain = " ".join(title.split())
    by = _BY.search(plain)
    for mention in find_mentions(plain, Span(0, len(plain))):
        name = _without_acts(mention.name)
        if mention.possessive or name.body or not name.surname:
            continue
        if not (name.given or name.titles):
            continue
        spoken = by is not None and by.start() < mention.span.start < by.end()
        place = Place.TITLE_BY if spoken else Place.TITLE
        author = spoken and by is not None and not by.group().lower().startswith("with")
        yield Announced(name, place, _offices_of(plain, mention, name), is_author=author)


def _without_place(one: Announced, full: Iterable[Name]) -> Announced:
    """Take words of an office off a surname that head or labels print with other given names.

    "Vice Chair for Supervision Holm" is Holm where "Randi K. Holm" stands below.
    """
    name = one.name
    if one.place not in {Place.TITLE_BY, Place.TITLE} or not name.given:
        return one
    alike = [other for other in full if other.given and fold(other.surname) == fold(name.surname)]
    if not alike or any(names_agree(other.bare, name.bare) for other in alike):
        return one
    return replace(one, name=replace(name, given=(), titles=(*name.titles, *name.given)))


def _cut_at_label(one: Announced, labelled: frozenset[str] | set[str]) -> Announced:
    """A long run of capitalised words cut to the name whose surname is a label.

    "Strategic Affairs Jon Holm En Route Velm" is Jon Holm where HOLM speaks.
    """
    words = [*one.name.given, *one.name.surname.split()]
    if one.place is Place.LABEL or len(words) < _LONG_RUN:
        return one
    at = next((i for i, word in enumerate(words) if i and fold(word) in labelled), None)
    if at is None:
        return one
    name = replace(one.name, given=(words[at - 1],), surname=words[at])
    return replace(one, name=name)


def _without_acts(name: Name) -> Name:
    """A name without the verb that title case joins to it."""
    words = [*name.given, *name.surname.split()]
    while len(words) > 1:
        cut = next((i for i, word in enumerate(words) if i and _is_act(word)), None)
        if cut is None:
            break
        words = words[:cut]
    words = without_tail(words)
    bare = " ".join(words)
    return name if bare == name.bare else parse_name(" ".join((*name.titles, bare)))


def _is_act(word: str) -> bool:
    """Whether a capitalised word is a verb of a title, not a part of a name."""
    plain = fold(word).strip(".'")
    participle = plain.endswith("ing") and len(plain) > _SHORT and plain not in _ENDS_SO
    return plain in _ACTS or participle


def _offices_of(text: str, mention: Mention, name: Name) -> tuple[Office, ...]:
    """The offices printed before a name and with it."""
    phrases = [" ".join(name.titles), name.role or "", *(o.of(text) for o in mention.offices)]
    return _read_offices(phrases)


def _read_offices(phrases: Iterable[str]) -> tuple[Office, ...]:
    read = (read_office(phrase) for phrase in phrases if phrase)
    return tuple(dict.fromkeys(office for office in read if office is not None))


def _read_labels(labels: Iterable[str]) -> Iterator[Announced]:
    """Those whom labels name, with the offices there: "PRIME MINISTER OKONDE"."""
    for label in labels:
        before = name_before_part(label)
        if sort_label(label) is not LabelKind.NAME and before is None:
            continue
        name = before or name_of_label(label)
        if not name.surname or name.body:
            continue
        inner = _BRACKETS.search(label)
        ahead = label[: inner.start()] if inner else " ".join(name.titles)
        phrases = [ahead, name.role or "", inner[1] if inner else ""]
        yield Announced(name, Place.LABEL, _read_offices(phrases))


def _read_head(text: str, area: Span) -> Iterator[Announced]:
    """Those whom the head lists: "Moderator: Ida Brandt", "Hon. Hugo Falk (chairman) presiding"."""
    for mention in find_mentions(text, area):
        name = mention.name
        if not name.given or mention.possessive:
            continue
        written = parse_name(write_name(" ".join((*name.titles, name.bare))))
        phrases = _phrases_in_head(text, area, mention)
        yield Announced(written, Place.HEAD, _read_offices(phrases), phrases)
    for line in _ROLE_LINE.finditer(text, area.start, area.end):
        office = read_office(line[1])
        if office is None or line[1].lower().startswith("for "):
            continue  # who appears for somebody is not they
        for each in re.split(r";|\band\b|,(?!\s*(?:Jr|Sr)\b)", line[2])[:4]:
            name = parse_name(write_name(re.sub(r"\(.*", "", each).strip(" .\t")))
            if (name.given or name.titles) and not name.body and _is_capital(each):
                yield Announced(name, Place.HEAD, (office,))


def _is_capital(printed: str) -> bool:
    """Whether all words of a printed name begin with a capital, small ones apart."""
    words = [w for w in re.findall(r"[^\W\d_][\w'’.-]*", printed) if w not in _FILE_STOPS]
    return bool(words) and all(w[:1].isupper() or len(w) <= len("der") for w in words)


def _phrases_in_head(text: str, area: Span, mention: Mention) -> tuple[str, ...]:
    """Offices before a name, in brackets behind it, and the chair of one who presides."""
    phrases = [o.of(text) for o in mention.offices] + [" ".join(mention.name.titles)]
    behind = _BRACKETS.match(text, mention.span.end, area.end)
    if behind is not None:
        phrases.append(behind[1])
    start = max(area.start, mention.span.start - _LINE)
    line = text.rfind("\n", start, mention.span.start) + 1
    if _BEFORE.search(text, max(start, line), mention.span.end):
        phrases.append("judge")
    elif _PRESIDES.match(text, mention.span.end, area.end):
        phrases.append("chair")
    held = _HOLDS.search(text, max(start, line), mention.span.start)
    if held is not None:
        phrases.append(held["office"])  # "[Madam Speaker (Hon. Ida Brandt) in the Chair]"
    party = _PARTY.match(text, mention.span.end, area.end)
    if party is not None:
        phrases.append(party["party"].removesuffix("s"))
    return tuple(phrases)


def _read_file(path: str) -> Iterator[Announced]:
    """Whom the name of a file gives as speaking: "remarks-by-president-orth-at-velm.md"."""
    stem = path.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    words = [word for word in re.split(r"[-_\s.]+", fold(stem)) if word]
    if "by" not in words:
        return
    rest = words[words.index("by") + 1 :]
    title = 0
    while title < len(rest) and read_office(" ".join(rest[: title + 1])) is not None:
        title += 1
    if not title and len(rest) > 1 and read_office(" ".join(rest[:2])) is not None:
        title = 2
    ends = (i for i, w in enumerate(rest) if i >= title and (w in _FILE_STOPS or _is_act(w)))
    stop = next(ends, len(rest))
    kept = rest[title:stop]
    office = read_office(" ".join(rest[:title])) if title else None
    if office is None or not 0 < len(kept) <= _FILE_WORDS:
        return
    if any(word.isdigit() for word in kept):
        return
    yield Announced(parse_name(write_name(" ".join(kept).upper())), Place.FILE, (office,))
