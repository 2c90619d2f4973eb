"""How quickly the program starts: help and look-ups import no more than they need."""

import subprocess
import sys

import click
import pytest

from onrecord.cli import program

HEAVY = ("numpy", "sqlalchemy", "trafilatura", "pypdfium2", "docx", "fastapi", "uvicorn")

STARTS = {  # what is imported, what must stay out
    "help": ("onrecord.cli", HEAVY),
    "a look-up": ("onrecord.cli.checking", ("trafilatura", "pypdfium2", "docx", "fastapi")),
    "a list": ("onrecord.cli.listing", ("trafilatura", "pypdfium2", "docx", "matplotlib")),
}


@pytest.mark.parametrize(("module", "kept_out"), STARTS.values(), ids=STARTS)
def test_loads_little(module: str, kept_out: tuple[str, ...]) -> None:
    """Half of the start-up time of a look-up were parsers of file formats that it never needs."""
    code = f"import sys, {module}; print(*sorted(sys.modules))"
    ran = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )
    assert sorted(set(ran.stdout.split()) & set(kept_out)) == []


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
