"""Take the picture of the README: the finding on “could” printed as “will”.

Run from the root of the repository: `uv run python docs/pictures/take.py`; needs `chromium`.
"""
# ruff: noqa: INP001 - a script beside its picture; nothing imports it

import shutil
import tempfile
import threading
from pathlib import Path

import uvicorn
from PIL import Image
from playwright.sync_api import FloatRect, sync_playwright

from onrecord import usecases
from onrecord.demonstration import open_folder
from onrecord.store import StatementFilter, open_archive
from onrecord.web import make_app

WORDS = "river will fall below"
PORT = 8739
WIDTH = 1200
COLOURS = 128  # enough that no edge of a letter shows it; a third of the size


def load(folder: Path) -> str:
    """Load the demonstration archive; the address of the finding."""
    with open_archive(folder) as archive, open_folder() as demonstration:
        usecases.add(archive, [str(demonstration)], watch=lambda _: None)
        held = archive.statements(StatementFilter(about=f'"{WORDS}"', reported=True))
        return f"/findings/{next(held).id}"


def take(address: str, out: Path) -> None:
    """Photograph one page, light, as wide as the README shows it."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": 600}, color_scheme="light")
        page.goto(f"http://127.0.0.1:{PORT}{address}")
        main = page.locator("main").bounding_box()
        height = main["y"] + main["height"] if main else WIDTH
        clip = FloatRect(x=0, y=0, width=WIDTH, height=height)
        page.screenshot(path=out, full_page=True, clip=clip)
        browser.close()
    with Image.open(out) as full:
        few = full.convert("RGB").quantize(COLOURS)
    few.save(out, optimize=True)


with tempfile.TemporaryDirectory() as scratch:
    finding = load(Path(scratch))
    server = uvicorn.Server(uvicorn.Config(make_app(Path(scratch)), port=PORT, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        thread.join(0.1)
    take(finding, Path(__file__).parent / "finding.png")
    server.should_exit = True
    thread.join()
