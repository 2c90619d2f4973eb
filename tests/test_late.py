"""Late loading: rooms whose files are loaded when something of theirs is asked for."""

import gc
import importlib
import re
import sys
from pathlib import Path

import pytest

import onrecord
from onrecord import (
    casework,
    dates,
    exports,
    figures,
    presentation,
    speakers,
    statements,
    store,
    text,
    usecases,
)
from onrecord.late import compile_late, load_late
from onrecord.presentation import schema
from onrecord.usecases import settling


@pytest.mark.parametrize(
    "room",
    [
        casework,
        dates,
        exports,
        figures,
        presentation,
        schema,
        settling,
        speakers,
        statements,
        store,
        text,
        usecases,
    ],
    ids=lambda room: room.__name__,
)
def test_a_room_gives_all_that_it_names(room: object) -> None:
    """Each name of `__all__` is told by an import of its `__init__`, and nothing else is given."""
    names = vars(room)["__all__"]
    assert [name for name in names if not hasattr(room, name)] == []
    assert not hasattr(room, "nothing_of_that_name")


def test_a_module_is_loaded_when_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Naming it costs nothing; what it gives is its own."""
    monkeypatch.delitem(sys.modules, "this_is_no_module", raising=False)
    late = load_late("colorsys")
    missing = load_late("this_is_no_module")
    assert late.rgb_to_hsv is importlib.import_module("colorsys").rgb_to_hsv
    with pytest.raises(ModuleNotFoundError):
        _ = missing.anything


def test_a_pattern_is_compiled_when_it_is_used() -> None:
    """It is taken as it is, and is a pattern from then on; one that is none is told then."""
    late, wrong = compile_late(r"(?P<one>a+)", re.IGNORECASE), compile_late("(")
    assert [found["one"] for found in late.finditer("aAb a")] == ["aA", "a"]
    assert late.sub("-", "Ab") == "-b"
    assert late.flags == re.compile("", re.IGNORECASE).flags
    with pytest.raises(re.error):
        wrong.search("")


def test_every_late_pattern_compiles() -> None:
    """A fault in one is found here, not where the first document needs it."""
    source = Path(onrecord.__file__).parent
    for file in source.rglob("*.py"):
        if "compile_late(" in file.read_text("utf-8"):
            importlib.import_module(".".join(file.relative_to(source.parent).with_suffix("").parts))
    kind = type(compile_late(""))
    late = [each for each in gc.get_objects() if type(each) is kind]
    assert len(late) > 100
    assert all(each.pattern is not None for each in late)
