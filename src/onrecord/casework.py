"""The order of the stages: the only place that knows it. Pure.

A dossier is made in two phases. `open_dossier` needs the document alone; `hold_against` needs what
the archive as a whole knows. See docs/decisions/2026-11-21-two-phases.md.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.alignment import TranscriptIndex, align
from onrecord.dates import (
    OccasionBook,
    date_statements,
    day_of,
    find_occasion,
    find_where_said,
    names_occasion,
    told_day,
)
from onrecord.figures import find_figures
from onrecord.model import (
    AttributionType,
    Document,
    Dossier,
    Finding,
    Note,
    NoteKind,
    Occasion,
    PartKind,
    Person,
    Proposal,
    Provenance,
    Quotation,
    SpeakerKind,
    Statement,
    StatementKind,
    Transcript,
    Verdict,
)
from onrecord.speakers import leaves_open, name_turns, resolve
from onrecord.statements import Tagger, find_statements, quoted_words
from onrecord.text import Span, names_agree, text_at
from onrecord.verdicts import (
    join_findings,
    judge,
    judge_by_meaning,
    place_finding,
    suspect_gaps,
    weigh_finding,
)

__all__ = [
    "RULES",
    "Proposer",
    "Record",
    "check_quotation",
    "find_read_aloud",
    "hold_against",
    "made_by",
    "open_dossier",
    "primary_text",
]

RULES = "rules-2"  # raised when phase one finds other things in the same bytes

Proposer = Callable[[Quotation], Sequence[Proposal]]
"""Finds the passages that come nearest to words by meaning, best first."""
_SAME_WORDS = (Verdict.VERBATIM, Verdict.COSMETIC)  # all that is told of a language not read
_OWN_WORDS = (*_SAME_WORDS, Verdict.ALTERED, Verdict.SPLICED)  # the words are the speaker's own


@dataclass(frozen=True, slots=True)
class Record:
    """What the archive as a whole knows."""

    people: Mapping[tuple[str, str], Person]  # by document and name there
    occasions: OccasionBook
    index: TranscriptIndex
    # by transcript: words of others, and whose
    read_aloud: Mapping[str, Sequence[tuple[Span, str]]]
    propose: Proposer | None = None  # None: no search by meaning was asked for


def made_by(tagger: Tagger) -> str:
    """Which rules and which model make a dossier."""
    return f"{RULES} {tagger.name}"


def open_dossier(document: Document, tagger: Tagger) -> Dossier:
    """Phase one: what one document holds, from its text alone."""
    statements, voices = resolve(document, find_statements(document, tagger))
    dated = date_statements(document, statements)
    return Dossier(
        document, dated, voices, find_figures(document, dated), (), made_by=made_by(tagger)
    )


def hold_against(dossier: Dossier, record: Record, origins: tuple[Provenance, ...]) -> Dossier:
    """Phase two: persons, occasions, origins, findings; they replace what was held before."""
    document = dossier.document
    statements: list[Statement] = []
    findings: list[Finding] = []
    quoting: list[str | None] = []  # who is quoted word for word, one a finding
    for statement in dossier.statements:
        known, finding = _hold_statement(document, _as_read(statement), record)
        statements.append(known)
        if finding is not None:
            findings.append(finding)
            direct = known.kind is not StatementKind.INDIRECT and not document.is_translation
            quoting.append(known.person if direct else None)
    speakers = {
        statement.content[0].start: statement.person
        for statement in statements
        if statement.kind is StatementKind.TURN
    }
    turns = tuple(
        replace(turn, person=speakers.get(turn.said[0].start) if turn.said else None)
        for turn in document.turns
    )
    known_document = replace(document, turns=turns, provenance=origins)
    return replace(
        dossier,
        document=known_document,
        statements=tuple(statements),
        findings=suspect_gaps(findings, quoting),
    )


def _hold_statement(
    document: Document, statement: Statement, record: Record
) -> tuple[Statement, Finding | None]:
    """A statement with what the archive knows of it, and its finding if it is checked.

    Where the words are another's whom the source leaves open as well ("he", a surname that two
    of the report bear), the report was misread, not wrong: the record tells whose they are.
    """
    person = record.people.get((document.id, statement.speaker or ""))
    known, finding = _hold_as(document, statement, person, record)
    if finding is None:
        return known, None
    other = _told_by_record(document, known, finding, record)
    if other is None or (person is not None and other.id == person.id):
        return known, finding
    mended = replace(statement, speaker=other.name, read_as=statement.speaker or "")
    known_again, again = _hold_as(document, mended, other, record)
    if again is None:
        return known, finding
    if again.verdict not in _OWN_WORDS:  # unlikely the source: nothing is held against anybody
        return known, again if finding.verdict is Verdict.MISATTRIBUTED else finding
    note = Note(NoteKind.SPEAKER_FROM_RECORD, again.passages[:1])
    return known_again, replace(again, notes=(*again.notes, note))


def _hold_as(
    document: Document, statement: Statement, person: Person | None, record: Record
) -> tuple[Statement, Finding | None]:
    """The statement as one person's, or nobody's: its occasion, day and finding."""
    known = replace(statement, person=person.id if person else None)
    occasion = find_occasion(known, document, record.occasions)
    if not _is_checked(document, known):
        return _tie(known, occasion), None
    claimed = person.name if person and person.kind is SpeakerKind.PERSON else None
    found = _check_statement(document, known, claimed, record, occasion)
    where = find_where_said(known, document, found, record.occasions, occasion)
    if claimed is None or where is None:
        return _tie(known, occasion), found
    return _tie(known, where), _check_statement(document, known, claimed, record, where)


def _tie(statement: Statement, occasion: Occasion | None) -> Statement:
    """The statement with its occasion, and with the day of it where the report tells none."""
    if occasion is None:
        return statement
    said_on = statement.said_on or day_of(occasion)
    return replace(statement, occasion=occasion.id, said_on=said_on)


def _told_by_record(
    document: Document, statement: Statement, finding: Finding, record: Record
) -> Person | None:
    """Whoever says the words on record, if the report's source may mean them as well."""
    if statement.kind is StatementKind.INDIRECT or not finding.passages:
        return None
    first = finding.passages[0]
    person = record.people.get((first.document, first.speaker or ""))
    if person is None or person.kind is not SpeakerKind.PERSON:
        return None
    return person if leaves_open(document, statement, person.name) else None


def _as_read(statement: Statement) -> Statement:
    """A statement without what an earlier look at the archive gave it."""
    told = statement.said_on
    given = told is not None and told.evidence is None and statement.kind is not StatementKind.TURN
    mended = statement.read_as is not None
    speaker = (statement.read_as or None) if mended else statement.speaker
    return replace(
        statement, occasion=None, said_on=None if given else told, speaker=speaker, read_as=None
    )


def primary_text(
    document: Document,
    statements: Sequence[Statement] | None = None,
    *,
    known_as: str | None = None,
) -> Transcript:
    """A document as a text that others are held against.

    Args:
        document: what holds the words.
        statements: its statements, of which the turns know their speakers. None: none were made,
            and the labels are followed here, by the same rules.
        known_as: how findings name it; its id if None.

    Returns:
        The text, its turns under full names; a label that names nobody, or two, stays as it is.
    """
    turns = tuple(
        replace(turn, label=name or turn.label)
        for turn, name in zip(document.turns, name_turns(document, statements), strict=True)
        if turn.said
    )
    return Transcript(
        known_as or document.id,
        document.text,
        document.published,
        turns,
        document.title,
        document.complete,
    )


def check_quotation(
    quotation: Quotation,
    index: TranscriptIndex,
    *,
    held: bool,
    propose: Proposer | None = None,
    leads: bool = True,
) -> Finding:
    """Hold printed words against primary texts.

    Args:
        quotation: the words, and who is said to have said them when.
        index: the primary texts.
        held: whether a complete primary text of the occasion is among them.
        propose: asked where the words are not found; None: nobody is.
        leads: whether words that are alike, but hardly the source, are told as `elsewhere`.
    """
    found = judge(quotation, align(quotation, index), held=held, leads=leads)
    if propose is None or found.passages:
        return found
    return judge_by_meaning(quotation, found, propose(quotation))


def _is_checked(document: Document, statement: Statement) -> bool:
    """Whether a statement is held against the record: those of reports, not of transcripts.

    What somebody thinks, knows or plans was perhaps never said; what stands in marks was.
    """
    marked = statement.kind in {StatementKind.DIRECT, StatementKind.MIXED}
    told = statement.kind is StatementKind.INDIRECT
    if not marked and not (told and statement.type is AttributionType.COMMUNICATION):
        return False
    return not any(
        part.kind is PartKind.TRANSCRIPT and part.span.overlaps(statement.content[0])
        for part in document.parts
    )


def _check_statement(
    document: Document,
    statement: Statement,
    claimed: str | None,
    record: Record,
    occasion: Occasion | None,
) -> Finding:
    """Hold one statement against the record.

    `claimed` is the name of whoever is said to have spoken; None for a body or an unnamed source:
    any speaker of the transcript may then have said it, and nothing is taken for somebody else's.
    """
    held = _holds(document, statement, occasion)
    pieces = _quotations(document, statement, claimed, occasion)
    found = join_findings(
        [_check_piece(piece, spans, record, held=held) for piece, spans in pieces]
    )
    if not document.is_read and found.verdict not in _SAME_WORDS:
        return Finding(Verdict.NO_PRIMARY, statement=statement.id)
    return replace(
        found, statement=statement.id, notes=(*found.notes, *_elsewhere(found, occasion))
    )


def _holds(document: Document, statement: Statement, occasion: Occasion | None) -> bool:
    """Whether quoted words that are not found are missing in a text that the report names."""
    if occasion is None or not occasion.transcripts or not occasion.complete:
        return False
    indirect = statement.kind is StatementKind.INDIRECT
    return not indirect and names_occasion(document, statement, occasion)


def _check_piece(
    quotation: Quotation, spans: tuple[Span, ...], record: Record, *, held: bool
) -> Finding:
    """Hold the pieces of one quotation against the record, as one or, failing that, each alone.

    “A,” he said. “B” prints two marked pieces. Where they stand apart in the same transcript, no
    passages were joined without a mark, and what was said between them is not left out.
    """
    whole = place_finding(_check_words(quotation, record, held=held), spans)
    if len(spans) == 1 or whole.verdict is Verdict.VERBATIM:
        return whole
    apart = []
    first = 0
    for span in spans:
        words = quotation.text[first : first + span.end - span.start]
        piece = replace(quotation, text=words)
        apart.append(place_finding(_check_words(piece, record, held=held), (span,)))
        first += span.end - span.start + 1  # the space between pieces
    where = {each.passages[0].document if each.passages else None for each in apart}
    return (
        whole
        if len(where) > 1 or None in where
        else min(whole, join_findings(apart), key=weigh_finding)
    )


def _check_words(quotation: Quotation, record: Record, *, held: bool) -> Finding:
    """Hold words against the record, minding what speakers there read aloud from others."""
    found = check_quotation(quotation, record.index, held=held, propose=record.propose)
    if not found.passages or quotation.speaker is None or quotation.indirect:
        return found
    told = any(note.kind is NoteKind.QUOTED_BY_OTHER_SPEAKER for note in found.notes)
    if told or found.verdict is Verdict.ELSEWHERE:
        return found
    first = found.passages[0]
    owner = next(
        (
            name
            for span, name in record.read_aloud.get(first.document, ())
            if span.start <= first.span.start and first.span.end <= span.end
        ),
        None,
    )
    if owner is None:
        return found
    if names_agree(owner, quotation.speaker):
        note = Note(NoteKind.QUOTED_BY_OTHER_SPEAKER, (first,))
        notes = (*(n for n in found.notes if n.kind is not note.kind), note)
        return replace(found, notes=notes)
    passages = (replace(first, speaker=owner), *found.passages[1:])
    return replace(found, verdict=Verdict.MISATTRIBUTED, passages=passages)


def find_read_aloud(dossier: Dossier) -> tuple[tuple[Span, str], ...]:
    """The words that speakers of a transcript quote from persons who are named, and whose."""
    text = dossier.document.text
    persons = {voice.name for voice in dossier.voices if voice.kind is SpeakerKind.PERSON}
    return tuple(
        (span, statement.speaker)
        for statement in dossier.statements
        if statement.within is not None and statement.speaker in persons
        for span in quoted_words(text, statement.content)
    )


def _quotations(
    document: Document, statement: Statement, claimed: str | None, occasion: Occasion | None
) -> Iterator[tuple[Quotation, tuple[Span, ...]]]:
    """What is held against the record: direct words as one, each quoted piece of a mixed one."""
    indirect = statement.kind is StatementKind.INDIRECT
    quoted = () if indirect else quoted_words(document.text, statement.content)
    spans = quoted or statement.content
    pieces = [(span,) for span in spans] if statement.kind is StatementKind.MIXED else [spans]
    for piece in pieces:
        quotation = Quotation(
            text_at(document.text, piece),
            claimed,
            document.published,
            translated=document.is_translation,
            indirect=not quoted,
            occasion=occasion.transcripts if occasion else (),
            said_on=told_day(statement),
        )
        yield quotation, piece


def _elsewhere(finding: Finding, occasion: Occasion | None) -> tuple[Note, ...]:
    """A note if the words are on record, but not on the occasion that the report speaks of."""
    if occasion is None or not finding.passages or finding.verdict is Verdict.ELSEWHERE:
        return ()
    told = {NoteKind.SAID_ELSEWHERE, NoteKind.QUOTED_BY_OTHER_SPEAKER}
    if any(note.kind in told for note in finding.notes):
        return ()
    if any(passage.document in occasion.transcripts for passage in finding.passages):
        return ()
    return (Note(NoteKind.SAID_ELSEWHERE, finding.passages[:1]),)
