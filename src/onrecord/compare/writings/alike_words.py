"""Alike words: words of both sides in one writing, where one thing is written in two ways.

Where both sides hold one amount in other words ("$4.2bn", "4.2 billion dollars"), each writing
becomes one word with one key. So do a short form and its word beside the same word ("Dr",
"Doctor"), a sign and its word ("-3", "minus 3"), words that the other side writes as one ("any
one", "anyone"), and a contraction whose letters alone stand there ("it's", "its"). "Re-signed" is
parted from "resigned", and a language's letters count as its pack tells.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.compare.vocabulary.compared_words import ABBREVIATIONS
from onrecord.compare.writings.amount_sorts import Amount
from onrecord.compare.writings.joined_words import is_another_word
from onrecord.compare.writings.written_amounts import find_amounts
from onrecord.language import ENGLISH, Language
from onrecord.text import SIGNS, Span, Word, covers, fold, mend_scales, read_sign, spell_out

__all__ = ["Written", "make_alike", "write_words"]

_APOSTROPHES = "'’ʼ"
_SPLIT, _TWO = "n't", 2
_DIGITS = frozenset("0123456789$€£¥₹")
_SIGN_WORDS = tuple(
    (tuple(words.split("_")), mark)
    for words, mark in ENGLISH.table("numbers", "sign_words").items()
)
_OTHER_WHOLE = ENGLISH.words("twins", "set_apart")  # "re-signed", "resigned"


class Written(NamedTuple):
    """A word of a comparison, and which of its side's words it stands for."""

    word: Word
    key: str
    first: int  # number of the first, and one past the last
    last: int


Group = tuple[int, int, str]  # numbers of words, half open, and what they are as one word


def write_words(words: Sequence[Word], text: str, language: Language) -> list[Written]:
    """Words, each by itself; those of a contraction that is split are opened ("wo n't").

    A number in digits takes its sign: "-3", ">5", ".5".
    """
    table = str.maketrans(dict(language.table("changes", "letters")))
    forms = [word.form for word in words]
    for at in range(1, len(forms)):
        opened = spell_out(forms[at - 1] + _SPLIT) if forms[at] == _SPLIT else []
        if len(opened) == _TWO:
            forms[at - 1 : at + 1] = [word.form for word in opened]
    found = []
    for number, word in enumerate(words):
        form = key = forms[number]
        raw = text[word.start : word.end]
        if form in _OTHER_WHOLE and "-" in raw:
            form = key = f"{form[:2]}-{form[2:]}"
        elif table and raw.isalpha():
            key = raw.casefold().translate(table)
        start, end = word.start, word.end
        if form[0].isdigit() and raw[0] in _DIGITS:
            sign, start, end = read_sign(text, start, end)
            form = key = sign + form if sign else key
        kept = word if form == word.form else Word(form, start, end)
        found.append(Written(kept, key, number, number + 1))
    return found


def make_alike(
    printed: list[Written], said: list[Written], texts: tuple[str, str], brackets: Sequence[Span]
) -> tuple[list[Written], list[Written]]:
    """Make one word of what one side writes in other words than the other.

    Args:
        printed: words of the print.
        said: words of the transcript, in order.
        texts: the print and the transcript.
        brackets: what stands in square brackets in print; its amounts are left alone.

    Returns:
        Both sides. Time linear in the characters of both.
    """
    ours = [
        (group, amount)
        for group, amount in _find_amounts(printed, texts[0])
        if not covers(brackets, amount.span.start)
    ]
    theirs = _find_amounts(said, texts[1]) if ours else []
    shared = _shared(ours, printed, theirs, said)
    printed = _join(printed, [group for group, amount in ours if amount.key in shared])
    said = _join(said, [group for group, amount in theirs if amount.key in shared])
    for find in (_find_signed, _find_contractions, _find_short, _find_joined):
        printed = _join(printed, find(printed, texts[0], said, texts[1]))
        said = _join(said, find(said, texts[1], printed, texts[0]))
    return printed, said


def _find_amounts(words: Sequence[Written], text: str) -> list[tuple[Group, Amount]]:
    """The amounts of a side, each with the words that it is made of."""
    found = []
    starts, ends = [w.word.start for w in words], [w.word.end for w in words]
    for first, last in _stretches(words):
        low, high = words[first].word.start, words[last - 1].word.end
        mended = mend_scales(text[low:high])
        source = text if mended == text[low:high] else text[:low] + mended + text[high:]
        for amount in find_amounts(source, low, high):
            group = _cover(words, (starts, ends), amount)
            if group is not None:
                found.append((group, amount))
    return sorted(found, key=lambda one: one[0][0] - one[0][1])


_FAR = 60  # characters between words that are not read as one stretch


def _stretches(words: Sequence[Written]) -> Iterable[tuple[int, int]]:
    """Runs of words that follow one another in the text."""
    first = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or (
            not 0 <= words[at].word.start - words[at - 1].word.end < _FAR
            and (words[at].word.start != words[at - 1].word.start)
        ):
            yield first, at
            first = at


def _cover(
    words: Sequence[Written], places: tuple[list[int], list[int]], amount: Amount
) -> Group | None:
    """The words inside an amount's writing; None if it cuts one."""
    span = amount.span
    first = bisect_right(places[1], span.start)
    last = bisect_left(places[0], span.end, first)
    inside = words[first:last]
    if not inside or inside[0].word.start < span.start or inside[-1].word.end > span.end:
        return None
    return first, last, amount.form


def _shared(
    ours: Sequence[tuple[Group, Amount]],
    printed: Sequence[Written],
    theirs: Sequence[tuple[Group, Amount]],
    said: Sequence[Written],
) -> set[str]:
    """The amounts that both sides hold, and write in other words."""
    found: dict[str, set[tuple[str, ...]]] = {}
    sides: list[set[str]] = []
    for side, words in ((ours, printed), (theirs, said)):
        sides.append({amount.key for _, amount in side})
        for (first, last, _), amount in side:
            found.setdefault(amount.key, set()).add(tuple(w.key for w in words[first:last]))
    return {key for key in sides[0] & sides[1] if len(found[key]) > 1}


def _find_signed(
    words: Sequence[Written], _: str, others: Sequence[Written], __: str
) -> list[Group]:
    """Signs of a number in words, where the other side has them as signs: "minus 3", "-3"."""
    held = {one.key for one in others if one.key[0] in SIGNS}
    forms = tuple(one.key for one in words)
    return [
        (at, at + len(sign) + 1, mark + forms[at + len(sign)])
        for sign, mark in _SIGN_WORDS
        for at in range(len(words) - len(sign))
        if held and forms[at : at + len(sign)] == sign and mark + forms[at + len(sign)] in held
    ]


def _find_contractions(
    words: Sequence[Written], text: str, others: Sequence[Written], _: str
) -> list[Group]:
    """Contractions whose letters the other side has as one word beside the same word."""
    beside = _Beside.of(words, others)
    found = []
    for at, (one, two) in enumerate(pairwise(words)):
        token = text[one.word.start : two.word.end]
        if one.word.end == two.word.start and any(mark in token for mark in _APOSTROPHES):
            letters = fold(token).replace("'", "")
            if beside.has(letters, at, at + 2):
                found.append((at, at + 2, letters))
    return found


def _find_short(
    words: Sequence[Written], _: str, others: Sequence[Written], __: str
) -> list[Group]:
    """Short forms whose word the other side has beside the same word."""
    beside = _Beside.of(words, others)
    return [
        (at, at + 1, full)
        for at, one in enumerate(words)
        for full in ABBREVIATIONS.get(one.word.form, ())
        if beside.has(full, at, at + 1)
    ]


def _find_joined(
    words: Sequence[Written], text: str, others: Sequence[Written], theirs: str
) -> list[Group]:
    """Two or three words that the other side writes as one beside the same word.

    One that means something else is another word: "a typical", "atypical".
    """
    beside = _Beside.of(words, others)
    held = {_letters((one,), theirs): one.key for one in others}
    found = []
    for size in (3, _TWO):
        for at in range(len(words) - size + 1):
            run = words[at : at + size]
            letters = _letters(run, text)
            key = held.get(letters, "") if letters else ""
            near = bool(key) and beside.has(key, at, at + size)
            if near and not is_another_word([one.word for one in run], text, key):
                found.append((at, at + size, key))
    return found


def _letters(run: Sequence[Written], text: str) -> str:
    """The letters of words as they are written; none where one shares its characters."""
    starts = {one.word.start for one in run}
    raw = "".join(text[one.word.start : one.word.end] for one in run)
    return fold(raw) if len(starts) == len(run) and raw.isalpha() else ""


class _Beside(NamedTuple):
    """Which words the other side has beside which."""

    forms: list[str]  # of this side
    before: set[tuple[str, str]]
    behind: set[tuple[str, str]]

    @classmethod
    def of(cls, words: Sequence[Written], others: Sequence[Written]) -> "_Beside":
        theirs = [other.word.form for other in others]
        ours = [one.word.form for one in words]
        return cls(ours, set(pairwise(["", *theirs])), set(pairwise([*theirs, ""])))

    def has(self, form: str, first: int, last: int) -> bool:
        """Whether the other side has a form beside the neighbour of words of this side."""
        before = self.forms[first - 1] if first else ""
        behind = self.forms[last] if last < len(self.forms) else ""
        return (before, form) in self.before or (form, behind) in self.behind


def _join(words: list[Written], groups: Iterable[Group]) -> list[Written]:
    """Words, those of each group as one; of groups that share words, the first counts."""
    starts: dict[int, Group] = {}
    taken: set[int] = set()
    for group in groups:
        numbers = range(group[0], group[1])
        if taken.isdisjoint(numbers):
            taken.update(numbers)
            starts[group[0]] = group
    if not starts:
        return words
    joined: list[Written] = []
    at = 0
    while at < len(words):
        first, last, form = starts.get(at, (at, at + 1, ""))
        if form:
            inside = words[first:last]
            word = Word(form, inside[0].word.start, max(w.word.end for w in inside))
            joined.append(Written(word, form, inside[0].first, inside[-1].last))
        else:
            joined.append(words[at])
        at = last
    return joined
