"""What is held back: scraps, titles of works, slogans, and cues inside a quotation."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from onrecord.language import ENGLISH
from onrecord.model import Attribution
from onrecord.statements.amending.quoted_layout import Layout, holds
from onrecord.statements.quoting.grammar import DETERMINERS, PRONOUNS
from onrecord.statements.quoting.quotation_marks import Quoted
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
_TITLED = re.compile(rf"(?:{ENGLISH.pattern('certainty', 'titled')})[\s,:]{{1,3}}$")
_DOUBTFUL = 0.35  # score of what nobody says; below, 18 of 94 are right on the articles of dev
_LOOK_BACK = 24  # characters before a mark
_HEADING = 8  # words of a heading, at most
_SERIES = 3  # titles
_JOINT = re.compile(r"[\s,;&]{0,3}(?:and\s|or\s)?")
_BE = ENGLISH.words("sources", "be")
_ANYTHING = ENGLISH.words("certainty", "anything")
_GLOSSING = ENGLISH.words("certainty", "glossing")
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
    """Attributions without those that say nothing, titles, headings and a reporter's glosses."""
    tests = (_says_nothing, _is_title, _is_heading, _judges_words)
    told = Counter(one.source for one in found)
    return [
        one
        for one in found
        if not any(test(layout, one) for test in tests)
        and not (told[one.source] > 1 and _is_gloss(layout, one))
    ]


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


def _is_gloss(layout: Layout, one: Attribution) -> bool:
    """What a reporter says that words are about, or come from: “Orth said, citing the law”."""
    cue = text_at(layout.text, one.cue).lower().split()
    return bool(cue and one.source) and cue[0] in _GLOSSING and not _marked(layout, one)


def _judges_words(layout: Layout, one: Attribution) -> bool:
    """Whether a content is the report's own predicate: “not everything Orth says | is true”."""
    first = _WORD.match(layout.text, one.content[0].start)
    if first is None or first.group().lower() not in _BE or not one.source:
        return False
    start = one.source[0].start
    before = _WORD.findall(layout.text, max(0, start - _LOOK_BACK), start)
    return bool(before) and before[-1].lower() in _ANYTHING


def _is_heading(layout: Layout, one: Attribution) -> bool:
    """Whether a content is a line of its own in single marks, where speech has double ones."""
    quoted = layout.quoted_in(one.content[0])
    if one.cue or len(quoted) != 1 or len(one.content) > 1 or not quoted[0].single:
        return False
    brief = len(_forms(layout, one)) <= _HEADING
    return brief and layout.fills(quoted[0]) and not all(each.single for each in layout.quoted)


def _is_title(layout: Layout, one: Attribution) -> bool:
    """Whether what stands in marks is a title, a slogan or a word that is only mentioned."""
    quoted = layout.quoted_in(one.content[0])
    if not quoted or len(one.content) > 1:
        return False
    if _in_series(layout, quoted[0]):
        return True
    whole = bool(one.cue) and holds(quoted[0].outer, one.content[0])
    words = text_at(layout.text, one.content)
    if whole and not tells_speech(layout.text, one.cue) and reads_as_title(words):
        return True
    if one.source and one.cue:
        return False
    start = quoted[0].outer.start
    return _TITLED.search(layout.text[max(0, start - _LOOK_BACK) : start]) is not None


def _in_series(layout: Layout, quoted: Quoted) -> bool:
    """Whether a quotation is one of three or more titles in a row: songs, films, books."""
    place = first = last = bisect_right(layout.ends, quoted.outer.start)
    while place - first < _SERIES - 1 and first > 0 and _joins(layout, first - 1):
        first -= 1
    while last - place < _SERIES - 1 and last + 1 < len(layout.quoted) and _joins(layout, last):
        last += 1
    series = layout.quoted[first : last + 1]
    return len(series) >= _SERIES and all(
        reads_as_title(each.inner.of(layout.text)) for each in series
    )


def _joins(layout: Layout, place: int) -> bool:
    """Whether a comma or "and" alone stands between a quotation and the next."""
    before, after = layout.quoted[place : place + 2]
    return _JOINT.fullmatch(layout.text, before.outer.end, after.outer.start) is not None


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
