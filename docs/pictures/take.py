"""Take the pictures of the documentation: the pages of the demonstration archive.

Run from the root of the repository: `uv run python docs/pictures/take.py [NAME...] [--out FOLDER]`;
needs `chromium`. Nothing else writes them.
"""
# ruff: noqa: INP001 - a script beside its pictures; nothing imports it

import argparse
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NamedTuple

import uvicorn
from PIL import Image
from playwright.sync_api import Browser, FloatRect, sync_playwright

from onrecord import demonstration, usecases
from onrecord.model import DocumentKind
from onrecord.store import (
    Archive,
    DocumentFilter,
    OutletFilter,
    OutletOrder,
    PersonFilter,
    StatementFilter,
    open_archive,
)
from onrecord.text import Span
from onrecord.web import make_app

PORT = 8739
WIDTH, NARROW, MOST = 1200, 390, 1200  # pixels; a picture is at most so high
COLOURS = 128  # enough that no edge of a letter shows it; a third of the size


class Picture(NamedTuple):
    """A page, and how it is looked at."""

    find: Callable[[Archive], str]  # its address
    width: int = WIDTH
    scheme: Literal["light", "dark"] = "light"
    clicks: str = ""  # what is opened first
    most: int = MOST


def _find_finding(archive: Archive) -> str:
    """The finding on “could” printed as “will”."""
    wanted = StatementFilter(about='"river will fall below"', reported=True)
    return f"/findings/{next(archive.statements(wanted)).id}"


def _find_passage(archive: Archive) -> str:
    """The passage that one report prints as it was said, and another without its “no”."""
    wanted = StatementFilter(about='"evidence of sabotage"', reported=True)
    row = next(archive.statements(wanted))
    dossier = archive.dossier(row.document)
    findings = () if dossier is None else dossier.findings
    said = next(each.passages[0] for each in findings if each.statement == row.id)
    return f"/passages/{said.document}/{said.span.start}-{said.span.end}"


def _find_person(archive: Archive) -> str:
    return f"/people/{archive.directory.people(PersonFilter(limit=1))[0].id}"


def _find_transcript(archive: Archive) -> str:
    whole = DocumentFilter(primary=True, kind=DocumentKind.TRANSCRIPT)
    area = Span(0, 1_000_000)
    texts = (
        (archive.printings.count(row.id, area).reports, row.id) for row in archive.documents(whole)
    )
    return f"/documents/{max(texts)[1]}"


def _find_occasion(archive: Archive) -> str:
    held = next(each for each in archive.occasions() if each.transcripts and each.reports)
    return f"/occasions/{held.id}"


def _find_outlet(archive: Archive) -> str:
    order = OutletFilter(order=OutletOrder.DIFFERING, limit=1)
    return f"/outlets/{archive.directory.outlets(order)[0].name}"


def _find_quantity(archive: Archive) -> str:
    return f"/figures?about={archive.figures.series(1)[0].subject}"


PICTURES: Mapping[str, Picture] = {
    "finding": Picture(_find_finding, most=3000),
    "start": Picture(lambda _: "/"),
    "start-dark": Picture(lambda _: "/", scheme="dark"),
    "start-narrow": Picture(lambda _: "/", width=NARROW),
    "statements": Picture(lambda _: "/statements"),
    "search": Picture(lambda _: "/search?q=river"),
    "review": Picture(lambda _: "/review", most=900),
    "transcript": Picture(_find_transcript, most=1900),
    "passage": Picture(_find_passage),
    "person": Picture(_find_person),
    "occasion": Picture(_find_occasion),
    "outlet": Picture(_find_outlet),
    "quantity": Picture(_find_quantity),
    "add": Picture(lambda _: "/add"),
    "put-right": Picture(_find_finding, clicks="#put-right summary", most=2200),
}


def take(browser: Browser, picture: Picture, address: str, out: Path) -> None:
    """Photograph one page, in few colours."""
    page = browser.new_page(
        viewport={"width": picture.width, "height": picture.most}, color_scheme=picture.scheme
    )
    page.goto(f"http://127.0.0.1:{PORT}{address}")
    if picture.clicks:
        page.locator(picture.clicks).click()
    main = page.locator("main").bounding_box()
    height = main["y"] + main["height"] if main else MOST
    clip = FloatRect(x=0, y=0, width=picture.width, height=min(height, picture.most))
    page.screenshot(path=out, clip=clip)
    page.close()
    with Image.open(out) as full:
        few = full.convert("RGB").quantize(COLOURS)
    few.save(out, optimize=True)


@contextmanager
def serving(folder: Path) -> Iterator[None]:
    """Serve an archive until the pictures are taken."""
    server = uvicorn.Server(uvicorn.Config(make_app(folder), port=PORT, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        thread.join(0.1)
    yield
    server.should_exit = True
    thread.join()


def load(folder: Path) -> dict[str, str]:
    """Load the demonstration, signed as it ships; the address of each picture."""
    with open_archive(folder) as archive, demonstration.open_folder() as documents:
        rules = usecases.choose_tagger("rules")  # which miss nothing that is planted
        usecases.add(archive, [str(documents)], watch=lambda _: None, tagger=rules)
        usecases.sign_demonstration(archive, demonstration.list_decisions())
        return {name: picture.find(archive) for name, picture in PICTURES.items()}


def main() -> None:
    """Take those that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*PICTURES, []])
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as driver:
        addresses = load(Path(scratch))
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        with serving(Path(scratch)):
            for name in asked.names or PICTURES:
                take(browser, PICTURES[name], addresses[name], asked.out / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
