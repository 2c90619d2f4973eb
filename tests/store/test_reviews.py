"""Reviews are added and never changed; a chain of hashes tells if one was; older archives open."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text
from tests.store.samples import make_report
from tests.store.server import IN_A_FILE

from onrecord.model import Dossier, Review, ReviewKind, Seen, fit_review, fold_words
from onrecord.store import Archive, open_archive
from onrecord.store.databases.postgresql import connect_server
from onrecord.store.databases.sqlite import connect_file
from onrecord.store.migrations import SERVER_STEPS, STEPS, bring_up_to_date

_NOW = "2031-03-04 10:00:00.000000"
_MADE = [  # as schema 4 kept them
    (1, _NOW, "a. desk", "one mayor", "joined", "d1:Lena Orth", "d2:Helene Orth"),
    (2, _NOW, "b. desk", "two mayors", "parted", "d1:Lena Orth", "d3:Lena Orth"),
    (4, _NOW, "b. desk", "misread", "undone", "2", ""),
]


def _review(report: Dossier, kind: ReviewKind = ReviewKind.AGREE, who: str = "a. desk") -> Review:
    statement = report.statements[0]
    words = fold_words(" ".join(span.of(report.document.text) for span in statement.content))
    return Review(
        kind,
        who,
        "read twice",
        subject=statement.id,
        sha256=report.document.sha256,
        place=report.document.path,
        words=words,
        seen=Seen("altered", "reversed", report.made_by),
    )


def test_a_chain(archive: Archive) -> None:
    """Each names the one before it; its time is UTC; what is undone no longer holds."""
    before = datetime.now(UTC)
    one = archive.reviews.add(Review(ReviewKind.MERGE, "a", "b", "d1:x", "d2:y"))
    two = archive.reviews.add(Review(ReviewKind.UNDO, "c", "d", undoes=one.number))
    three = archive.reviews.add(Review(ReviewKind.UNDO, "c", "d", undoes=two.number))
    assert archive.reviews.all() == (one, two, three)
    assert [one.before, two.before, three.before] == ["", one.hash, two.hash]
    assert before <= one.at <= datetime.now(UTC)
    assert list(archive.reviews.faults()) == []
    assert archive.reviews.standing() == (one,)  # an undo that is undone undoes nothing


@IN_A_FILE
def test_a_changed_row_is_told(archive: Archive) -> None:
    """Whoever changes a row behind the program's back, or takes one out, is found out."""
    for why in ("first", "second", "third"):
        archive.reviews.add(Review(ReviewKind.AGREE, "a", why))
    with sqlite3.connect(Path(archive.where) / "onrecord.sqlite") as other:
        other.execute("UPDATE reviews SET why = 'never' WHERE number = 1")
        other.execute("DELETE FROM reviews WHERE number = 2")
    other.close()
    assert list(archive.reviews.faults()) == [
        "review 1 was changed after it was made",
        "review 3 does not follow the one before it",
    ]


def test_statements_bear_it(archive: Archive) -> None:
    """At once, after a second run, and no longer when it is undone."""
    report = make_report()
    archive.save(report)
    made = archive.reviews.add(_review(report))
    archive.reviews.add(_review(report, ReviewKind.UNCLEAR, "b. desk"))
    key = report.statements[0].id

    def borne() -> tuple[ReviewKind | None, str | None]:
        row = archive.statement(key)
        assert row is not None
        return row.reviewed, row.reviewed_by

    assert borne() == (ReviewKind.UNCLEAR, "a. desk, b. desk")
    archive.save(replace(report, made_by="rules-2"))
    assert borne() == (ReviewKind.UNCLEAR, "a. desk, b. desk")
    archive.save(replace(report, statements=()))
    archive.save(report)
    assert borne() == (ReviewKind.UNCLEAR, "a. desk, b. desk")
    for number in (made.number, made.number + 1):
        undo = Review(ReviewKind.UNDO, "a", "", sha256=made.sha256, undoes=number)
        archive.reviews.add(undo)
    assert borne() == (None, None)


def test_an_archive_of_schema_4_on_a_file(tmp_path: Path) -> None:
    """Its decisions are reviews under their numbers, hashed, and hold as they did."""
    database = connect_file(tmp_path / "onrecord.sqlite", 1.0)
    bring_up_to_date(database, STEPS[:4])
    with database.writing() as connection:
        for row in _MADE:
            connection.exec_driver_sql("INSERT INTO decisions VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    database.close()
    with open_archive(tmp_path) as archive:
        _check_moved(archive)


def test_an_archive_of_schema_4_on_a_server(database: str) -> None:
    """As on a file; the counter goes on after the last number."""
    from onrecord.store import open_server  # noqa: PLC0415 - the file's own tests need no driver

    opened = connect_server(database, 5.0)
    bring_up_to_date(opened, SERVER_STEPS[:2])
    names = ("number", "at", "who", "why", "kind", "subject", "value")
    with opened.writing() as connection:
        for row in _MADE:
            query = (
                "INSERT INTO decisions VALUES (:number, :at, :who, :why, :kind, :subject, :value)"
            )
            values = dict(zip(names, row, strict=True))
            connection.execute(text(query), {**values, "at": datetime.fromisoformat(_NOW)})
    opened.close()
    with open_server(database) as archive:
        _check_moved(archive)


def _check_moved(archive: Archive) -> None:
    held = archive.reviews.all()
    assert [(r.number, r.kind.value, r.undoes) for r in held] == [
        (1, "merge", None),
        (2, "split", None),
        (4, "undo", 2),
    ]
    assert held[0].at == datetime(2031, 3, 4, 10, tzinfo=UTC)
    assert (held[0].subject, held[0].value) == ("d1:Lena Orth", "d2:Helene Orth")
    assert [r.number for r in archive.reviews.standing()] == [1]
    assert archive.reviews.add(Review(ReviewKind.AGREE, "a", "b")).number == 5
    assert list(archive.reviews.faults()) == []


def test_what_a_review_is_about() -> None:
    """The same words by the same speaker; else the same words; else the one where it moved."""
    review = Review(ReviewKind.AGREE, "a", "", words="we will not leave the town", speaker="orth")
    same, moved = "we will not leave the town", "we will not leave the town today"
    cases = {
        ("1",): [("1", same, "orth"), ("2", same, "varga")],
        ("2", "3"): [("2", same, "varga"), ("3", same, "holm")],
        ("4",): [("4", moved, "orth"), ("5", "we leave", "orth")],
        (): [("6", moved, "orth"), ("7", moved, "orth"), ("8", "the town", "orth")],
    }
    for found, held in cases.items():
        assert fit_review(review, held) == found
