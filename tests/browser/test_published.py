"""A published site, opened from the disk: for everybody, and without a server."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.test_access import look

from onrecord.store import Archive, StatementFilter
from onrecord.web import publish_site

pytestmark = pytest.mark.browser
KINDS = ("*.html", "documents/*.html", "findings/*.html")
MOST = 8  # pages of a kind that are looked at


def test_opens_from_disk(demo_archive: Archive, browser: Browser, tmp_path: Path) -> None:
    """From the first page to a finding and back by links alone; every link leads to a file."""
    wanted = StatementFilter(unfolded=True, ranked=True)
    publish_site(demo_archive, tmp_path / "site", wanted, transcripts=True)
    page = browser.new_page()
    page.goto((tmp_path / "site" / "index.html").as_uri())
    for link in (None, "main .list a.words", "a.brand", "text=How to verify"):
        if link:
            page.click(link)
        assert page.url.startswith("file://")
        assert page.evaluate("getComputedStyle(document.body).fontFamily")
    page.close()


def test_for_everybody(demo_archive: Archive, browser: Browser, tmp_path: Path) -> None:
    """Axe finds nothing on pages of any kind, light and dark, and none is too wide."""
    wanted = StatementFilter(unfolded=True, ranked=True)
    publish_site(demo_archive, tmp_path / "site", wanted, transcripts=True)
    page = browser.new_page()
    for kind in KINDS:
        files = sorted((tmp_path / "site").glob(kind))[:MOST]
        assert files
        assert [wrong for file in files for wrong in look(page, file.as_uri())] == []
    page.close()
