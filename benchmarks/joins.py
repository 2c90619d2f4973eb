"""What the keyed joins of phase two would carry at a hundred million documents.

    python -m benchmarks.joins FOLDER... [--documents 400] [--at 100000000] [--workers 1000]

Documents are read by rules, and the keys by which phase two joins them are counted: how many rows
a document gives, and how many documents bear each key. A key that is borne by a share of the sample
is taken to be borne by the same share of the whole; a key that was seen once stands for the many
that were not (a Pitman-Yor process with the discount of the sample: Pitman & Yor 1997, Ann. Probab.
25). Keys are then given to workers by a hash, and the fullest worker is compared with the mean. A
small sample of news overstates what is frequent: a name that three of 400 reports bear need not be
in a hundredth of a web archive. So this is a bound for skew, and no forecast.
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import msgspec
import numpy as np

from onrecord.casework import open_dossier
from onrecord.errors import InputError
from onrecord.model import Dossier, Source, Voice
from onrecord.reading import find_sources, read_document
from onrecord.speakers import gather_people, link_keys
from onrecord.text import fold
from onrecord.tracing import sketch
from onrecord.usecases import choose_tagger

__all__ = ["main"]

_SEED = 20310304
_HELD = 24  # bytes of a row beside what it carries: a key and an id


@dataclass
class Kind:
    """The rows of one join in the sample."""

    carries: str
    body: int = 0  # bytes that all rows carry beside key and id
    rows: Counter[str] = field(default_factory=Counter)  # documents by key

    @property
    def many(self) -> int:
        """How many rows there are."""
        return self.rows.total()

    @property
    def discount(self) -> float:
        """The share of the keys that were seen once."""
        return sum(size == 1 for size in self.rows.values()) / len(self.rows)


def _read(folders: Iterable[str], many: int) -> Iterator[Dossier]:
    """Dossiers after phase one."""
    tagger = choose_tagger("rules")
    for found in find_sources(folders):
        if many == 0:
            return
        if isinstance(found, Source):
            try:
                yield open_dossier(read_document(found), tagger)
            except InputError:
                continue
            many -= 1


def _count(dossiers: Iterable[Dossier]) -> tuple[dict[str, Kind], int, float]:
    """The rows by join, how many documents gave them, and seconds to gather a person's voice."""
    kinds = {
        "names (who is one person)": Kind("a voice"),
        "name and day (occasions)": Kind("what a document tells of an occasion"),
        "fingerprints (copies)": Kind("nothing"),
        "quoted runs of four words (findings)": Kind("nothing"),
    }
    people, days, prints, quotes = kinds.values()
    voices: list[Voice] = []
    documents = 0
    for dossier in dossiers:
        documents += 1
        drawn = sketch(dossier.document)
        prints.rows.update(map(str, drawn.prints))
        quotes.rows.update(map(str, drawn.quotes))
        day = dossier.document.published
        told = {f"{fold(s.speaker)} {s.said_on or day}" for s in dossier.statements if s.speaker}
        days.rows.update(told)
        days.body += 200 * len(told)
        held = {key: voice for voice in dossier.voices for key in link_keys(voice)}
        people.rows.update(list(held))
        people.body += sum(len(msgspec.json.encode(voice)) for voice in held.values())
        voices += dossier.voices
    begun = time.process_time()
    gather_people(voices)
    return kinds, documents, (time.process_time() - begun) / max(1, len(voices))


@dataclass(frozen=True, slots=True)
class Load:
    """What a join carries at the size asked for."""

    rows: float
    tebibytes: float
    fullest: float  # rows of the fullest worker, times the mean
    hottest: float  # documents of the most frequent key
    pairs: float  # a document is compared with, over all its keys
    common: float  # share of the rows under keys that were seen more than once


def simulate(kind: Kind, documents: int, size: int, workers: int) -> Load:
    """One join at a size, its keys given to workers by a hash."""
    seen = np.array(sorted(kind.rows.values(), reverse=True), dtype=np.float64)
    discount = kind.discount
    often = (seen[seen > 1] - discount) / kind.many  # shares of the rows
    rows = kind.many / documents * size
    blocks = often * rows
    draw = np.random.default_rng(_SEED)
    carried = np.full(workers, (1 - often.sum()) * rows / workers)
    np.add.at(carried, draw.integers(workers, size=len(blocks)), blocks)
    pairs = float((blocks * blocks).sum() / size)
    weight = (_HELD + kind.body / max(1, kind.many)) * rows / 2**40
    hottest = float(blocks[0]) if len(blocks) else 1.0
    spread = float(carried.max() / carried.mean())
    return Load(rows, weight, spread, hottest, pairs, float(often.sum()))


def main() -> int:
    """Print a line for each join."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--at", type=int, default=100_000_000)
    parser.add_argument("--workers", type=int, default=1000)
    asked = parser.parse_args()
    share = max(1, asked.documents // len(asked.folders))
    read = (each for folder in asked.folders for each in _read([folder], share))
    held = list(read)
    random.Random(_SEED).shuffle(held)  # noqa: S311 - a fixed order, no secret
    kinds, documents, gather_s = _count(held)
    print(f"{documents} documents; {1e6 * gather_s:.0f} µs of CPU to gather a voice")
    print(f"at {asked.at:,} documents, {asked.workers:,} workers:")
    print(
        "join | rows a document | keys seen once % | rows, thousand million | TiB | "
        "fullest worker / mean | hottest key, documents | partners a document | "
        "rows under keys seen again %"
    )
    for name, kind in kinds.items():
        if not kind.many:
            continue
        load = simulate(kind, documents, asked.at, asked.workers)
        print(
            f"{name} | {kind.many / documents:.1f} | {100 * kind.discount:.0f} | "
            f"{load.rows / 1e9:.1f} | {load.tebibytes:.1f} | {load.fullest:.1f} | "
            f"{load.hottest:,.0f} | {load.pairs:,.0f} | {100 * load.common:.0f}",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
