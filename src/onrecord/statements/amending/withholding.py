"""What is held back: scraps, titles of works, slogans, and cues inside a quotation."""

import re
from collections.abc import Sequence

from onrecord.model import Attribution
from onrecord.statements.amending.quoted_layout import Layout, holds
from onrecord.statements.quoting.grammar import DETERMINERS, PRONOUNS
from onrecord.statements.typing_cues import tells_speech
from onrecord.text import text_at

__all__ = ["drop_quoted_cues", "fold_repeats", "hold_back", "reads_as_title"]

_WORD = re.compile(r"\w[\w.'’-]*")
_SCRAP = 3  # words in marks that nobody is said to say
_EMPTY = (
    DETERMINERS
    | PRONOUNS
    | frozenset(
        "that which what so it to be not do".split()  # noqa: SIM905 - one word for one
    )
)
# What stands before a title, a slogan or the words of a sign.
_TITLED = re.compile(
    r"(?:called|titled|entitled|named|dubbed|headlined|captioned|nicknamed|labell?ed|slogan|motto|"
    r"hashtag|headline|title|song|album|book|film|movie|novel|series|show|episode|play|poem|"
    r"documentary|podcast|campaign|tagline|the (?:word|phrase|term|so-called))[\s,:]{1,3}$"
)
_DOUBTFUL = 0.35  # score of what nobody says; below, 18 of 94 are right on the articles of dev
_LOOK_BACK = 24  # characters before a mark
_LONG = 4  # letters of a word that a title prints with a capital


def drop_quoted_cues(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions without those whose cue is a word of the quotation that is their content."""
    return [one for one in found if not _is_part(layout, one)]


def _is_part(layout: Layout, one: Attribution) -> bool:
    """Whether cue and content lie in the marks of one quotation, and not in marks there."""
    around = layout.quoted_in(one.cue[0]) if one.cue else []
    held = [each for each in around if each.closed and holds(each.outer, one.cue[0])]
    return any(all(holds(each.outer, span) for span in one.content) for each in held)


def hold_back(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions without those that say nothing, and titles."""
    return [one for one in found if not _says_nothing(layout, one) and not _is_title(layout, one)]


def _forms(layout: Layout, one: Attribution) -> list[str]:
    return [form.lower() for span in one.content for form in _WORD.findall(layout.text, *span)]


def _marked(layout: Layout, one: Attribution) -> bool:
    return any(layout.quoted_in(span) for span in one.content)


def _says_nothing(layout: Layout, one: Attribution) -> bool:
    """Whether a content outside marks is one word or points at another, or nobody utters it."""
    forms = _forms(layout, one)
    if _marked(layout, one):
        return not one.source and not one.cue and len(forms) <= _SCRAP
    if not one.source and (not one.cue or one.score < _DOUBTFUL):
        return True
    return len(forms) <= 1 or all(form in _EMPTY for form in forms)


def _is_title(layout: Layout, one: Attribution) -> bool:
    """Whether what stands in marks is a title, a slogan or a word that is only mentioned."""
    quoted = layout.quoted_in(one.content[0])
    if not quoted or len(one.content) > 1:
        return False
    whole = bool(one.cue) and holds(quoted[0].outer, one.content[0])
    words = text_at(layout.text, one.content)
    if whole and not tells_speech(layout.text, one.cue) and reads_as_title(words):
        return True
    if one.source and one.cue:
        return False
    start = quoted[0].outer.start
    return _TITLED.search(layout.text[max(0, start - _LOOK_BACK) : start]) is not None


def reads_as_title(words: str) -> bool:
    """Whether words are one, or have a capital at each but the small ones."""
    forms = _WORD.findall(words)
    return len(forms) <= 1 or all(form[0].isupper() or len(form) < _LONG for form in forms)


def fold_repeats(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions without pull quotes: a paragraph of words that stand in the article already."""
    said = {_key(layout, one): one for one in found if one.cue}
    return [
        one
        for one in found
        if one.cue or not _stands_alone(layout, one) or _key(layout, one) not in said
    ]


def _key(layout: Layout, one: Attribution) -> str:
    return " ".join(_forms(layout, one))


def _stands_alone(layout: Layout, one: Attribution) -> bool:
    """Whether a content is one quotation that fills its paragraph."""
    quoted = layout.quoted_in(one.content[0])
    return len(one.content) == 1 and len(quoted) == 1 and layout.fills(quoted[0])
