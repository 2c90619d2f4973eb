"""Reading: the body text of pages beside trafilatura alone, quotation marks kept, and speed.

Run `python -m benchmarks.reading` with ONRECORD_DATA naming the folder of labelled data.
"""

import gzip
import json
import os
import re
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from trafilatura import extract

from onrecord.errors import InputError
from onrecord.model import Source
from onrecord.reading import find_sources, read_document

__all__ = ["BodyScore", "Speed", "measure_bodies", "measure_cost", "measure_speed"]

_WORD = re.compile(r"\w+")
_MARK = re.compile(r"[“”„«»\"]")
_FOREIGN = (  # asks the model of languages, which English pages hardly ever do
    "<html><body><article><p>Die Ministerin hat am Dienstag in der Stadt gesagt, dass die Brücke "
    "erst im nächsten Jahr fertig wird. Auf die Frage nach den Kosten wollte sie nicht antworten."
    "</p></article></body></html>"
).encode()
_FOLDERS = ("html/html", "polnear/train/text", "transcripts/text")


@dataclass(frozen=True, slots=True)
class BodyScore:
    """How well the body of pages was read: means over pages, 0 to 1."""

    precision: float  # share of the words read that are the body's
    recall: float  # share of the words of the body that were read
    f1: float
    marks: float  # share of the quotation marks of the body, of all pages together, that were read
    pages_per_s: float  # of CPU


@dataclass(frozen=True, slots=True)
class Speed:
    """What reading a folder took."""

    documents: int
    failures: tuple[str, ...]
    documents_per_s: float  # of CPU
    peak_mib: int  # of the process so far


def measure_bodies(folder: Path) -> dict[str, BodyScore]:
    """Score our reading and trafilatura alone on the same pages.

    Args:
        folder: holds `ground-truth.json` and `html/<key>.html.gz`.

    Returns:
        A score for "onrecord", "trafilatura" (without comments, as we call it) and "trafilatura
        as it comes".
    """
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    pages = {
        key: gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes()) for key in truth
    }
    bodies = {key: str(each["articleBody"]) for key, each in truth.items()}
    read_document(Source("warm.html", next(iter(pages.values()))))  # models are loaded once
    readers: dict[str, Callable[[bytes], str]] = {
        "onrecord": _read_ours,
        "trafilatura": _read_theirs,
        "trafilatura as it comes": _read_theirs_with_comments,
    }
    scores = {}
    for name, read in readers.items():
        start_s = time.process_time()
        texts = {key: read(page) for key, page in pages.items()}
        spent_s = time.process_time() - start_s
        scores[name] = _score(((bodies[key], texts[key]) for key in pages), len(pages) / spent_s)
    return scores


def measure_cost(folder: Path) -> float:
    """How many times trafilatura's own CPU time it takes to read the same pages.

    Both read each page one after the other in one process, so that a slow machine slows both.

    Args:
        folder: holds `html/*.html.gz`.
    """
    pages = [gzip.decompress(path.read_bytes()) for path in sorted((folder / "html").glob("*.gz"))]
    readers = (_read_ours, _read_theirs)
    for read in readers:
        for page in (pages[0], _FOREIGN):
            read(page)  # models are loaded once, before anything counts
    spent_s = [0.0, 0.0]
    for page in pages:
        for place, read in enumerate(readers):
            start_s = time.process_time()
            read(page)
            spent_s[place] += time.process_time() - start_s
    return spent_s[0] / spent_s[1]


def _read_ours(page: bytes) -> str:
    """The text that we read; none where the page is refused."""
    try:
        return read_document(Source("page.html", page)).text
    except InputError:
        return ""


def _read_theirs(page: bytes) -> str:
    """What trafilatura makes of a page, called as we call it."""
    return extract(page, include_comments=False) or ""


def _read_theirs_with_comments(page: bytes) -> str:
    """What trafilatura makes of a page if nothing is asked."""
    return extract(page) or ""


def _score(pairs: Iterable[tuple[str, str]], pages_per_s: float) -> BodyScore:
    """Compare bodies with what was read of them, as bags of words and of marks."""
    rows: list[tuple[float, float, float]] = []
    kept = marks = 0
    for body, text in pairs:
        wanted, got = (Counter(_WORD.findall(each.lower())) for each in (body, text))
        common = sum((wanted & got).values())
        precision, recall = (
            common / max(sum(got.values()), 1),
            common / max(sum(wanted.values()), 1),
        )
        rows.append((precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)))
        ours, theirs = len(_MARK.findall(text)), len(_MARK.findall(body))
        kept, marks = kept + min(ours, theirs), marks + theirs
    means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    return BodyScore(means[0], means[1], means[2], kept / max(marks, 1), pages_per_s)


def measure_speed(folder: Path) -> Speed:
    """Read all that is in a folder."""
    start_s = time.process_time()
    documents, failures = 0, []
    for source in find_sources([str(folder)]):
        try:
            if isinstance(source, InputError):
                raise source
            read_document(source)
            documents += 1
        except InputError as error:
            failures.append(str(error))
    spent_s = time.process_time() - start_s
    peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    return Speed(documents, tuple(failures), documents / spent_s, peak_mib)


def main() -> None:
    """Print both tables."""
    data = Path(os.environ.get("ONRECORD_DATA", "../shared/data"))
    print("| body of 181 pages | precision | recall | word F1 | marks kept | pages a second |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, score in measure_bodies(data / "html").items():
        shares = (score.precision, score.recall, score.f1, score.marks)
        print(
            f"| {name} | {' | '.join(f'{each:.4f}' for each in shares)} | {score.pages_per_s:.0f} |"
        )
    print(f"\nreading takes {measure_cost(data / 'html'):.2f} times trafilatura's own time")
    print("\n| folder | documents | failures | documents a second | peak MiB |")
    print("| --- | --- | --- | --- | --- |")
    for name in _FOLDERS:
        speed = measure_speed(data / name)
        print(
            f"| {name} | {speed.documents} | {len(speed.failures)} | {speed.documents_per_s:.0f} | "
            f"{speed.peak_mib} |"
        )
        print("\n".join(speed.failures), end="")


if __name__ == "__main__":
    main()
