"""Documents, people, occasions and statements as entities of FollowTheMoney, one a line."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec

from onrecord.exports.drafting import draft_files
from onrecord.exports.marked_up.standing import CAUTION, Standing, list_standing
from onrecord.model import Document, Occasion, Person, SpeakerKind, Statement
from onrecord.presentation import put_finding
from onrecord.store import Archive
from onrecord.text import text_at

__all__ = ["write_ftm"]

_SCHEMATA: Final = {
    SpeakerKind.PERSON: "Person",
    SpeakerKind.INSTITUTION: "Organization",
    SpeakerKind.GOVERNMENT: "PublicBody",
    SpeakerKind.PUBLICATION: "Organization",
    SpeakerKind.GROUP: "LegalEntity",
}

_LANGUAGES: Final = {  # ISO 639-1: 639-3, which the model asks for
    "ar": "ara",
    "de": "deu",
    "en": "eng",
    "es": "spa",
    "fa": "fas",
    "fr": "fra",
    "he": "heb",
    "it": "ita",
    "ja": "jpn",
    "nl": "nld",
    "pl": "pol",
    "pt": "por",
    "ru": "rus",
    "tr": "tur",
    "uk": "ukr",
    "zh": "zho",
}

_Told = dict[str, Iterable[str | None]]


class Entity(msgspec.Struct, frozen=True):
    """One entity; each property has several values, all words."""

    id: str
    schema: str
    properties: dict[str, tuple[str, ...]]


def write_ftm(archive: Archive, out: Path) -> Mapping[str, int]:
    """Write `entities.ftm.json`: one entity of FollowTheMoney a line.

    A document is an Article or PlainText, a speaker a Person, Organization, PublicBody or
    LegalEntity, an occasion an Event, a statement a Note whose entity is who says it and whose
    proof is the document.

    Raises:
        UsageError: the folder cannot be written to.
        ArchiveError: the archive cannot be read.
    """
    counts: dict[str, int] = {}
    with draft_files(out) as draft, draft.open("entities.ftm.json") as file:
        for entity in _list_entities(archive):
            file.write(msgspec.json.encode(entity) + b"\n")
            counts[entity.schema] = counts.get(entity.schema, 0) + 1
    return counts


def _list_entities(archive: Archive) -> Iterator[Entity]:
    yield from map(_make_person, archive.people())
    yield from map(_make_event, archive.occasions())
    for document, standing in list_standing(archive):
        yield _make_document(document)
        yield from (_make_note(document, each) for each in standing)


def _make(kind: str, key: str, schema: str, properties: _Told) -> Entity:
    """An entity with the properties that have values."""
    known = {
        name: tuple(dict.fromkeys(value for value in values if value))
        for name, values in properties.items()
    }
    return Entity(_name(kind, key), schema, {name: each for name, each in known.items() if each})


def _name(kind: str, key: str) -> str:
    """An id of the signs that ids may have."""
    plain = "".join(
        c if c.isascii() and (c.isalnum() or c in "-.") else f"u{ord(c):x}" for c in key
    )
    return f"onrecord-{kind}-{plain.strip('-.')}"


def _make_person(person: Person) -> Entity:
    schema = _SCHEMATA[person.kind]
    titles = [role.title for role in person.roles]
    named = {"position": titles} if schema == "Person" else {"notes": titles}
    told: _Told = {"name": [person.name], "alias": person.aliases, **named}
    return _make("person", person.id, schema, told)


def _make_event(occasion: Occasion) -> Entity:
    told: _Told = {
        "name": [occasion.title],
        "date": [occasion.date.isoformat() if occasion.date else None],
        "location": [occasion.place],
        "summary": [occasion.kind],
        "involved": [_name("person", each) for each in occasion.people],
        "proof": [_name("document", each) for each in occasion.transcripts],
    }
    return _make("occasion", occasion.id, "Event", told)


def _make_document(document: Document) -> Entity:
    told: _Told = {
        "name": [document.name],
        "title": [document.title],
        "author": document.byline,
        "publisher": [document.publisher],
        "publishedAt": [document.published.isoformat() if document.published else None],
        "language": [_LANGUAGES.get(document.language or "")],
        "sourceUrl": [document.url],
        "notes": [f"SHA-256 of the source: {document.sha256}"],  # contentHash holds SHA-1 alone
        "fileName": [document.path.rsplit("/", 1)[-1]],
        "mimeType": [document.media_type],
        "bodyText": [document.text],
    }
    schema = "PlainText" if document.is_primary else "Article"
    return _make("document", document.id, schema, told)


def _make_note(document: Document, each: Standing) -> Entity:
    statement, finding = each.statement, each.finding
    found = f"{put_finding(finding).label}. {CAUTION}" if finding else None
    told: _Told = {
        "name": [_title(statement, document)],
        "description": [text_at(document.text, statement.content)],
        "summary": [found],
        "notes": [f"State: {each.state}." if finding else None],
        "keywords": [statement.kind.value, finding.verdict.value if finding else None],
        "entity": [_name("person", statement.person) if statement.person else None],
        "publisher": [document.publisher],
        "sourceUrl": [document.url],
        "proof": [_name("document", document.id)],
    }
    return _make("statement", statement.id, "Note", told)


def _title(statement: Statement, document: Document) -> str:
    return f"{statement.speaker or 'Speaker not named'}, in {document.name}"
