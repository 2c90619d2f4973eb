"""Judging: from matches to the verdict on a quotation, with its evidence."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.model import (
    Finding,
    Match,
    Meaning,
    Note,
    NoteKind,
    Quotation,
    Verdict,
)
from onrecord.text import find_words, is_description, names_agree
from onrecord.verdicts.aloud import is_ascribed, is_read_aloud
from onrecord.verdicts.alterations import has_other_edge, leaves_out_one, sort_changes
from onrecord.verdicts.brackets import note_brackets
from onrecord.verdicts.changes import Comparison, compare, find_changes
from onrecord.verdicts.joins import find_passages, joins_speakers
from onrecord.verdicts.limits import find_limits
from onrecord.verdicts.meaning import find_gravest, judge_meaning
from onrecord.verdicts.owners import (
    begins_clause,
    is_labelled,
    is_nobody,
    is_open,
    is_reported,
    is_slogan,
    is_whole_turn,
)
from onrecord.verdicts.paraphrase import judge_content
from onrecord.verdicts.quoted import name_owner, name_quoted
from onrecord.verdicts.support import (
    ENOUGH_WORDS,
    SAME_DAYS,
    Support,
    is_enough,
    is_support,
    is_telling,
    weigh,
)
from onrecord.verdicts.tidying import COSMETIC

__all__ = ["judge"]

# Set on the development pairs of the verification benchmark and on the same quotations dated
# before they were said, where nothing should be found.
_AHEAD = 0.15  # by which another's passage must surpass the claimed speaker's
_SHORT_WORDS = 4
_SCRAP_WORDS = 7  # fewer, taken out of the middle of another's clause, are chance

_Weighed = tuple[Comparison, Support]


class _Passages:
    """A quotation beside each of its matches, compared when it is asked for, and once."""

    def __init__(self, quotation: Quotation, matches: Sequence[Match]) -> None:
        self.quotation, self.matches = quotation, matches
        self._weighed: dict[int, _Weighed] = {}

    def own(self) -> _Weighed | None:
        """The best of the claimed speaker."""
        mine = (m for m in self.matches if m.claimed and not self._is_strange(m))
        return next(map(self.weigh, mine), None)

    def others(self) -> Iterator[_Weighed]:
        """Those of all others, best first."""
        for match in self.matches:
            if not match.claimed or self._is_strange(match):
                yield self.weigh(match)

    def weigh(self, match: Match) -> _Weighed:
        """One of them."""
        if id(match) not in self._weighed:
            case = compare(self.quotation.text, match)
            self._weighed[id(match)] = case, weigh(case)
        return self._weighed[id(match)]

    def age(self, case: Comparison) -> int | None:
        """Days from the transcript to the print; None if either is undated."""
        printed_on, said_on = self.quotation.printed_on, case.match.transcript.date
        return (printed_on - said_on).days if printed_on and said_on else None

    def _is_strange(self, match: Match) -> bool:
        """Whether the words are never the claimed speaker's.

        They stand in an unnamed question, or under an office without its holder in a transcript
        in which the claimed speaker has a label of their own.
        """
        speaker = self.quotation.speaker
        if speaker is None:
            return False
        asked = match.question and match.speaker is None
        return asked or (is_open(match) and is_labelled(match, speaker))


def judge(quotation: Quotation, matches: Sequence[Match], *, held: bool) -> Finding:
    """Judge printed words by the passages they may come from.

    Args:
        quotation: the printed words.
        matches: of `align`, best first.
        held: whether the archive holds the complete primary text of the occasion.

    Returns:
        The verdict with passages, alterations, meaning and notes. Without support the verdict
        is `unsupported` if `held`, else `no_primary`.
    """
    missing = Verdict.UNSUPPORTED if held else Verdict.NO_PRIMARY
    notes = _first_notes(quotation)
    if quotation.translated or quotation.indirect:
        found = judge_content(quotation, matches, missing)
        return replace(found, notes=(*notes, *found.notes))
    passages = _Passages(quotation, matches)
    own, other = _find_own(passages), _find_other(passages)
    if own is not None and (other is None or other[1].share < own[1].share + _AHEAD):
        found = _disown(quotation, own[0], _compare(own, notes))
        chance = found.alterations and _is_chance(passages, own, found)
        return Finding(missing, notes=notes) if chance else found
    read = _find_read_aloud(passages)
    if read is not None:
        found = _compare(read, (*notes, _quoted_by(read)))
        if not found.alterations or read[1].printed >= ENOUGH_WORDS:
            return found
    if other is None or _is_nobodys(other, matches, quotation.speaker):
        ascribed = _find_ascribed(passages)
        return Finding(missing, notes=(*notes, _quoted_by(ascribed)) if ascribed else notes)
    owner = name_owner(other[0])
    own_words = owner and quotation.speaker and names_agree(owner, quotation.speaker)
    if own_words or is_reported(other[0]) or is_ascribed(other[0], quotation.speaker):
        return Finding(missing, notes=(*notes, _quoted_by(other)))
    return _give_to(owner, _compare(other, notes))


def _give_to(owner: str | None, finding: Finding) -> Finding:
    """A finding as words of somebody else: of whoever is named, or of the passage's speaker."""
    passages = finding.passages
    if owner is not None:
        passages = (replace(passages[0], speaker=owner), *passages[1:])
    return replace(finding, verdict=Verdict.MISATTRIBUTED, passages=passages)


def _is_nobodys(other: _Weighed, matches: Sequence[Match], speaker: str | None) -> bool:
    """Whether another's words are a scrap, a slogan, or stand under a label that names nobody."""
    case, support = other
    scrap = support.words < _SCRAP_WORDS and not begins_clause(case)
    return scrap or is_nobody(case.match, speaker) or is_slogan(matches)


def _disown(quotation: Quotation, case: Comparison, finding: Finding) -> Finding:
    """A finding in which the claimed speaker plainly reads another's words as that other's."""
    owner = name_quoted(case)
    if owner is None or quotation.speaker is None or names_agree(owner, quotation.speaker):
        return finding
    return _give_to(owner, finding)


def _is_chance(passages: _Passages, found: _Weighed, finding: Finding) -> bool:
    """Whether words that differ are too few, or a phrase that is said elsewhere, or of anything."""
    case, support = found
    quotation = passages.quotation
    known = quotation.speaker is not None
    named = quotation.speaker is not None and not is_description(quotation.speaker)
    age, bare = passages.age(case), leaves_out_one(finding.alterations)
    if not is_enough(support, age, known=known, named=named, bare=bare):
        return True
    if support.printed >= ENOUGH_WORDS:
        return False
    if not begins_clause(case) and has_other_edge(finding.alterations, quotation.text):
        return True
    other = next((match for match in passages.matches if not match.claimed), None)
    if other is None:
        return False
    rival = passages.weigh(other)[1]
    apart = other.transcript.id != case.match.transcript.id
    return rival.mass >= support.mass and (apart or rival.share >= support.share + _AHEAD)


def _quoted_by(found: _Weighed) -> Note:
    """The note that another quotes the words, and where."""
    return Note(NoteKind.QUOTED_BY_OTHER_SPEAKER, find_passages((), found[0]))


def _first_notes(quotation: Quotation) -> tuple[Note, ...]:
    """Notes that do not depend on a passage."""
    notes = []
    if len(find_words(quotation.text)) < _SHORT_WORDS:
        notes.append(Note(NoteKind.SHORT))
    if quotation.translated:
        notes.append(Note(NoteKind.TRANSLATION))
    return tuple(notes)


def _find_own(passages: _Passages) -> _Weighed | None:
    """The best passage of the claimed speaker, if it is support."""
    own = passages.own()
    return own if own and is_support(own[1], passages.age(own[0])) else None


def _find_other(passages: _Passages) -> _Weighed | None:
    """The best passage of another speaker, if it is more than a coincidence."""
    other = next(passages.others(), None)
    if other is None:
        return None
    case, support = other
    age = passages.age(case)
    if is_telling(support, age, whole=begins_clause(case)):
        return other
    near = age is None or 0 <= age <= SAME_DAYS
    return other if near and is_whole_turn(case, passages.quotation.speaker) else None


def _find_read_aloud(passages: _Passages) -> _Weighed | None:
    """The best passage in which another speaker quotes the claimed one."""
    speaker = passages.quotation.speaker
    for case, support in passages.others():
        if is_support(support, 0) and is_read_aloud(case, speaker):
            return case, support
    return None


def _find_ascribed(passages: _Passages) -> _Weighed | None:
    """The best passage in which another only tells what the claimed speaker wants."""
    speaker = passages.quotation.speaker
    for case, support in passages.others():
        if is_telling(support, None, whole=True) and is_ascribed(case, speaker):
            return case, support
    return None


def _compare(found: _Weighed, notes: tuple[Note, ...]) -> Finding:
    """The verdict by the words alone."""
    case, support = found
    changes = find_changes(case)
    found_alterations, tidied, spliced = sort_changes(changes, case)
    meaning, alterations = judge_meaning(found_alterations, case)
    turned = [one.meaning for one in tidied if one.meaning is not None]
    if turned:
        meaning = find_gravest([meaning, *turned])
    if spliced or joins_speakers(case):
        verdict = Verdict.SPLICED
        if meaning is Meaning.PRESERVED:
            meaning = None  # what the joining does no rule can tell
    elif alterations:
        verdict = Verdict.ALTERED
    else:
        cosmetic = any(each.reason in COSMETIC for each in tidied)
        verdict = Verdict.COSMETIC if cosmetic else Verdict.VERBATIM
    return Finding(
        verdict=verdict,
        passages=find_passages(changes, case),
        alterations=alterations,
        meaning=meaning,
        notes=(*notes, *find_limits(case), *note_brackets(tidied, case), *_several(case)),
        score=round(support.words / support.printed, 4) if support.printed else 0.0,
        tidied=tidied,
    )


def _several(case: Comparison) -> tuple[Note, ...]:
    """All occurrences of words that were said more than once."""
    found = case.match.occurrences
    return (Note(NoteKind.SEVERAL_PASSAGES, found),) if len(found) > 1 else ()
