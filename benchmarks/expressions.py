"""Expressions: no regular expression of the program takes long for a run of what it repeats.

Run as `python -m benchmarks.expressions [--chars 4000] [--most 50] [--only MODULE]`. Each pattern
that a file of the package makes is searched for in runs: of each thing that it repeats, behind what
stands before the repetition and with it; and of pieces that open or end something. Printed are
those that take more than `--most` milliseconds of work, with the growth for twice the run; a search
that does not end is ended after some seconds. A pattern is asked as the package asks it; where each
stretch is bounded by `min` or `max` ("the 80 characters before"), it is not asked at all.
"""

import argparse
import ast
import importlib
import inspect
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from types import FrameType
from typing import Any, Final

from benchmarks.hostile_files import RUNS

import onrecord
from onrecord import late

__all__ = [
    "Expression",
    "find_slow",
    "gather_expressions",
    "make_runs",
    "ways_in",
]

code: Any = importlib.import_module("re._constants")  # the parts of a parsed pattern
parser: Any = importlib.import_module("re._parser")

_MOST_S: Final = 3  # of work of one search, before it is ended
_MANY: Final = 20  # a repetition that may be so long, or longer, is tried
_ENDINGS: Final = ("", "\x00", "!")
_OTHERS: Final = 'aA1 .,"“-'


@dataclass(frozen=True, slots=True)
class Expression:
    """A pattern and the line that makes it."""

    place: str  # module and number of the line
    pattern: re.Pattern[str]
    ways: frozenset[str]  # how it is asked; of what has no name of its own, all ways


class _Late(Exception):
    """A search does not end."""


def gather_expressions() -> list[Expression]:
    """Each pattern of characters that a module of the package makes when it is loaded."""
    made: list[tuple[str, int, re.Pattern[str]]] = []
    compile_now = re.compile

    def note(words: Any, flags: int = 0) -> Any:  # noqa: ANN401 - stands for `re.compile`
        found = compile_now(words, flags)
        maker = sys._getframe(1)  # noqa: SLF001 - who asks
        name = maker.f_globals.get("__name__", "")
        if name.startswith("onrecord.") and isinstance(found.pattern, str):
            made.append((name, maker.f_lineno, found))
        return found

    before = late.compile_late
    re.compile, late.compile_late = note, note  # type: ignore[assignment]
    try:
        for found in pkgutil.walk_packages(onrecord.__path__, "onrecord."):
            if not found.name.endswith("__main__"):
                with suppress(ImportError):  # of a library that is not installed
                    importlib.import_module(found.name)
    finally:
        re.compile, late.compile_late = compile_now, before
    return [Expression(f"{name}:{at}", each, _find_ways(name, at)) for name, at, each in made]


_WAYS: Final = {
    **dict.fromkeys(("search", "finditer", "findall", "sub", "subn", "split"), "search"),
    "match": "match",
    "fullmatch": "fullmatch",
}
_ALL_WAYS: Final = frozenset(_WAYS.values())


@cache
def _parse(module: str) -> ast.Module:
    return ast.parse(inspect.getsource(sys.modules[module]))


def _find_ways(module: str, line: int) -> frozenset[str]:
    """How the pattern that a line makes is asked, of what no number of characters bounds."""
    names = [
        target.id
        for node in _parse(module).body
        if isinstance(node, ast.Assign) and node.lineno <= line <= (node.end_lineno or 0)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    if not names:
        return _ALL_WAYS
    alone = names[0].startswith("_")
    rooms = [module] if alone else [each for each in sys.modules if each.startswith("onrecord.")]
    return frozenset().union(*(ways_in(_parse(room), names[0]) for room in rooms))


def ways_in(tree: ast.Module, name: str) -> frozenset[str]:
    """How a file asks a pattern; in all ways if it hands it on."""
    nodes = list(ast.walk(tree))
    bounded = {id(node.func) for node in nodes if isinstance(node, ast.Call) and _is_bounded(node)}
    asked = [
        node
        for node in nodes
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == name
    ]
    read = [n for n in nodes if isinstance(n, ast.Name) and n.id == name]
    if sum(isinstance(each.ctx, ast.Load) for each in read) > len(asked):
        return _ALL_WAYS
    return frozenset(_WAYS[n.attr] for n in asked if n.attr in _WAYS and id(n) not in bounded)


def _is_bounded(call: ast.Call) -> bool:
    """Whether a call asks a stretch that `min` or `max` bounds: `P.search(t, max(…), e)`."""
    bounds = (ast.unparse(part).startswith(("max(", "min(")) for part in call.args[1:])
    return len(call.args) == 3 and any(bounds)


def make_runs(pattern: re.Pattern[str], chars: int) -> Iterator[str]:
    """Runs of what a pattern repeats, and of what stands before that with it."""
    for before, body in sorted(set(_pumps(parser.parse(pattern.pattern, pattern.flags)))):
        for one in {body, before + body}:
            run = one * (chars // max(1, len(one)))
            for end in _ENDINGS:
                yield before + run + end


def _pumps(items: Any, before: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 - parsed
    """What each long repetition of a parsed pattern repeats, and what stands before it."""
    for kind, told in items:
        for inner in _inner(kind, told):
            yield from _pumps(inner, before)
        if kind in _REPEATS and told[1] >= _MANY:
            for body in _samples(told[2]):
                if body:
                    yield before, body
        before += _sample(kind, told)


_REPEATS: Final = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)


def _inner(kind: Any, told: Any) -> list[Any]:  # noqa: ANN401 - parsed
    if kind is code.SUBPATTERN:
        return [told[-1]]
    if kind is code.BRANCH:
        return list(told[1])
    if kind in _REPEATS:
        return [told[2]]
    return [told] if kind is code.ATOMIC_GROUP else []


def _samples(items: Any) -> Iterator[str]:  # noqa: ANN401 - parsed
    """Some strings that a repeated part matches: for a set of characters some of each kind."""
    if len(items) == 1 and items[0][0] in {code.IN, code.ANY, code.NOT_LITERAL}:
        yield from (char for char in _OTHERS if _holds(items[0], char))
    if len(items) == 1 and items[0][0] is code.BRANCH:
        for branch in items[0][1][1]:
            yield "".join(_sample(*item) for item in branch)
    yield "".join(_sample(*item) for item in items)


def _holds(item: Any, char: str) -> bool:  # noqa: ANN401 - parsed
    """Whether a parsed set of characters holds one."""
    kind, told = item
    if kind is code.IN:
        negated = told[0][0] is code.NEGATE
        return any(_holds(one, char) for one in told if one[0] is not code.NEGATE) != negated
    if kind is code.RANGE:
        return bool(told[0] <= ord(char) <= told[1])
    if kind is code.CATEGORY:
        is_kind = {"DIGIT": char.isdigit(), "SPACE": char.isspace()}
        name = str(told).removeprefix("CATEGORY_")
        word = char.isalnum() or char == "_"
        return is_kind.get(name.removeprefix("NOT_"), word) != name.startswith("NOT_")
    return kind is code.ANY or (ord(char) == told) == (kind is code.LITERAL)


def _sample(kind: Any, told: Any) -> str:  # noqa: ANN401 - parsed
    """A short string that a part of a parsed pattern matches; nothing of what looks around."""
    if kind in {code.IN, code.ANY, code.NOT_LITERAL}:
        parts = told if kind is code.IN else []
        literals = [chr(int(one[1])) for one in parts if one[0] is code.LITERAL]
        fits = [char for char in _OTHERS if _holds((kind, told), char)]
        return [*fits, *literals, ""][0]
    if kind is code.LITERAL:
        return chr(int(told))
    if kind in _REPEATS:
        return str("".join(_sample(*item) for item in told[2])) * max(
            int(told[0]), min(1, int(told[1]))
        )
    inner = _inner(kind, told)
    return "".join(_sample(*item) for item in inner[0]) if inner else ""


def find_slow(expression: Expression, *, chars: int, most_s: float) -> Iterator[str]:
    """What takes long: how the pattern is asked, the seconds, the growth, and the run."""
    asks: dict[str, Callable[[str], object]] = {
        "match": expression.pattern.match,
        "fullmatch": expression.pattern.fullmatch,
        "search": lambda run: sum(1 for _ in expression.pattern.finditer(run)),
    }
    runs = [*make_runs(expression.pattern, chars), *(one * (chars // len(one)) for one in RUNS)]
    for how in sorted(expression.ways):
        ask = asks[how]
        spent, run = max(((_time(ask, run), run) for run in runs), default=(0.0, ""))
        if spent > most_s:
            small = _time(ask, run[: len(run) // 2] + run[-1])
            yield f"{how} {spent:.2f} s, x{spent / max(small, 1e-6):.1f}: {run[:30]!r}…{run[-3:]!r}"


def _time(ask: Callable[[str], object], run: str) -> float:
    """Seconds of work of one search; `_MOST_S` of one that was ended."""
    started = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, _MOST_S)
    try:
        ask(run)
    except _Late:
        return float(_MOST_S)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - started


def _end(_number: int, _frame: FrameType | None) -> None:
    raise _Late


def main() -> int:
    """Print the slow ones."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--chars", type=int, default=4000)
    ask.add_argument("--most", type=float, default=50, help="milliseconds")
    ask.add_argument("--only", default="", help="part of the name of a module")
    asked = ask.parse_args()
    signal.signal(signal.SIGVTALRM, _end)
    number = 0
    expressions = [one for one in gather_expressions() if asked.only in one.place]
    for one in expressions:
        for told in find_slow(one, chars=asked.chars, most_s=asked.most / 1000):
            number += 1
            print(f"{one.place} {told}", flush=True)
    print(f"{len(expressions)} expressions, {number} slow")
    return 0


if __name__ == "__main__":
    sys.exit(main())
