"""The index of an archive is kept while its transcripts stay, and no longer."""

from pathlib import Path

from onrecord import usecases
from onrecord.store import open_archive
from onrecord.usecases.settling import load_index

BRIEFING = """Transcript of a press briefing by Ambassador Lena Orth, 3 March 2031

AMBASSADOR ORTH: Thank you for coming. The ferry at Vell is {} today, and it will be tomorrow.

QUESTION: And on Friday?

AMBASSADOR ORTH: I cannot tell you that yet.
"""


def test_index_follows_the_archive(tmp_path: Path) -> None:
    """Asked twice it is the same; a new transcript makes it anew."""
    for name in ("free", "full"):
        (tmp_path / f"{name}.txt").write_text(BRIEFING.format(name), encoding="utf-8")
    with open_archive(tmp_path / "archive") as archive:
        usecases.add(archive, [str(tmp_path / "free.txt")], watch=lambda _: None)
        first = load_index(archive)
        assert load_index(archive) is first
        usecases.add(archive, [str(tmp_path / "full.txt")], watch=lambda _: None)
        assert len(load_index(archive).transcripts) == len(first.transcripts) + 1 == 2
