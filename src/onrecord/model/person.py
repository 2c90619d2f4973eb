"""Who speaks: a voice within one document, and a person across an archive."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.text import Span

__all__ = ["Merge", "Person", "Role", "SpeakerKind", "Voice"]


class SpeakerKind(StrEnum):
    """Whether a human being speaks, or what kind of body."""

    PERSON = "person"
    INSTITUTION = "institution"  # a ministry, a court, a company, a party
    GOVERNMENT = "government"  # a state, or a capital that stands for its government
    PUBLICATION = "publication"  # a paper, a broadcaster, a report, a poll
    GROUP = "group"  # people without a common body: "Democrats", "the protesters"


@dataclass(frozen=True, slots=True)
class Role:
    """A title or office that a document gives somebody, and where."""

    title: str
    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker within one document, before the archive knows who it is."""

    document: str
    name: str  # the fullest name that the document gives
    kind: SpeakerKind
    aliases: tuple[str, ...] = ()  # its other names in this document, in order of appearance
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """Why a name in a document was taken for a person."""

    document: str
    name: str
    reason: str  # one sentence for a reader


@dataclass(frozen=True, slots=True)
class Person:
    """One speaker across an archive."""

    id: str  # stable once given
    name: str
    kind: SpeakerKind
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    merges: tuple[Merge, ...] = ()
