"""A reader's way through the pages in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

SCREENS = {"laptop": (1366, 900), "telephone": (390, 844)}
ALTERED = "The river will fall below the flood mark by the weekend"


@pytest.fixture(params=list(SCREENS.values()), ids=list(SCREENS))
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """A page without scripts on a laptop or a telephone; the console has to stay silent."""
    width, height = request.param
    context = browser.new_context(
        base_url=address, viewport={"width": width, "height": height}, java_script_enabled=False
    )
    told: list[str] = []
    opened = context.new_page()
    opened.on("console", lambda message: told.append(message.text))
    opened.on("pageerror", lambda error: told.append(str(error)))
    opened.on("requestfailed", lambda request: told.append(request.url))
    yield opened
    context.close()
    assert told == []


def test_from_quotation_to_person(page: Page) -> None:
    """Start page, an altered quotation, its finding, the report, the person."""
    page.goto("/")
    page.get_by_label("Is this on the record?").fill(ALTERED)
    page.get_by_label("Speaker, if named").fill("Korashin")
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("≠Wording differs")
    expect(page.locator(".face del")).to_have_text("could")
    expect(page.locator(".face ins")).to_have_text("will")
    expect(page.get_by_text("This checks wording, not truth.")).to_be_visible()

    page.get_by_role("link", name=ALTERED).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("≠Wording differs")
    expect(page.get_by_role("row", name="certainty or obligation changed")).to_be_visible()
    finding = page.url

    page.locator(".crumbs a").last.click()
    mark = page.locator("mark", has_text=ALTERED)
    expect(mark).to_be_in_viewport()
    mark.get_by_role("link").click()
    assert page.url == finding

    page.locator(".facts").get_by_role("link", name="Yelda Korashin", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Yelda Korashin")
    expect(page.get_by_role("link", name=ALTERED)).to_be_visible()


def test_passage_in_its_transcript(page: Page) -> None:
    """From a finding to the very words in the transcript."""
    page.goto(f"/check?quote={ALTERED}")
    page.locator("section[aria-labelledby=as-said] .meta a").first.click()
    expect(page.locator("#here ~ .here").first).to_be_in_viewport()


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_nothing_sticks_out(browser: Browser, address: str, screen: tuple[int, int]) -> None:
    """No page has to be moved sideways to be read."""
    width, height = screen
    page = browser.new_page(base_url=address, viewport={"width": width, "height": height})
    page.goto("/")
    waiting = ["/", "/check", f"/check?quote={ALTERED}", "/search?q=river"]
    for start in ("/documents", "/people", "/occasions", "/statements?verdict=altered"):
        page.goto(start)
        links = page.locator(".list a.words")
        waiting += [start, *(str(link.get_attribute("href")) for link in links.all()[:12])]
    for address_of_page in waiting:
        page.goto(address_of_page)
        inner = page.evaluate("document.documentElement.scrollWidth")
        assert inner <= width, address_of_page
    page.close()


def test_keyboard_alone(browser: Browser, address: str) -> None:
    """The first key leads past the head of the page; what has the focus can be seen."""
    page = browser.new_page(base_url=address)
    page.goto("/statements")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Finding")).to_be_focused()
    page.close()
