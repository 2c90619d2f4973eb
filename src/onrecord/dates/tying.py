"""Tying: to which occasion a statement belongs, by who, when, what kind, and where or with whom."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

from onrecord.dates.carrying import is_of_no_one_time, is_saying
from onrecord.dates.gatherings import MEETING
from onrecord.dates.telling import (
    NETWORKS,
    Told,
    agree_in_kind,
    names_in,
    names_of_setting,
    read_near,
    read_own_sentence,
    was_told_another,
)
from onrecord.model import (
    Document,
    Finding,
    NoteKind,
    Occasion,
    Precision,
    SaidOn,
    Statement,
    StatementKind,
    Verdict,
)
from onrecord.text import Span, find_words

__all__ = [
    "LOOK_BACK",
    "OccasionBook",
    "day_of",
    "find_anchored",
    "find_occasion",
    "find_where_said",
    "is_loose",
    "told_day",
]

LOOK_BACK = 3  # days before publication in which undated words are looked for
_DAY = timedelta(days=1)
_AS_SAID = (Verdict.VERBATIM, Verdict.COSMETIC)
_NEARLY = (Verdict.ALTERED, Verdict.SPLICED)  # these tell it only on the very day
_ENOUGH = 25  # characters of a statement whose words tell on which occasion they were said
_FEW = 15  # the same in a text from which the report quotes other words at length
_MANY = 45  # the same against what the report tells


class OccasionBook:
    """Occasions laid out for many look-ups by person and day, and by transcript."""

    def __init__(self, occasions: Iterable[Occasion]) -> None:
        """Lay them out."""
        self.by_person: dict[str, dict[date | None, list[Occasion]]] = defaultdict(dict)
        by_transcript: dict[str, Occasion] = {}
        self._by_id: dict[str, Occasion] = {}
        for occasion in occasions:
            self._by_id[occasion.id] = occasion
            for person in occasion.people:
                self.by_person[person].setdefault(occasion.date, []).append(occasion)
            for transcript in occasion.transcripts:
                by_transcript.setdefault(transcript, occasion)
        self.by_transcript: Mapping[str, Occasion] = by_transcript

    def on(self, person: str | None, days: Iterable[date]) -> list[Occasion]:
        """The occasions of a person on some days."""
        held = self.by_person.get(person or "", {})
        return [occasion for day in days for occasion in held.get(day, ())]

    def called(self, occasion_id: str) -> Occasion | None:
        """The occasion with an id; None: there is none."""
        return self._by_id.get(occasion_id)

    def near(self, person: str | None, day: date) -> list[Occasion]:
        """The occasions of a person on a day and on those beside it."""
        return self.on(person, [day, *_beside(day)])


def find_occasion(
    statement: Statement, document: Document, occasions: Iterable[Occasion] | OccasionBook
) -> Occasion | None:
    """On which occasion a statement was made, as its report tells.

    A turn belongs to the occasion of its transcript. Other words belong to the one occasion at
    which their person spoke on the day told (counted from publication, a day beside may be meant;
    where no day is told, in the days up to publication), and of which the report tells the kind,
    or a name of its title: a host, an outlet, a place. The nearest words that tell one decide; of
    a day beside, the statement's own alone.

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
    on_the_day = left = _on_the_day(statement, document, book)
    day = statement.said_on
    if not left or not _is_of_one_time(statement, document):
        return None
    own = {word.form for word in find_words(statement.speaker or "")}
    beside = day is not None and left[0].date != day.date
    for told in read_near(document, statement):
        if beside and not told.own:  # its own words tell another day than that
            return None
        left = [o for o in left if o.kind not in told.others]
        fits = _choose(left, told, own)
        if len(fits) == 1:
            return fits[0]
        if fits:
            left = fits
        elif told.own and told.kinds:
            return None
    return _take_unheld(on_the_day, document) if day is not None else None


def _take_unheld(occasions: Sequence[Occasion], document: Document) -> Occasion | None:
    """Of the occasions of a day the one without a transcript of which no more is told."""
    unheld = [o for o in occasions if not o.transcripts]
    told_here = (o for o in unheld if o.kind in {None, MEETING} and document.id in o.reports)
    return next(told_here, None) or next((o for o in unheld if o.kind is None), None)


def _is_of_one_time(statement: Statement, document: Document) -> bool:
    """Whether a report tells of one act of saying, which may be of one occasion."""
    if is_of_no_one_time(statement, document):
        return False
    return statement.said_on is not None or is_saying(document, statement)


def _on_the_day(statement: Statement, document: Document, book: OccasionBook) -> list[Occasion]:
    """What a person is known to have spoken at on the day told, or just before publication.

    Not after the print; and of another day than is told nothing that was said to somebody else.
    """
    day, own = told_day(statement), read_own_sentence(document, statement) or ""
    return [
        each
        for each in _about_the_day(statement, document, book)
        if not _is_after(each, document)
        if each.date == day or not was_told_another(own, Span(0, len(own)), each)
    ]


def _about_the_day(statement: Statement, document: Document, book: OccasionBook) -> list[Occasion]:
    """What a person spoke at on the day told or on one beside, or just before publication."""
    told = statement.said_on
    if told is None:
        published = document.published
        if published is None:
            return []
        days = [published - n * _DAY for n in range(LOOK_BACK) if published - date.min > n * _DAY]
        return book.on(statement.person, days)
    if told.precision is not Precision.DAY:
        return []
    exact = book.on(statement.person, [told.date])
    if exact or not is_loose(document, statement):
        return exact
    return book.on(statement.person, _beside(told.date))


def _is_after(occasion: Occasion, document: Document) -> bool:
    """Whether an occasion was after the print: no report tells of its words."""
    printed = document.published
    return printed is not None and occasion.date is not None and occasion.date > printed


def _beside(day: date) -> list[date]:
    return [day + n * _DAY for n in (-1, 1) if date.min < day < date.max]


def is_loose(document: Document, statement: Statement) -> bool:
    """Whether a statement's day was counted from publication: its evidence has no number."""
    told = statement.said_on
    if told is None or told.evidence is None:
        return False
    return not any(c.isdigit() for c in told.evidence.of(document.text))


def _choose(occasions: Sequence[Occasion], told: Told, own: set[str]) -> list[Occasion]:
    """Those of which a stretch tells most: kind and name, name, kind; none told, none chosen."""
    best: list[Occasion] = []
    most = 0
    for occasion in occasions:
        kind = any(agree_in_kind(each, occasion.kind) for each in told.kinds)
        exactly = occasion.kind in told.kinds
        title = names_in(occasion.title, occasion.kind) - own
        names = len(title & told.names)
        setting = names_of_setting(occasion.title, occasion.kind) - own
        if kind and setting - NETWORKS and told.where and not told.where & setting:
            continue  # of the kind, but somewhere else or with somebody else
        if not kind and (told.kinds or not names or not told.own):
            continue
        value = 4 * min(names, 3) + 2 * kind + exactly
        if value > most:
            best, most = [], value
        if value == most and value:
            best.append(occasion)
    return best


def find_where_said(  # noqa: PLR0913 - as much is known of one saying
    statement: Statement,
    document: Document,
    finding: Finding,
    book: OccasionBook,
    told: Occasion | None,
    *,
    anchors: Collection[str] = (),
) -> Occasion | None:
    """The occasion at which a statement's words were found, if nothing told stands against it.

    Words that are nearly those of a text, or mean what stands there, tell it on the very day, or
    where the text is one of `anchors`, from which the report quotes other words at length.

    Few words, and words that stand in texts of several occasions, tell none. It takes more words
    to stand against `told`, the occasion of which the report tells, where its text is held.
    """
    if not finding.passages:
        return None
    anchored = finding.passages[0].document in anchors
    by_meaning = anchored or document.is_translation
    if finding.verdict not in (*_AS_SAID, *_NEARLY, *([Verdict.PARAPHRASE] if by_meaning else [])):
        return None
    enough = _MANY if told is not None and told.transcripts else _ENOUGH
    if anchored:
        enough = _FEW
    if sum(span.end - span.start for span in statement.content) < enough:
        return None
    held = _held_of(statement, finding, book)
    near = [o for o in held if _may_be_of(statement, document, o)]
    day = told_day(statement)
    exact = [o for o in near if o.date == day]
    doubtful = finding.verdict not in _AS_SAID and not anchored
    if finding.verdict is Verdict.PARAPHRASE and told is not None and told.date == day:
        doubtful = True  # what means the same is said on many days
    same = exact if exact or doubtful else near
    return same[0] if len(same) == 1 else None


def _held_of(statement: Statement, finding: Finding, book: OccasionBook) -> list[Occasion]:
    """The occasions in whose texts the words of a statement stand.

    Of a clip that is played there none: who is heard in it did not speak there.
    """
    several = [n for n in finding.notes if n.kind is NoteKind.SEVERAL_PASSAGES]
    places = [p for n in several for p in n.passages] or [finding.passages[0]]
    found = (book.by_transcript.get(place.document) for place in places)
    held = {o.id: o for o in found if o is not None}
    who = statement.person
    return [o for o in held.values() if who is None or not o.people or who in o.people]


def find_anchored(
    statement: Statement, anchors: Collection[str], book: OccasionBook
) -> Occasion | None:
    """The one occasion of a statement's person and day of which the report holds other words.

    A report that was translated names few occasions in words that can be compared.

    Args:
        statement: with person and day.
        anchors: the texts in which other words of the report stand.
        book: all occasions.
    """
    told = told_day(statement)
    if told is None or not anchors:
        return None
    held = [
        each
        for each in book.on(statement.person, [told])
        if not set(anchors).isdisjoint(each.transcripts)
    ]
    return held[0] if len(held) == 1 else None


def _may_be_of(statement: Statement, document: Document, occasion: Occasion) -> bool:
    """Whether nothing that a report tells stands against an occasion at which its words were said.

    Another day, or another kind told in the statement's own sentence or paragraph.
    """
    told = statement.said_on
    if occasion.date is None or _is_after(occasion, document):
        return False
    if told is not None and is_told(statement):
        day = occasion.date
        exact = told.precision is Precision.DAY
        same = (day.year, day.month) == (told.date.year, told.date.month)
        near = abs((told.date - day).days) <= 1 if exact else same
        if told.precision is Precision.YEAR:
            near = day.year == told.date.year
        if not near:
            return False
    nearest = next(iter(read_near(document, statement)), None)
    kinds = nearest.kinds if nearest else frozenset()
    return not kinds or any(agree_in_kind(each, occasion.kind) for each in kinds)


def told_day(statement: Statement) -> date | None:
    """The day of saying, if words of the report, or a person, tell it to the day."""
    told = statement.said_on
    exact = told is not None and is_told(statement) and told.precision is Precision.DAY
    return told.date if told is not None and exact else None


def is_told(statement: Statement) -> bool:
    """Whether words of the report, or a person, tell the day of saying."""
    said_on = statement.said_on
    return said_on is not None and (said_on.evidence is not None or statement.told_day)


def day_of(occasion: Occasion) -> SaidOn | None:
    """The day of an occasion of which a transcript is held: no words of the report tell it."""
    if occasion.date is None or not occasion.transcripts:
        return None
    return SaidOn(occasion.date, Precision.DAY)
