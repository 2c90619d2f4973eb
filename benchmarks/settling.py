"""What it costs to add one report to an archive: of 1,000 documents, and of 20,000.

Run as `python -m benchmarks settling [SIZES...]`. The documents are invented: each report has two
persons speak, each person is in about ten documents, ten documents are published a day, and one
in ten is a transcript. So what a report shares with others does not grow with the archive.
"""

import argparse
import datetime as dt
import json
import random
import resource
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from onrecord import usecases
from onrecord.statements import Tagger
from onrecord.store import open_archive
from onrecord.usecases import choose_tagger

__all__ = ["main", "write_documents"]

_SEED = 20310304
_FIRST = dt.date(1990, 1, 1)
_A_DAY = 10  # documents
_PER_PERSON = 5  # documents for each person there is; each document has two speak
_ASKED = 15  # reports that are added, one by one
_MOST = 1.5  # times what it costs in the smallest archive
_HEADS_NAMED = "Ba De Fi Go Hu Ka Le Mi No Pu Ra Se Ti Vo Zu Bra Cle Dro Fra Gli Kro Pla Sto Tra"
_HEADS = tuple(_HEADS_NAMED.split())
_TAILS_NAMED = "ban del fin gor lun mar nek pol rim sat tov vik zor bren dal fesk gund holt"
_TAILS = tuple(_TAILS_NAMED.split())
_THINGS_NAMED = "bridge ferry harbour school tunnel dam market road canal tower mill library"
_THINGS = tuple(_THINGS_NAMED.split())
_VERBS_NAMED = "close open move rebuild sell widen paint drain survey light rent clean"
_VERBS = tuple(_VERBS_NAMED.split())
_WHENS_NAMED = "spring autumn winter summer May June July August March October"
_WHENS = tuple(_WHENS_NAMED.split())


def write_documents(count: int, draw: random.Random, first: int = 0) -> Iterator[str]:
    """Invented documents as JSON lines; the last of `count` are those of the last days."""
    people = max(count // _PER_PERSON, 2)
    for number in range(first, count):
        day = _FIRST + dt.timedelta(days=number // _A_DAY)
        one, other = (_name(draw.randrange(people)) for _ in range(2))
        said = [_sentence(draw) for _ in range(4)]
        if number % _A_DAY == 0:
            title = f"Briefing by {one}, {day:%d %B %Y}"
            turns = "\n\n".join(f"{one.upper()}: {each}" for each in said)
            text, kind = f"{title}\n\n{turns}\n\nQUESTION: And the cost?\n", "transcript"
        else:
            title = f"The {draw.choice(_THINGS)} and the {draw.choice(_THINGS)} of {other}"
            text = (
                f"“{said[0]}” {one} said on {day - dt.timedelta(days=1):%A}.\n\n"
                f"{other}, the mayor of {draw.choice(_HEADS)}{draw.choice(_TAILS)}, told reporters "
                f"that {said[1][:1].lower()}{said[1][1:]}\n\n“{said[2]}” {other} added.\n"
            )
            kind = "report"
        row = {"id": f"n{number}", "title": title, "published": f"{day}", "kind": kind}
        yield json.dumps({**row, "text": text}, ensure_ascii=False) + "\n"


def _name(number: int) -> str:
    """The name of a person, each number's its own."""
    heads, tails = len(_HEADS), len(_TAILS)
    given = _HEADS[number % heads] + _TAILS[number // heads % tails]
    left = number * 7919
    family = _HEADS[left % heads] + _TAILS[left // heads % tails]
    return f"{given} {family}{_TAILS[left // heads // tails % tails]}"


def _sentence(draw: random.Random) -> str:
    """A sentence that hardly any other document has."""
    verb, other = draw.sample(_VERBS, 2)
    thing, near = draw.sample(_THINGS, 2)
    return (
        f"We will {verb} the {thing} behind the {near} of {draw.choice(_HEADS)}"
        f"{draw.choice(_TAILS)} in {draw.choice(_WHENS)} and {other} {draw.randrange(3, 900)} more."
    )


def measure(size: int, tagger: Tagger, place: Path) -> float:
    """Seconds of CPU, the median, that one more report costs in an archive of a size."""
    draw = random.Random(_SEED)  # noqa: S311 - a fixed sample, no secret
    lines = list(write_documents(size + 2 * _ASKED, draw))
    held = place / "held.jsonl"
    held.write_text("".join(lines[:size]), encoding="utf-8")
    fresh = [line for line in lines[size:] if '"report"' in line][:_ASKED]
    archive = place / "archive"
    with open_archive(archive) as opened:
        usecases.add(opened, [str(held)], watch=lambda _: None, tagger=tagger)
    spent = []
    for number, line in enumerate(fresh):
        path = place / f"one{number}.jsonl"
        path.write_text(line, encoding="utf-8")
        started = _cpu()
        with open_archive(archive) as opened:
            usecases.add(opened, [str(path)], watch=lambda _: None, tagger=tagger)
        spent.append(_cpu() - started)
    return statistics.median(spent)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main() -> int:
    """Measure each size; 1 if the largest costs too many times what the smallest costs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 20000])
    tagger = choose_tagger("rules")
    costs = []
    for size in parser.parse_args().sizes:
        with tempfile.TemporaryDirectory() as place:
            costs.append(measure(size, tagger, Path(place)))
        print(
            f"{size:,} documents: {1000 * costs[-1]:.0f} ms of CPU for one more report", flush=True
        )
    print(f"ratio {costs[-1] / costs[0]:.2f}, at most {_MOST}")
    return int(costs[-1] > _MOST * costs[0])


if __name__ == "__main__":
    sys.exit(main())
