"""Primary texts and their neighbours, in the forms in which offices publish them.

Counts what is read right of `primaries/` (its README tells the gold), and names what is not.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.model import Document, Source, TurnRole
from onrecord.reading import read_document
from onrecord.text import fold, parse_name

__all__ = ["run", "score"]

# "Remarks by NAME on …": the title of a White House file that names one person.
_ONE = re.compile(
    r"(?:pre-taped )?(?:remarks|statement)(?: as prepared for delivery)? (?:by|of|from) "
    r"(?P<who>.+)",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"\s(?:on|at|in|to|before|after|as|during|welcoming|announcing|aboard)\b.*", re.IGNORECASE
)
_TWO = re.compile(r"^[^,|]{0,80}\band (?:President|Prime Minister|First Lady|Vice)\b")
_COLON = re.compile(r"^[ \t\u00a0]*(?P<label>[A-Z][A-Z .’'-]{2,40}[A-Z]):", re.MULTILINE)
_ASKS = re.compile(r"^[ \t\u00a0]*Q(?:[ \t\u00a0]+|\.\s|:\s)", re.MULTILINE)


@dataclass
class Share:
    """How many of some things are right, and which are not."""

    what: str
    right: int = 0
    total: int = 0
    wrong: tuple[str, ...] = ()

    def count(self, name: str, *, right: bool) -> None:
        """Count one thing."""
        self.total += 1
        self.right += right
        if not right:
            self.wrong = (*self.wrong, name)

    @property
    def percent(self) -> float:
        """The share that is right; 100 of none."""
        return 100 * self.right / self.total if self.total else 100.0


@dataclass
class Agreement:
    """Spans found against spans expected."""

    both: int = 0
    found: int = 0
    expected: int = 0

    def count(self, found: set[int], expected: set[int]) -> None:
        """Count the places of one document."""
        self.both += len(found & expected)
        self.found += len(found)
        self.expected += len(expected)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where nothing was to be found."""
        return 2 * self.both / (self.found + self.expected) if self.found + self.expected else 1.0


def run(folder: Path) -> Iterator[tuple[str, str, float, str]]:
    """Measure all files; one row a measure. What is wrong is printed by name."""
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    read = [
        read_document(Source(each["file"], (folder / each["file"]).read_bytes())) for each in gold
    ]
    shares, turns, questions = score(gold, read)
    for key, share in shares.items():
        print("\n".join(f"primaries, {share.what}, wrong: {name}" for name in share.wrong))
        yield key, f"primaries: {share.what} ({share.right} of {share.total})", share.percent, "%"
    yield "turns", "primaries: starts of turns, F1", turns.f1, ""
    yield "questions", "primaries: questions, F1", questions.f1, ""


def score(
    gold: Sequence[dict[str, object]], read: Sequence[Document]
) -> tuple[dict[str, Share], Agreement, Agreement]:
    """Hold documents against their gold."""
    shares = {
        "kind": Share("primary text or not"),
        "speaker": Share("speaker of a text of one speaker"),
        "title": Share("title"),
        "date": Share("date"),
    }
    turns, questions = Agreement(), Agreement()
    for each, document in zip(gold, read, strict=True):
        name = str(each["file"])
        shares["kind"].count(name, right=document.is_primary is each["primary"])
        surname = _find_surname(each)
        if surname is not None and each["primary"]:
            named = parse_name(document.speaker or "").surname
            shares["speaker"].count(name, right=fold(named).endswith(fold(surname)))
        if each.get("title"):
            same = _plain(document.title or "") == _plain(str(each["title"]))
            shares["title"].count(name, right=same)
        if each.get("date"):
            shares["date"].count(name, right=str(document.published) == each["date"])
        if each.get("labels") and each["primary"]:
            _count_turns(each, document, turns, questions)
    return shares, turns, questions


def _find_surname(each: dict[str, object]) -> str | None:
    """The surname of the one speaker of a text; None where there are more, or nobody is told."""
    if each["kind"] == "speech":
        told = str(each.get("speaker_last_name") or "")
        return told if told != "last" else None  # two file names hold no name
    title = str(each.get("title") or "")
    if each["kind"] not in {"remarks", "statement"} or _TWO.search(title):
        return None
    labels = [str(label) for label in each.get("labels") or []]  # type: ignore[attr-defined]
    speaking = [label for label in labels if not re.match(r"AUDIEN|AIDE$|THE PRESIDEN$", label)]
    found = _ONE.match(title)
    if found is None or len(speaking) > 1:
        return None
    return parse_name(_WHO.sub("", found["who"])).surname or None


def _count_turns(
    each: dict[str, object], document: Document, turns: Agreement, questions: Agreement
) -> None:
    """Hold the turns of a document against its labels and the lines that begin with Q."""
    text = document.text
    labels = set(each["labels"])  # type: ignore[call-overload]
    named = {m.start("label") for m in _COLON.finditer(text) if m["label"] in labels}
    asked = {m.start() + len(m[0]) - len(m[0].lstrip()) for m in _ASKS.finditer(text)}
    started = {turn.span.start for turn in document.turns if turn.label is not None}
    turns.count(started, named | asked)
    asking = {
        turn.span.start
        for turn in document.turns
        if turn.role is TurnRole.QUESTION and (turn.label or "").startswith("Q")
    }
    questions.count(asking, asked)


def _plain(title: str) -> str:
    """A title without regard to case, spaces and marks."""
    return " ".join(re.findall(r"\w+", fold(title.replace("\u2060", ""))))
