"""What lists fold away, in words."""

from collections.abc import Mapping

from onrecord.store import Fold

__all__ = ["tell_fold", "tell_folds"]

_FOLDS = {
    Fold.TAKEN_OUT: "no statement, as somebody decided",
    Fold.NOT_SAID: "thought or planned",
    Fold.DOUBTFUL: "perhaps no statement",
    Fold.NESTED: "quoted within another statement",
    Fold.SHORT: "short",
    Fold.MISHEARD: "perhaps a slip of the transcript",
    Fold.NOBODY: "of nobody named",
    Fold.COPIED: "repeated by a copy",
}


def tell_fold(fold: Fold) -> str:
    """Why a list folds something away, in a few words."""
    return _FOLDS[fold]


def tell_folds(folds: Mapping[Fold, int]) -> str | None:
    """What a list folds away, in words; None where it folds nothing away."""
    if not folds:
        return None
    total = f"and {sum(folds.values()):,} more"
    if len(folds) == 1:
        return f"{total}, {_FOLDS[next(iter(folds))]}"
    return f"{total}: " + ", ".join(f"{count:,} {_FOLDS[fold]}" for fold, count in folds.items())
