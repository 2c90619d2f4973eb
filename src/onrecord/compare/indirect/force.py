"""Force: whether an indirect statement says more, or less, than its passage."""

from collections.abc import Sequence

from onrecord.compare.vocabulary.compared_phrases import holds_any, is_number
from onrecord.compare.vocabulary.compared_words import HEDGES
from onrecord.language import ENGLISH
from onrecord.model import Note, NoteKind, Passage

__all__ = ["note_force"]

# Reports put verbs back in time ("it will" → it would), so that each line holds both.
_POSSIBLE = frozenset(["can", "could", "may", "might"])
_WANTED = frozenset(["should", "ought"])
_CERTAIN = frozenset(["will", "would", "shall", "must"])
_ABLE = "can"
_UNSURE = (*HEDGES, *ENGLISH.phrases("reported", "hopes"))
_RANGES = frozenset([("between", "and"), ("from", "to")])
_APPROXIMATE = ENGLISH.phrases("hedges", "approximate")
_CONDITIONS = frozenset({"if", "unless", "provided", "providing", "assuming"})
_ASKING = frozenset({"ask", "asked", "asks", "know", "knew", "see", "wonder", "decide", "decided"})
_EXCLUDING = ENGLISH.words("reported", "excluding")
_CAUSING = ENGLISH.words("reported", "causing")
_NEAR = 3  # words before a number that bound it


def note_force(
    printed: Sequence[str],
    said: Sequence[str],
    passage: Passage,
    nearest: Sequence[str] | None = None,
    clauses: Sequence[str] | None = None,
) -> tuple[Note, ...]:
    """Tell whether a statement is put more or less strongly than it was said.

    Seven rules: a hedge or a hope on one side only; a possibility ("may") against a duty ("should")
    or a certainty ("will", or no such verb at all); a number that is bounded on one side only
    ("nearly 300"); one of the two numbers of a range ("between three and five"); a condition ("if
    the wind drops") on one side only; "only" on one side; a cause that the report alone tells.

    Args:
        printed: the statement's words as compared.
        said: the passage's words as compared.
        passage: where they were said.
        nearest: those of the passage's sentence that shares most with the statement; a condition
            of another sentence sets none here. None: the whole passage.
        clauses: those of its clauses that share words with the statement; a hedge or a "may" of
            another is of another matter. None: `nearest`.

    Returns:
        A note, `STRONGER` or `WEAKER`; none if no rule tells, or if two disagree.
    """
    nearest = said if nearest is None else nearest
    force = _compare_force(printed, said, nearest, nearest if clauses is None else clauses)
    return () if force is None else (Note(force, (passage,)),)


def _compare_force(
    printed: Sequence[str], said: Sequence[str], nearest: Sequence[str], clauses: Sequence[str]
) -> NoteKind | None:
    """Which of two wordings is the stronger; None if no rule tells, or if two disagree."""
    both = {form for form in printed if is_number(form)} & set(said) - {"1"}
    signs = {
        holds_any(clauses, _UNSURE) - holds_any(printed, _UNSURE),
        _sign(_modal_strength(printed, clauses), _modal_strength(clauses, printed)),
        _is_approximate(said, both) - _is_approximate(printed, both),
        _is_end_of_range(printed, said) - _is_end_of_range(said, printed),
        _is_conditional(nearest) - _is_conditional(printed),
        (not _EXCLUDING.isdisjoint(printed)) - (not _EXCLUDING.isdisjoint(said)),
        max(0, (not _CAUSING.isdisjoint(printed)) - (not _CAUSING.isdisjoint(said))),
    } - {0}
    if len(signs) != 1:
        return None
    return NoteKind.STRONGER if signs == {1} else NoteKind.WEAKER


def _sign(ours: int | None, theirs: int | None) -> int:
    """1 if ours is more, -1 if it is less; 0 if they are equal or one is not known."""
    if ours is None or theirs is None:
        return 0
    return (ours > theirs) - (ours < theirs)


def _modal_strength(forms: Sequence[str], others: Sequence[str]) -> int:
    """How sure the least sure verb is, 1 to 3.

    "Can" is ability where the other side has no such verb: "it can be read", "it is readable".
    """
    sure = (_CERTAIN | _POSSIBLE).isdisjoint(others)
    degrees = [
        degree
        for form in forms
        for degree, verbs in ((1, _POSSIBLE), (2, _WANTED), (3, _CERTAIN))
        if form in verbs and not (sure and form == _ABLE)
    ]
    return min(degrees, default=3)


def _is_end_of_range(forms: Sequence[str], others: Sequence[str]) -> bool:
    """Whether words have one number of a range of the other side: three, of three to five."""
    held = set(forms)
    fours = zip(others, others[1:], others[2:], others[3:], strict=False)
    return any(
        is_number(low) and is_number(high) and (low in held) != (high in held)
        for before, low, between, high in fours
        if (before, between) in _RANGES
    )


def _is_approximate(forms: Sequence[str], both: set[str]) -> bool:
    """Whether a number that stands on both sides is said to be no exact one here."""
    numbers = [at for at, form in enumerate(forms) if form in both]
    return any(holds_any(forms[max(0, at - _NEAR) : at], _APPROXIMATE) for at in numbers)


def _is_conditional(forms: Sequence[str]) -> bool:
    """Whether a condition is set; "asked if" sets none."""
    return any(
        form in _CONDITIONS and (not at or forms[at - 1] not in _ASKING)
        for at, form in enumerate(forms)
    )
