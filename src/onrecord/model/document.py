"""A document: its text, which alone is ever quoted from, and what is known of it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from onrecord.language import language_of
from onrecord.model.fetched import Fetched
from onrecord.text import Origin, Span, blank_out

__all__ = [
    "PRIMARY",
    "UNTOLD",
    "Document",
    "DocumentKind",
    "Evidence",
    "Genre",
    "Part",
    "PartKind",
    "Provenance",
    "Relation",
    "Source",
    "Told",
    "Turn",
    "TurnRole",
]


class Genre(StrEnum):
    """What a document is among the texts that record speech and those that report it."""

    TRANSCRIPT = "transcript"  # turns of several, of no kind that is named below
    BRIEFING = "briefing"
    PRESS_CONFERENCE = "press_conference"
    DEBATE = "debate"
    HEARING = "hearing"
    INTERVIEW = "interview"  # printed as question and answer
    SPEECH = "speech"  # remarks of one speaker, as given or as prepared
    STATEMENT = "statement"  # written, of a person or a body
    CAPTIONS = "captions"
    REPORT = "report"  # news, wire, analysis
    LIVE_BLOG = "live_blog"
    READOUT = "readout"
    FACT_SHEET = "fact_sheet"
    ROUND_UP = "round_up"  # quotations of many, collected
    SUMMARY = "summary"  # minutes, summaries

    @property
    def is_primary(self) -> bool:
        """Whether such a document holds the words as they were spoken or written."""
        return self in PRIMARY


PRIMARY = frozenset(
    {
        Genre.TRANSCRIPT,
        Genre.BRIEFING,
        Genre.PRESS_CONFERENCE,
        Genre.DEBATE,
        Genre.HEARING,
        Genre.INTERVIEW,
        Genre.SPEECH,
        Genre.STATEMENT,
        Genre.CAPTIONS,
    }
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for or against a document's being a primary text."""

    feature: str  # what was looked at, such as "labels" or "title"
    weight: float  # above 0: for a primary text; below: against
    span: Span | None = None  # the words that tell; None: the document as a whole


@dataclass(frozen=True, slots=True)
class Told:
    """What a person tells of a document; it wins over what is read. None: not told."""

    genre: Genre | None = None
    speaker: str | None = None  # of a text of one speaker
    published: date | None = None
    publisher: str | None = None
    title: str | None = None
    occasion: str | None = None
    url: str | None = None
    language: str | None = None  # ISO 639-1
    byline: tuple[str, ...] = ()
    translated_from: str | None = None  # a language or an outlet

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields that are told, in order."""
        return tuple(name for name in self.__slots__ if getattr(self, name))

    def over(self, other: "Told") -> "Told":
        """What is told here, and where nothing is, what the other tells."""
        return Told(*(getattr(self, n) or getattr(other, n) for n in self.__slots__))


UNTOLD = Told()  # nothing is told


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes as they came, the name they came under, and what a person tells of them."""

    name: str  # path or address as given; for a member of a ZIP "archive.zip/inside/page.html"
    data: bytes
    url: str | None = None
    told: Told = UNTOLD
    item: str | None = None  # of one line of JSON lines, which `data` then is: its id or number
    remarks: tuple[str, ...] = ()  # what was odd about it when it was opened, a line each
    fetched: Fetched | None = None  # how it came, where it was fetched

    @property
    def charset(self) -> str | None:
        """The encoding that the server named; None: it named none, or there was no server."""
        return self.fetched.charset if self.fetched else None


class DocumentKind(StrEnum):
    """What a document is as a whole."""

    ARTICLE = "article"
    TRANSCRIPT = "transcript"
    MIXED = "mixed"


class PartKind(StrEnum):
    """What a stretch of a document is."""

    ARTICLE = "article"
    TRANSCRIPT = "transcript"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of one kind; the parts of a document follow one another and do not overlap."""

    kind: PartKind
    span: Span


class TurnRole(StrEnum):
    """Whether a turn is an answer or address by somebody named, or a question put to them."""

    SPEAKER = "speaker"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's words in a transcript, up to the next speaker's."""

    span: Span  # the whole turn, its label included
    label: str | None  # the speaker as printed, without colon or stage direction; None: not named
    role: TurnRole
    said: tuple[Span, ...]  # the words spoken, one span a paragraph, stage directions left out
    person: str | None = None  # id of a Person; None: not known


class Relation(StrEnum):
    """How a document came from another."""

    WIRE = "wire"
    REPUBLISHED_FROM = "republished_from"
    TRANSLATED_FROM = "translated_from"
    REPORTS = "reports"
    VERSION_OF = "version_of"  # a later state of the page at one address


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a document came from: what it says of itself, and the document if it is held."""

    relation: Relation
    name: str  # the agency, outlet or address credited
    evidence: Span  # the words that say so, in this document; empty: told beside the text
    document: str | None = None  # id of the Document it came from; None: not held


@dataclass(frozen=True, slots=True)
class Document:
    """Text read from a source, and what is known of it; None means not known.

    `parts` cover the text in order without overlap; `turns` lie inside transcript parts, in
    order, without overlap. All spans are in code points of `text`.
    """

    id: str  # first 16 hex digits of `sha256`
    sha256: str  # of the source bytes
    path: str  # the Source's name
    media_type: str
    kind: DocumentKind
    text: str
    parts: tuple[Part, ...]
    turns: tuple[Turn, ...] = ()
    title: str | None = None
    byline: tuple[str, ...] = ()
    dateline: str | None = None  # the place a report was filed from
    publisher: str | None = None
    published: date | None = None  # of a transcript: the day of the occasion where that is known
    url: str | None = None
    language: str | None = None  # ISO 639-1
    complete: bool = True  # False: a transcript that says it is partial
    provenance: tuple[Provenance, ...] = ()
    remarks: tuple[str, ...] = ()  # what reading could not keep, a line each
    origins: tuple[Origin, ...] = ()  # of a PDF: which page each run of the text came from
    genre: Genre = Genre.REPORT
    evidence: tuple[Evidence, ...] = ()  # for and against a primary text, the weightiest first
    speaker: str | None = None  # of a text of one speaker: who, as its head or a person tells
    occasion: str | None = None  # as a person tells
    told: tuple[str, ...] = ()  # names of the fields that a person told
    set_apart: tuple[Span, ...] = ()  # the block quotations of a page, in order
    modified: datetime | None = None  # when a page was last changed, as it tells; UTC where it can
    furniture: tuple[Span, ...] = ()  # numbers of lines and pages, heads: nobody's words, in order

    @property
    def words(self) -> str:
        """The text with furniture blanked out, each other character at its place."""
        return blank_out(self.text, self.furniture)

    @property
    def name(self) -> str:
        """What to call it on a page: its title, else the last part of its path."""
        return self.title or self.path.rstrip("/").rsplit("/", 1)[-1]

    @property
    def is_read(self) -> bool:
        """Whether there are rules for its language; one that is not known is taken for English."""
        return language_of(self.language).is_whole

    @property
    def is_translation(self) -> bool:
        """Whether it says that it was translated."""
        return any(p.relation is Relation.TRANSLATED_FROM for p in self.provenance)

    @property
    def is_primary(self) -> bool:
        """Whether it holds a transcript, so that others can be held against it."""
        return any(part.kind is PartKind.TRANSCRIPT for part in self.parts)
