"""What persons put right, put in place of what was read: fields of a document, a speaker."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.model import (
    UNTOLD,
    Dossier,
    Review,
    ReviewKind,
    SpeakerKind,
    Told,
    Voice,
    fit_review,
    fold_speaker,
    fold_words,
)
from onrecord.text import text_at
from onrecord.usecases.inputs import read_told

__all__ = ["TOLD_AS", "correct_statements", "tell_corrected"]

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
    """A dossier as read, each statement with the speaker whom a person gave it."""
    given = [review for review in reviews if review.kind is ReviewKind.SPEAKER]
    if not given:
        return dossier
    text = dossier.document.text
    keys = [
        (s.id, fold_words(text_at(text, s.content)), fold_speaker(s.speaker))
        for s in dossier.statements
    ]
    speakers = {key: review.value for review in given for key in fit_review(review, keys)}
    statements = tuple(
        replace(s, speaker=speakers.get(s.id, s.speaker)) for s in dossier.statements
    )
    known = {voice.name for voice in dossier.voices}
    voices = tuple(
        Voice(dossier.document.id, name, SpeakerKind.PERSON)
        for name in dict.fromkeys(speakers.values())
        if name not in known
    )
    return replace(dossier, statements=statements, voices=(*dossier.voices, *voices))
