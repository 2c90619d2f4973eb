"""A person's decision on a finding holds over every later run; one that fits no more is shown."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import usecases
from onrecord.errors import ArchiveError, UsageError
from onrecord.model import Attribution, ReviewKind
from onrecord.statements import Tagger
from onrecord.store import Archive, open_archive
from onrecord.text import Span

_REPORT = """The lock

By Ada Finch
4 March 2031

The town {filler} for the news. {open}The lock is{gap}open for every ship{mark}{close} said Lena \
Orth, the mayor.
"""


class _Renamed:
    """The tagger that is shipped, under another name."""

    def __init__(self, tagger: Tagger, name: str) -> None:
        self._tagger, self.name = tagger, name

    def tag(self, text: str, area: Span) -> tuple[Attribution, ...]:
        """As the other does."""
        return self._tagger.tag(text, area)


def _add(archive: Archive, folder: Path, text: str, tagger: Tagger | None = None) -> None:
    (folder / "lock.txt").write_text(text, "utf-8")
    usecases.add(archive, [str(folder / "lock.txt")], watch=lambda _: None, tagger=tagger)


def _write(filler: str = "waited", gap: str = " ", mark: str = ",", *, curly: bool = True) -> str:
    marks = "“”" if curly else '""'
    return _REPORT.format(filler=filler, gap=gap, mark=mark, open=marks[0], close=marks[1])


def _quoted(archive: Archive) -> list[str]:
    return [row.id for row in archive.statements() if "open for every" in row.text]


def test_signed_and_undone(tmp_path: Path) -> None:
    """Who, when, why and what the machine had found are kept; an undo names what it undoes."""
    with open_archive(tmp_path / "archive") as archive:
        _add(archive, tmp_path, _write())
        (key,) = _quoted(archive)
        made = usecases.sign_finding(
            archive, key, ReviewKind.AGREE, who=" a.  desk", why="read in the paper"
        )
        assert (made.who, made.why, made.seen.verdict) == (
            "a. desk",
            "read in the paper",
            "no_primary",
        )
        assert made.seen.made_by.startswith("rules")
        assert usecases.read_decided(archive, key).own == (made,)
        row = archive.statement(key)
        assert row is not None
        assert (row.reviewed, row.reviewed_by) == (ReviewKind.AGREE, "a. desk")

        undone = usecases.undo_review(archive, made.number, who="b. desk", why="another paper")
        assert undone.undoes == made.number
        assert usecases.read_decided(archive, key).own == ()
        assert [each.holds for each in usecases.list_reviews(archive)] == [False, False]
        with pytest.raises(ArchiveError, match="no decision"):
            usecases.undo_review(archive, made.number, who="b. desk")
        assert list(usecases.audit(archive)) == []


def test_nothing_unknown_is_signed(tmp_path: Path) -> None:
    """A finding that is not held, nobody's name and a kind of another thing are refused."""
    with open_archive(tmp_path / "archive") as archive:
        _add(archive, tmp_path, _write())
        (key,) = _quoted(archive)
        with pytest.raises(ArchiveError, match="no statement"):
            usecases.sign_finding(archive, "none.1-2", ReviewKind.AGREE, who="a")
        with pytest.raises(UsageError, match="nobody signs"):
            usecases.sign_finding(archive, key, ReviewKind.AGREE, who=" \n")
        with pytest.raises(UsageError, match="no decision on a finding"):
            usecases.sign_finding(archive, key, ReviewKind.MERGE, who="a")
        assert archive.reviews.all() == ()


def test_an_orphan_is_listed(tmp_path: Path) -> None:
    """A decision whose words no document holds any more is shown as such, never dropped."""
    with open_archive(tmp_path / "archive") as archive:
        _add(archive, tmp_path, _write())
        (key,) = _quoted(archive)
        usecases.sign_finding(archive, key, ReviewKind.AGREE, who="a")
        dossier = archive.dossier(key.partition(".")[0])
        assert dossier is not None
        assert [each.orphan for each in usecases.list_reviews(archive)] == [False]
        kept = [s for s in dossier.statements if s.id != key]
        archive.save(type(dossier)(dossier.document, tuple(kept), (), (), (), "rules-99"))
        assert [each.orphan for each in usecases.list_reviews(archive)] == [True]
        archive.save(dossier)
        assert [each.orphan for each in usecases.list_reviews(archive)] == [False]


@settings(max_examples=12, deadline=None)
@given(
    filler=st.sampled_from(["waited", "hoped", "was waiting"]),
    gap=st.sampled_from([" ", "  ", "\n"]),
    mark=st.sampled_from([",", ".", "!"]),
    curly=st.booleans(),
    model=st.sampled_from(["", "another-model"]),
    rules=st.sampled_from(["", "rules-99"]),
)
def test_a_review_survives(  # noqa: PLR0913 - one parameter a change
    filler: str, gap: str, mark: str, *, curly: bool, model: str, rules: str
) -> None:
    """A word elsewhere, marks and white space at its boundaries, another model, other rules."""
    with (
        tempfile.TemporaryDirectory() as name,
        open_archive(Path(name) / "archive") as archive,
        pytest.MonkeyPatch.context() as patch,
    ):
        folder = Path(name)
        _add(archive, folder, _write())
        (key,) = _quoted(archive)
        usecases.sign_finding(archive, key, ReviewKind.UNCLEAR, who="a. desk", why="which lock?")
        shipped = usecases.choose_tagger()
        if rules:
            patch.setattr("onrecord.casework.first_phase.RULES", rules)
        tagger = _Renamed(shipped, model) if model else shipped
        _add(archive, folder, _write(filler, gap, mark, curly=curly), tagger)
        rows = [archive.statement(each) for each in _quoted(archive)]
        assert rows
        assert any(each.startswith(rules) for each in archive.count_readers())
        assert all(row and row.reviewed is ReviewKind.UNCLEAR for row in rows)
        assert all(row and row.reviewed_by == "a. desk" for row in rows)
        assert not any(each.orphan for each in usecases.list_reviews(archive))
