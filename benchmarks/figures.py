"""Figures of news: 400 labelled sentences, how many figures are right, what is kept out.

Run as `python -m benchmarks.figures [--half dev|test] [--wrong]`; texts are found through
ONRECORD_DATA. `figures.jsonl` holds offsets and labels, no sentences: 300 of PolNeAR train and 100
of the pages, each with a digit or a number word, drawn with a seed and labelled by reading before
any output was seen. The half `test` is never used for choosing anything.

What the labels follow: an age, a clock time, a date, "two years ago", an ordinal and a number that
names something are no figures; an open plural has the least that its words can mean ("dozens": 24).
Where a reader may go either way (a score, "one voter", a compound as in "a five-state romp") the
number is left out of the count; where two units or bounds are right, both stand.
"""

import argparse
import gzip
import hashlib
import json
import math
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from onrecord.figures import find_figures
from onrecord.model import Document, Figure, Part, PartKind, Source
from onrecord.reading import read_document
from onrecord.text import Span, find_sentences

__all__ = ["Score", "measure", "run"]

_LABELS = Path(__file__).parent / "figures.jsonl"
_MENTION = re.compile(
    r"(?<!\w)[$£€]?\d[\d,.:]*\w*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|"
    r"(?:hundred|thousand|[mbtr]+illion|dozen|third|quarter|lakh|crore)s?|half)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Score:
    """What was right of the labelled figures, and kept out of the rest."""

    labelled: int = 0
    right: int = 0
    bounded: int = 0  # low and high right, whatever the unit
    others: int = 0  # numbers that are no quantity
    kept_out: int = 0
    lost: int = 0  # sentences that the text no longer holds
    wrong: list[str] = field(default_factory=list)


def measure(data: Path, half: str) -> Score:
    """Hold the figures of one half of the labelled sentences against their labels."""
    score = Score()
    for line in _LABELS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["half"] == half:
            document, figures = _read(data, row["corpus"], row["doc"])
            shift = _find_shift(document, row)
            if shift is None:
                score.lost += 1
            else:
                _compare(score, document, figures, row, shift)
    return score


def run(data: Path) -> Iterator[tuple[str, str, float, str]]:
    """Key, what, value and unit of each measure."""
    for half in ("dev", "test"):
        score = measure(data, half)
        count = f"of {score.labelled} labelled, {half} half"
        yield f"{half}.right", f"low, high and unit right {count}", _share(score), "%"
        kept = 100 * score.kept_out / max(1, score.others)
        what = f"no quantity and kept out, of {score.others}, {half} half"
        yield f"{half}.kept_out", what, kept, "%"
        yield f"{half}.lost", f"labelled sentences lost, {half} half", float(score.lost), ""


def _share(score: Score) -> float:
    return 100 * score.right / max(1, score.labelled)


@lru_cache(maxsize=512)
def _read(data: Path, corpus: str, name: str) -> tuple[Document, tuple[Figure, ...]]:
    """A document, all of its text taken as one article, and its figures."""
    if corpus == "html":
        raw = gzip.decompress((data / "html" / "html" / name).read_bytes())
    else:
        name += ".txt"
        raw = (data / corpus / "text" / name).read_bytes()
    document = read_document(Source(name.removesuffix(".gz"), raw))
    whole = (Part(PartKind.ARTICLE, Span(0, len(document.text))),)
    document = replace(document, parts=whole, turns=(), language="en")
    return document, find_figures(document, ())


def _find_shift(document: Document, row: dict[str, Any]) -> int | None:
    """How far the labelled sentence moved since it was labelled; None: the text has it no more."""
    start, end = row["sentence"]
    if _hash(document.text[start:end]) == row["sha256"]:
        return 0
    for sentence in find_sentences(document.text, Span(0, len(document.text))):
        if _hash(sentence.of(document.text)) == row["sha256"]:
            return sentence.start - int(start)
    return None


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _compare(
    score: Score, document: Document, figures: Sequence[Figure], row: dict[str, Any], shift: int
) -> None:
    """Count one sentence."""
    start, end = (place + shift for place in row["sentence"])
    near = [f for f in figures if f.span.start < end and start < f.span.end]
    taken = [Span(*either) for either in row.get("either", [])]
    taken = [Span(one.start + shift, one.end + shift) for one in taken]
    for label in row["figures"]:
        span = Span(label["span"][0] + shift, label["span"][1] + shift)
        taken.append(span)
        found = [f for f in near if f.span.overlaps(span)]
        bounded = [f for f in found if any(_same(f, b) for b in label["bounds"])]
        score.labelled += 1
        score.bounded += bool(bounded)
        right = len(found) == 1 and bool(bounded) and _unit_in(found[0].unit, label["units"])
        score.right += right
        if not right:
            told = [(f.span.of(document.text), f.low, f.high, f.unit) for f in found]
            _note(score, document, row, f"{label['bounds']} {label['units']} but {told}")
    for mention in _MENTION.finditer(document.text, start, end):
        place = Span(*mention.span())
        if any(place.overlaps(span) for span in taken):
            continue
        found = [f for f in near if f.span.overlaps(place)]
        score.others += 1
        score.kept_out += not found
        if found:
            _note(score, document, row, f"no quantity: {found[0].span.of(document.text)}")


def _note(score: Score, document: Document, row: dict[str, Any], what: str) -> None:
    start, end = row["sentence"]
    score.wrong.append(f"{what}\n    {' '.join(document.text[start:end].split())}")


def _same(figure: Figure, bounds: Sequence[float | None]) -> bool:
    """Whether a figure has these bounds."""
    pairs = ((figure.low, bounds[0]), (figure.high, bounds[1]))
    return all(
        a is b if a is None or b is None else math.isclose(a, b, rel_tol=1e-6) for a, b in pairs
    )


def _unit_in(unit: str | None, right: Sequence[str | None]) -> bool:
    """Whether a unit is one of those that are right; case and plural endings apart."""
    return _stem(unit) in {_stem(each) for each in right}


def _stem(unit: str | None) -> str | None:
    return None if unit is None else unit.casefold().removesuffix("s")


def main() -> None:
    """Print the measures, and with `--wrong` what is wrong in one half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=["dev", "test"], default="dev")
    parser.add_argument("--wrong", action="store_true")
    asked = parser.parse_args()
    root = Path(__file__).parent.parent.parent / "shared" / "data"
    score = measure(Path(os.environ.get("ONRECORD_DATA", root)), asked.half)
    print(f"right {score.right} of {score.labelled} ({_share(score):.1f}%), ", end="")
    print(f"bounds {score.bounded}, kept out {score.kept_out} of {score.others}, ", end="")
    print(f"{score.lost} lost")
    if asked.wrong:
        print("\n".join(score.wrong))


if __name__ == "__main__":
    main()
