"""A published site, opened from the disk: for everybody, and without a server."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from tests.browser.test_access import RULES

from onrecord.store import Archive, StatementFilter
from onrecord.web import publish_site

pytestmark = pytest.mark.browser


def test_opens_from_disk(demo_archive: Archive, browser: Browser, tmp_path: Path) -> None:
    """From the first page to a finding and back by links alone; axe finds nothing."""
    publish_site(demo_archive, tmp_path / "site", StatementFilter(unfolded=True, ranked=True))
    page = browser.new_page()
    page.goto((tmp_path / "site" / "index.html").as_uri())
    for link in (None, "main .list a.words", "text=How to verify"):
        if link == "text=How to verify":
            page.click("a.brand")
        if link:
            page.click(link)
        assert page.url.startswith("file://")
        assert Axe().run(page, options=RULES).response["violations"] == []
    assert page.evaluate("getComputedStyle(document.body).fontFamily")
    page.close()
