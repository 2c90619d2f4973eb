"""A static site: its hashes hold, its links lead somewhere, and nothing withheld is in it."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from tests.cli.conftest import REPORT, TRANSCRIPT, Run, run
from tests.store.samples import make_briefing, make_report

from onrecord import usecases
from onrecord.model import ReviewKind, Verdict
from onrecord.store import Archive, StatementFilter, open_archive
from onrecord.web import publish_site

__all__ = ["run"]  # a fixture

SECRET = "Nobody may ever read this sentence about the lantern of the ferry"  # noqa: S105 - words
WITHHELD = (
    f"“{SECRET},” Orth said on Monday.\n\n“<script>alert(1)</script> is what we need,” Orth said."
)
LINK = re.compile(r'(?:href|src)="([^"]*)"')
ALL = StatementFilter(unfolded=False)


def test_whole_transcripts(held: Archive, tmp_path: Path) -> None:
    """Where it is asked for, the text stands there whole, each passage a link to its finding."""
    publish_site(held, tmp_path / "bare", ALL)
    publish_site(held, tmp_path / "whole", ALL, transcripts=True)
    bare, whole = read_all(tmp_path / "bare"), read_all(tmp_path / "whole")
    (name,) = [
        name for name in whole if name.startswith("documents/") and whole[name] != bare[name]
    ]
    assert "as a whole" in bare[name]
    text = unescape(re.sub(r"<[^>]+>", "", whole[name]))
    spoken = TRANSCRIPT.split("ORTH: ")[1].split()
    assert " ".join(spoken[:12]) in " ".join(text.split())
    linked = re.findall(r'class="printed"><a href="\.\./(findings/[^"]+)"', whole[name])
    assert linked
    assert set(linked) <= whole.keys()


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive of which one statement was taken out, and one document removed."""
    files = tmp_path_factory.mktemp("inputs")
    texts = {
        "2031-03-03 briefing.txt": TRANSCRIPT,
        "report.txt": f"{REPORT}\n{WITHHELD}\n",
        "removed.txt": f"Ferry news\n\n4 March 2031\n\n“{SECRET} at night,” Orth said on Monday.\n",
    }
    for name, text in texts.items():
        (files / name).write_text(text, encoding="utf-8")
    with open_archive(tmp_path_factory.mktemp("archive")) as archive:
        tagger = usecases.choose_tagger("rules")
        usecases.add(archive, [str(files)], watch=lambda _: None, tagger=tagger)
        rows = list(archive.statements(replace(ALL, about="lantern", reported=True)))
        assert len(rows) == 2
        for row in rows:
            if row.document_name == "Ferry news":
                usecases.remove_document(archive, row.document, who="A. Desk", why="withdrawn")
            else:
                kind = ReviewKind.NOT_A_STATEMENT
                usecases.sign_finding(archive, row.id, kind, who="A. Desk", why="")
        yield archive


def read_all(site: Path) -> dict[str, str]:
    """Every file of a site."""
    files = [path for path in site.rglob("*") if path.is_file()]
    return {str(path.relative_to(site)): path.read_text("utf-8") for path in files}


def test_site(held: Archive, tmp_path: Path) -> None:
    """Hashes hold, links are relative and lead to files, nothing withheld, nothing runs."""
    count = publish_site(held, tmp_path / "site", ALL, address="https://record.example/")
    files = read_all(tmp_path / "site")
    assert count == sum(name.endswith(".html") for name in files)
    sums = dict(line.split("  ")[::-1] for line in files["SHA256SUMS"].splitlines())
    assert sums.keys() == files.keys() - {"SHA256SUMS"}
    for name, digest in sums.items():
        assert hashlib.sha256((tmp_path / "site" / name).read_bytes()).hexdigest() == digest
    assert [name for name, text in files.items() if "lantern" in text] == []
    pages = {name: text for name, text in files.items() if name.endswith(".html")}
    for name, text in pages.items():
        assert "<script" not in text
        assert 'rel="canonical" href="https://record.example/' in text
        for link in map(unescape, LINK.findall(text)):
            if not link.startswith(("#", "https://")):
                place = (tmp_path / "site" / name).parent / link.partition("#")[0]
                assert place.is_file(), (name, link)
    assert any("alert(1)" in text for text in pages.values())
    (altered,) = [t for n, t in pages.items() if n.startswith("findings/") and "≠" in t]
    assert "Read by machine, not reviewed" in altered
    cards = [json.loads(text) for name, text in files.items() if name.endswith(".oembed.json")]
    assert all("wording, not truth" in card["html"] for card in cards)


def test_again(held: Archive, tmp_path: Path, run: Run) -> None:
    """What no longer fits goes; a folder of somebody else is left alone."""
    site = tmp_path / "site"
    publish_site(held, site, ALL)
    publish_site(held, site, replace(ALL, verdict=Verdict.ALTERED))
    files = read_all(site)
    assert sum(name.startswith("findings/") for name in files) == 1
    assert len(files["SHA256SUMS"].splitlines()) == len(files) - 1
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "mine.txt").write_text("mine")
    where = ("--archive", str(tmp_path / "none"))
    assert run("publish", str(site), *where).code == 1
    assert run("publish", str(site), "--address", "record.example", *where).code == 2
    with open_archive(tmp_path / "archive") as archive:
        archive.save_all([make_briefing(), make_report()])
    ran = run("publish", str(tmp_path / "other"), "--archive", str(tmp_path / "archive"))
    assert (ran.code, len(list((tmp_path / "other").iterdir()))) == (2, 1)


def test_long_lists(held: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No page has more than a hundred rows."""
    row = next(held.statements(StatementFilter(verdict=Verdict.ALTERED)))
    many = [replace(row, id=f"{row.id}{number}", verdict=None) for number in range(201)]
    monkeypatch.setattr(Archive, "statements", lambda _archive, _wanted: iter(many))
    publish_site(held, tmp_path / "site", ALL)
    pages = {n: t.count('<a class="words"') for n, t in read_all(tmp_path / "site").items()}
    assert [pages[f"statements-{number}.html"] for number in (1, 2, 3)] == [100, 100, 1]
    assert max(pages.values()) == 100
