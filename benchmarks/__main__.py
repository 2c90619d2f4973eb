"""All quality gates and speed comparisons: `python -m benchmarks`; refuses a result below a floor.

Writes docs/benchmarks.md between its marks. The labelled data is found through ONRECORD_DATA.
"""

import argparse
import datetime as dt
import os
import platform
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import (
    absent,
    archive,
    asked,
    attribution,
    compare_checkers,
    families,
    field,
    figures,
    kinds,
    mixed,
    pages,
    primaries,
    reading,
    renderer,
    starts,
    turns,
    unseen,
    verification,
    worlds,
)
from benchmarks.gates import Measured, find_breaches, read_floors, write_table
from benchmarks.ingest import measure_ingest
from training.evaluate import score_articles, sort_scored
from training.reliability import expected_error

from onrecord.errors import MissingModel
from onrecord.usecases import MODELS, choose_tagger

_ROOT = Path(__file__).parent.parent
_PAGE = _ROOT / "docs" / "benchmarks.md"
_CENSUS = Path(__file__).parent / "census.jsonl"
_OPEN, _CLOSE = "<!-- measured -->", "<!-- /measured -->"


def measure_attribution(data: Path, tools: Path) -> Iterator[Measured]:
    """Statements found in labelled news, by each model that is installed and by the rules."""
    folder = data / "polnear" / "dev"
    for name in MODELS:
        try:
            tagger = choose_tagger(name)
        except MissingModel as missing:
            print(missing)
            continue
        found = attribution.run(folder, tools, tagger)
        rows: dict[str, tuple[str, float]] = {
            "all": ("all statements, relation F1", found.all_f1),
            "direct": ("direct statements, relation F1", found.direct_f1),
            "indirect": ("indirect and mixed statements, relation F1", found.indirect_f1),
            "strict": ("strict relation F1", found.strict_f1),
            "content": ("content exact, F1", found.content_f1),
            "source": ("source exact, F1", found.source_f1),
            "cue": ("cue exact, F1", found.cue_f1),
        }
        for key, (what, value) in rows.items():
            yield Measured(f"attribution.{name}.{key}", f"{name}: {what}", value, "%")
        speed = found.words_per_s
        what = f"{name}: words a second of CPU"
        yield Measured(f"attribution.{name}.speed", what, speed, "words/s")
        if name != "rules":
            error = expected_error(sort_scored(score_articles(folder, tagger)))
            what = f"{name}: expected calibration error"
            yield Measured(f"attribution.{name}.error", what, error, "")


def measure_kinds(data: Path, tools: Path) -> Iterator[Measured]:
    """Invented texts of twenty kinds, and what amending is worth on labelled news."""
    tagger = choose_tagger("default")
    every = kinds.measure_all(kinds.read_examples(), tagger)
    yield Measured("kinds.default", "kinds of statements, found by default", 100 * every, "%")
    found = attribution.run(data / "polnear" / "dev", tools, mixed.Amended(tagger))
    for key, what, value in (
        ("all", "all statements, relation F1", found.all_f1),
        ("direct", "direct statements, relation F1", found.direct_f1),
        ("strict", "strict relation F1", found.strict_f1),
    ):
        yield Measured(f"kinds.amended.{key}", f"default, amended: {what}", value, "%")
    for key, what, value, unit in mixed.run(data):
        yield Measured(f"kinds.{key}", what, value, unit)
    for key, what, value, unit in pages.run(data):
        yield Measured(f"pages.{key}", what, value, unit)


def measure_verification(data: Path, tools: Path) -> Iterator[Measured]:
    """Quotations held against 985 transcripts, beside the peers."""
    gold, transcripts = data / "verify_dev.jsonl", data / "transcripts" / "text"
    for key, what, value, unit in verification.run(gold, data / "polnear", transcripts, tools):
        yield Measured(f"verification.{key}", what, value, unit)


def measure_census(data: Path, tools: Path) -> Iterator[Measured]:
    """Quotations that blind readers labelled, held against the same transcripts."""
    transcripts = data / "transcripts" / "text"
    for key, what, value, unit in verification.run_census(
        _CENSUS, data / "polnear", transcripts, tools
    ):
        yield Measured(f"census.{key}", f"census: {what}", value, unit)


def measure_absent(data: Path, tools: Path) -> Iterator[Measured]:
    """Quotations held against transcripts that cannot hold them."""
    for key, what, value, unit in absent.run(data, tools):
        yield Measured(f"absent.{key}", what, value, unit)


def measure_checkers(data: Path, tools: Path) -> Iterator[Measured]:
    """Onrecord beside other checkers; those that are not installed are named."""
    for key, what, value, unit in compare_checkers.run(data, tools):
        yield Measured(f"checkers.{key}", what, value, unit)


def measure_reading(data: Path, tools: Path) -> Iterator[Measured]:
    """The body of pages, beside trafilatura alone."""
    del tools
    scores = reading.measure_bodies(data / "html")
    for name, score in scores.items():
        key = name.split(" ")[0] if name == "onrecord" else name
        yield Measured(f"reading.{key}", f"page bodies, word F1, {name}", 100 * score.f1, "%")
        marks = 100 * score.marks
        yield Measured(f"reading.{key}.marks", f"quotation marks kept, {name}", marks, "%")
    ours, alone = scores["onrecord"].f1, scores["trafilatura"].f1
    gain = 100 * (ours - alone)
    yield Measured("reading.gain", "page bodies, word F1 above trafilatura", gain, "points")
    cost = reading.measure_cost(data / "html")
    yield Measured(
        "reading.times_trafilatura", "reading pages, times trafilatura's time", cost, "×"
    )


def measure_turns(data: Path, tools: Path) -> Iterator[Measured]:
    """Turns of 985 transcripts."""
    del tools
    yield from (Measured(*row) for row in turns.run(data / "transcripts" / "text"))


def measure_primaries(data: Path, tools: Path) -> Iterator[Measured]:
    """Primary texts and their neighbours, as offices publish them."""
    del tools
    for key, what, value, unit in primaries.run(data / "primaries"):
        yield Measured(f"primaries.{key}", what, value, unit)


def measure_renderer(data: Path, tools: Path) -> Iterator[Measured]:
    """Turns of talks that are printed in 60 label styles and 24 formats."""
    del tools
    yield from (Measured(*row) for row in renderer.run(data))


def measure_unseen(data: Path, tools: Path) -> Iterator[Measured]:
    """Documents in layouts that were chosen without a look at the program, by halves."""
    del data, tools
    for key, what, value, unit in unseen.run():
        yield Measured(f"unseen.{key}", what, value, unit)


def measure_asked(data: Path, tools: Path) -> Iterator[Measured]:
    """Exact sentences of primary texts under the true name of their speaker, and another's."""
    del tools
    for key, what, value, unit in asked.run(data):
        yield Measured(f"asked.{key}", f"asked: {what}", value, unit)


def measure_archive(data: Path, tools: Path) -> Iterator[Measured]:
    """Findings of all articles and transcripts as loaded, by the labels of blind readers."""
    del tools
    for key, what, value, unit in archive.run(data):
        yield Measured(f"archive.{key}", f"archive: {what}", value, unit)


def measure_field(data: Path, tools: Path) -> Iterator[Measured]:
    """Findings of reports that writers with fresh eyes made of primary texts, as loaded."""
    del tools
    for key, what, value, unit in field.run(data):
        yield Measured(f"field.{key}", f"field: {what}", value, unit)


def measure_worlds(data: Path, tools: Path) -> Iterator[Measured]:
    """Small invented archives of twenty fields, each loaded alone."""
    del data, tools
    for key, what, value, unit in worlds.run():
        yield Measured(f"worlds.{key}", what, value, unit)


def measure_figures(data: Path, tools: Path) -> Iterator[Measured]:
    """Figures of labelled sentences of news."""
    del tools
    for key, what, value, unit in figures.run(data):
        yield Measured(f"figures.{key}", f"figures: {what}", value, unit)


def measure_families(data: Path, tools: Path) -> Iterator[Measured]:
    """Families of copied reports with known trees, of seeds that nothing was chosen on."""
    del data, tools
    for seed in (12, 13):
        f1 = families.score(families.measure(seed))[2]
        yield Measured(
            f"families.{seed}", f"copied reports, edges of family trees, F1, seed {seed}", f1, ""
        )


def measure_starts(data: Path, tools: Path) -> Iterator[Measured]:
    """What short commands cost beside the libraries they cannot do without."""
    del data, tools
    for key, what, value, unit in starts.run():
        yield Measured(f"starts.{key}", what, value, unit)


def measure_adding(data: Path, tools: Path) -> Iterator[Measured]:
    """The whole way into an archive."""
    del tools
    done = measure_ingest(data)
    print("\n".join(done.set_aside))
    yield Measured("ingest.documents", "documents added of 2,006", float(done.documents), "")
    rate = done.documents_per_s
    yield Measured("ingest.rate", "onrecord add, documents a second of CPU", rate, "")
    yield Measured("ingest.peak", "onrecord add, peak memory", done.peak_mib, "MiB")
    yield Measured("ingest.archive", "the archive on disk", done.archive_mib, "MiB")


PARTS: dict[str, Callable[[Path, Path], Iterator[Measured]]] = {
    "attribution": measure_attribution,
    "kinds": measure_kinds,
    "verification": measure_verification,
    "census": measure_census,
    "absent": measure_absent,
    "checkers": measure_checkers,
    "reading": measure_reading,
    "turns": measure_turns,
    "asked": measure_asked,
    "primaries": measure_primaries,
    "renderer": measure_renderer,
    "unseen": measure_unseen,
    "figures": measure_figures,
    "archive": measure_archive,
    "field": measure_field,
    "worlds": measure_worlds,
    "families": measure_families,
    "starts": measure_starts,
    "ingest": measure_adding,
}


def main() -> int:
    """Measure, print, write down, and refuse what is below a floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="default: all of them")
    chosen = parser.parse_args().parts or list(PARTS)
    data = Path(os.environ.get("ONRECORD_DATA", _ROOT / ".." / "shared" / "data"))
    if not (data / "verify_dev.jsonl").exists():
        print(f"error: no labelled data ({data}): set ONRECORD_DATA to its folder", file=sys.stderr)
        return 1
    floors = read_floors()
    measured = [row for part in chosen for row in PARTS[part](data, data / ".." / "tools")]
    table = write_table(measured, floors)
    print(table)
    if set(chosen) == set(PARTS):
        _write_page(table)
    breaches = find_breaches(measured, floors)
    print("\n".join(f"BELOW ITS FLOOR: {line}" for line in breaches) or "all gates hold")
    return 1 if breaches else 0


def _write_page(table: str) -> None:
    """Put the table into the documentation, with the command, the day and the machine."""
    text = _PAGE.read_text(encoding="utf-8")
    before, rest = text.split(_OPEN)
    after = rest.split(_CLOSE)[1]
    today = dt.datetime.now(tz=dt.UTC).date()
    python = platform.python_version()
    machine = f"{platform.machine()}, {os.cpu_count()} shared cores, Python {python}"
    head = f"`make bench`, {today}, {machine}.\n\n{table}"
    _PAGE.write_text(f"{before}{_OPEN}\n\n{head}\n{_CLOSE}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
