"""Dossiers to store: short invented ones, and any that the model allows."""

from dataclasses import replace
from datetime import UTC, date, datetime
from enum import Enum
from hashlib import sha256
from itertools import pairwise
from types import UnionType
from typing import get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from onrecord.model import (
    Document,
    DocumentKind,
    Dossier,
    Figure,
    Finding,
    Meaning,
    Part,
    PartKind,
    Passage,
    Precision,
    SaidOn,
    SpeakerKind,
    Statement,
    StatementKind,
    Turn,
    TurnRole,
    Verdict,
    Voice,
)
from onrecord.text import Span

RULES = "rules-1"


def make_document(text: str, path: str = "news/one.txt") -> Document:
    """An article with nothing known of it."""
    digest = sha256(f"{path}\n{text}".encode()).hexdigest()
    return Document(
        id=digest[:16],
        sha256=digest,
        path=path,
        media_type="text/plain",
        kind=DocumentKind.ARTICLE,
        text=text,
        parts=(Part(PartKind.ARTICLE, Span(0, len(text))),),
    )


def make_statement(document: Document, words: str) -> Statement:
    """The first place of some words, as a direct statement."""
    start = document.text.index(words)
    span = Span(start, start + len(words))
    return Statement(
        id=f"{document.id}.{span.start}-{span.end}",
        document=document.id,
        kind=StatementKind.DIRECT,
        source=(),
        cue=(),
        content=(span,),
    )


def make_said(words: str, path: str, person: str | None, outlet: str | None = None) -> Dossier:
    """A report whose whole text is one statement."""
    document = replace(make_document(words, path), publisher=outlet, published=date(2031, 3, 4))
    statement = Statement(
        id=f"{document.id}.0-{len(words)}",
        document=document.id,
        kind=StatementKind.DIRECT,
        source=(),
        cue=(),
        content=(Span(0, len(words)),),
        person=person,
        speaker="Ilka Varga",
    )
    return Dossier(document, (statement,), (), (), (), RULES)


def bare(document: Document, *statements: Statement) -> Dossier:
    """A dossier with statements and no more."""
    return Dossier(document, statements, (), (), (), RULES)


BRIEFING_TEXT = (
    "MINISTER VARGA: We may leave the old harbour by spring.\n\n"
    "Q: How many boats?\n\nMINISTER VARGA: At least 40 boats.\n"
)
REPORT_TEXT = (
    "ALDMOOR (Northwire) — “We will leave the old harbour by spring,” Minister Ilka Varga said "
    "on Tuesday. She spoke of at least 40 boats. Fishermen in Saint-Brévin doubted it.\n"
)


def make_briefing() -> Dossier:
    """A transcript with three turns, one of them a question."""
    text = BRIEFING_TEXT
    places = [text.index("MINISTER"), text.index("Q:"), text.rindex("MINISTER"), len(text)]
    turns = []
    for start, end in pairwise(places):
        label, colon, _ = text[start:end].partition(":")
        said = Span(start + len(label) + len(colon), end).trimmed(text)
        role = TurnRole.QUESTION if label == "Q" else TurnRole.SPEAKER
        turns.append(Turn(Span(start, end).trimmed(text), label, role, (said,)))
    document = replace(
        make_document(text, "briefings/harbour.txt"),
        kind=DocumentKind.TRANSCRIPT,
        parts=(Part(PartKind.TRANSCRIPT, Span(0, len(text))),),
        turns=tuple(turns),
        title="Briefing on the harbour",
        published=date(2031, 3, 4),
    )
    statements = tuple(
        Statement(
            id=f"{document.id}.t{turn.said[0].start}-{turn.said[0].end}",
            document=document.id,
            kind=StatementKind.TURN,
            source=(),
            cue=(),
            content=turn.said,
            speaker=turn.label,
            person=None if turn.role is TurnRole.QUESTION else "p1",
            question=turn.role is TurnRole.QUESTION,
        )
        for turn in turns
    )
    return bare(document, *statements)


def make_report() -> Dossier:
    """An article with one altered quotation and one figure."""
    document = replace(
        make_document(REPORT_TEXT, "news/varga.html"),
        title="Varga: boats will go",
        publisher="The Aldmoor Courier",
        published=date(2031, 3, 5),
        language="en",
    )
    said_on = SaidOn(date(2031, 3, 4), Precision.DAY)
    words = "We will leave the old harbour by spring"
    statement = replace(
        make_statement(document, words),
        speaker="Ilka Varga",
        person="p1",
        said_on=said_on,
        occasion="o1",
    )
    start = document.text.index("at least 40 boats")
    figure = Figure(
        id=f"{document.id}.f{start}-{start + 17}",
        document=document.id,
        span=Span(start, start + 17),
        low=40.0,
        high=None,
        unit="boats",
        subject="Boats in the old harbour",
        hedge=("at least",),
        as_of=said_on,
        statement=statement.id,
    )
    finding = Finding(
        Verdict.ALTERED,
        passages=(Passage(make_briefing().document.id, Span(16, 55), "MINISTER VARGA"),),
        meaning=Meaning.SHIFTED,
        score=0.9,
        statement=statement.id,
    )
    voice = Voice(document.id, "Ilka Varga", SpeakerKind.PERSON, aliases=("Varga",))
    return Dossier(document, (statement,), (voice,), (figure,), (finding,), RULES)


_PLACES = st.integers(0, 40)
_SPANS = st.tuples(_PLACES, _PLACES).map(lambda ends: Span(min(ends), max(ends)))
_PLAIN: dict[object, st.SearchStrategy[object]] = {
    str: st.text(max_size=20),
    int: st.integers(0, 1000),
    bool: st.booleans(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    Span: _SPANS,
    type(None): st.none(),
}


def any_of(kind: object) -> st.SearchStrategy[object]:
    """Any value of a type that the model uses; spans and words are short."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if get_origin(kind) is tuple:
        return st.lists(any_of(get_args(kind)[0]), max_size=3).map(tuple)
    if isinstance(kind, UnionType):
        return st.one_of(*map(any_of, get_args(kind)))
    assert isinstance(kind, type)
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    hints = get_type_hints(kind)
    assert hints, kind
    return st.builds(kind, **{name: any_of(hint) for name, hint in hints.items()})


def any_dossier() -> st.SearchStrategy[Dossier]:
    """Any dossier that the types allow, bounded in size; the parts need not fit together."""
    return st.builds(Dossier, **{n: any_of(hint) for n, hint in get_type_hints(Dossier).items()})
