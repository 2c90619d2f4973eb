"""Speakers in languages without rules: the names that stand beside their words, and no more."""

import re
from dataclasses import replace

from onrecord.model import Document, SpeakerKind, Statement, StatementKind, Voice
from onrecord.text import LabelKind, sort_label, text_at

_WORD = re.compile(r"[^\W\d_]+")

__all__ = ["resolve_unread"]


def resolve_unread(
    document: Document, statements: tuple[Statement, ...]
) -> tuple[tuple[Statement, ...], tuple[Voice, ...]]:
    """Give statements the names that stand beside them; pronouns and offices name nobody here.

    A surname alone is the one full name of the document that ends in it.

    Returns:
        As `resolve` does: the statements with `speaker`, and the voices of those named.
    """
    small = frozenset(word for word in _WORD.findall(document.text) if word.islower())
    found = [_name_of(document, statement) for statement in statements]
    # "Photo:" is a word of the page, and the page prints it in small letters too.
    names = [None if name is None or name.lower() in small else name for name in found]
    whole = dict.fromkeys(name for name in names if name is not None and " " in name)
    full = [None if name is None else _complete(name, list(whole)) for name in names]
    resolved = tuple(replace(s, speaker=n) for s, n in zip(statements, full, strict=True))
    voices = tuple(
        Voice(document.id, name, SpeakerKind.PERSON)
        for name in dict.fromkeys(name for name in full if name is not None)
    )
    return resolved, voices


def _name_of(document: Document, statement: Statement) -> str | None:
    """The name beside the words of a statement; of a turn, its label."""
    if statement.kind is not StatementKind.TURN:
        return " ".join(text_at(document.text, statement.source).split()) or None
    label = statement.speaker or document.speaker
    return None if label is None or sort_label(label) is not LabelKind.NAME else label


def _complete(name: str, whole: list[str]) -> str:
    """The full name of a surname; the name itself where there is none, or two."""
    fits = [full for full in whole if full.endswith(f" {name}")]
    return fits[0] if len(fits) == 1 else name
