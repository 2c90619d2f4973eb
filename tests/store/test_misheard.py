"""What differs only by a likely slip of the transcript is folded away, and counted apart."""

from dataclasses import replace
from pathlib import Path

from tests.store.samples import make_briefing, make_report

from onrecord.model import Note, NoteKind, Verdict
from onrecord.store import Fold, StatementFilter, open_archive

REPORTED = StatementFilter(reported=True, unfolded=True)


def test_a_slip_is_no_difference(tmp_path: Path) -> None:
    """It stands in no count, rate or queue, and is listed where all is asked for."""
    report = make_report()
    (finding,) = report.findings
    slip = Note(NoteKind.TRANSCRIPT_SLIP_SUSPECTED, finding.passages)
    misheard = replace(report, findings=(replace(finding, notes=(slip,)),))
    told: list[tuple[int, int, int, dict[Fold, int]]] = []
    for each in (report, misheard):
        with open_archive(tmp_path / str(len(told))) as archive:
            archive.save(make_briefing())
            archive.save(each)
            found = dict(archive.counts().findings)[Verdict.ALTERED]
            listed = len(tuple(archive.statements(REPORTED)))
            folds = dict(archive.count_folds(REPORTED))
            told.append((found, archive.queue.count()[0], listed, folds))
            (row,) = archive.statements(replace(REPORTED, unfolded=False))
            assert row.verdict is Verdict.ALTERED
    assert told == [(1, 1, 1, {}), (0, 0, 0, {Fold.MISHEARD: 1})]
