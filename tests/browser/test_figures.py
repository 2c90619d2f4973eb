"""What a mark of a drawing tells stands below it once it is pointed at, and its row is lit."""

import pytest
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser


def test_a_mark_tells(browser: Browser, address: str) -> None:
    """By mouse, by keys, and from the row to the mark; without script nothing is missed."""
    page = browser.new_page(base_url=address, viewport={"width": 1280, "height": 900})
    page.goto("/figures")
    page.locator("main .list a.words").first.click()
    told, mark = page.locator("[data-told]"), page.locator(".plot a.mark").first
    expect(told).to_contain_text("Tab")
    mark.hover()
    words = mark.locator("title").text_content() or ""
    expect(told).to_have_text(words)
    expect(page.locator("tr.lit")).to_have_count(
        len((mark.get_attribute("data-numbers") or "").split())
    )
    page.locator("h1").hover()
    expect(page.locator("tr.lit")).to_have_count(0)
    page.locator(".plot a.mark").last.focus()
    expect(told).to_have_text(page.locator(".plot a.mark title").last.text_content() or "")
    page.locator("tr[data-number] th a").first.hover()
    expect(page.locator(".plot a.mark.lit")).not_to_have_count(0)
    page.close()


def test_without_script(browser: Browser, address: str) -> None:
    """The line that a script fills is not there; the marks are links all the same."""
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/figures")
    page.locator("main .list a.words").first.click()
    expect(page.locator("[data-told]")).to_be_hidden()
    page.locator(".plot a.mark").first.click()
    expect(page.locator(".here").first).to_be_visible()
    context.close()


def test_on_a_telephone(browser: Browser, address: str) -> None:
    """All cells of a figure stand on a narrow screen, without anything to push aside."""
    page = browser.new_page(base_url=address, viewport={"width": 390, "height": 800})
    page.goto("/figures")
    page.locator("main .list a.words").first.click()
    table = page.locator("table.figures").bounding_box()
    assert table is not None
    assert table["x"] + table["width"] <= 390
    page.close()
