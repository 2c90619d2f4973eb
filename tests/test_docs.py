"""The pages for readers hold true: their commands exist, their links lead somewhere."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from onrecord import presentation
from onrecord.cli import program
from onrecord.model import AlterationType, Verdict

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
SHOWN = [ROOT / "README.md", ROOT / "docs" / "tour.md", ROOT / "docs" / "demonstration.md"]
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_COMMAND = re.compile(r"^\s*(?:\$ )?(onrecord .+?)(?:\s+#.*)?$", re.MULTILINE)
_MAKE = re.compile(r"^\s+(?:\$ )?make (\w+)|`make (\w+)`", re.MULTILINE)


def commands() -> Iterator[tuple[str, str]]:
    """Every command line that a page shows, and the page."""
    for page in SHOWN:
        for line in _COMMAND.findall(page.read_text("utf-8")):
            yield page.name, line


@pytest.mark.parametrize(("page", "line"), list(commands()))
def test_shown_commands_exist(page: str, line: str) -> None:
    """A command that a page shows is taken, with its options, without running it."""
    name, *arguments = shlex.split(line)[1:]
    context = click.Context(program, info_name="onrecord", **program.context_settings)
    command = program.get_command(context, name)
    assert command is not None, (page, line)
    made = command.make_context(name, arguments, parent=context)
    assert made.params


def test_pages_show_commands() -> None:
    """The search above finds what it should."""
    assert {line.split()[1] for _, line in commands()} >= {
        *("demo", "add", "check", "statements", "people", "figures", "serve", "export"),
        *("audit", "extract", "verify", "occasions"),
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Links and pictures point at files that exist."""
    for link in _LINK.findall(page.read_text("utf-8")):
        if "://" not in link and not link.startswith(("#", "mailto:")):
            assert (page.parent / link.split("#")[0]).exists(), link


def test_readme_has_its_picture() -> None:
    """A picture of a finding stands near the top, and is one."""
    (picture,) = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (ROOT / "README.md").read_text("utf-8"))
    assert (ROOT / picture).read_bytes().startswith(b"\x89PNG\r\n")


def test_make_targets_exist() -> None:
    """Every `make` that a page names is in the Makefile."""
    made = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {a or b for page in PAGES for a, b in _MAKE.findall(page.read_text("utf-8"))}
    assert named >= {"install", "demo", "test"}
    assert named <= made


def test_changelog_is_kept() -> None:
    """What is not released yet has its section, with something in it."""
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    section = re.search(r"^## \[?Unreleased\]?.*\n([\s\S]*?)(?=^## |\Z)", text, re.MULTILINE)
    assert section is not None
    assert section[1].strip()


def test_readme_tells_what_check_prints() -> None:
    """The answer shown in the README is worded as the program words it."""
    shown = (ROOT / "README.md").read_text("utf-8")
    for words in (
        presentation.put_verdict(Verdict.ALTERED).label,
        presentation.name_alteration(AlterationType.MODALITY),
    ):
        assert words in shown


def test_each_threat_has_its_tests() -> None:
    """Every row of the threat model names tests, and these exist."""
    page = (ROOT / "docs" / "security.md").read_text("utf-8")
    rows = page.partition("| threat |")[2].partition("\n\n")[0].splitlines()[2:]
    assert len(rows) > 20
    for row in rows:
        named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", row.rsplit("|", 2)[1])
        assert named, row
        for file, test in named:
            assert re.search(rf"^def {test}\(", (ROOT / file).read_text("utf-8"), re.MULTILINE), (
                test
            )
