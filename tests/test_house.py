"""The house rules that no linter counts."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
FILES = sorted(
    path
    for folder in ("src", "tests", "benchmarks", "demonstration")
    for path in (ROOT / folder).rglob("*.py")
)
MOST_LINES_A_FILE = 400
MOST_LINES_A_FUNCTION = 40
MOST_FILES_A_ROOM = 15  # beside the file that gives it its face
FEWEST_WORDS = 10  # of a list
MOST_LISTS = {  # of words outside `language/`, a room; they only fall
    "compare": 0,
    "dates": 2,  # names of groups in an expression, and who reads them
    "figures": 2,  # expressions of numbers and marks
    "speakers": 0,
    "statements": 0,
    "text": 2,  # expressions of numbers and marks
    "tracing": 0,
    "reading/genres": 1,  # the names of what is weighed
    "reading/heads": 0,
    "reading/turns": 15,
}
EMPTY_WORDS = {"utils", "util", "helpers", "helper", "base", "manager", "data", "misc", "common"}
EDGES = {  # may catch everything: the edge of the process, and of the work on one document
    "src/onrecord/cli/__init__.py",
    "src/onrecord/cli/edge.py",
    "src/onrecord/boundary.py",
}


def lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """From `def` to the last line, the docstring included."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


@dataclass(frozen=True)
class Facts:
    """What the rules ask of a file, without its tree: to keep all trees costs more than to read."""

    is_told: bool  # its first line says what it is
    lines: int
    long: tuple[str, ...]  # functions
    outer: tuple[str, ...]  # functions that stand by themselves
    is_broad: bool  # it catches everything
    entered: tuple[str, ...]  # modules of which it takes names
    unused: tuple[str, ...]  # private names
    lists: tuple[str, ...]  # of words, by the names that they bear


@cache
def read(path: Path) -> Facts:
    """What the rules ask of a file, read once for all of them."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    nodes = list(ast.walk(tree))
    return Facts(
        is_told=bool(ast.get_docstring(tree)),
        lines=text.count("\n"),
        long=tuple(
            node.name
            for node in nodes
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            and lines_of(node) > MOST_LINES_A_FUNCTION
        ),
        outer=tuple(node.name for node in tree.body if isinstance(node, ast.FunctionDef)),
        is_broad=any(
            caught.id in {"Exception", "BaseException", "bare"}
            for node in nodes
            if isinstance(node, ast.ExceptHandler)
            for caught in ast.walk(node.type or ast.Name("bare"))
            if isinstance(caught, ast.Name)
        ),
        entered=tuple(
            node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module
        ),
        unused=tuple(find_unused(tree, nodes)),
        lists=tuple(
            named
            for node in tree.body
            if isinstance(node, ast.Assign | ast.AnnAssign)
            if node.value is not None and count_words(node.value) >= FEWEST_WORDS
            if (named := ast.unparse(node).split("=")[0].strip()) != "__all__"
        ),
    )


def find_unused(tree: ast.Module, nodes: Sequence[ast.AST]) -> Iterator[str]:
    """The private names of a file that nothing in it uses."""
    used = {n.id for n in nodes if isinstance(n, ast.Name) and is_read(n)}
    made = (n for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef))
    named: list[tuple[str, ast.stmt]] = [(n.name, n) for n in made]
    named += [(t.id, n) for n in tree.body for t in targets(n) if isinstance(t, ast.Name)]
    for each, node in named:
        private = each.startswith("_") and not each.startswith("__")
        if private and each not in used and not getattr(node, "decorator_list", None):
            yield each


def name(path: Path) -> str:
    """How a file is told of."""
    return path.relative_to(ROOT).as_posix()


def test_files_say_what_they_are() -> None:
    """The first line of each file does."""
    assert [name(path) for path in FILES if not read(path).is_told] == []


def test_files_and_functions_are_short() -> None:
    """A file stays short, and its functions do too."""
    lines = {name(path): read(path).lines for path in FILES}
    assert {path: count for path, count in lines.items() if count > MOST_LINES_A_FILE} == {}
    assert [f"{name(path)}: {each}" for path in FILES for each in read(path).long] == []


def test_names() -> None:
    """A room says what is in it; no function bears its file's name."""
    assert [name(path) for path in FILES if path.stem in EMPTY_WORDS] == []
    assert [name(path) for path in FILES if path.stem in read(path).outer] == []


def test_broad_except() -> None:
    """Only the edge of the process, or of one document, catches everything."""
    assert [name(p) for p in FILES if name(p) not in EDGES and read(p).is_broad] == []


def test_rooms_are_entered_by_their_face() -> None:
    """`from onrecord.text import Span`, never `from onrecord.text.spans import Span`, from outside.

    Tests may look behind the face of what they test.
    """
    behind = [
        f"{name(path)}: {module}"
        for path in FILES
        if path.is_relative_to(ROOT / "src")
        for module in read(path).entered
        if module.startswith("onrecord.") and module.count(".") > 1
        if module.split(".")[1] != path.relative_to(ROOT).parts[2].removesuffix(".py")
    ]
    assert behind == []


def count_words(node: ast.expr) -> int:
    """How many plain words the strings of an expression hold."""
    texts = (each.value for each in ast.walk(node) if isinstance(each, ast.Constant))
    return sum(len(re.findall(r"(?<!\\)[^\W\d_]{2,}", t)) for t in texts if isinstance(t, str))


def test_words_of_languages_stand_in_their_packs() -> None:
    """A list of ten words or more in the reasoning half belongs to `language/`."""
    lists = [
        f"{room}: {path.name}: {named}"
        for room in MOST_LISTS
        for path in FILES
        if path.is_relative_to(ROOT / "src" / "onrecord" / room)
        for named in read(path).lists
    ]
    found = Counter(each.partition(":")[0] for each in lists)
    assert not {room for room, most in MOST_LISTS.items() if found[room] > most}, "\n".join(lists)


def test_nothing_private_is_unused() -> None:
    """What nothing uses is deleted; no linter sees it at the top of a file."""
    unused = [f"{name(path)}: {each}" for path in FILES for each in read(path).unused]
    assert unused == []


def is_read(node: ast.Name) -> bool:
    """Whether a name is used, and not given a value."""
    return isinstance(node.ctx, ast.Load)


def targets(node: ast.stmt) -> list[ast.expr]:
    """What a statement gives a value to."""
    if isinstance(node, ast.Assign):
        return node.targets
    return [node.target] if isinstance(node, ast.AnnAssign) else []


def test_no_name_stands_twice() -> None:
    """A file's name alone tells which one is meant."""
    inside = [path for path in FILES if path.is_relative_to(ROOT / "src")]
    names = Counter(path.stem for path in inside if path.stem != "__init__")
    assert [name for name, count in names.items() if count > 1] == []


def test_rooms_are_small() -> None:
    """A room's list of files is read at a glance."""
    inside = (path for path in FILES if path.is_relative_to(ROOT / "src"))
    rooms = Counter(path.parent for path in inside if path.name != "__init__.py")
    assert {room: n for room, n in rooms.items() if n > MOST_FILES_A_ROOM} == {}


def test_house_is_found() -> None:
    """The rules are not kept by looking nowhere."""
    assert len(FILES) > 20
