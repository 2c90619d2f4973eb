"""Occasions: which transcripts and reports speak of one briefing, interview or speech."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import itemgetter

from onrecord.dates.gatherings import MEETING, find_gatherings
from onrecord.dates.telling import (
    ONE_A_DAY,
    PRESS,
    agree_in_kind,
    kind_of,
    name_told,
    names_in,
    names_of_setting,
)
from onrecord.dates.timeline import day_held
from onrecord.dates.tying import OccasionBook, is_loose, told_day
from onrecord.language import ENGLISH
from onrecord.model import (
    Document,
    DocumentKind,
    Occasion,
    PartKind,
    Person,
    Statement,
    StatementKind,
)
from onrecord.text import find_words, is_played

__all__ = [
    "Account",
    "Heard",
    "Saying",
    "Told",
    "account_for",
    "gather_by_day",
    "gather_occasions",
    "gather_told",
    "plain_id",
    "tells",
    "told_by",
]

_MONTHS = tuple(month.capitalize() for month in ENGLISH.listed("calendar", "months"))
_SMALL = ENGLISH.words("occasions", "small_words")
_HEAD = re.compile(r"^\s*\d{4}-\d\d-\d\d(?:[ T_]\d\d[.:h]\d\d(?:[.:]\d\d)?)?[\s_-]*")
_EXTENSION = re.compile(r"\.(?:gz|txt|md|html?|pdf|docx|vtt|srt)\b", re.IGNORECASE)
_HEAD_LENGTH = 600  # characters at the top of a transcript in which it tells how it was made
_EDITED = re.compile(r"\b(?:" + ENGLISH.pattern("occasions", "edited") + r")\b", re.IGNORECASE)
_VERBATIM = re.compile(r"\b(?:as (?:spoken|delivered)|verbatim|rush transcript)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*")
Told = tuple[date, str, str]  # day, kind, and what else tells an occasion
_ALIKE = 0.5  # share of common words from which two titles are one occasion's
_LOOK_BACK = 2  # days before publication in which undated words are looked for


@dataclass(frozen=True, slots=True)
class Saying:
    """That a report has somebody speak on a day."""

    person: str  # id of a Person
    day: date
    loose: bool  # counted from publication ("Thursday"), so that a day either way may be meant
    kind: str | None = None  # of the occasion, as its sentence tells
    place: str | None = None  # as printed: "in Orlo"
    host: str | None = None  # as printed: "with Radio Orlo"


Heard = tuple[Saying, str]  # what somebody says, and the document that has them say it


@dataclass(frozen=True, slots=True)
class Account:
    """What one document contributes to the occasions: a light record of it and its statements."""

    document: str
    title: str
    day: date | None  # of a transcript: when it was; of a report: when it was published
    is_primary: bool
    complete: bool
    place: str | None
    speakers: tuple[str, ...]  # ids of Persons in its turns, who says most first
    sayings: tuple[Saying, ...]  # of its other statements, each once
    verbatim: bool | None = None  # "as spoken"; False: "edited", "as prepared"; None: not told
    below_report: bool = False  # the transcript stands below a report: its day is that of print


def account_for(document: Document, statements: Iterable[Statement]) -> Account:
    """Make the light record of a document and its statements, persons and days known.

    Who is only heard in a clip that is played did not speak there, and of what is told of a day
    after the print nobody has spoken yet.
    """
    spoken: Counter[str] = Counter()
    told: list[Statement] = []
    for statement in statements:
        if statement.person is None:
            continue
        if statement.kind is StatementKind.TURN:
            if is_played(document.text, statement.content[0].start):
                continue  # a clip: who speaks in it spoke somewhere else
            spoken[statement.person] += sum(s.end - s.start for s in statement.content)
        elif (day := told_day(statement)) and day <= (document.published or date.max):
            told.append(statement)
    speakers = tuple(sorted(spoken, key=lambda p: (-spoken[p], p)))
    ranked = tuple(sorted(set(_read_sayings(document, told)), key=_rank))
    return Account(
        document=document.id,
        title=_title_of(document),
        day=day_held(document),
        is_primary=any(p.kind is PartKind.TRANSCRIPT for p in document.parts),
        complete=document.complete,
        place=document.dateline,
        speakers=speakers,
        sayings=ranked,
        verbatim=_tell_wording(document),
        below_report=document.kind is DocumentKind.MIXED,
    )


def _read_sayings(document: Document, told: Sequence[Statement]) -> Iterator[Saying]:
    """Who said a thing on which day, and at what, by statements whose day is told."""
    named = [name_told(document, statement) for statement in told]
    days = {n: day for n, s in enumerate(told) if named[n][0] is None and (day := told_day(s))}
    met = find_gatherings(document, told, days)
    for number, statement in enumerate(told):
        person, day = statement.person, told_day(statement)
        if person is None or day is None:
            continue
        loose, there = is_loose(document, statement), met.get(number)
        kind, place, host = named[number]
        if there is not None:
            kind, place, host = MEETING, there.place, there.hearers
        yield Saying(person, day, loose, kind, place, host)


def _tell_wording(document: Document) -> bool | None:
    """Whether a transcript says that it is word for word, or edited; None: it says neither."""
    head = f"{document.path}\n{document.title or ''}\n{document.text[:_HEAD_LENGTH]}"
    if _EDITED.search(head):
        return False
    return True if _VERBATIM.search(head) else None


def _rank(saying: Saying) -> tuple[date, str, bool, str, str, str]:
    told = (saying.kind or "", saying.place or "", saying.host or "")
    return saying.day, saying.person, saying.loose, *told


def _title_of(document: Document) -> str:
    """The title, else the file's name without date, brackets and extension."""
    if document.title:
        return " ".join(document.title.split())
    name = _EXTENSION.sub("", document.path.rstrip("/").rsplit("/", 1)[-1])
    cleaned = _BRACKETS.sub(" ", _HEAD.sub("", name)).replace("_", " ").strip(" -,")
    return " ".join(cleaned.split()) or name


def gather_occasions(
    accounts: Iterable[Account],
    people: Iterable[Person],
    known: Iterable[Occasion] = (),
    same_words: Iterable[frozenset[str]] = (),
) -> tuple[Occasion, ...]:
    """Gather transcripts and reports into occasions.

    Transcripts of one day are of one occasion if the same people speak in them and their titles
    share half of their words; those without a date only if title and speakers are the same; and
    those that hold the same words, dated at most two days apart. What reports tell of a day, a
    kind and a place or host makes an occasion without transcripts, whoever spoke there.

    Args:
        accounts: of all documents (`account_for`), in any order.
        people: for the titles of occasions without a transcript.
        known: as gathered before; an occasion that shares a transcript keeps its id.
        same_words: pairs of transcripts of which one holds most of the other's words.

    Returns:
        Occasions by date (undated last) and id, the same for any order of the accounts. Ids are
        the date and the title in small letters.
    """
    held = sorted(accounts, key=lambda a: a.document)
    days: dict[date, list[Heard]] = defaultdict(list)
    for account in held:
        for saying in account.sayings:
            days[saying.day].append((saying, account.document))
    names, before = {p.id: p.name for p in people}, sorted(known, key=lambda o: o.id)
    primary = [account for account in held if account.is_primary]
    return tuple(gather_by_day(primary, sorted(days.items()), names, before, same_words))


def gather_by_day(
    primary: Iterable[Account],
    heard: Iterable[tuple[date, Iterable[Heard]]],
    names: Mapping[str, str],
    known: Iterable[Occasion],
    same_words: Iterable[frozenset[str]] = (),
) -> Iterator[Occasion]:
    """The occasions that `gather_occasions` gathers, day by day, so that no day waits for another.

    Args:
        primary: the accounts of all transcripts, by id.
        heard: each day with what reports tell of it, days and documents in order.
        names: of the persons, by id.
        known: as gathered before, by id.
        same_words: as `gather_occasions` takes it.
    """
    drafts = [_draft(group) for group in _join_groups(_group_transcripts(primary), same_words)]
    book = OccasionBook(drafts)
    named = _keep_ids(drafts, {t: o.id for o in known for t in o.transcripts})
    taken = {occasion.id for occasion in named}
    by_day: dict[date, list[Occasion]] = defaultdict(list)
    for day, occasion in ((o.date, o) for o in named if o.date):
        by_day[day].append(occasion)
    waiting = sorted(by_day.items(), key=itemgetter(0), reverse=True)
    for day, sayings in heard:
        while waiting and waiting[-1][0] < day:
            yield from _give_ids(waiting.pop()[1], taken)
        own = waiting.pop()[1] if waiting and waiting[-1][0] == day else []
        yield from _give_ids([*own, *gather_told(sayings, names, book)], taken)
    while waiting:
        yield from _give_ids(waiting.pop()[1], taken)
    yield from _give_ids([occasion for occasion in named if occasion.date is None], taken)


def gather_told(
    heard: Iterable[Heard],
    names: Mapping[str, str],
    book: OccasionBook,
) -> list[Occasion]:
    """The occasions of which reports tell and no transcript is held.

    One event is one occasion, whoever speaks there: those of a day, a kind and a place or host. A
    debate is the only one of its day. Where no kind is told, all that one person said on a day of
    which no transcript of theirs is held.
    """
    groups: dict[Told, list[Heard]] = defaultdict(list)
    for saying, document in heard:
        if not any(_may_be(saying, each) for each in book.near(saying.person, saying.day)):
            groups[tells(saying)].append((saying, document))
    return [_unwitnessed(group, names) for _, group in sorted(groups.items(), key=itemgetter(0))]


def _may_be(saying: Saying, occasion: Occasion) -> bool:
    """Whether an occasion of which a transcript is held may be the one that a report tells."""
    if occasion.date != saying.day and not saying.loose:
        return False
    if saying.kind in {None, MEETING}:  # what was held there may bear any name
        return True
    if not agree_in_kind(saying.kind, occasion.kind):
        return False
    told = names_in(f"{saying.place or ''} {saying.host or ''}")
    held = names_of_setting(occasion.title, occasion.kind) | names_in(occasion.place or "")
    if not told or saying.kind in ONE_A_DAY or (occasion.kind in PRESS and not held):
        return True
    return bool(told & held)


def tells(saying: Saying) -> Told:
    """What sets an occasion of which no transcript is held apart from all others."""
    return told_by(saying.day, saying.kind, saying.place or saying.host, saying.person)


def told_by(day: date, kind: str | None, where: str | None, person: str) -> Told:
    """The same for a place or host, and a person."""
    if kind is None:
        return day, "", person
    return day, kind, "" if kind in ONE_A_DAY else (where or person).lower()


def _group_transcripts(accounts: Iterable[Account]) -> list[list[Account]]:
    """Transcripts of one occasion together."""
    by_day: dict[tuple[date | None, frozenset[str]], list[list[Account]]] = defaultdict(list)
    for account in accounts:
        groups = by_day[account.day, frozenset(account.speakers)]
        for group in groups:
            if any(_same_occasion(account, other) for other in group):
                group.append(account)
                break
        else:
            groups.append([account])
    return [group for groups in by_day.values() for group in groups]


def _join_groups(
    groups: Sequence[list[Account]], pairs: Iterable[frozenset[str]]
) -> list[list[Account]]:
    """Groups that hold the same words as one; an excerpt may be printed a day or two later."""
    group_of = {account.document: list(group) for group in groups for account in group}
    for group in groups:
        shared = group_of[group[0].document]
        for account in group:
            group_of[account.document] = shared
    for one, other in sorted(tuple(sorted(pair)) for pair in pairs):
        first, second = group_of.get(one), group_of.get(other)
        if first is None or second is None or first is second or not _near(first, second):
            continue
        first.extend(second)
        for account in second:
            group_of[account.document] = first
    joined = {id(group): group for group in group_of.values()}
    return [sorted(group, key=lambda a: a.document) for group in joined.values()]


def _near(one: Sequence[Account], other: Sequence[Account]) -> bool:
    """Whether all days of two groups lie close; no day told is close to any."""
    days = [account.day for account in (*one, *other) if account.day is not None]
    return not days or (max(days) - min(days)).days <= _LOOK_BACK


def _same_occasion(one: Account, other: Account) -> bool:
    """Whether two transcripts of one day and the same speakers are of one occasion."""
    first, second = _title_words(one.title), _title_words(other.title)
    if one.day is None or not one.speakers:
        return first == second
    if not first or not second:
        return first == second
    return len(first & second) / min(len(first), len(second)) > _ALIKE or (
        len(first & second) / len(first | second) >= _ALIKE
    )


def _title_words(title: str) -> frozenset[str]:
    """The words of a title that tell one occasion from another."""
    return frozenset(w.form for w in find_words(title)) - _SMALL


def _draft(group: Sequence[Account]) -> Occasion:
    """The occasion of some transcripts, without an id yet; the longest title is taken."""
    own = [account for account in group if not account.below_report] or group
    best = max(own, key=lambda a: (len(_title_words(a.title)), a.title))
    place = next((a.place for a in (*own, *group) if a.place), None)
    return Occasion(
        id="",
        title=best.title,
        date=best.day,
        place=place,
        kind=next(filter(None, map(kind_of, (a.title for a in group))), None),
        people=tuple(dict.fromkeys(p for a in group for p in a.speakers)),
        transcripts=tuple(sorted(a.document for a in group)),
        complete=any(a.complete for a in group),
        verbatim=next((v for v in (True, False) if any(a.verbatim is v for a in group)), None),
    )


def _unwitnessed(group: Sequence[Heard], names: Mapping[str, str]) -> Occasion:
    """What was said on an occasion of which no transcript is held."""
    first = group[0][0]
    people = tuple(sorted({saying.person for saying, _ in group}))
    day = f"{first.day.day} {_MONTHS[first.day.month - 1]} {first.day.year}"
    who = names.get(first.person, first.person)
    place = next((saying.place for saying, _ in group if saying.place), None)
    host = next((saying.host for saying, _ in group if saying.host), None)
    title = f"{who}, {day}"
    if first.kind is not None:
        where = f" in {place}" if place else f" with {host}" if host else ""
        named = f": {who}" if not where and first.kind not in ONE_A_DAY else ""
        title = f"{first.kind.capitalize()}{where}{named}, {day}"
    reports = tuple(sorted({document for _, document in group}))
    return Occasion("", title, first.day, place, first.kind, people, reports=reports, host=host)


def plain_id(occasion: Occasion) -> str:
    """The date and the title (without a transcript: the person) as part of an address."""
    words = [w.form.replace("'", "") for w in find_words(occasion.title)]
    head = occasion.date.isoformat() if occasion.date else "undated"
    if not occasion.transcripts and occasion.kind is None:
        return f"{head}-{occasion.people[0]}"
    return "-".join([head, *words[:8]]) if words else f"{head}-occasion"


def _keep_ids(occasions: Iterable[Occasion], kept: Mapping[str, str]) -> list[Occasion]:
    """Occasions with the id that one of their transcripts keeps for them; else with none yet."""
    taken: set[str] = set()
    named = []
    for occasion in occasions:
        old = next((kept[t] for t in occasion.transcripts if t in kept), "")
        named.append(occasion if old in taken else replace(occasion, id=old))
        taken.add(old)
    return named


def _give_ids(occasions: Sequence[Occasion], taken: set[str]) -> list[Occasion]:
    """The occasions of one day, by id; those without one get it, made of date and title."""
    ids: dict[int, str] = {}
    rest = [number for number, occasion in enumerate(occasions) if not occasion.id]
    for number in sorted(rest, key=lambda n: (plain_id(occasions[n]), occasions[n].transcripts)):
        slug = candidate = plain_id(occasions[number])
        count = 1
        while candidate in taken:
            count += 1
            candidate = f"{slug}-{count}"
        taken.add(candidate)
        ids[number] = candidate
    named = (replace(occasion, id=ids.get(n, occasion.id)) for n, occasion in enumerate(occasions))
    return sorted(named, key=lambda o: o.id)
