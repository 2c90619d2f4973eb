"""Versions of one page: listed in order, compared; a decision on one is told on the other."""

import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.store import Archive, DocumentFilter, open_archive
from onrecord.web import make_app

_PAGE = "morninglantern.example/news/flood-chief-sees-an-end"
_FROM = {"Origin": "http://testserver"}


@pytest.fixture
def versions(demo_archive: Archive) -> tuple[str, str]:
    """The ids of the first and the corrected version."""
    rows = list(demo_archive.documents(DocumentFilter(address=_PAGE)))
    first, later = sorted(rows, key=lambda row: row.modified is not None)
    assert first.copy_of is None
    assert later.copy_of == first.id
    return first.id, later.id


def test_listed(client: TestClient, versions: tuple[str, str]) -> None:
    """Each names the other, in order of time, with what the page says of its correction on top."""
    first, later = versions
    page = client.get(f"/documents/{later}").text
    assert "2 versions of this page, one witness" in page
    assert f'href="/documents/{later}/changes?with={first}"' in page
    assert "changed <time" in page
    assert page.index("Correction, 17 May: An earlier version") < page.index("<article")
    assert "A later version of" not in page
    assert "Also held" not in client.get(f"/documents/{first}").text


def test_changes(client: TestClient, versions: tuple[str, str]) -> None:
    """Words and findings that are not as they were, the earlier version first, asked either way."""
    first, later = versions
    page = client.get(f"/documents/{first}/changes?with={later}").text
    assert page == client.get(f"/documents/{later}/changes?with={first}").text
    assert "<del>12,000</del>" in page
    assert "<ins>1,200</ins>" in page
    assert "<ins>no</ins>" in page
    assert "not in this version" in page
    assert "Nine other passages were taken out" in page
    for other in ("", first, "nothing", "../x"):
        assert client.get(f"/documents/{first}/changes?with={other}").status_code == 404


def test_decided_on_another_version(
    demo_archive: Archive, demo_folder: Path, tmp_path: Path, versions: tuple[str, str]
) -> None:
    """The same words of the same speaker bear it, and the page says where it was made."""
    first, later = versions
    words = "one that reads our reports"
    keys = {
        row.document: row.id
        for row in demo_archive.statements()
        if row.document in versions and words in row.text
    }
    folder = tmp_path / "copy"
    shutil.copytree(demo_folder, folder)
    form = {"statement": keys[first], "decision": "agree", "who": "A. Desk"}
    with TestClient(make_app(folder)) as visitor:
        visitor.post("/review", data=form, headers=_FROM)
        assert "on another version" not in visitor.get(f"/findings/{keys[first]}").text
        page = visitor.get(f"/findings/{keys[later]}").text
    assert "decided on another version of this page, where the machine had" in page
    with open_archive(folder) as archive:
        row = archive.statement(keys[later])
        assert row is not None
        assert row.reviewed is not None
