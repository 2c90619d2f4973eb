"""Dossiers into tables: the whole as one body, and the rows that lists filter on."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import BindParameter, Connection, bindparam, delete, select, update

from onrecord.errors import ArchiveError
from onrecord.model import (
    Document,
    Dossier,
    Figure,
    Finding,
    Relation,
    SaidOn,
    Statement,
    Voice,
)
from onrecord.store.kept.placing_changes import locate_said
from onrecord.store.schema.bodies import pack_dossier, pack_record, unpack_dossier
from onrecord.store.schema.cutting import cut_passages
from onrecord.store.schema.row_columns import clear_columns, holds_columns
from onrecord.store.schema.sorting import sort_statements
from onrecord.store.schema.storable import name_key, plain
from onrecord.store.schema.tables import (
    documents,
    dossiers,
    figures,
    findings,
    kept,
    passages,
    postings,
    primary_words,
    printings,
    prints,
    set_aside,
    statements,
    texts,
    voices,
)
from onrecord.store.search.fulltext import index_document
from onrecord.text import cover, fold_address, text_at

__all__ = [
    "amend_rows",
    "find_faults",
    "is_stale",
    "remove_dossier",
    "write_dossier",
]

_Row = Mapping[str, object]
_GIVEN = ("told", "fetched")  # kinds of what is kept that no reading of the document gives again
_MOST_CHANGES = 20  # differences of a statement that its row holds
_MOST_CHARS = 80  # of the words of one
_ROWS = 500  # dossiers read at a time


def write_dossier(
    connection: Connection,
    dossier: Dossier,
    *,
    pending: bool,
    original_bytes: int | None,
    now: datetime,
) -> None:
    """Write a dossier in place of what is held of its document.

    Args:
        connection: a transaction that writes.
        dossier: what to write.
        pending: whether it still has to be held against the whole archive.
        original_bytes: what its original takes on the disk; None: not kept.
        now: when the document was added, should it be new; UTC.

    Raises:
        UnreadableSource: it holds what cannot be written.
    """
    body = pack_dossier(dossier)
    document = dossier.document
    row = {**_document_row(document), "made_by": dossier.made_by, "pending": pending}
    row["original_bytes"] = original_bytes
    known = update(documents).where(documents.c.id == document.id).values(row)
    if connection.execute(known).rowcount == 0:
        connection.execute(documents.insert(), {**row, "added": now})
    connection.execute(delete(dossiers).where(dossiers.c.document == document.id))
    connection.execute(dossiers.insert(), {"document": document.id, "body": body})
    _write_text(connection, document)
    if not document.is_primary:  # a person may tell that it is none after all
        connection.execute(delete(primary_words).where(primary_words.c.document == document.id))
    amend_rows(connection, dossier)
    connection.execute(delete(set_aside).where(set_aside.c.name == plain(document.path)))


def remove_dossier(connection: Connection, document: str) -> None:
    """Take a dossier out with every row that belongs to it; what was held against it waits."""
    held = select(statements.c.document).where(statements.c.against == document)
    connection.execute(update(documents).where(documents.c.id.in_(held)).values(pending=True))
    found = kept.c.kind.not_in(_GIVEN)  # what was given stays: it may come back
    connection.execute(delete(kept).where(kept.c.document == document, found))
    connection.execute(delete(postings).where(postings.c.kind == "ready"))  # all is settled anew
    tables = (passages, statements, findings, printings, figures, voices, texts, primary_words)
    for table in (*tables, prints, dossiers):
        connection.execute(delete(table).where(table.c.document == document))
    clear_columns(connection, document)
    connection.execute(delete(documents).where(documents.c.id == document))


def is_stale(connection: Connection, dossier: Dossier, old: dict[str, Dossier]) -> bool:
    """Whether a dossier was made from one (`old`, by id, taken out) that is held no more."""
    mine = dossier.document.id
    body = connection.execute(
        select(dossiers.c.body).where(dossiers.c.document == mine)
    ).scalar_one_or_none()
    try:
        return body is None or unpack_dossier(body, "") != old.pop(mine)
    except ArchiveError:
        return True


def find_faults(connection: Connection, where: str) -> Iterator[str]:
    """What is wrong with the dossiers held, by the id of their document."""
    columns = (documents.c.id, dossiers.c.body, texts.c.body.label("text"))
    query = select(*columns).outerjoin(dossiers).outerjoin(texts).order_by(documents.c.id)
    for row in connection.execute(query, execution_options={"yield_per": _ROWS}):
        fault = _find_fault(row.id, row.body, row.text, where)
        if fault is not None:
            yield fault


def _find_fault(document: str, body: bytes | None, text: str | None, where: str) -> str | None:
    """What is wrong with a dossier as held; None: it reads, and its text is the one searched."""
    try:
        dossier = None if body is None else unpack_dossier(body, where)
    except ArchiveError:
        return f"the dossier {document} is damaged"
    if dossier is None or dossier.document.id != document:
        return f"the dossier {document} is missing"
    if plain(dossier.document.text) != text:
        return f"the text that is searched is not that of the dossier {document}"
    return None


def amend_rows(connection: Connection, dossier: Dossier) -> None:
    """Write what lists and searches ask; of several findings on a statement, they show the first.

    The columns of its passages are packed once all rows are as they should be: `write_columns`.
    """
    document = dossier.document
    known = {statement.id: statement for statement in dossier.statements}
    first: dict[str | None, Finding] = {}
    for finding in dossier.findings:
        first.setdefault(finding.statement, finding)
    words = [_statement_row(document, s, first.get(s.id)) for s in dossier.statements]
    rows = {
        findings: [_finding_row(document, finding) for finding in dossier.findings],
        figures: [_figure_row(document, figure, known) for figure in dossier.figures],
        voices: [_voice_row(document, voice) for voice in dossier.voices],
        printings: list(_printing_rows(dossier)),
    }
    same = _amend_statements(connection, document.id, words)
    if not same:
        rows[statements] = words
    for table, held in rows.items():
        connection.execute(delete(table).where(table.c.document == document.id))
        if held:
            connection.execute(table.insert(), held)
    sort_statements(connection, document.id)
    if not (same and holds_columns(connection, document.id)):
        _write_passages(connection, dossier)
    index_document(connection, document.id)


def _write_passages(connection: Connection, dossier: Dossier) -> None:
    """Cut the passages of a dossier anew; the rows of its statements are written."""
    mine = statements.c.document == dossier.document.id
    query = select(statements.c.number).where(mine).order_by(statements.c.number)
    numbers = connection.scalars(query).all()
    connection.execute(delete(passages).where(passages.c.document == dossier.document.id))
    rows = [
        {
            "document": dossier.document.id,
            "statement": numbers[cut.statement],
            "start": cut.at.start,
            "end": cut.at.end,
            "text": plain(cut.text),
        }
        for cut in cut_passages(dossier)
    ]
    if rows:
        connection.execute(passages.insert(), rows)


def _amend_statements(connection: Connection, document: str, rows: Sequence[_Row]) -> bool:
    """Amend the rows that differ, if the same statements are held: their words are long to index.

    Returns:
        Whether all of them are as they should be; False: nothing was done.
    """
    query = select(statements).where(statements.c.document == document)
    held = connection.execute(query.order_by(statements.c.number)).mappings().all()
    if [(old["id"], old["text"]) for old in held] != [(row["id"], row["text"]) for row in rows]:
        return False
    pairs = list(zip(held, rows, strict=True))
    # What is named is indexed anew, so only columns are named in which something changed.
    columns = rows[0] if rows else {}
    names = [name for name in columns if any(old[name] != row[name] for old, row in pairs)]
    if names:
        values: dict[str, BindParameter[object]] = {
            name: bindparam(f"new_{name}") for name in names
        }
        amend = update(statements).where(statements.c.number == bindparam("mine"))
        changes = [
            {**{f"new_{name}": row[name] for name in names}, "mine": old["number"]}
            for old, row in pairs
            if any(old[name] != row[name] for name in names)
        ]
        connection.execute(amend.values(values), changes)
    return True


def _write_text(connection: Connection, document: Document) -> None:
    """Write title and text, unless the same are held: they are long to index."""
    new = (plain(document.title or ""), plain(document.text))
    mine = texts.c.document == document.id
    old = connection.execute(select(texts.c.title, texts.c.body).where(mine)).first()
    if old is not None and tuple(old) == new:
        return
    connection.execute(delete(texts).where(mine))
    if old is not None and old.body != new[1]:  # the words indexed are no longer its words
        connection.execute(delete(primary_words).where(primary_words.c.document == document.id))
    row = {"document": document.id, "title": new[0], "body": new[1]}
    connection.execute(texts.insert(), row)


def _document_row(document: Document) -> dict[str, object]:
    publisher = document.publisher
    return {
        "id": document.id,
        "sha256": document.sha256,
        "path": document.path,
        "name": document.name,
        "name_key": name_key(document.name),
        "url": document.url,
        "address": fold_address(document.url),
        "modified": document.modified,
        "publisher": publisher,
        "publisher_key": None if publisher is None else name_key(publisher),
        "published": document.published,
        "language": document.language,
        "kind": document.kind.value,
        "primary_text": document.is_primary,
        "complete": document.complete,
        "copy_of": _origin(document),
        "genre": document.genre.value,
    }


def _origin(document: Document) -> str | None:
    """The held document whose words this one repeats; None: none is known."""
    copying = (Relation.VERSION_OF, Relation.WIRE, Relation.REPUBLISHED_FROM)
    origins = (p.document for p in document.provenance if p.relation in copying)
    return next((origin for origin in origins if origin not in (None, document.id)), None)


def _day(said_on: SaidOn | None) -> tuple[date | None, str | None]:
    return (None, None) if said_on is None else (said_on.date, said_on.precision.value)


def _statement_row(document: Document, statement: Statement, finding: Finding | None) -> _Row:
    at = cover(statement.content)
    said_on, precision = _day(statement.said_on)
    return {
        "id": statement.id,
        "document": document.id,
        "kind": statement.kind.value,
        "start": at.start if at else 0,
        "end": at.end if at else 0,
        "text": plain(text_at(document.text, statement.content)),
        "speaker": statement.speaker,
        "speaker_key": None if statement.speaker is None else name_key(statement.speaker),
        "person": statement.person,
        "day": said_on or document.published,
        "said_on": said_on,
        "precision": precision,
        "occasion": statement.occasion,
        "question": statement.question,
        "verdict": finding.verdict.value if finding else None,
        "meaning": finding.meaning.value if finding and finding.meaning else None,
        "against": _primary(finding) if finding else None,
        "score": statement.score,
        "type": statement.type.value,
        "within": statement.within,
        "alterations": _alterations(finding) if finding else None,
        "misheard": finding is not None and finding.is_misheard,
    }


def _alterations(finding: Finding) -> str | None:
    """What differs in words, as a row of a list shows it: type, said, printed, meaning."""
    told = []
    for each in finding.alterations[:_MOST_CHANGES]:
        at = locate_said(finding, each)
        place = (at.start, at.end) if at else ()
        told.append((each.type, _clip(each.said), _clip(each.printed), each.meaning, *place))
    return pack_record(told).decode() if told else None


def _clip(words: str) -> str:
    held = plain(" ".join(words.split()))
    return held if len(held) <= _MOST_CHARS else f"{held[: _MOST_CHARS - 1]}…"


def _primary(finding: Finding) -> str | None:
    return finding.passages[0].document if finding.passages else None


def _finding_row(document: Document, finding: Finding) -> _Row:
    return {
        "document": document.id,
        "statement": finding.statement,
        "verdict": finding.verdict.value,
        "meaning": finding.meaning.value if finding.meaning else None,
        "against": _primary(finding),
        "score": finding.score,
    }


def _printing_rows(dossier: Dossier) -> Iterator[_Row]:
    """Where the words of its statements were found."""
    for finding in dossier.findings:
        for passage in finding.passages if finding.statement is not None else ():
            yield {
                "document": dossier.document.id,
                "statement": finding.statement,
                "against": passage.document,
                "said_start": passage.span.start,
                "said_end": passage.span.end,
            }


def _figure_row(document: Document, figure: Figure, known: Mapping[str, Statement]) -> _Row:
    giver = known.get(figure.statement) if figure.statement else None
    as_of, precision = _day(figure.as_of)
    return {
        "id": figure.id,
        "document": document.id,
        "statement": figure.statement,
        "speaker": giver.speaker if giver else None,
        "person": giver.person if giver else None,
        "start": figure.span.start,
        "end": figure.span.end,
        "text": plain(figure.span.of(document.text)),
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "subject": figure.subject,
        "subject_key": None if figure.subject is None else name_key(figure.subject),
        "approximate": figure.approximate,
        "hedge": pack_record(figure.hedge).decode(),
        "as_of": as_of,
        "precision": precision,
    }


def _voice_row(document: Document, voice: Voice) -> _Row:
    return {
        "document": document.id,
        "name_key": name_key(voice.name),
        "body": pack_record(voice),
    }
