"""Roles: which printed offices may stand beside a name, and which of several comes first."""

import re
from collections import Counter
from collections.abc import Iterable

from onrecord.model import Role
from onrecord.speakers.lexicon import DATELINE
from onrecord.text import Span, fold, is_title

__all__ = ["clean_office", "rank_roles"]


def _list(words: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(words.split())


_WORD = re.compile(r"[^\W_][\w.'’&/-]*")
# What is said behind an office and is none of it: when, where from, what he did there.
_TAIL = re.compile(
    r"\s+(?:(?:on |last |this )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|today\b|yesterday\b|"
    r"who\b|which\b|whose\b|where\b|when\b|while\b|after\b|before\b|since\b|because\b|"
    r"(?!United\b|Associated\b|Retired\b|retired\b|united\b)[a-z]{3,}ed (?:by|in|on|to|with)\b|"
    r"in (?:his|her|their)\b|"
    r"(?:speaking|running|appearing|referring|writing|adding|saying|seeking|leading)\b).*",
    re.DOTALL,
)
# Forms of address, kinship and company: no office of a public record.
_NO_OFFICE = _list(
    "mr mrs ms miss mx madam madame mme monsieur herr frau senor senora signor signora sir lady "
    "lord dame the a an father mother brother sister son daughter wife husband cousin uncle "
    "aunt friend neighbour neighbor resident student former then ex late special first chief "
    "senior junior us un eu uk nato health interior finance fr witness eyewitness hon st "
    "deputy assistant associate foreign defence defense vice acting outgoing incoming longtime "
    "fellow owner author whip"
)
# Words of judgement: a role that bears one is somebody's opinion, never a headline.
_JUDGES = _list(
    "crooked disgraced liar lying corrupt failed so-called self-styled self-proclaimed "
    "controversial notorious convicted racist sexist alleged accused fascist extremist dictator "
    "despot strongman tyrant embattled hated beloved crazy stupid incompetent criminal murderous "
    "killer terrorist thug traitor puppet clown dishonest shameless radical hypocrite hypocritical "
    "demagogue bigot bigoted hack loser phony fake fraud fraudulent evil worst pathetic weak "
    "bloodthirsty rapist pedophile paedophile adulterer philanderer flunky lackey stooge crony"
)
# Offices of state and of bodies, before trades and parts in a talk.
_OFFICIAL = _list(
    "president premier minister chancellor king queen secretary ambassador envoy coordinator "
    "senator sen congressman congresswoman representative rep governor gov mayor judge justice "
    "director chairman chairwoman chairperson chair spokesman spokeswoman spokesperson general "
    "admiral commissioner pope bishop archbishop cardinal undersecretary attorney chief leader "
    "speaker ceo head mp senator commander sheriff professor"
)


def clean_office(text: str, office: Span) -> Span | None:
    """An office as printed without dateline, day and clause; None if that leaves no office."""
    printed = office.of(text)
    dateline = DATELINE.match(printed)
    start = office.start + (dateline.end() if dateline else 0)
    tail = _TAIL.search(text, start, office.end)
    words = list(_WORD.finditer(text, start, tail.start() if tail else office.end))
    while words and _plain(words[-1][0]) in _EDGE | {"dr"} and len(words) > 1:
        words.pop()
    while words and _plain(words[0][0]) in _EDGE:
        words.pop(0)
    forms = [_plain(word[0]) for word in words]
    if not any((is_title(f) and f not in _NO_OFFICE) or f in {"official", "lady"} for f in forms):
        return None
    if (_JUDGES | _CLAUSE) & set(forms):
        return None
    return Span(words[0].start(), words[-1].end()).trimmed(text)


_EDGE = _list(
    "mr mrs ms miss the a an and or of to for in at by with his her their its our my also another "
    "like likely fellow longtime legendary then"
)
# What stands between words of a clause, not of an office; and praise.
_CLAUSE = _list(
    "against like between race than most best greatest worst least over about into dear beloved"
)


def _plain(word: str) -> str:
    """A word folded, without points."""
    return fold(word).replace(".", "").strip("'’-")


def rank_roles(roles: Iterable[Role]) -> tuple[Role, ...]:
    """Roles with what most documents print first; of equals the official and fuller one first."""
    held = tuple(dict.fromkeys(roles))
    printed = {(_key(role), role.document) for role in held}
    often = Counter(key for key, _ in printed)
    return tuple(
        sorted(
            held,
            key=lambda role: (
                -often[_key(role)],
                not _OFFICIAL & set(_key(role).split()),
                -min(len(role.title), _FULL),
                role.title,
                role.document,
                role.span,
            ),
        )
    )


_FULL = 40  # characters: what is longer tells more than an office


def _key(role: Role) -> str:
    """A title as its words are counted."""
    return " ".join(_plain(word) for word in _WORD.findall(role.title))
