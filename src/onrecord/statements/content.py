"""Where the content of an indirect statement begins and ends."""

from collections.abc import Sequence

from onrecord.statements.grammar import (
    AUXILIARIES,
    CLAUSE_WORDS,
    DAYS,
    PRONOUNS,
    TIMES,
    is_adverb,
)
from onrecord.statements.lexicon import ADDRESSED, CUES, NOUNS, PLAIN_SPEECH, SPEECH
from onrecord.statements.subjects import names_work
from onrecord.statements.tokens import Token, phrase_after

__all__ = ["clause_end", "content_end", "content_start"]

# Nouns whose "that" says what they are, besides those of saying and thinking.
_PROPOSITIONS = NOUNS | {
    "idea", "notion", "fact", "talk", "rumor", "rumors", "rumour", "rumours", "suggestions",
    "report", "reports", "charge", "charges", "theory", "evidence", "possibility", "doubt",
    "doubts", "news", "proof", "sense", "confidence", "hopes", "fears", "beliefs", "concerns",
    "assumption", "impression", "warnings", "it",
}  # fmt: skip
_SOURCE = 8  # tokens of "in a report called" and the like
_THAT_WITHIN = 14  # tokens after a cue among which a "that" still belongs to it


def content_start(tokens: Sequence[Token], cue: int, stop: int) -> int:
    """The place where the content after a cue begins: past an addressee, a day, a place."""
    place = cue + 1
    if place < stop and tokens[place].form in CLAUSE_WORDS:
        return place
    that = _find_that(tokens, place, stop)
    if that is not None:
        return that
    form = tokens[cue].form
    if form in ADDRESSED:
        addressee = phrase_after(tokens, place, stop)
        if addressee is not None and addressee.stop < stop:
            place = addressee.stop
    while place < stop:
        passed = _past_adverbial(tokens, place, stop, form)
        if passed == place:
            break
        place = passed
    return place


def _find_that(tokens: Sequence[Token], place: int, stop: int) -> int | None:
    """The place of a "that" or "whether" which a cue governs over an adverbial."""
    told = tokens[place - 1].form in ADDRESSED
    for n in range(place, min(stop, place + _THAT_WITHIN)):
        form = tokens[n].form
        if tokens[n].quoted:
            return None
        if form in {"that", "whether"}:
            return n if told or not _is_object(tokens, place, n) else None
        if (form in PRONOUNS and n > place) or form in AUXILIARIES or form in CUES:
            return None
    return None


def _is_object(tokens: Sequence[Token], place: int, that: int) -> bool:
    """Whether a "that" hangs on the thing a verb is about ("described a town that is empty").

    What somebody rejects or repeats, a claim or an idea, has its content in the clause, though.
    """
    if place >= that or tokens[that - 1].form in _PROPOSITIONS:
        return False
    thing = phrase_after(tokens, place, that)
    return thing is not None and thing.stop == that and tokens[that - 1].form not in TIMES


def _past_adverbial(tokens: Sequence[Token], place: int, stop: int, cue: str) -> int:
    """The place after a day, an adverb, or after "in an interview" and the like."""
    form = tokens[place].form
    following = tokens[place + 1].form if place + 1 < stop else ""
    if form in DAYS or form == ":" or (is_adverb(form) and not tokens[place].capital):
        return place + 1
    if form == "on" and following in DAYS:
        return place + 2
    if form in {"last", "this", "earlier"} and following in TIMES:
        return place + 2
    if form in {"in", "at", "during"} and cue in SPEECH:
        where = phrase_after(tokens, place + 1, stop)
        if where is not None:
            comma = where.stop < stop and tokens[where.stop].form == ","
            return where.stop + comma
    return place


def content_end(tokens: Sequence[Token], place: int, stop: int) -> int:
    """The place where a content ends: its sentence's end, or where somebody else takes over."""
    comma = None
    for n in range(place, stop):
        if tokens[n].quoted:
            continue
        form = tokens[n].form
        if form == ";":
            return n
        comma = n if form == "," else comma
        if comma is not None and n - comma <= _SOURCE and names_work(tokens, n):
            return comma  # …, in a report called “The Long Tide”
        after_marks = n > place + 1 and tokens[n - 1].quoted and tokens[n - 2].form == ","
        if after_marks and _hands_over(tokens, n - 2, stop, n):
            return n
        if form in {",", "and", "but", "--", "—", "–"} and _hands_over(tokens, n, stop, n + 1):
            return n
    return stop


def clause_end(tokens: Sequence[Token], place: int, stop: int) -> int:
    """The place of the second predicate: where "her claim that the dam was safe" goes on "is"."""
    seen = False
    for n in range(place, stop):
        if tokens[n].quoted or tokens[n].form not in AUXILIARIES:
            continue
        if seen and tokens[n - 1].form not in AUXILIARIES and not is_adverb(tokens[n - 1].form):
            return n
        seen = True
    return stop


def _hands_over(tokens: Sequence[Token], place: int, stop: int, after: int) -> bool:
    """Whether a new attribution begins at `after`, behind the comma or conjunction at `place`."""
    n = after
    if n < stop and tokens[n].form in {"and", "but"}:
        n += 1
    while n < stop and (tokens[n].form in AUXILIARIES or is_adverb(tokens[n].form)):
        n += 1
    if n >= stop:
        return False
    form = tokens[n].form
    if form == "according":
        return True
    if (form in CUES and form.endswith(("ing", "ed"))) or form in {"said", "told", "wrote"}:
        return True
    if tokens[place].form not in {",", "and", "but"}:
        return False
    subject = phrase_after(tokens, n, stop)
    return subject is not None and any(
        tokens[k].form in PLAIN_SPEECH
        for k in range(subject.first + 1, min(subject.stop + 1, stop))
        if not tokens[k].quoted
    )
