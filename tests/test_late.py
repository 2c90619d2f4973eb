"""Late loading: rooms whose files are loaded when something of theirs is asked for."""

import importlib
import sys

import pytest

from onrecord import (
    casework,
    dates,
    exports,
    figures,
    presentation,
    speakers,
    statements,
    store,
    usecases,
)
from onrecord.late import load_late
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
    late, missing = load_late("colorsys"), load_late("this_is_no_module")
    assert late.rgb_to_hsv is importlib.import_module("colorsys").rgb_to_hsv
    with pytest.raises(ModuleNotFoundError):
        _ = missing.anything
