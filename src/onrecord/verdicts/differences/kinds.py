"""The kind of a change: one type for each, by a fixed order of precedence.

A change is a run of said words and the printed words in their place; either side may be empty. It
gets the first type of this list whose condition holds, so that what turns the sense is never
hidden behind what is merely grammar:

1. `reorder`: the same words are left out here and put in there (told by pairs of changes, before
   all others, in `reorder`).
2. `negation`: one side denies and the other does not, by a word ("not", "never", "without",
   "barely") or by a prefix ("unhappy").
3. `number`: other numbers, another bound ("more than", "nearly"), or another unit behind the same
   number.
4. `modality`: what can, will, may or must be is put otherwise, "have to" and "want to" included.
5. `hedge_dropped`: "I think", "probably", "sort of" was said, and no hedge is printed.
6. `entity_substitution`: a name for a name, a noun for a name, a name or noun for a pronoun.
7. `tense_or_agreement`: forms of one word, helping verbs aside.
8. `pronoun_person`: a pronoun for one of another person, or for an article.
9. `function_word`: only small words on both sides.
10. `content_word`: every other word put for a word.

Where one side is empty, types 2 to 5 and 7 count if the words are few (at most four) and nothing
but the telling one goes with it; then up to three small words left out, or two put in, are
`function_word`, and anything else is `unmarked_omission` or `addition`. A long omission is
parted from the word or two that the alignment set in its place.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import AlterationType, Op, Step
from onrecord.text import Word
from onrecord.verdicts.differences.changes import Change, Comparison
from onrecord.verdicts.vocabulary.inflection import denies, is_participle, same_lexeme
from onrecord.verdicts.vocabulary.lexicon import (
    AUXILIARIES,
    BOUNDS,
    FUNCTION_WORDS,
    HEDGES,
    MODALS,
    NEGATORS,
    PERSONS,
    SEMI_MODALS,
    SHARES,
    UNITS,
)
from onrecord.verdicts.vocabulary.phrases import (
    count_phrase,
    has_number,
    holds_any,
    is_number,
    strip_hedges,
)

__all__ = ["is_negative", "modal_phrases", "part_long", "type_change"]

_SHORT = 4  # a longer stretch left out or put in is more than its one telling word
_LONG = 8  # said words against which a printed word or two are no substitution
_FEW_LEFT_OUT, _FEW_PUT_IN = 3, 2
_BE = frozenset(["am", "is", "are", "was", "were"])
_ADVERBS = frozenset({"never", "not", "always", "already", "just", "ever", "only", "long"})
_REFLEXIVE = frozenset(form for form in PERSONS if form.endswith(("self", "selves")))


def type_change(change: Change, case: Comparison) -> AlterationType:
    """Give a change its one type."""
    if change.said and change.printed:
        return _type_substitution(change, case)
    if _is_echo(change, case):  # it says nothing new, and takes nothing away
        return AlterationType.UNMARKED_OMISSION if change.said else AlterationType.ADDITION
    if change.said:
        return _type_omission(change, case)
    return _type_addition(change, case)


def _is_echo(change: Change, case: Comparison) -> bool:
    """Whether words left out, or put in, are said or printed again right before or behind them.

    "Not now! Not now!" printed once still denies, and printed thrice denies no more than twice.
    """
    words = change.said or change.printed
    if bool(change.said) == bool(change.printed) or change.skipped:
        return False
    size = len(words)
    forms = [word.form for word in words]
    before = case.steps[max(0, change.first - size) : change.first]
    behind = case.steps[change.last : change.last + size]
    return any(_forms_of(beside, said=bool(change.said)) == forms for beside in (before, behind))


def _forms_of(steps: tuple[Step, ...], *, said: bool) -> list[str]:
    """The words of one side of equal steps; nothing if one is not equal."""
    if not all(step.op is Op.EQUAL for step in steps):
        return []
    words = [step.said if said else step.printed for step in steps]
    return [word.form for word in words if word is not None]


def part_long(change: Change, case: Comparison) -> tuple[Change, ...]:
    """Part a long omission from the few words that the alignment set in its place."""
    few, many = len(change.printed), len(change.said)
    if not few or many < _LONG or many < _LONG // 2 * few:
        return (change,)
    omission = replace(change, printed=())
    following = case.steps[change.last].printed if change.last < len(case.steps) else None
    if few == 1 and following and following.form == change.printed[0].form:
        return (omission,)
    return (omission, replace(change, said=(), skipped=()))


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


def _type_substitution(change: Change, case: Comparison) -> AlterationType:
    """The type of words put for other words."""
    said, printed = change.said_forms, change.printed_forms
    around = _following(change, case)
    checks = (
        (AlterationType.NEGATION, _negation_differs(said, printed)),
        (AlterationType.NUMBER, _number_differs(said, printed)),
        (AlterationType.NUMBER, _unit_differs(change, case) or _share_differs(change, case)),
        (AlterationType.NUMBER, _bound_differs(change, case)),
        (AlterationType.TENSE_OR_AGREEMENT, _is_future(said, printed)),
        (AlterationType.MODALITY, _modality_differs(said, printed, around)),
        (AlterationType.HEDGE_DROPPED, _hedge_differs(change, case)),
        (AlterationType.ENTITY_SUBSTITUTION, _entity_differs(change, case)),
        (AlterationType.TENSE_OR_AGREEMENT, _tense_differs(said, printed)),
        (AlterationType.PRONOUN_PERSON, _person_differs(said, printed)),
        (AlterationType.FUNCTION_WORD, _all_function((*said, *printed))),
    )
    return next((kind for kind, holds in checks if holds), AlterationType.CONTENT_WORD)


def _following(change: Change, case: Comparison) -> tuple[str, ...]:
    """The next equal words, which may complete a phrase."""
    steps = case.steps[change.last : change.last + 2]
    return tuple(step.printed.form for step in steps if step.printed)


def _preceding(change: Change, case: Comparison) -> tuple[str, ...]:
    """The last two equal words before a change."""
    steps = case.steps[max(0, change.first - 2) : change.first]
    return tuple(step.printed.form for step in steps if step.printed and step.op is Op.EQUAL)


def _all_function(forms: Sequence[str]) -> bool:
    """Whether all words are function words."""
    return all(form in FUNCTION_WORDS for form in forms)


def _negation_differs(said: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether a denial is on one side only, as a word or as a prefix."""
    if is_negative(said) != is_negative(printed):
        return True
    return any(
        one != other and (denies(one, other) or denies(other, one))
        for one in said
        for other in printed
    )


def _number_differs(said: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether numbers or their bounds differ."""
    if has_number(said) or has_number(printed):
        ours = sorted(form for form in said if is_number(form))
        theirs = sorted(form for form in printed if is_number(form))
        return ours != theirs and (bool(ours) == bool(theirs) or len(said) + len(printed) <= _SHORT)
    return bool(said) and said in BOUNDS and printed in BOUNDS and said != printed


def _share_differs(change: Change, case: Comparison) -> bool:
    """Whether one share stands for another: "a third of" for "a quarter of"."""
    said, printed = change.said_forms, change.printed_forms
    if len(said) != 1 or len(printed) != 1 or not {*said, *printed} <= SHARES:
        return False
    before, after = _preceding(change, case)[-1:], _following(change, case)[:1]
    return after == ("of",) and before != ("the",)


def _unit_differs(change: Change, case: Comparison) -> bool:
    """Whether one unit stands for another right behind the same number."""
    if len(change.said) != 1 or len(change.printed) != 1 or not change.first:
        return False
    before = case.steps[change.first - 1]
    if before.op is not Op.EQUAL or before.printed is None or not is_number(before.printed.form):
        return False
    said, printed = change.said_forms[0], change.printed_forms[0]
    return said in UNITS and printed in UNITS and not same_lexeme(said, printed)


def _bound_differs(change: Change, case: Comparison) -> bool:
    """Whether one word makes another bound of the number that follows: less than, more than."""
    if len(change.said) != 1 or len(change.printed) != 1:
        return False
    before, after = _preceding(change, case)[-1:], _following(change, case)
    if after[:1] == ("than",) and is_number(after[1] if len(after) > 1 else ""):
        sides = (change.said_forms, change.printed_forms)
        return all((*forms, "than") in BOUNDS for forms in sides)
    if before == ("at",) and is_number(after[0] if after else ""):
        return {*change.said_forms, *change.printed_forms} == {"least", "most"}
    return False


def _is_future(said: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether "will" stands for "is going to" or for the present ("will be", "is"), or reversed."""
    bare = {tuple(f for f in forms if f not in _BE) for forms in (said, printed)}
    if bare == {("will",), ("going", "to")}:
        return True
    phrases = sorted((modal_phrases(said), modal_phrases(printed)))
    rest = [[form for form in forms if form != "will"] for forms in (said, printed)]
    return phrases == [(), ("will",)] and _tense_differs(*rest)


def _hedge_differs(change: Change, case: Comparison) -> bool:
    """Whether a hedge was said and none is printed; "I" of "I think" may be printed."""
    said, printed = change.said_forms, change.printed_forms
    if holds_any(said, HEDGES):
        return not holds_any(printed, HEDGES)
    if _same_word(said, printed) or _all_function(said):
        return False
    before = _preceding(change, case)[-1:]
    return (*before, *said) in HEDGES and (*before, *printed) not in HEDGES


def _same_word(said: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether both sides are one word in two forms."""
    return len(said) == len(printed) == 1 and same_lexeme(said[0], printed[0])


def _modality_differs(said: Sequence[str], printed: Sequence[str], around: Sequence[str]) -> bool:
    """Whether what may, must or will be is put otherwise; wanted for want is only tense."""
    if _same_word(said, printed):
        return False
    ours = modal_phrases((*said, *around))
    theirs = modal_phrases((*printed, *around))
    if ours == theirs:
        going = count_phrase(said, ("going", "to")) != count_phrase(printed, ("going", "to"))
        return going and bool(ours)
    future = {"will", "would"}
    if not theirs and set(ours) <= future:
        return count_phrase(printed, ("going", "to")) == 0
    return True


def _tense_differs(said: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether both sides are forms of one word, with helping words at most."""
    for one in said:
        for other in printed:
            if same_lexeme(one, other) or (one == other and one not in FUNCTION_WORDS):
                rest = [f for f in (*said, *printed) if f not in {one, other}]
                return all(f in FUNCTION_WORDS or f == "going" for f in rest)
    return False


def _person_differs(said: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether a personal pronoun is put for one of another person or for an article."""
    if not _all_function((*said, *printed)):
        return False
    ours = [PERSONS[f] for f in said if f in PERSONS]
    theirs = [PERSONS[f] for f in printed if f in PERSONS]
    if ours and theirs:
        return ours != theirs or (len(said) == len(printed) == 1)
    article = {"a", "an", "the"}
    return (bool(theirs) and set(said) <= article) or (bool(ours) and set(printed) <= article)


def _entity_differs(change: Change, case: Comparison) -> bool:
    """Whether a name is put for a name or for a noun, or a noun for a personal pronoun."""
    said = [w for w in change.said if _is_name(case.said, w)]
    printed = [w for w in change.printed if _is_name(case.printed, w)]
    ours, theirs = change.said_forms, change.printed_forms
    if said or printed:
        noun = any(f not in FUNCTION_WORDS for f in (ours if not said else theirs))
        pronoun = any(f in PERSONS or f == "it" for f in (ours if not said else theirs))
        return bool(said and printed) or noun or pronoun
    if {*ours, *theirs} & _REFLEXIVE:
        return False
    if len(ours) == 1 and ours[0] in PERSONS and ours[0] not in {"i", "my", "your", "his", "our"}:
        return any(f not in FUNCTION_WORDS for f in theirs) and len(theirs) <= _FEW_LEFT_OUT
    if len(theirs) == 1 and theirs[0] in PERSONS and theirs[0] not in {"i", "my", "your"}:
        return any(f not in FUNCTION_WORDS for f in ours) and len(ours) <= _FEW_LEFT_OUT
    return False


def _is_name(text: str, word: Word) -> bool:
    """Whether a word is capitalised inside a sentence and is no function word."""
    if not text[word.start].isupper() or word.form in FUNCTION_WORDS or is_number(word.form):
        return False
    before = text[max(0, word.start - 6) : word.start].rstrip()
    opened = not before or before[-1] in '.?!:;"“”‘…-–—()'
    return not opened or text[word.start : word.end].isupper()


def _type_omission(change: Change, case: Comparison) -> AlterationType:
    """The type of words left out."""
    said = _as_had(change.said, change.said_forms, case.said, _following(change, case))
    if len(said) <= _SHORT and not change.skipped:
        kind = _type_lone(said, _following(change, case))
        if kind is not None:
            return kind
    if said != strip_hedges(said) and strip_hedges(said) in {(), ("that",)}:
        return AlterationType.HEDGE_DROPPED
    if len(said) <= _FEW_LEFT_OUT and _all_function(said) and not change.skipped:
        return AlterationType.FUNCTION_WORD
    return AlterationType.UNMARKED_OMISSION


def _as_had(
    words: Sequence[Word], forms: tuple[str, ...], text: str, after: Sequence[str]
) -> tuple[str, ...]:
    """The forms, a lone "'d" before a participle read as "had": I'd never said, I'd been."""
    if forms != ("would",) or text[words[0].start] not in "'’ʼ":
        return forms
    verb = next((form for form in after if form not in _ADVERBS), "")
    return ("had",) if is_participle(verb) else forms


def _type_lone(forms: tuple[str, ...], around: Sequence[str]) -> AlterationType | None:
    """The type of a few words that stand on one side only, if one of them tells."""
    if is_negative(forms):
        return AlterationType.NEGATION
    rest = [f for f in forms if not is_number(f) and f not in {"percent", "dollars", "and"}]
    quantity = forms in BOUNDS and bool(around) and is_number(around[0])
    if quantity or (has_number(forms) and all(f in FUNCTION_WORDS for f in rest)):
        return AlterationType.NUMBER
    modal = modal_phrases((*forms, *around)) != modal_phrases(around)
    going = count_phrase((*forms, *around), ("going", "to")) > count_phrase(around, ("going", "to"))
    helpers = FUNCTION_WORDS | MODALS | {"going", "able", "need", "want"}
    if all(f in helpers for f in forms) and (modal or (going and modal_phrases(around))):
        return AlterationType.MODALITY
    helping = all(f in FUNCTION_WORDS or f == "going" for f in forms)
    if helping and (going or AUXILIARIES & set(forms)):
        return AlterationType.TENSE_OR_AGREEMENT
    return None


def _type_addition(change: Change, case: Comparison) -> AlterationType:
    """The type of words put in."""
    after = _following(change, case)
    printed = _as_had(change.printed, change.printed_forms, case.printed, after)
    if len(printed) <= _SHORT:
        kind = _type_lone(printed, _following(change, case))
        if kind is not None:
            return kind
    if len(printed) <= _FEW_PUT_IN and _all_function(printed):
        return AlterationType.FUNCTION_WORD
    return AlterationType.ADDITION
