"""The sheet: every text can be told from its ground, in light and in dark."""

import re
from importlib import resources
from itertools import product

import pytest

SHEET = (resources.files("onrecord.web") / "static" / "onrecord.css").read_text("utf-8")
SCHEMES = {
    "light": SHEET.split("@media (prefers-color-scheme: dark)")[0],
    "dark": SHEET.split("@media (prefers-color-scheme: dark)")[1].split("*, *::before")[0],
}
TONES = ("same", "change", "other", "unknown", "meaning")
PAIRS = [
    *product(("ink", "soft", "accent"), ("paper", "card")),
    *((tone, f"{tone}-wash") for tone in TONES),
    *product(TONES, ("paper", "card")),
    *product(("ink",), (f"{tone}-wash" for tone in TONES)),
    ("card", "accent"),
    ("ink", "accent-wash"),
    ("soft", "accent-wash"),
    ("accent", "accent-wash"),
]


def light_of(colour: str) -> float:
    """Relative luminance of `#rrggbb`; Web Content Accessibility Guidelines 2.2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_contrast(scheme: str, text: str, ground: str) -> None:
    """At least 4.5 to 1."""
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", SCHEMES[scheme]))
    lights = sorted((light_of(colours[text]), light_of(colours[ground])))
    assert (lights[1] + 0.05) / (lights[0] + 0.05) >= 4.5


def test_nothing_from_elsewhere() -> None:
    """The sheet loads nothing."""
    assert "url(" not in SHEET
    assert "@import" not in SHEET
