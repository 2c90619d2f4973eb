"""One more report reads of an archive what it touches, however much else is held."""

import random
from pathlib import Path

from benchmarks.settling import write_documents
from sqlalchemy import event

from onrecord import usecases
from onrecord.store import open_archive

_FEW, _MANY = 30, 120  # documents
_MOST = 1.5  # times the steps of the database, for four times the documents


def count_steps(size: int, place: Path) -> int:
    """Hundreds of steps of the database's machine that one more report takes."""
    place.mkdir()
    lines = list(write_documents(size + 2, random.Random(7)))  # noqa: S311 - a sample, no secret
    (place / "held.jsonl").write_text("".join(lines[:size]), encoding="utf-8")
    (place / "one.jsonl").write_text(lines[-1], encoding="utf-8")
    steps = 0

    def count() -> None:
        nonlocal steps
        steps += 1

    with open_archive(place / "archive") as archive:
        tagger = usecases.choose_tagger("rules")
        usecases.add(archive, [str(place / "held.jsonl")], watch=lambda _: None, tagger=tagger)
        engine = archive._database.engine  # noqa: SLF001 - nobody else counts its steps
        event.listen(engine, "checkout", lambda made, *_: made.set_progress_handler(count, 100))
        tally = usecases.add(
            archive, [str(place / "one.jsonl")], watch=lambda _: None, tagger=tagger
        )
    assert tally.added == 1
    return steps


def test_one_more_report(tmp_path: Path) -> None:
    """Four times the archive is not half as much work again; a scan of any table would show."""
    few, many = (count_steps(size, tmp_path / str(size)) for size in (_FEW, _MANY))
    assert many < _MOST * few, (few, many)
