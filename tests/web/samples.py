"""A small invented record: a transcript, a report that differs from it, and a hostile page."""

import hashlib
from datetime import date

from onrecord.model import (
    Alteration,
    AlterationType,
    Document,
    DocumentKind,
    Dossier,
    Finding,
    Meaning,
    MeaningRule,
    Note,
    NoteKind,
    Occasion,
    Part,
    PartKind,
    Passage,
    Person,
    SpeakerKind,
    Statement,
    StatementKind,
    Tidied,
    Tidying,
    Turn,
    TurnRole,
    Verdict,
)
from onrecord.text import Span

__all__ = [
    "BRIEFING",
    "EVIL",
    "EVIL_ID",
    "FINDING_ID",
    "OCCASION",
    "PERSON",
    "REPORT_ID",
    "find_span",
    "make_evil",
    "make_report",
    "make_transcript",
]

SPOKEN = (
    "MINA VAREL: We could close the lock, but only as a last resort.\n\n(Applause.)\n\nQ: When?"
)
PRINTED = "VESK – “We will close the lock,” Varel said on Friday.\n\nThe crowd was quiet."
EVIL = '<script>alert(\'owned\')</script>\u202e" onclick="x" </title><img src=x onerror=y>'
_DAY = date(2040, 2, 3)


def find_span(text: str, words: str) -> Span:
    """Where words stand."""
    start = text.index(words)
    return Span(start, start + len(words))


def make_document(text: str, kind: DocumentKind, part: PartKind, **known: object) -> Document:
    """A document with one part."""
    sha256 = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    whole = (Part(part, Span(0, len(text))),)
    rest: dict[str, object] = {"path": "a.txt", "media_type": "text/plain", **known}
    return Document(id=sha256[:16], sha256=sha256, kind=kind, text=text, parts=whole, **rest)  # type: ignore[arg-type]  # spelled out by the callers below


def make_transcript() -> Dossier:
    """A primary text of two turns."""
    answer, question = find_span(SPOKEN, SPOKEN[:81]), find_span(SPOKEN, "Q: When?")
    said = find_span(SPOKEN, "We could close the lock, but only as a last resort.")
    turns = (
        Turn(answer, "MINA VAREL", TurnRole.SPEAKER, (said,)),
        Turn(question, "Q", TurnRole.QUESTION, (find_span(SPOKEN, "When?"),)),
    )
    document = make_document(
        SPOKEN,
        DocumentKind.TRANSCRIPT,
        PartKind.TRANSCRIPT,
        turns=turns,
        title="Briefing on the lock",
        publisher="Vesk Canal Office",
        published=_DAY,
        language="en",
    )
    return Dossier(document, (), (), (), (), "rules")


BRIEFING = make_transcript().document.id


def make_finding(statement: str) -> Finding:
    """What the report differs in."""
    passage = Passage(BRIEFING, find_span(SPOKEN, "We could close the lock"), "MINA VAREL")
    limit = Passage(BRIEFING, find_span(SPOKEN, "but only as a last resort"), "MINA VAREL")
    spans = find_span(SPOKEN, "could"), find_span(PRINTED, "will")
    locks = find_span(SPOKEN, "lock"), find_span(PRINTED, "lock")
    read = Meaning.SHIFTED, MeaningRule.MODAL_STRONGER
    tidied = Tidied(Tidying.SPELLED, "lock", "lock", *locks)
    return Finding(
        Verdict.ALTERED,
        (passage,),
        (Alteration(AlterationType.MODALITY, "could", "will", *spans, *read),),
        Meaning.SHIFTED,
        (Note(NoteKind.LIMITING_CLAUSE_LEFT_OUT, (limit,)),),
        0.8,
        statement,
        (tidied,),
    )


def make_report() -> Dossier:
    """A report that prints “will” for “could” and stops before the limit."""
    content = find_span(PRINTED, "We will close the lock,")
    document = make_document(
        PRINTED,
        DocumentKind.ARTICLE,
        PartKind.ARTICLE,
        title="Lock to close",
        publisher="The Vesk Mirror",
        published=_DAY,
        language="en",
        url="https://mirror.example/lock",
    )
    name = f"{document.id}.{content.start}-{content.end}"
    statement = Statement(
        name,
        document.id,
        StatementKind.DIRECT,
        (find_span(PRINTED, "Varel"),),
        (find_span(PRINTED, "said"),),
        (content,),
        speaker="Mina Varel",
        person=PERSON.id,
        occasion=OCCASION.id,
    )
    return Dossier(document, (statement,), (), (), (make_finding(name),), "rules")


PERSON = Person("mina-varel", "Mina Varel", SpeakerKind.PERSON)
OCCASION = Occasion("lock", "Briefing on the lock", _DAY, "Vesk", transcripts=(BRIEFING,))
REPORT_ID = make_report().document.id
FINDING_ID = make_report().statements[0].id


def make_evil() -> Dossier:
    """A page whose every word tries to become markup, and whose address is a program."""
    text = f"{EVIL}\n\n“{EVIL}” said {EVIL}.\n\n{'w' * 9000}"
    content = Span(len(EVIL) + 3, 2 * len(EVIL) + 3)
    document = make_document(
        text,
        DocumentKind.ARTICLE,
        PartKind.ARTICLE,
        title=EVIL,
        publisher=EVIL,
        byline=(EVIL,),
        dateline=EVIL,
        language='en" onload="x',
        url="javascript:alert(1)",
        remarks=(EVIL,),
    )
    name = f"{document.id}.{content.start}-{content.end}"
    statement = Statement(name, document.id, StatementKind.DIRECT, (), (), (content,), speaker=EVIL)
    finding = Finding(Verdict.NO_PRIMARY, statement=name)
    return Dossier(document, (statement,), (), (), (finding,), "rules")


EVIL_ID = make_evil().document.id
