"""Headlines and captions that give a speaker before a colon: "Minister: dam is safe"."""

from onrecord.statements.grammar import BREAKS, PREPOSITIONS
from onrecord.statements.page import Heard, Page
from onrecord.statements.tokens import Phrase, Token, span_of

__all__ = ["find_heading"]

_LONGEST = 22  # tokens of a headline
_SPEAKER = 5  # tokens before the colon
_SCORE = 0.6  # share right on the training part of PolNeAR, 2026-11-21
_WORDS = 3  # of what is said, at least


def _list(words: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(words.split())


# What stands before a colon in a headline, and is nobody.
_LABELS = _list(
    "photo photos video watch listen breaking update updated exclusive analysis opinion editorial "
    "related read note source sources abstract correction live poll report review contributing "
    "credit tags topics more also caption date published location time subject from to re by "
    "transcript part chapter section step tip fact myth claim q a question answer latest look wow "
    "revealed busted leaked bombshell notice email results news daily know first second next"
)


def find_heading(page: Page) -> Heard | None:
    """The attribution of a paragraph that is a headline with a speaker before its colon."""
    tokens = page.tokens
    colon = next((n for n, token in enumerate(tokens[: _SPEAKER + 1]) if token.form == ":"), 0)
    if colon == 0 or len(tokens) > _LONGEST or page.quoted:
        return None
    said = [token for token in tokens[colon + 1 :] if token.form[0].isalpha()]
    if len(said) < _WORDS or not _names(tokens[:colon]):
        return None
    stop = len(tokens) - (tokens[-1].form in {".", "!", "?"})
    content = span_of(tokens, Phrase(colon + 1, stop))
    cue = span_of(tokens, Phrase(colon, colon + 1))
    return Heard(span_of(tokens, Phrase(0, colon)), cue, [content], _SCORE)


def _names(before: list[Token]) -> bool:
    """Whether the words before a colon can name a speaker."""
    if not before[0].capital or before[0].form in _LABELS or before[-1].form in _LABELS:
        return False
    return not any(
        token.form in BREAKS or token.form in PREPOSITIONS or not token.form[0].isalpha()
        for token in before
    )
