"""What a list is narrowed to and what is held of an occasion, in words."""

from collections.abc import Iterator

from onrecord.language import language_of
from onrecord.model import Occasion
from onrecord.store import Archive, OccasionEntry, StatementFilter

__all__ = ["name_narrowing", "reads_in_part", "tell_coverage"]


def name_narrowing(archive: Archive, wanted: StatementFilter) -> Iterator[tuple[str, str, str]]:
    """What else a list is narrowed to: field, what it means, name of what is meant."""
    if wanted.person is not None:
        person = archive.person(wanted.person)
        yield "person", "by", person.name if person else wanted.person
    for field, meaning, document_id in (
        ("document", "printed in", wanted.document),
        ("against", "held against", wanted.against),
    ):
        if document_id is not None:
            document = archive.document(document_id)
            yield field, meaning, document.name if document else document_id
    if wanted.occasion is not None:
        occasion = archive.occasion(wanted.occasion)
        yield "occasion", "said at", occasion.title if occasion else wanted.occasion


def tell_coverage(occasion: Occasion | OccasionEntry) -> str:
    """What primary text is held of an occasion, in words."""
    if not occasion.transcripts:
        return "no transcript held"
    told = "complete transcript" if occasion.complete else "partial transcript"
    if occasion.verbatim is None:
        return told
    return f"{told}, as spoken" if occasion.verbatim else f"{told}, edited or as written"


def reads_in_part(language: str | None) -> bool:
    """Whether of a language without all rules quotations are read and compared word by word."""
    return language_of(language).has("changes")
