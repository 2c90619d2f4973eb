"""Words as they are compared: contractions opened, one spelling for every variant."""

import re
from functools import lru_cache
from typing import NamedTuple

from onrecord.late import compile_late
from onrecord.text.variants import (
    BEGINNINGS,
    CONTRACTIONS,
    NUMBER_WORDS,
    PARTICLES,
    SCALES,
    SPELLINGS,
    TYPED,
)
from onrecord.text.words import ACCENTS, HIDDEN, INSIDE, Word, fold

__all__ = ["MASKED", "Spelled", "spell_apart", "spell_forms", "spell_out"]

MASKED = "*masked*"  # the form of an expletive that the print or the transcript hides

_SCALE = r"(?:[\s-](?:hundred|thousand|million|billion|trillion)\b)?"
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+"
_TOKEN = compile_late(
    rf"""
    [\s,.?!;:"“”–—-]*+(                              # what no token begins with, passed at once
    [A-Z]?[a-z]++(?![\w*'’ʼ.{ACCENTS}{HIDDEN}–—-])      # most words; none that follows fits them
    | \([A-Z][A-Z\ .,'’/&:;-]+\)                      # a stage direction
    | \[(?:inaudible|crosstalk|applause|laughter|laughs|unintelligible|bleep|cheers|boos)[^\]]*\]
    | [$€£¥₹]\s?(?:{_NUMBER}|\d+){_SCALE}             # a sum of money
    | {_NUMBER}
    | \b(?:[A-Za-z]\.){{2,}}                          # U.S.
    | \[[A-Za-z]\][a-z]+                              # [T]he
    | \b[A-Za-z]+\*+[A-Za-z]*                         # a masked expletive: f***
    | \b[b-hj-zB-HJ-Z](?:--|–|—|__)[a-z]{{1,5}}\b      # s--t
    | \b[b-hj-zB-HJ-Z]-{{3,5}}(?![\w-])                # s---
    | [A-Za-z]{{2,}}-\n[a-z]{{2,}}(?![\w'’ʼ-])            # a word that is parted at a line's end
    | (?<!\w)['’](?:cause|em|til)\b
    | \b(?:[Rr]e|[Cc]o|[Nn]on|[Aa]nti|[Pp]re|[Mm]ulti|[Ss]emi|[Ss]ub|[Ii]nter)-[a-z]{{3,}}\b
    | [^\W_]+{INSIDE}*
    | [%&]
    | </?(?:s|u|b|i|em|del|ins|sup|sub|strike|strong|br|p|a|span)\s?/?>  # a tag is no word
    | <(?:crosstalk|inaudible|unintelligible|laughter|applause)>)
    """,
    re.VERBOSE,
)
_PLAIN_NUMBER = compile_late(r"\d{1,15}(?:\.\d{1,9})?")
_TENS = frozenset(["20", "30", "40", "50", "60", "70", "80", "90"])
_TEN = 10
_BROKEN = "-\n"  # a word goes on in the next line
_BESIDE = frozenset({" ", "-", "\n", _BROKEN})  # what parts "twenty" from "five"
_STATES = frozenset({"US", "USA", "U.S.", "U.S.A.", "u.s."})
_DIGITS = frozenset(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"])
_MAY_JOIN = frozenset(
    spelled for word in (*SCALES, *_DIGITS) for spelled in (word, word.capitalize(), word.upper())
)
_SIGNS = {"%": "percent", "&": "and"}
_MONEY = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen", "₹": "rupees"}
_FOOTNOTES = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹")
_STARS = compile_late(r"\*+")
_EMPHASISED = 120  # characters before the end of an emphasis in which it begins
_MASKED_FROM = 3  # letters of a word behind which a lone star masks nothing
_MASKS = ("*", "__", "--", "–", "—")
_BEGINNING = compile_late("|".join(BEGINNINGS))
_IZE = compile_late(r"(?<=[a-z]{3})is(e|ed|es|er|ers|ing|ation|ations)$")


def spell_out(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]` in the form in which they are compared.

    Contractions become several words ("don't": `do`, `not`), each with its share of the
    characters; variants get one standard spelling; number words up to ninety become digits; a
    sum of money is followed by `dollars`, or the name of another currency. Stage directions, tags
    and the raised numbers of footnotes are no words.

    Args:
        text: any text.
        start: where to begin, in code points.
        end: where to stop; None: at the end of the text.

    Returns:
        Words in order, with offsets into `text`. Words from one token that cannot be divided
        ("gonna") share its offsets. Time O(end - start).
    """
    return list(map(Word, *spell_apart(text, start, end)))


def spell_forms(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """The forms of the words of `spell_out` alone, in order. Time O(end - start)."""
    return spell_apart(text, start, end).forms


class Spelled(NamedTuple):
    """Words as three lists, which take half the time of making each word."""

    forms: list[str]
    starts: list[int]
    ends: list[int]


def spell_apart(text: str, start: int = 0, end: int | None = None) -> Spelled:
    """The words of `spell_out`: their forms, and where they start and end."""
    spelled = Spelled([], [], [])
    add, begin, close = spelled.forms.append, spelled.starts.append, spelled.ends.append
    stop = len(text) if end is None else end
    for found in _TOKEN.finditer(text, start, stop):
        at, until = found.span(1)
        raw = text[at:until]
        if raw[-1] == "*" and _is_emphasis(text, at, raw):
            raw = raw.rstrip("*")
            until = at + len(raw)
        whole = _spell_whole(raw)
        if whole is not None:
            add(whole)
            begin(at)
            close(until)
            continue
        for form, first, last in _open_token(raw):
            add(form)
            begin(at + first)
            close(at + last)
        if len(spelled.forms) > 1 and _may_join(raw):
            _join_number(spelled, text)
    return spelled


def _may_join(raw: str) -> bool:
    """Whether a token may be the end of a number in words, though a line parts it."""
    first, broken, rest = raw.partition(_BROKEN)
    return raw in _MAY_JOIN if not broken else rest in _MAY_JOIN or first + rest in _MAY_JOIN


def _is_emphasis(text: str, at: int, raw: str) -> bool:
    """Whether the stars behind a word end an emphasis, or lead to a footnote: they mask nothing."""
    word = raw.rstrip("*")
    if "*" in word:
        return False
    if len(raw) - len(word) == 1 and len(word) >= _MASKED_FROM:
        return True
    low = max(0, at - _EMPHASISED)
    before = list(_STARS.finditer(text, low, at))
    if not before or len(before[-1][0]) != len(raw) - len(word):
        return False
    start, end = before[-1].span()
    return not text[end].isspace() and not text[start - 1 : start].isalnum()


def _drop_footnote(raw: str) -> str:
    """A word without the raised number of a footnote; units keep theirs: "m²"."""
    word = raw.rstrip("".join(_FOOTNOTES))
    return raw if 0 < len(word) < _MASKED_FROM else word


def _join_number(spelled: Spelled, text: str) -> None:
    """Make one word of `twenty five`, `20 thousand`, `a million`."""
    before, last = spelled.forms[-2:]
    begin, close = spelled.starts[-2], spelled.ends[-2]
    if text[close : spelled.starts[-1]] not in _BESIDE:
        return
    if last in SCALES:
        head = "1" if before in {"a", "an"} else before
        if not _PLAIN_NUMBER.fullmatch(head):
            return
        number = _multiply(head, SCALES[last])
    elif before in _TENS and text[begin].isalpha() and int(last) < _TEN:
        number = str(int(before) + int(last))
    else:
        return
    spelled.forms[-2:], spelled.starts[-2:], spelled.ends[-2:] = (
        [number],
        [begin],
        [spelled.ends[-1]],
    )


def _multiply(number: str, factor: int) -> str:
    """A number in digits times a power of ten, without trailing zeros after the point."""
    whole, _, part = number.partition(".")
    scaled = int(whole + part) * factor
    quotient, rest = divmod(scaled, 10 ** len(part))
    return str(quotient) if not rest else f"{quotient}.{rest:0{len(part)}d}".rstrip("0")


@lru_cache(maxsize=32_768)
def _spell_whole(raw: str) -> str | None:
    """The form of a token that is one word by itself, as most are; None for any other."""
    opened = _open_token(raw)
    alone = len(opened) == 1 and opened[0][1:] == (0, len(raw)) and not _may_join(raw)
    return opened[0][0] if alone else None


@lru_cache(maxsize=8_192)
def _open_token(raw: str) -> tuple[tuple[str, int, int], ...]:
    """The forms of one token, each with its range inside the token."""
    head, size = raw[0], len(raw)
    if head == "[" and raw[2:3] == "]":
        return ((_standardise(fold(raw[1] + raw[3:])), 0, size),)
    if head in "<([":
        return ((MASKED, 0, size),) if "BLEEP" in raw.upper() else ()
    if head in _MONEY:
        return _open_sum(raw)
    if raw in _SIGNS:
        return ((_SIGNS[raw], 0, size),)
    broken = _BROKEN in raw
    if not broken and any(mark in raw for mark in _MASKS):
        return ((MASKED, 0, size),)
    return _open_broken(raw) if broken else _open_word(raw)


def _open_broken(raw: str) -> tuple[tuple[str, int, int], ...]:
    """A number word that is parted at a line's end as one; any other in its two halves.

    Whether "well-" and "known" are one word, the other side of a comparison tells.
    """
    first, _, rest = raw.partition(_BROKEN)
    whole = fold(first + rest)
    if whole in NUMBER_WORDS or whole in SCALES:
        return ((_standardise(whole), 0, len(raw)),)
    at = len(raw) - len(rest)
    behind = ((form, at + start, at + end) for form, start, end in _open_word(rest))
    return (*_open_word(first), *behind)


def _open_sum(raw: str) -> tuple[tuple[str, int, int], ...]:
    """`$4.2 billion` as `4200000000` and `dollars`, each pointing at the whole sum; so `£`, `€`."""
    parts = raw[1:].strip().replace("-", " ").split()
    number = parts[0].replace(",", "")
    if len(parts) > 1:
        number = _multiply(number, SCALES[parts[1].lower()])
    return ((number, 0, len(raw)), (_MONEY[raw[0]], 0, len(raw)))


def _open_word(raw: str) -> tuple[tuple[str, int, int], ...]:
    """The forms of a plain word, number or abbreviation."""
    raw = _drop_footnote(raw) if raw[-1] in _FOOTNOTES else raw
    if not raw:
        return ()
    size = len(raw)
    word = fold(raw)
    if raw in _STATES:
        return (("u.s", 0, size),)
    if word[0].isdigit():
        return ((word.replace(",", ""), 0, size),)
    if "-" in word or "." in word:
        return ((_standardise(word.replace("-", "").replace(".", "")), 0, size),)
    opened = CONTRACTIONS.get(word) or TYPED.get(word)
    if opened:
        return _share(opened, word, size)
    return _open_contraction(word, size) or ((_standardise(word), 0, size),)


def _open_contraction(word: str, size: int) -> tuple[tuple[str, int, int], ...]:
    """The two forms of `he's`, `don't`; nothing for a word without such an ending."""
    stem, _, particle = word.rpartition("'")
    if not stem or particle not in PARTICLES:
        return ()
    cut = size - len(particle) - 1
    if particle == "t":
        if not stem.endswith("n") or stem == "n":
            return ()
        stem, cut = stem[:-1], cut - 1
    return ((_standardise(stem), 0, cut), (PARTICLES[particle], cut, size))


def _share(forms: tuple[str, ...], word: str, size: int) -> tuple[tuple[str, int, int], ...]:
    """Give each form of a contraction its characters where they can be told apart."""
    if word in {"can't", "won't", "shan't", "cannot", "let's"}:
        cut = {"can't": 2, "won't": 2, "shan't": 3, "cannot": 3, "let's": 3}[word]
        return ((forms[0], 0, cut), (forms[1], cut, size))
    return tuple((form, 0, size) for form in forms)


def _standardise(word: str) -> str:
    """One spelling for all variants of a word; the number itself for a number word."""
    if word in NUMBER_WORDS:
        return NUMBER_WORDS[word]
    standard = SPELLINGS.get(word)
    if standard is not None:
        return standard
    begun = _BEGINNING.match(word)
    if begun is not None:
        word = BEGINNINGS[begun[0]] + word[begun.end() :]
    return _IZE.sub(r"iz\1", word)
