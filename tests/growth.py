"""Growth: how much more work more input makes, as a ratio, so that a busy machine changes nothing.

Work that Python does is counted; work inside a regular expression or a library is timed.
"""

import gc
import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

__all__ = ["TIMES", "assert_linear", "assert_linear_steps", "assert_linear_time", "count_steps"]

_DOUBLES = 2
TIMES = 2**_DOUBLES  # how much larger the larger input is
_MOST_A_DOUBLE = 3  # times the work for the double of an input: linear work makes 2, quadratic 4
_MOST = _MOST_A_DOUBLE**_DOUBLES  # 9; linear work makes 4, quadratic 16
_MOST_STEPS = TIMES + 1  # lines are counted, not timed: a small square beside much else shows
_ROUNDS = 7  # tries before a ratio counts as too large; a machine's noise passes, a square stays


def assert_linear(run: Callable[[str], object], text: str) -> None:
    """A text costs at most 9 times the processor time of its first quarter.

    Half of the text given is enough to tell a square from a line. Each is timed several times,
    one beside the other, and the least time of each counts; the first ratio that is small enough
    ends it.
    """
    text = text[: len(text) // 2]
    assert_linear_time(lambda: run(text[: len(text) // TIMES]), lambda: run(text))


def assert_linear_time(small: Callable[[], object], large: Callable[[], object]) -> None:
    """The larger call, with `TIMES` the input, costs at most 9 times the processor time."""
    small()  # what is loaded and kept at the first call is no growth
    least = [float("inf"), float("inf")]
    for _ in range(_ROUNDS):
        for place, call in enumerate((small, large)):
            least[place] = min(least[place], _time(call))
        if least[1] <= _MOST * least[0]:
            return
    raise AssertionError(f"{TIMES} times the input, {least[1] / least[0]:.1f} times the time")


def _time(call: Callable[[], object]) -> float:
    """Seconds of processor time that a call takes, the collector of rubbish left out.

    It does not collect before: late in a run of all tests that alone takes a second.
    """
    gc.disable()
    try:
        began_s = time.process_time()
        call()
        return time.process_time() - began_s
    finally:
        gc.enable()


def assert_linear_steps(small: Callable[[], object], large: Callable[[], object]) -> None:
    """The larger call, with `TIMES` the input, runs at most 5 times the lines of Python."""
    small()
    few, many = count_steps(small), count_steps(large)
    assert many <= _MOST_STEPS * few, f"{TIMES} times the input, {many / few:.1f} times the lines"


def count_steps(call: Callable[[], object]) -> int:
    """How many lines of Python a call runs, in this thread: the same on every machine."""
    steps = 0

    def trace(_frame: FrameType, event: str, _told: object) -> Any:  # noqa: ANN401 - as typeshed has it
        nonlocal steps
        steps += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return steps
