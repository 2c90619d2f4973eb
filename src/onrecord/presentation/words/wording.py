"""How findings are put into words, the same in every interface; differences: differences.py.

The product speaks of wording, never of truth: see the page "What it does not claim" in the docs.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple, assert_never

from onrecord.language import ENGLISH
from onrecord.model import (
    Document,
    DocumentKind,
    Finding,
    Genre,
    NoteKind,
    Precision,
    ReviewKind,
    SaidOn,
    StatementKind,
    Verdict,
)

__all__ = [
    "DISCLAIMER",
    "IN_ORDER",
    "Spoken",
    "name_document_kind",
    "name_genre",
    "name_note",
    "name_printing",
    "name_review",
    "name_statement_kind",
    "put_finding",
    "put_in_marks",
    "put_note",
    "put_review",
    "put_verdict",
    "tell_day",
    "tell_evidence",
    "tell_said_on",
    "write_date",
]

DISCLAIMER = (
    "This checks wording, not truth. A transcript may be edited or incomplete. "
    "Read by machine, not reviewed."
)


class Spoken(NamedTuple):
    """A verdict as a reader meets it."""

    label: str  # two to six words
    sentence: str
    sign: str  # one character that tells verdicts apart without colour


_BESIDE = {  # beside a transcript, where the heading says what the words are held against
    Verdict.VERBATIM: "matches",
    Verdict.COSMETIC: "matches, tidied",
    Verdict.ALTERED: "wording differs",
    Verdict.SPLICED: "passages joined",
    Verdict.MISATTRIBUTED: "printed as another’s",
    Verdict.PARAPHRASE: "in other words",
}
_VERDICTS = {
    Verdict.VERBATIM: Spoken(
        "Matches the transcript we hold",
        "The words stand in the transcript as printed.",
        "=",
    ),
    Verdict.COSMETIC: Spoken(
        "Matches, with marked or cosmetic edits",
        "Only filler words, a marked ellipsis, a bracket or the form of a number differ.",
        "≈",
    ),
    Verdict.ALTERED: Spoken(
        "Wording differs",
        "Words inside the quotation marks differ from the transcript we hold.",
        "≠",
    ),
    Verdict.SPLICED: Spoken(
        "Wording differs: passages joined",
        "Passages that stand apart in the transcript we hold are printed as one, without a mark.",
        "⋈",
    ),
    Verdict.MISATTRIBUTED: Spoken(
        "Said by somebody else in the transcript we hold",
        "The transcript we hold gives these words to another speaker.",
        "⇄",
    ),
    Verdict.UNSUPPORTED: Spoken(
        "Not found in the transcript we hold",
        "The words were not found in the transcript we hold of the occasion.",
        "∅",
    ),
    Verdict.NO_PRIMARY: Spoken(
        "No transcript held",
        "The archive holds no transcript of the occasion, so the words could not be checked.",
        "?",
    ),
    Verdict.PARAPHRASE: Spoken(
        "Supported by a passage",
        "A passage of the transcript we hold says this in other words.",
        "~",
    ),
    Verdict.ELSEWHERE: Spoken(
        "Similar words are on record",
        "Words like these stand in a text we hold, but it is unlikely that they come from there.",
        "…",
    ),
}

IN_ORDER = (  # of counts and lists: what differs, what is on record, all else
    *(Verdict.ALTERED, Verdict.SPLICED, Verdict.MISATTRIBUTED, Verdict.UNSUPPORTED),
    *(Verdict.VERBATIM, Verdict.COSMETIC, Verdict.PARAPHRASE, Verdict.NO_PRIMARY),
    Verdict.ELSEWHERE,
)

_AS_LIKELY_AS_NOT = 0.5
_THIN_LEAD = (  # of a lead whose words alone make it likely
    "These words, or words like them, stand in a text we hold, but that is too little to say that "
    "the print took them from there."
)

_NOTES = {
    NoteKind.LIMITING_CLAUSE_LEFT_OUT: (
        "The quotation stops where the speaker went on to limit what was said."
    ),
    NoteKind.HIDDEN_BY_ELLIPSIS: (
        "What the ellipsis hides holds a negation, a condition or a contrast."
    ),
    NoteKind.SAID_ELSEWHERE: "The words are on record, but on another occasion.",
    NoteKind.SEVERAL_PASSAGES: "The words were said more than once; every place is listed.",
    NoteKind.SHORT: "Too few words to tell one passage from another.",
    NoteKind.TRANSLATION: (
        "The report is a translation: compared by meaning, names and figures only."
    ),
    NoteKind.QUOTED_BY_OTHER_SPEAKER: (
        "In the transcript we hold, somebody else reads these words out."
    ),
    NoteKind.REPEATS_ANOTHER: "The speaker quotes: marks stand around it in the transcript.",
    NoteKind.TRANSCRIPT_GAP_SUSPECTED: (
        "What the report quotes before and after these words is in the transcript we hold: it may "
        "have a gap here."
    ),
    NoteKind.TRANSCRIPT_SLIP_SUSPECTED: (
        "All that differs may be a slip of whoever made the transcript: as printed it is usual "
        "speech, as transcribed it is not. Listen to a recording before you hold it against the "
        "report."
    ),
    NoteKind.STRONGER: "The report puts it more strongly than the passage does.",
    NoteKind.WEAKER: "The report puts it less strongly than the passage does.",
    NoteKind.SPEAKER_FROM_RECORD: (
        "The report's words leave open who of those it names is meant; the transcript we hold "
        "has these words from this speaker."
    ),
    NoteKind.PARTS_APART: (
        "The parts that the report prints one behind the other were said far apart, or in the "
        "other order."
    ),
    NoteKind.BRACKET_TURNS: "Words put in brackets turn the sense of what was said.",
    NoteKind.NEAREST_BY_MEANING: (
        "The words are not the passage's: it is the nearest by meaning, as a machine reckons. "
        "Whether it says the same is for a reader to judge."
    ),
}

_NOTE_NAMES = {
    NoteKind.LIMITING_CLAUSE_LEFT_OUT: "stops before a limiting clause",
    NoteKind.HIDDEN_BY_ELLIPSIS: "the ellipsis hides a negation, condition or contrast",
    NoteKind.SAID_ELSEWHERE: "on record on another occasion",
    NoteKind.SEVERAL_PASSAGES: "said more than once",
    NoteKind.SHORT: "few words",
    NoteKind.TRANSLATION: "a translation, compared by meaning",
    NoteKind.QUOTED_BY_OTHER_SPEAKER: "read out by somebody else",
    NoteKind.REPEATS_ANOTHER: "the speaker quotes somebody",
    NoteKind.TRANSCRIPT_GAP_SUSPECTED: "the transcript may have a gap here",
    NoteKind.TRANSCRIPT_SLIP_SUSPECTED: "perhaps a slip of the transcript",
    NoteKind.STRONGER: "put more strongly than said",
    NoteKind.WEAKER: "put less strongly than said",
    NoteKind.SPEAKER_FROM_RECORD: "the transcript tells who is meant",
    NoteKind.PARTS_APART: "its parts stand far apart, or in the other order",
    NoteKind.BRACKET_TURNS: "words in brackets turn the sense",
    NoteKind.NEAREST_BY_MEANING: "a passage near by meaning",
}

_DOCUMENT_KINDS = {
    DocumentKind.ARTICLE: "report",
    DocumentKind.TRANSCRIPT: "transcript",
    DocumentKind.MIXED: "report with transcript",
}

_GENRES = {
    Genre.TRANSCRIPT: "transcript",
    Genre.BRIEFING: "briefing",
    Genre.PRESS_CONFERENCE: "press conference",
    Genre.DEBATE: "debate",
    Genre.HEARING: "hearing",
    Genre.INTERVIEW: "interview",
    Genre.SPEECH: "speech",
    Genre.STATEMENT: "written statement",
    Genre.CAPTIONS: "captions",
    Genre.REPORT: "report",
    Genre.LIVE_BLOG: "live blog",
    Genre.READOUT: "readout",
    Genre.FACT_SHEET: "fact sheet",
    Genre.ROUND_UP: "round-up of quotations",
    Genre.SUMMARY: "summary or minutes",
}

_STATEMENT_KINDS = {
    StatementKind.DIRECT: "in quotation marks",
    StatementKind.INDIRECT: "reported without quotation marks",
    StatementKind.MIXED: "partly in quotation marks",
    StatementKind.TURN: "spoken, in a transcript",
}

_OPENING_MARKS = frozenset("“\"«„‘'‹「")

_MONTHS = tuple(month.capitalize() for month in ENGLISH.listed("calendar", "months"))


_REVIEWS: Mapping[ReviewKind, str] = {
    ReviewKind.AGREE: "Agree",
    ReviewKind.DIFFERS_OTHERWISE: "Wording differs otherwise",
    ReviewKind.OTHER_PASSAGE: "Not this passage",
    ReviewKind.NOT_A_STATEMENT: "Not a statement",
    ReviewKind.WRONG_SPEAKER: "Wrong speaker",
    ReviewKind.UNCLEAR: "Unclear",
    ReviewKind.SPEAKER: "Speaker put right",
    ReviewKind.SAID_ON: "Day of saying put right",
    ReviewKind.ASSIGNED: "Given to a reader",
    ReviewKind.SAID_AT: "Occasion of the statement put right",
    ReviewKind.PUT_IN: "Statement put in",
    ReviewKind.DOCUMENT_KIND: "Kind put right",
    ReviewKind.DOCUMENT_SPEAKER: "Speaker of the text put right",
    ReviewKind.OUTLET: "Outlet put right",
    ReviewKind.TITLE: "Title put right",
    ReviewKind.PUBLISHED: "Day put right",
    ReviewKind.OCCASION: "Occasion put right",
    ReviewKind.REMOVED: "Taken out",
    ReviewKind.PERSON_NAME: "Name put right",
    ReviewKind.PERSON_KIND: "Person or body put right",
    ReviewKind.PERSON_ROLE: "Role put first",
    ReviewKind.MERGE: "Joined",
    ReviewKind.SPLIT: "Parted",
    ReviewKind.UNDO: "Undone",
}


def put_verdict(verdict: Verdict) -> Spoken:
    """A verdict in words."""
    return _VERDICTS[verdict]


def put_finding(finding: Finding) -> Spoken:
    """A finding in words: its verdict's own, unless the transcript is likelier at fault."""
    put = put_verdict(finding.verdict)
    if finding.verdict is Verdict.ELSEWHERE and finding.source is not None:
        likely = finding.source.probability >= _AS_LIKELY_AS_NOT
        return put._replace(sentence=_THIN_LEAD) if likely else put
    if not finding.is_misheard:
        return put
    heard = "; ".join(
        f"“{change.said}”, printed “{change.printed}”" if change.said else f"“{change.printed}”"
        for change in finding.alterations
    )
    return Spoken(
        "Perhaps a slip of the transcript",
        f"The transcript we hold may have misheard: {heard}. It is no difference to hold against "
        "the report until somebody has listened.",
        "≟",
    )


def name_printing(verdict: Verdict) -> str:
    """How a report prints words of a transcript, in two or three words."""
    return _BESIDE.get(verdict, put_verdict(verdict).label)


def name_review(kind: ReviewKind) -> str:
    """A decision in a few words, as a button or a list has it."""
    return _REVIEWS[kind]


def put_review(kind: ReviewKind | None, who: str | None) -> str:
    """Who looked at a finding, in one line; every finding shows it."""
    if kind is None:
        return "Read by machine, not reviewed"
    return f"Reviewed by {who or 'somebody'}: {_REVIEWS[kind].lower()}"


def put_note(kind: NoteKind) -> str:
    """A note as one sentence."""
    return _NOTES[kind]


def name_document_kind(kind: DocumentKind) -> str:
    """What a document is, in a few plain words."""
    return _DOCUMENT_KINDS[kind]


def name_genre(genre: Genre) -> str:
    """What a document is among those that record speech and those that report it."""
    return _GENRES[genre]


def tell_evidence(document: Document) -> tuple[tuple[str, bool, str], ...]:
    """Why a document is taken for a primary text or a report, the weightiest first.

    Returns:
        For each thing that tells: what it is, whether it speaks for a primary text, and the words
        of the document that show it ("" where it is the document as a whole).
    """
    return tuple(
        (each.feature, each.weight > 0, each.span.of(document.text) if each.span else "")
        for each in document.evidence
    )


def name_note(kind: NoteKind) -> str:
    """A note in a few plain words."""
    return _NOTE_NAMES[kind]


def name_statement_kind(kind: StatementKind) -> str:
    """How a statement stands in its document, in a few plain words."""
    return _STATEMENT_KINDS[kind]


def put_in_marks(kind: StatementKind, words: str) -> str:
    """Quoted words between marks, once; words that nobody put in marks stay without."""
    if kind is not StatementKind.DIRECT or words[:1] in _OPENING_MARKS:
        return words
    return f"“{words}”"


def tell_day(day: date) -> str:
    """A day as a reader meets it: 3 March 2031."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def write_date(day: date | None, precision: Precision | None) -> str | None:
    """As much of a date as is known, for a list or a program: 2031-03-06, 2031-03 or 2031."""
    if day is None:
        return None
    length = 7 if precision is Precision.MONTH else 4 if precision is Precision.YEAR else 10
    return day.isoformat()[:length]


def tell_said_on(said_on: SaidOn) -> str:
    """As much of a date as is known: a day, a month or a year."""
    match said_on.precision:
        case Precision.DAY:
            return tell_day(said_on.date)
        case Precision.MONTH:
            return f"{_MONTHS[said_on.date.month - 1]} {said_on.date.year}"
        case Precision.YEAR:
            return str(said_on.date.year)
        case _:
            assert_never(said_on.precision)
