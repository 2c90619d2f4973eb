"""How quickly the program starts: help, look-ups and reading load no more than they need."""

import subprocess
import sys
from pathlib import Path

import click
import pytest
from tests.cli.conftest import REPORT

from onrecord.cli import program

PARSERS = (
    *("trafilatura", "lxml", "pypdfium2", "docx", "striprtf", "email.parser", "ftfy"),
    *("py3langid", "charset_normalizer", "puremagic"),
)
SCREENS = ("rich", "fastapi", "uvicorn", "matplotlib")

STARTS = {  # what is typed, what must stay out
    "help": ("--help", ("numpy", "sqlalchemy", *PARSERS, *SCREENS)),
    "a look-up": ("check words --archive none", (*PARSERS, *SCREENS)),
    "a list": ("people --archive none", (*PARSERS, *SCREENS)),
    "a text": (
        "extract --model rules report.txt",
        ("sqlalchemy", "onrecord.compare.alignment", *PARSERS, *SCREENS),
    ),
}
RUN = """
import sys
from onrecord.cli import program
from onrecord.cli.edge import run_guarded
run_guarded(program, sys.argv[1].split())
print("LOADED", *sorted(sys.modules))
"""


@pytest.mark.parametrize(("typed", "kept_out"), STARTS.values(), ids=STARTS)
def test_loads_little(typed: str, kept_out: tuple[str, ...], tmp_path: Path) -> None:
    """Most of the time of a short command were parsers and screens that it never needs."""
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    ran = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", RUN, typed],
        capture_output=True,
        check=True,
        text=True,
        cwd=tmp_path,
    )
    loaded = ran.stdout.rpartition("LOADED")[2].split()
    assert "onrecord.cli" in loaded
    assert sorted(set(loaded) & set(kept_out)) == []


def test_every_listed_command_is_there() -> None:
    """The list of commands is written by hand, so that it imports nothing: each is there, whole."""
    settings = {**program.context_settings, "terminal_width": 80}
    context = click.Context(program, info_name="onrecord", **settings)
    listed = program.get_help(context).split("Commands:\n")[1].splitlines()
    names = [line.split()[0] for line in listed]
    assert names == program.list_commands(context)
    assert all(line.endswith((".", "?")) and not line.endswith("...") for line in listed)
    assert all(program.get_command(context, name) is not None for name in names)
    assert program.get_command(context, "chek") is None
