"""Differences in a language that is not whole: what its pack tells, and neutral types else."""

from collections.abc import Sequence

from onrecord.compare.differences.changes import Change, Comparison
from onrecord.compare.differences.open_signs import tidy_openly
from onrecord.compare.vocabulary.compared_phrases import strip_phrases
from onrecord.language import Language
from onrecord.model import AlterationType, Tidying
from onrecord.text import fold

__all__ = ["tidy_by_pack", "type_by_pack"]

_FEW = 4  # words; a longer stretch left out or put in is more than its one telling word
_PERSONS = ("first", "second", "third")


def tidy_by_pack(
    change: Change, case: Comparison, language: Language
) -> tuple[Change | None, list[tuple[Tidying, Change]]]:
    """Take from a change what the print owns up to, fillers, and words that are only joined."""
    change, taken = tidy_openly(change, case)
    said, printed = change.said_forms, change.printed_forms
    if not said and not printed:
        return (change if change.skipped else None), taken
    fillers = [tuple(map(fold, phrase)) for phrase in language.phrases("changes", "fillers")]
    rest = strip_phrases(said, fillers)
    if not printed and not rest and not change.skipped:
        return None, [*taken, (Tidying.FILLER, change)]
    if said and "".join(said) == "".join(printed) and not _same_forms(change):
        return None, [*taken, (Tidying.JOINED, change)]
    return change, taken


def _same_forms(change: Change) -> bool:
    """Whether both sides are alike word by word, and parted by a letter that is folded away."""
    return change.said_forms == change.printed_forms


def type_by_pack(change: Change, language: Language) -> AlterationType:
    """The type of a change: what negators, digits, pronouns, small words and forms tell."""
    said, printed = change.said_forms, change.printed_forms
    both, few = bool(said and printed), len(said) + len(printed) <= 2 * _FEW
    if few and not change.skipped:
        told = _tell(said, printed, language)
        if told is not None:
            return told
    if len(said) == len(printed) == 1 and _are_forms(said[0], printed[0], language):
        return AlterationType.TENSE_OR_AGREEMENT
    if both:
        return AlterationType.CONTENT_WORD
    return AlterationType.UNMARKED_OMISSION if said else AlterationType.ADDITION


def _tell(said: Sequence[str], printed: Sequence[str], language: Language) -> AlterationType | None:
    """The type of a change of a few words, if one of them tells."""
    negators = {fold(word) for word in language.words("changes", "negators")}
    ours, theirs = (sum(f in negators for f in forms) % 2 for forms in (said, printed))
    if ours != theirs:
        return AlterationType.NEGATION
    if _digits(said) != _digits(printed):
        return AlterationType.NUMBER
    persons = {fold(word): n for n in _PERSONS for word in language.words("changes", n)}
    told = [persons[f] for f in (*said, *printed) if f in persons]
    if len(told) == len(said) + len(printed) and len(set(told)) > 1:
        return AlterationType.PRONOUN_PERSON
    small = {*map(fold, language.words("changes", "small")), *persons}
    alone = not (said and printed) or not set(told)
    if small and alone and all(f in small for f in (*said, *printed)):
        return AlterationType.FUNCTION_WORD
    return None


def _are_forms(one: str, other: str, language: Language) -> bool:
    """Whether two different words are forms of one."""
    return one != other and language.lemma(one) == language.lemma(other)


def _digits(forms: Sequence[str]) -> list[str]:
    """The words that hold a digit."""
    return [form for form in forms if any(sign.isdecimal() for sign in form)]
