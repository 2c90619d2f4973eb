"""From dossiers, people and occasions to the rows of an export; pure."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from onrecord.exports.rows import (
    AlterationCell,
    CheckRow,
    DayCell,
    DocumentRow,
    FeatureCell,
    FigureRow,
    MergeCell,
    NoteCell,
    OccasionRow,
    PartCell,
    PassageCell,
    PersonRow,
    ProvenanceCell,
    ReviewedCell,
    RoleCell,
    SaidOnCell,
    SourceCell,
    StatementRow,
    TidiedCell,
    TurnCell,
)
from onrecord.model import (
    Dossier,
    Figure,
    Finding,
    Occasion,
    Passage,
    Person,
    ReviewKind,
    Sourcing,
    Statement,
    StatementKind,
    Turn,
)
from onrecord.text import text_at

__all__ = [
    "check_rows",
    "document_row",
    "figure_rows",
    "occasion_row",
    "person_row",
    "statement_rows",
]


def document_row(dossier: Dossier) -> DocumentRow:
    """The line of `documents`; a turn has the person of its statement where it names none."""
    document = dossier.document
    return DocumentRow(
        id=document.id,
        sha256=document.sha256,
        path=document.path,
        url=document.url,
        title=document.title,
        publisher=document.publisher,
        byline=document.byline,
        published=document.published,
        language=document.language,
        kind=document.kind,
        text=document.text,
        parts=tuple(PartCell(p.kind, p.span.start, p.span.end) for p in document.parts),
        turns=_turn_cells(dossier),
        provenance=tuple(
            ProvenanceCell(p.relation, p.name, p.document, p.evidence) for p in document.provenance
        ),
        media_type=document.media_type,
        dateline=document.dateline,
        complete=document.complete,
        remarks=document.remarks,
        made_by=dossier.made_by,
        genre=document.genre,
        speaker=document.speaker,
        occasion=document.occasion,
        told=document.told,
        read=document.is_read,
    )


def _turn_cells(dossier: Dossier) -> tuple[TurnCell, ...]:
    turns = dossier.document.turns
    speakers = _people_of_turns(turns, dossier.statements)
    return tuple(
        TurnCell(t.span.start, t.span.end, t.label, t.role, t.person or person)
        for t, person in zip(turns, speakers, strict=True)
    )


def _people_of_turns(
    turns: tuple[Turn, ...], statements: tuple[Statement, ...]
) -> list[str | None]:
    """The person of the turn statement that begins inside each turn; turns are in order."""
    people: list[str | None] = [None] * len(turns)
    starts = [turn.span.start for turn in turns]
    for statement in statements:
        if statement.kind is not StatementKind.TURN or not statement.content:
            continue
        first = statement.content[0]
        place = bisect_right(starts, first.start) - 1
        if place >= 0 and first.end <= turns[place].span.end:
            people[place] = people[place] or statement.person
    return people


def statement_rows(dossier: Dossier) -> Iterator[StatementRow]:
    """The lines of `statements`."""
    for statement in dossier.statements:
        said = statement.said_on
        yield StatementRow(
            id=statement.id,
            document_id=statement.document,
            kind=statement.kind,
            source=statement.source,
            cue=statement.cue,
            content=statement.content,
            text=text_at(dossier.document.text, statement.content),
            person_id=statement.person,
            speaker=statement.speaker,
            said_on=SaidOnCell(said.date, said.precision, said.evidence)
            if said
            else SaidOnCell(None, None, None),
            occasion_id=statement.occasion,
            score=statement.score,
            question=statement.question,
            within=statement.within,
            type=statement.type,
        )


def _passage_cells(passages: tuple[Passage, ...]) -> tuple[PassageCell, ...]:
    return tuple(PassageCell(p.document, p.span.start, p.span.end, p.speaker) for p in passages)


def check_rows(
    dossier: Dossier, reviewed: Mapping[str, tuple[ReviewKind, str]]
) -> Iterator[CheckRow]:
    """The lines of `checks`; `reviewed` has the last decision and its readers by statement."""
    for finding in dossier.findings:
        decided = reviewed.get(finding.statement or "")
        yield _check_row(dossier.document.id, finding, ReviewedCell(*decided) if decided else None)


def _check_row(document: str, finding: Finding, reviewed: ReviewedCell | None) -> CheckRow:
    passages = _passage_cells(finding.passages)
    place = finding.place
    return CheckRow(
        statement_id=finding.statement,
        verdict=finding.verdict,
        transcript=next(iter(_passage_cells((place,) if place else ())), None),
        alterations=tuple(
            AlterationCell(
                a.type, a.said, a.printed, a.said_span, a.printed_span, a.meaning, a.rule
            )
            for a in finding.alterations
        ),
        meaning=finding.meaning,
        score=finding.score,
        document_id=document,
        passages=passages,
        notes=tuple(NoteCell(n.kind, _passage_cells(n.passages)) for n in finding.notes),
        tidied=tuple(
            TidiedCell(t.reason, t.said, t.printed, t.said_span, t.printed_span, t.meaning, t.rule)
            for t in finding.tidied
        ),
        source=_source_cell(finding.source),
        reviewed=reviewed,
    )


def _source_cell(source: Sourcing | None) -> SourceCell | None:
    if source is None:
        return None
    features = tuple(FeatureCell(f.name, f.value, f.adds) for f in source.features)
    return SourceCell(source.probability, features)


def figure_rows(dossier: Dossier) -> Iterator[FigureRow]:
    """The lines of `figures`."""
    for figure in dossier.figures:
        yield _figure_row(dossier.document.text, figure)


def _figure_row(text: str, figure: Figure) -> FigureRow:
    as_of = figure.as_of
    return FigureRow(
        id=figure.id,
        document_id=figure.document,
        statement_id=figure.statement,
        span=figure.span,
        text=figure.span.of(text),
        low=figure.low,
        high=figure.high,
        unit=figure.unit,
        subject=figure.subject,
        approximate=figure.approximate,
        hedge=figure.hedge,
        as_of=DayCell(as_of.date, as_of.precision) if as_of else DayCell(None, None),
    )


def person_row(person: Person) -> PersonRow:
    """The line of `people`."""
    return PersonRow(
        id=person.id,
        name=person.name,
        aliases=person.aliases,
        roles=tuple(
            RoleCell(r.title, (r.document, r.span.start, r.span.end)) for r in person.roles
        ),
        kind=person.kind,
        merges=tuple(MergeCell(m.document, m.name, m.reason) for m in person.merges),
    )


def occasion_row(occasion: Occasion) -> OccasionRow:
    """The line of `occasions`."""
    return OccasionRow(
        id=occasion.id,
        title=occasion.title,
        date=occasion.date,
        place=occasion.place,
        kind=occasion.kind,
        people=occasion.people,
        documents=tuple(dict.fromkeys((*occasion.transcripts, *occasion.reports))),
        transcripts=occasion.transcripts,
        complete=occasion.complete,
    )
