"""Signing in and out in a browser, with the keyboard alone; pages of accounts for everybody."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from tests.browser.test_access import RULES

from onrecord import usecases
from onrecord.store import Role, open_archive
from onrecord.web import Access

pytestmark = pytest.mark.browser
PASSWORD = "a ferry to the east bank"  # noqa: S105 - of nobody


def test_in_and_out(
    browser: Browser, serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A link leads to the sign-in and on to its page; axe finds no fault, light, dark, narrow."""
    folder = tmp_path_factory.mktemp("signing")
    with open_archive(folder) as archive:
        usecases.add_user(archive, "A. Desk", Role.ADMIN, PASSWORD)
    page = browser.new_page(base_url=serve(folder, Access(accounts=True)), color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/people")
    wrong = list(Axe().run(page, options=RULES).response["violations"])
    page.get_by_label("Name").focus()
    page.keyboard.type("a. desk")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/people$"))
    for dark in (False, True):
        page.emulate_media(color_scheme="dark" if dark else "light")
        for address in ("/users", "/log", "/api", "/sign-in"):
            page.goto(address)
            wrong += Axe().run(page, options=RULES).response["violations"]
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in wrong] == []
    page.get_by_role("button", name="Sign out").press("Enter")
    expect(page).to_have_url(re.compile("/sign-in$"))
    page.goto("/people")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.close()
