"""Parts and turns of the transcripts we hold: what was found, and what looks wrong.

Run from the root of the repository: `.venv/bin/python benchmarks/turns.py`. `ONRECORD_DATA` names
the folder of the data (default `../shared/data`).
"""

import os
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.model import PartKind, TurnRole
from onrecord.reading.parts import split_parts
from onrecord.reading.turns.splitting import find_turns
from onrecord.text import Span, find_words

LONG_LABEL = 45  # characters; a longer label is worth a look
SHOWN = 40  # suspicious labels
_CAPITAL_LABEL = re.compile(r"[A-Z][A-Z .'’&,-]+(?: ?\([A-Z -]+\))?:")


@dataclass
class Tally:
    """What one run counts."""

    files: int = 0
    labelled: int = 0
    turns: int = 0
    questions: int = 0
    words: int = 0
    inside: int = 0
    printed: int = 0  # labels in capitals at the head of a line, which this corpus prints alike
    met: int = 0  # those of them at which a turn begins
    missed: list[str] = field(default_factory=list)
    labels: Counter[str] = field(default_factory=Counter)

    def add(self, text: str) -> None:
        """Count one transcript."""
        turns = [
            turn
            for part in split_parts(text, transcript=True)
            if part.kind is PartKind.TRANSCRIPT
            for turn in find_turns(text, part.span)
        ]
        starts = {turn.span.start for turn in turns}
        self.files += 1
        self.labelled += any(turn.label for turn in turns)
        self.turns += len(turns)
        self.questions += sum(turn.role is TurnRole.QUESTION for turn in turns)
        self.words += len(find_words(text))
        self.inside += sum(_words_of(text, turn.span) for turn in turns)
        self.labels.update(turn.label for turn in turns if turn.label)
        at = 0
        for line in text.splitlines(keepends=True):
            found = _CAPITAL_LABEL.match(line)
            if found:
                self.printed += 1
                self.met += at in starts
                if at not in starts:
                    self.missed.append(found.group())
            at += len(line)

    def suspicious(self) -> list[str]:
        """Labels that are long, not in capitals, or stand once."""
        return [
            f"{count:6d}  {label}"
            for label, count in self.labels.most_common()
            if len(label) > LONG_LABEL or not label.isupper()
        ]


def _words_of(text: str, span: Span) -> int:
    """How many words a span holds."""
    return len(find_words(text, span.start, span.end))


def run(folder: Path) -> list[tuple[str, str, float, str]]:
    """Count the turns of a folder of transcripts; rows of key, what, value and unit."""
    tally = Tally()
    for path in sorted(folder.glob("*.txt")):
        tally.add(path.read_text(encoding="utf-8"))
    return [
        ("turns.files", "transcripts with labelled turns, of 985", float(tally.labelled), ""),
        ("turns.words", "words inside turns", 100 * tally.inside / max(tally.words, 1), "%"),
        ("turns.labels", "printed labels met", 100 * tally.met / max(tally.printed, 1), "%"),
    ]


def main() -> int:
    """Measure and print; 1 if there is nothing to measure."""
    folder = Path(os.environ.get("ONRECORD_DATA", "../shared/data"))
    paths = sorted((folder / "transcripts" / "text").glob("*.txt"))
    articles = sorted((folder / "polnear" / "train" / "text").glob("*.txt"))
    if not paths:
        print(f"nothing to measure ({folder}): set ONRECORD_DATA")
        return 1
    tally = Tally()
    texts = [path.read_text(encoding="utf-8") for path in paths]
    began = time.process_time()
    for text in texts:
        tally.add(text)
    took = time.process_time() - began
    print(f"transcripts                 {tally.files}")
    print(f"  with a labelled turn      {tally.labelled}")
    print(f"turns                       {tally.turns} ({tally.questions} ask)")
    print(f"words inside turns          {tally.inside / tally.words:.5f} of {tally.words}")
    print(f"labels in capitals met      {tally.met} of {tally.printed}")
    print(f"distinct labels             {len(tally.labels)}")
    print(f"CPU                         {took:.1f} s with counting")
    alone = sum(
        any(part.kind is PartKind.TRANSCRIPT for part in split_parts(text)) for text in texts
    )
    print(f"told without their names    {alone} of {tally.files}")
    kinds: Counter[PartKind] = Counter()
    for path in articles:
        kinds.update({part.kind for part in split_parts(path.read_text(encoding="utf-8"))})
    print(f"newspaper articles          {len(articles)}")
    print(f"  with boilerplate          {kinds[PartKind.BOILERPLATE]}")
    print(f"  with a transcript         {kinds[PartKind.TRANSCRIPT]}")
    print("missed:", *tally.missed[:SHOWN], sep="\n  ")
    print("suspicious:", *tally.suspicious()[:SHOWN], sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
