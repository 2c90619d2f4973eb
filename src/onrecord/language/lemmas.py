"""Lemmas: what the forms of one word share, by a pack's endings and its irregular words."""

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Endings", "find_lemma"]

_LEAST = 3  # letters that are left of a word without its ending


@dataclass(frozen=True, slots=True)
class Endings:
    """What a language adds to its words, and which forms follow no rule; all as compared."""

    irregular: Mapping[str, str]  # a form, and the first of its line
    endings: Mapping[str, str]  # an ending, and what stands for it; tried in their order
    lasting: tuple[str, ...]  # ends of words that are no endings: "ss"
    doubled: frozenset[str]  # letters that an ending doubles: planned, plan
    mute: str  # a last letter that endings drop: e; "" where none is
    vowels: frozenset[str]  # what is left of a word holds one


def find_lemma(word: str, known: Endings) -> str:
    """The lemma of a word; equal for its regular and the listed irregular forms."""
    if word in known.irregular:
        return known.irregular[word]
    for ending, put in known.endings.items():
        cut = word.removesuffix(ending) + put
        taken = word.endswith(ending) and not word.endswith(known.lasting)
        if taken and len(cut) >= _LEAST and known.vowels & set(cut):
            return _trim(cut, known)
    return _trim(word, known)


def _trim(cut: str, known: Endings) -> str:
    """Fold a doubled last consonant and a mute letter, so that `planned` meets `plan`."""
    if len(cut) > _LEAST and cut[-1] == cut[-2] and cut[-1] in known.doubled:
        cut = cut[:-1]
    for form in (cut, cut + known.mute):
        if form in known.irregular:
            return known.irregular[form]
    return cut[:-1] if known.mute and cut.endswith(known.mute) and len(cut) > _LEAST else cut
