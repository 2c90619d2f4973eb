"""Printings: which reports print which stretch of a primary text, copies apart."""

import sqlite3
from dataclasses import replace
from pathlib import Path

from tests.store.aging import undo_script
from tests.store.samples import RULES, make_document, make_statement

from onrecord.model import Dossier, Finding, Passage, Provenance, Relation, Verdict
from onrecord.store import Archive, open_archive
from onrecord.text import Span

SAID = "We will never close the lock in winter. Nobody asked us to do it."
FIRST, SECOND = Span(0, 39), Span(40, 65)


def report(
    primary: str, path: str, verdict: Verdict, span: Span, origin: str | None = None
) -> Dossier:
    """A report that prints a stretch of the primary text."""
    document = make_document(f"He said: we will never close it then. {path}", path)
    if origin:
        told = Provenance(Relation.WIRE, "Wire", Span(0, 2), origin)
        document = replace(document, provenance=(told,))
    statement = make_statement(document, "we will never close it then")
    statement = replace(statement, person="varel")
    finding = Finding(verdict, (Passage(primary, span),), statement=statement.id)
    return Dossier(document, (statement,), (), (), (finding,), RULES)


def fill(archive: Archive) -> str:
    """A primary text with four reports: one a copy, one a lead."""
    primary = make_document(SAID, "said.txt")
    archive.save(Dossier(primary, (), (), (), (), RULES))
    wire = report(primary.id, "wire.txt", Verdict.ALTERED, FIRST)
    archive.save_all(
        [
            wire,
            report(primary.id, "copy.txt", Verdict.ALTERED, FIRST, wire.document.id),
            report(primary.id, "own.txt", Verdict.VERBATIM, Span(30, 50)),
            report(primary.id, "lead.txt", Verdict.ELSEWHERE, FIRST),
        ]
    )
    return primary.id


def test_who_prints(tmp_path: Path) -> None:
    """All whose passage overlaps count; a copy is no second witness, a lead none at all."""
    with open_archive(tmp_path) as archive:
        primary = fill(archive)
        first = archive.printings.within(primary, FIRST)
        counted = archive.printings.count(primary, SECOND)
        whole = archive.printings.count(primary, Span(0, 65))
        spread = archive.printings.spread(primary, 65, 13)

    assert sorted(p.statement.document_name for p in first) == ["copy.txt", "own.txt", "wire.txt"]
    assert [p.copy_of is not None for p in first].count(True) == 1
    assert (counted.reports, counted.copies) == (1, 0)
    assert (whole.reports, whole.copies) == (2, 1)
    assert whole.verdicts == {Verdict.VERBATIM: 1, Verdict.ALTERED: 1}
    assert spread == {0: (1, 0), 6: (1, 30)}


def test_older_archives_are_filled(tmp_path: Path) -> None:
    """The step of the schema reads the places from the dossiers."""
    with open_archive(tmp_path) as archive:
        primary = fill(archive)
        before = archive.printings.within(primary, Span(0, 65))
    with sqlite3.connect(tmp_path / "onrecord.sqlite") as older:
        older.execute("DROP TABLE printings")
        for later in (18, 17, 16, *range(14, 9, -1)):
            undo_script(older.execute, f"schema-{later}.sql")
        older.execute("DELETE FROM schema_version WHERE number >= 9")
    older.close()
    with open_archive(tmp_path) as archive:
        assert archive.printings.within(primary, Span(0, 65)) == before
