"""Polarity: which words a statement and a passage deny, word by word.

“The forecast had failed” is said by “I wasn't wrong that the forecast failed”: what is denied there
is another word. How often each side denies tells nothing where a passage is longer than what is
told of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.compare.indirect.holdings import hold_opposites
from onrecord.compare.indirect.rewording import meet_word
from onrecord.compare.vocabulary.compared_words import FUNCTION_WORDS, MODALS, NEGATORS
from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.text import spell_forms

__all__ = ["agree_word_by_word"]

# Words that may stand between a denial and what it denies: "do not think that the bridge |".
_BETWEEN = FUNCTION_WORDS | MODALS | ENGLISH.words("clauses", "between")
_CLAUSE = compile_late(
    rf"(?<=[;:.?!,])\s|\s[–—-]{{1,2}}\s|\b(?:{ENGLISH.pattern('clauses', 'joints')})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Polarity:
    """The telling words of a text, as they are met."""

    denied: frozenset[str]
    affirmed: frozenset[str]

    @property
    def words(self) -> frozenset[str]:
        """All of them."""
        return self.denied | self.affirmed


def agree_word_by_word(printed: str, said: str) -> bool:
    """Whether no word that both hold is denied by one of them alone.

    Where the statement denies a word that the passage lacks, the passage denies one that the
    statement lacks. No word has its opposite on the other side.

    Args:
        printed: reported words.
        said: the words of a passage.
    """
    ours, theirs = _read(printed), _read(said)
    for word in ours.words & theirs.words:
        both_deny = word in ours.denied and word in theirs.denied
        if not both_deny and not (word in ours.affirmed and word in theirs.affirmed):
            return False
    if ours.denied - theirs.words and not theirs.denied - ours.words:
        return False
    return not hold_opposites(spell_forms(printed), spell_forms(said))


def _read(text: str) -> _Polarity:
    """The words of a text that its negators govern, and the others."""
    told = [pair for clause in _CLAUSE.split(text) for pair in _govern(spell_forms(clause))]
    return _Polarity(
        frozenset(word for word, denied in told if denied),
        frozenset(word for word, denied in told if not denied),
    )


def _govern(forms: list[str]) -> Iterator[tuple[str, bool]]:
    """The telling words of a clause, each with whether a negator governs it."""
    denying = False
    for form in forms:
        if form in NEGATORS:
            denying = True
        elif denying and form not in _BETWEEN:
            yield meet_word(form), True
            denying = False
        elif form not in FUNCTION_WORDS:
            yield meet_word(form), False
