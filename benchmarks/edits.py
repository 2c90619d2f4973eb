"""Edits of one known type, planted into a sentence: what a quote checker must tell apart.

Every edit keeps three words at either end, so that it stands inside the quotation, and refuses
(None) a sentence in which it would mean something else.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

__all__ = ["EDITS", "Pool", "make_pool"]

_EDGE = 3


def _parts(text: str) -> tuple[str, ...]:
    """Parts divided by strokes."""
    return tuple(text.split("/"))


_AUXILIARY = frozenset(
    ["is", "are", "was", "were", "will", "would", "can", "could", "should", "has"]
)
_NEGATIVE = frozenset(_parts("not/no/never/none/nobody/nothing/nor/neither/without/hardly/barely"))
_MODALS = ("could", "will", "may", "must", "should", "would", "might", "can")
_HEDGES = _parts(
    "I think/I believe/I guess/probably/perhaps/maybe/sort of/kind of/possibly/I would say"
)
_FORMS = _parts(
    "is was/are were/have had/has had/says said/goes went/comes came/makes made/"
    "takes took/gets got/know knew/knows knew/think thought/want wanted/wants wanted/"
    "need needed/started start/jobs job/countries country/laws law/years year/"
    "people's person's/companies company/deals deal/schools school/families family/"
    "workers worker/plans plan/called call/worked work/happened happens/asked ask/"
    "looked looks/rights right"
)
_PERSONS = _parts(
    "I he/we they/my his/our their/me him/us them/you they/your her/he I/she we/"
    "they we/their our/him me"
)
_FUNCTION = _parts(
    "of for/in on/the this/that which/at by/to toward/from for/and but/with for/"
    "on at/these those/this that/by from"
)
_UNITS = _parts(
    "miles kilometers/dollars euros/days weeks/weeks months/months years/years months/"
    "hours minutes/minutes hours/percent points/feet meters/acres miles"
)
_SCALES = (
    "million billion",
    "billion million",
    "thousand million",
    "trillion billion",
    "hundred thousand",
)
_NUMBERS = _parts(
    "two/three/four/five/six/seven/eight/nine/ten/eleven/twelve/fifteen/twenty/thirty/forty/fifty"
)
_FILLERS = (", you know, ", ", I mean, ", ", you know. ")
_BRACKETS = ("[sic]", "[of the council]", "[in Velm]")
# Words that give an edit another type, by their own right: put in or taken out, they are a number, a
# denial, a hedge, a modal or a tense, whatever else is changed.
_COUNTED = frozenset(
    _parts(
        "zero/one/eighteen/thirteen/fourteen/sixteen/seventeen/nineteen/sixty/seventy/eighty/"
        "ninety/hundred/hundreds/thousand/thousands/million/millions/billion/billions/trillion/"
        "trillions/dozen/dozens/percent/half/first/second/third/fourth/fifth/sixth/seventh/eighth/"
        "ninth/tenth/more/less/fewer/over/under/nearly/almost/about/around/roughly/least/most/"
        "approximately/only/some/close/exactly/once/twice/double/couple"
    )
) | set(_NUMBERS)
_LEANING = frozenset(
    _parts(
        "scarcely/cannot/shall/might/must/able/need/needs/needed/want/wants/wanted/going/gonna/"
        "have/has/had/having/been/being/supposed/allowed/required/likely/unlikely/hope/hopes/plan/"
        "plans/try/used/ought/presumably/apparently/allegedly/reportedly/seemingly/somewhat/"
        "potentially/arguably/generally/usually/often/typically/mostly/largely/partly/think/believe/"
        "guess/suppose/assume/feel/seems/appears/probably/perhaps/maybe/possibly/kind/sort"
    )
)
_MEASURES = frozenset(unit for pair in _UNITS for unit in pair.split()) | {"dollar"}
_TYPED = _COUNTED | _LEANING | _NEGATIVE | set(_MODALS)


@dataclass(frozen=True, slots=True)
class Pool:
    """Words to put for others, and word groups to put in."""

    names: tuple[str, ...]
    nouns: tuple[str, ...]  # plain content words, lower case
    groups: tuple[str, ...]  # three to five words in a row
    function: frozenset[str]  # words that say little


Edit = Callable[[list[str], Random, Pool], str | None]


def make_pool(sentences: Sequence[str], function: frozenset[str]) -> Pool:
    """Gather names, content words and word groups from sentences."""
    names: dict[str, None] = {}
    nouns: dict[str, None] = {}
    groups: dict[str, None] = {}
    for sentence in sentences:
        words = sentence.split()
        for word in words[1:]:
            if re.fullmatch(r"[A-Z][a-z]{4,}", word) and word.lower() not in function:
                names[word] = None
            if re.fullmatch(r"[a-z]{5,}", word) and word not in _TYPED | function:
                nouns[word] = None
        cut = words[2:6]
        if (
            len(cut) == 4
            and all(re.fullmatch(r"[a-z]{2,}", w) for w in cut)
            and not _TYPED & set(cut)
            and sum(w not in function for w in cut) >= 2
        ):
            groups[" ".join(cut)] = None
    return Pool(tuple(names), tuple(nouns), tuple(groups), function)


def _places(words: Sequence[str], wanted: Callable[[str], bool]) -> list[int]:
    """Where inside the sentence words of a kind stand."""
    return [at for at in range(_EDGE, len(words) - _EDGE) if wanted(words[at])]


def _swap(pairs: Sequence[str]) -> Edit:
    """An edit that puts the second word of a pair for the first."""
    table = dict(pair.split() for pair in pairs)

    def edit(words: list[str], draw: Random, _: Pool) -> str | None:
        """Put one word for another."""
        found = _places(words, lambda w: w in table)
        return _put(words, draw.choice(found), table) if found else None

    return edit


def _put(words: list[str], at: int, table: Mapping[str, str]) -> str:
    """The sentence with one word exchanged."""
    return " ".join([*words[:at], table[words[at]], *words[at + 1 :]])


def _negation_in(words: list[str], draw: Random, _: Pool) -> str | None:
    """Deny what was affirmed."""
    found = [
        at
        for at in _places(words, lambda w: w in _AUXILIARY)
        if not _NEGATIVE & set(words[at - 1 : at + 3])
    ]
    if not found:
        return None
    at = draw.choice(found) + 1
    return " ".join([*words[:at], "not", *words[at:]])


def _negation_out(words: list[str], draw: Random, _: Pool) -> str | None:
    """Affirm what was denied."""
    found = _places(words, lambda w: w == "not" or w.replace("’", "'") in {"don't", "didn't"})
    if not found:
        return None
    at = draw.choice(found)
    kept = [] if words[at] == "not" else [words[at][:-3]]
    return " ".join([*words[:at], *kept, *words[at + 1 :]])


def _digits(words: list[str], draw: Random, _: Pool) -> str | None:
    """Put a zero more, or another digit."""
    found = _places(words, lambda w: re.fullmatch(r"\$?\d[\d,]*%?", w) is not None)
    if not found:
        return None
    at = draw.choice(found)
    old = re.sub(r"[^\d]", "", words[at])
    new = old + "0" if draw.random() < 0.5 else str(int(old) + draw.randint(1, 9))
    put = words[at].replace(re.sub(r"[$%]", "", words[at]), f"{int(new):,}")
    return " ".join([*words[:at], put, *words[at + 1 :]])


def _number_word(words: list[str], draw: Random, _: Pool) -> str | None:
    """Put one number word for another."""
    found = [
        at
        for at in _places(words, lambda w: w in _NUMBERS)
        if not {words[at - 1], words[at + 1]} & {*_NUMBERS, "hundred"}
    ]
    if not found:
        return None
    at = draw.choice(found)
    put = draw.choice([n for n in _NUMBERS if n != words[at]])
    return " ".join([*words[:at], put, *words[at + 1 :]])


def _unit(words: list[str], draw: Random, _: Pool) -> str | None:
    """Put another unit behind a number."""
    table = dict(pair.split() for pair in _UNITS)
    found = [
        at
        for at in _places(words, lambda w: w in table)
        if re.fullmatch(r"\d[\d,.]*", words[at - 1]) or words[at - 1] in _NUMBERS
    ]
    return _put(words, draw.choice(found), table) if found else None


def _modal(words: list[str], draw: Random, _: Pool) -> str | None:
    """Put one modal verb for another."""
    found = _places(words, lambda w: w in _MODALS)
    if not found:
        return None
    at = draw.choice(found)
    put = draw.choice([m for m in _MODALS if m != words[at]])
    return " ".join([*words[:at], put, *words[at + 1 :]])


def _hedge(words: list[str], draw: Random, _: Pool) -> str | None:
    """Leave a hedge out."""
    found = []
    for hedge in _HEDGES:
        parts = hedge.split()
        for at in range(_EDGE, len(words) - _EDGE - len(parts)):
            bare = [w.strip(",") for w in words[at : at + len(parts)]]
            if bare == parts:
                found.append((at, at + len(parts)))
    if not found:
        return None
    start, end = draw.choice(found)
    return " ".join([*words[:start], *words[end:]])


def _name(words: list[str], draw: Random, pool: Pool) -> str | None:
    """Put one name for another."""
    known = set(pool.names)
    found = _places(words, lambda w: w in known)
    found = [at for at in found if words[at - 1][-1].isalnum() and not words[at - 1][0].isupper()]
    if not found:
        return None
    at = draw.choice(found)
    put = draw.choice([n for n in pool.names if n[0] != words[at][0]])
    return " ".join([*words[:at], put, *words[at + 1 :]])


def _is_content(word: str, pool: Pool) -> bool:
    """Whether a word is a plain content word."""
    return re.fullmatch(r"[a-z]{4,}", word) is not None and word not in _TYPED | pool.function


def _cuts_number(words: Sequence[str], at: int) -> bool:
    """Whether a cut before a word would part a number from its scale or its unit."""
    before, after = (w.lower().strip(",.;:?!$%") for w in words[at - 1 : at + 1])
    counted = before in _COUNTED or re.search(r"\d", before) is not None
    scaled = after in _COUNTED or re.search(r"\d", after) is not None
    return (counted and (scaled or after in _MEASURES)) or (before in {"a", "an"} and scaled)


def _content(words: list[str], draw: Random, pool: Pool) -> str | None:
    """Put one content word for another."""
    found = _places(words, lambda w: _is_content(w, pool))
    if not found or not pool.nouns:
        return None
    at = draw.choice(found)
    put = draw.choice([n for n in pool.nouns if n[0] != words[at][0]])
    return " ".join([*words[:at], put, *words[at + 1 :]])


def _function_out(words: list[str], draw: Random, _: Pool) -> str | None:
    """Leave a function word out."""
    found = _places(words, lambda w: w in {"that", "the", "of", "and", "in", "a"})
    found = [at for at in found if words[at] not in {words[at - 1], words[at + 1]}]
    if not found:
        return None
    at = draw.choice(found)
    return " ".join([*words[:at], *words[at + 1 :]])


def _function_in(words: list[str], draw: Random, _: Pool) -> str | None:
    """Put a function word in."""
    put = draw.choice(["that", "the", "of", "and", "in"])
    found = [
        at
        for at in _places(words, lambda w: re.fullmatch(r"[a-z]+", w) is not None)
        if put not in words[at - 2 : at + 2] and words[at - 1][-1].isalnum()
    ]
    if not found:
        return None
    at = draw.choice(found)
    return " ".join([*words[:at], put, *words[at:]])


def _omission(words: list[str], draw: Random, pool: Pool) -> str | None:
    """Leave five to eight words out."""
    size = draw.randint(5, 8)
    if len(words) < size + 2 * _EDGE + 2:
        return None
    at = draw.randint(_EDGE, len(words) - _EDGE - size)
    cut = words[at : at + size]
    near = {w.lower() for w in (*words[max(0, at - 9) : at], *words[at + size : at + size + 9])}
    if sum(_is_content(w, pool) and w not in near for w in cut) < 2:
        return None
    if _cuts_number(words, at) or _cuts_number(words, at + size):
        return None
    return " ".join([*words[:at], *words[at + size :]])


def _addition(words: list[str], draw: Random, pool: Pool) -> str | None:
    """Put four words in."""
    if not pool.groups:
        return None
    at = draw.randint(_EDGE, len(words) - _EDGE)
    group = draw.choice(pool.groups)
    if set(group.split()) & {w.lower().strip(".,;:") for w in words} or _cuts_number(words, at):
        return None
    return " ".join([*words[:at], group, *words[at:]])


def _move(words: list[str], draw: Random, pool: Pool) -> str | None:
    """Move two or three words to another place in the sentence."""
    size = draw.randint(2, 3)
    starts = range(_EDGE, len(words) - 2 * _EDGE - size - 1)
    found = [at for at in starts if sum(_is_content(w, pool) for w in words[at : at + size]) >= 2]
    if not found:
        return None
    at = draw.choice(found)
    rest = [*words[:at], *words[at + size :]]
    put = draw.randint(at + _EDGE, len(rest) - _EDGE)
    if any(_cuts_number(words, cut) for cut in (at, at + size)) or _cuts_number(rest, put):
        return None
    group = words[at : at + size]
    if {w.lower() for w in group} & {w.lower().strip(",.") for w in rest}:
        return None
    return " ".join([*rest[:put], *group, *rest[put:]])


def _ellipsis(words: list[str], draw: Random, _: Pool) -> str | None:
    """Put an ellipsis for three to eight words."""
    size = draw.randint(3, 8)
    if len(words) < size + 2 * _EDGE + 2:
        return None
    at = draw.randint(_EDGE + 1, len(words) - _EDGE - size)
    if _cuts_number(words, at) or _cuts_number(words, at + size):
        return None
    return " ".join([*words[:at], draw.choice(["…", "...", ". . ."]), *words[at + size :]])


def _bracket(words: list[str], draw: Random, pool: Pool) -> str | None:
    """Put words in brackets in, or put a bracketed name for a pronoun."""
    found = _places(words, lambda w: w in {"it", "they", "he", "she", "them", "him", "this"})
    if found and pool.names and draw.random() < 0.5:
        at = draw.choice(found)
        return " ".join([*words[:at], f"[the {draw.choice(pool.names)}]", *words[at + 1 :]])
    at = draw.randint(_EDGE, len(words) - _EDGE)
    return " ".join([*words[:at], draw.choice(_BRACKETS), *words[at:]])


def _filler(words: list[str], draw: Random, _: Pool) -> str | None:
    """Leave a filler out."""
    text = " ".join(words)
    found = [f for f in _FILLERS if f in text[12:-12]]
    if not found or '"' in text:
        return None
    return text.replace(draw.choice(found), " ", 1)


def _itself(words: list[str], _: Random, __: Pool) -> str:
    """Leave all as it was said."""
    return " ".join(words)


#: Name of an edit → how it is made, and the alteration type or verdict that must come out.
EDITS: Mapping[str, tuple[Edit, str]] = {
    "itself": (_itself, "verbatim"),
    "negation put in": (_negation_in, "negation"),
    "negation left out": (_negation_out, "negation"),
    "number in digits": (_digits, "number"),
    "number in words": (_number_word, "number"),
    "unit": (_unit, "number"),
    "magnitude": (_swap(_SCALES), "number"),
    "modal": (_modal, "modality"),
    "hedge left out": (_hedge, "hedge_dropped"),
    "name": (_name, "entity_substitution"),
    "tense or number": (_swap(_FORMS), "tense_or_agreement"),
    "person": (_swap(_PERSONS), "pronoun_person"),
    "function word": (_swap(_FUNCTION), "function_word"),
    "function word left out": (_function_out, "function_word"),
    "function word put in": (_function_in, "function_word"),
    "content word": (_content, "content_word"),
    "words left out": (_omission, "unmarked_omission"),
    "words put in": (_addition, "addition"),
    "words moved": (_move, "reorder"),
    "ellipsis": (_ellipsis, "cosmetic"),
    "bracket": (_bracket, "cosmetic"),
    "filler left out": (_filler, "cosmetic"),
}
