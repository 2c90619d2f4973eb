"""Attributions out of files; needs no archive."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.boundary import document_boundary
from onrecord.casework import open_dossier
from onrecord.dates import DateExpression, find_dates
from onrecord.errors import InputError
from onrecord.late import load_late
from onrecord.model import Dossier, Source
from onrecord.statements import Tagger
from onrecord.usecases.intake.inputs import NOTHING_TOLD, Telling, open_inputs
from onrecord.usecases.intake.taggers import choose_tagger

if TYPE_CHECKING:
    from onrecord import reading
else:
    reading = load_late("onrecord.reading")

__all__ = ["Extracted", "extract", "extract_source"]


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was read out of one input."""

    name: str
    dossier: Dossier
    dates: tuple[DateExpression, ...]  # every expression whose value is told


def extract(
    inputs: Iterable[str], tagger: Tagger | None = None, telling: Telling = NOTHING_TOLD
) -> Iterator[Extracted | InputError]:
    """Who says what in each input, and which days it tells, in the order of inputs.

    An input that cannot be read comes as the error that says why. `telling` is what the user tells
    of the inputs.
    """
    chosen = choose_tagger() if tagger is None else tagger
    for found in open_inputs(inputs, telling):
        if isinstance(found, InputError):
            yield found
            continue
        try:
            yield extract_source(found, chosen)
        except InputError as error:
            yield error


def extract_source(source: Source, tagger: Tagger) -> Extracted:
    """Who says what in one source, and which days it tells.

    Raises:
        InputError: it cannot be read.
    """
    with document_boundary(source.name):
        dossier = open_dossier(reading.read_apart(source), tagger, counted=False)
    return Extracted(_name_line(source), dossier, find_dates(dossier.document))


def _name_line(source: Source) -> str:
    """What a line of `extract` calls a document: its id, else its file's name without ending."""
    return source.item or Path(source.name.removesuffix(".gz")).stem
