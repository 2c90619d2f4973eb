"""What an attribution looks like as a whole: the traits by which telling and doing are known apart.

“Orth said that the quay holds” tells what somebody said; “Orth seemed tired”, “the data show a
rise” and “I like this keyboard” do not. Each trait is one sign of that, and none decides alone.
"""

import math
import re
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.language import ENGLISH
from onrecord.model import Attribution, AttributionType, StatementKind
from onrecord.statements.quoting.grammar import (
    AUXILIARIES,
    COMMON_VERBS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
)
from onrecord.statements.quoting.lexicon import SPEECH
from onrecord.statements.typing_cues import find_lemmas
from onrecord.text import Span, text_at

__all__ = ["find_traits"]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*")
_BE = ENGLISH.words("sources", "be")
_MODALS = ENGLISH.words("modals", "modals")
_SHORTENED = ("'d", "'ll")  # would, will
_APART = frozenset({"d", "ll"})  # the same, where a cue begins with them
_DENIES = ENGLISH.words("negation", "negators") | ENGLISH.words("certainty", "unsaid")
_SEEMING = ENGLISH.words("certainty", "seeming")
_TOLD_OF = ENGLISH.words("certainty", "told_of")
_SHOWING = ENGLISH.words("certainty", "showing")
_BODIES = ENGLISH.words("bodies", "published") | ENGLISH.words("bodies", "nouns")
_PEOPLE = ENGLISH.words("people", "humans") | ENGLISH.words("people", "trades")
_TELLERS = _BODIES | _PEOPLE | ENGLISH.words("certainty", "tellers")
_THINGS = ENGLISH.words("certainty", "things")
_OF_THE_PAGE = ENGLISH.words("reported", "of_the_page")
_THIRD = ENGLISH.words("persons", "third")
_ASKING = ENGLISH.words("reported", "asking")
_DENIED_BEFORE = re.compile(r"\b(?:not|never)\s$")
_LOOK_BACK = 12  # characters before a cue
_MARKS, _STOPS = " \t\"'“”‘’«»", ".!?:…"
_SENTENCE: Final = 8  # words; fewer may be a heading
_LEAST: Final = 1e-3  # probability that a tagger is taken to give at least


def find_traits(
    text: str, attribution: Attribution, kind: StatementKind, of_type: AttributionType
) -> dict[str, float]:
    """The traits of an attribution, by name: 1 where it has one, the log odds of its score.

    Args:
        text: the text of a document.
        attribution: source, cue and content in it, and the score that a tagger gave.
        kind: how its content stands to quotation marks.
        of_type: what its cue tells.
    """
    chance = min(max(attribution.score, _LEAST), 1 - _LEAST)
    whole = kind is StatementKind.DIRECT and _stands_alone(text, attribution.content)
    alone = whole and not attribution.cue  # a tagger's score is of the link to a cue
    found = {"log odds": 0.0 if alone else math.log(chance / (1 - chance))}
    found |= dict.fromkeys(_of_kind(kind, of_type), 1.0)
    found |= dict.fromkeys(_of_cue(text, attribution), 1.0)
    found |= dict.fromkeys(_of_source(_words(text, attribution.source)), 1.0)
    if _is_shown(text, attribution):
        found["shown by a thing"] = 1.0
    if kind is not StatementKind.DIRECT:
        found |= dict.fromkeys(_of_content(text, attribution), 1.0)
    elif whole:
        found["whole sentences"] = 1.0
    return found


def _words(text: str, spans: Sequence[Span]) -> list[str]:
    """The words of some spans in small letters, with straight apostrophes."""
    return [word.lower().replace("’", "'") for word in _WORD.findall(text_at(text, spans))]


def _of_kind(kind: StatementKind, of_type: AttributionType) -> Iterator[str]:
    """In marks or not; outside them, what else than saying the cue tells."""
    if kind is not StatementKind.INDIRECT:
        yield kind.value
    if kind is not StatementKind.DIRECT and of_type is not AttributionType.COMMUNICATION:
        yield of_type.value


def _of_cue(text: str, attribution: Attribution) -> Iterator[str]:
    """A verb of saying, a denied or a possible one, a passive, or none."""
    words = _words(text, attribution.cue)
    if not words:
        yield "no cue"
        return
    yield from _of_verb(words)
    start = attribution.cue[0].start
    before = text[max(0, start - _LOOK_BACK) : start].lower()
    if _DENIED_BEFORE.search(before) or any(map(_denies, words)):
        yield "denied"
    if _BE.intersection(words[:-1]) and _is_participle(words[-1]):
        yield "passive"
        if not attribution.source:
            yield "passive, of nobody"


def _of_verb(words: Sequence[str]) -> Iterator[str]:
    """What the words of a cue tell by themselves."""
    if SPEECH.intersection(words):
        yield "saying"
    if words[0] == "to":
        yield "purpose"
    if _SEEMING.intersection(find_lemmas(words)):
        yield "seeming"
    if words[0] in _APART or any(w in _MODALS or w.endswith(_SHORTENED) for w in words):
        yield "possible"
    if len(words) > 1 and words[-1] in PREPOSITIONS - {"to"} and words[0] != "according":
        yield "about"


def _denies(word: str) -> bool:
    return word in _DENIES or word.endswith("n't")


def _is_participle(word: str) -> bool:
    """Whether a word can be one, by its end."""
    return word.endswith(("ed", "en")) or word in _TOLD_OF


def _of_source(words: Sequence[str]) -> Iterator[str]:
    """Whoever writes or reads the page, somebody or something told of before."""
    if not words:
        return
    if words[0] in _OF_THE_PAGE:
        yield "of the page"
    if words[0] in _THIRD:
        yield "he or she"
    if words[0] in _THINGS:
        yield "it"
    elif words[0] in RELATIVES:
        yield "who"


def _is_shown(text: str, attribution: Attribution) -> bool:
    """Whether a thing shows what nobody tells: “the data point to a rise”."""
    if not _SHOWING.intersection(find_lemmas(_words(text, attribution.cue))):
        return False
    forms = _WORD.findall(text_at(text, attribution.source))
    if forms and forms[0].lower() in DETERMINERS:
        del forms[0]
    pronoun = len(forms) == 1 and forms[0].lower() in PRONOUNS - _THINGS
    named = any(form[0].isupper() for form in forms)
    tells = any(form in _TELLERS or ENGLISH.lemma(form) in _TELLERS for form in forms)
    return bool(attribution.source) and not (pronoun or named or tells)


def _of_content(text: str, attribution: Attribution) -> Iterator[str]:
    """A clause, an infinitive, a question, or a thing that is named and no more."""
    words = _words(text, attribution.content)
    first = words[0] if words else ""
    if first == "to":
        yield "infinitive"
    elif not any(word in AUXILIARIES or word in COMMON_VERBS for word in words) and not any(
        word.endswith(("ed", "n't")) for word in words
    ):
        yield "no verb"
    if first in _ASKING:
        yield "question"
    if len(attribution.content) > 1:
        yield "in pieces"
    if attribution.cue and attribution.content[-1].end <= attribution.cue[0].start:
        yield "before the cue"


def _stands_alone(text: str, content: Sequence[Span]) -> bool:
    """Whether a quotation is whole sentences, a paragraph of its own or between others."""
    start, end = content[0].start, content[-1].end
    stop = text.find("\n", end)
    before = text[text.rfind("\n", 0, start) + 1 : start].rstrip(_MARKS)
    behind = text[end : stop if stop >= 0 else None]
    opens = not before or before[-1] in _STOPS
    closes = text[:end].rstrip(_MARKS)[-1:] in _STOPS or not any(map(str.isalnum, behind))
    return opens and closes and len(_words(text, content)) >= _SENTENCE
