"""Kinds of statements, one by one: what share of each the rules and the models find.

Run as `python -m benchmarks.kinds [--write] [--missed] [--model NAME=FOLDER]`. The examples in
`kinds.jsonl` were written for this purpose; their countries, people and papers do not exist.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from training.matching import find_right

from onrecord.errors import MissingModel
from onrecord.model import Attribution, Document, DocumentKind, Part, PartKind
from onrecord.statements import RuleTagger, Tagger, find_statements
from onrecord.tagging import Model, load_tagger
from onrecord.text import Span, text_at

__all__ = ["Example", "Labelled", "Tally", "measure", "measure_all", "read_examples", "write_table"]

_EXAMPLES = Path(__file__).parent / "kinds.jsonl"
_PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"
_OPEN, _CLOSE = "<!-- kinds -->", "<!-- /kinds -->"
_INNER = "…, the inner one"
_ALL, _BESIDE = "all kinds", "found beside them"


@dataclass(frozen=True, slots=True)
class Labelled:
    """One attribution as a reader marks it; source and cue may be empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    inner: bool = False  # quoted by somebody who is quoted


@dataclass(frozen=True, slots=True)
class Example:
    """A few lines of news, and every attribution in them."""

    kind: str
    text: str
    attributions: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of a kind were found."""

    found: int
    labelled: int


def read_examples(path: Path = _EXAMPLES) -> tuple[Example, ...]:
    """The examples of a file, one JSON object a line.

    `source`, `cue` and `content` are lists of pieces of `text`. A piece is a string that stands in
    the text once, as whole words, or a pair of a string and which of its occurrences is meant.

    Raises:
        ValueError: a piece is not there, or stands there more than once and no number says which.
    """
    return tuple(_read_one(line) for line in path.read_text(encoding="utf-8").splitlines())


def _read_one(line: str) -> Example:
    held = json.loads(line)
    text = held["text"]
    labelled = []
    for one in held["attributions"]:
        source, cue, content = (
            tuple(_place(text, piece) for piece in one[role])
            for role in ("source", "cue", "content")
        )
        labelled.append(Labelled(source, cue, content, inner=one.get("inner", False)))
    return Example(held["kind"], text, tuple(labelled))


def _place(text: str, piece: str | list[str | int]) -> Span:
    """Where a piece stands."""
    words, number = (piece, 0) if isinstance(piece, str) else (str(piece[0]), int(piece[1]))
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    places = [found.span() for found in re.finditer(before + re.escape(words) + after, text)]
    if not words or not 0 < (number or 1) <= len(places) or (len(places) > 1 and not number):
        raise ValueError(f"{len(places)} of {piece!r} in {text!r}")
    return Span(*places[number - 1 if number else 0])


def measure(
    examples: Iterable[Example], tagger: Tagger, missed: list[str] | None = None
) -> Mapping[str, Tally]:
    """How many of each kind a tagger finds, in the order of the examples.

    Args:
        examples: what is read, each as an article of its own.
        tagger: finds statements; quotations inside quotations are found in what it finds.
        missed: takes a line for every attribution that was not found, or found beside the marks.
    """
    found: Counter[str] = Counter()
    labelled: Counter[str] = Counter()
    for example in examples:
        predicted = _find(example.text, tagger)
        right = find_right(example.text, predicted, example.attributions)
        for number, one in enumerate(example.attributions):
            rows = [example.kind, _ALL] + [_INNER] * one.inner
            labelled.update(rows)
            if number in right:
                found.update(rows)
            elif missed is not None:
                missed.append(f"{tagger.name}: {example.kind}: missed: {_line(example.text, one)}")
        if missed is not None:
            beside = [one for one, number in zip(predicted, right, strict=True) if number < 0]
            where = f"{tagger.name}: {example.kind}: beside"
            missed.extend(f"{where}: {_line(example.text, one)}" for one in beside)
        found[_BESIDE] += right.count(-1)
        labelled[_BESIDE] += len(right)
    return {kind: Tally(found[kind], count) for kind, count in labelled.items()}


def measure_all(examples: Iterable[Example], tagger: Tagger) -> float:
    """What share of all the marked statements a tagger finds."""
    every = measure(examples, tagger)[_ALL]
    return every.found / every.labelled


def _line(text: str, one: Labelled | Attribution) -> str:
    """An attribution for a reader: source, cue, content."""
    return " | ".join(text_at(text, spans, " … ") for spans in (one.source, one.cue, one.content))


def _find(text: str, tagger: Tagger) -> list[Attribution]:
    """The statements of a text that is an article."""
    whole = (Part(PartKind.ARTICLE, Span(0, len(text))),)
    document = Document("0" * 16, "0" * 64, "", "text/plain", DocumentKind.ARTICLE, text, whole)
    return [
        Attribution(one.source, one.cue, one.content, one.score)
        for one in find_statements(document, tagger)
    ]


def write_table(tallies: Mapping[str, Mapping[str, Tally]]) -> str:
    """A Markdown table: a row for each kind, a column for each tagger.

    Args:
        tallies: by the name of the tagger, then by kind; all taggers have the same kinds.
    """
    kinds = list(next(iter(tallies.values())))
    kinds = [kind for kind in kinds if kind not in {_ALL, _BESIDE}] + [_ALL, _BESIDE]
    lines = [
        f"| kind | marked | {' | '.join(tallies)} |",
        "| --- |" + " ---: |" * (len(tallies) + 1),
    ]
    for kind in kinds:
        marked = "" if kind == _BESIDE else str(next(iter(tallies.values()))[kind].labelled)
        cells = [_cell(kind, tally[kind]) for tally in tallies.values()]
        lines.append(f"| {kind} | {marked} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _cell(kind: str, tally: Tally) -> str:
    if kind == _BESIDE:
        return f"{tally.found} of {tally.labelled}"
    return f"{100 * tally.found / tally.labelled:.0f}%"


def find_taggers(folders: Iterable[str]) -> Mapping[str, Tagger]:
    """Rules, the models that are installed, and models in folders, each `NAME=FOLDER`."""
    taggers: dict[str, Tagger] = {"rules": RuleTagger()}
    for model in Model:
        try:
            taggers[model.value] = load_tagger(model)
        except MissingModel as error:
            print(error)
    for each in folders:
        from onrecord.tagging import ModelTagger  # noqa: PLC0415 - ONNX Runtime loads slowly
        from onrecord.tagging.model_files import open_encoder  # noqa: PLC0415

        name, _, folder = each.partition("=")
        taggers[name] = ModelTagger(open_encoder(Path(folder)))
    return taggers


def write_page(table: str, page: Path = _PAGE) -> None:
    """Put the table between its marks in the documentation."""
    text = page.read_text(encoding="utf-8")
    before, rest = text.split(_OPEN)
    page.write_text(
        f"{before}{_OPEN}\n\n{table}\n{_CLOSE}{rest.split(_CLOSE)[1]}", encoding="utf-8"
    )


def main() -> int:
    """Measure every tagger that is there, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the table into the documentation")
    parser.add_argument("--missed", action="store_true", help="print what was not found")
    parser.add_argument("--model", action="append", default=[], metavar="NAME=FOLDER")
    given = parser.parse_args()
    examples = read_examples()
    missed: list[str] = []
    taggers = find_taggers(given.model)
    table = write_table({name: measure(examples, one, missed) for name, one in taggers.items()})
    if given.missed:
        print("\n".join(missed))
    print(table)
    if given.write:
        write_page(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
