"""A dossier that is saved is the dossier that is loaded."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests.store.samples import (
    RULES,
    any_dossier,
    bare,
    make_briefing,
    make_document,
    make_report,
    make_statement,
)
from tests.store.server import IN_A_FILE

from onrecord.errors import ArchiveError, UnreadableSource
from onrecord.model import (
    Dossier,
    Figure,
    Finding,
    Person,
    Review,
    ReviewKind,
    SpeakerKind,
    Verdict,
)
from onrecord.store import Archive, StatementFilter, open_archive
from onrecord.text import Span

_LONG = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@IN_A_FILE
@given(dossier=any_dossier())
@settings(max_examples=60, suppress_health_check=_LONG)
def test_save_equals_load(archive: Archive, dossier: Dossier) -> None:
    """Whatever the model allows comes back equal, in its own types."""
    _check_saved(archive, dossier)


@given(dossier=any_dossier())
@settings(max_examples=8, suppress_health_check=_LONG)
def test_save_equals_load_on_a_server(served: Archive, dossier: Dossier) -> None:
    """So it does there; a statement of SQL takes its way to another process."""
    _check_saved(served, dossier)


def _check_saved(archive: Archive, dossier: Dossier) -> None:
    archive.save(dossier)
    loaded = archive.dossier(dossier.document.id)
    assert loaded == dossier
    assert loaded is not None
    assert all(isinstance(part.span, Span) for part in loaded.document.parts)
    assert archive.holds(dossier.document.sha256, dossier.made_by)


def test_nothing_held(archive: Archive) -> None:
    """Not to hold a thing is an answer."""
    assert archive.dossier("0" * 16) is None
    assert archive.text("0" * 16) is None
    assert archive.statement("none") is None
    assert list(archive.dossiers()) == []
    assert not archive.holds("0" * 64, RULES)


def test_what_others_changed_meanwhile_stays(archive: Archive) -> None:
    """Who read a dossier some time ago writes neither over another one, nor what was let go."""
    report = make_report()
    later, settled = replace(report, made_by="rules-2"), replace(report, findings=())
    archive.save(later, pending=True)
    archive.save_all([settled], old={report.document.id: report})
    assert archive.dossier(report.document.id) == later
    assert archive.pending() == (report.document.id,)
    archive.save_all([settled], old={report.document.id: later})
    assert archive.dossier(report.document.id) == settled
    archive.remove(report.document.id, Review(ReviewKind.REMOVED, "A. Desk", "asked for"))
    archive.save_all([report], old={report.document.id: settled})
    assert archive.dossier(report.document.id) is None


def test_holds_asks_for_the_rules(archive: Archive) -> None:
    """The same bytes under other rules need another run."""
    report = make_report()
    archive.save(report)
    assert archive.holds(report.document.sha256, RULES)
    assert not archive.holds(report.document.sha256, "rules-2")


def test_saving_again_replaces(archive: Archive) -> None:
    """Old rows leave with the old dossier, the search index's too."""
    document = make_document("The mayor said: “Ferries are safe.” “Trams are late,” she said.")
    first = make_statement(document, "Ferries are safe")
    second = make_statement(document, "Trams are late")
    archive.save(bare(document, first))
    archive.save(bare(document, second))
    assert [row.text for row in archive.statements()] == ["Trams are late"]
    assert archive.dossier(document.id) == bare(document, second)
    assert len(archive.search("ferries")) == 1
    assert not [f for f in archive.faults() if "original" not in f]


def test_amended_statements(archive: Archive) -> None:
    """What the whole archive tells of a statement is amended; its words stay found."""
    report = make_report()
    archive.save(replace(report, findings=()))
    (before,) = archive.statements()
    archive.save_people([Person("p9", "Ilka Várga", SpeakerKind.PERSON)])
    found = replace(report.statements[0], person="p9", occasion=None, said_on=None)
    archive.save(replace(report, statements=(found,)))
    (after,) = archive.statements(StatementFilter(about="old harbour", person="p9"))
    assert (before.verdict, before.person_name) == (None, None)
    assert (after.verdict, after.person_name) == (Verdict.ALTERED, "Ilka Várga")
    assert (after.occasion, after.said_on, after.text) == (None, None, before.text)
    archive.save(replace(report, statements=()))
    assert list(archive.statements()) == []
    assert list(archive.faults()) == [f for f in archive.faults() if "original" in f]


def test_saving_twice_changes_nothing(archive: Archive) -> None:
    """The same dossier again leaves the same counts and lists."""
    archive.save_all([make_briefing(), make_report()])
    before = (
        archive.counts(),
        tuple(archive.statements()),
        tuple(archive.figures.listed()),
    )
    archive.save_all([make_briefing(), make_report()])
    assert (
        archive.counts(),
        tuple(archive.statements()),
        tuple(archive.figures.listed()),
    ) == before


def test_dossiers_stream_in_pages(archive: Archive) -> None:
    """Each comes once, by id, even while others are written."""
    held = [bare(make_document(f"Report number {n}.")) for n in range(120)]
    archive.save_all(held, pending=True)
    seen = []
    for dossier in archive.dossiers():
        seen.append(dossier.document.id)
        archive.save(replace(dossier, made_by="rules-2"))
    assert seen == sorted(dossier.document.id for dossier in held)
    assert archive.pending() == ()


def test_primary_dossiers(archive: Archive) -> None:
    """Transcripts can be had apart."""
    briefing, report = make_briefing(), make_report()
    archive.save_all([briefing, report])
    assert list(archive.dossiers(primary=True)) == [briefing]
    assert list(archive.dossiers(primary=False)) == [report]


def test_pending(archive: Archive) -> None:
    """The mark of phase two stays until the dossier is saved without it."""
    briefing, report = make_briefing(), make_report()
    archive.save(briefing)
    archive.save(report, pending=True)
    assert archive.pending() == (report.document.id,)
    archive.mark_pending([briefing.document.id, "unknown"])
    assert set(archive.pending()) == {briefing.document.id, report.document.id}
    archive.save_all([briefing, report])
    assert archive.pending() == ()


def test_settled(archive: Archive) -> None:
    """A dossier that phase two left as it is needs no second writing."""
    archive.save_all([make_briefing(), make_report()], pending=True)
    archive.settle([make_report().document.id])
    assert archive.pending() == (make_briefing().document.id,)


def test_kept_with_the_dossier(archive: Archive) -> None:
    """What belongs to a dossier is written with it, or not at all."""
    report = make_report()
    archive.save(report, pending=True, kept={"sketch": b"1", "words": b"2"})
    assert list(archive.kept("words")) == [(report.document.id, b"2")]
    broken = replace(report, document=replace(report.document, text="half \udce9"))
    with pytest.raises(UnreadableSource):
        archive.save(broken, kept={"words": b"3"})
    assert list(archive.kept("words")) == [(report.document.id, b"2")]


def test_what_cannot_be_written(archive: Archive) -> None:
    """Half of a surrogate pair is refused in one line, and nothing of the batch is written."""
    good, bad = make_report(), bare(make_document("fine"))
    bad = replace(bad, document=replace(bad.document, text="half \udce9", path="caf\udce9.txt"))
    with pytest.raises(UnreadableSource, match=r"caf\?\.txt"):
        archive.save_all([good, bad])
    assert list(archive.dossiers()) == []


NOT_FINITE = {
    "a score that is no number": Finding(Verdict.ALTERED, score=float("nan")),
    "a score without end": Finding(Verdict.ALTERED, score=float("inf")),
}


@pytest.mark.parametrize("finding", NOT_FINITE.values(), ids=NOT_FINITE)
def test_what_would_not_read_back(archive: Archive, finding: Finding) -> None:
    """A dossier that JSON cannot hold is refused when written, not when read."""
    with pytest.raises(ArchiveError, match="read back"):
        archive.save(replace(make_report(), findings=(finding,)))


def test_null_characters(archive: Archive) -> None:
    """A null character stays in the dossier, and does not hide what follows from the search."""
    dossier = bare(make_document("before\0 afterwards"))
    archive.save(dossier)
    assert archive.dossier(dossier.document.id) == dossier
    assert len(archive.search("afterwards")) == 1


def test_equal_ids_do_not_stop_the_store(archive: Archive) -> None:
    """Two statements or figures that claim one id are both kept."""
    document = make_document("“No.” “No.”")
    statement = make_statement(document, "No")
    figure = Figure("f", document.id, Span(0, 1), 1.0, 1.0)
    dossier = bare(document, statement, statement)
    archive.save(replace(dossier, figures=(figure, figure)))
    assert len(list(archive.statements())) == 2
    assert len(list(archive.figures.listed())) == 2


@IN_A_FILE
def test_two_paths_same_bytes(archive: Archive, tmp_path: Path) -> None:
    """A document is its bytes: the same from another path replaces, and a new opening sees it."""
    dossier = make_report()
    archive.save(dossier)
    archive.save(replace(dossier, document=replace(dossier.document, path="copy.html")))
    with open_archive(tmp_path / "archive", create=False) as again:
        assert [row.path for row in again.documents()] == ["copy.html"]
