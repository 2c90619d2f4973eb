"""An answer in lines for a reader: the verdict, both sides, each difference with its reason."""

from collections.abc import Iterator, Sequence

from onrecord.model import Alteration, Finding, NoteKind, StatementKind, Tidied, Verdict
from onrecord.presentation.findings.answers import AnswersView
from onrecord.presentation.findings.faces import Face
from onrecord.presentation.findings.word_account import JOINT, Strip, mark_differences
from onrecord.presentation.words.differences import (
    NOTHING,
    abridge,
    name_alteration,
    name_meaning,
    name_tidying,
    set_side_by_side,
    tell_alteration,
    tell_meaning,
    tell_tidying,
)
from onrecord.presentation.words.sourcing import tell_source
from onrecord.presentation.words.wording import (
    DISCLAIMER,
    Spoken,
    put_finding,
    put_in_marks,
    put_note,
    tell_day,
)
from onrecord.usecases import AS_SAID, Claim

__all__ = ["put_answer", "tell_answer", "tell_answers", "tell_claim"]

_NAMED = 3  # of the texts searched
_OTHERWISE = Spoken(
    "On record, but not as asked",
    "The words stand in a transcript we hold, of another speaker or day than was asked for.",
    "⇄",
)
_TOO_FEW = "Too few words to tell"
_UNFOUND = (Verdict.UNSUPPORTED, Verdict.NO_PRIMARY)
_LEAD = Verdict.ELSEWHERE


def tell_answers(answers: AnswersView) -> Iterator[str]:
    """Answers in lines for a reader."""
    if not answers.drawn:
        yield from tell_answer(answers.each[0])
        return
    count = len(answers.each)
    found = sum(face.as_said for face in answers.each)
    yield f"{count} {'quotation' if count == 1 else 'quotations'}, {found} on record as printed"
    yield ""
    for number, face in enumerate(answers.each, 1):
        yield f"[{number}] {face.speaker or 'speaker not named'}"
        yield from tell_answer(face, caution=False)
    yield DISCLAIMER


def tell_answer(face: Face, *, caution: bool = True) -> Iterator[str]:
    """An answer in lines for a reader, the caution last unless several answers share one."""
    finding = face.finding
    put = put_answer(face)
    yield f"{put.sign} {put.label} ({finding.verdict.value})"
    yield put.sentence
    yield from tell_claim(face.claim)
    yield ""
    yield from _tell_sides(face)
    if face.account:
        yield f"word by word: {_tell_account(face.account)}"
    yield from _tell_differences(finding)
    source = tell_source(finding)
    if source is not None:
        yield f"Why this passage: {source}"
    for note in finding.notes:
        yield f"Note: {put_note(note.kind)}"
    if face.vain:
        yield _tell_searched(face)
    yield ""
    if caution:
        yield DISCLAIMER


def tell_claim(claim: Claim) -> Iterator[str]:
    """A line each for the speaker and the day where they are unknown or another's."""
    by = claim.said_by or "a speaker who is not named"
    if not claim.known:
        found = f" The passage found is by {by}." if claim.said_by or claim.said_on else ""
        yield f"Speaker unknown: nobody called “{claim.speaker}” speaks in this archive.{found}"
    elif claim.other_speaker:
        yield f"Said by {by}, not by {claim.speaker}, as asked."
    if claim.other_day and claim.said_on and claim.on:
        yield f"Said on {tell_day(claim.said_on)}; asked for {tell_day(claim.on)}."


def _tell_searched(face: Face) -> str:
    """How many texts were searched, and the first by name."""
    named = "; ".join(document.name for document in face.vain[:_NAMED])
    more = face.searched_count - min(_NAMED, len(face.vain))
    return f"Searched: {named}" + (f"; and {more} more" if more > 0 else "")


def put_answer(face: Face) -> Spoken:
    """An answer in words; its verdict's own, where these are true of what was asked."""
    put = put_finding(face.finding)
    why = _tell_unchecked(face)
    if why is not None:
        return put._replace(label="Could not be checked", sentence=why)
    if face.finding.verdict in AS_SAID and face.claim.differs:
        return _OTHERWISE
    label = put.label
    if face.finding.verdict in _UNFOUND and NoteKind.SHORT in {n.kind for n in face.finding.notes}:
        label = _TOO_FEW  # that they were not found tells nothing
    return put._replace(label=label, sentence=_tell_missing(face) or put.sentence)


def _tell_unchecked(face: Face) -> str | None:
    """Why words of a report were not found wanting though a transcript of the occasion is held."""
    occasion, statement = face.occasion, face.statement
    if face.finding.verdict is not Verdict.NO_PRIMARY or statement is None:
        return None
    if occasion is None or not occasion.transcripts:
        return None
    if not occasion.complete:
        why = "the transcript we hold of it may not be complete"
    elif occasion.verbatim is False:
        why = "the text we hold of it is not word for word"
    elif statement.kind is StatementKind.INDIRECT:
        why = "the report tells them without quotation marks"
    else:
        why = "they are few, or the report does not itself say that they were said there"
    return (
        f"The words were not found in what we hold of the occasion, and that is no finding: {why}."
    )


def _tell_missing(face: Face) -> str | None:
    """What was searched in vain, of bare words; None where a verdict's own sentence will do."""
    if face.document is None and face.claim.other_speaker and face.finding.verdict is _LEAD:
        return "Words like these stand in a text we hold, of another speaker: a lead, no finding."
    if face.said or face.document is not None:
        return None
    wanted = [f"of {face.claim.speaker}"] if face.claim.speaker and face.claim.known else []
    if face.claim.on:
        wanted.append(f"from about {tell_day(face.claim.on)}")
    of = "".join(f" {words}" for words in wanted)
    count = face.searched_count
    if face.finding.verdict is Verdict.NO_PRIMARY:
        none = "No transcript" if not count else "No complete transcript"
        return f"{none}{of} is held, so the words could not be checked."
    texts = "the one transcript" if count == 1 else f"the {count} transcripts"
    return f"The words were not found in {texts}{of} that we hold."


def _tell_sides(face: Face) -> Iterator[str]:
    """The words as printed and as said, and where."""
    printed = "".join(piece.text for piece in face.printed.pieces).strip()
    yield f"printed: {put_in_marks(StatementKind.DIRECT, printed)}"
    sides = [("said:   ", said) for said in face.said]
    sides += [("nearest:", said) for said in face.nearest]
    for side, said in sides:
        yield f"{side} “{''.join(piece.text for piece in said.pieces)}”"
        published = said.document.published or "date not known"
        yield f"         {said.speaker or 'speaker not named'}, {said.document.name}, {published}"
        yield f"         characters {said.span.start} to {said.span.end} of {said.document.path}"


def _tell_account(strips: Sequence[Strip]) -> str:
    """The printed words with each change beside what was said: “The river {1: could → will} fall”.

    What was set aside bears its letter alone where it is printed.
    """
    return "".join(map(_tell_strip, strips)).strip()


def _tell_strip(strip: Strip) -> str:
    """One stretch; words that were left out get a space of their own."""
    if strip.mark is None:
        return strip.printed
    if strip.said is None:
        return f"{{{strip.mark}}}"
    if strip.mark == JOINT:
        return "{joined} "
    if strip.printed and not strip.mark.isdigit():
        return f"{strip.printed}{{{strip.mark}}}"
    said, printed = abridge(strip.said) or NOTHING, abridge(strip.printed) or NOTHING
    return f"{'' if strip.printed else ' '}{{{strip.mark}: {said} → {printed}}}"


def _tell_differences(finding: Finding) -> Iterator[str]:
    """Each alteration with what it does, then each thing set aside; a kind is explained once."""
    explained: set[str] = set()
    marked = mark_differences(finding)
    for mark, change in marked.items():
        if isinstance(change, Alteration):
            yield f"{mark}. {name_alteration(change.type)}: {set_side_by_side(change)}"
            told = tell_alteration(change.type)
            yield f"   {'' if told in explained else told + ' '}Alone, {tell_meaning(change)}."
            explained.add(told)
    if finding.meaning is not None:
        yield f"By rule: {name_meaning(finding.meaning)}."
    if finding.tidied:
        yield "Set aside, each with its reason:"
    for mark, tidied in marked.items():
        if isinstance(tidied, Tidied):
            yield f"{mark}. {name_tidying(tidied.reason)}: {set_side_by_side(tidied)}"
            told = tell_tidying(tidied.reason)
            sentences = [] if told in explained else [told]
            if tidied.meaning is not None:
                sentences.append(f"Alone, {tell_meaning(tidied)}.")
            if sentences:
                yield f"   {' '.join(sentences)}"
            explained.add(told)
