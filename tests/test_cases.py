"""The tables of cases in `cases/`, one a room, each case read as a user's file would be.

Keys of a case: `name`, `text` (its first line break is left out), `file` (name of the file, default
`case.txt`; its ending chooses the format) and, each only where it is looked at:

- `kind`, `genre`, `title`, `publisher`, `published`, `speaker`, `language`, `byline`, `url`: as
  read;
- `credits`: pairs of relation and name; `boilerplate`: the paragraphs that are none of the report;
- `turns`: pairs of label ("" for none) and words spoken; `questions`: labels of turns that ask;
- `speakers`: of the turns, in order, as the document's own roster names them ("" for nobody);
- `statements`: tables of `content` (words it must hold, marks apart), and any of `speaker`, `type`,
  `kind`, `said_on` ("": no day is told); `absent`: words that are no statement and in none;
- `people`: of the voices, by name: name, kind and, where it is looked at, the first role;
- `dates`: pairs of words and the value they tell; `figures`: the words of each;
- `quotes`: tables of `text`, `speaker`, `date`, and `verdict` or `not_verdict`, any of `ops`,
  `notes` and `meaning`, as `onrecord verify` answers them.
"""

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onrecord import usecases
from onrecord.casework import open_dossier
from onrecord.dates import find_dates
from onrecord.errors import InputError
from onrecord.model import Document, Dossier, PartKind, Source, StatementKind, TurnRole
from onrecord.reading import read_document
from onrecord.speakers import gather_people
from onrecord.text import find_paragraphs, text_at

_TABLES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
CASES: dict[str, dict[str, Any]] = {
    case["name"]: case
    for table in _TABLES
    for case in tomllib.loads(table.read_text(encoding="utf-8"))["case"]
}
_OF_DOCUMENT = ("kind", "genre", "title", "publisher", "speaker", "language", "byline", "url")
_KNOWN = {
    *("name", "text", "file", "published", "turns", "questions", "speakers"),
    *("statements", "absent", "quotes", "dates", "figures", "credits", "boilerplate", "people"),
    *_OF_DOCUMENT,
}


def _open(case: dict[str, Any]) -> Dossier:
    name = case.get("file", "case.txt")
    source = Source(name, case["text"].lstrip("\n").encode())
    return open_dossier(read_document(source), usecases.choose_tagger())


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_document(case: dict[str, Any]) -> None:
    """The document, its turns and its statements are what the case says."""
    assert case.keys() <= _KNOWN, "a key that nothing looks at"
    dossier = _open(case)
    document = dossier.document
    for key in _OF_DOCUMENT:
        if key in case:
            found = getattr(document, key)
            assert (list(found) if key == "byline" else found) == case[key], key
    if "published" in case:
        assert document.published == date.fromisoformat(case["published"])
    if "turns" in case:
        turns = [[t.label or "", text_at(document.text, t.said)] for t in document.turns]
        assert turns == case["turns"]
    if "questions" in case:
        asked = [t.label for t in document.turns if t.role is TurnRole.QUESTION]
        assert asked == case["questions"]
    if "speakers" in case:
        turned = [s for s in dossier.statements if s.kind is StatementKind.TURN]
        assert [s.speaker or "" for s in turned] == case["speakers"]
    if "people" in case:
        people = gather_people(dossier.voices)
        rows = [[p.name, p.kind.value, p.roles[0].title if p.roles else ""] for p in people]
        pairs = zip(sorted(rows), case["people"], strict=True)
        assert [row[: len(wanted)] for row, wanted in pairs] == case["people"]
    if "dates" in case:
        told = [[d.span.of(document.text), d.value] for d in find_dates(document)]
        assert told == case["dates"]
    if "figures" in case:
        assert [f.span.of(document.text) for f in dossier.figures] == case["figures"]
    _look_at_heads(document, case)
    _look_at_statements(dossier, case)


def _look_at_heads(document: Document, case: dict[str, Any]) -> None:
    """The document credits whom the case names, and sets aside what it lists."""
    if "credits" in case:
        assert [[c.relation, c.name] for c in document.provenance] == case["credits"]
    if "boilerplate" in case:
        left_out = [p.span for p in document.parts if p.kind is PartKind.BOILERPLATE]
        found = [
            line.of(document.text) for s in left_out for line in find_paragraphs(document.text, s)
        ]
        assert found == case["boilerplate"]


def _look_at_statements(dossier: Dossier, case: dict[str, Any]) -> None:
    """Each statement that a case names is found once, with what it says of it; none is absent's."""
    text = dossier.document.text
    reported = [s for s in dossier.statements if s.kind is not StatementKind.TURN]
    words = {s.id: text_at(text, s.content) for s in reported}
    for asked in case.get("statements", []):
        found = [s for s in reported if asked["content"] in words[s.id]]
        assert len(found) == 1, (asked, list(words.values()))
        if "speaker" in asked:
            assert (found[0].speaker or "") == asked["speaker"], asked
        if "said_on" in asked:
            told = found[0].said_on
            assert (told.date.isoformat() if told else "") == asked["said_on"], asked
        for key in ("type", "kind"):
            if key in asked:
                assert getattr(found[0], key) == asked[key], asked
    for absent in case.get("absent", []):
        assert not [held for held in words.values() if absent in held], absent


@pytest.mark.parametrize(
    "case",
    [c for c in CASES.values() if "quotes" in c],
    ids=[n for n, c in CASES.items() if "quotes" in c],
)
def test_quotes(case: dict[str, Any], tmp_path: Path) -> None:
    """`onrecord verify` answers the case's quotations as it says."""
    held = tmp_path / "held"
    held.mkdir()
    (held / case.get("file", "case.txt")).write_text(case["text"].lstrip("\n"), encoding="utf-8")
    asked = tmp_path / "quotes.jsonl"
    lines = [write_line(n, quote) for n, quote in enumerate(case["quotes"])]
    asked.write_text("\n".join(lines), encoding="utf-8")
    for quote, answer in zip(case["quotes"], usecases.verify(asked, [str(held)]), strict=True):
        assert not isinstance(answer, InputError)
        finding = answer.finding
        told = {
            "ops": [change.type for change in finding.alterations],
            "notes": [note.kind for note in finding.notes],
            "meaning": finding.meaning,
        }
        if "verdict" in quote:
            assert finding.verdict == quote["verdict"], quote
        if "not_verdict" in quote:
            assert finding.verdict != quote["not_verdict"], quote
        for key, value in told.items():
            if key in quote:
                assert value == quote[key], quote


def write_line(number: int, quote: dict[str, Any]) -> str:
    """A line of a file of quotations."""
    keys = ("text", "speaker", "date")
    return json.dumps({"id": number, **{key: quote.get(key) for key in keys}})
