"""What Python programs call: `from onrecord import check, extract, open_archive`."""

from datetime import date
from functools import cache
from pathlib import Path

from onrecord import presentation, usecases
from onrecord.errors import MissingSource
from onrecord.model import UNTOLD, Source, Told
from onrecord.presentation import schema
from onrecord.statements import Tagger
from onrecord.store import Archive

__all__ = ["check", "extract"]


def check(
    archive: Archive, quote: str, *, speaker: str | None = None, on: date | None = None
) -> schema.Answer | schema.Answers:
    """Is a quotation on the record? It checks wording, not truth.

    Args:
        archive: what `open_archive` opened.
        quote: words as printed, or a paragraph that holds quotations in marks.
        speaker: who is said to have said it; in a paragraph, where it tells nobody.
        on: the day it was said or printed.

    Returns:
        The answer of `onrecord check --json`; of a paragraph all answers.

    Raises:
        ArchiveError: the archive cannot be read.
        ValueError: there are no words to check.
    """
    if not any(sign.isalnum() for sign in quote):
        raise ValueError("there are no words to check")
    asked = usecases.ask_all(archive, usecases.Question(quote, speaker, on), _usual_tagger)
    return schema.encode_answers(presentation.show_answers(archive, asked))


def extract(
    source: str | Path, *, told: Told = UNTOLD, tagger: Tagger | None = None
) -> schema.Extract:
    """Who says what in a document, and which days it tells; no archive is needed.

    Args:
        source: the text itself, or the path of a file in any format that is read.
        told: what you know of it, such as the day of publication; it wins over what is read.
        tagger: what reads statements, from `onrecord.usecases.choose_tagger`; the usual one if
            None.

    Returns:
        The line of `onrecord extract`; offsets count code points of the text.

    Raises:
        InputError: it cannot be read.
    """
    if isinstance(source, Path):
        try:
            given = Source(str(source), source.read_bytes(), told=told)
        except OSError as error:
            what = f"cannot be opened: {error.strerror or error}"
            raise MissingSource(what, str(source), "name a file that can be read") from error
    else:
        given = Source("text.txt", source.encode("utf-8", "replace"), told=told)
    return schema.encode_extracted(usecases.extract_source(given, tagger or _usual_tagger()))


@cache
def _usual_tagger() -> Tagger:
    """The default model, loaded once."""
    return usecases.choose_tagger()
