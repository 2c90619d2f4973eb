"""A paragraph put to the record: its quotations are drawn from it, and each is answered."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.boundary import document_boundary
from onrecord.errors import InputError
from onrecord.late import load_late
from onrecord.model import Document, Dossier, Genre, Source, SpeakerKind, StatementKind, Told
from onrecord.store import Archive
from onrecord.text import Span, text_at
from onrecord.usecases.asking.answering import Answer, Question, ask
from onrecord.usecases.asking.claims import AS_SAID
from onrecord.usecases.asking.known_names import Names, read_names

if TYPE_CHECKING:
    from onrecord import casework, reading, statements
    from onrecord.meaning import Encoder
    from onrecord.statements import Tagger
else:  # words that are on record as they stand need none of these
    casework = load_late("onrecord.casework")
    reading = load_late("onrecord.reading")
    statements = load_late("onrecord.statements")

__all__ = ["Answers", "ask_all"]

_MARKS = '“”"«»„'
# A stretch in single marks, which no apostrophe makes; no part of it is looked at twice.
_SINGLE = re.compile(
    r"(?<!\w)['‘](?=\w)(?>(?:[^'‘’\n]|\n(?!\n)|(?<=\w)['’](?=\w))*)(?<=[\w.,!?…])['’](?!\w)"
)
_SEVERAL = 3  # words that no single word, title or nickname in marks has
_BARE_CHARS = 4000  # of words that are looked for as they stand; what is longer is no quotation


@dataclass(frozen=True, slots=True)
class Answers:
    """What the record says of all that was asked."""

    each: tuple[Answer, ...]  # in the order of the text; none: it has no quotation
    drawn: bool  # whether they were drawn from a paragraph

    @property
    def as_said(self) -> bool:
        """Whether every one is on record as it was asked."""
        return bool(self.each) and all(answer.as_said for answer in self.each)


def ask_all(
    archive: Archive,
    question: Question,
    choose: Callable[[], "Tagger"],
    encoder: "Encoder | None" = None,
    names: Names | None = None,
) -> Answers:
    """Answer a quotation, or each quotation of a paragraph.

    Words are a paragraph if marks within them part what is quoted from what is not, and they are
    not on record as a whole.

    Args:
        archive: what holds the transcripts.
        question: the words; its speaker is taken where the paragraph names none, its day is the
            day of the print.
        choose: gives what finds the quotations; called only for a paragraph.
        encoder: of the search by meaning; None: it was not asked for.
        names: who speaks in the archive (`read_names`), where several things are asked at once.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    names = names or read_names(archive)
    text = question.text.strip()
    bare = replace(question, text=_strip_marks(text))
    if not _has_inner_marks(text):
        short = len(bare.text) <= _BARE_CHARS
        return Answers((ask(archive, bare, encoder, names),) if short else (), drawn=False)
    if len(text) <= _BARE_CHARS:
        whole = ask(archive, bare, names=names)
        if whole.finding.verdict in AS_SAID:
            return Answers((whole,), drawn=False)
    drawn = tuple(_draw(archive, question, choose(), encoder, names))
    if drawn or len(bare.text) > _BARE_CHARS:
        return Answers(drawn, drawn=True)
    return Answers((ask(archive, bare, encoder, names),), drawn=False)


def _strip_marks(text: str) -> str:
    return text.strip(_MARKS + " \t\r\n")


def _has_inner_marks(text: str) -> bool:
    """Whether some words stand inside quotation marks and some outside of them.

    Single marks count where a stretch of several words stands in them, and no double one does.
    """
    inner = _strip_marks(text)
    if any(mark in inner for mark in _MARKS):
        return True
    found = _SINGLE.finditer(inner)
    quoted = next((each for each in found if len(each[0].split()) >= _SEVERAL), None)
    return quoted is not None and any(
        map(str.isalnum, inner[: quoted.start()] + inner[quoted.end() :])
    )


def _draw(
    archive: Archive,
    question: Question,
    tagger: "Tagger",
    encoder: "Encoder | None",
    names: Names,
) -> Iterator[Answer]:
    """Each quotation of the text with the speaker whom the text names, answered.

    What is no text (noise, bytes of a program) holds no quotation.
    """
    told = Told(genre=Genre.REPORT, published=question.on)
    data = question.text.encode("utf-8", "replace")
    try:
        with document_boundary("the text"):
            source = Source("paragraph.txt", data, told=told)
            dossier = casework.open_dossier(reading.read_apart(source), tagger, counted=False)
    except InputError:
        return
    document = dossier.document
    persons = {voice.name for voice in dossier.voices if voice.kind is SpeakerKind.PERSON}
    for spans, speaker in _find_quotations(dossier):
        claimed = speaker if speaker in persons else None
        asked = replace(question, speaker=claimed or (question.speaker if not speaker else None))
        for piece, answer in _answer(archive, asked, document, spans, (encoder, names)):
            place = Span(piece[0].start, piece[-1].end)
            yield replace(answer, speaker=answer.speaker or speaker, at=place)


def _find_quotations(dossier: Dossier) -> Iterator[tuple[tuple[Span, ...], str | None]]:
    """What stands in marks, in order, and the name of its speaker."""
    text = dossier.document.text
    found: dict[tuple[Span, ...], str | None] = {}
    for statement in dossier.statements:
        marked = statement.kind in {StatementKind.DIRECT, StatementKind.MIXED}
        quoted = (
            statements.quoted_words(text, statement.content)
            if marked and not statement.within
            else ()
        )
        mixed = statement.kind is StatementKind.MIXED
        for piece in [(span,) for span in quoted] if mixed else [quoted]:
            if any(sign.isalnum() for sign in text_at(text, piece)):
                found.setdefault(tuple(piece), statement.speaker)
    yield from sorted(found.items(), key=lambda pair: pair[0])


def _answer(
    archive: Archive,
    asked: Question,
    document: Document,
    spans: tuple[Span, ...],
    tools: "tuple[Encoder | None, Names]",
) -> Iterator[tuple[tuple[Span, ...], Answer]]:
    """A quotation as one, or, if it is interrupted and not on record as one, piece by piece."""
    whole = ask(archive, replace(asked, text=text_at(document.text, spans)), *tools)
    if len(spans) == 1 or whole.finding.verdict in AS_SAID:
        yield spans, whole
        return
    for span in spans:
        yield (span,), ask(archive, replace(asked, text=span.of(document.text)), *tools)
