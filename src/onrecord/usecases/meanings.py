"""The search by meaning, where it is asked for: vectors made once, kept, and looked up."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING

from onrecord.casework import Proposer
from onrecord.index import TranscriptIndex
from onrecord.late import load_late
from onrecord.model import Finding, NoteKind, Passage, Proposal, Quotation
from onrecord.store import Archive

if TYPE_CHECKING:
    from onrecord import meaning
    from onrecord.meaning import Codes, Encoder
else:  # few ask for it
    meaning = load_late("onrecord.meaning")

__all__ = [
    "choose_encoder",
    "find_offered",
    "keep_vectors",
    "propose_from",
    "propose_held",
]


def choose_encoder(*, asked: bool, threads: int = 1) -> "Encoder | None":
    """The sentence encoder, if a search by meaning was asked for.

    Raises:
        MissingModel: it was, and the extra `meaning` is not installed.
    """
    return meaning.load_encoder(threads) if asked else None


def propose_held(index: TranscriptIndex, encoder: "Encoder") -> Proposer:
    """Look nearest passages up in transcripts that are all at hand.

    Their vectors are made when the first words are not found, and live as long as the proposer.
    """

    @cache
    def make() -> Proposer:
        made = [meaning.encode_transcript(transcript, encoder) for transcript in index.transcripts]
        heads = {name: each.head for name, each in zip(index.ids, made, strict=True)}

        def read(numbers: Sequence[int]) -> "Mapping[int, Codes]":
            return {number: made[number].codes for number in numbers}

        return _propose(index, encoder, heads, read)

    def propose(quotation: Quotation) -> Sequence[Proposal]:
        return make()(quotation)

    return propose


def propose_from(archive: Archive, index: TranscriptIndex, encoder: "Encoder") -> Proposer:
    """Look nearest passages up in an archive; vectors that it lacks are made and kept first.

    Raises:
        ArchiveError: the archive cannot be read or written. Look-ups raise it too.
    """
    keep_vectors(archive, index, encoder)
    name = _name(encoder)
    heads = {
        document: meaning.Head.from_bytes(kept) for document, kept in archive.vectors.heads(name)
    }

    def read(numbers: Sequence[int]) -> "Mapping[int, Codes]":
        kept = archive.vectors.codes(name, [index.ids[number] for number in numbers])
        return {number: meaning.Codes.from_bytes(kept[index.ids[number]]) for number in numbers}

    return _propose(index, encoder, heads, read)


def keep_vectors(archive: Archive, index: TranscriptIndex, encoder: "Encoder") -> tuple[str, ...]:
    """Make the vectors that an archive lacks, and keep them; the ids of their documents.

    Each text is written by itself: a run that is killed is taken up by the next.
    """
    name = _name(encoder)
    number = {document: place for place, document in enumerate(index.ids)}
    lacking = tuple(each for each in archive.vectors.missing(name) if each in number)
    for document in lacking:
        made = meaning.encode_transcript(index.transcripts[number[document]], encoder)
        archive.vectors.put(document, name, made.head.to_bytes(), made.codes.to_bytes())
    return lacking


def find_offered(finding: Finding) -> Passage | None:
    """The passage that a finding offers as the nearest by meaning beside its own."""
    kind = NoteKind.NEAREST_BY_MEANING
    offered = (p for note in finding.notes if note.kind is kind for p in note.passages)
    return next((passage for passage in offered if passage not in finding.passages), None)


def _name(encoder: "Encoder") -> str:
    """Under which name vectors are kept."""
    return f"{encoder.name} {meaning.CUT_BY}"


def _propose(
    index: TranscriptIndex,
    encoder: "Encoder",
    heads: "Mapping[str, meaning.Head]",
    read: "Callable[[Sequence[int]], Mapping[int, Codes]]",
) -> Proposer:
    meanings = meaning.assemble_meanings(index, heads, read, encoder.width)
    return partial(meaning.find_nearest, index=meanings, encoder=encoder)
