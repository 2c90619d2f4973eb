"""Occasions: which transcripts and reports speak of one briefing, interview or speech."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model import (
    Document,
    DocumentKind,
    Occasion,
    PartKind,
    Person,
    Precision,
    Statement,
    StatementKind,
)
from onrecord.text import find_words

__all__ = [
    "KINDS",
    "Account",
    "OccasionBook",
    "Saying",
    "account_for",
    "find_occasion",
    "gather_occasions",
]

KINDS: tuple[tuple[str, str], ...] = (  # kind, words that tell it; the first that fits
    ("press conference", r"(?:press|news|media) conference|presser|press availability"),
    ("briefing", r"briefing|backgrounder"),
    ("debate", r"debate"),
    ("town hall", r"town hall"),
    ("hearing", r"hearing|testimony"),
    ("interview", r"interview|conversation with|talks to|speaks to"),
    ("call", r"conference call|telephone call|phone call"),
    ("speech", r"speech|remarks|address(?:es)?|keynote|rally|lecture|sermon|statement (?:to|at)"),
)
_MONTH_NAMES = (
    "January February March April May June July August September October November December"
)
_MONTHS = tuple(_MONTH_NAMES.split())
_SMALL_WORDS = (
    "the a an of to in on at by with and for from full transcript text rush complete partial as "
    "spoken edited verbatim s"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_HEAD = re.compile(r"^\s*\d{4}-\d\d-\d\d(?:[ T_]\d\d[.:h]\d\d(?:[.:]\d\d)?)?[\s_-]*")
_EXTENSION = re.compile(r"\.(?:gz|txt|md|html?|pdf|docx|vtt|srt)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*")
_ALIKE = 0.5  # share of common words from which two titles are one occasion's
_LOOK_BACK = 2  # days before publication in which undated words are looked for
_DAY = timedelta(days=1)
_NOWHERE = -1  # number of no draft


@dataclass(frozen=True, slots=True)
class Saying:
    """That a report has somebody speak on a day."""

    person: str  # id of a Person
    day: date | None  # None: the words tell none
    loose: bool  # counted from publication ("Thursday"), so that a day either way may be meant


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
    below_report: bool = False  # the transcript stands below a report: its day is that of print


def account_for(document: Document, statements: Iterable[Statement]) -> Account:
    """Make the light record of a document and its statements, persons and days known."""
    spoken: Counter[str] = Counter()
    sayings: dict[Saying, None] = {}
    for statement in statements:
        if statement.person is None:
            continue
        if statement.kind is StatementKind.TURN:
            spoken[statement.person] += sum(s.end - s.start for s in statement.content)
            continue
        told = statement.said_on
        if told is None or told.evidence is None:
            sayings.setdefault(Saying(statement.person, None, loose=False))
        elif told.precision is Precision.DAY:
            loose = _is_loose(document, statement)
            sayings.setdefault(Saying(statement.person, told.date, loose))
    speakers = tuple(sorted(spoken, key=lambda p: (-spoken[p], p)))
    ranked = tuple(sorted(sayings, key=lambda s: (s.day or date.max, s.person, s.loose)))
    return Account(
        document=document.id,
        title=_title_of(document),
        day=document.published,
        is_primary=any(p.kind is PartKind.TRANSCRIPT for p in document.parts),
        complete=document.complete,
        place=document.dateline,
        speakers=speakers,
        sayings=ranked,
        below_report=document.kind is DocumentKind.MIXED,
    )


def _is_loose(document: Document, statement: Statement) -> bool:
    """Whether a statement's day was counted from publication: its evidence has no number."""
    told = statement.said_on
    if told is None or told.evidence is None:
        return False
    return not any(c.isdigit() for c in told.evidence.of(document.text))


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
    those that hold the same words, dated at most two days apart. A report belongs to the one
    occasion of the day at which its speaker spoke; a day counted from publication ("Thursday")
    may lie one beside. Where two occasions fit, it is put to neither. Words of a speaker on a day
    without any transcript make an occasion without transcripts.

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
    names = {p.id: p.name for p in people}
    groups = _join_groups(_group_transcripts([a for a in held if a.is_primary]), same_words)
    drafts = [_draft(group) for group in groups]
    by_person: dict[str, list[int]] = defaultdict(list)
    for number, draft in enumerate(drafts):
        for person in draft.people:
            by_person[person].append(number)
    reports, alone = _sort_reports(held, drafts, by_person)
    finished = [_with_reports(d, reports[n]) for n, d in enumerate(drafts)]
    finished += [
        _unwitnessed(day, person, names.get(person, person), documents)
        for (day, person), documents in sorted(alone.items())
    ]
    return _give_ids(finished, known)


def _sort_reports(
    accounts: Sequence[Account], drafts: Sequence[Occasion], by_person: Mapping[str, list[int]]
) -> tuple[dict[int, set[str]], dict[tuple[date, str], set[str]]]:
    """Reports by the draft they belong to; and by day and person where there is none."""
    reports: dict[int, set[str]] = defaultdict(set)
    alone: dict[tuple[date, str], set[str]] = defaultdict(set)
    for account in accounts:
        for saying in account.sayings:
            numbers = by_person.get(saying.person, [])
            if saying.day is None:
                fits = [n for n in numbers if _just_before(drafts[n], account.day)]
                reports[fits[0] if len(fits) == 1 else _NOWHERE].add(account.document)
                continue
            dates = {n: drafts[n].date for n in numbers}
            fits = _match(saying.day, dates, loose=saying.loose)
            if not fits:
                alone[saying.day, saying.person].add(account.document)
            elif len(fits) == 1:
                reports[fits[0]].add(account.document)
    return reports, alone


def _match(day: date, dates: Mapping[int, date | None], *, loose: bool) -> list[int]:
    """Which of several dated things fit a day: that day's, else a neighbour's if it is loose."""
    exact = [n for n, d in dates.items() if d == day]
    if exact or not loose:
        return exact
    return [n for n, d in dates.items() if d is not None and abs((d - day).days) <= 1]


def _group_transcripts(accounts: Sequence[Account]) -> list[list[Account]]:
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
        kind=next(filter(None, map(_kind_of, (a.title for a in group))), None),
        people=tuple(dict.fromkeys(p for a in group for p in a.speakers)),
        transcripts=tuple(sorted(a.document for a in group)),
        complete=any(a.complete for a in group),
    )


def _kind_of(title: str) -> str | None:
    """The kind of occasion that a title tells."""
    for kind, pattern in KINDS:
        if re.search(rf"\b(?:{pattern})\b", title, re.IGNORECASE):
            return kind
    return None


def _with_reports(draft: Occasion, reports: Iterable[str]) -> Occasion:
    """The occasion with the documents that report it."""
    return Occasion(
        "",
        draft.title,
        draft.date,
        draft.place,
        draft.kind,
        draft.people,
        draft.transcripts,
        tuple(sorted(reports)),
        draft.complete,
    )


def _unwitnessed(day: date, person: str, name: str, reports: Iterable[str]) -> Occasion:
    """What somebody said on a day of which no transcript is held."""
    title = f"{name}, {day.day} {_MONTHS[day.month - 1]} {day.year}"
    return Occasion("", title, day, people=(person,), reports=tuple(sorted(reports)))


def _slug(occasion: Occasion) -> str:
    """The date and the title (without a transcript: the person) as part of an address."""
    words = [w.form.replace("'", "") for w in find_words(occasion.title)]
    head = occasion.date.isoformat() if occasion.date else "undated"
    if not occasion.transcripts:
        return f"{head}-{occasion.people[0]}"
    return "-".join([head, *words[:8]]) if words else f"{head}-occasion"


def _give_ids(occasions: Sequence[Occasion], known: Iterable[Occasion]) -> tuple[Occasion, ...]:
    """Ids: kept where a transcript is held again, else made of date and title."""
    kept = {t: o.id for o in sorted(known, key=lambda o: o.id) for t in o.transcripts}
    taken: set[str] = set()
    ids: dict[int, str] = {}
    for number, occasion in enumerate(occasions):
        old = next((kept[t] for t in occasion.transcripts if t in kept), None)
        if old is not None and old not in taken:
            ids[number] = old
            taken.add(old)
    rest = [n for n in range(len(occasions)) if n not in ids]
    for number in sorted(rest, key=lambda n: (_slug(occasions[n]), occasions[n].transcripts)):
        slug = candidate = _slug(occasions[number])
        count = 1
        while candidate in taken:
            count += 1
            candidate = f"{slug}-{count}"
        taken.add(candidate)
        ids[number] = candidate
    named = [
        Occasion(
            ids[n], o.title, o.date, o.place, o.kind, o.people, o.transcripts, o.reports, o.complete
        )
        for n, o in enumerate(occasions)
    ]
    return tuple(sorted(named, key=lambda o: (o.date or date.max, o.id)))


class OccasionBook:
    """Occasions laid out for many look-ups by person and by transcript."""

    def __init__(self, occasions: Iterable[Occasion]) -> None:
        """Lay them out."""
        self.by_person: dict[str, list[Occasion]] = defaultdict(list)
        self.by_transcript: dict[str, Occasion] = {}
        for occasion in occasions:
            for person in occasion.people:
                self.by_person[person].append(occasion)
            for transcript in occasion.transcripts:
                self.by_transcript.setdefault(transcript, occasion)


def find_occasion(
    statement: Statement, document: Document, occasions: Iterable[Occasion] | OccasionBook
) -> Occasion | None:
    """On which occasion a statement was made.

    A turn belongs to the occasion of its transcript. Other words belong to the one occasion at
    which their person spoke on the day told; a day counted from publication may lie one beside.
    Without a day told, to the only occasion of the person from two days before publication on.

    Args:
        statement: with person and, where known, day.
        document: where it stands.
        occasions: all of them; give an `OccasionBook` where many statements are asked for.

    Returns:
        The occasion; None where none fits or several do, or only a month is told.
    """
    book = occasions if isinstance(occasions, OccasionBook) else OccasionBook(occasions)
    if statement.kind is StatementKind.TURN:
        return book.by_transcript.get(document.id)
    held = book.by_person.get(statement.person or "", [])
    told = statement.said_on
    if told is None:
        fits = [o for o in held if _just_before(o, document.published)]
        return fits[0] if len(fits) == 1 else None
    if told.precision is not Precision.DAY:
        return None
    dates = {n: o.date for n, o in enumerate(held)}
    numbers = _match(told.date, dates, loose=_is_loose(document, statement))
    return held[numbers[0]] if len(numbers) == 1 else None


def _just_before(occasion: Occasion, published: date | None) -> bool:
    """Whether an occasion was in the days before a publication, or on its day."""
    if published is None or occasion.date is None:
        return False
    return timedelta() <= published - occasion.date <= _LOOK_BACK * _DAY
