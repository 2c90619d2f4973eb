"""Targets of the fuzzer: what any text may be put into, and what must hold of all that comes out.

Each takes a text and raises `AssertionError` where an invariant breaks; whatever else it raises is
a fault as well. `benchmarks/fuzzed/` holds a corpus for each, a text a line.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final

from onrecord.casework import check_quotation, primary_text
from onrecord.dates import date_statements, find_dates
from onrecord.errors import InputError
from onrecord.figures import find_figures
from onrecord.index import index_transcripts
from onrecord.model import (
    Document,
    DocumentKind,
    Part,
    PartKind,
    Quotation,
    Source,
    Statement,
    Verdict,
)
from onrecord.reading import read_document
from onrecord.statements import RuleTagger, find_quoted, find_statements, kind_of, quoted_words
from onrecord.text import Span

__all__ = ["TARGETS", "read_corpus"]

_DAY: Final = date(2031, 3, 10)
_RULES: Final = RuleTagger()


def _hold(holds: bool, what: str) -> None:
    if not holds:
        raise AssertionError(what)


def _write(text: str) -> Document:
    whole = (Part(PartKind.ARTICLE, Span(0, len(text))),)
    return Document(
        "0" * 16, "0" * 64, "a.txt", "text/plain", DocumentKind.ARTICLE, text, whole, published=_DAY
    )


def _read(text: str) -> Document | None:
    """A file of a text; None: it is told that none is in it."""
    with suppress(InputError):
        return read_document(Source("a.txt", b"\n" + text.encode()))
    return None


def _in_order(spans: Iterable[Span], within: Span) -> bool:
    """Whether spans stand in order, apart, none empty, inside another."""
    end = within.start
    for span in spans:
        if not end <= span.start < span.end <= within.end:
            return False
        end = span.end
    return True


def _hold_words(span: Span | None, words: str, text: str) -> None:
    """As `audit` asks: what a difference tells stands where it points."""
    _hold(span is None or span.of(text).strip() == words.strip(), f"{span}: {words!r}")


def _find_statements(document: Document) -> tuple[Statement, ...]:
    return find_statements(document, _RULES)


def _quotations(text: str) -> None:
    """Quotation marks, what the rules find, and the statements made of it."""
    whole = Span(0, len(text))
    for quoted in find_quoted(text, whole):
        _hold(quoted.outer.start <= quoted.inner.start <= quoted.inner.end, f"marks: {quoted}")
        _hold(_in_order([quoted.outer], whole), f"marks: {quoted}")
    for found in _RULES.tag(text, whole):
        parts = found.source, found.cue, found.content
        _hold(all(_in_order(part, whole) for part in parts), f"parts: {found}")
        _hold(0 < found.score <= 1, f"score: {found}")
    made = _find_statements(_write(text))
    _hold(len({statement.id for statement in made}) == len(made), "an id twice")
    for statement in made:
        _hold(bool(statement.content), f"no content: {statement}")
        _hold(_in_order(statement.content, whole), f"content: {statement}")
        kind_of(text, statement.content)
        for inner in quoted_words(text, statement.content):
            inside = any(o.start <= inner.start < inner.end <= o.end for o in statement.content)
            _hold(inside, f"quoted words: {inner}")


def _turns(text: str) -> None:
    """Parts cover a text, turns lie in it, and what is said in a turn lies in the turn."""
    document = _read(text)
    if document is None:
        return
    whole = Span(0, len(document.text))
    _hold(_in_order((part.span for part in document.parts), whole), "parts")
    _hold(_in_order((turn.span for turn in document.turns), whole), "turns")
    for turn in document.turns:
        _hold(_in_order(turn.said, turn.span), f"said: {turn}")
    _hold(_in_order(document.furniture, whole), "furniture")
    _find_statements(document)


def _figures(text: str) -> None:
    """Figures are apart, in order, and low is not above high."""
    document = _write(text)
    found = find_figures(document, _find_statements(document))
    _hold(_in_order((figure.span for figure in found), Span(0, len(text))), "figures")
    for figure in found:
        words = " ".join(figure.span.of(text).split())
        _hold(all(hedge in words for hedge in figure.hedge), f"hedge: {figure}")
        low, high = figure.low, figure.high
        _hold(low is None or high is None or low <= high, f"bounds: {figure}")


def _dates(text: str) -> None:
    """Expressions of days stand in the text, and each value can be read."""
    document = _write(text)
    for found in find_dates(document):
        _hold(_in_order([found.span], Span(0, len(text))), f"day: {found}")
        for value in found.value.split("/"):
            date.fromisoformat((value + "-01-01")[:10])
    statements = _find_statements(document)
    dated = date_statements(document, statements)
    _hold([s.id for s in dated] == [s.id for s in statements], "other statements")


def _aligner(text: str) -> None:
    """The first paragraph is what was printed, the rest what was said; and then all against all."""
    printed, _, said = text.partition("\n\n")
    document = _read(said)
    if document is None:
        return
    transcript = primary_text(document)
    for quotation in (Quotation(printed, None, _DAY), Quotation(printed, "Ana Ruiz", _DAY)):
        found = check_quotation(quotation, index_transcripts([transcript]), held=True)
        _hold(0 <= found.score <= 1, f"score: {found}")
        for passage in found.passages:
            _hold(_in_order([passage.span], Span(0, len(transcript.text))), f"passage: {passage}")
        for each in found.alterations:
            _hold_words(each.printed_span, each.printed, printed)
            _hold_words(each.said_span, each.said, transcript.text)
        for other in found.tidied:
            _hold_words(other.printed_span, other.printed, printed)
            _hold_words(other.said_span, other.said, transcript.text)
        _hold(found.verdict is not Verdict.VERBATIM or not found.alterations, "verbatim, altered")


TARGETS: Final[Mapping[str, Callable[[str], None]]] = {
    "quotations": _quotations,
    "turns": _turns,
    "figures": _figures,
    "dates": _dates,
    "aligner": _aligner,
}


def read_corpus(target: str) -> list[str]:
    """The committed texts of a target."""
    path = Path(__file__).parent / "fuzzed" / f"{target}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
