"""Slips of the transcriber: said words that cannot stand in a sentence, printed mended."""

from onrecord.compare.differences.changes import Change, Comparison
from onrecord.compare.vocabulary.compared_words import FUNCTION_WORDS
from onrecord.language import ENGLISH, same_lexeme
from onrecord.model import Op
from onrecord.text import SENTENCE_STOP, spell_forms

__all__ = ["is_transcriber_slip", "may_be_misheard"]

_ARTICLES = frozenset({"a", "an", "the"})
_NEVER_AFTER_ARTICLE = ENGLISH.words("mishearing", "cannot_follow")
_ONE = frozenset({"he", "she", "it"})
_NOT_ONE = frozenset({"i", "you", "we", "they"})
_HELPING = ENGLISH.words("mishearing", "helped")
_LOOK_BACK = 40  # characters before a verb in which its subject stands
_NEAR = 9  # steps
_HAVE = frozenset({"have", "has", "had"})
_BEGIN_WITH_T = frozenset({"that", "then", "them", "their", "those", "they"})
_OF_MANY = frozenset({"the", "those", "these", "my", "our", "their", "your"})


def is_transcriber_slip(change: Change, case: Comparison) -> bool:
    """Whether the print only mends grammar that nobody speaks.

    Four rules: a small word that lost its "t" where no noun can stand ("people hat have", printed
    "that"); a stray article before a preposition, pronoun or another article ("look the at");
    a bare verb after have ("have not be involved", printed "been"); a singular after "one of the".
    """
    said, printed = change.said_forms, change.printed_forms
    before = _said_forms(case, change.first, -1)
    after = _said_forms(case, change.last, 1)
    if len(said) == 1 and not printed:
        return said[0] in _ARTICLES and bool(after) and after[0] in _NEVER_AFTER_ARTICLE
    if len(said) != 1 or len(printed) != 1:
        return False
    if printed[0] in _BEGIN_WITH_T and said[0] == printed[0][1:]:
        beside = bool(before and after)
        return beside and before[-1] not in FUNCTION_WORDS and after[0] in FUNCTION_WORDS
    if not same_lexeme(said[0], printed[0]):
        return False
    if said[0] == "be" and printed[0] == "been":
        return bool(_HAVE & set(before[-2:]))
    return printed[0] == said[0] + "s" and before[-3:-1] == ["1", "of"] and before[-1] in _OF_MANY


def may_be_misheard(change: Change, case: Comparison) -> bool:
    """Whether the ear does not tell the two sides apart, or the print mends what nobody says.

    A name and a number are what they are written, whatever they sound like.
    """
    written = (
        *(case.said[w.start] for w in change.said),
        *(case.printed[w.start] for w in change.printed),
    )
    names = any(letter.isupper() for letter in written)
    return (not names and _is_run_together(change, case)) or _mends_agreement(change, case)


def _mends_agreement(change: Change, case: Comparison) -> bool:
    """Whether a said verb does not agree with its pronoun and the printed one does.

    "It remind us" may have been said; nobody speaks so for long. Not "does it remind", "let it go".
    """
    said, printed = change.said_forms, change.printed_forms
    if len(said) != 1 or len(printed) != 1 or not same_lexeme(said[0], printed[0]):
        return False
    start = change.said[0].start
    sentence = SENTENCE_STOP.split(case.said[max(0, start - _LOOK_BACK) : start])[-1]
    before = spell_forms(sentence)
    if not before or (len(before) > 1 and before[-2] in _HELPING):
        return False
    if before[-1] in _ONE:
        return printed[0] == said[0] + "s"
    return before[-1] in _NOT_ONE and said[0] == printed[0] + "s"


def _is_run_together(change: Change, case: Comparison) -> bool:
    """Whether a word differs by its first letter, with which the word before it ends: it's strips.

    Of two like sounds that meet, one is heard.
    """
    before = case.steps[change.first - 1].said if change.first else None
    if before is None or len(change.said) != 1 or len(change.printed) != 1:
        return False
    said, printed = change.said_forms[0], change.printed_forms[0]
    last = case.said[before.end - 1].lower()
    return last + min(said, printed, key=len) == max(said, printed, key=len)


def _said_forms(case: Comparison, number: int, direction: int) -> list[str]:
    """Three said words before (-1) or from (1) a step."""
    low = max(0, number - _NEAR) if direction < 0 else number
    steps = case.steps[low : number if direction < 0 else number + _NEAR]
    forms = [s.said.form for s in steps if s.said is not None and s.op is not Op.SKIP]
    return forms[-3:] if direction < 0 else forms[:3]
