"""Pages that a browser saved tell their address."""

import pytest

from onrecord.model import Source
from onrecord.reading import read_document

BODY = "".join(f"<p>The weir holds, the office said on day {n} of the flood.</p>" for n in range(6))
SAVED = {  # what a browser writes above a page, and the address
    "Chrome": (
        "<!-- saved from url=(0026)https://post.example/weir -->",
        "https://post.example/weir",
    ),
    "SingleFile": (
        "<!--\n Page saved with SingleFile \n url: https://post.example/weir \n saved date: x\n-->",
        "https://post.example/weir",
    ),
    "nobody": ("<!-- https://post.example/weir -->", None),
}


@pytest.mark.parametrize(("above", "url"), SAVED.values(), ids=SAVED)
def test_address(above: str, url: str | None) -> None:
    """It is the page's address, unless the page names its own."""
    page = (
        f"<!DOCTYPE html>\n{above}\n<html><head><title>x</title></head><body>{BODY}</body></html>"
    )
    assert read_document(Source("weir.html", page.encode())).url == url
