"""Every finding leads back into the texts, and the audit finds what was tampered with."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord import usecases
from onrecord.model import Alteration, Dossier, Finding, StatementKind
from onrecord.presentation.findings.word_account import show_account
from onrecord.statements import quoted_words
from onrecord.store import Archive, open_archive
from onrecord.text import Span

TRANSCRIPT = """Transcript of a press briefing by Ambassador Lena Orth, 3 March 2031

AMBASSADOR ORTH: Thank you for coming. The bridge at Vell could be closed to lorries by Friday. \
We have no plan to close it to buses, and nobody has asked us to.

QUESTION: Will the ferry be free?

AMBASSADOR ORTH: The ferry will be free for everyone who lives on the east bank.
"""
REPORT = """Lorries and the bridge at Vell

By Ada Finch
4 March 2031

“The bridge at Vell will be closed to lorries by Friday,” Ambassador Lena Orth said on Monday. \
“We have no plan to close it to trams, and nobody has asked us to.”

Orth said the ferry would be “free for everyone” but only for those “who live on the east bank.”

About 1,200 people cross the bridge every day.
"""


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An archive with a transcript and a report of it."""
    (tmp_path / "transcript.txt").write_text(TRANSCRIPT, encoding="utf-8")
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    with open_archive(tmp_path / "archive") as held:
        inputs = [str(tmp_path / "report.txt"), str(tmp_path / "transcript.txt")]
        usecases.add(held, inputs, watch=lambda _: None)
        assert list(usecases.audit(held)) == []
        yield held


def report_of(archive: Archive) -> Dossier:
    """The dossier of the report."""
    (report,) = (d for d in archive.dossiers() if d.findings)
    return report


def test_every_finding_leads_back(demo_archive: Archive) -> None:
    """Printed words stand in the report where the finding says, said words in the transcript."""
    changes = 0
    for dossier in demo_archive.dossiers():
        places = {s.id: s.content for s in dossier.statements}
        for finding in dossier.findings:
            _assert_leads_back(demo_archive, dossier, finding, places[finding.statement or ""])
            changes += len(finding.alterations)
    assert changes >= 12  # its truth file plants one alteration of each of the twelve types


def _assert_leads_back(
    archive: Archive, dossier: Dossier, finding: Finding, content: tuple[Span, ...]
) -> None:
    text = dossier.document.text
    for passage in finding.passages:
        primary = archive.text(passage.document)
        assert primary is not None
        assert passage.span.of(primary).strip() == passage.span.of(primary) != ""
    for change in finding.alterations:
        if change.printed_span is not None:
            assert change.printed_span.of(text) == change.printed
            assert any(
                piece.start <= change.printed_span.start and change.printed_span.end <= piece.end
                for piece in content
            ), (finding.statement, change)
        if change.said_span is not None:
            texts = [archive.text(passage.document) or "" for passage in finding.passages]
            assert change.said in {change.said_span.of(primary) for primary in texts}


def test_pieces_of_an_interrupted_quotation(archive: Archive) -> None:
    """Changes before and after the interruption each stand in their own piece."""
    report = report_of(archive)
    changed = {
        (change.printed, change.said): change.printed_span
        for finding in report.findings
        for change in finding.alterations
    }
    assert changed.keys() >= {("will", "could"), ("trams", "buses")}
    text = report.document.text
    for words in ("will", "trams"):
        (span,) = (span for (printed, _), span in changed.items() if printed == words)
        assert span == Span(text.index(words), text.index(words) + len(words))


def test_a_change_over_an_interruption(archive: Archive, tmp_path: Path) -> None:
    """It reaches from its first word to its last, is shown in both pieces, and is told once."""
    text = (
        "Lorries wait\n\n4 March 2031\n\n"
        "“The bridge at Vell could be closed to lorries by Sunday,” "
        "Ambassador Lena Orth said. “Monday. We have no plan to close it to buses.”\n"
    )
    (tmp_path / "waits.txt").write_text(text, encoding="utf-8")
    usecases.add(archive, [str(tmp_path / "waits.txt")], watch=lambda _: None)
    assert list(usecases.audit(archive)) == []
    (dossier,) = (d for d in archive.dossiers() if d.document.path.endswith("waits.txt"))
    (finding,) = dossier.findings
    (change,) = finding.alterations
    assert (change.printed, change.said) == ("Sunday, Monday", "Friday")
    assert change.printed_span == Span(text.index("Sunday"), text.index("Monday") + len("Monday"))
    (statement,) = dossier.statements
    (passage,) = finding.passages
    said = archive.text(passage.document) or ""
    areas = quoted_words(text, statement.content)
    strips = show_account(text, areas, said, [passage.span], finding)
    marked = [(strip.printed, strip.said) for strip in strips if strip.mark]
    assert marked == [("Sunday,", "Friday"), ("Monday", None)]


def test_fragments_of_a_mixed_statement(archive: Archive) -> None:
    """Each fragment in marks is held against the record; what differs in the second is told."""
    report = report_of(archive)
    kinds = {s.id: s.kind for s in report.statements}
    mixed = [f for f in report.findings if kinds[f.statement or ""] is StatementKind.MIXED]
    assert mixed
    changes = {(c.printed, c.said) for finding in mixed for c in finding.alterations}
    assert ("live", "lives") in changes


def _cut_original(archive: Archive, folder: Path) -> None:
    del archive
    for original in (folder / "originals").rglob("*"):
        if original.is_file():
            original.chmod(0o644)
            original.write_bytes(original.read_bytes()[:-9])


def _move_figure(archive: Archive, folder: Path) -> None:
    del folder
    report = report_of(archive)
    end = len(report.document.text)
    moved = tuple(replace(figure, span=Span(end - 1, end + 9)) for figure in report.figures)
    assert moved
    archive.save(replace(report, figures=moved))


def _move_change(archive: Archive, folder: Path) -> None:
    del folder
    _change_changes(archive, lambda change: replace(change, printed_span=Span(0, 3)))


def _move_words_said(archive: Archive, folder: Path) -> None:
    del folder
    _change_changes(archive, lambda change: replace(change, said_span=Span(0, 3)))


def _change_changes(archive: Archive, alter: Callable[[Alteration], Alteration]) -> None:
    report = report_of(archive)
    findings = tuple(
        replace(finding, alterations=tuple(map(alter, finding.alterations)))
        for finding in report.findings
    )
    archive.save(replace(report, findings=findings))


def _change_text(archive: Archive, folder: Path) -> None:
    del folder
    report = report_of(archive)
    text = report.document.text.replace("1,200", "9,200")
    archive.save(replace(report, document=replace(report.document, text=text)))


TAMPERINGS = {  # what is done to the archive, what the audit says of it
    "an original cut short": (_cut_original, "original"),
    "another text": (_change_text, "gives another text"),
    "a figure outside": (_move_figure, "outside the text"),
    "a change elsewhere": (_move_change, "do not stand at"),
    "words said elsewhere": (_move_words_said, "do not stand at"),
}


@pytest.mark.parametrize(("tamper", "told"), TAMPERINGS.values(), ids=TAMPERINGS)
def test_audit_finds(
    archive: Archive, tmp_path: Path, tamper: Callable[[Archive, Path], None], told: str
) -> None:
    """Whatever is changed behind the archive's back is listed, in one line each."""
    tamper(archive, tmp_path / "archive")
    flaws = list(usecases.audit(archive))
    assert any(told in flaw for flaw in flaws), flaws
    assert all(len(flaw.splitlines()) == 1 for flaw in flaws)
