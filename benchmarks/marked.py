"""Marked: invented transcripts whose writer marks in the text itself who speaks from where on.

Run from the root of the repository: `.venv/bin/python -m benchmarks.marked [name ...]`. Each file
of `benchmarks/marked/` is a round: documents that were written before any of them was read, in
layouts that the rules had not met. `⟦Name⟧` stands before the words of somebody, `⟦?Name⟧` before
a question, `⟦/⟧` where speech ends, `⟦~Name⟧` before words that are that person's or nobody's, and
`⟦+Name⟧` where somebody goes on behind those.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks import unseen
from benchmarks.primaries import Share

from onrecord.errors import OnrecordError
from onrecord.model import Document, Source
from onrecord.reading import read_document

__all__ = ["read_round", "run"]

_FOLDER = Path(__file__).parent / "marked"
_FILE = re.compile(r"^=== (\S+)\n", re.MULTILINE)
_MARK = re.compile(r"⟦(?P<how>[?~+/]?)(?P<name>[^⟧]*)⟧")
_TAG = re.compile(r"<[^>]*>")
_HEAD = 60  # characters of a turn that tell where it starts
ROUNDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


class Marked(NamedTuple):
    """A document, and who speaks where in it."""

    name: str
    data: bytes
    turns: tuple[dict[str, object], ...]
    heckled: tuple[tuple[str, str], ...]  # who calls what within another's words


def read_round(path: Path) -> Iterator[Marked]:
    """The documents of one round."""
    _, *parts = _FILE.split(path.read_text(encoding="utf-8"))
    for name, marked in zip(parts[::2], parts[1::2], strict=True):
        yield Marked(
            name, _MARK.sub("", marked).encode(), tuple(_turns(marked)), tuple(_heckled(marked))
        )


def _turns(marked: str) -> Iterator[dict[str, object]]:
    """The turns that a text marks, as rows of the unseen documents' gold."""
    for found in _MARK.finditer(marked):
        if found["how"] in {"/", "~", "+"}:
            continue
        stop = marked.find("⟦", found.end())
        words = _TAG.sub(" ", marked[found.end() : stop if stop >= 0 else len(marked)])
        yield {
            "starts": words.strip()[:_HEAD],
            "speaker": found["name"] or None,
            "question": found["how"] == "?",
        }


def _heckled(marked: str) -> Iterator[tuple[str, str]]:
    """Who calls what within the words of another."""
    for found in _MARK.finditer(marked):
        if found["how"] == "~":
            yield found["name"], marked[found.end() : marked.find("⟦", found.end())].strip()


def _kept_apart(document: Document | None, name: str, words: str) -> bool:
    """Whether nobody but who called them has words in a turn."""
    return document is not None and not any(
        words in span.of(document.text) and turn.label is not None and name not in turn.label
        for turn in document.turns
        for span in turn.said
    )


def measure(documents: Sequence[Marked], into: unseen.Score, *, show: bool) -> Share:
    """Count what is read right of some documents; which calls are kept apart."""
    heckled = Share("calls of others kept apart")
    for each in documents:
        primary = bool(each.turns)
        row = {"file": each.name, "primary": primary, "kind": "other", "title": None, "date": None}
        document = _read(each)
        told = unseen.score(row | {"turns": each.turns}, document, into)
        for name, words in each.heckled:
            right = _kept_apart(document, name, words)
            heckled.count(f"{each.name} {name}: {words}", right=right)
        if show and "\n" in told:
            print(told)
    return heckled


def _read(each: Marked) -> Document | None:
    """Read a document as a user would give it; None where it is refused."""
    try:
        return read_document(Source(each.name, each.data))
    except OnrecordError:
        return None


def run(rounds: Sequence[str] = ROUNDS, *, show: bool = False) -> Iterator[tuple[str, float]]:
    """Measure each round: what, value."""
    for name in (name for name in rounds if (_FOLDER / f"{name}.txt").exists()):
        path = _FOLDER / f"{name}.txt"
        into = unseen.Score()
        heckled = measure(list(read_round(path)), into, show=show)
        for share in (into.shares["primary"], heckled):
            if show:
                print("\n".join(f"  wrong, {share.what}: {wrong}" for wrong in share.wrong))
            if share.total:
                yield f"{name}: {share.what}, of {share.total}", share.percent / 100
        yield f"{name}: starts of turns, F1", into.starts.f1
        yield f"{name}: turns with their speaker, F1", into.speakers.f1


def main() -> int:
    """Measure and print; what is wrong in rounds that are named is shown."""
    for what, value in run(sys.argv[1:] or ROUNDS, show=len(sys.argv) > 1):
        print(f"{what:60} {value:.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
