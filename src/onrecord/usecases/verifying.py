"""Quotations held against files of primary texts; needs no archive."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.boundary import document_boundary
from onrecord.casework import Proposer, check_quotation, primary_text
from onrecord.errors import InputError, MissingSource, UnreadableSource
from onrecord.index import TranscriptIndex, index_transcripts
from onrecord.late import load_late
from onrecord.meaning import Encoder
from onrecord.model import Finding, Passage, Quotation, Transcript
from onrecord.usecases.intake.inputs import NOTHING_TOLD, Telling, check_standard_input, open_inputs
from onrecord.usecases.meanings import find_offered, propose_held

if TYPE_CHECKING:
    from onrecord import reading
else:
    reading = load_late("onrecord.reading")

__all__ = ["Verified", "verify"]


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found of one quotation."""

    id: object  # as it was asked
    finding: Finding
    nearest: Passage | None  # offered by meaning, where words found none


@dataclass(frozen=True, slots=True)
class _Asked:
    """One line of a file of quotations."""

    id: object
    quotation: Quotation


def verify(
    quotes: Path | str,
    against: Sequence[str],
    encoder: Encoder | None = None,
    telling: Telling = NOTHING_TOLD,
) -> Iterator[Verified | InputError]:
    """Quotations held against primary texts, in their order.

    Args:
        quotes: a file of JSON lines with `id`, `text`, and `speaker` and `date` or null; `-` for
            standard input.
        against: files and folders of transcripts, or `-`. A passage's `file` is the path relative
            to the folder that was named, or the path as given of a file.
        encoder: of the search by meaning (`choose_encoder`); None: it was not asked for.
        telling: what the user tells of the transcripts.

    Yields:
        First the errors of transcripts that cannot be read, then a finding or an error a quotation;
        no more than those errors if there is no transcript to hold anything against.

    Raises:
        MissingSource: the file of quotations cannot be read.
        UsageError: the manifest cannot be used, or standard input is named twice.
    """
    check_standard_input((str(quotes), *against))
    questions = list(_read_quotes(str(quotes)))
    held: list[Transcript] = []
    for found in _read_primaries(against, telling):
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


def _judge(asked: _Asked, index: TranscriptIndex, propose: Proposer | None) -> Verified:
    finding = check_quotation(asked.quotation, index, held=True, propose=propose, leads=False)
    return Verified(asked.id, finding, find_offered(finding))


def _read_primaries(against: Sequence[str], telling: Telling) -> Iterator[Transcript | InputError]:
    """The transcripts under some paths, each known by its path as the contract wants it."""
    folders = [path for path in against if Path(path).is_dir()]
    for found in open_inputs(against, telling):
        if isinstance(found, InputError):
            yield found
            continue
        folder = next((each for each in folders if Path(found.name).is_relative_to(each)), None)
        name = Path(found.name).relative_to(folder).as_posix() if folder else found.name
        try:
            with document_boundary(found.name):
                primary = primary_text(reading.read_apart(found), known_as=name)
        except InputError as error:
            yield error
        else:
            yield primary


def _read_quotes(path: str) -> Iterator[_Asked | InputError]:
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        mend = "name a file of JSON lines"
        raise MissingSource(error.strerror or "cannot be read", path, mend) from error
    except UnicodeDecodeError as error:
        raise UnreadableSource("not UTF-8", path, "save it as UTF-8") from error
    where = "standard input" if path == "-" else path
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _read_quote(line, f"{where}, line {number}")


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
