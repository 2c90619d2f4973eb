"""Predicates: what can be asked of a change; the closed set over which the table's rows stand.

Each takes a change with what stands around it. "Denies" is an odd number of denying words, or a
denying prefix. Where a change has words on one side alone, a lone "'d" before a participle is read
as "had" (I'd never said, I'd been).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final

from onrecord.compare.alteration_table import enter_in
from onrecord.compare.differences.changes import Change, Comparison
from onrecord.compare.vocabulary.compared_phrases import (
    count_phrase,
    has_number,
    holds_any,
    is_number,
    strip_hedges,
)
from onrecord.compare.vocabulary.compared_words import (
    AUXILIARIES,
    BOUNDS,
    FUNCTION_WORDS,
    HEDGES,
    MODALS,
    NEGATORS,
    PERSONS,
    SEMI_MODALS,
    UNITS,
)
from onrecord.language import denies, is_participle, same_lexeme
from onrecord.model import Op
from onrecord.text import Word

__all__ = ["PREDICATES", "View", "is_negative", "modal_phrases"]

_SHORT = 4  # a longer stretch left out or put in is more than its one telling word
_FEW_LEFT_OUT, _FEW_PUT_IN = 3, 2
_BE = frozenset(["am", "is", "are", "was", "were"])
_BESIDE_NUMBERS = frozenset({"percent", "dollars", "and"})
_HELPERS = FUNCTION_WORDS | MODALS | {"going", "able", "need", "want"}


@dataclass(frozen=True)
class View:
    """A change, and what stands around it."""

    change: Change
    case: Comparison

    @cached_property
    def said(self) -> tuple[str, ...]:
        """The said words."""
        return self.change.said_forms

    @cached_property
    def printed(self) -> tuple[str, ...]:
        """The printed words."""
        return self.change.printed_forms

    @cached_property
    def before(self) -> tuple[str, ...]:
        """The last two equal words before it."""
        steps = self.case.steps[max(0, self.change.first - 2) : self.change.first]
        return tuple(step.printed.form for step in steps if step.printed and step.op is Op.EQUAL)

    @cached_property
    def after(self) -> tuple[str, ...]:
        """The next equal words, which may complete a phrase."""
        steps = self.case.steps[self.change.last : self.change.last + 2]
        return tuple(step.printed.form for step in steps if step.printed)

    @cached_property
    def lone(self) -> tuple[str, ...]:
        """The words of a change that has them on one side alone; "'d" is opened."""
        words = self.change.said or self.change.printed
        text = self.case.said if self.change.said else self.case.printed
        forms = self.said or self.printed
        if forms != ("would",) or text[words[0].start] not in "'’ʼ":
            return forms
        verb = next(iter(self.after), "")
        return ("had",) if is_participle(verb) else forms

    @cached_property
    def modals(self) -> tuple[str, ...]:
        """The modal phrases of the lone words, read with those that follow."""
        return modal_phrases((*self.lone, *self.after))

    @cached_property
    def goes(self) -> bool:
        """Whether the lone words make a "going to" with those that follow."""
        with_it = count_phrase((*self.lone, *self.after), ("going", "to"))
        return with_it > count_phrase(self.after, ("going", "to"))


PREDICATES: Final[dict[str, Callable[[View], bool]]] = {}  # by the name that the table knows it by
_predicate = partial(enter_in, PREDICATES)


def is_negative(forms: Sequence[str]) -> bool:
    """Whether the words deny an odd number of times."""
    return sum(form in NEGATORS for form in forms) % 2 == 1


def modal_phrases(forms: Sequence[str]) -> tuple[str, ...]:
    """The modal verbs and phrases among the words, sorted, `going to` left out."""
    found = [form for form in forms if form in MODALS]
    found.extend(
        " ".join(phrase)
        for phrase in SEMI_MODALS
        if phrase != ("going", "to") and count_phrase(forms, phrase)
    )
    return tuple(sorted(found))


@_predicate("one side denies")
def _negation_differs(view: View) -> bool:
    """Whether a denial is on one side only, as a word or as a prefix."""
    said, printed = view.said, view.printed
    if is_negative(said) != is_negative(printed):
        return True
    return any(
        one != other and (denies(one, other) or denies(other, one))
        for one in said
        for other in printed
    )


@_predicate("other number")
def _number_differs(view: View) -> bool:
    """Whether numbers or their bounds differ."""
    said, printed = view.said, view.printed
    if has_number(said) or has_number(printed):
        ours = sorted(form for form in said if is_number(form))
        theirs = sorted(form for form in printed if is_number(form))
        return ours != theirs and (bool(ours) == bool(theirs) or len(said) + len(printed) <= _SHORT)
    return bool(said) and said in BOUNDS and printed in BOUNDS and said != printed


@_predicate("other unit")
def _unit_differs(view: View) -> bool:
    """Whether one unit stands for another right behind the same number."""
    if len(view.change.said) != 1 or len(view.change.printed) != 1 or not view.change.first:
        return False
    before = view.case.steps[view.change.first - 1]
    if before.op is not Op.EQUAL or before.printed is None or not is_number(before.printed.form):
        return False
    said, printed = view.said[0], view.printed[0]
    return said in UNITS and printed in UNITS and not same_lexeme(said, printed)


@_predicate("other bound")
def _bound_differs(view: View) -> bool:
    """Whether one word makes another bound of the number that follows: less than, more than."""
    if len(view.change.said) != 1 or len(view.change.printed) != 1:
        return False
    before, after = view.before[-1:], view.after
    if after[:1] == ("than",) and is_number(after[1] if len(after) > 1 else ""):
        sides = (view.said, view.printed)
        return all((*forms, "than") in BOUNDS for forms in sides)
    if before == ("at",) and is_number(after[0] if after else ""):
        return {*view.said, *view.printed} == {"least", "most"}
    return False


@_predicate("future told otherwise")
def _is_future(view: View) -> bool:
    """Whether "will" stands for "is going to" or for the present ("will be", "is"), or reversed."""
    said, printed = view.said, view.printed
    bare = {tuple(f for f in forms if f not in _BE) for forms in (said, printed)}
    if bare == {("will",), ("going", "to")}:
        return True
    phrases = sorted((modal_phrases(said), modal_phrases(printed)))
    rest = [[form for form in forms if form != "will"] for forms in (said, printed)]
    return phrases == [(), ("will",)] and _are_two_forms(*rest)


@_predicate("hedge only said")
def _hedge_differs(view: View) -> bool:
    """Whether a hedge was said and none is printed; "I" of "I think" may be printed."""
    said, printed = view.said, view.printed
    if holds_any(said, HEDGES):
        return not holds_any(printed, HEDGES)
    if _same_word(said, printed) or _all_function(said):
        return False
    before = view.before[-1:]
    return (*before, *said) in HEDGES and (*before, *printed) not in HEDGES


def _same_word(said: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether both sides are one word in two forms."""
    return len(said) == len(printed) == 1 and same_lexeme(said[0], printed[0])


@_predicate("other modal")
def _modality_differs(view: View) -> bool:
    """Whether what may, must or will be is put otherwise; wanted for want is only tense."""
    said, printed = view.said, view.printed
    if _same_word(said, printed):
        return False
    ours = modal_phrases((*said, *view.after))
    theirs = modal_phrases((*printed, *view.after))
    return ours != theirs and bool(theirs or not count_phrase(printed, ("going", "to")))


@_predicate("one word in two forms")
def _tense_differs(view: View) -> bool:
    """Whether both sides are forms of one word, with helping words at most."""
    return _are_two_forms(view.said, view.printed)


def _are_two_forms(said: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether both sides are forms of one word, with helping words at most."""
    for one in said:
        for other in printed:
            if same_lexeme(one, other):
                rest = [f for f in (*said, *printed) if f not in {one, other}]
                return _all_function(rest)
    return False


@_predicate("other person")
def _person_differs(view: View) -> bool:
    """Whether a personal pronoun is put for one of another person or for an article."""
    said, printed = view.said, view.printed
    if not _all_function((*said, *printed)):
        return False
    ours = [PERSONS[f] for f in said if f in PERSONS]
    theirs = [PERSONS[f] for f in printed if f in PERSONS]
    if ours and theirs:
        return ours != theirs or (len(said) == len(printed) == 1)
    article = {"a", "an", "the"}
    return (bool(theirs) and set(said) <= article) or (bool(ours) and set(printed) <= article)


@_predicate("other name")
def _entity_differs(view: View) -> bool:
    """Whether a name is put for a name or for a noun, or a noun for a personal pronoun."""
    said = [w for w in view.change.said if _is_name(view.case.said, w)]
    printed = [w for w in view.change.printed if _is_name(view.case.printed, w)]
    ours, theirs = view.said, view.printed
    if _same_word(ours, theirs):
        return False
    if said or printed:
        noun = any(f not in FUNCTION_WORDS for f in (ours if not said else theirs))
        pronoun = any(f in PERSONS or f == "it" for f in (ours if not said else theirs))
        return bool(said and printed) or noun or pronoun
    if len(ours) == 1 and ours[0] in PERSONS and ours[0] not in {"i", "my", "your", "his", "our"}:
        return not _all_function(theirs)
    if len(theirs) == 1 and theirs[0] in PERSONS and theirs[0] not in {"i", "my", "your"}:
        return not _all_function(ours)
    return False


def _is_name(text: str, word: Word) -> bool:
    """Whether a word is capitalised inside a sentence and is no function word."""
    if not text[word.start].isupper() or word.form in FUNCTION_WORDS or is_number(word.form):
        return False
    before = text[max(0, word.start - 6) : word.start].rstrip()
    opened = not before or before[-1] in '.?!:;"“”‘…-–—()'
    return not opened or text[word.start : word.end].isupper()


def _all_function(forms: Sequence[str]) -> bool:
    """Whether all words are function words."""
    return all(form in FUNCTION_WORDS for form in forms)


@_predicate("small words only")
def _are_small(view: View) -> bool:
    """Whether all words are function words."""
    return _all_function((*view.said, *view.printed))


@_predicate("few")
def _is_few(view: View) -> bool:
    """Whether the words are few enough for one of them to tell."""
    return len(view.lone) <= _SHORT and not (view.said and view.change.skipped)


@_predicate("bound before a number")
def _bounds_number(view: View) -> bool:
    """Whether the words bound the number that follows."""
    return view.lone in BOUNDS and bool(view.after) and is_number(view.after[0])


@_predicate("number and small words")
def _is_number_alone(view: View) -> bool:
    """Whether the words are a number, and small words at most."""
    rest = [f for f in view.lone if not is_number(f) and f not in _BESIDE_NUMBERS]
    return has_number(view.lone) and _all_function(rest)


@_predicate("modal on one side")
def _has_modal(view: View) -> bool:
    """Whether the words make a modal, alone or with those that follow."""
    beside = modal_phrases(view.after)
    return view.modals != beside or (view.goes and bool(beside))


@_predicate("helping verbs")
def _are_helping_verbs(view: View) -> bool:
    """Whether the words only help a verb: had, is going to."""
    helping = all(form in FUNCTION_WORDS or form == "going" for form in view.lone)
    return helping and (view.goes or bool(AUXILIARIES & set(view.lone)))


@_predicate("hedge and nothing else")
def _is_hedge(view: View) -> bool:
    """Whether the words are a hedge, and "that" at most."""
    rest = strip_hedges(view.lone)
    return view.lone != rest and rest in {(), ("that",)}


@_predicate("up to three small words")
def _few_small_left_out(view: View) -> bool:
    """Whether up to three small words are left out."""
    return len(view.lone) <= _FEW_LEFT_OUT and _all_function(view.lone)


@_predicate("up to two small words")
def _few_small_put_in(view: View) -> bool:
    """Whether up to two small words are put in."""
    return len(view.lone) <= _FEW_PUT_IN and _all_function(view.lone)


@_predicate("denies")
def _denies(view: View) -> bool:
    """Whether the words deny."""
    return is_negative(view.lone)


@_predicate("helping words only")
def _only_helps(view: View) -> bool:
    """Whether all words are small or helping ones."""
    return all(form in _HELPERS for form in view.lone)
