"""Phase two: a dossier held against what the archive as a whole knows."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from onrecord.casework.checking import check_statement, is_checked, tells_something
from onrecord.casework.identifying import identify_described
from onrecord.casework.record import OWN_WORDS, SAME_WORDS, Claim, Record
from onrecord.compare import suspect_gaps
from onrecord.dates import (
    date_statements,
    day_of,
    find_anchored,
    find_occasion,
    find_where_said,
    told_day,
)
from onrecord.model import (
    Document,
    Dossier,
    Finding,
    Note,
    NoteKind,
    Occasion,
    Person,
    Provenance,
    SpeakerKind,
    Statement,
    StatementKind,
    Turn,
    Verdict,
)
from onrecord.speakers import (
    describe_by_record,
    is_called,
    leaves_open,
    may_be_either,
    reads_plainly,
)
from onrecord.text import find_words

__all__ = ["hold_against"]

_AT_LENGTH = 7  # words of a quotation that ties a report to a primary text


def hold_against(dossier: Dossier, record: Record, origins: tuple[Provenance, ...]) -> Dossier:
    """Phase two: persons, occasions, origins, findings; they replace what was held before."""
    document = dossier.document
    people = {v.name: record.people.get((document.id, v.name)) for v in dossier.voices}
    first = _as_first_read(document, dossier.statements)
    read = [_named(each, document, people, record) for each in first]
    held = [_hold_statement(dossier, each, record, {}) for each in read]
    anchors = {known.id: _anchors_of(document, known, found) for known, found in held}
    counted = Counter(name for names in anchors.values() for name in names)
    if counted:
        for at, each in enumerate(read):
            own = anchors[each.id]
            others = _less(counted, own)
            if others:
                again = _hold_statement(dossier, each, record, others)
                held[at] = held[at] if _stands(held[at][1], again[1]) else again
    told = identify_described(dossier, held, anchors, record)
    for at, each in enumerate(read):
        who = told.get(each.id)
        if who is not None and held[at][0].read_as is None:
            meant = replace(each, speaker=who.name, read_as=each.speaker or "")
            held[at] = _hold_as(dossier, meant, who, record, _less(counted, anchors[each.id]))
    statements = [known for known, _ in held]
    findings = [found for _, found in held if found is not None]
    quoting = [  # who is quoted word for word, one a finding
        None if known.kind is StatementKind.INDIRECT or document.is_translation else known.person
        for known, found in held
        if found is not None
    ]
    return replace(
        dossier,
        document=replace(document, turns=_turns_of(document, statements), provenance=origins),
        statements=tuple(statements),
        findings=suspect_gaps(findings, quoting),
    )


def _turns_of(document: Document, statements: Iterable[Statement]) -> tuple[Turn, ...]:
    """The turns of a document, each with the person of its statement."""
    speakers = {s.content[0].start: s.person for s in statements if s.kind is StatementKind.TURN}
    return tuple(
        replace(turn, person=speakers.get(turn.said[0].start) if turn.said else None)
        for turn in document.turns
    )


def _less(counted: Mapping[str, int], own: set[str]) -> dict[str, int]:
    """How many other quotations each anchor holds."""
    return {name: many - (name in own) for name, many in counted.items() if many > (name in own)}


def _stands(first: Finding | None, again: Finding | None) -> bool:
    """Whether a first finding stands: the very words are on record, elsewhere than in an anchor."""
    if first is None or again is None or first.verdict not in SAME_WORDS:
        return False
    return again.verdict in {Verdict.ALTERED, Verdict.SPLICED, Verdict.MISATTRIBUTED}


def _anchors_of(document: Document, statement: Statement, finding: Finding | None) -> set[str]:
    """The transcripts from which a statement plainly quotes at length; or tells, if translated."""
    plainly = (*OWN_WORDS, Verdict.PARAPHRASE) if document.is_translation else OWN_WORDS
    if finding is None or finding.verdict not in plainly:
        return set()
    if any(note.kind is NoteKind.QUOTED_BY_OTHER_SPEAKER for note in finding.notes):
        return set()  # another reads them out: the report has them from elsewhere
    words = sum(len(find_words(document.text, s.start, s.end)) for s in statement.content)
    if words * finding.score < _AT_LENGTH:
        return set()
    return {passage.document for passage in finding.passages}


def _hold_statement(
    report: Dossier, statement: Statement, record: Record, anchors: Mapping[str, int]
) -> tuple[Statement, Finding | None]:
    """A statement with what the archive knows of it, and its finding if it is checked.

    Where the words are another's whom the source leaves open as well ("he", a surname that two
    of the report bear), the report was misread, not wrong: the record tells whose they are.
    """
    person = record.people.get((report.document.id, statement.speaker or ""))
    known, finding = _hold_as(report, statement, person, record, anchors)
    if finding is None:
        return known, None
    other = _told_by_record(report.document, known, finding, record)
    if other is None or (person is not None and other.id == person.id):
        return known, finding
    mended = replace(statement, speaker=other.name, read_as=_words_of(statement))
    known_again, again = _hold_as(report, mended, other, record, anchors)
    if again is None:
        return known, finding
    few = any(note.kind is NoteKind.SHORT for note in finding.notes)
    open_ = not few or is_called(report.document, statement, other)
    if again.verdict not in SAME_WORDS and reads_plainly(report.document, statement, other):
        open_ = False
    if (
        not open_ or again.verdict not in OWN_WORDS
    ):  # unlikely the source, or too little to tell whose
        return known, again if finding.verdict is Verdict.MISATTRIBUTED else finding
    note = Note(NoteKind.SPEAKER_FROM_RECORD, again.passages[:1])
    return known_again, replace(again, notes=(*again.notes, note))


def _hold_as(
    report: Dossier,
    statement: Statement,
    person: Person | None,
    record: Record,
    anchors: Mapping[str, int],
) -> tuple[Statement, Finding | None]:
    """The statement as one person's, or nobody's: its occasion, day and finding if it has one."""
    known, found = _check_as(report, statement, person, record, anchors)
    return known, found if found and tells_something(known, found) else None


def _check_as(
    report: Dossier,
    statement: Statement,
    person: Person | None,
    record: Record,
    anchors: Mapping[str, int],
) -> tuple[Statement, Finding | None]:
    """The statement as one person's, or nobody's, and what checking it gives."""
    document = report.document
    known = replace(statement, person=person.id if person else None)
    given = _find_told(known, record)
    occasion = given or find_occasion(known, document, record.occasions)
    if known.told_occasion == "":
        occasion = None
    elif occasion is None and document.is_translation:
        occasion = find_anchored(known, anchors, record.occasions)
    if not is_checked(document, known):
        return _tie(known, occasion), None
    claimed = person.name if person and person.kind is SpeakerKind.PERSON else None
    persons = [v.name for v in report.voices if v.kind is SpeakerKind.PERSON]
    either = may_be_either(document, known, persons)
    body = person.name if person and claimed is None else None
    claim = Claim(claimed, occasion, anchors, body, either)
    found = check_statement(document, known, claim, record)
    if given is not None or known.told_occasion == "":
        return _tie(known, occasion), found
    where = find_where_said(known, document, found, record.occasions, occasion, anchors=anchors)
    if claimed is None or where is None or where == occasion:
        return _tie(known, occasion), found
    there = check_statement(document, known, replace(claim, occasion=where), record)
    return _tie(known, where), there


def _find_told(statement: Statement, record: Record) -> Occasion | None:
    """The occasion that a person told; None: nobody did, or it is known no more."""
    if not statement.told_occasion:
        return None
    return record.occasions.called(statement.told_occasion)


def _tie(statement: Statement, occasion: Occasion | None) -> Statement:
    """The statement with its occasion, and with the day of it where a transcript tells that.

    The two are one judgement: a day counted from the print ("on Wednesday") may be one beside.
    """
    if occasion is None:
        return statement
    told, held = statement.said_on, day_of(occasion)
    if (
        statement.told_day
        or held is None
        or (told is not None and told_day(statement) == held.date)
    ):
        return replace(statement, occasion=occasion.id, said_on=told)
    return replace(statement, occasion=occasion.id, said_on=held)


def _told_by_record(
    document: Document, statement: Statement, finding: Finding, record: Record
) -> Person | None:
    """Whoever says the words on record, if the report's source may mean them as well."""
    if statement.kind is StatementKind.INDIRECT or not finding.passages:
        return None
    first = finding.passages[0]
    person = record.people.get((first.document, first.speaker or ""))
    if person is None:
        return None
    return person if leaves_open(document, statement, person) else None


def _named(
    statement: Statement, document: Document, people: Mapping[str, Person | None], record: Record
) -> Statement:
    """A statement of "the president" as of the one of a report's speakers who is that on record."""
    if statement.kind is StatementKind.TURN or not statement.source:
        return statement
    speaker = statement.speaker
    person = record.people.get((document.id, speaker or ""))
    meant = describe_by_record(document, statement, person, filter(None, people.values()))
    if meant is None:
        return statement
    name = next(name for name, who in people.items() if who is not None and who.id == meant.id)
    return replace(statement, speaker=name, read_as=speaker or "")


def _words_of(statement: Statement) -> str:
    """How the report itself names the speaker; empty if it does not."""
    return (statement.speaker if statement.read_as is None else statement.read_as) or ""


def _as_first_read(document: Document, statements: Iterable[Statement]) -> list[Statement]:
    """Statements without what an earlier look at the archive gave them.

    Where an occasion gave the day, what the report tells is read again.
    """
    mended = [_as_read(each) for each in statements]
    if not any(map(_has_day_of_occasion, mended)):
        return mended
    bare = (replace(s, said_on=None) if _has_day_of_occasion(s) else s for s in mended)
    dated = date_statements(document, tuple(bare))
    return [
        again if _has_day_of_occasion(each) else each
        for each, again in zip(mended, dated, strict=True)
    ]


def _has_day_of_occasion(statement: Statement) -> bool:
    """Whether no words of the report, and no person, tell the day that a statement has."""
    fixed = statement.told_day or statement.kind is StatementKind.TURN
    return statement.said_on is not None and statement.said_on.evidence is None and not fixed


def _as_read(statement: Statement) -> Statement:
    """A statement without the occasion and the speaker that an earlier look gave it."""
    mended = statement.read_as is not None
    speaker = (statement.read_as or None) if mended else statement.speaker
    return replace(statement, occasion=None, speaker=speaker, read_as=None)
