"""Resolving: every statement gets the fullest name that the document gives its source."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.model import Document, Person, Statement, Voice
from onrecord.speakers.briefing import brief, find_on_record
from onrecord.speakers.cast import Cast, Speaker, anchor_of
from onrecord.speakers.entering import read_areas
from onrecord.speakers.labels.turns import TurnSpeakers
from onrecord.speakers.naming.roster import Bearer, Roster
from onrecord.speakers.speakers_by_pack import name_turns_by_pack, resolve_by_pack

__all__ = ["name_turns", "reread", "resolve"]


def resolve(
    document: Document, statements: tuple[Statement, ...]
) -> tuple[tuple[Statement, ...], tuple[Voice, ...]]:
    """Give every statement its speaker, as far as the document tells.

    Names, surnames, offices, pronouns, continued quotations and labels of turns lead to one voice
    each. A source that is an unnamed person or crowd ("a resident", "officials") becomes the
    speaker in the document's words, and has no voice. Where two candidates are equally good the
    speaker stays None.

    Args:
        document: the document.
        statements: what was found in it, in any order; spans are left as they are.

    Returns:
        The statements, in the order given, with `speaker`; and the voices of all named people
        and bodies that speak, in order of their first statement.
    """
    if not document.is_read:
        return resolve_by_pack(document, statements)
    cast = Cast(document)
    speakers = _listen(cast, statements)
    speakers = {i: _in_words(who, cast.roster) for i, who in speakers.items()}
    order = sorted(range(len(statements)), key=lambda i: anchor_of(statements[i]))
    ranked = [speakers[i] for i in order]
    bearers = list(dict.fromkeys(s for s in ranked if isinstance(s, Bearer)))
    voices = cast.roster.voices(bearers)
    names = {id(b): v.name for b, v in zip(bearers, voices, strict=True)}
    resolved = tuple(
        replace(s, speaker=names[id(who)] if isinstance(who := speakers[i], Bearer) else who)
        for i, s in enumerate(statements)
    )
    return resolved, voices


def reread(
    document: Document,
    statements: Sequence[Statement],
    named: Mapping[str, Person],
    around: Iterable[Person],
) -> dict[str, Person]:
    """Whose the statements of a report are, read again by who knows the people that it is about.

    "The minister", "the colonel" and the pronouns behind them are whom the record gives the office,
    where the report itself gives it to nobody.

    Args:
        document: the report.
        statements: what was found in it.
        named: the persons of its own voices, by the name there.
        around: who speaks in it, and in the primary texts of which it tells.

    Returns:
        By id of statement; those whose speaker is a person of the archive.
    """
    cast, people = Cast(document), tuple(around)
    brief(cast.roster, named, people)
    heard = {i: w for i, w in _listen(cast, statements).items() if isinstance(w, Bearer)}
    found = {i: who.known or find_on_record(who, named, people) for i, who in heard.items()}
    return {statements[i].id: who for i, who in found.items() if who is not None}


def _listen(cast: Cast, statements: Sequence[Statement]) -> dict[int, Speaker]:
    """Whose each statement is, by its number; told in the order of the text."""
    order = sorted(range(len(statements)), key=lambda i: anchor_of(statements[i]))
    by_id = {s.id: i for i, s in enumerate(statements)}
    speakers: dict[int, Speaker] = {}
    for i in order:
        outer = by_id.get(statements[i].within or "")
        told = speakers.get(outer) if outer is not None else None
        speakers[i] = cast.speaker_of(statements[i], told)
    return speakers


def _in_words(who: Speaker, roster: Roster) -> Speaker:
    """A body without a proper name stays described: "the agency"."""
    if isinstance(who, Bearer) and roster.is_generic(who):
        return who.words or f"the {who.name.lower()}"
    return who.words if isinstance(who, Bearer) and who.words and len(who.forms) == 1 else who


def name_turns(document: Document) -> tuple[str | None, ...]:
    """Whose words each turn is, by the same rules as `resolve`.

    Returns:
        One name a turn, in order; None where the document does not tell.
    """
    if not document.is_read:
        return name_turns_by_pack(document)
    roster = Roster(document.id, document.text, read_areas(document, document.text))
    turns = TurnSpeakers(document, roster)
    bearers = [turns.speaker_of(turn) for turn in document.turns]
    named = list(dict.fromkeys(who for who in bearers if who is not None))
    names = dict(zip(named, (voice.name for voice in roster.voices(named)), strict=True))
    return tuple(None if who is None else names[who] for who in bearers)
