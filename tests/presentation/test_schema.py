"""The schema is what programs get: published as it is, and every exported line fits it."""

from pathlib import Path

import msgspec
import pytest

from onrecord import exports
from onrecord.presentation import schema
from onrecord.presentation.schema.schema_file import write_schema
from onrecord.store import Archive

PAGE = Path(__file__).parents[2] / "docs" / "schema.json"
TABLES = {
    "documents": schema.Document,
    "statements": schema.Statement,
    "checks": schema.Finding,
    "figures": schema.Figure,
    "people": schema.Person,
    "occasions": schema.Occasion,
}


def test_published() -> None:
    """The page is as the command makes it."""
    assert PAGE.read_text("utf-8") == write_schema(), "make it anew, see its first lines"


def test_every_object_is_described() -> None:
    """Each object says what it is, and no two bear one name."""
    components = msgspec.json.decode(write_schema())["$defs"]
    assert len(components) > 40
    for name, component in components.items():
        assert "." not in name
        assert component.get("description"), name


@pytest.fixture(scope="module")
def exported(demo_archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration archive as JSON lines."""
    out = tmp_path_factory.mktemp("exported")
    exports.FORMATS["jsonl"](demo_archive, out)
    return out


@pytest.mark.parametrize(("table", "kind"), TABLES.items(), ids=TABLES)
def test_lines_fit(table: str, kind: type[msgspec.Struct], exported: Path) -> None:
    """A line is read as the object of the schema, and written from it the same."""
    lines = (exported / f"{table}.jsonl").read_bytes().splitlines()
    assert lines
    for line in lines:
        assert msgspec.json.encode(msgspec.json.decode(line, type=kind)) == line
