"""A primary text in a real browser: addresses on other pages, a search and a passage."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.presentation.test_transcripts import make

from onrecord.model import Dossier
from onrecord.store import open_archive

pytestmark = pytest.mark.browser


@pytest.fixture
def long_text(tmp_path: Path, serve: Callable[[Path], str]) -> str:
    """Where a transcript of 250 turns is served."""
    document = replace(make(250), sha256="d" * 64)
    with open_archive(tmp_path / "long") as archive:
        archive.save(Dossier(document, (), (), (), (), "rules"))
    return f"{serve(tmp_path / 'long')}/documents/{document.id}"


def test_an_address_leads_to_its_page(browser: Browser, long_text: str) -> None:
    """The old address of a sentence opens the page it is on; without script, `to` does."""
    page = browser.new_page()
    page.goto(f"{long_text}#s205.2")
    expect(page.locator("#t205")).to_be_visible()
    expect(page.get_by_text("Page 3 of 3: turns 201 to 250").first).to_be_visible()
    page.close()

    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(long_text)
    plain.get_by_label("Go to turn").first.fill("150")
    plain.keyboard.press("Enter")
    expect(plain).to_have_url(f"{long_text}?to=t150#t150")
    expect(plain.locator("#t150")).to_be_in_viewport()


def test_who_printed_a_sentence(browser: Browser, address: str) -> None:
    """By keys alone and on a narrow screen: from the transcript to all printings of a sentence."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{address}/occasions")
    page.get_by_role("link", name="press briefing").first.click()
    page.get_by_role("link", name="Transcript: press briefing").first.click()
    page.get_by_label("Find in this text").fill("dark")
    page.keyboard.press("Enter")
    page.locator(".hits a").first.click()
    expect(page.locator(".anchor:target")).to_have_count(1)
    link = page.get_by_role("link", name="Side by side").first
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="As printed")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
