"""The search by meaning through an archive: asked for or not, early or late, the same."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.meaning.fakes import LetterEncoder

from onrecord import presentation, usecases
from onrecord.errors import InputError
from onrecord.model import NoteKind, Verdict
from onrecord.presentation import schema
from onrecord.store import Archive, open_archive

TRANSCRIPT = """Transcript of a press briefing by Ambassador Lena Orth, 3 March 2031

AMBASSADOR ORTH: Thank you for coming to this old house, and for climbing all of those stairs.

QUESTION: Will the ferry be free?

AMBASSADOR ORTH: Residents of the eastern embankment will be ferried across the river for nothing. \
Engineers are inspecting every pillar of the bridge at Vell with lamps and hammers this morning. \
Schools stay shut until plumbers have mended all the heating, which froze in the last week of \
January. Bakers have promised loaves for everybody who queues before noon on Saturday. \
The orchestra plays in the market hall tonight, whatever the weather does to the tin roof. \
Farmers may graze their goats along the railway until the grass on the meadows has recovered.
"""
REPORT = """Ferries and the bridge

By Ada Finch
4 March 2031

“Resident easterners are ferrying across rivers, nothing to be paid,” Ambassador Lena Orth said.

“My cousin keeps a parrot that sings operas,” Orth said.
"""
REWORDED = "Resident easterners are ferrying across rivers, nothing to be paid"
LETTERS = LetterEncoder()


def fill(folder: Path, *runs: tuple[tuple[str, ...], LetterEncoder | None]) -> Archive:
    """An archive filled in some runs: which files, and whether meaning was asked for."""
    texts = {"briefing.txt": TRANSCRIPT, "report.txt": REPORT}
    archive = open_archive(folder / "archive")
    for names, encoder in runs:
        for name in names:
            (folder / name).write_text(texts[name], encoding="utf-8")
        inputs = [str(folder / name) for name in names]
        usecases.add(archive, inputs, watch=lambda _: None, encoder=encoder)
    return archive


def read_findings(archive: Archive) -> list[tuple[Verdict, list[str]]]:
    """The verdict on each statement, and the words of the passage offered beside it."""
    return [
        (finding.verdict, [p.span.of(archive.text(p.document) or "") for p in note.passages])
        for dossier in archive.dossiers()
        for finding in dossier.findings
        for note in (*(n for n in finding.notes if n.kind is NoteKind.NEAREST_BY_MEANING), None)[:1]
        if note is not None
    ]


BOTH = ("briefing.txt", "report.txt")
RUNS = {
    "at once": (((BOTH, LETTERS),),),
    "the report first": (((BOTH[1:], LETTERS), (BOTH[:1], LETTERS)),),
    "asked for afterwards": (((BOTH, None), (BOTH, LETTERS)),),
    "the transcript before it was asked for": (((BOTH[:1], None), (BOTH[1:], LETTERS)),),
}


@pytest.mark.parametrize("runs", [each[0] for each in RUNS.values()], ids=RUNS)
def test_a_reworded_statement_is_offered_its_passage(
    tmp_path: Path, runs: tuple[tuple[tuple[str, ...], LetterEncoder | None], ...]
) -> None:
    """Whatever came first; the verdict stays what the words alone give."""
    with fill(tmp_path, *runs) as archive:
        ((verdict, (passage,)),) = read_findings(archive)
        assert verdict is Verdict.NO_PRIMARY  # the report does not tell of the briefing
        assert passage.startswith("Residents of the eastern embankment")
        assert archive.vectors.missing("letters 1") == ()


def test_not_asked_for(tmp_path: Path) -> None:
    """Then nothing is computed, kept or noted."""
    with fill(tmp_path, (BOTH, None)) as archive:
        assert read_findings(archive) == []
        assert list(archive.vectors.heads("letters 1")) == []


def test_check(tmp_path: Path) -> None:
    """The passage is offered apart from what was said, in both forms of the answer."""
    with fill(tmp_path, (BOTH, None)) as archive:
        question = usecases.Question(REWORDED, "Lena Orth")
        answers = (usecases.ask(archive, question, each) for each in (LETTERS, None))
        face, plain = (presentation.show_answer(archive, answer) for answer in answers)
    record = schema.encode_answer(face)
    assert record.verdict is Verdict.UNSUPPORTED
    assert record.transcript is None
    assert record.nearest is not None
    assert record.nearest.text.startswith("Residents of the eastern")
    told = "\n".join(presentation.tell_answer(face))
    assert "nearest: “Residents of the eastern" in told
    assert "for a reader to judge" in told
    assert schema.encode_answer(plain).nearest is None
    assert "nearest" not in "\n".join(presentation.tell_answer(plain))


def test_verify(tmp_path: Path) -> None:
    """Lines of `verify` offer the place; words that are there are found as ever."""
    (tmp_path / "briefing.txt").write_text(TRANSCRIPT, encoding="utf-8")
    asked = [REWORDED, "My cousin keeps a parrot that sings operas", "mended all the heating"]
    quotes = tmp_path / "quotes.jsonl"
    quotes.write_text(
        "".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(asked)),
        encoding="utf-8",
    )
    against = [str(tmp_path / "briefing.txt")]
    near, far, there = encode_found(usecases.verify(quotes, against, LETTERS))
    plain = encode_found(usecases.verify(quotes, against))
    assert [line.verdict for line in (near, far, there)] == [
        "unsupported",
        "unsupported",
        "verbatim",
    ]
    assert near.transcript is None
    assert near.nearest is not None
    assert TRANSCRIPT[near.nearest.start :].startswith("Residents of the eastern")
    assert far.nearest is there.nearest is None
    assert [line.nearest for line in plain] == [None] * 3


def encode_found(
    found: Iterable[usecases.Verified | InputError],
) -> list[schema.Verification]:
    """Lines of `verify`."""
    return [schema.encode_verified(e) for e in found if isinstance(e, usecases.Verified)]
