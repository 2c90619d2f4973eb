"""The table of small archives in `archives.toml`, each loaded as a user would load it.

Keys of an archive: `name`; `documents`, each with `file` (its ending chooses the format), `text`
(its first line break is left out) and, where they are told, `published` (ISO date) and `kind`;
`findings`, each with `content` (words that the statement holds), `verdict`, and any of `speaker`
(as shown), `notes` (kinds that it bears), `ops` (types of its alterations, all of them), `said_on`
("": no day) and `occasion` (words of its id; "": of none).
"""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onrecord import usecases
from onrecord.model import Finding, Genre, Statement, Told
from onrecord.store import Archive, open_archive
from onrecord.text import text_at

_TABLE = Path(__file__).with_name("archives.toml")
ARCHIVES: dict[str, dict[str, Any]] = {
    one["name"]: one for one in tomllib.loads(_TABLE.read_text(encoding="utf-8"))["archive"]
}
_KNOWN = {"content", "verdict", "speaker", "notes", "ops", "said_on", "occasion"}


def _load(archive: Archive, documents: list[dict[str, str]], folder: Path) -> None:
    """Write the documents down and add them, those with a day told one by one."""
    for document in documents:
        path = folder / document["file"]
        path.write_text(document["text"].lstrip("\n"), encoding="utf-8")
        day = document.get("published")
        kind = document.get("kind")
        told = Told(Genre(kind) if kind else None, None, date.fromisoformat(day) if day else None)
        notices: list[usecases.Notice] = []
        telling = usecases.Telling(told)
        tally = usecases.add(archive, [str(path)], watch=notices.append, telling=telling)
        assert tally.added == 1, notices


def _find(archive: Archive, words: str) -> tuple[Statement, Finding]:
    """The one checked statement that holds the words."""
    found = [
        (statement, finding)
        for dossier in archive.dossiers()
        for statement in dossier.statements
        for finding in dossier.findings
        if finding.statement == statement.id
        and words in text_at(dossier.document.text, statement.content)
    ]
    assert len(found) == 1, words
    return found[0]


@pytest.mark.parametrize("one", ARCHIVES.values(), ids=ARCHIVES)
def test_archive(one: dict[str, Any], tmp_path: Path) -> None:
    """Every finding is what the table says."""
    folder = tmp_path / "documents"
    folder.mkdir()
    with open_archive(tmp_path / "archive") as archive:
        _load(archive, one["documents"], folder)
        for wanted in one["findings"]:
            assert wanted.keys() <= _KNOWN, "a key that nothing looks at"
            statement, finding = _find(archive, wanted["content"])
            assert finding.verdict.value == wanted["verdict"], wanted["content"]
            if "speaker" in wanted:
                assert statement.speaker == wanted["speaker"]
            notes = {note.kind.value for note in finding.notes}
            assert notes >= set(wanted.get("notes", ())), wanted["content"]
            if "ops" in wanted:
                ops = sorted(change.type.value for change in finding.alterations)
                assert ops == wanted["ops"], wanted["content"]
            if "said_on" in wanted:
                told = statement.said_on
                assert (told.date.isoformat() if told else "") == wanted["said_on"], wanted
            if "occasion" in wanted:
                tied = statement.occasion or ""
                assert wanted["occasion"] in tied, (wanted, tied)
                assert wanted["occasion"] or not tied, (wanted, tied)
