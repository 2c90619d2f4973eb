"""Roles: which printed offices may stand beside a name, and which of several comes first."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from onrecord.language import ENGLISH
from onrecord.model import Role
from onrecord.speakers.naming.name_words import CLAUSE_WORDS, DATELINE, NOT_FIRST
from onrecord.speakers.naming.speaker_kinds import is_acronym
from onrecord.speakers.naming.trades import is_trade
from onrecord.text import Span, fold, is_title, write_name

__all__ = ["clean_office", "is_verb", "rank_roles", "write_office"]


def _list(words: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(words.split())


_WORD = re.compile(r"[^\W_][\w.'’&/-]*")
_TAIL = re.compile(r",?(?<!\s)\s+(?:" + ENGLISH.pattern("roles", "tail") + r").*", re.DOTALL)
_HONORIFICS = ENGLISH.words("roles", "honorifics")
_NO_OFFICE = ENGLISH.words("roles", "no_office") | _HONORIFICS
_JUDGES = ENGLISH.words("roles", "judges")
_OFFICIAL = ENGLISH.words("roles", "official")


def clean_office(text: str, office: Span) -> Span | None:
    """An office as printed without dateline, day and clause; None if that leaves no office."""
    printed = office.of(text)
    dateline = DATELINE.match(printed)
    start = office.start + (dateline.end() if dateline else 0)
    tail = _TAIL.search(text, start, office.end)
    words = list(_WORD.finditer(text, start, tail.start() if tail else office.end))
    while len(words) > 1 and _plain(words[-1][0]) in _EDGE | _HONORIFICS:
        words.pop()
    words = _before_clause(_end_at_head(_behind_verbs(words)))
    while words and _plain(words[0][0]) in _EDGE:
        words.pop(0)
    if len(words) > 1 and _plain(words[-1][0]) in _SHORT and _plain(words[-2][0]) in _RUNS:
        words.pop()
    forms = ["" if word[0] == "major" else _plain(word[0]) for word in words]
    whole = {*forms, *(form.partition("'")[0] for form in forms)}  # "you're a lawyer"
    if not any(map(_is_head, forms)) or (_JUDGES | _CLAUSE | CLAUSE_WORDS) & whole:
        return None
    begin = words[0].start()
    party = _PARTY.search(text, max(0, begin - _LONGEST_PARTY), begin)
    begin = party.start(1) if party and fold(party[1]) in NOT_FIRST else begin
    return Span(begin, words[-1].end()).trimmed(text)


# "the Democratic National Committee chairman": the party, or the people, before an office.
_PARTY = re.compile(r"\b([A-Z][a-z]+)[ \u00a0]$")
_LONGEST_PARTY = 20  # characters
_VERBS = ENGLISH.words("roles", "verbs")
_ADJECTIVES_ED = ENGLISH.words("roles", "adjectives_ed")
_BEHIND_HEAD = ENGLISH.words("roles", "behind_head")
_TIES = ENGLISH.words("roles", "ties")


_RUNS = _list("candidate nominee hopeful")  # "presidential candidate Sen. Orth"
_HEADS = ENGLISH.words("roles", "heads")


def is_verb(word: str) -> bool:
    """Whether a word before an office is a verb that it is the object of."""
    form = _plain(word)
    past = form.endswith("ed") and word[:1].islower() and "-" not in word
    return form in _VERBS or (past and form not in _ADJECTIVES_ED)


def _is_head(form: str) -> bool:
    """Whether a folded word may head an office."""
    return (is_title(form) and form not in _NO_OFFICE) or form in _HEADS or is_trade(form)


def _behind_verbs(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """What stands behind the last verb before the head: "Orth tells | morning host"."""
    tie = next((i for i, w in enumerate(words) if _plain(w[0]) in _TIES and i), len(words))
    heads = [i for i, w in enumerate(words[:tie]) if _is_head(_plain(w[0]))]
    verbs = [i for i, w in enumerate(words[: heads[-1]] if heads else []) if is_verb(w[0])]
    return words[verbs[-1] + 1 :] if verbs else words


def _end_at_head(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """An office that ends with its head, or goes on with a preposition; none if it is no office.

    "executive order" is none, nor is an office with somebody else's name behind it.
    """
    tie = next((i for i, w in enumerate(words) if _plain(w[0]) in _TIES and i), len(words))
    forms = [_plain(w[0]) for w in words[:tie]]
    head = max((i for i, form in enumerate(forms) if _is_head(form)), default=-1)
    behind = [i for i in range(head + 1, tie) if forms[i] not in _BEHIND_HEAD]
    staff = forms[-1:] == ["chief"] and tie < len(words)  # "chief of staff"
    if not behind or head < 0 or staff:
        return words
    first = words[behind[0]][0]
    clause = first.islower() and (first.endswith(("ing", "self")) or is_verb(first))
    return words[: behind[0]] if clause else []


def _before_clause(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """An office without what its holder is to do: "nominee | to embody", not "envoy to Kavra"."""
    for place, (tie, word) in enumerate(pairwise(words)):
        form = _plain(word[0])
        names = not word[0].islower() or form in _BEFORE_NOUNS or form.endswith("s")
        if _plain(tie[0]) == "to" and place and not (names or is_title(form)):
            return words[:place]
    return words


_BEFORE_NOUNS = ENGLISH.words("roles", "before_nouns")
_EDGE = ENGLISH.words("roles", "edge")
_CLAUSE = ENGLISH.words("roles", "clause")


def _plain(word: str) -> str:
    """A word folded, without points."""
    return fold(word).replace(".", "").strip("'’-")


def write_office(printed: str) -> str:
    """An office as it is shown, on one line: "CEO" of a label keeps its case."""
    return printed if is_acronym(printed) else write_name(" ".join(printed.split()))


def rank_roles(roles: Iterable[Role]) -> tuple[Role, ...]:
    """Roles with what most documents print first.

    Of equals the one that others hold first ("secretary general" in "globe-trotting secretary
    general"), then the official and fuller one.
    """
    held = tuple(dict.fromkeys(roles))
    printed = {(_key(role), role.document) for role in held}
    often = Counter(key for key, _ in printed)
    within: Counter[str] = Counter()
    for key, times in often.items():
        for part in {key, *_parts_of(key)} & often.keys():
            within[part] += times
    return tuple(
        sorted(
            held,
            key=lambda role: (
                -often[_key(role)],
                -within[_key(role)],
                not _OFFICIAL & set(_key(role).split()),
                -min(len(role.title), _FULL),
                role.title,
                role.document,
                role.span,
            ),
        )
    )


_FULL = 40  # characters: what is longer tells more than an office
_SHORT = ENGLISH.table("roles", "short")


def _parts_of(key: str) -> Iterator[str]:
    """Every stretch of two words and more of a title: "candidate" alone tells too little."""
    words = key.split()[:_MOST]
    for start in range(len(words)):
        for end in range(start + 2, len(words) + 1):
            yield " ".join(words[start:end])


_MOST = 16  # words of a title that are looked at


def _key(role: Role) -> str:
    """A title as its words are counted."""
    words = (_plain(word) for word in _WORD.findall(role.title))
    return " ".join(_SHORT.get(word, word) for word in words)
