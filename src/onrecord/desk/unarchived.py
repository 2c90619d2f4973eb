"""What needs no archive: attributions out of files, and quotations held against files."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from onrecord.alignment import TranscriptIndex, index_transcripts
from onrecord.boundary import document_boundary
from onrecord.casework import Proposer, check_quotation, open_dossier, primary_text
from onrecord.desk.encoding import Record, encode_changes
from onrecord.desk.meanings import find_offered, propose_held
from onrecord.desk.taggers import choose_tagger
from onrecord.errors import InputError, MissingSource, UnreadableSource
from onrecord.meaning import Encoder
from onrecord.model import (
    Document,
    Finding,
    Passage,
    Quotation,
    Statement,
    StatementKind,
    Transcript,
)
from onrecord.statements import Tagger
from onrecord.text import Span

__all__ = ["extract", "verify"]


def extract(inputs: Iterable[str], tagger: Tagger | None = None) -> Iterator[Record | InputError]:
    """Who says what in each input, as lines of the contract's `extract`, in the order of inputs.

    An input that cannot be read comes as the error that says why.
    """
    from onrecord.reading import find_sources, read_document  # noqa: PLC0415 - its parsers load slowly

    chosen = choose_tagger() if tagger is None else tagger
    for found in find_sources(inputs):
        if isinstance(found, InputError):
            yield found
            continue
        try:
            with document_boundary(found.name):
                dossier = open_dossier(read_document(found), chosen)
        except InputError as error:
            yield error
            continue
        labels = _find_labels(dossier.document)
        yield {
            "doc": Path(found.name.removesuffix(".gz")).stem,
            "relations": [
                _encode_relation(statement, labels.get(statement.content, statement.source))
                for statement in dossier.statements
            ],
        }


def _find_labels(document: Document) -> Mapping[tuple[Span, ...], tuple[Span, ...]]:
    """Where the label of each turn stands, by the words of the turn; nothing where it has none."""
    found: dict[tuple[Span, ...], tuple[Span, ...]] = {}
    for turn in document.turns:
        begin = document.text.find(turn.label, turn.span.start) if turn.label else -1
        if turn.label and turn.said and 0 <= begin < turn.said[0].start:
            found[turn.said] = (Span(begin, begin + len(turn.label)),)
    return found


def _encode_relation(statement: Statement, source: tuple[Span, ...]) -> Record:
    """A statement for `extract`; a turn is the speaker's own words, and its label their source."""
    turn = statement.kind is StatementKind.TURN
    return {
        "source": [list(span) for span in source],
        "cue": [list(span) for span in statement.cue],
        "content": [list(span) for span in statement.content],
        "kind": StatementKind.DIRECT.value if turn else statement.kind.value,
        "speaker": statement.speaker,
        "score": round(statement.score, 4),
    }


@dataclass(frozen=True, slots=True)
class _Asked:
    """One line of a file of quotations."""

    id: object
    quotation: Quotation


def verify(
    quotes: Path, against: Sequence[str], encoder: Encoder | None = None
) -> Iterator[Record | InputError]:
    """Quotations held against primary texts, as lines of the contract's `verify`, in their order.

    Args:
        quotes: JSON lines with `id`, `text`, and `speaker` and `date` or null.
        against: files and folders of transcripts. A passage's `file` is the path relative to the
            folder that was named, or the path as given of a file.
        encoder: of the search by meaning (`choose_encoder`); None: it was not asked for.

    Yields:
        First the errors of transcripts that cannot be read, then a line or an error a quotation;
        no more than those errors if there is no transcript to hold anything against.

    Raises:
        MissingSource: the file of quotations cannot be read.
    """
    questions = list(_read_quotes(quotes))
    held: list[Transcript] = []
    for path in against:
        for found in _read_primary(path):
            if isinstance(found, InputError):
                yield found
            else:
                held.append(found)
    if not held:
        return  # "unsupported" would say that something was searched
    index = index_transcripts(held)
    propose = None if encoder is None else propose_held(index, encoder)
    for asked in questions:
        yield asked if isinstance(asked, InputError) else _judge(asked, index, propose)


def _judge(asked: _Asked, index: TranscriptIndex, propose: Proposer | None) -> Record:
    finding = check_quotation(asked.quotation, index, held=True, propose=propose)
    return {"id": asked.id, **_encode_finding(finding)}


def _encode_finding(finding: Finding) -> Record:
    return {
        "verdict": finding.verdict.value,
        "transcript": _encode_place(finding.place),
        **encode_changes(finding),
        "nearest": _encode_place(find_offered(finding)),
    }


def _encode_place(passage: Passage | None) -> Record | None:
    if passage is None:
        return None
    return {
        "file": passage.document,
        "start": passage.span.start,
        "end": passage.span.end,
    }


def _read_primary(path: str) -> Iterator[Transcript | InputError]:
    """The transcripts under a path, each known by its path as the contract wants it."""
    from onrecord.reading import find_sources, read_document  # noqa: PLC0415 - its parsers load slowly

    folder = Path(path)
    for found in find_sources([path]):
        if isinstance(found, InputError):
            yield found
            continue
        name = found.name
        if folder.is_dir():
            name = Path(name).relative_to(folder).as_posix()
        try:
            with document_boundary(found.name):
                primary = primary_text(read_document(found), known_as=name)
        except InputError as error:
            yield error
        else:
            yield primary


def _read_quotes(path: Path) -> Iterator[_Asked | InputError]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        mend = "name a file of JSON lines"
        raise MissingSource(error.strerror or "cannot be read", str(path), mend) from error
    except UnicodeDecodeError as error:
        raise UnreadableSource("not UTF-8", str(path), "save it as UTF-8") from error
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _read_quote(line, f"{path}, line {number}")


def _read_quote(line: str, where: str) -> _Asked | InputError:
    mend = 'write {"id": …, "text": "…", "speaker": "…" or null, "date": "2031-03-03" or null}'
    try:
        asked = json.loads(line)
        json.dumps(asked, ensure_ascii=False, allow_nan=False).encode()  # can be answered, too
    except (ValueError, RecursionError):
        return UnreadableSource("not a JSON object", where, mend)
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        return UnreadableSource("a quotation without text", where, mend)
    speaker, printed = asked.get("speaker"), asked.get("date")
    try:
        day = date.fromisoformat(str(printed)[:10]) if printed else None
    except ValueError:
        return UnreadableSource(f"'{printed}' is not a date", where, mend)
    if not isinstance(speaker, str | None):
        return UnreadableSource("a speaker that is no text", where, mend)
    return _Asked(asked.get("id"), Quotation(asked["text"], speaker, day))
