"""Conditions are counted by document, and the module does what it did."""

from benchmarks import asked_conditions
from benchmarks.asked_conditions import Condition, begin_document, rewrite
from benchmarks.conditions import list_idle

MODULE = '''
"""A module of rules."""


def is_shut(words: str) -> bool:
    """Whether a gate is shut."""
    return "shut" in words and not words.endswith("?")


def pick(words: list[str]) -> list[str]:
    """The short ones, or the first."""
    return [word for word in words if len(word) < 4] or words[:1] if words else []
'''


def test_counts() -> None:
    """Each side of a condition is counted once a document, and its value handed on."""
    first = len(asked_conditions.conditions)
    module: dict[str, object] = {}
    exec(compile(rewrite(MODULE, "rules.py"), "rules.py", "exec"), module)  # noqa: S102 - own text
    is_shut, pick = module["is_shut"], module["pick"]
    assert callable(is_shut)
    assert callable(pick)
    for words in ("The gate is shut.", "The gate is open.", "It is shut. Is it shut"):
        begin_document()
        assert is_shut(words) == ("shut" in words)
        assert pick(words.split()) == [word for word in words.split() if len(word) < 4]
    assert pick([]) == []
    counted = {c.code: (c.true, c.false) for c in asked_conditions.conditions[first:]}
    assert counted["'shut' in words"] == (2, 1)
    assert counted["words.endswith('?')"] == (0, 2)
    assert counted["words"] == (3, 1)


def test_list_idle() -> None:
    """What was never asked is not idle: it stands behind what is."""
    counted = [
        Condition("a.py", 3, "asked", true=0, false=7),
        Condition("a.py", 4, "once", true=1, false=2),
        Condition("a.py", 5, "unasked"),
    ]
    assert list(list_idle(counted, 0)) == ["a.py:3: true in 0, false in 7: asked"]
    assert len(list(list_idle(counted, 1))) == 2
