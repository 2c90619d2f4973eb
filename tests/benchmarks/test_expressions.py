"""The search for slow expressions: in which ways it asks a pattern."""

import ast

import pytest
from benchmarks.expressions import ways_in

ASKED = {  # a file that makes and asks a pattern, the ways in which it is asked without a bound
    "one way": ("found = _X.match(text)", {"match"}),
    "each kind of search": ("_X.sub('', text); _X.fullmatch(text)", {"search", "fullmatch"}),
    "a bounded stretch": ("_X.search(text, max(0, at - 80), at)", set()),
    "one of two is bounded": ("_X.search(text, 0, min(9, at)) or _X.search(text)", {"search"}),
    "handed on": ("ask(_X)", {"search", "match", "fullmatch"}),
    "another is made of it": ("_Y = re.compile(_X.pattern)", set()),
}


@pytest.mark.parametrize(("asks", "expected"), ASKED.values(), ids=ASKED)
def test_ways(asks: str, expected: set[str]) -> None:
    """As the file asks it."""
    assert ways_in(ast.parse(f"_X = re.compile('a+b')\n{asks}"), "_X") == expected
