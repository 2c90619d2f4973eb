"""robots.txt: what a site asks programs to leave alone (RFC 9309)."""

from collections.abc import Iterator, Sequence

__all__ = ["may_fetch"]


def may_fetch(robots: str, agent: str, path: str) -> bool:
    """Whether a program may fetch a path.

    The groups that name the program count, else those of everybody. Of the rules that fit, the
    longest counts; of two as long, the one that allows. `*` stands for anything, `$` for the end.

    Args:
        robots: text of the file.
        agent: the program's name in it, in lower case.
        path: with the query, quoted.
    """
    groups = list(_read_groups(robots))
    own = [rules for agents, rules in groups if agent in agents]
    chosen = own or [rules for agents, rules in groups if "*" in agents]
    fitting = [
        (len(pattern), allows)
        for rules in chosen
        for pattern, allows in rules
        if pattern and _fits(pattern, path)
    ]
    return max(fitting, default=(0, True))[1]


def _read_groups(robots: str) -> Iterator[tuple[set[str], Sequence[tuple[str, bool]]]]:
    """The programs that each group is for, and its rules: pattern, whether it allows."""
    agents: set[str] = set()
    rules: list[tuple[str, bool]] = []
    for line in robots.removeprefix("\ufeff").splitlines():
        field, sign, value = line.partition("#")[0].partition(":")
        name, value = field.strip().lower(), value.strip()
        if not sign:
            continue
        if name == "user-agent":
            if rules:
                yield agents, rules
                agents, rules = set(), []
            agents.add(value.lower().partition("/")[0])
        elif name in {"allow", "disallow"} and agents:
            rules.append((value, name == "allow"))
    if agents:
        yield agents, rules


def _fits(pattern: str, path: str) -> bool:
    """Whether a path begins as a pattern says; in time linear in both but for their stars."""
    ends = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for number, piece in enumerate(rest, 1):
        last = ends and number == len(rest)
        found = path.rfind(piece) if last else path.find(piece, at)
        if found < at:
            return False
        at = found + len(piece)
    return not ends or at == len(path)
