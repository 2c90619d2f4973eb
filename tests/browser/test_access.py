"""Every page for everybody: axe-core, light and dark, wide and narrow; nothing sticks out; keys."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect

from onrecord import usecases
from onrecord.model import Verdict
from onrecord.statements import RuleTagger
from onrecord.store import (
    Archive,
    DocumentFilter,
    Fold,
    InputKind,
    PersonFilter,
    StatementFilter,
    open_archive,
)
from onrecord.text import Span

pytestmark = pytest.mark.browser

LOOKS: tuple[tuple[int, int, Literal["light", "dark"]], ...] = (
    (1280, 900, "light"),
    (390, 844, "dark"),  # colours do not depend on the width, nor the structure on the colours
)
RULES = {  # WCAG 2.2, levels A and AA, and what axe-core holds to be good practice
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
PARAGRAPH = (
    "“The river will fall below the flood mark by the weekend,” she said. “We have enough sandbags "
    "for the whole of the lower town.”"
)


def _of_verdict(verdict: Verdict) -> Callable[[Archive], str]:
    wanted = StatementFilter(verdict=verdict, limit=1)
    return lambda archive: f"/findings/{next(iter(archive.statements(wanted))).id}"


def _of_document(archive: Archive, *, primary: bool) -> str:
    return next(iter(archive.documents(DocumentFilter(primary=primary, limit=1)))).id


def _most_said(archive: Archive) -> str:
    return archive.directory.people(PersonFilter(limit=1))[0].id


def _repeated(archive: Archive) -> str:
    """A statement of a copy that only repeats its original."""
    folded = StatementFilter(reported=True)
    return next(row.id for row in archive.statements(folded) if row.fold is Fold.COPIED)


def _of_passage(archive: Archive) -> str:
    """A passage that a report prints."""
    for row in archive.documents(DocumentFilter(primary=True)):
        for printing in archive.printings.within(row.id, Span(0, 1_000_000)):
            return f"/passages/{row.id}/{printing.said.start}-{printing.said.end}"
    raise AssertionError("no report prints anything")


def _of_versions(archive: Archive) -> str:
    """The later version of a page of which two are held."""
    later = next(row for row in archive.documents() if row.copy_of and row.modified)
    return f"/documents/{later.id}/changes?with={later.copy_of}"


# What is looked at: a name, and how the address is found in the archive.
PAGES: Mapping[str, Callable[[Archive], str]] = {
    "start": lambda _: "/",
    "documents": lambda _: "/documents",
    "a report": lambda held: f"/documents/{_of_document(held, primary=False)}",
    "a transcript": lambda held: f"/documents/{_of_document(held, primary=True)}",
    "statements": lambda _: "/statements",
    "statements, narrowed": lambda _: "/statements?verdict=altered&since=no+day&all=1",
    "no statement": lambda _: "/statements?about=xylophone",
    "people": lambda _: "/people",
    "a person": lambda held: f"/people/{_most_said(held)}",
    "occasions": lambda _: "/occasions",
    "occasions, wanted": lambda _: "/occasions?missing=1",
    "an occasion": lambda held: f"/occasions/{held.occasions()[0].id}",
    "figures": lambda _: "/figures",
    "a quantity": lambda held: f"/figures?about={held.figures.series(1)[0].subject}",
    "one page": lambda held: f"{_of_verdict(Verdict.ALTERED)(held)}/print",
    "check": lambda _: "/check",
    "a bookmark": lambda _: "/bookmarklet",
    "an answer": lambda _: "/check?quote=The+river+will+fall+below+the+flood+mark&speaker=Korashin",
    "several answers": lambda _: f"/check?quote={PARAGRAPH}",
    "review": lambda _: "/review",
    "decisions": lambda _: "/decisions",
    "decisions that fit no more": lambda _: "/decisions?orphans=1",
    "documents with the words": lambda _: "/search?q=river&look=documents",
    "for programs": lambda _: "/api",
    "a copy's finding": lambda held: f"/findings/{_repeated(held)}",
    "search": lambda _: "/search?q=river",
    "search, narrowed": lambda held: f"/search?q=river&speaker={_most_said(held)}&place=report",
    "outlets": lambda _: "/outlets",
    "an outlet": lambda held: f"/outlets/{quote(held.directory.outlets()[0].key)}",
    "a passage": _of_passage,
    "add": lambda _: "/add",
    "a transcript wanted": lambda held: f"/add?occasion={held.occasions()[0].id}",
    "jobs": lambda _: "/jobs",
    "what changed": _of_versions,
    "nothing found": lambda _: "/search?q=xylophone",
    "no such page": lambda _: "/no/such/page",
    **{
        f"finding: {verdict.value}": _of_verdict(verdict)
        for verdict in Verdict
        if verdict is not Verdict.ELSEWHERE  # the demonstration has no such lead
    },
}
EMPTY = ("/", "/documents", "/statements", "/people", "/occasions", "/figures", "/review")


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page of the demonstration; each test leads it elsewhere."""
    opened = browser.new_page(base_url=address)
    yield opened
    opened.close()


def _find_violations(page: Page) -> list[str]:
    """What axe-core finds; its script is put into a page once."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return list(page.evaluate(_RUN, RULES))


_RUN = """async (rules) => (await axe.run(rules)).violations.flatMap(
  (one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 200)}`))"""


def look(page: Page, address: str) -> list[str]:
    """What is wrong with a page: wide and by day, narrow and by night."""
    page.goto(address)
    wrong = []
    for width, height, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        inner = page.evaluate("document.documentElement.scrollWidth")
        wrong += [f"{address} at {width}: {inner} wide"] if inner > width else []
        wrong += [f"{address} at {width}, {scheme}: {each}" for each in _find_violations(page)]
    return wrong


@pytest.mark.parametrize("find", PAGES.values(), ids=PAGES)
def test_every_page(page: Page, demo_archive: Archive, find: Callable[[Archive], str]) -> None:
    """No violation, and no page that has to be moved sideways."""
    assert look(page, find(demo_archive)) == []


def test_a_fault_is_found(page: Page) -> None:
    """Pale words on white and a picture without words do not pass."""
    page.emulate_media(color_scheme="light")
    page.goto("/no/such/page")
    page.evaluate("""document.querySelector("main").innerHTML =
      '<p id=pale>pale words</p><img src="/static/mark.svg">';
      document.getElementById("pale").style.color = "#bbb" """)
    found = {each.partition(":")[0] for each in _find_violations(page)}
    assert {"color-contrast", "image-alt"} <= found


def test_empty_archive(
    browser: Browser, serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Pages with nothing to show are as good."""
    folder = tmp_path_factory.mktemp("empty")
    open_archive(folder).close()
    page = browser.new_page(base_url=serve(folder))
    assert [wrong for address in EMPTY for wrong in look(page, address)] == []
    page.close()


def test_a_job(
    browser: Browser,
    copy: Path,
    serve: Callable[[Path], str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The page of a job is as good, with what was added and what was refused."""
    monkeypatch.setattr("onrecord.web.application.choose_tagger", RuleTagger)
    given = (
        usecases.Given(InputKind.TEXT, "pasted text", b'"The gate is shut," said Mina Varel.'),
        usecases.Given(InputKind.ADDRESS, "http://127.0.0.1/secret"),
    )
    with open_archive(copy) as archive:
        number = usecases.post_job(archive, {}, given)
    page = browser.new_page(base_url=serve(copy))
    page.goto(f"/jobs/{number}")
    expect(page.locator(".results .refused")).to_be_visible()
    expect(page.locator(".results a.words")).to_be_visible()
    assert look(page, f"/jobs/{number}") == []
    page.close()


# Each stop of the focus: what it is, and whether anything tells that it has the focus.
_STOP = """() => {
  const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
  return {
    what: at.outerHTML.slice(0, 120),
    place: at === document.body ? 0 : 1 + [...document.querySelectorAll("*")].indexOf(at),
    told: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
  };
}"""
_MOST_STOPS = 400
WALKED = (
    *("start", "statements", "review", "a quantity", "a transcript", "finding: altered"),
    *("search", "a person", "add", "a passage", "occasions, wanted", "a report", "an outlet"),
)


@pytest.mark.parametrize("name", WALKED)
def test_keys_alone(page: Page, demo_archive: Archive, name: str) -> None:
    """Tab reaches the end of the page, in order, and what has the focus is seen at each stop."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(PAGES[name](demo_archive))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    places: list[int] = []
    for _ in range(_MOST_STOPS):
        stop = page.evaluate(_STOP)
        if not stop["place"] or (places and stop["place"] == places[0]):
            break
        assert stop["told"], stop["what"]
        assert stop["seen"], stop["what"]
        if stop["place"] not in places[-1:]:  # a field of a day has stops of its own
            places.append(stop["place"])
        page.keyboard.press("Tab")
    else:
        pytest.fail("the focus does not come to an end")
    assert places == sorted(set(places))
