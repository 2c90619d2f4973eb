"""Denying prefixes: whether a word is another denied, as illegal is legal.

A word that only looks so (invaluable, inflammable, impress, discover) is told by a list, compiled
by hand.
"""

import re

from onrecord.verdicts.inflection import stem

__all__ = ["denies", "take_prefix"]

_SHORTEST = 3  # letters of what is denied
# Each prefix before the letters that take it.
_PREFIX = re.compile(r"(?:un|dis|non|il(?=l)|ir(?=r)|im(?=[bmp])|in(?![bmplr]))(?=.{3})")
_LOOKALIKES = (
    "discharge discount discover disease display dispose distill discuss disaster disguise "
    "disport dismay dispatch disposition distract disgrace impact impart impassioned impeach "
    "impeached impending imperil implant import important importing impose imposition impound "
    "impress impressive imprint improve impulse impale incense income index infamous infer "
    "infield inflame inflammable inform information infuse inhale inmate inquest inset inside "
    "insight install instance instead instill insure insurance intact intake intend intense "
    "intent intention internal intone invaluable invent invest investor invoice involve inward "
    "input inn ingrained inflow intrust indebted interest interesting invite invade incite "
    "include increase industry infant injury inspire insist insult under until union unit "
    "unite united uniform unless uncle unison untold uncanny universe nonce none nonetheless"
)
_LOOKALIKE = frozenset(stem(word) for word in _LOOKALIKES.split())


def denies(one: str, other: str) -> bool:
    """Whether a word is another with a denying prefix, forms of the other included."""
    rest = take_prefix(one)
    return rest != one and (rest == other or stem(rest) == stem(other))


def take_prefix(word: str) -> str:
    """A word without its denying prefix; unchanged if it has none, or only looks so."""
    found = _PREFIX.match(word)
    if found is None or len(word) - found.end() < _SHORTEST or stem(word) in _LOOKALIKE:
        return word
    return word[found.end() :]
