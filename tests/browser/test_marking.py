"""A statement that was not found is put in by marking its words in the text."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from onrecord import usecases
from onrecord.statements import RuleTagger
from onrecord.store import DocumentFilter, open_archive

pytestmark = pytest.mark.browser

_MARK = """(words) => {
  const text = document.querySelector("article.text");
  const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const at = walk.currentNode.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(walk.currentNode, at);
    range.setEnd(walk.currentNode, at + words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return true;
  }
  return false;
}"""
WORDS = "The dam at Orsa holds two thirds of the water"


@pytest.mark.parametrize("width", [1280, 390])
def test_marked_words(
    browser: Browser,
    serve: Callable[[Path], str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    width: int,
) -> None:
    """Marked words are offered, go into the form, and count as whose words they are told to be."""
    monkeypatch.setattr("onrecord.web.application.choose_tagger", RuleTagger)
    file = tmp_path / "dam.txt"
    file.write_text(
        "Dam is two thirds full\n\nBy Ada Finch\n4 March 2031\n\n"
        f"{WORDS}. So much is known. “We wait for rain,” Lena Orth said on Monday.\n",
        "utf-8",
    )
    folder = tmp_path / "archive"
    with open_archive(folder) as archive:
        usecases.add(archive, [str(file)], tagger=RuleTagger(), watch=lambda _: None)
        document = next(iter(archive.documents(DocumentFilter()))).id
    page = browser.new_page(base_url=serve(folder), viewport={"width": width, "height": 844})
    page.goto(f"/documents/{document}")
    offer = page.get_by_role("button", name="Put in as a statement")
    expect(offer).to_be_hidden()
    assert page.evaluate(_MARK, WORDS)
    expect(offer).to_be_visible()
    offer.click()
    form = page.locator("#put-in form")
    expect(form.get_by_label("Words, as they stand above")).to_have_value(WORDS)
    expect(form.get_by_label("Whose words")).to_be_focused()
    page.keyboard.type("Lena Orth")
    form.get_by_label("Your name").fill("A. Desk")
    form.get_by_label("Reason").fill("she said so on the radio")
    form.get_by_role("button", name="Put in").click()
    expect(page.locator("main")).to_contain_text("Lena Orth")
    with open_archive(folder) as archive:
        texts = {row.text: row.speaker for row in archive.statements()}
    assert texts[WORDS] == "Lena Orth"
    page.close()
