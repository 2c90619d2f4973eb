"""No text is lost: a tagger over every labelled article, page body and transcript there is.

Run as `python -m benchmarks.all_articles [--model NAME] [--every N]`; the texts are found through
ONRECORD_DATA. Exit code 1 if a text raises, or gives spans that do not lead back into it.
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from benchmarks.attribution import find_data

from onrecord.model import Attribution
from onrecord.statements import Tagger
from onrecord.text import Span
from onrecord.usecases import MODELS, choose_tagger

__all__ = ["Report", "Text", "find_faults", "read_texts", "run"]

_MOST = 200_000  # code points of a transcript


class Text(NamedTuple):
    """One text to read."""

    kind: str
    name: str
    text: str


@dataclass(slots=True)
class Report:
    """What came of the texts of one kind."""

    texts: int = 0
    silent: int = 0  # texts without an attribution
    words: int = 0
    attributions: int = 0
    spent_s: float = 0.0  # of CPU


def read_texts(data: Path) -> Iterator[Text]:
    """Articles of polnear, bodies of html, transcripts.

    Raises:
        FileNotFoundError: the folder does not hold them.
    """
    for part in ("train", "dev"):
        for path in sorted((data / "polnear" / part / "text").glob("*.txt")):
            yield Text(f"polnear/{part}", path.name, path.read_bytes().decode())
    truth = json.loads((data / "html" / "ground-truth.json").read_text(encoding="utf-8"))
    for key, each in truth.items():
        yield Text("html", key, str(each["articleBody"]))
    for path in sorted((data / "transcripts" / "text").glob("*.txt")):
        text = path.read_text(encoding="utf-8", errors="replace")
        yield Text("transcripts", path.name, text[:_MOST])


def run(texts: Iterable[Text], tagger: Tagger) -> tuple[dict[str, Report], list[str]]:
    """Tag texts one after the other.

    Returns:
        A report for each kind, and a line for each fault.
    """
    reports: dict[str, Report] = {}
    faults: list[str] = []
    with ThreadPoolExecutor(
        1
    ) as apart:  # so that whatever is raised is noted, and the rest goes on
        for kind, name, text in texts:
            report = reports.setdefault(kind, Report())
            began_s = time.process_time()
            done = apart.submit(tagger.tag, text, Span(0, len(text)))
            raised = done.exception()
            report.spent_s += time.process_time() - began_s
            report.texts += 1
            report.words += len(text.split())
            if raised is not None:
                faults.append(f"{kind}/{name}: {type(raised).__name__}: {raised}")
                continue
            report.attributions += len(done.result())
            report.silent += not done.result()
            faults.extend(f"{kind}/{name}: {line}" for line in find_faults(text, done.result()))
    return reports, faults


def find_faults(text: str, found: tuple[Attribution, ...]) -> list[str]:
    """What a tagger promises of its answer for a whole text, and did not keep."""
    faults = []
    for one in found:
        for spans in (one.source, one.cue, one.content):
            inside = all(0 <= span.start < span.end <= len(text) for span in spans)
            if not inside or list(spans) != sorted(spans):
                faults.append(f"spans that lead nowhere: {spans}")
        if not 0 <= one.score <= 1:
            faults.append(f"a score of {one.score}")
    contents = [one.content for one in found]
    if contents != sorted(set(contents)):
        faults.append("not in order, or the same content twice")
    return faults


def write_table(reports: dict[str, Report]) -> str:
    """A Markdown table, a row for each kind."""
    lines = ["| texts | | without a statement | words | statements | words a second of CPU |"]
    lines.append("| --- | ---: | ---: | ---: | ---: | ---: |")
    for kind, each in reports.items():
        speed = each.words / each.spent_s if each.spent_s else 0.0
        cells = (each.texts, each.silent, each.words, each.attributions)
        lines.append(f"| {kind} | {' | '.join(f'{n:,}' for n in cells)} | {speed:,.0f} |")
    return "\n".join(lines)


def main() -> int:
    """Read everything, print what came of it, refuse faults."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", choices=MODELS, default="default")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="every Nth text only")
    given = parser.parse_args()
    data = find_data()
    if not (data / "html" / "ground-truth.json").exists():
        sys.exit(f"error: no texts ({data}): set ONRECORD_DATA to the folder of the data")
    tagger = choose_tagger(given.model)
    reports, faults = run(islice(read_texts(data), 0, None, given.every), tagger)
    peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(write_table(reports))
    print(f"\n{tagger.name}, one thread, peak memory {peak_mib:,.0f} MiB, {len(faults)} faults")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
