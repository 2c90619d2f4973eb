"""Propositions: whether reported words say something, and whether a passage holds its names.

"Her record as secretary of state" says nothing that a passage could support: it has no verb. The
words around the name of a thing stand everywhere.
"""

import itertools
from collections.abc import Sequence

from onrecord.compare.indirect.holdings import are_one_name
from onrecord.compare.vocabulary.compared_phrases import is_number
from onrecord.compare.vocabulary.compared_words import CALENDAR, COMMON, FUNCTION_WORDS, MODALS
from onrecord.language import ENGLISH, is_verb_form, stem
from onrecord.model import Match, Quotation
from onrecord.text import Span, Word, spell_forms, spell_out

__all__ = ["SELVES", "find_bodies", "find_names", "hold_names", "is_proposition", "tell_words"]

_AROUND = 300  # characters of the same turn in which a name may stand that the passage leaves out
_BE = ENGLISH.words("clauses", "helping")
_HELPING = _BE | MODALS
_OPENING = ENGLISH.words("clauses", "opening_reports")
_FEWEST = 3  # words of a clause: who, does, what
_ENDINGS = ("ed", "ize", "ise", "ify")
_MATTERS = frozenset(["about", "as", "for", "of", "on"])
_SUBJECTS = ENGLISH.words("clauses", "subjects_of_verbs")
_LONG = 5  # letters of a verb in -ed
_BEFORE_NOUNS = " ".join(ENGLISH.listed("clauses", "before_nouns"))
_INNER = frozenset(_BEFORE_NOUNS.split())
SELVES = frozenset(
    ["myself", "yourself", "himself", "herself", "itself", "ourselves", "themselves"]
)
_WE = frozenset(["we", "us", "our", "ours"])


def is_proposition(text: str) -> bool:
    """Whether words hold a finite verb: a helping one, an irregular form, or one in -ed.

    A participle behind an article or at the very beginning is none: "the finished bridge",
    "increased spending"; nor is the "'s" of an owner. What begins with "about" or "as" names a
    matter, unless a helping verb follows. Behind "that" or "she" some verb stands.
    """
    words = spell_out(text)
    forms = [word.form for word in words]
    if not forms:
        return False
    if forms[0] in _MATTERS and _HELPING.isdisjoint(forms):
        return False
    if forms[0] in _OPENING and len(forms) >= _FEWEST:
        return True
    return any(_is_verb(forms, at) and not _is_owner(words, at, text) for at in range(len(words)))


def _is_verb(forms: Sequence[str], at: int) -> bool:
    """Whether a word is likely a verb."""
    form, before = forms[at], forms[at - 1] if at else ""
    if form in _HELPING:
        return True
    if not before or before in _INNER:
        return False
    long = len(form) >= _LONG and form.endswith(_ENDINGS)
    return long or is_verb_form(form)


def _is_owner(words: Sequence[Word], at: int, text: str) -> bool:
    """Whether an "is" is the "'s" behind anything but a pronoun."""
    short = text[words[at].start : words[at].end].lower() != words[at].form
    return short and words[at].form == "is" and words[max(at - 1, 0)].form not in _SUBJECTS


def tell_words(forms: Sequence[str]) -> set[str]:
    """The stems of the words that tell what is said; numbers are compared apart."""
    small = FUNCTION_WORDS | COMMON | CALENDAR | SELVES
    return {stem(f) for f in forms if len(f) > 1 and f not in small and not is_number(f)}


def hold_names(quotation: Quotation, match: Match, passage: Span) -> bool:
    """Whether every name of a statement stands in a passage or near it in the same turn.

    Or in the title, which tells what the whole text is about. "The Commission" may be "we".
    """
    text = match.transcript.text
    turn = next((t.span for t in match.transcript.turns if passage.start in t.span), passage)
    low, high = max(turn.start, passage.start - _AROUND), min(turn.end, passage.end + _AROUND)
    around = set(spell_forms(text, low, high))
    around |= set(spell_forms(match.transcript.title or ""))
    ours = not _WE.isdisjoint(spell_forms(passage.of(text)))
    bodies = find_bodies(quotation.text) if ours else frozenset()
    return all(
        any(are_one_name(name, other) for other in around)
        for name in find_names(quotation.text) - bodies
    )


def find_names(text: str) -> set[str]:
    """The capitalised words inside a sentence; of the first word nothing is known."""
    return {word.form for word in spell_out(text) if _is_name(text, word)}


def find_bodies(text: str) -> set[str]:
    """The names right behind "the": those of bodies."""
    words = spell_out(text)
    pairs = itertools.pairwise(words)
    return {name.form for the, name in pairs if the.form == "the" and _is_name(text, name)}


def _is_name(text: str, word: Word) -> bool:
    """Whether a word is capitalised inside a sentence; a day or month is no name."""
    small = word.form in FUNCTION_WORDS or word.form in CALENDAR or is_number(word.form)
    if not text[word.start].isupper() or small:
        return False
    return bool(text[: word.start].strip())
