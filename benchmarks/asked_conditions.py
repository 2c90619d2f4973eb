"""Modules whose conditions are counted: in how many documents each was true, and false.

`count_rooms` makes the rooms of the package be compiled anew when they are next imported, with a
counter around each condition: a test of `if`, `while` and comprehensions, each side of `and` and
`or`, what a function gives back that is declared to give a `bool`.
"""

import ast
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import TypeVar

__all__ = ["Condition", "begin_document", "conditions", "count_rooms", "note", "rewrite"]

_NOTE = "_note_condition"
_Value = TypeVar("_Value")


@dataclass(slots=True)
class Condition:
    """One condition of the code, and in how many documents it was true and false."""

    path: str
    line: int
    code: str
    true: int = 0
    false: int = 0
    last_true: int = -1  # number of the document
    last_false: int = -1


conditions: list[Condition] = []
_document = [0]  # the number of the one that is read now


def begin_document() -> None:
    """From here on another document is read."""
    _document[0] += 1


def note(at: int, value: _Value) -> _Value:
    """Count a condition; its value is handed on."""
    condition, now = conditions[at], _document[0]
    if value:
        if condition.last_true != now:
            condition.last_true = now
            condition.true += 1
    elif condition.last_false != now:
        condition.last_false = now
        condition.false += 1
    return value


class _Rewriter(ast.NodeTransformer):
    """Puts a counter around each condition of a module."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._gives_bool = False

    def _ask(self, node: ast.expr) -> ast.expr:
        """A condition, counted; of `and`, `or` and `not` what they join."""
        if isinstance(node, ast.BoolOp):
            node.values = [self._ask(each) for each in node.values]
            return node
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            node.operand = self._ask(node.operand)
            return node
        if isinstance(node, ast.Constant):
            return node
        conditions.append(Condition(self._path, node.lineno, ast.unparse(node)))
        number, inner = ast.Constant(len(conditions) - 1), self.visit(node)
        call = ast.Call(ast.Name(_NOTE, ast.Load()), [number, inner], [])
        return ast.copy_location(call, node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """What it gives back is a condition where it says so."""
        outer = self._gives_bool
        self._gives_bool = isinstance(node.returns, ast.Name) and node.returns.id == "bool"
        self.generic_visit(node)
        self._gives_bool = outer
        return node

    def visit_Return(self, node: ast.Return) -> ast.AST:
        """Of a function that gives a bool."""
        if node.value is not None:
            node.value = self._ask(node.value) if self._gives_bool else self.visit(node.value)
        return node

    def visit_If(self, node: ast.If) -> ast.AST:
        """Its test; what is for type checkers alone is left as it is."""
        if isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            return node
        return self._visit_tested(node)

    def _visit_tested(self, node: ast.If | ast.While | ast.IfExp) -> ast.AST:
        test, node.test = node.test, ast.Constant(value=True)
        self.generic_visit(node)
        node.test = self._ask(test)
        return node

    visit_While = visit_IfExp = _visit_tested  # noqa: N815

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        """Its conditions."""
        tests, node.ifs = node.ifs, []
        self.generic_visit(node)
        node.ifs = [self._ask(each) for each in tests]
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        """All but the last value of `and` and `or` are conditions."""
        *tests, last = node.values
        node.values = [*(self._ask(each) for each in tests), self.visit(last)]
        return node


def rewrite(source: str, path: str) -> ast.Module:
    """A module with a counter around each condition inside its functions and classes."""
    tree = ast.parse(source)
    rewriter = _Rewriter(path)
    kinds = (ast.FunctionDef, ast.ClassDef)
    body = [rewriter.visit(node) if isinstance(node, kinds) else node for node in tree.body]
    first = 1 if ast.get_docstring(tree) is not None else 0
    brought = ast.ImportFrom(__name__, [ast.alias("note", _NOTE)], 0)
    tree.body = [*body[:first], brought, *body[first:]]
    return ast.fix_missing_locations(tree)


class _Loader(SourceFileLoader):
    """Compiles a module with its counters; nothing of it is kept on disk."""

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 - as Python asks it
        """The code of a module."""
        source = Path(self.path).read_text(encoding="utf-8")
        return compile(rewrite(source, self.path), self.path, "exec")


class _Finder(MetaPathFinder):
    """Finds the modules of some rooms before Python does."""

    def __init__(self, rooms: Sequence[str]) -> None:
        self._rooms = tuple(f"onrecord.{room}" for room in rooms)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """A module of one of the rooms, to be compiled with counters; None: of no such room."""
        if ".".join(fullname.split(".")[:2]) not in self._rooms:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and isinstance(spec.loader, SourceFileLoader):
            spec.loader = _Loader(spec.loader.name, spec.loader.path)
        return spec


def count_rooms(rooms: Sequence[str]) -> None:
    """Count the conditions of rooms that are not imported yet."""
    sys.meta_path.insert(0, _Finder(rooms))
