"""Searching in a real browser: by keys alone, without script, on a narrow screen."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser


def _open(browser: Browser, address: str, width: int = 1280) -> Page:
    context = browser.new_context(
        base_url=address, viewport={"width": width, "height": 900}, java_script_enabled=False
    )
    page = context.new_page()
    page.goto("/search")
    return page


def _press_on(page: Page, link: Locator) -> None:
    """Press Tab until a link has the focus, then Enter."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            page.keyboard.press("Enter")
            return
    pytest.fail("no key leads there")


def test_by_keys_alone(browser: Browser, address: str) -> None:
    """Words, a facet, away with it, and on to the marked sentence in its document."""
    page = _open(browser, address)
    page.get_by_role("textbox", name="Words").focus()
    page.keyboard.type("river fall")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("“river fall”")
    before = page.locator(".total b").text_content()
    expect(page.locator("mark.hit").first).to_be_visible()
    facets = page.get_by_role("complementary")
    _press_on(page, facets.get_by_role("link", name="Wording differs", exact=True))
    expect(page.get_by_text("“could” → “will”").first).to_be_visible()
    expect(page.locator(".total b")).not_to_have_text(before or "")
    _press_on(page, facets.locator("a.chosen"))
    expect(page.locator(".total b")).to_have_text(before or "")
    _press_on(page, page.locator("ol.passages a.words").first)
    expect(page.locator(".here").first).to_be_in_viewport()


@pytest.mark.parametrize("asked", ["?q=river", "?q=zeppelin+river", "?q=%22river", ""])
def test_narrow(browser: Browser, address: str, asked: str) -> None:
    """Nothing is wider than a telephone's screen."""
    page = _open(browser, address, width=390)
    page.goto(f"/search{asked}")
    wide = page.locator("html").bounding_box()
    assert wide is not None
    assert wide["width"] <= 390
    for box in (each.bounding_box() for each in page.locator("main *").all()):
        assert box is None or box["x"] + box["width"] <= 391


def test_kept_and_let_go(browser: Browser, address: str) -> None:
    """A search is kept under a name, and stands where a search begins."""
    page = _open(browser, address)
    page.goto("/search?q=river")
    page.get_by_role("textbox", name="Keep this search as").fill("The river")
    page.get_by_role("button", name="Keep").click()
    page.goto("/search")
    page.get_by_role("link", name="The river", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("“river”")
    page.goto("/search")
    page.get_by_role("button", name="Let go The river").click()
    expect(page.get_by_role("heading", name="Kept searches")).to_have_count(0)
