"""Reviewing in a real browser: by keys alone, and without script."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from onrecord.store import open_archive

pytestmark = pytest.mark.browser


@pytest.fixture
def served(copy: Path, serve: Callable[[Path], str]) -> str:
    """Where the copy is served."""
    return serve(copy)


def _open(browser: Browser, address: str, *, script: bool, width: int = 1280) -> Page:
    context = browser.new_context(
        base_url=address, viewport={"width": width, "height": 900}, java_script_enabled=script
    )
    page = context.new_page()
    page.goto("/review")
    return page


def _progress(page: Page, read: int) -> Locator:
    return page.get_by_text(re.compile(rf"^{read} of \d+ read$"))


def _kinds(folder: Path) -> list[str]:
    with open_archive(folder) as archive:
        return [review.kind.value for review in archive.reviews.all()]


def test_by_keys_alone(browser: Browser, served: str, copy: Path) -> None:
    """Name once, then decide, move, undo and ask for help without a mouse."""
    page = _open(browser, served, script=True)
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    expect(_progress(page, 0)).to_be_visible()
    page.keyboard.press("a")  # nobody has signed: the browser asks for the name
    expect(page.locator("#decide").get_by_label("Your name")).to_be_focused()
    page.keyboard.type("A. Desk")
    page.keyboard.press("Escape")
    first = page.locator("#decide input[name=statement]").input_value()
    page.keyboard.press("a")
    expect(_progress(page, 1)).to_be_visible()
    second = page.locator("#decide input[name=statement]").input_value()
    assert second != first

    page.keyboard.press("k")
    expect(page.locator("#decide input[name=statement]")).to_have_value(first)
    expect(page.locator(".decided")).to_contain_text("by A. Desk")
    page.keyboard.press("j")
    expect(page.locator("#decide input[name=statement]")).to_have_value(second)
    page.keyboard.press("x")
    expect(_progress(page, 2)).to_be_visible()
    page.keyboard.press("u")
    expect(_progress(page, 1)).to_be_visible()
    expect(page.locator("#decide input[name=statement]")).to_have_value(second)
    page.keyboard.press("?")
    expect(page.get_by_text("single keys decide on this page")).to_be_visible()
    page.get_by_label("Note").focus()
    page.keyboard.type("a just note")
    expect(_progress(page, 1)).to_be_visible()
    assert _kinds(copy) == ["agree", "unclear", "undo"]
    assert told == []
    page.context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_without_script(browser: Browser, served: str, copy: Path, width: int) -> None:
    """Plain forms do the same, on a telephone too, and nothing sticks out."""
    page = _open(browser, served, script=False, width=width)
    page.locator("#decide").get_by_label("Your name").fill("B. Desk")
    page.locator("#decide").get_by_label("Note").fill("in the paper")
    page.get_by_role("button", name="Not this passage").click()
    expect(_progress(page, 1)).to_be_visible()
    page.get_by_role("link", name="All decisions").click()
    expect(page.get_by_text("in the paper")).to_be_visible()
    page.get_by_role("button", name="Undo decision 1").click()
    expect(page.get_by_text("undone", exact=True)).to_be_visible()
    assert _kinds(copy) == ["other_passage", "undo"]
    for address in ("/review", "/decisions"):
        page.goto(address)
        assert page.locator("html").bounding_box() is not None
        inner = page.locator("main").bounding_box()
        assert inner is not None
        assert inner["width"] <= width
    page.context.close()
