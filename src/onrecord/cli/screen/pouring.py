"""What comes piece by piece, printed as it comes: a line of JSON each, and what failed."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import msgspec

from onrecord.cli.screen.console import show_json, tell
from onrecord.errors import InputError

__all__ = ["pour"]

Made = TypeVar("Made")


def pour(
    results: Iterator[Made | InputError],
    encode: Callable[[Made], msgspec.Struct],
    nothing: str | None = None,
) -> int:
    """Print what was made and name what was not, or that there was nothing; the exit code."""
    made = failed = 0
    for result in results:
        if isinstance(result, InputError):
            tell(f"error: {result}")
            failed += 1
        else:
            show_json(encode(result))
            made += 1
    if nothing is not None and not made + failed:
        tell(nothing)
    return 1 if failed else 0
