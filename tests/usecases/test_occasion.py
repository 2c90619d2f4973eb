"""A report that names the day finds its words on that day, though they were said again."""

from datetime import date
from pathlib import Path

from onrecord import usecases
from onrecord.model import NoteKind, Verdict
from onrecord.store import open_archive

LINE = "Nobody will be asked to sell a boat to pay for the new harbour wall"
OTHERWISE = (
    "The cranes are green, the wall is grey, and the budget is with the council since Monday."
)
REPORT = """The boats and the wall

By Ada Finch
6 March 2031

“{line},” Ambassador Lena Orth said at a briefing on 2 March 2031.
"""


def brief(day: int, words: str) -> str:
    """A transcript of a briefing in March."""
    return (
        f"Transcript of a press briefing by Ambassador Lena Orth, {day} March 2031\n\n"
        "AMBASSADOR ORTH: Good morning to all of you, and thank you for coming to the harbour.\n\n"
        f"QUESTION: What of the boats on day {day}?\n\nAMBASSADOR ORTH: {words}\n"
    )


def find(folder: Path, first: str, second: str) -> tuple[Verdict, list[str], bool]:
    """The verdict on the report's quotation, the days of its passages, whether said elsewhere."""
    texts = {"second.txt": brief(2, first), "fifth.txt": brief(5, second)}
    texts["report.txt"] = REPORT.format(line=LINE)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    with open_archive(folder / "archive") as archive:
        usecases.add(archive, [str(folder / name) for name in texts], watch=lambda _: None)
        (finding,) = (f for dossier in archive.dossiers() for f in dossier.findings)
        found = [archive.dossier(passage.document) for passage in finding.passages]
        paths = [Path(dossier.document.path).stem for dossier in found if dossier]
        elsewhere = any(note.kind is NoteKind.SAID_ELSEWHERE for note in finding.notes)
        return finding.verdict, paths, elsewhere


def test_said_on_both_days(tmp_path: Path) -> None:
    """The day that the report names is compared with, not the later one."""
    found = find(tmp_path, f"{LINE}.", f"{LINE}.")
    assert found == (Verdict.VERBATIM, ["second"], False)


def test_said_otherwise_on_the_day(tmp_path: Path) -> None:
    """What differs from the words of that day is told, though another day has them exactly."""
    said = LINE.replace("Nobody will", "Nobody should")
    assert find(tmp_path, f"{said}.", f"{LINE}.") == (Verdict.ALTERED, ["second"], False)


def test_said_on_another_day_only(tmp_path: Path) -> None:
    """Nothing is lost, and the note tells it."""
    found = find(tmp_path, OTHERWISE, f"{LINE}.")
    assert found == (Verdict.VERBATIM, ["fifth"], True)


GIVEN_OUT = """---
date: '2031-03-06'
title: Remarks by Ambassador Lena Orth to the Harbour Assembly
---

Harbour House

9:19 P.M.

(March 4, 2031)

AMBASSADOR ORTH:  Thank you.  {line}.  The cranes are green, and I mean to keep them so.

AUDIENCE:  Orth!  Orth!

AMBASSADOR ORTH:  I thank you all.  I shall be back in the spring.
"""
MORNING = """The boats and the wall

By Ada Finch
5 March 2031

“{line},” Ambassador Lena Orth told the assembly on Tuesday night.
"""


def test_given_out_days_later(tmp_path: Path) -> None:
    """What a report printed before an office gave the speech out is held against it."""
    (tmp_path / "speech.md").write_text(GIVEN_OUT.format(line=LINE), encoding="utf-8")
    (tmp_path / "report.txt").write_text(MORNING.format(line=LINE), encoding="utf-8")
    with open_archive(tmp_path / "archive") as archive:
        paths = [str(tmp_path / name) for name in ("speech.md", "report.txt")]
        usecases.add(archive, paths, watch=lambda _: None)
        dossiers = {Path(each.document.path).stem: each for each in archive.dossiers()}
        (finding,) = dossiers["report"].findings
        turn = dossiers["speech"].statements[0]
    assert dossiers["speech"].document.published == date(2031, 3, 6)
    assert turn.said_on is not None
    assert turn.said_on.date == date(2031, 3, 4)
    assert (finding.verdict, finding.notes) == (Verdict.VERBATIM, ())
