"""What a person puts right shows at once, holds over a re-run, and is as read when taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import usecases
from onrecord.errors import ArchiveError, UsageError
from onrecord.model import Review, ReviewKind, SpeakerKind
from onrecord.statements import RuleTagger, Tagger
from onrecord.store import Archive, open_archive
from onrecord.store.kept import reviews

_REPORT = (
    "The lock\n\nBy Ada Finch\n4 March 2031\n\n“It is open again,” said Lena Orth, the mayor.\n"
)
_WHO = {"who": "a. desk", "why": "says the paper"}


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """One report, read by rules."""
    with open_archive(tmp_path / "archive") as opened:
        _add(opened, tmp_path)
        yield opened


def _add(archive: Archive, folder: Path, text: str = _REPORT) -> None:
    (folder / "lock.txt").write_text(text, "utf-8")
    name = str(folder / "lock.txt")
    usecases.add(archive, [name], watch=lambda _: None, tagger=RuleTagger())


def _statement(archive: Archive) -> tuple[str, str | None, str | None]:
    row = next(row for row in archive.statements() if "open again" in row.text)
    return row.id, row.speaker, row.person_name


def _correct(archive: Archive, kind: ReviewKind, value: str, *, new: bool = True) -> Review:
    """Put right what is told of the one statement; nothing is loaded that reads statements."""
    key = _statement(archive)[0]
    return usecases.correct_statement(archive, key, kind, value, choose=_load_none, new=new, **_WHO)


def _load_none() -> Tagger:
    raise AssertionError("a model is loaded")


def test_a_name_that_nothing_has(archive: Archive) -> None:
    """A mistyped speaker is asked back, with who may be meant; a new one is told to be new."""
    for slip in ("Lena Orht", "Lena Oth", "Lenna Orth"):
        with pytest.raises(UsageError, match=f"names '{slip}'") as raised:
            _correct(archive, ReviewKind.SPEAKER, slip, new=False)
        assert "did you mean Lena Orth?" in raised.value.mend
    _correct(archive, ReviewKind.SPEAKER, "Orth", new=False)
    _correct(archive, ReviewKind.SPEAKER, "Omar Tull")
    assert _statement(archive)[1] == "Omar Tull"


def test_what_fails_does_not_hold(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """A correction that could not be carried out is taken back, and says so."""

    def fail(*_: object) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr("onrecord.usecases.decisions.deciding.read_again", fail)
    with pytest.raises(RuntimeError):
        _correct(archive, ReviewKind.SAID_ON, "2031-03-01")
    assert archive.reviews.standing() == ()
    assert [r.why for r in archive.reviews.all()][-1] == "could not be carried out"


def test_a_document_put_right(archive: Archive, tmp_path: Path) -> None:
    """Outlet and day as told by a person, in the next version too; undone, as read."""
    (row,) = archive.documents()
    made = usecases.correct_document(
        archive, row.id, ReviewKind.OUTLET, "Vell Courier", choose=RuleTagger, **_WHO
    )
    usecases.correct_document(
        archive, row.id, ReviewKind.PUBLISHED, "2031-03-05", choose=RuleTagger, **_WHO
    )
    (row,) = archive.documents()
    assert (row.publisher, str(row.published)) == ("Vell Courier", "2031-03-05")
    _add(archive, tmp_path, _REPORT.replace("mayor", "the new mayor"))
    assert {r.publisher for r in archive.documents()} == {"Vell Courier"}
    usecases.take_back(archive, made.number, choose=RuleTagger, **_WHO)
    assert {r.publisher for r in archive.documents()} == {None}
    assert {str(r.published) for r in archive.documents()} == {"2031-03-05"}
    assert list(usecases.audit(archive)) == []


def test_a_speaker_put_right(archive: Archive) -> None:
    """The statement is another person's; undone, it is hers again."""
    key, speaker, _ = _statement(archive)
    assert speaker == "Lena Orth"
    made = _correct(archive, ReviewKind.SPEAKER, "Ilka Varga")
    assert _statement(archive) == (key, "Ilka Varga", "Ilka Varga")
    assert archive.pending() == ()
    usecases.take_back(archive, made.number, choose=RuleTagger, **_WHO)
    assert _statement(archive) == (key, "Lena Orth", "Lena Orth")


def _saying(archive: Archive) -> tuple[str | None, str | None]:
    """The day and the occasion of the statement, as it is held now."""
    row = archive.statement(_statement(archive)[0])
    assert row is not None
    return str(row.said_on) if row.said_on else None, row.occasion


def test_a_day_put_right(archive: Archive, tmp_path: Path) -> None:
    """It holds over a re-run, in the next version and beside another decision; undone, as read."""
    assert _saying(archive) == (None, None)
    made = _correct(archive, ReviewKind.SAID_ON, "2031-03-02")
    assert _saying(archive) == ("2031-03-02", "2031-03-02-lena-orth")
    archive.mark_pending([row.id for row in archive.documents()])
    usecases.settle(archive)
    assert _saying(archive)[0] == "2031-03-02"
    other = _correct(archive, ReviewKind.SPEAKER, "Ilka Varga")
    assert _saying(archive)[0] == "2031-03-02"
    usecases.take_back(archive, other.number, choose=_load_none, **_WHO)
    _add(archive, tmp_path, _REPORT.replace("The lock", "The old lock"))
    assert {str(r.said_on) for r in archive.statements() if "open again" in r.text} == {
        "2031-03-02"
    }
    usecases.take_back(archive, made.number, choose=_load_none, **_WHO)
    assert _saying(archive) == (None, None)
    assert not any(each.orphan for each in usecases.list_reviews(archive))
    with pytest.raises(UsageError, match="no day, month or year"):
        _correct(archive, ReviewKind.SAID_ON, "last Thursday")


def test_an_occasion_put_right(archive: Archive, tmp_path: Path) -> None:
    """A statement goes to the occasion of a transcript, or to none, and stays there."""
    spoken = "Briefing by the mayor\n\n1 March 2031\n\nLENA ORTH: We count the boats today.\n\n"
    (tmp_path / "briefing.txt").write_text(spoken + "QUESTION: And the weir?\n", "utf-8")
    usecases.add(
        archive, [str(tmp_path / "briefing.txt")], watch=lambda _: None, tagger=RuleTagger()
    )
    (occasion,) = archive.occasions()
    made = _correct(archive, ReviewKind.SAID_AT, occasion.id)
    assert _saying(archive) == ("2031-03-01", occasion.id)
    archive.mark_pending([row.id for row in archive.documents()])
    usecases.settle(archive)
    assert _saying(archive) == ("2031-03-01", occasion.id)
    _correct(archive, ReviewKind.SAID_AT, usecases.NO_OCCASION)
    assert _saying(archive) == (None, None)
    (last,) = [each.review for each in usecases.list_reviews(archive)][1:]
    usecases.take_back(archive, last.number, choose=_load_none, **_WHO)
    assert _saying(archive) == ("2031-03-01", occasion.id)
    usecases.take_back(archive, made.number, choose=_load_none, **_WHO)
    assert _saying(archive)[1] != occasion.id
    with pytest.raises(UsageError, match="no occasion"):
        _correct(archive, ReviewKind.SAID_AT, "never-held")


def test_a_statement_put_in(archive: Archive, tmp_path: Path) -> None:
    """Words that were not found count as somebody's, in the next version too; undone, they go."""
    more = _REPORT + "\nA sign on the gate reads “No boats after dark, by order” in red.\n"
    _add(archive, tmp_path, more)
    row = next(row for row in archive.documents() if "dark" in (archive.text(row.id) or ""))
    put = usecases.put_statement_in
    words = "No boats after dark, by order"
    with pytest.raises(UsageError, match="do not stand"):
        put(archive, row.id, "no boats at dawn", "Lena Orth", choose=RuleTagger, **_WHO)
    with pytest.raises(UsageError, match="nobody is named"):
        put(archive, row.id, words, "", choose=RuleTagger, **_WHO)
    made = put(archive, row.id, words, "Lena Orth", choose=RuleTagger, **_WHO)
    found = [r for r in archive.statements() if r.speaker == "Lena Orth" and words in r.text]
    assert [(r.document, r.kind.value) for r in found] == [(row.id, "direct")]
    _add(archive, tmp_path, more.replace("in red", "in large red letters"))
    found = [r for r in archive.statements() if r.speaker == "Lena Orth" and words in r.text]
    assert len({r.document for r in found}) == 2
    assert not any(each.orphan for each in usecases.list_reviews(archive))
    usecases.take_back(archive, made.number, choose=RuleTagger, **_WHO)
    assert not [r for r in archive.statements() if r.speaker == "Lena Orth" and words in r.text]
    assert list(usecases.audit(archive)) == []


def test_a_role_put_first(archive: Archive, tmp_path: Path) -> None:
    """Of the roles that documents give one is put first; what none gives is refused."""
    other = "The weir\n\n5 March 2031\n\n“It holds,” said Lena Orth, the finance minister.\n"
    (tmp_path / "weir.txt").write_text(other, "utf-8")
    usecases.add(archive, [str(tmp_path / "weir.txt")], watch=lambda _: None, tagger=RuleTagger())
    person = next(p for p in archive.people() if p.name == "Lena Orth")
    titles = [role.title for role in person.roles]
    assert len(titles) == 2
    made = usecases.correct_person(archive, person.id, "role", titles[1], **_WHO)
    person = next(p for p in archive.people() if p.name == "Lena Orth")
    assert [role.title for role in person.roles] == titles[::-1]
    with pytest.raises(UsageError, match="no document gives"):
        usecases.correct_person(archive, person.id, "role", "queen", **_WHO)
    usecases.take_back(archive, made.number, choose=RuleTagger, **_WHO)
    person = next(p for p in archive.people() if p.name == "Lena Orth")
    assert [role.title for role in person.roles] == titles


def test_a_person_put_right(archive: Archive) -> None:
    """Name and kind; the id stays, the old name is an alias."""
    voice = next(iter(archive.voices()))
    named = usecases.VoiceKey(voice.document, voice.name)
    before = {person.id for person in archive.people()}
    number = usecases.name_voice(archive, named, "Helene Orth", **_WHO)
    usecases.sort_voice(archive, named, SpeakerKind.GROUP, **_WHO)
    usecases.settle(archive)
    person = next(p for p in archive.people() if p.name == "Helene Orth")
    assert person.kind is SpeakerKind.GROUP
    assert "Lena Orth" in person.aliases
    usecases.take_back(archive, number, choose=RuleTagger, **_WHO)
    assert {person.id for person in archive.people()} == before
    assert "Lena Orth" in {person.name for person in archive.people()}


def test_a_document_taken_out(archive: Archive, tmp_path: Path) -> None:
    """It goes with a reason; the reason stays; added again, it is there again."""
    (row,) = archive.documents()
    with pytest.raises(UsageError, match="no reason"):
        usecases.remove_document(archive, row.id, who="a", why=" ")
    usecases.remove_document(archive, row.id, **_WHO)
    assert list(archive.documents()) == []
    assert list(archive.statements()) == []
    assert [r.kind for r in archive.reviews.all()] == [ReviewKind.REMOVED]
    assert list(usecases.audit(archive)) == []
    _add(archive, tmp_path)
    assert [r.id for r in archive.documents()] == [row.id]


def test_a_document_brought_back(archive: Archive) -> None:
    """An undo reads it again from its original, under its path, with what was told of it."""
    (row,) = archive.documents()
    found = [statement.text for statement in archive.statements()]
    made = usecases.remove_document(archive, row.id, **_WHO)
    usecases.take_back(archive, made.number, choose=RuleTagger, **_WHO)
    (again,) = archive.documents()
    assert (again.id, again.path, again.publisher) == (row.id, row.path, row.publisher)
    assert [statement.text for statement in archive.statements()] == found
    assert list(usecases.audit(archive)) == []


def test_both_or_neither(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """What dies while it brings a document back leaves the removal as it was."""
    (row,) = archive.documents()
    made = usecases.remove_document(archive, row.id, **_WHO)
    with monkeypatch.context() as patch:
        patch.setattr(reviews, "write_review", _fail)
        with pytest.raises(RuntimeError, match="power"):
            usecases.take_back(archive, made.number, choose=RuleTagger, **_WHO)
    assert list(archive.documents()) == []
    assert archive.reviews.all() == (made,)
    usecases.take_back(archive, made.number, choose=RuleTagger, **_WHO)
    assert [again.id for again in archive.documents()] == [row.id]
    assert [r.kind for r in archive.reviews.all()] == [ReviewKind.REMOVED, ReviewKind.UNDO]


def _fail(*_: object) -> None:
    raise RuntimeError("the power went")


def test_what_cannot_be(archive: Archive) -> None:
    """A day that is none, no value, an unknown document: refused, and nothing is written."""
    (row,) = archive.documents()
    with pytest.raises(UsageError):
        usecases.correct_document(
            archive, row.id, ReviewKind.PUBLISHED, "last week", choose=RuleTagger, **_WHO
        )
    with pytest.raises(UsageError, match="nothing is told"):
        usecases.correct_document(archive, row.id, ReviewKind.TITLE, " ", choose=RuleTagger, **_WHO)
    with pytest.raises(ArchiveError, match="no document"):
        usecases.correct_document(archive, "none", ReviewKind.TITLE, "x", choose=RuleTagger, **_WHO)
    with pytest.raises(UsageError, match="nobody is named"):
        _correct(archive, ReviewKind.SPEAKER, " ")
    assert archive.reviews.all() == ()
