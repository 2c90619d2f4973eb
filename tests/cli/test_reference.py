"""The page of commands in the documentation."""

from pathlib import Path

from onrecord.cli.reference import write_reference

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"


def test_page_is_current() -> None:
    """The page says what the commands say of themselves."""
    assert PAGE.read_text(encoding="utf-8") == write_reference()


def test_every_command_shows_an_example() -> None:
    """A newcomer can copy a line from every help."""
    sections = write_reference().split("\n## ")[2:]
    assert len(sections) >= 13
    assert [
        s.split("`")[1] for s in sections if s.count("    onrecord ") + s.count("  onrecord ") < 1
    ] == []
