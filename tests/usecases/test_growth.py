"""One more report reads of an archive what it touches, however much else is held."""

import random
from pathlib import Path

from benchmarks.cloned import write_lines
from sqlalchemy import event
from tests.growth import assert_linear

from onrecord import usecases
from onrecord.store import open_archive
from onrecord.usecases.asking import asked_paragraphs

_FEW, _MANY = 30, 120  # documents
_ONE_BY_ONE = 6  # documents; what they touch differs by chance
_MOST = 1.5  # times the steps of the database, for four times the documents


def count_steps(size: int, place: Path) -> int:
    """Hundreds of steps of the database's machine that some more reports take, one by one."""
    place.mkdir()
    draw = random.Random(7)  # noqa: S311 - a sample, no secret
    lines = list(write_lines(size + _ONE_BY_ONE, draw, a_day=2))
    fresh = [line.written for line in lines[size:] if line.is_report]
    held = "".join(line.written for line in lines[:size])
    (place / "held.jsonl").write_text(held, encoding="utf-8")
    steps = 0

    def count() -> None:
        nonlocal steps
        steps += 1

    with open_archive(place / "archive") as archive:
        tagger = usecases.choose_tagger("rules")
        usecases.add(archive, [str(place / "held.jsonl")], watch=lambda _: None, tagger=tagger)
        engine = archive._database.engine  # noqa: SLF001 - nobody else counts its steps
        event.listen(engine, "checkout", lambda made, *_: made.set_progress_handler(count, 100))
        for number, line in enumerate(fresh):
            path = place / f"one{number}.jsonl"
            path.write_text(line, encoding="utf-8")
            tally = usecases.add(archive, [str(path)], watch=lambda _: None, tagger=tagger)
            assert tally.added == 1
    return steps


def test_one_more_report(tmp_path: Path) -> None:
    """Four times the archive is not half as much work again; a scan of any table would show."""
    few, many = (count_steps(size, tmp_path / str(size)) for size in (_FEW, _MANY))
    assert many < _MOST * few, (few, many)


def test_single_marks_in_what_is_asked() -> None:
    """Marks that open and never close: asked of 3,000 characters, that did not end in seconds."""
    assert_linear(asked_paragraphs._has_inner_marks, "'a 'a a" * 4_000)  # noqa: SLF001
