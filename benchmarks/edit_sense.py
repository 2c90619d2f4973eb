"""More edits that change the words: denials, modals, quantities, hedges, names, forms."""

import re
from collections.abc import Mapping
from random import Random

from benchmarks.edit_places import (
    EDGE,
    Edit,
    cuts_number,
    exchange,
    find_pairs,
    find_places,
    is_content,
    is_free,
    make_swap,
)
from benchmarks.edit_pool import Pool
from benchmarks.edit_words import (
    AUXILIARY,
    BOUNDS,
    CERTAIN,
    COUNTED,
    DAYS,
    LOOKALIKES,
    MODALS,
    NUMBERS,
    OPPOSITES,
    SHORTENED,
    SUBJECTS,
    VERBS,
)

__all__ = ["EDITS_OF_SENSE"]

_NOT = {f"{word}n't": word for word in SHORTENED} | {"won't": "will", "can't": "can"}
_FREELY = {"is", "are", "was", "were", "would", "could", "should", "will", "can"}


def _is_count(word: str) -> bool:
    """Whether a word is a plain number."""
    return re.fullmatch(r"\d{1,3}|\d{1,3}(?:,\d{3})+", word) is not None or word in NUMBERS


def _nt_in(words: list[str], draw: Random, _: Pool) -> str | None:
    """Deny in one word: is, isn't."""
    short = {full: denied for denied, full in _NOT.items() if full in _FREELY}
    found = [at for at in find_places(words, lambda w: w in short) if is_free(words, at)]
    if not found:
        return None
    at = draw.choice(found)
    return exchange(words, at, [short[words[at]]])


def _nt_out(words: list[str], draw: Random, _: Pool) -> str | None:
    """Affirm what was denied in one word: isn't, is."""
    found = find_places(words, lambda w: w.replace("’", "'") in _NOT)
    if not found:
        return None
    at = draw.choice(found)
    return exchange(words, at, [_NOT[words[at].replace("’", "'")]])


def _adverb_out(words: list[str], draw: Random, _: Pool) -> str | None:
    """Leave out never, hardly, barely."""
    denying = {"never", "hardly", "barely", "scarcely"}
    found = [at for at in find_places(words, lambda w: w in denying) if is_free_of(words, at)]
    return exchange(words, draw.choice(found), []) if found else None


def is_free_of(words: list[str], at: int) -> bool:
    """Whether a denying word stands alone, not said twice."""
    return words[at].strip(",") not in {w.strip(",") for w in (*words[at - 2 : at], words[at + 1])}


def _adverb_in(words: list[str], draw: Random, _: Pool) -> str | None:
    """Put never or hardly in behind a helping verb."""
    found = [at for at in find_places(words, lambda w: w in AUXILIARY) if is_free(words, at)]
    if not found:
        return None
    return exchange(words, draw.choice(found) + 1, [draw.choice(["never", "hardly", "barely"])], 0)


def _no_out(words: list[str], draw: Random, _: Pool) -> str | None:
    """Leave "no" out before a noun."""
    found = find_pairs(words, lambda w, n: w == "no" and n.isalpha() and n.islower())
    wrong = {"no", "one", "not", *COUNTED}
    found = [at for at in found if words[at + 1] not in wrong and words[at - 1][-1].isalnum()]
    return exchange(words, draw.choice(found), []) if found else None


def _no_in(words: list[str], draw: Random, _: Pool) -> str | None:
    """Put "no" for "a"."""
    have = {"have", "has", "had", "is", "was", "need", "got", "get", "make", "made"}
    found = find_pairs(words, lambda w, n: w in have and n == "a")
    found = [at for at in found if is_free(words, at) and words[at + 2] not in COUNTED | {"lot"}]
    return exchange(words, draw.choice(found) + 1, ["no"]) if found else None


def _modal_out(words: list[str], draw: Random, _: Pool) -> str | None:
    """Leave a modal verb out."""
    found = find_pairs(words, lambda w, n: w in SUBJECTS and n in MODALS)
    found = [at for at in found if re.fullmatch(r"[a-z]+", words[at + 2])]
    found = [at for at in found if is_free(words, at) and words[at + 2] not in {*MODALS, "have"}]
    return exchange(words, draw.choice(found) + 1, []) if found else None


def _modal_in(words: list[str], draw: Random, _: Pool) -> str | None:
    """Put a modal verb in."""
    found = find_pairs(words, lambda w, n: w in SUBJECTS and n in VERBS)
    found = [at for at in found if not {*MODALS, "do", "did"} & {*words[at - 2 : at]}]
    if not found:
        return None
    return exchange(words, draw.choice(found) + 1, [draw.choice(["might", "must", "could"])], 0)


def _modal_for_duty(words: list[str], draw: Random, _: Pool) -> str | None:
    """Put a modal verb for a phrase of duty or wish."""
    found = find_pairs(words, lambda w, n: w in {"have", "want", "need"} and n == "to")
    wrong = {*MODALS, "not", "don't", "don’t", "to"}
    found = [at for at in found if not wrong & {*words[at - 2 : at]}]
    return exchange(words, draw.choice(found), [draw.choice(MODALS)], 2) if found else None


def _range_made(words: list[str], draw: Random, _: Pool) -> str | None:
    """Make a range of a number."""
    found = find_places(words, lambda w: re.fullmatch(r"\d{2,3}", w) is not None)
    found = [at for at in found if not {words[at - 1], words[at + 1]} & {*COUNTED, "to", "or"}]
    if not found:
        return None
    at = draw.choice(found)
    return exchange(words, at + 1, ["to", str(int(words[at]) + draw.randint(5, 60))], 0)


def _range_out(words: list[str], draw: Random, _: Pool) -> str | None:
    """Keep one end of a range."""
    found = [
        at
        for at in range(EDGE, len(words) - EDGE - 3)
        if _is_count(words[at]) and words[at + 1] in {"to", "or"} and _is_count(words[at + 2])
        if words[at] != words[at + 2]
    ]
    if not found:
        return None
    at = draw.choice(found)
    return exchange(words, at + draw.choice([0, 1]), [], 2)


def _bound_in(words: list[str], draw: Random, _: Pool) -> str | None:
    """Bound a number."""
    found = [at for at in find_places(words, _is_count) if words[at - 1].isalpha()]
    bounding = {*COUNTED, *(w for bound in BOUNDS for w in bound.split()), "than", "as"}
    found = [at for at in found if words[at - 1].lower() not in bounding | {"the", "number"}]
    found = [at for at in found if words[at] != "one"]
    if not found:
        return None
    put = draw.choice(["nearly", "more than", "at least", "about", "up to", "less than"])
    return exchange(words, draw.choice(found), put.split(), 0)


def _bound_other(words: list[str], draw: Random, _: Pool) -> str | None:
    """Put one bound of a number for another."""
    found = [
        (at, len(bound.split()), bound)
        for bound in BOUNDS
        for at in range(EDGE, len(words) - EDGE - len(bound.split()))
        if " ".join(words[at : at + len(bound.split())]) == bound
        and _is_count(words[at + len(bound.split())].strip("$%,."))
    ]
    if not found:
        return None
    at, size, old = draw.choice(found)
    others = [b for b in ("more than", "nearly", "at least", "up to", "fewer than") if b != old]
    return exchange(words, at, draw.choice(others).split(), size)


def _decimal(words: list[str], draw: Random, _: Pool) -> str | None:
    """Lose the decimal point."""
    point = re.compile(r"\$?[1-9]\d{0,2}\.[1-9]\d?%?")
    found = find_places(words, lambda w: point.fullmatch(w) is not None)
    if not found:
        return None
    at = draw.choice(found)
    return exchange(words, at, [words[at].replace(".", "")])


def _year(words: list[str], draw: Random, _: Pool) -> str | None:
    """Put another year."""
    found = find_places(words, lambda w: re.fullmatch(r"(?:19|20)\d\d[,.]?", w) is not None)
    if not found:
        return None
    at = draw.choice(found)
    year = int(words[at][:4]) + draw.choice([-10, -4, -1, 1, 4, 10])
    return exchange(words, at, [f"{year}{words[at][4:]}"])


def _hedge_in(words: list[str], draw: Random, _: Pool) -> str | None:
    """Put a hedge in."""
    found = [at for at in find_places(words, lambda w: w in AUXILIARY) if is_free(words, at)]
    if not found:
        return None
    return exchange(words, draw.choice(found) + 1, [draw.choice(["perhaps", "probably"])], 0)


def _certain(words: list[str], draw: Random, _: Pool) -> str | None:
    """Put certainty for a hedge: I think, I know."""
    text = " ".join(words)
    found = [h for h in CERTAIN if f" {h} " in text[12:-12]]
    if not found:
        return None
    hedge = draw.choice(found)
    return text[:12] + text[12:].replace(f" {hedge} ", f" {CERTAIN[hedge]} ", 1)


def _inside(words: list[str], pool: Pool) -> list[int]:
    """Where names stand that have no name before them."""
    found = find_places(words, lambda w: w in pool.known_names)
    return [
        at
        for at in found
        if words[at - 1][-1].isalnum()
        and not words[at - 1][0].isupper()
        and not words[at + 1][0].isupper()
    ]


def _name_alike(words: list[str], draw: Random, pool: Pool) -> str | None:
    """Put a name for another that begins with the same letter."""
    found = _inside(words, pool)
    if not found:
        return None
    at = draw.choice(found)
    alike = [n for n in pool.names if n[0] == words[at][0] and n[:4] != words[at][:4]]
    return exchange(words, at, [draw.choice(alike)]) if alike else None


def _pronoun_for_name(words: list[str], draw: Random, pool: Pool) -> str | None:
    """Put a pronoun for a name, without a bracket."""
    found = _inside(words, pool)
    if not found:
        return None
    return exchange(words, draw.choice(found), [draw.choice(["he", "she", "they", "them"])])


def _noun_for_name(words: list[str], draw: Random, pool: Pool) -> str | None:
    """Put a noun for a name."""
    found = [at for at in _inside(words, pool) if words[at - 1] in {"in", "to", "from", "with"}]
    if not found or not pool.nouns:
        return None
    put = ["the", draw.choice(["council", "ministry", "province", "harbour", "envoy"])]
    return exchange(words, draw.choice(found), put)


def _going(words: list[str], draw: Random, _: Pool) -> str | None:
    """Put "going to" for "will"."""
    helping = {"we": "are", "they": "are", "you": "are", "I": "am", "he": "is", "she": "is"}
    found = find_pairs(words, lambda w, n: w in helping and n == "will")
    found = [at for at in found if re.fullmatch(r"[a-z]+", words[at + 2]) and words[at + 2] != "be"]
    if not found:
        return None
    at = draw.choice(found)
    return exchange(words, at + 1, [helping[words[at]], "going", "to"])


def _ending(words: list[str], draw: Random, pool: Pool) -> str | None:
    """Take the ending from a regular verb: started, start."""
    base = pool.known_nouns
    found = find_places(words, lambda w: re.fullmatch(r"[a-z]{3,}ed", w) is not None)
    found = [at for at in found if words[at][:-2] in base or words[at][:-1] in base]
    if not found:
        return None
    at = draw.choice(found)
    return exchange(words, at, [words[at][:-2] if words[at][:-2] in base else words[at][:-1]])


def _word_out(words: list[str], draw: Random, pool: Pool) -> str | None:
    """Leave one content word out."""
    found = find_places(words, lambda w: is_content(w, pool))
    near = {at: {w.lower().strip(",.") for w in words[at - 2 : at + 3]} for at in found}
    found = [at for at in found if len(near[at]) == len(words[at - 2 : at + 3])]
    found = [at for at in found if not cuts_number(words, at) and not cuts_number(words, at + 1)]
    return exchange(words, draw.choice(found), []) if found else None


def _word_in(words: list[str], draw: Random, pool: Pool) -> str | None:
    """Put one content word in."""
    found = [at for at in find_places(words, str.isalpha) if not cuts_number(words, at)]
    if not found or not pool.nouns:
        return None
    return exchange(words, draw.choice(found), [draw.choice(pool.nouns)], 0)


def _long_out(words: list[str], draw: Random, pool: Pool) -> str | None:
    """Leave nine to thirteen words out."""
    size = draw.randint(9, 13)
    if len(words) < size + 2 * EDGE + 4:
        return None
    at = draw.randint(EDGE + 1, len(words) - EDGE - size - 1)
    if cuts_number(words, at) or cuts_number(words, at + size):
        return None
    del pool
    return exchange(words, at, [], size)


def _exchanged(words: list[str], draw: Random, pool: Pool) -> str | None:
    """Exchange two neighbouring content words."""
    found = find_pairs(words, lambda w, n: is_content(w, pool) and is_content(n, pool) and w != n)
    if not found:
        return None
    at = draw.choice(found)
    return exchange(words, at, [words[at + 1], words[at]], 2)


#: Name of an edit → how it is made, and the alteration type that must come out.
EDITS_OF_SENSE: Mapping[str, tuple[Edit, str]] = {
    "n't put in": (_nt_in, "negation"),
    "n't left out": (_nt_out, "negation"),
    "never, hardly left out": (_adverb_out, "negation"),
    "never, hardly put in": (_adverb_in, "negation"),
    "no left out": (_no_out, "negation"),
    "no put in": (_no_in, "negation"),
    "modal left out": (_modal_out, "modality"),
    "modal put in": (_modal_in, "modality"),
    "modal for duty or wish": (_modal_for_duty, "modality"),
    "range made": (_range_made, "number"),
    "range left out": (_range_out, "number"),
    "bound put in": (_bound_in, "number"),
    "bound for a bound": (_bound_other, "number"),
    "decimal point lost": (_decimal, "number"),
    "year": (_year, "number"),
    "hedge put in": (_hedge_in, "addition"),
    "certainty for a hedge": (_certain, "hedge_dropped"),
    "name that begins alike": (_name_alike, "entity_substitution"),
    "name that looks alike": (make_swap(LOOKALIKES), "entity_substitution"),
    "day or month": (make_swap(DAYS), "entity_substitution"),
    "pronoun for a name": (_pronoun_for_name, "entity_substitution"),
    "noun for a name": (_noun_for_name, "entity_substitution"),
    "going to for will": (_going, "tense_or_agreement"),
    "ending of a verb": (_ending, "tense_or_agreement"),
    "opposite": (make_swap(OPPOSITES), "content_word"),
    "one word left out": (_word_out, "unmarked_omission"),
    "one word put in": (_word_in, "addition"),
    "many words left out": (_long_out, "unmarked_omission"),
    "two words exchanged": (_exchanged, "reorder"),
}
