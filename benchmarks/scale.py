"""What the word index costs as an archive grows: 1, 3, 10, 30 and 100 million words.

Run as `python -m benchmarks.scale [MILLIONS...] [--write]`; ONRECORD_DATA names the data's folder.
The archive is made of the transcripts and of changed copies of them, in a temporary folder.
"""

import argparse
import datetime as dt
import gc
import json
import os
import random
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from benchmarks.verification import read_quotations, read_transcripts

from onrecord.compare import align, judge
from onrecord.index import TranscriptIndex, tabulate
from onrecord.model import Quotation, Transcript
from onrecord.store import open_archive
from onrecord.store.databases.database import Database
from onrecord.store.databases.sqlite import connect_file
from onrecord.store.schema.tables import documents
from onrecord.store.word_rows.segments import write_words

_SEED = 20160930
_CHANGED = 0.05  # share of the words of a copy that are put for others
_EARLIER_DAYS = 3650  # a copy is dated up to so much before its original
_BATCH = 100
_MS = 1000.0
_PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"
_OPEN, _CLOSE = "<!-- scale -->", "<!-- /scale -->"

Places = list[tuple[int, int]]


def copy_transcripts(held: Sequence[Transcript], words: int) -> Iterator[Transcript]:
    """The transcripts, then changed copies of them, until there are so many words.

    A changed word is put for another of the same length, so that turns keep their places.
    """
    draw = random.Random(_SEED)  # noqa: S311 - a fixed sample, no secret
    left = words
    places: dict[str, Places] = {}
    others: dict[int, list[str]] = defaultdict(list)
    for transcript in draw.sample(list(held), len(held)):
        table = tabulate(transcript)
        at = list(zip(table.starts.tolist(), table.lengths.tolist(), strict=True))
        places[transcript.id] = at
        for start, length in at[::7]:
            others[length].append(transcript.text[start : start + length])
        yield transcript
        left -= len(at)
        if left <= 0:
            return
    number = 0
    while left > 0:
        number += 1
        for transcript in held:
            text = _change(transcript.text, places[transcript.id], others, draw)
            earlier = dt.timedelta(days=draw.randrange(1, _EARLIER_DAYS))
            day = transcript.date and transcript.date - earlier
            yield replace(transcript, id=f"{transcript.id}#{number}", text=text, date=day)
            left -= len(places[transcript.id])
            if left <= 0:
                return


def _change(text: str, at: Places, others: Mapping[int, Sequence[str]], draw: random.Random) -> str:
    """A text in which some words were put for others of the same length."""
    pieces = []
    last = 0
    for start, length in sorted(draw.sample(at, int(_CHANGED * len(at)))):
        if start >= last and length in others:
            pieces += [text[last:start], draw.choice(others[length])]
            last = start + length
    return "".join([*pieces, text[last:]])


@dataclass(frozen=True, slots=True)
class Cost:
    """What an archive of one size costs."""

    words: int
    words_per_s: float  # of CPU: spelled, packed, sorted, written
    bytes_a_word: float
    open_ms: float
    first_ms: float  # one quotation, shortlist and check, the first time after opening
    again_ms: float  # and when it is asked again
    found: float  # share of the quotations that are found in their transcript, or a copy of it
    peak_mib: float

    def tell(self) -> str:
        """As a row of the table."""
        return (
            f"| {self.words:,} | {self.words_per_s:,.0f} | {self.bytes_a_word:.2f} | "
            f"{self.open_ms:.0f} | {self.first_ms:.2f} | {self.again_ms:.2f} | "
            f"{100 * self.found:.1f} % | {self.peak_mib:,.0f} |"
        )


HEAD = (
    "| words | indexed, words a second | bytes a word | opened, ms | first look, ms | again, ms "
    "| found | peak memory, MiB |\n| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
)


def measure(
    held: Sequence[Transcript],
    words: int,
    quotations: Mapping[str, Quotation],
    gold: Mapping[str, str | None],
    place: Path,
) -> Cost:
    """Make an archive of a size in a folder, and look all quotations up in it.

    An archive that stands there already is not made again.
    """
    texts, spent = _make(held, words, place)
    database = connect_file(place / "onrecord.sqlite", 1.0)
    size = (place / "onrecord.sqlite").stat().st_size - _free_bytes(database)
    with open_archive(place) as archive:
        started = time.process_time()
        index = archive.word_index.open(texts.__getitem__)
        opened = time.process_time() - started
        gc.collect()
        gc.freeze()  # the texts are held for this measurement alone; an archive reads its own
        first, found = _look_up(index, quotations, gold)
        again, _ = _look_up(index, quotations, gold)
    gc.unfreeze()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    count = index.word_count
    return Cost(count, count / spent, size / count, _MS * opened, first, again, found, peak)


def _make(
    held: Sequence[Transcript], words: int, place: Path
) -> tuple[dict[str, Transcript], float]:
    """Make an archive; its texts, and the seconds of CPU that it took."""
    transcripts = copy_transcripts(held, words)
    note = place / "seconds.txt"
    if note.exists():
        return {each.id: each for each in transcripts}, float(note.read_text(encoding="utf-8"))
    texts: dict[str, Transcript] = {}
    open_archive(place).close()
    database = connect_file(place / "onrecord.sqlite", 1.0)
    spent = _write_all(database, transcripts, texts)
    database.close()
    started = time.process_time()
    with open_archive(place) as archive:
        archive.word_index.tidy()
    spent += time.process_time() - started
    note.write_text(str(spent), encoding="utf-8")
    return texts, spent


def _free_bytes(database: Database) -> int:
    """What the file holds in readiness."""
    with database.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA freelist_count").scalar_one()
        size = connection.exec_driver_sql("PRAGMA page_size").scalar_one()
    database.close()
    return int(pages) * int(size)


def _write_all(
    database: Database, transcripts: Iterator[Transcript], texts: dict[str, Transcript]
) -> float:
    """Index transcripts; returns the seconds of CPU that it took."""
    spent = 0.0
    while batch := list(islice(transcripts, _BATCH)):
        texts |= {transcript.id: transcript for transcript in batch}
        with database.writing() as connection:
            connection.execute(documents.insert(), [_document_row(t) for t in batch])
            started = time.process_time()
            for transcript in batch:
                write_words(connection, transcript)
            spent += time.process_time() - started
    return spent


def _document_row(transcript: Transcript) -> dict[str, object]:
    """A document of which nothing is held but its words."""
    return {
        "id": transcript.id,
        "sha256": "",
        "made_by": "scale",
        "path": "",
        "name": "",
        "kind": "transcript",
        "primary_text": True,
        "complete": True,
        "pending": False,
        "added": dt.datetime.now(tz=dt.UTC),
    }


def _look_up(
    index: TranscriptIndex, quotations: Mapping[str, Quotation], gold: Mapping[str, str | None]
) -> tuple[float, float]:
    """Milliseconds of CPU a quotation, and the share that is found where it was said."""
    started = time.process_time()
    findings = {name: judge(q, align(q, index), held=True) for name, q in quotations.items()}
    spent = time.process_time() - started
    said = {name: where for name, where in gold.items() if where and name in quotations}
    right = sum(
        any(
            passage.document.partition("#")[0].endswith(where)
            for passage in findings[name].passages
        )
        for name, where in said.items()
    )
    return _MS * spent / len(quotations), right / max(len(said), 1)


def main() -> int:
    """Measure each size; write the table into the documentation if told to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("millions", nargs="*", type=float, default=[1, 3, 10, 30, 100])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--keep", type=Path, help="a folder where archives stay for another run")
    given = parser.parse_args()
    data = Path(os.environ.get("ONRECORD_DATA", "../shared/data"))
    if not (data / "verify_dev.jsonl").exists():
        print(f"error: no labelled data ({data}): set ONRECORD_DATA to its folder", file=sys.stderr)
        return 1
    held = read_transcripts(data / "transcripts" / "text")
    lines = (data / "verify_dev.jsonl").read_text(encoding="utf-8").splitlines()
    gold = {item["id"]: _where(item) for item in map(json.loads, lines)}
    quotations = read_quotations(data / "verify_dev.jsonl", data / "polnear", data / ".." / "tools")
    print(HEAD)
    rows = []
    for millions in given.millions:
        with tempfile.TemporaryDirectory() as passing:
            place = given.keep / f"{millions:g}" if given.keep else Path(passing)
            place.mkdir(parents=True, exist_ok=True)
            rows.append(measure(held, int(1e6 * millions), quotations, gold, place).tell())
        print(rows[-1], flush=True)
    if given.write:
        _write_page("\n".join([HEAD, *rows]))
    return 0


def _where(item: Mapping[str, Mapping[str, str] | None]) -> str | None:
    """The file in which a labelled quotation was said."""
    passage = item.get("transcript")
    return passage["file"] if passage else None


def _write_page(table: str) -> None:
    """Put the table into the documentation."""
    before, rest = _PAGE.read_text(encoding="utf-8").split(_OPEN)
    after = rest.split(_CLOSE)[1]
    today = dt.datetime.now(tz=dt.UTC).date()
    head = f"`python -m benchmarks.scale --write`, {today}."
    _PAGE.write_text(f"{before}{_OPEN}\n\n{head}\n\n{table}\n\n{_CLOSE}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
