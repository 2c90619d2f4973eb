"""Checking: printed words, and the statements of reports, held against the record."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.casework.leads import as_lead, is_worth_a_look, soften
from onrecord.casework.marked_pieces import Piece, find_pieces, is_one_sentence, runs_on
from onrecord.casework.record import DIRECT, OWN_WORDS, SAME_WORDS, Claim, Proposer, Record
from onrecord.casework.slips import suspect_slips
from onrecord.compare import (
    align,
    join_findings,
    judge,
    place_finding,
    weigh_finding,
)
from onrecord.index import TranscriptIndex
from onrecord.language import language_of
from onrecord.late import load_late
from onrecord.model import (
    AlterationType,
    AttributionType,
    Document,
    Finding,
    Match,
    Note,
    NoteKind,
    Occasion,
    PartKind,
    Passage,
    Quotation,
    Statement,
    StatementKind,
    Verdict,
)
from onrecord.statements import quoted_words
from onrecord.text import (
    SENTENCE_STOP,
    Span,
    find_words,
    fold,
    is_indefinite,
    names_agree,
    parse_name,
    text_at,
)

if TYPE_CHECKING:
    from onrecord import compare, dates
else:  # bare words tell no day, and few look by meaning
    compare = load_late("onrecord.compare")
    dates = load_late("onrecord.dates")

__all__ = [
    "check_quotation",
    "check_statement",
    "is_checked",
    "judge_matches",
    "tells_something",
]

_SENTENCE = 400  # characters of a sentence before its quoted words
_NEXT_DAY = timedelta(days=1)  # a speech of the night is dated by either day
_FAR = 2000  # characters between two parts; some two minutes of speech
_ANOTHERS = (Verdict.MISATTRIBUTED, Verdict.ELSEWHERE)  # words that may be another's
_AT_LENGTH = 12  # words of a piece that differs, beside another that is not on record
_ENOUGH = 6  # quoted words; fewer are a phrase, which a report may take from anywhere


def check_quotation(
    quotation: Quotation,
    index: TranscriptIndex,
    *,
    held: bool,
    propose: Proposer | None = None,
    leads: bool = True,
) -> Finding:
    """Hold printed words against primary texts.

    Args:
        quotation: the words, and who is said to have said them when.
        index: the primary texts.
        held: whether a complete primary text of the occasion is among them.
        propose: asked where the words are not found; None: nobody is.
        leads: whether words that are alike, but hardly the source, are told as `elsewhere`.
    """
    matches = align(quotation, index)
    return judge_matches(quotation, matches, held=held, propose=propose, leads=leads)


def judge_matches(
    quotation: Quotation,
    matches: Sequence[Match],
    *,
    held: bool,
    propose: Proposer | None = None,
    leads: bool = True,
) -> Finding:
    """Judge printed words by what `align` found; all else as `check_quotation` takes it."""
    found = judge(quotation, matches, held=held, leads=leads)
    if propose is None or found.passages:
        return found
    return compare.judge_by_meaning(quotation, found, propose(quotation))


def is_checked(document: Document, statement: Statement) -> bool:
    """Whether a statement is held against the record: those of reports, not of transcripts."""
    if statement.kind is StatementKind.TURN:
        return False
    return not any(
        part.kind is PartKind.TRANSCRIPT and part.span.overlaps(statement.content[0])
        for part in document.parts
    )


def tells_something(statement: Statement, found: Finding) -> bool:
    """Whether a finding is kept.

    What somebody thinks, knows or plans was perhaps never said: that it is not on record tells
    nothing, that it is tells something. What stands in marks was said.
    """
    silent = statement.kind is StatementKind.INDIRECT and (
        statement.type is not AttributionType.COMMUNICATION
    )
    return not silent or found.verdict is Verdict.PARAPHRASE


def check_statement(
    document: Document, statement: Statement, claim: Claim, record: Record
) -> Finding:
    """Hold one statement against the record."""
    held = _holds(document, statement, claim)
    pieces = tuple(find_pieces(document, statement, claim))
    found = join_findings(
        _without_scraps(
            [_check_within(document, statement, piece, record, held=held) for piece in pieces]
        )
    )
    if not document.is_read and found.verdict not in _told_in(document):
        return Finding(Verdict.NO_PRIMARY, statement=statement.id)
    within = [span for _, spans in pieces for span in spans]
    found = _of_the_kind(found, claim.occasion)
    if is_indefinite(statement.speaker or "") and _is_phrase(document, within):
        # "a delegate", "a poster on the gate": a report that had a few words from whoever is named
        # on record would name them.
        found = as_lead(found)
    found = soften(document, statement, within, found)
    printed = text_at(document.text, within)
    if not (held or is_worth_a_look(found, claim.speaker, printed, record.index)):
        return Finding(Verdict.NO_PRIMARY, statement=statement.id)
    found = suspect_slips(found, document.text, within, record.index)
    return replace(
        found,
        statement=statement.id,
        notes=(*found.notes, *_elsewhere(found, claim.occasion, record.index)),
    )


def _told_in(document: Document) -> tuple[Verdict, ...]:
    """The verdicts that can be told in the language of a report that is not whole."""
    return DIRECT if language_of(document.language).has("changes") else SAME_WORDS


def _of_the_kind(found: Finding, occasion: Occasion | None) -> Finding:
    """What is read out somewhere is a lead, not the source, where the report tells of a writing."""
    written = occasion is not None and occasion.kind in dates.WRITTEN and not occasion.transcripts
    quoted = any(note.kind is NoteKind.QUOTED_BY_OTHER_SPEAKER for note in found.notes)
    return as_lead(found) if written and quoted else found


def _without_scraps(findings: list[Finding]) -> list[Finding]:
    """The findings on the pieces of a statement, less those of a few words that have no source.

    They say nothing against the rest. Where there is no rest they stay.
    """
    rest = [
        each
        for each in findings
        if each.verdict is not Verdict.ELSEWHERE
        or all(note.kind is not NoteKind.SHORT for note in each.notes)
    ]
    return rest if any(each.verdict in OWN_WORDS for each in rest) else findings


def _holds(document: Document, statement: Statement, claim: Claim) -> bool:
    """Whether quoted words that are not found are missing in a text that the report speaks of.

    The text is complete and as spoken, and the report says who said the words, and that there. Of a
    translated report other words quoted from it are enough: it puts names its own way.
    """
    occasion = claim.occasion
    if occasion is None or not occasion.complete or occasion.verbatim is False:
        return False
    if claim.either:
        return False
    if statement.kind is StatementKind.INDIRECT:
        return False
    if _is_phrase(document, quoted_words(document.text, statement.content)):
        return False
    anchored = max((claim.anchors.get(name, 0) for name in occasion.transcripts), default=0)
    if anchored and document.is_translation:
        return True
    return dates.names_occasion(document, statement, occasion, anchored=anchored)


def _is_phrase(document: Document, quoted: Sequence[Span]) -> bool:
    """Whether quoted words are but a phrase."""
    return sum(len(find_words(document.text, s.start, s.end)) for s in quoted) < _ENOUGH


def _check_piece(
    text: str, quotation: Quotation, spans: tuple[Span, ...], record: Record, *, held: bool
) -> Finding:
    """Hold the pieces of one quotation against the record, as one or, failing that, each alone.

    “A,” he said. “B” prints two marked pieces. Where they stand apart in the same transcript, no
    passages were joined without a mark, and what was said between them is not left out. “A,” he
    said, “b” prints one sentence: what is lacking between its pieces is left out; so it is between
    paragraphs of one quotation, of which none but the last is closed.
    """
    whole = place_finding(_check_words(quotation, record, held=held), spans)
    if (
        len(spans) == 1
        or whole.verdict is Verdict.VERBATIM
        or is_one_sentence(quotation.text, spans)
    ):
        return whole
    if _is_judged(whole) and runs_on(text, spans):
        return whole
    apart = []
    first = 0
    for span in spans:
        words = quotation.text[first : first + span.end - span.start]
        piece = replace(quotation, text=words)
        apart.append(place_finding(_check_words(piece, record, held=held), (span,)))
        first += span.end - span.start + 1  # the space between pieces
    where = {each.passages[0].document if each.passages else None for each in apart}
    if len(where) > 1 or None in where:
        told = not _is_judged(whole) and _tell_apart(apart, spans, text)
        return join_findings(apart) if told else whole
    if all(map(_is_judged, apart)):
        told = any(each.alterations for each in apart)
        if not _is_judged(whole) or (_adds(whole) and not told):
            return _note_apart(join_findings(apart), apart)
    elif _is_judged(whole):
        return whole  # a lead tells no differences: those of its piece would be lost
    return min(whole, _note_apart(join_findings(apart), apart), key=_doubt)


def _tell_apart(found: Sequence[Finding], spans: Sequence[Span], text: str) -> bool:
    """Whether pieces of different sources, or of none, tell more than the whole.

    Where nothing is on record of one, few words of another are likely of an occasion that is not.
    """
    own = [(f, span) for f, span in zip(found, spans, strict=True) if f.verdict in OWN_WORDS]
    if all(each.passages for each in found):
        return bool(own)
    return bool(own) and all(
        f.verdict in SAME_WORDS or len(find_words(text, *span)) >= _AT_LENGTH for f, span in own
    )


def _note_apart(joined: Finding, pieces: Sequence[Finding]) -> Finding:
    """The finding on pieces, with a note if they were said far apart, or in the other order."""
    places = [each.passages[0] for each in pieces if each.passages]
    if not any(_stand_apart(one, other) for one, other in pairwise(places)):
        return joined
    return replace(joined, notes=(*joined.notes, Note(NoteKind.PARTS_APART, tuple(places))))


def _stand_apart(one: Passage, other: Passage) -> bool:
    """Whether a passage of the same text is none that goes on from another."""
    return other.span.start < one.span.start or other.span.start - one.span.end > _FAR


def _adds(found: Finding) -> bool:
    """Whether printed words are found nowhere in a passage."""
    return any(each.type is AlterationType.ADDITION for each in found.alterations)


def _is_judged(found: Finding) -> bool:
    """Whether words have a source, their speaker's or another's."""
    return found.verdict in {*OWN_WORDS, Verdict.MISATTRIBUTED}


def _doubt(found: Finding) -> tuple[bool, tuple[int, int, int]]:
    """Of two readings of the same words: the speaker's own first, then the one less grave."""
    return found.verdict not in OWN_WORDS, weigh_finding(found)


def _check_within(
    document: Document, statement: Statement, piece: Piece, record: Record, *, held: bool
) -> Finding:
    """Hold one piece against the record; in another's mouth, as theirs whom its sentence names.

    She told Orth that he was wrong to say “the ferry is late”: the quoted words are his, in what
    is told of her.
    """
    quotation, spans = piece
    found = _check_piece(document.text, quotation, spans, record, held=held)
    owner = found.passages[0].speaker if found.passages else None
    mixed = statement.kind is StatementKind.MIXED
    if found.verdict not in _ANOTHERS or owner is None or not mixed:
        return found
    if not _names(document.text, spans[0].start, parse_name(owner).surname):
        return found
    theirs = replace(quotation, speaker=owner)
    return _check_piece(document.text, theirs, spans, record, held=held)


def _names(text: str, place: int, surname: str) -> bool:
    """Whether somebody is named in a sentence, before a place in it."""
    before = SENTENCE_STOP.split(text[max(0, place - _SENTENCE) : place])[-1]
    return bool(surname) and fold(surname) in {word.form for word in find_words(before)}


def _check_words(quotation: Quotation, record: Record, *, held: bool) -> Finding:
    """Hold words against the record, minding what speakers there read aloud from others."""
    found = check_quotation(quotation, record.index, held=held, propose=record.propose)
    if not found.passages or quotation.speaker is None or quotation.indirect:
        return found
    told = any(note.kind is NoteKind.QUOTED_BY_OTHER_SPEAKER for note in found.notes)
    if told or found.verdict is Verdict.ELSEWHERE:
        return found
    first = found.passages[0]
    read = [
        name
        for span, name in record.read_aloud.get(first.document, ())
        if span.start <= first.span.start and first.span.end <= span.end
    ]
    return _as_read_aloud(found, read[0], quotation.speaker) if read else found


def _as_read_aloud(found: Finding, owner: str | None, speaker: str) -> Finding:
    """A finding on words that the passage's speaker reads from somebody; None: nobody named."""
    first = found.passages[0]
    if owner is None:
        return _repeat(found, first)
    if first.speaker is not None and names_agree(owner, first.speaker):
        return found
    if names_agree(owner, speaker):
        note = Note(NoteKind.QUOTED_BY_OTHER_SPEAKER, (first,))
        notes = (*(n for n in found.notes if n.kind is not note.kind), note)
        return replace(found, notes=notes)
    passages = (replace(first, speaker=owner), *found.passages[1:])
    return replace(found, verdict=Verdict.MISATTRIBUTED, passages=passages)


def _repeat(found: Finding, passage: Passage) -> Finding:
    """A finding with the note that the speaker reads the words from somebody: "some say, “…”"."""
    if any(note.kind is NoteKind.REPEATS_ANOTHER for note in found.notes):
        return found
    return replace(found, notes=(*found.notes, Note(NoteKind.REPEATS_ANOTHER, (passage,))))


def _elsewhere(
    finding: Finding, occasion: Occasion | None, index: TranscriptIndex
) -> tuple[Note, ...]:
    """A note if the words are on record, but not on the occasion that the report speaks of.

    A text of the same day, or of no day that is told, may be of that very occasion.
    """
    if occasion is None or not finding.passages or finding.verdict is Verdict.ELSEWHERE:
        return ()
    told = {NoteKind.SAID_ELSEWHERE, NoteKind.QUOTED_BY_OTHER_SPEAKER}
    if any(note.kind in told for note in finding.notes):
        return ()
    if any(passage.document in occasion.transcripts for passage in finding.passages):
        return ()
    days = [index.day_of(passage.document) for passage in finding.passages]
    if occasion.date and any(not day or abs(day - occasion.date) <= _NEXT_DAY for day in days):
        return ()
    return (Note(NoteKind.SAID_ELSEWHERE, finding.passages[:1]),)
