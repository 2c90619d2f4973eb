"""A server of the demonstration archive on a free port, and a browser beside it."""

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from onrecord.store import Archive
from onrecord.web import Access, make_app

_QUIET = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)
_START_S = 120.0
expect.set_options(timeout=60_000)  # what never comes fails; a busy machine does not
_OPEN = Access()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """Serves the archive of a folder until all tests are over; where, is its answer."""
    started: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start(folder: Path, access: Access = _OPEN) -> str:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = uvicorn.Server(
            uvicorn.Config(make_app(folder, access), port=port, log_level="warning")
        )
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        started.append((server, thread))
        until = time.monotonic() + _START_S
        while not server.started and time.monotonic() < until:
            time.sleep(0.05)
        assert server.started
        return f"http://127.0.0.1:{port}"

    yield start
    for server, thread in started:
        server.should_exit = True
        thread.join(_START_S)


@pytest.fixture(scope="session")
def address(demo_archive: Archive, demo_folder: Path, serve: Callable[[Path], str]) -> str:
    """Where the demonstration archive is served."""
    assert demo_archive.counts().documents
    return serve(demo_folder)


@pytest.fixture
def copy(demo_archive: Archive, demo_folder: Path, tmp_path: Path) -> Path:
    """The folder of a copy of the demonstration archive, to be written to."""
    assert demo_archive.counts().documents
    return Path(shutil.copytree(demo_folder, tmp_path / "copy"))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The driver."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Debian's Chromium, with a profile of its own that is thrown away."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("NO BROWSER: there is no `chromium` on the PATH; apt-get install chromium")
    opened = playwright.chromium.launch(executable_path=program, args=_QUIET.split())
    yield opened
    opened.close()
