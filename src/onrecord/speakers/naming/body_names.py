"""Body names: the institutions that one document names, each found under its other names."""

from collections import defaultdict

from onrecord.language import ENGLISH
from onrecord.speakers.naming.bearers import Bearer
from onrecord.speakers.naming.speaker_kinds import (
    body_key,
    head_of_body,
    initials,
    is_publication,
)
from onrecord.text import BODY_NOUNS

__all__ = ["BodyNames"]

_OF_MANY = ENGLISH.words("bodies", "of_many") | ENGLISH.words("bodies", "published")


class BodyNames:
    """Bodies by their names, by initials, and by the noun that a longer name holds."""

    def __init__(self) -> None:
        self._held: dict[str, Bearer] = {}
        self._by_initials: dict[str, Bearer] = {}  # the first that was named
        self._by_end: dict[str, dict[str, Bearer]] = defaultdict(dict)  # by the last word
        self._by_head: dict[str, set[Bearer]] = defaultdict(set)

    def get(self, name: str) -> Bearer | None:
        """The body of this very name."""
        return self._held.get(body_key(name))

    def meant(self, name: str) -> Bearer | None:
        """The body that a name means; None if it is new."""
        key = body_key(name)
        who = self._held.get(key) or (self._by_initials.get(key) if len(key) > 1 else None)
        who = who or (self._held.get(initials(key)) if " " in key else None)
        who = who or self._paper(key)
        return who or (self._by_noun(key) if name[:1].isupper() else None)

    def enter(self, name: str, who: Bearer, *, anew: bool = True) -> None:
        """Let a name mean a body; anew: whatever it meant before."""
        key = body_key(name)
        if key in self._held and not anew:
            return
        self._held[key] = who
        self._by_initials.setdefault(initials(key), who)
        self._by_end[key.rpartition(" ")[2]][key] = who
        self._by_head[head_of_body(key)].add(who)

    def _paper(self, key: str) -> Bearer | None:
        """The one paper or poll that ends in a word, or that a longer name spells out."""
        last = key.rpartition(" ")[2]
        if not is_publication(last):
            return None
        if last != key:
            return self._held.get(last)
        fits = {who for known, who in self._by_end[last].items() if known.endswith(f" {key}")}
        return fits.pop() if len(fits) == 1 else None

    def _by_noun(self, key: str) -> Bearer | None:
        """The one body of a noun: "the Bank", where the Bank of Dunmere is the only one."""
        if key not in BODY_NOUNS or key in _OF_MANY:
            return None
        fits = self._by_head[key]
        return next(iter(fits)) if len(fits) == 1 else None
