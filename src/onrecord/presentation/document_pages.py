"""A document's page: its text in blocks, every statement marked with what was found."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from onrecord.model import (
    Document,
    Dossier,
    Fetched,
    Finding,
    Part,
    PartKind,
    Relation,
    Statement,
    StatementKind,
    Verdict,
)
from onrecord.presentation.text_blocks import Block, cut_blocks, draft_blocks
from onrecord.presentation.text_pieces import Mark
from onrecord.presentation.transcripts import (
    Annotation,
    Coverage,
    Leaf,
    Sentence,
    TextHit,
    Voice,
    address_of,
    annotate,
    cut_leaves,
    find_in_text,
    find_leaf,
    list_voices,
    mark_found,
    place_of,
    sentences_on,
    show_coverage,
)
from onrecord.presentation.versions import find_notices, list_versions
from onrecord.presentation.words.wording import IN_ORDER
from onrecord.store import (
    Archive,
    DocumentFilter,
    DocumentRow,
    Fold,
    StatementFilter,
    StatementRow,
)
from onrecord.text import Span, text_at
from onrecord.usecases import ways_of

__all__ = [
    "HERE",
    "PRINTED",
    "Credit",
    "DocumentView",
    "Line",
    "PartShown",
    "Reading",
    "find_address",
    "list_told",
    "show_document",
]

HERE = "here"  # key of the mark on the stretch that the reader came for
PRINTED = "by-"  # how the keys of marks on printed words begin; the sentence's address follows

_LONGEST_NUMBER = 10  # digits
_MOST_COPIES = 100
_PHRASES = {
    Relation.WIRE: "Credits the agency",
    Relation.REPUBLISHED_FROM: "Republished from",
    Relation.TRANSLATED_FROM: "Translated from",
    Relation.REPORTS: "Cites",
    Relation.VERSION_OF: "A later version of",
}


@dataclass(frozen=True, slots=True)
class PartShown:
    """A part of a document."""

    kind: PartKind
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Credit:
    """Where the document came from."""

    phrase: str
    name: str
    evidence: str
    document: DocumentRow | None  # where it is held
    copy: bool  # whether this document repeats that one, so that the two are one witness


@dataclass(frozen=True, slots=True)
class Line:
    """A finding in the margin."""

    number: int  # of those shown, from 1 in the order of the text; 0: it is folded away
    finding: Finding
    statement: Statement
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What of a document a reader asks to see."""

    at: Span | None = None  # a stretch to point out, in code points of the text
    to: str = ""  # an address in it, see `place_of`
    page: int = 0  # 0: the one of `at` or `to`
    speaker: str = ""  # key of the `Voice` whose turns alone are shown
    find: str = ""  # words to look for in the text
    every: bool = False  # whether what lists fold away is shown beside the text, too


_ALL_OF_IT = Reading()


@dataclass(frozen=True, slots=True)
class RecordView:
    """What a primary text shows beside its words."""

    voices: tuple[Voice, ...]
    coverage: Coverage | None
    beside: Mapping[str, Annotation]  # by the address of the sentence
    sentences: tuple[Sentence, ...]  # of the page

    @property
    def printed(self) -> Mapping[str, Annotation]:
        """The same as `beside` by the keys of the marks on the printed words."""
        return {f"{PRINTED}{key}": each for key, each in self.beside.items()}


@dataclass(frozen=True, slots=True)
class DocumentView:
    """What a document's page shows."""

    document: Document
    parts: tuple[PartShown, ...]  # those that are read, in order
    around: tuple[Block, ...]  # boilerplate
    lines: Mapping[str, Line]  # by the id of the statement, in the order of the text
    credits: tuple[Credit, ...]
    copies: tuple[DocumentRow, ...]  # held documents that came from this one
    folds: Mapping[Fold, int]  # statements of the page that are folded away
    added: datetime | None  # when it was read, UTC
    ways: tuple[Fetched, ...]  # how it came from its address, each time, the last one last
    leaf: Leaf
    leaves: tuple[Leaf, ...]
    reading: Reading
    record: RecordView | None  # None: no primary text
    versions: tuple[DocumentRow, ...]  # of its page, itself among them, by time; none: one alone
    notices: tuple[str, ...]  # where it says that it was corrected, as printed
    hits: tuple[TextHit, ...] = ()

    @property
    def shown(self) -> tuple[str, ...]:
        """The ids of the statements that are shown beside the text."""
        return tuple(key for key, line in self.lines.items() if line.number)

    @property
    def tally(self) -> tuple[tuple[Verdict, int], ...]:
        """How many findings are shown of each verdict, what differs first; those that occur."""
        counts = Counter(line.finding.verdict for line in self.lines.values() if line.number)
        return tuple((verdict, counts[verdict]) for verdict in IN_ORDER if counts[verdict])


def show_document(
    archive: Archive, document_id: str, asked: Reading = _ALL_OF_IT
) -> DocumentView | None:
    """A document's page, or one of the pages of a long one; None if it is not held."""
    dossier = archive.dossier(document_id)
    if dossier is None:
        return None
    document = dossier.document
    here = StatementFilter(document=document_id, reported=True)
    away = {} if asked.every else _list_away(archive.statements(here))
    lines = dict(_show_lines(dossier, away))
    drafts = draft_blocks(document)
    read = [b for part, bs in drafts if part.kind is not PartKind.BOILERPLATE for b in bs]
    voices = list_voices(dossier) if document.is_primary else ()
    shown = _choose_turns(read, voices, asked.speaker)
    leaves = cut_leaves(shown, [line.statement.content[0].start for line in lines.values()])
    leaf = _turn_to(leaves, asked, document.text, read)
    record = _show_record(archive, dossier, voices, shown, leaf) if document.is_primary else None
    marks = [Mark(span, key) for key, line in lines.items() for span in line.statement.content]
    marks += _mark_reader(document.text, asked, leaf, record)
    parts, around = _show_parts(document, drafts, shown[leaf.start : leaf.end], marks)
    versions = list_versions(archive, row := archive.document(document_id))
    return DocumentView(
        document,
        parts,
        around,
        lines,
        tuple(_show_credits(archive, document)),
        _list_copies(archive, document_id, versions),
        _count_folds(away[key] for key in lines if key in away),
        row.added if row else None,
        ways_of(archive, document_id),
        leaf,
        leaves,
        asked,
        record,
        versions,
        tuple(find_notices(document)),
        find_in_text(document.text, read, asked.find) if asked.find else (),
    )


def _list_away(rows: Iterable[StatementRow]) -> dict[str, Fold]:
    """What the page of a document folds away, and why; a copy's page shows what it repeats."""
    return {row.id: row.fold for row in rows if row.fold and row.fold is not Fold.COPIED}


def find_address(archive: Archive, document_id: str, to: str) -> str | None:
    """The lasting address of a turn by its number, or of the sentence at an offset ("o4711")."""
    dossier = archive.dossier(document_id)
    if dossier is None or to.isdigit():
        return f"t{int(to)}" if dossier and len(to) < _LONGEST_NUMBER else None
    drafts = draft_blocks(dossier.document)
    read = [b for part, bs in drafts if part.kind is not PartKind.BOILERPLATE for b in bs]
    return address_of(dossier.document.text, read, int(to[1:]))


def _choose_turns(blocks: Sequence[Block], voices: Sequence[Voice], key: str) -> Sequence[Block]:
    """The blocks of one speaker's turns; all of them where nobody or no speaker is asked for."""
    wanted = next((frozenset(voice.units) for voice in voices if voice.key == key), None)
    return blocks if wanted is None else [block for block in blocks if block.unit in wanted]


def _turn_to(leaves: Sequence[Leaf], asked: Reading, text: str, blocks: Sequence[Block]) -> Leaf:
    if 0 < asked.page <= len(leaves):
        return leaves[asked.page - 1]
    if asked.at is not None:
        return find_leaf(leaves, asked.at.start)
    return find_leaf(leaves, place_of(asked.to, text, blocks) if asked.to else None)


def _show_record(
    archive: Archive,
    dossier: Dossier,
    voices: tuple[Voice, ...],
    blocks: Sequence[Block],
    leaf: Leaf,
) -> RecordView:
    sentences = tuple(sentences_on(dossier.document.text, blocks, leaf))
    beside = annotate(archive, dossier, leaf, sentences)
    return RecordView(voices, show_coverage(archive, dossier), beside, sentences)


def _mark_reader(
    text: str, asked: Reading, leaf: Leaf, record: RecordView | None
) -> Iterator[Mark]:
    """The marks on what the reader came for, on words found, on sentences and what is printed."""
    if asked.at is not None:
        yield Mark(asked.at, HERE)
    yield from mark_found(text, asked.find, leaf.span) if asked.find else ()
    for sentence in record.sentences if record else ():
        yield Mark(sentence.span, sentence.address)
    for key, annotation in record.printed.items() if record else ():
        yield Mark(annotation.span, key)


def _list_copies(
    archive: Archive, document_id: str, versions: Sequence[DocumentRow]
) -> tuple[DocumentRow, ...]:
    """The documents that came from one, its own later versions apart."""
    own = {version.id for version in versions}
    wanted = DocumentFilter(copy_of=document_id, limit=_MOST_COPIES)
    return tuple(copy for copy in archive.documents(wanted) if copy.id not in own)


def _count_folds(folds: Iterable[Fold]) -> Mapping[Fold, int]:
    """How many there are for each reason, in the order of the reasons."""
    counts = Counter(folds)
    return {fold: counts[fold] for fold in Fold if counts[fold]}


def _show_parts(
    document: Document,
    drafts: Sequence[tuple[Part, Sequence[Block]]],
    shown: Sequence[Block],
    marks: Sequence[Mark],
) -> tuple[tuple[PartShown, ...], tuple[Block, ...]]:
    """The blocks of a page by the parts that are read, and all boilerplate together."""
    cut = {block.span: block for block in cut_blocks(document.text, shown, marks)}
    parts: list[PartShown] = []
    around: list[Block] = []
    for part, blocks in drafts:
        if part.kind is PartKind.BOILERPLATE:
            around.extend(cut_blocks(document.text, blocks, marks))
            continue
        here = tuple(cut[block.span] for block in blocks if block.span in cut)
        if parts and parts[-1].kind is part.kind:
            parts[-1] = PartShown(part.kind, (*parts[-1].blocks, *here))
        elif here:
            parts.append(PartShown(part.kind, here))
    return tuple(parts), tuple(around)


def _show_lines(dossier: Dossier, away: Container[str]) -> Iterator[tuple[str, Line]]:
    """The findings on what a report puts in somebody's mouth, in the order of the text."""
    found = {finding.statement: finding for finding in dossier.findings}
    reported = (
        statement
        for statement in dossier.statements
        if statement.kind is not StatementKind.TURN and statement.id in found
    )
    ordered = sorted(reported, key=lambda s: (s.content[0].start, -s.content[-1].end))
    number = 0
    for statement in ordered:
        text = text_at(dossier.document.text, statement.content, " … ")
        folded = statement.id in away
        number += not folded
        shown = 0 if folded else number
        yield statement.id, Line(shown, found[statement.id], statement, text)


def _show_credits(archive: Archive, document: Document) -> Iterator[Credit]:
    """What it says of where it came from; the document that it came from is named once."""
    named: set[str | None] = set()
    for credit in document.provenance:
        if credit.relation is Relation.VERSION_OF:
            continue  # the versions of a page are listed by themselves
        held = credit.document if credit.document not in named else None
        named.add(held)
        yield Credit(
            _PHRASES[credit.relation],
            credit.name,
            " ".join(credit.evidence.of(document.text).split()),
            archive.document(held) if held else None,
            copy=credit.relation in (Relation.WIRE, Relation.REPUBLISHED_FROM),
        )


def list_told(document: Document) -> Iterator[tuple[str, str]]:
    """What a person told of a document: names of fields and their values, as a page shows them."""
    for name in document.told:
        if name == "translated_from":
            origins = (p for p in document.provenance if p.relation is Relation.TRANSLATED_FROM)
            yield "translated from", next((p.name for p in origins), "")
        elif name == "byline":
            yield "by", ", ".join(document.byline)
        else:
            value = getattr(document, name)
            yield ("kind" if name == "genre" else name), str(value).replace("_", " ")
