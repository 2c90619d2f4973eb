"""Identifying: whom a report's descriptions mean, by the record and by the texts it quotes from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from onrecord.casework.record import Record
from onrecord.model import Document, Dossier, Finding, Person, SpeakerKind, Statement, StatementKind
from onrecord.speakers import describe_body, describe_by_record, is_issued, is_told, reread
from onrecord.text import is_description, is_indefinite, text_at

__all__ = ["identify_described"]

_FEW = 12  # primary texts; so few are of one affair
_NEAR = 14  # days before a report in which somebody of it spoke of the same matter
_MOST = 200  # speakers around a report; of more than that an office alone tells nobody

Held = Sequence[tuple[Statement, Finding | None]]


def identify_described(
    report: Dossier, held: Held, anchors: Mapping[str, Iterable[str]], record: Record
) -> dict[str, Person]:
    """Whom the statements of "the minister", "the company" are by, where the report names nobody.

    Args:
        report: as it was read.
        held: its statements with what the archive knows of them so far.
        anchors: by statement, the transcripts from which it plainly quotes.
        record: what the archive as a whole knows.

    Returns:
        By id of statement. A description that the record tells once means the same one everywhere.
    """
    document = report.document
    by_words = _tell_descriptions(document, held, record)
    around, issuers = _find_around(report, held, anchors, record)
    by_id = _read_again(report, held, around, record)
    for known, _ in held:
        words = _words_of(document, known)
        meant = by_words.get(words)
        who = _describe(document, known, [meant] if meant else around, record)
        who = who or _issued(document, known, issuers)
        if who is not None:
            by_id.setdefault(known.id, who)
            if words and known.person is None:
                by_words.setdefault(words, who)
    for known, _ in held:  # "she" who was described is who is meant by the description
        words = (known.speaker or "").lower() if known.person is None else ""
        if words in by_words and known.read_as is None:
            by_id.setdefault(known.id, by_words[words])
    told = {known.id for known, _ in held if known.told_speaker}  # by a person, who has the word
    return {key: who for key, who in by_id.items() if key not in told}


def _read_again(
    report: Dossier, held: Held, around: Sequence[Person], record: Record
) -> dict[str, Person]:
    """Whom the report means where it names nobody, read by who knows those around it."""
    document = report.document
    if not around or not document.is_read:
        return {}
    voices = ((voice.name, record.people.get((document.id, voice.name))) for voice in report.voices)
    named = {name: who for name, who in voices if who is not None}
    again = reread(document, [known for known, _ in held], named, around)
    return {
        known.id: again[known.id]
        for known, _ in held
        if known.id in again
        and known.kind is not StatementKind.TURN
        and known.read_as is None
        and known.person != again[known.id].id
        and (known.person or is_told(document, known, again[known.id]))
    }


def _words_of(document: Document, known: Statement) -> str:
    """The source of a statement that describes somebody, in small letters; empty if it does not."""
    words = " ".join(text_at(document.text, known.source).split()).lower().strip(" ,:")
    return words if " " in words and is_description(words) and not is_indefinite(words) else ""


def _tell_descriptions(document: Document, held: Held, record: Record) -> dict[str, Person]:
    """Whom the record shows to be meant by a description; it means the same one everywhere."""
    told: dict[str, dict[str, Person]] = {}
    for known, found in held:
        read_as = known.read_as or ""
        described = is_description(read_as) and not is_indefinite(read_as)
        words = _words_of(document, known) or (read_as.lower() if described else "")
        if known.person and found and words and known.read_as is not None:
            first = found.passages[0] if found.passages else None
            who = record.people.get((first.document, first.speaker or "")) if first else None
            if who is not None and who.id == known.person:
                told.setdefault(words, {})[who.id] = who
    return {words: next(iter(who.values())) for words, who in told.items() if len(who) == 1}


def _find_around(
    report: Dossier, held: Held, anchors: Mapping[str, Iterable[str]], record: Record
) -> tuple[list[Person], list[Person]]:
    """Who speaks in the report, and in the texts around it; and the bodies that issued these."""
    texts = {text for quoted in anchors.values() for text in quoted}
    for known, _ in held:
        occasion = record.occasions.called(known.occasion or "")
        texts.update(occasion.transcripts if occasion else ())
    voices = (record.people.get((report.document.id, voice.name)) for voice in report.voices)
    here = [who for who in voices if who is not None]
    texts.update(_find_near(report.document, here, record))
    there = [who for text in sorted(texts) for who in record.spoke.get(text, ())]
    around = {who.id: who for who in (*here, *there)}
    if len(around) > _MOST:
        return [], []
    bodies = (who for who in there if who.kind is not SpeakerKind.PERSON)
    issuers = {who.id: who for who in bodies if " " in who.name}
    return list(around.values()), list(issuers.values())


def _find_near(document: Document, here: Iterable[Person], record: Record) -> Iterator[str]:
    """The primary texts of the days before a report: all if they are few, as of one affair.

    Of many, those in which somebody speaks whom the report lets speak.
    """
    index, last = record.index, document.published
    if len(index.ids) <= _FEW:
        yield from index.ids
        return
    if last is None:
        return
    first = last.toordinal() - _NEAR
    near = index.dated(first + 1, last.toordinal() + 1)
    if len(near) <= _FEW:
        yield from near
        return
    days = [date.fromordinal(day) for day in range(max(first, 0) + 1, last.toordinal() + 1)]
    for who in here:
        for occasion in record.occasions.on(who.id, days):
            yield from occasion.transcripts


def _issued(document: Document, known: Statement, issuers: Sequence[Person]) -> Person | None:
    """Whose "the bulletin", "the filing", "a club statement" is: of the one body that issued."""
    if known.person is not None or known.read_as is not None or not known.source:
        return None
    return issuers[0] if len(issuers) == 1 and is_issued(document, known) else None


def _describe(
    document: Document, known: Statement, around: Sequence[Person], record: Record
) -> Person | None:
    """Whom the source of one statement describes, of those around it."""
    if known.kind is StatementKind.TURN or not known.source or known.read_as is not None:
        return None
    if is_indefinite(known.speaker or ""):
        return None
    person = record.people.get((document.id, known.speaker or ""))
    meant = describe_by_record(document, known, person, around)
    return meant or describe_body(document, known, person, around)
