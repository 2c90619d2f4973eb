"""Edits of one known type, planted into a sentence: what a quote checker must tell apart.

Every edit keeps three words at either end, so that it stands inside the quotation, and refuses
(None) a sentence in which it would mean something else.
"""

import re
from collections.abc import Mapping
from random import Random

from benchmarks.edit_form import EDITS_OF_FORM
from benchmarks.edit_places import (
    EDGE,
    Edit,
    cuts_number,
    exchange,
    find_places,
    is_content,
    make_swap,
)
from benchmarks.edit_pool import Pool, make_pool
from benchmarks.edit_sense import EDITS_OF_SENSE
from benchmarks.edit_words import (
    AUXILIARY,
    BOUNDS,
    BRACKETS,
    FILLERS,
    FORMS,
    FUNCTION,
    HEDGES,
    MODALS,
    NEGATIVE,
    NUMBERS,
    PERSONS,
    PREFIXED,
    SCALES,
    UNITS,
)

__all__ = ["EDITS", "Pool", "make_pool"]


def _exchange(words: list[str], at: int, table: Mapping[str, str]) -> str:
    """The sentence with one word exchanged."""
    return exchange(words, at, [table[words[at]]])


def _negation_in(words: list[str], draw: Random, _: Pool) -> str | None:
    """Deny what was affirmed."""
    found = [
        at
        for at in find_places(words, lambda w: w in AUXILIARY)
        if not NEGATIVE & set(words[at - 1 : at + 3])
    ]
    if not found:
        return None
    at = draw.choice(found) + 1
    return " ".join([*words[:at], "not", *words[at:]])


def _negation_out(words: list[str], draw: Random, _: Pool) -> str | None:
    """Affirm what was denied."""
    found = find_places(words, lambda w: w == "not" or w.replace("’", "'") in {"don't", "didn't"})
    if not found:
        return None
    at = draw.choice(found)
    kept = [] if words[at] == "not" else [words[at][:-3]]
    return " ".join([*words[:at], *kept, *words[at + 1 :]])


def _digits(words: list[str], draw: Random, _: Pool) -> str | None:
    """Put a zero more, or another digit."""
    found = find_places(words, lambda w: re.fullmatch(r"\$?\d[\d,]*%?", w) is not None)
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
        for at in find_places(words, lambda w: w in NUMBERS)
        if not {words[at - 1], words[at + 1]} & {*NUMBERS, "hundred"}
    ]
    if not found:
        return None
    at = draw.choice(found)
    put = draw.choice([n for n in NUMBERS if n != words[at]])
    return " ".join([*words[:at], put, *words[at + 1 :]])


def _unit(words: list[str], draw: Random, _: Pool) -> str | None:
    """Put another unit behind a number."""
    table = dict(pair.split() for pair in UNITS)
    found = [
        at
        for at in find_places(words, lambda w: w in table)
        if re.fullmatch(r"\d[\d,.]*", words[at - 1]) or words[at - 1] in NUMBERS
    ]
    return _exchange(words, draw.choice(found), table) if found else None


def _modal(words: list[str], draw: Random, _: Pool) -> str | None:
    """Put one modal verb for another."""
    found = find_places(words, lambda w: w in MODALS)
    if not found:
        return None
    at = draw.choice(found)
    put = draw.choice([m for m in MODALS if m != words[at]])
    return " ".join([*words[:at], put, *words[at + 1 :]])


def _hedge(words: list[str], draw: Random, _: Pool) -> str | None:
    """Leave a hedge out."""
    found = []
    for hedge in HEDGES:
        parts = hedge.split()
        for at in range(EDGE, len(words) - EDGE - len(parts)):
            bare = [w.strip(",") for w in words[at : at + len(parts)]]
            twice = hedge in " ".join(words[max(0, at - 2) : at]) or hedge in " ".join(
                words[at + len(parts) : at + 2 * len(parts) + 1]
            )
            if bare == parts and not twice:  # said twice, it is still there
                found.append((at, at + len(parts)))
    if not found:
        return None
    start, end = draw.choice(found)
    return " ".join([*words[:start], *words[end:]])


def _name(words: list[str], draw: Random, pool: Pool) -> str | None:
    """Put one name for another."""
    found = find_places(words, lambda w: w in pool.known_names)
    found = [at for at in found if words[at - 1][-1].isalnum() and not words[at - 1][0].isupper()]
    if not found:
        return None
    at = draw.choice(found)
    put = draw.choice([n for n in pool.names if n[0] != words[at][0]])
    return " ".join([*words[:at], put, *words[at + 1 :]])


def _content(words: list[str], draw: Random, pool: Pool) -> str | None:
    """Put one content word for another."""
    found = find_places(words, lambda w: is_content(w, pool))
    if not found or not pool.nouns:
        return None
    at = draw.choice(found)
    put = draw.choice([n for n in pool.nouns if n[0] != words[at][0]])
    return " ".join([*words[:at], put, *words[at + 1 :]])


def _function_out(words: list[str], draw: Random, _: Pool) -> str | None:
    """Leave a function word out."""
    found = find_places(words, lambda w: w in {"that", "the", "of", "and", "in", "a"})
    found = [at for at in found if words[at] not in {words[at - 1], words[at + 1]}]
    found = [at for at in found if not cuts_number(words, at + 1)]
    if not found:
        return None
    at = draw.choice(found)
    return " ".join([*words[:at], *words[at + 1 :]])


def _function_in(words: list[str], draw: Random, _: Pool) -> str | None:
    """Put a function word in."""
    put = draw.choice(["that", "the", "of", "and", "in"])
    found = [
        at
        for at in find_places(words, lambda w: re.fullmatch(r"[a-z]+", w) is not None)
        if put not in words[at - 2 : at + 2] and words[at - 1][-1].isalnum()
        if not cuts_number(words, at)
    ]
    if not found:
        return None
    at = draw.choice(found)
    return " ".join([*words[:at], put, *words[at:]])


def _omission(words: list[str], draw: Random, pool: Pool) -> str | None:
    """Leave five to eight words out."""
    size = draw.randint(5, 8)
    if len(words) < size + 2 * EDGE + 2:
        return None
    at = draw.randint(EDGE, len(words) - EDGE - size)
    cut = words[at : at + size]
    near = {w.lower() for w in (*words[max(0, at - 9) : at], *words[at + size : at + size + 9])}
    if sum(is_content(w, pool) and w not in near for w in cut) < 2:
        return None
    if cuts_number(words, at) or cuts_number(words, at + size):
        return None
    return " ".join([*words[:at], *words[at + size :]])


def _addition(words: list[str], draw: Random, pool: Pool) -> str | None:
    """Put four words in."""
    if not pool.groups:
        return None
    at = draw.randint(EDGE, len(words) - EDGE)
    group = draw.choice(pool.groups)
    if set(group.split()) & {w.lower().strip(".,;:") for w in words} or cuts_number(words, at):
        return None
    return " ".join([*words[:at], group, *words[at:]])


def _move(words: list[str], draw: Random, pool: Pool) -> str | None:
    """Move two or three words to another place in the sentence."""
    size = draw.randint(2, 3)
    starts = range(EDGE, len(words) - 2 * EDGE - size - 1)
    found = [at for at in starts if sum(is_content(w, pool) for w in words[at : at + size]) >= 2]
    if not found:
        return None
    at = draw.choice(found)
    rest = [*words[:at], *words[at + size :]]
    put = draw.randint(at + EDGE, len(rest) - EDGE)
    if any(cuts_number(words, cut) for cut in (at, at + size)) or cuts_number(rest, put):
        return None
    group = words[at : at + size]
    if {w.lower() for w in group} & {w.lower().strip(",.") for w in rest}:
        return None
    return " ".join([*rest[:put], *group, *rest[put:]])


def _ellipsis(words: list[str], draw: Random, _: Pool) -> str | None:
    """Put an ellipsis for three to eight words."""
    size = draw.randint(3, 8)
    if len(words) < size + 2 * EDGE + 2:
        return None
    at = draw.randint(EDGE + 1, len(words) - EDGE - size)
    if cuts_number(words, at) or cuts_number(words, at + size):
        return None
    return " ".join([*words[:at], draw.choice(["…", "...", ". . ."]), *words[at + size :]])


def _bracket(words: list[str], draw: Random, pool: Pool) -> str | None:
    """Put words in brackets in, or put a bracketed name for a pronoun."""
    found = find_places(words, lambda w: w in {"it", "they", "he", "she", "them", "him", "this"})
    if found and pool.names and draw.random() < 0.5:
        at = draw.choice(found)
        return " ".join([*words[:at], f"[the {draw.choice(pool.names)}]", *words[at + 1 :]])
    at = draw.randint(EDGE, len(words) - EDGE)
    if cuts_number(words, at):
        return None
    return " ".join([*words[:at], draw.choice(BRACKETS), *words[at:]])


def _filler(words: list[str], draw: Random, _: Pool) -> str | None:
    """Leave a filler out."""
    text = " ".join(words)
    found = [f for f in FILLERS if f in text[12:-12]]
    if not found or '"' in text:
        return None
    return text.replace(draw.choice(found), " ", 1)


def _bound_out(words: list[str], draw: Random, _: Pool) -> str | None:
    """Leave out what bounds a number."""
    found = []
    for bound in BOUNDS:
        parts = bound.split()
        size = len(parts)
        for at in range(EDGE, len(words) - EDGE - size):
            number = words[at + size].strip("$%,.")
            if words[at : at + size] == parts and (number.isdecimal() or number in NUMBERS):
                found.append((at, at + size))
    if not found:
        return None
    start, end = draw.choice(found)
    return " ".join([*words[:start], *words[end:]])


def _opposed(words: list[str], draw: Random, _: Pool) -> str | None:
    """Deny by a prefix, or take one away."""
    pairs = [pair.split() for pair in PREFIXED]
    table = {one: other for pair in pairs for one, other in (pair, pair[::-1])}
    found = find_places(words, lambda w: w in table)
    return _exchange(words, draw.choice(found), table) if found else None


def _never(words: list[str], draw: Random, _: Pool) -> str | None:
    """Put one word of frequency that denies for one that does not."""
    table = {"always": "never", "never": "always", "everybody": "nobody", "nobody": "everybody"}
    table |= {"everything": "nothing", "nothing": "everything", "with": "without"}
    found = [
        at
        for at in find_places(words, lambda w: w in table)
        if not NEGATIVE & ({*words[max(0, at - 2) : at + 3]} - {words[at]})
    ]
    return _exchange(words, draw.choice(found), table) if found else None


def _pronoun(words: list[str], draw: Random, pool: Pool) -> str | None:
    """Put a name for a pronoun without a bracket."""
    found = find_places(words, lambda w: w in {"he", "she", "they", "him", "them"})
    if not found or not pool.names:
        return None
    at = draw.choice(found)
    return " ".join([*words[:at], draw.choice(pool.names), *words[at + 1 :]])


def _duty(words: list[str], draw: Random, _: Pool) -> str | None:
    """Put one phrase of duty, wish or power for another."""
    found = [
        at
        for at in find_places(words, lambda w: w in {"have", "want", "need"})
        if words[at + 1] == "to" and not {*MODALS, "not", "don't"} & {*words[at - 2 : at]}
    ]
    if not found:
        return None
    at = draw.choice(found)
    put = draw.choice([w for w in ("have", "want", "need") if w != words[at]])
    return " ".join([*words[:at], put, *words[at + 1 :]])


def _itself(words: list[str], _: Random, __: Pool) -> str:
    """Leave all as it was said."""
    return " ".join(words)


#: Name of an edit → how it is made, and the alteration type or verdict that must come out.
EDITS: Mapping[str, tuple[Edit, str]] = {
    "itself": (_itself, "verbatim"),
    "negation put in": (_negation_in, "negation"),
    "negation left out": (_negation_out, "negation"),
    "denying word": (_never, "negation"),
    "denying prefix": (_opposed, "negation"),
    "number in digits": (_digits, "number"),
    "number in words": (_number_word, "number"),
    "unit": (_unit, "number"),
    "bound left out": (_bound_out, "number"),
    "magnitude": (make_swap(SCALES), "number"),
    "modal": (_modal, "modality"),
    "duty or wish": (_duty, "modality"),
    "hedge left out": (_hedge, "hedge_dropped"),
    "name": (_name, "entity_substitution"),
    "name for a pronoun": (_pronoun, "entity_substitution"),
    "tense or number": (make_swap(FORMS), "tense_or_agreement"),
    "person": (make_swap(PERSONS), "pronoun_person"),
    "function word": (make_swap(FUNCTION), "function_word"),
    "function word left out": (_function_out, "function_word"),
    "function word put in": (_function_in, "function_word"),
    "content word": (_content, "content_word"),
    "words left out": (_omission, "unmarked_omission"),
    "words put in": (_addition, "addition"),
    "words moved": (_move, "reorder"),
    "ellipsis": (_ellipsis, "cosmetic"),
    "bracket": (_bracket, "cosmetic"),
    "filler left out": (_filler, "cosmetic"),
    **EDITS_OF_SENSE,
    **EDITS_OF_FORM,
}
