"""What a fact-checking desk does all day: each task in at most three clicks from the start page."""

import csv
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Download, Locator, Page, expect

from onrecord.model import ReviewKind
from onrecord.statements import RuleTagger
from onrecord.store import Archive, open_archive

pytestmark = pytest.mark.browser

MOST_CLICKS = 3
HANDS = {"a mouse on a laptop": (1280, False), "keys on a telephone": (390, True)}
READ_MS = 120_000  # a document is read, on a machine that does much besides


class Reader:
    """Somebody at the desk who begins at the start page; typing is no click."""

    def __init__(self, page: Page, *, keys: bool) -> None:
        """Open the start page; with `keys` no mouse is at hand."""
        self.page, self.keys, self.clicks = page, keys, 0
        page.goto("/")

    def click(self, what: Locator) -> None:
        """Click, or press Enter where the focus is; once too often fails the task."""
        self.clicks += 1
        assert self.clicks <= MOST_CLICKS
        if not self.keys:
            what.click()
            return
        expect(what).to_be_visible()
        what.focus()
        expect(what).to_be_focused()
        self.page.keyboard.press("Enter")

    def link(self, name: str | re.Pattern[str], within: str = "main") -> None:
        """Click a link of the page."""
        self.click(self.page.locator(within).get_by_role("link", name=name).first)

    def button(self, name: str) -> None:
        """Click a button of the page."""
        self.click(self.page.locator("main").get_by_role("button", name=name).first)

    def menu(self, name: str) -> None:
        """Click in the head of the page."""
        self.link(name, "nav[aria-label=Main]")

    def take(self, name: str) -> Download:
        """Click a link that gives a file."""
        with self.page.expect_download() as taken:
            self.link(name)
        return taken.value


@pytest.fixture(params=list(HANDS.values()), ids=list(HANDS))
def hands(request: pytest.FixtureRequest) -> tuple[int, bool]:
    """How wide the screen is, and whether keys alone are at hand."""
    width, keys = request.param
    return width, keys


@pytest.fixture
def reader(browser: Browser, address: str, hands: tuple[int, bool]) -> Iterator[Reader]:
    """A reader of the demonstration."""
    width, keys = hands
    page = browser.new_page(base_url=address, viewport={"width": width, "height": 844})
    yield Reader(page, keys=keys)
    page.close()


@pytest.fixture
def editor(
    browser: Browser,
    hands: tuple[int, bool],
    copy: Path,
    serve: Callable[[Path], str],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Reader]:
    """Somebody who decides, over a copy of the demonstration; no model is loaded for it."""
    monkeypatch.setattr("onrecord.web.application.choose_tagger", RuleTagger)
    width, keys = hands
    page = browser.new_page(base_url=serve(copy), viewport={"width": width, "height": 844})
    yield Reader(page, keys=keys)
    page.close()


def test_quotation_on_the_record(reader: Reader) -> None:
    """Paste the words, check: what differs is shown."""
    page = reader.page
    page.get_by_label("Is this on the record?").fill("The river will fall below the flood mark")
    page.get_by_label("Speaker, if named").fill("Korashin")
    reader.button("Check")
    expect(page.get_by_role("heading", level=1)).to_have_text("≠Wording differs")
    expect(page.locator(".face ins")).to_have_text("will")


def test_one_person_on_one_subject(reader: Reader) -> None:
    """Statements of a speaker that hold a word, and nobody else's."""
    reader.menu("Statements")
    reader.page.get_by_label("Speaker").fill("Korashin")
    reader.page.get_by_label("About").fill("river")
    reader.button("Filter")
    lines = reader.page.locator(".list > li")
    expect(lines.first).to_contain_text("Yelda Korashin")
    for line in lines.all():
        expect(line).to_contain_text("Korashin")
        expect(line).to_contain_text(re.compile("river", re.IGNORECASE))


def test_worst_first(reader: Reader) -> None:
    """The start page begins with the worst; one click shows its evidence."""
    worst = reader.page.locator("section[aria-labelledby=worst]")
    expect(worst.locator(".change").first).to_be_visible()
    reader.click(worst.locator("a.words").first)
    expect(reader.page.get_by_role("heading", level=1)).to_contain_text(re.compile("differs|else"))


def test_missing_transcripts(reader: Reader) -> None:
    """Which transcripts are wanted, the most wanted first; one more click: who waits for one."""
    reader.link("All that are wanted")
    expect(reader.page.locator(".list > li").first).to_contain_text("for a transcript")
    reader.click(reader.page.locator("main .list a.words").first)
    expect(reader.page.locator("main")).to_contain_text("no transcript held")


def test_cite(reader: Reader) -> None:
    """A finding, its citations, one copied."""
    page = reader.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.click(page.locator("section[aria-labelledby=worst] a.words").first)
    reader.click(page.locator("summary", has_text="Cite"))
    field = page.get_by_label("CSL-JSON")
    (item,) = json.loads(field.input_value())
    assert item["URL"] == page.url
    expect(field).not_to_be_editable()
    reader.button("Copy BibTeX")
    expect(page.get_by_role("status")).to_contain_text("Copied: BibTeX")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.get_by_label("BibTeX").input_value()
    assert copied.startswith("@misc{onrecord-")


def test_export_what_is_shown(reader: Reader, demo_archive: Archive) -> None:
    """A verdict's list, and the same rows as a file."""
    reader.click(reader.page.locator(".tally.found a").first)
    expect(reader.page.locator("main .list a.words").first).to_be_visible()
    shown = [str(a.get_attribute("href")) for a in reader.page.locator("main .list a.words").all()]
    taken = reader.take("CSV")
    assert taken.suggested_filename == "statements.csv"
    with Path(taken.path()).open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [f"/findings/{row['id']}" for row in rows] == shown
    assert demo_archive.statement(rows[0]["id"]) is not None


def test_review(editor: Reader, copy: Path) -> None:
    """The queue opens with the worst; one click decides."""
    page = editor.page
    editor.link(re.compile(r"Review \d+ finding"))
    page.locator("#decide").get_by_label("Your name").fill("A. Desk")
    editor.button("Agree")
    expect(page.get_by_text(re.compile("Your last decision: Agree"))).to_be_visible()
    with open_archive(copy) as archive:
        assert [r.kind for r in archive.reviews.all()][-1] is ReviewKind.AGREE


def test_correct_and_merge(editor: Reader, copy: Path) -> None:
    """A speaker put right where the fault is seen; then two voices of one body joined."""
    page = editor.page
    editor.click(page.locator("section[aria-labelledby=worst] a.words").first)
    editor.click(page.locator("#put-right summary"))
    form = page.locator("#put-right form").first
    form.get_by_label("Whom the report names").fill("Ines Halloway")
    form.get_by_label("Your name").fill("A. Desk")
    form.get_by_label("Reason").fill("the printed edition names her")
    editor.button("Save")
    told = "Speaker put right: Ines Halloway"
    expect(page.locator(".decided")).to_contain_text(told, timeout=READ_MS)
    merger = Reader(page, keys=editor.keys)
    merger.menu("People")
    merger.link(re.compile("^district office$"))
    merger.click(page.locator("#put-right summary"))
    form = page.locator("form", has=page.get_by_label("Is one with"))
    form.get_by_label("Is one with").fill("Zhelva River Commission")
    form.get_by_label("Your name").fill("A. Desk")
    form.get_by_label("Reason").fill("its office in the district speaks for it")
    form.get_by_label("Reason").press("Enter", timeout=READ_MS)
    expect(page.get_by_text("A. Desk joined them").first).to_be_visible(timeout=READ_MS)
    with open_archive(copy) as archive:
        kinds = [review.kind for review in archive.reviews.all()]
    assert kinds[-2:] == [ReviewKind.SPEAKER, ReviewKind.MERGE]


def test_figures_over_time(reader: Reader) -> None:
    """A quantity on its time axis; one click more shows the words that give it."""
    reader.menu("Figures")
    reader.click(reader.page.locator("main .list a.words").first)
    expect(reader.page.locator("main svg")).to_be_visible()
    reader.click(reader.page.locator("table.figures tbody th a").first)
    expect(reader.page.locator("main")).to_contain_text("people")


def test_one_sentence_across_outlets(reader: Reader) -> None:
    """From the worst finding to every report's version of the passage, side by side."""
    reader.click(reader.page.locator("section[aria-labelledby=worst] a.words").first)
    reader.click(reader.page.locator(".who-printed a"))
    expect(reader.page.locator(".versions > li").first).to_be_visible()
    assert "/passages/" in reader.page.url


def test_transcript_with_who_printed_what(reader: Reader) -> None:
    """From an occasion whose transcript is held to its text, with reports beside each passage."""
    reader.click(reader.page.locator("section[aria-labelledby=held] a.words").first)
    reader.click(reader.page.locator("main a[href^='/documents/']").first)
    expect(reader.page.get_by_role("heading", name="Who printed it")).to_be_visible()
    expect(reader.page.locator(".beside .verdict-link").first).to_be_visible()


REPORT = "ORLO, March 9 - The bridge is closed, Mina Varel said on Friday. “We will open it soon.”"


def test_add_file_text_and_address(editor: Reader, tmp_path: Path) -> None:
    """Each is stored, read, and leads to its document, or tells why there is none."""
    page, file = editor.page, tmp_path / "bridge.txt"
    file.write_text(REPORT, "utf-8")
    editor.menu("Add")
    page.locator("input[name=files]").set_input_files(file)
    page.locator("#text").fill(REPORT.replace("bridge", "tunnel"))
    page.locator("#addresses").fill("http://127.0.0.1/secret")
    editor.button("Add")
    results = page.locator(".results")
    expect(results.locator("a.words")).to_have_count(2, timeout=READ_MS)
    expect(results.locator(".refused")).to_contain_text("127.0.0.1", timeout=READ_MS)
    editor.click(results.locator("a.words").first)
    expect(page.locator("main")).to_contain_text("Mina Varel")
