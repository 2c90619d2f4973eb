"""Statements in other words: does the search by meaning propose the passage they come from?

Run as `python -m benchmarks.reworded [--large]`; it needs the extra `meaning`. Forty statements
about the demonstration archive in other words, and twenty that nobody made there (reworded.jsonl).
With `--large` the labelled data that ONRECORD_DATA names: quotations of news whose place words
find, with every third word dropped and the halves exchanged, or every second word dropped, until
words find them no more; and the same quotations held against a record that cannot hold them.
"""

import argparse
import datetime as dt
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.absent import PlainSearch
from benchmarks.known import Known, read_known
from benchmarks.verification import read_transcripts

from onrecord import demonstration
from onrecord.casework import check_quotation, primary_text
from onrecord.compare import judge_by_meaning
from onrecord.index import TranscriptIndex, index_transcripts
from onrecord.meaning import (
    Codes,
    Encoder,
    Head,
    MeaningIndex,
    assemble_meanings,
    encode_transcript,
    find_nearest,
    load_encoder,
)
from onrecord.model import Finding, NoteKind, Passage, Quotation, Transcript, Verdict
from onrecord.reading import find_sources, read_document
from onrecord.text import Span

__all__ = ["Held", "Tally", "blank", "hold_demonstration", "hold_large", "run_demonstration"]

_STATEMENTS = Path(__file__).with_name("reworded.jsonl")
_EARLIER = dt.timedelta(days=180)
_MOST = 5
_FEWEST_WORDS = 8


@dataclass(slots=True)
class Held:
    """Transcripts with their words and vectors."""

    words: TranscriptIndex
    encoder: Encoder
    heads: Mapping[str, Head]
    codes: Mapping[str, Codes]
    spent_s: float  # CPU of making the vectors

    @classmethod
    def of(cls, transcripts: Iterable[Transcript], encoder: Encoder) -> "Held":
        """Index transcripts both ways."""
        words = index_transcripts(transcripts)
        began_s = time.process_time()
        made = {each.id: encode_transcript(each, encoder) for each in words.transcripts}
        spent_s = time.process_time() - began_s
        heads = {name: each.head for name, each in made.items()}
        return cls(words, encoder, heads, {n: each.codes for n, each in made.items()}, spent_s)

    def leave(self, kept: Iterable[str]) -> MeaningIndex:
        """The search by meaning over some of them."""
        heads = {name: self.heads[name] for name in kept}

        def read(numbers: Sequence[int]) -> Mapping[int, Codes]:
            return {number: self.codes[self.words.ids[number]] for number in numbers}

        return assemble_meanings(self.words, heads, read, self.encoder.width)

    @property
    def bytes_a_word(self) -> float:
        """What the vectors take as kept."""
        kept = sum(len(head.to_bytes()) for head in self.heads.values())
        kept += sum(len(codes.to_bytes()) for codes in self.codes.values())
        return kept / max(self.words.word_count, 1)


@dataclass(slots=True)
class Tally:
    """How often the right passage came first, among five, and was offered."""

    ranks: list[int | None] = field(default_factory=list)  # from 0; None: not among five
    offered_right: int = 0
    offered_wrong: int = 0
    spent_s: float = 0.0

    def add(self, rank: int | None, offered: Passage | None, right: bool) -> None:
        """Count one statement."""
        self.ranks.append(rank)
        self.offered_right += offered is not None and right
        self.offered_wrong += offered is not None and not right

    def tell(self, name: str) -> str:
        """A line for a reader."""
        count = max(len(self.ranks), 1)
        first = sum(rank == 0 for rank in self.ranks) / count
        five = sum(rank is not None for rank in self.ranks) / count
        cost_ms = 1000 * self.spent_s / count
        return (
            f"{name:44}{len(self.ranks):5}  recall@1 {first:.2f}  recall@5 {five:.2f}  offered: "
            f"right {self.offered_right / count:.2f}, wrong {self.offered_wrong / count:.2f}  "
            f"{cost_ms:.1f} ms CPU a look-up"
        )


def _look_up(
    quotation: Quotation,
    meanings: MeaningIndex,
    encoder: Encoder,
    gold: Iterable[tuple[str, Span]],
    tally: Tally,
) -> Finding:
    """Count where the right passage came."""
    places = list(gold)
    began_s = time.process_time()
    found = find_nearest(quotation, meanings, encoder, _MOST)
    tally.spent_s += time.process_time() - began_s

    def is_right(document: str, span: Span) -> bool:
        return any(document == name and span.overlaps(place) for name, place in places)

    hits = [n for n, each in enumerate(found) if is_right(each.transcript.id, each.span)]
    finding = judge_by_meaning(quotation, Finding(Verdict.UNSUPPORTED), found)
    notes = (n for n in finding.notes if n.kind is NoteKind.NEAREST_BY_MEANING)
    offered = next((note.passages[0] for note in notes), None)
    right = offered is not None and is_right(offered.document, offered.span)
    tally.add(hits[0] if hits else None, offered, right)
    return finding


def hold_demonstration(encoder: Encoder) -> Held:
    """The transcripts of the demonstration archive."""
    with demonstration.open_folder() as folder:
        sources = [
            found for found in find_sources([str(folder)]) if not isinstance(found, Exception)
        ]
        documents = [read_document(source) for source in sources]
    named = [(Path(document.path).name, document) for document in documents]
    return Held.of([primary_text(d, known_as=name) for name, d in named if d.is_primary], encoder)


def run_demonstration(held: Held) -> tuple[Tally, Tally]:
    """Statements in other words, and statements that nobody made."""
    made, never = Tally(), Tally()
    meanings = held.leave(held.words.ids)
    texts = {each.id: each.text for each in held.words.transcripts}
    for line in _STATEMENTS.read_text(encoding="utf-8").splitlines():
        asked = json.loads(line)
        day = dt.date.fromisoformat(asked["date"])
        quotation = Quotation(asked["text"], asked["speaker"], day)
        gold = list(_find_all(asked["said"], texts)) if asked["said"] else []
        _look_up(quotation, meanings, held.encoder, gold, made if gold else never)
    return made, never


def _find_all(words: str, texts: Mapping[str, str]) -> Iterator[tuple[str, Span]]:
    """Every place of some words."""
    for name, text in texts.items():
        at = text.find(words)
        while at >= 0:
            yield name, Span(at, at + len(words))
            at = text.find(words, at + 1)


def blank(text: str, level: int) -> str:
    """A text with words dropped: every third, the halves exchanged; or every second."""
    words = text.split()
    if level:
        return " ".join(words[::2])
    kept = [word for number, word in enumerate(words) if number % 3 != 2]
    half = len(kept) // 2
    return " ".join([*kept[half:], *kept[:half]])


def hold_large(data: Path, encoder: Encoder) -> tuple[Held, list[Known]]:
    """The labelled transcripts, and quotations of news whose place is known."""
    transcripts = read_transcripts(data / "transcripts" / "text")
    known = read_known(data, data / ".." / "tools", PlainSearch(transcripts))
    return Held.of(transcripts, encoder), known


def _run_blanked(held: Held, known: Sequence[Known]) -> tuple[Tally, int]:
    """Quotations blanked until words find nothing, and how many words found all the same."""
    tally, left = Tally(), 0
    meanings = held.leave(held.words.ids)
    for one in known:
        if len(one.text.split()) < _FEWEST_WORDS:
            continue
        whole = Quotation(one.text, one.speaker, one.printed_on)
        found = check_quotation(whole, held.words, held=True)
        places = [(p.document, p.span) for p in found.passages]
        places += [(p.document, p.span) for note in found.notes for p in note.passages]
        for level in (0, 1):
            blanked = replace(whole, text=blank(one.text, level))
            if not check_quotation(blanked, held.words, held=True).passages and places:
                _look_up(blanked, meanings, held.encoder, places, tally)
                break
        else:
            left += 1
    return tally, left


def _run_absent(held: Held, known: Sequence[Known]) -> Iterator[str]:
    """Quotations held against half a year before, and without the month: offers and paraphrases."""
    everything = held.leave(held.words.ids)
    earlier, without = Tally(), Tally()
    reported = words_reported = 0
    by_month = {}
    for one in known:
        early = Quotation(one.text, one.speaker, one.said_on - _EARLIER)
        found = [_look_up(early, everything, held.encoder, (), earlier)]
        month = f"{one.said_on:%Y-%m}"
        if month not in by_month:
            by_month[month] = held.leave(n for n in held.words.ids if f"/{month}" not in n)
        later = Quotation(one.text, one.speaker, one.printed_on)
        found.append(_look_up(later, by_month[month], held.encoder, (), without))
        plain = replace(early, indirect=True)
        said = check_quotation(plain, held.words, held=True)
        words_reported += said.verdict is Verdict.PARAPHRASE
        nearest = find_nearest(plain, everything, held.encoder, _MOST)
        reported += judge_by_meaning(plain, said, nearest).verdict is Verdict.PARAPHRASE
    yield earlier.tell("absent: half a year earlier")
    yield without.tell("absent: the month left out")
    yield (
        f"of {len(known)} asked as reported speech half a year earlier, words alone call "
        f"{words_reported} a paraphrase, words and meaning {reported}"
    )


def main() -> int:
    """Run, and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--every", type=int, default=1, help="of the known quotations")
    given = parser.parse_args()
    encoder = load_encoder()
    held = hold_demonstration(encoder)
    made, never = run_demonstration(held)
    print(made.tell("demonstration, in other words"))
    print(never.tell("demonstration, never said"))
    if not given.large:
        return 0
    data = Path(os.environ.get("ONRECORD_DATA", "../shared/data"))
    if not (data / "verify_dev.jsonl").exists():
        sys.exit(f"error: no labelled data ({data}): set ONRECORD_DATA to its folder")
    held, known = hold_large(data, encoder)
    windows = sum(len(head.asks) for head in held.heads.values())
    words = held.words.word_count
    print(f"{words:,} words, {windows:,} passages: {held.spent_s:.0f} s CPU, ", end="")
    print(f"{words / held.spent_s:,.0f} words/s, {held.bytes_a_word:.1f} bytes a word")
    known = known[:: given.every]
    tally, left = _run_blanked(held, known)
    print(tally.tell("news, blanked until words find nothing"), f"({left} not blanked)")
    for line in _run_absent(held, known):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
