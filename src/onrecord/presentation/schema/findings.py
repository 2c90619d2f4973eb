"""A finding as programs get it: where the words stand, what differs, how sure that is."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from onrecord import model
from onrecord.text import Span

__all__ = [
    "Alteration",
    "Finding",
    "Passage",
    "Tidied",
    "encode_alterations",
    "encode_findings",
    "encode_tidied",
]


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a primary text."""

    document_id: str
    start: int
    end: int
    speaker: str | None


class Alteration(msgspec.Struct, frozen=True, kw_only=True):
    """A difference in words: `said_span` in the transcript, `printed_span` in the print."""

    type: model.AlterationType
    said: str
    printed: str
    said_span: Span | None
    printed_span: Span | None
    meaning: model.Meaning | None
    rule: model.MeaningRule | None


class Tidied(msgspec.Struct, frozen=True, kw_only=True):
    """A difference that is no alteration, and why."""

    reason: model.Tidying
    said: str
    printed: str
    said_span: Span | None
    printed_span: Span | None
    meaning: model.Meaning | None
    rule: model.MeaningRule | None


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A remark besides the verdict."""

    kind: model.NoteKind
    passages: tuple[Passage, ...]


class Feature(msgspec.Struct, frozen=True, kw_only=True):
    """What is seen of a passage, and what it adds to the log odds that it is the source."""

    name: model.FeatureName
    value: float
    adds: float


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """How likely the passage is where the words come from, and why."""

    probability: float
    features: tuple[Feature, ...]


class Reviewed(msgspec.Struct, frozen=True, kw_only=True):
    """The last decision on a finding that holds, and who decided."""

    kind: model.ReviewKind
    by: str
    original: str | None  # of a copy: the id of the statement that it was decided for


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What was found of a statement: a line of `checks.jsonl`.

    `passages` are all that were compared, `transcript` is one stretch for them.
    """

    statement_id: str | None
    verdict: model.Verdict
    transcript: Passage | None
    alterations: tuple[Alteration, ...]
    meaning: model.Meaning | None
    score: float
    document_id: str
    passages: tuple[Passage, ...]
    notes: tuple[Note, ...]
    tidied: tuple[Tidied, ...]
    source: Source | None  # None: no words were compared with a passage
    reviewed: Reviewed | None  # None: read by machine, not reviewed


def encode_findings(
    dossier: model.Dossier, reviewed: Mapping[str, model.Borne]
) -> Iterator[Finding]:
    """The findings of a dossier; `reviewed` has the last decision on each statement."""
    for finding in dossier.findings:
        decided = reviewed.get(finding.statement or "")
        yield Finding(
            statement_id=finding.statement,
            verdict=finding.verdict,
            transcript=_encode_passage(finding.place) if finding.place else None,
            alterations=encode_alterations(finding),
            meaning=finding.meaning,
            score=finding.score,
            document_id=dossier.document.id,
            passages=_encode_passages(finding.passages),
            notes=tuple(
                Note(kind=note.kind, passages=_encode_passages(note.passages))
                for note in finding.notes
            ),
            tidied=encode_tidied(finding),
            source=_encode_source(finding.source),
            reviewed=Reviewed(**decided._asdict()) if decided else None,
        )


def encode_alterations(finding: model.Finding) -> tuple[Alteration, ...]:
    """What differs in words."""
    return tuple(msgspec.convert(c, Alteration, from_attributes=True) for c in finding.alterations)


def encode_tidied(finding: model.Finding) -> tuple[Tidied, ...]:
    """What was set aside."""
    return tuple(msgspec.convert(each, Tidied, from_attributes=True) for each in finding.tidied)


def _encode_passages(passages: Iterable[model.Passage]) -> tuple[Passage, ...]:
    return tuple(map(_encode_passage, passages))


def _encode_passage(passage: model.Passage) -> Passage:
    return Passage(
        document_id=passage.document,
        start=passage.span.start,
        end=passage.span.end,
        speaker=passage.speaker,
    )


def _encode_source(source: model.Sourcing | None) -> Source | None:
    if source is None:
        return None
    features = (Feature(name=f.name, value=f.value, adds=f.adds) for f in source.features)
    return Source(probability=source.probability, features=tuple(features))
