"""What persons put right, put in place of what was read: fields, speakers, statements."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from onrecord.model import (
    UNTOLD,
    Document,
    Dossier,
    Precision,
    Review,
    ReviewKind,
    SaidOn,
    SpeakerKind,
    Statement,
    Told,
    Voice,
    fit_review,
    fold_speaker,
    fold_words,
)
from onrecord.statements import kind_of
from onrecord.text import Span, find_words, text_at
from onrecord.usecases.intake.inputs import read_told

__all__ = [
    "NO_OCCASION",
    "OF_STATEMENT",
    "TOLD_AS",
    "correct_statements",
    "locate_words",
    "read_said_on",
    "tell_corrected",
]

NO_OCCASION = "none"  # told of a statement that belongs to no occasion known here
OF_STATEMENT: Mapping[str, ReviewKind] = {  # what can be put right of a statement
    "speaker": ReviewKind.SPEAKER,
    "said_on": ReviewKind.SAID_ON,
    "occasion": ReviewKind.SAID_AT,
}
_PRECISIONS = (Precision.YEAR, Precision.MONTH, Precision.DAY)  # by how many hyphens a date has

TOLD_AS: Mapping[ReviewKind, str] = {  # the field of what is told of a document
    ReviewKind.DOCUMENT_KIND: "kind",
    ReviewKind.DOCUMENT_SPEAKER: "speaker",
    ReviewKind.OUTLET: "publisher",
    ReviewKind.TITLE: "title",
    ReviewKind.PUBLISHED: "published",
    ReviewKind.OCCASION: "occasion",
}


def tell_corrected(reviews: Sequence[Review]) -> Told:
    """What reviews tell of a document; the last one on a field counts."""
    told = UNTOLD
    for review in reviews:
        field = TOLD_AS.get(review.kind)
        if field is not None:
            told = read_told({field: review.value}, f"decision {review.number}").over(told)
    return told


def correct_statements(dossier: Dossier, reviews: Sequence[Review]) -> Dossier:
    """A dossier as read, with the statements that a person put in, and what was put right of any.

    The last review on a field of a statement counts.
    """
    dossier = _put_in(dossier, [r for r in reviews if r.kind is ReviewKind.PUT_IN])
    given = [review for review in reviews if review.kind in OF_STATEMENT.values()]
    if not given:
        return dossier
    text = dossier.document.text
    keys = [
        (s.id, fold_words(text_at(text, s.content)), fold_speaker(s.speaker))
        for s in dossier.statements
    ]
    told: dict[str, dict[ReviewKind, str]] = defaultdict(dict)
    for review in given:
        for key in fit_review(review, keys):
            told[key][review.kind] = review.value
    statements = tuple(_put_right(s, told.get(s.id, {})) for s in dossier.statements)
    speakers = [each[ReviewKind.SPEAKER] for each in told.values() if ReviewKind.SPEAKER in each]
    return _give_voices(replace(dossier, statements=statements), speakers)


def _put_right(statement: Statement, told: Mapping[ReviewKind, str]) -> Statement:
    for kind, value in told.items():
        if kind is ReviewKind.SPEAKER:
            statement = replace(statement, speaker=value, told_speaker=True)
        elif kind is ReviewKind.SAID_ON:
            statement = replace(statement, said_on=read_said_on(value), told_day=True)
        else:
            occasion = "" if value == NO_OCCASION else value
            statement = replace(statement, told_occasion=occasion)
    return statement


def read_said_on(value: str) -> SaidOn | None:
    """A day, month or year as a person writes it: 2031-03-03, 2031-03, 2031; None for any other."""
    if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", value) is None:
        return None
    try:
        day = date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return None
    return SaidOn(day, _PRECISIONS[value.count("-")])


def _put_in(dossier: Dossier, reviews: Sequence[Review]) -> Dossier:
    """A dossier with statements of words that were not read as such; where they are not, none."""
    held = {(s.content[0].start, s.content[-1].end): s for s in dossier.statements}
    speakers = []
    for review in reviews:
        span = locate_words(dossier.document.text, review.words)
        if span is not None:
            held[span.start, span.end] = _make_statement(dossier.document, span, review.value)
            speakers.append(review.value)
    if not speakers:
        return dossier
    statements = tuple(held[key] for key in sorted(held))
    return _give_voices(replace(dossier, statements=statements), speakers)


def _make_statement(document: Document, words: Span, speaker: str) -> Statement:
    """Words as a statement: direct where marks stand around them."""
    return Statement(
        f"{document.id}.{words.start}-{words.end}",
        document.id,
        kind_of(document.text, (words,)),
        source=(),
        cue=(),
        content=(words,),
        speaker=speaker,
        told_speaker=True,
    )


def locate_words(text: str, folded: str) -> Span | None:
    """Where a run of folded words stands first in a text; None: nowhere. Time is linear."""
    held = list(find_words(text))
    joined = " ".join(["", *(word.form for word in held), ""])
    at = joined.find(f" {folded} ") if folded else -1
    if at < 0:
        return None
    first = joined.count(" ", 0, at)
    return Span(held[first].start, held[first + folded.count(" ")].end)


def _give_voices(dossier: Dossier, names: Iterable[str]) -> Dossier:
    """A dossier in which everybody of these names speaks."""
    known = {voice.name for voice in dossier.voices}
    voices = tuple(
        Voice(dossier.document.id, name, SpeakerKind.PERSON)
        for name in dict.fromkeys(names)
        if name not in known
    )
    return replace(dossier, voices=(*dossier.voices, *voices))
