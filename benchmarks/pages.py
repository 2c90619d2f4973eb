"""Statements of news pages, labelled by eye: how many of those that lists show are right.

Run as `python -m benchmarks.pages [--show]`. `pages.jsonl` labels statements; 610 were drawn
from the pages of the data's `html` before their scores were weighed as they are now: `right` in
content, cue, speaker and type; `field`, an attribution of which one of these is wrong; `told`, one
of which nobody asked more; `none`, no attribution. Further rows were drawn near the score from
which statements are listed, from other pages and from articles of PolNeAR's training part. The
weights of the scores were fitted on the half `chosen`; no page has both. The half `near` is held as
well, and measured apart, as nothing in it is easy. It holds no text: a page by the beginning of its
name, an article by a checksum of it, a statement by a checksum of its words.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple
from zlib import crc32

from benchmarks.attribution import find_data
from training.reliability import expected_error, sort_into_bins

from onrecord.model import AttributionType, Statement, StatementKind
from onrecord.statements import Tagger
from onrecord.text import text_at
from onrecord.usecases import choose_tagger, extract
from onrecord.usecases.extracting import Extracted

__all__ = ["Label", "key_of", "read_labels", "read_pages", "run"]

_LABELS = Path(__file__).parent / "pages.jsonl"
_HASH: Final = re.compile(r"[0-9a-f]{60,}")
_LISTED: Final = 0.6  # as `store.schema.folding` has it
_SHORT: Final = 3  # words; the same


class Label(NamedTuple):
    """What a reader says of a statement."""

    half: str
    label: str


def read_labels() -> Mapping[str, Label]:
    """By the beginning of the name of a page and the key of the statement there."""
    rows = map(json.loads, _LABELS.read_text("utf-8").splitlines())
    return {f"{row['page']} {row['words']}": Label(row["half"], row["label"]) for row in rows}


def key_of(page: str, words: str) -> str:
    """The key of a statement: the page's, and a checksum of its words, white space apart."""
    return f"{_page_of(page)} {crc32(' '.join(words.split()).encode()):08x}"


def _page_of(name: str) -> str:
    """How the table names a page, or an article, whose names begin alike."""
    return name[:8] if _HASH.fullmatch(name) else f"{crc32(name.encode()):08x}"


def read_pages(data: Path, tagger: Tagger, half: str) -> Iterator[Extracted]:
    """The labelled pages of a half, read as `extract` reads them."""
    wanted = {key[:8] for key, label in read_labels().items() if label.half == half}
    pages = sorted((data / "html" / "html").glob("*.html.gz"))
    articles = sorted((data / "polnear" / "train" / "text").glob("*.txt"))
    named = [(path, path.name.removesuffix(".html.gz")) for path in pages]
    named += [(path, path.stem) for path in articles]
    paths = [str(path) for path, name in named if _page_of(name) in wanted]
    for read in extract(paths, tagger):
        if isinstance(read, Extracted):
            yield read


def run(data: Path, *, show: bool = False) -> Iterator[tuple[str, str, float, str]]:
    """Rows of a key, what it is, a value and its unit: of the held half.

    Args:
        data: holds `html`.
        show: print what is listed and wrong.
    """
    yield from _of_near(data)
    labels = read_labels()
    listed: list[str] = []
    kept: list[tuple[float, bool]] = []
    for page in read_pages(data, choose_tagger("default"), "held"):
        text = page.dossier.document.text
        for one in page.dossier.statements:
            label = labels.get(key_of(page.name, text_at(text, one.content)))
            if label is None:
                continue
            kept.append((one.score, label.label != "none"))
            if _is_listed(text, one):
                listed.append(label.label)
                if show and label.label != "right":
                    print(label.label, one.score, one.speaker, text_at(text, one.content)[:160])
    scores, told = [score for score, _ in kept], [is_told for _, is_told in kept]
    asked = [one for one in labels.values() if one.half == "held"]
    lost = sum(one.label != "none" for one in asked) - sum(told)
    yield "listed", "statements of pages, listed", len(listed), ""
    yield "told", "the same, attributions", _share(listed, "right", "field"), "%"
    yield "right", "the same, right in every field", _share(listed, "right"), "%"
    yield "kept", "statements of pages, not dropped", len(kept), ""
    yield "kept.told", "the same, attributions", 100 * sum(told) / max(len(told), 1), "%"
    yield "lost", "attributions among the labelled, found no more", lost, ""
    yield "error", "expected calibration error", expected_error(sort_into_bins(scores, told)), ""


def _of_near(data: Path) -> Iterator[tuple[str, str, float, str]]:
    """Rows of the half `near`: what is listed of the labelled, and of the attributions there."""
    labels = read_labels()
    found: list[tuple[bool, bool]] = []
    for page in read_pages(data, choose_tagger("default"), "near"):
        text = page.dossier.document.text
        for one in page.dossier.statements:
            label = labels.get(key_of(page.name, text_at(text, one.content)))
            if label is not None:
                found.append((one.score >= _LISTED, label.label != "none"))
    listed = [told for sure, told in found if sure]
    told = [sure for sure, told in found if told]
    yield "near.told", "near the bound: listed, attributions", 100 * sum(listed) / len(listed), "%"
    yield "near.found", "near the bound: attributions, listed", 100 * sum(told) / len(told), "%"


def _is_listed(text: str, one: Statement) -> bool:
    """Whether lists show a statement without being asked for all, as far as one page can tell."""
    if one.kind is StatementKind.TURN or one.within is not None or one.speaker is None:
        return False
    said = one.type is AttributionType.COMMUNICATION and one.score >= _LISTED
    return said and len(text_at(text, one.content).split()) > _SHORT


def _share(labels: list[str], *wanted: str) -> float:
    """How many of some labels are among those wanted, in percent."""
    return 100 * sum(label in wanted for label in labels) / max(len(labels), 1)


if __name__ == "__main__":
    for row in run(find_data(), show="--show" in sys.argv):
        print(*row)
    sys.exit(0)
