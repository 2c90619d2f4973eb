"""One bad document is set aside with its name and reason; the documents behind it are read."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from onrecord import usecases
from onrecord.boundary import document_boundary
from onrecord.errors import ArchiveError, InputError, UnreadableSource
from onrecord.model import Attribution, Source, Verdict
from onrecord.reading import read_document
from onrecord.store import open_archive
from onrecord.text import Span

BAD = '{"a":[' * 90_000  # json gives up on it with a RecursionError
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RAISED: dict[str, Callable[[], Exception]] = {
    "overflow": lambda: OverflowError("Python int too large\nto convert"),
    "recursion": RecursionError,
    "memory": MemoryError,
    "own": lambda: KeyError("x"),
}


@pytest.mark.parametrize("made", RAISED.values(), ids=RAISED)
def test_whatever_is_raised(made: Callable[[], Exception]) -> None:
    """The document's name and the reason, in one line."""
    with pytest.raises(UnreadableSource) as caught, document_boundary("a/b.srt"):
        raise made()
    line = str(caught.value)
    assert "a/b.srt" in line
    assert type(made()).__name__ in line
    assert "\n" not in line


@pytest.mark.parametrize("raised", [KeyboardInterrupt(), SystemExit(), ArchiveError("a", "b", "c")])
def test_what_passes(raised: BaseException) -> None:
    """A person who stops the run stops it; what is told already is not told again."""
    with pytest.raises(type(raised)) as caught, document_boundary("x"):
        raise raised
    assert caught.value is raised


def _lay(folder: Path) -> list[str]:
    (folder / "a.json").write_text(BAD, encoding="utf-8")
    (folder / "b.txt").write_text(
        "MARA OKELLO: The weir holds.\n\nQ: Until when?\n\nMARA OKELLO: Until the spring.\n",
        encoding="utf-8",
    )
    return [str(folder / "a.json"), str(folder / "b.txt")]


def test_one_bad_file_ends_no_run(tmp_path: Path) -> None:
    """`add`, `extract` and `verify` go on to the file behind it."""
    paths = _lay(tmp_path)
    first, second = usecases.extract(paths)
    assert isinstance(first, InputError)
    assert "a.json" in str(first)
    assert not isinstance(second, InputError)
    notices: list[usecases.Notice] = []
    with open_archive(tmp_path / "held") as archive:
        tally = usecases.add(archive, paths, watch=notices.append)
    assert (tally.added, tally.set_aside) == (1, 1)
    asked = tmp_path / "q.jsonl"
    asked.write_text(json.dumps({"id": 1, "text": "The weir holds."}), encoding="utf-8")
    error, answer = usecases.verify(asked, paths)
    assert isinstance(error, InputError)
    assert not isinstance(answer, InputError)
    assert answer.finding.verdict is Verdict.VERBATIM


class _Failing:
    """A tagger that fails over one odd document, as a model may."""

    name = "failing"

    def tag(self, text: str, area: Span) -> tuple[Attribution, ...]:
        """Nothing, or the failure."""
        if "odd" in area.of(text):
            raise RecursionError
        return ()


def test_what_fails_behind_the_reader(tmp_path: Path) -> None:
    """A document that is read and then cannot be worked on is set aside in the same way."""
    paths = []
    for name in ("odd", "plain"):
        path = tmp_path / f"{name}.txt"
        path.write_text(f"The {name} weir was closed on Monday, the office said.", encoding="utf-8")
        paths.append(str(path))
    first, second = usecases.extract(paths, _Failing())
    assert isinstance(first, InputError)
    assert "RecursionError" in str(first)
    assert not isinstance(second, InputError)


def _nest(depth: int) -> bytes:
    """A file with a table in a table in a table."""
    inside = "<w:p><w:r><w:t>The weir holds.</w:t></w:r></w:p>"
    for number in range(depth):
        cell = f"<w:p><w:r><w:t>row {number}</w:t></w:r></w:p>"
        inside = f"<w:tbl><w:tr><w:tc>{cell}{inside}<w:p/></w:tc></w:tr></w:tbl>"
    document = docx.Document()
    document.element.body.insert(0, parse_xml(inside.replace("<w:tbl>", f"<w:tbl {W}>", 1)))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("depth", [1, 2, 3, 60])
def test_nested_tables_are_read_once(depth: int) -> None:
    """Each cell once, at any depth."""
    text = read_document(Source("x.docx", _nest(depth))).text
    rows = [f"row {number}" for number in reversed(range(depth))]
    assert text.split("\n\n") == [*rows, "The weir holds."]
