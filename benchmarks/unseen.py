"""Unseen: invented documents in layouts that their writer chose without a look at the program.

Run from the root of the repository: `.venv/bin/python -m benchmarks.unseen`. A writer with fresh
eyes laid 56 documents as offices, courts, parliaments, companies, broadcasters and machines print
the spoken word, and their neighbours that are no primary texts. The odd numbers were shown to those
who wrote the rules; of the even numbers, which were held back, only the totals were looked at.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise
from pathlib import Path
from typing import NamedTuple

from benchmarks.primaries import Share

from onrecord.errors import OnrecordError
from onrecord.model import Document, Genre, Source, TurnRole
from onrecord.reading import read_document
from onrecord.speakers import name_turns
from onrecord.text import find_words, fold

__all__ = ["run"]

_FOLDER = Path(__file__).parent / "unseen"
_HEAD = 5  # words by which a turn is known
_ASIDE = re.compile(r"\[[^\]]*\]|\([^)]*\)")  # what is not said
_UNNAMED = frozenset(
    ["q", "question", "reporter", "journalist", "correspondent", "speaker", "voice"]
)
_KINDS = {
    "briefing": {Genre.BRIEFING, Genre.PRESS_CONFERENCE},
    "debate": {Genre.DEBATE},
    "hearing": {Genre.HEARING},
    "interview": {Genre.INTERVIEW},
    "speech": {Genre.SPEECH},
    "prepared": {Genre.SPEECH, Genre.STATEMENT},
    "statement": {Genre.STATEMENT},
    "captions": {Genre.CAPTIONS},
    "report": {Genre.REPORT, Genre.LIVE_BLOG},
    "summary": {Genre.SUMMARY, Genre.ROUND_UP},
    "readout": {Genre.READOUT},
    "fact sheet": {Genre.FACT_SHEET},
}  # "other": whatever is primary, or not, as the gold says


class Found(NamedTuple):
    """One turn as read."""

    starts: frozenset[tuple[str, ...]]
    label: str | None
    name: str | None  # who is meant
    asks: bool


class Expected(NamedTuple):
    """One turn that a document holds."""

    starts: frozenset[tuple[str, ...]]  # its first words, with what stands in brackets and without
    speaker: str | None
    asks: bool

    def begins(self, turn: Found) -> bool:
        """Whether a turn begins with the words expected, of which fewer may be told.

        Words expected that run on behind a short turn were taken off the page, where others follow.
        """
        pairs = ((head, each) for head in turn.starts for each in self.starts if head and each)
        return any(head[: len(each)] == each[: len(head)] for head, each in pairs)


@dataclass
class Counts:
    """Expected, found, and both."""

    expected: int = 0
    found: int = 0
    both: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.both / max(self.expected + self.found, 1)


@dataclass
class Score:
    """What is read right of one half."""

    shares: dict[str, Share] = field(
        default_factory=lambda: {
            "primary": Share("primary text or not"),
            "kind": Share("genre"),
            "title": Share("title"),
            "date": Share("day"),
        }
    )
    starts: Counts = field(default_factory=Counts)
    speakers: Counts = field(default_factory=Counts)
    questions: Counts = field(default_factory=Counts)


def score(each: Mapping[str, object], document: Document | None, into: Score) -> str:
    """Hold one document against its gold; a line on its turns."""
    name = str(each["file"])
    primary = bool(each["primary"])
    read = document is not None and document.is_primary
    into.shares["primary"].count(name, right=document is not None and read is primary)
    kinds = _KINDS.get(str(each["kind"]))
    right = document is not None and (document.genre in kinds if kinds else read is primary)
    shown = document.genre if document else "unread"
    into.shares["kind"].count(f"{name} {each['kind']}: {shown}", right=right)
    if each["title"] and document:
        same = _is_same_title(document.title or "", str(each["title"]))
        into.shares["title"].count(f"{name} {each['title']}: {document.title}", right=same)
    if each["date"] and document:
        same = str(document.published) == each["date"]
        into.shares["date"].count(f"{name} {each['date']}: {document.published}", right=same)
    expected = [_expected(turn) for turn in each["turns"]]  # type: ignore[attr-defined]
    return _count_turns(name, document, expected, into)


def _expected(turn: Mapping[str, object]) -> Expected:
    """One turn of the gold."""
    speaker = turn["speaker"]
    return Expected(
        _heads(str(turn["starts"])), str(speaker) if speaker else None, bool(turn["question"])
    )


def _count_turns(
    name: str, document: Document | None, expected: Sequence[Expected], into: Score
) -> str:
    """Count the turns of one document: each is met once, in order.

    Where somebody goes on behind a pause, print or machine may begin anew or not: such a turn
    counts only where it is found.
    """
    found = _read_turns(document) if document and expected else []
    asked, at, named = len(expected), 0, 0
    met: set[int] = set()
    notes = []
    for before, each in pairwise((None, *expected)):
        if each is None:
            continue
        place = next((p for p in range(at, len(found)) if each.begins(found[p])), None)
        if place is None:
            asked -= before is not None and before.speaker == each.speaker is not None
            notes.append(f"    missed: {each.speaker}: {' '.join(max(each.starts))}")
            continue
        at = place + 1
        met.add(place)
        turn = found[place]
        bears = _bears(turn.label, each.speaker) or _bears(turn.name, each.speaker)
        named += bears
        if not bears:
            notes.append(f"    named: {turn.label!r}, {turn.name!r} for {each.speaker!r}")
        if not _count_question(turn, each, into.questions):
            notes.append(f"    asks: {not each.asks}: {each.speaker}: {' '.join(max(each.starts))}")
    wrong = [turn for place, turn in enumerate(found) if place not in met]
    notes += [f"    wrongly: {turn.label}: {' '.join(max(turn.starts))}" for turn in wrong]
    for counts, right in ((into.starts, len(met)), (into.speakers, named)):
        counts.expected += asked
        counts.found += len(found)
        counts.both += right
    tally = f"  {name}: {asked} turns, {len(found)} found, {len(met)} met, {named} named"
    return "\n".join([tally, *notes])


def _count_question(turn: Found, each: Expected, into: Counts) -> bool:
    """Count a turn that asks. A member or a host who is named and asks may count for either."""
    if each.asks and each.speaker is not None:
        return True
    into.expected += each.asks
    into.found += turn.asks
    into.both += turn.asks and each.asks
    return turn.asks is each.asks


def _heads(said: str) -> frozenset[tuple[str, ...]]:
    """The first words of what is said, with what stands in brackets and without."""
    return frozenset(
        tuple(islice((word.form for word in find_words(each)), _HEAD))
        for each in (said, _ASIDE.sub(" ", said))
    )


def _read_turns(document: Document) -> list[Found]:
    """The turns of a document in which somebody speaks."""
    return [
        Found(
            _heads(" ".join(span.of(document.text) for span in turn.said[:3])),
            turn.label,
            name,
            turn.role is TurnRole.QUESTION,
        )
        for turn, name in zip(document.turns, name_turns(document), strict=True)
        if turn.said
    ]


def _bears(label: str | None, speaker: str | None) -> bool:
    """Whether a label is that of a speaker: the surname, or every word of it, or the initials."""
    printed = _words(label or "")
    if speaker is None:
        return not printed or not _UNNAMED.isdisjoint(printed)
    named = _words(speaker)
    if not printed or not named:
        return fold(label or "") == fold(speaker)
    initials = "".join(word[0] for word in named)
    return named[-1] in printed or set(printed) <= set(named) or "".join(printed) == initials


def _words(label: str) -> list[str]:
    """The words of a label, folded."""
    return re.findall(r"[\w'’-]+", fold(label).replace(".", ""))


def _is_same_title(one: str, other: str) -> bool:
    """Whether titles are the same, or one is at least half of the other and runs within it."""
    a, b = sorted((" ".join(re.findall(r"\w+", fold(each))) for each in (one, other)), key=len)
    return f" {a} " in f" {b} " and 2 * len(a) >= len(b)


def run(
    folder: Path = _FOLDER, halves: Sequence[str] = ("shown", "held")
) -> Iterator[tuple[str, str, float, str]]:
    """Measure all documents, a row a measure; what is wrong in the half that is shown is named."""
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    for half in halves:
        into = Score()
        mine = [each for each in gold if int(each["file"][:2]) % 2 == (half == "shown")]
        for each in mine:
            path = folder / "docs" / each["file"]
            line = score(each, _read(path), into)
            if half == "shown" and "\n" in line:
                print(line)
        for key, share in into.shares.items():
            if half == "shown":
                print("\n".join(f"unseen, {share.what}, wrong: {each}" for each in share.wrong))
            what = f"unseen, {half}: {share.what} ({share.right} of {share.total})"
            yield f"{half}.{key}", what, share.percent, "%"
        for key, counts in (
            ("starts", into.starts),
            ("speakers", into.speakers),
            ("questions", into.questions),
        ):
            yield f"{half}.{key}", f"unseen, {half}: {key} of turns, F1", counts.f1, ""


def _read(path: Path) -> Document | None:
    """Read one file as a user would give it; None where it is refused."""
    try:
        return read_document(Source(path.name, path.read_bytes()))
    except OnrecordError:
        return None


def main() -> int:
    """Measure and print."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else _FOLDER
    for _, what, value, _ in run(folder):
        print(f"{what:60} {value:.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
