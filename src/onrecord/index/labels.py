"""Which labels of transcripts agree with the speaker whom a report names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from onrecord.text import (
    LabelKind,
    fold,
    is_description,
    names_agree,
    parse_name,
    sort_label,
    surname_blocks,
)

__all__ = ["ASKED", "find_agreeing", "is_called_so", "number_labels"]

ASKED = "?"  # stands for the label of a question that nobody's name is on
_MALE, _FEMALE = frozenset({"mr", "sir"}), frozenset({"ms", "mrs", "miss", "madam", "lady"})


def number_labels(
    by_transcript: Sequence[Sequence[str | None]],
) -> tuple[tuple[str | None, ...], NDArray[np.int32]]:
    """All labels in order; and for each label of each transcript, end to end, its number there."""
    given = [label for labels in by_transcript for label in labels]
    labels = tuple(sorted(set(given), key=lambda label: (label is not None, label or "")))
    number = {label: place for place, label in enumerate(labels)}
    return labels, np.array([number[label] for label in given], dtype=np.int32)


@lru_cache(maxsize=1024)
def find_agreeing(labels: tuple[str | None, ...], speaker: str | None) -> NDArray[np.bool_]:
    """For each label, whether it may stand for a speaker; one unnamed on either side may.

    The array is shared between calls and cannot be written to. Time grows with the labels that
    share a surname's key with the speaker, and with those that are no person's name.
    """
    agreeing = np.zeros(len(labels), dtype=np.bool_)
    numbers = _block_labels(labels).may_be(speaker)
    agreeing[[number for number in numbers if _agrees(labels[number], speaker)]] = True
    agreeing.flags.writeable = False
    return agreeing


@dataclass(frozen=True, slots=True, eq=False)
class _Blocks:
    """The numbers of labels by the keys of their surnames."""

    by_key: Mapping[str, Sequence[int]]
    nameless: Sequence[int]  # no person's surname: any speaker may be meant
    size: int

    def may_be(self, speaker: str | None) -> Iterable[int]:
        """The labels that are worth comparing with a speaker; all others disagree."""
        keys = surname_blocks(speaker) if speaker is not None else None
        if not keys or speaker is None or is_description(speaker):
            return range(self.size)
        keys |= surname_blocks(_given_of(speaker))  # as a label of a given name alone is kept
        named = (number for key in keys for number in self.by_key.get(key, ()))
        return sorted({*named, *self.nameless})


@lru_cache(maxsize=8)
def _block_labels(labels: tuple[str | None, ...]) -> _Blocks:
    """Labels by the keys of their surnames."""
    by_key: dict[str, list[int]] = {}
    nameless: list[int] = []
    for number, label in enumerate(labels):
        named = label is not None and sort_label(label) is LabelKind.NAME
        keys = surname_blocks(label) if named and label is not None else None
        for key in keys or ():
            by_key.setdefault(key, []).append(number)
        if not keys:
            nameless.append(number)
    return _Blocks(by_key, nameless, len(labels))


def _agrees(label: str | None, speaker: str | None) -> bool:
    """Whether one label may stand for a speaker; a description ("the businessman") names none.

    An office without its holder may be anybody's; a part that asks or listens is no speaker's who
    is named.
    """
    if label is None or speaker is None:
        return True
    if label == ASKED:
        return False
    if fold(label).strip() == fold(speaker).strip() or is_description(speaker):
        return True
    kind = sort_label(label)
    if kind is not LabelKind.NAME:
        return kind is LabelKind.OFFICE
    if _are_man_and_woman(label, speaker):
        return False
    return is_called_so(label, speaker)


def is_called_so(label: str, speaker: str) -> bool:
    """Whether a printed label may be a speaker's: by name, or by the given name alone."""
    return names_agree(label, speaker) or fold(label).strip() == fold(_given_of(speaker))


def _given_of(speaker: str) -> str:
    """The given name of a person of two words or more: a transcript may label them so."""
    return next(iter(parse_name(speaker).given), "")


def _are_man_and_woman(one: str, other: str) -> bool:
    """Whether one name says that it is a man's and the other that it is a woman's."""
    ours, theirs = ({word.strip(".") for word in fold(name).split()} for name in (one, other))
    return bool((ours & _MALE and theirs & _FEMALE) or (ours & _FEMALE and theirs & _MALE))
