"""How fast the desk's pages are with 20 readers, on an archive that `benchmarks.million` made.

    python -m benchmarks.desk ARCHIVE [--readers 20] [--each 200] [--pause 2] [--only NAME]

The pages are served by a process of their own. Times depend on what else the machine does; the
CPU of the server for each request hardly does. A reader looks at a page for some time, two seconds
in the mean, before the next is asked for: 20 readers are some ten pages a second.
"""

import argparse
import http.client
import itertools
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.million import make_word

from onrecord.store import Archive, DocumentFilter, DocumentOrder, StatementFilter, open_archive

_PORT = 8649
_TICKS_S = os.sysconf("SC_CLK_TCK")
_LOOKED_AT = 2000  # documents from which addresses are drawn
_SAMPLED = 400  # addresses of one kind
_OF_EACH = 40  # of them, for programs


@dataclass(frozen=True)
class Served:
    """How one kind of page was served."""

    name: str
    p50_ms: float
    p95_ms: float
    cpu_ms: float  # of the server, a request
    kib: float  # of an answer
    failed: int


def find_addresses(archive: Archive, chance: random.Random) -> dict[str, list[str]]:
    """Addresses of each kind of page, drawn from all that there are."""
    newest = DocumentFilter(order=DocumentOrder.ADDED, limit=_LOOKED_AT)
    documents = [row for row in archive.documents(newest) if archive.text(row.id)]
    drawn = chance.sample(documents, min(_SAMPLED, len(documents)))
    reports = [row.id for row in documents if not row.primary]
    texts = chance.sample(reports, min(_SAMPLED // 4, len(reports)))
    findings = [
        row.id
        for report in texts
        for row in itertools.islice(archive.statements(StatementFilter(document=report)), 4)
        if row.verdict is not None
    ]
    people, occasions = archive.people(), archive.occasions()
    wanted = {
        "start": ["/"],
        "document": [f"/documents/{row.id}" for row in drawn],
        "finding": [f"/findings/{each}" for each in findings],
        "person": [f"/people/{each.id}" for each in chance.choices(people, k=_SAMPLED)],
        "occasion": [f"/occasions/{each.id}" for each in chance.choices(occasions, k=_SAMPLED)],
        "outlet": [f"/outlets/outlet%20{chance.randrange(200)}" for _ in range(_SAMPLED)],
        "statements": [f"/statements?from={50 * n}" for n in range(8)],
        "statements, narrowed": [
            f"/statements?{urlencode(asked)}"
            for asked in (
                *({"verdict": each} for each in ("altered", "verbatim", "unsupported")),
                *({"person": chance.choice(people).id} for _ in range(40)),
                *({"occasion": chance.choice(occasions).id} for _ in range(40)),
            )
        ],
        "review": ["/review", *(f"/review?at={each}" for each in findings)],
        "decisions": ["/decisions"],
    }
    for name in ("people", "documents", "occasions", "outlets"):
        wanted[name] = [f"/{name}?from={50 * n}" for n in range(4)]
    wanted |= make_searches(chance, [each.id for each in people])
    return wanted | address_for_programs(wanted)


def address_for_programs(wanted: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The same lists and things as programs ask for them."""
    lists = ("statements", "statements, narrowed", "people", "documents", "occasions", "outlets")
    things = ("document", "finding", "person", "occasion")
    searches = ("search", "search, narrowed")
    return {
        f"API: {name}": [f"/api/v1{each.partition('?from')[0]}" for each in found]
        for name, kinds in (("lists", lists), ("one thing", things), ("search", searches))
        for found in [[each for kind in kinds for each in wanted[kind][:_OF_EACH]]]
    }


def make_searches(chance: random.Random, people: Sequence[str]) -> dict[str, list[str]]:
    """Searches for words from frequent to rare, and the same of one person."""
    words = [make_word(chance.choice((5, 30, 300, 1000, 5000))) for _ in range(_SAMPLED)]
    pairs = [{"q": word, "speaker": chance.choice(people)} for word in words]
    return {
        "search": [f"/search?q={word}" for word in words],
        "search, narrowed": [f"/search?{urlencode(pair)}" for pair in pairs],
    }


def ask_all(  # noqa: PLR0913, PLR0917 - as many sides has a measurement
    name: str, addresses: Sequence[str], readers: int, each: int, pause_s: float, pid: int
) -> Served:
    """Let some readers ask for pages of one kind, each for itself."""
    wanted = itertools.islice(itertools.cycle(addresses), each)
    chance = random.Random(3)  # noqa: S311 - no secret
    lock, times, sizes, failed = threading.Lock(), list[float](), list[int](), list[str]()

    def read() -> None:
        link = http.client.HTTPConnection("127.0.0.1", _PORT, timeout=120)
        while True:
            with lock:
                address = next(wanted, None)
            if address is None:
                return
            time.sleep(chance.uniform(0, 2 * pause_s))
            begun = time.perf_counter()
            link.request("GET", address)
            answer = link.getresponse()
            size = len(answer.read())
            times.append(time.perf_counter() - begun)
            sizes.append(size)
            if answer.status != http.client.OK:
                failed.append(address)

    before = read_cpu_s(pid)
    threads = [threading.Thread(target=read) for _ in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    used = read_cpu_s(pid) - before
    return sum_up(name, times, used, sizes, len(failed))


def sum_up(
    name: str, times_s: Sequence[float], cpu_s: float, sizes: Sequence[int], failed: int
) -> Served:
    """What the times of one kind of page amount to."""
    ranked, count = sorted(times_s), len(times_s)
    p50, p95 = ranked[count // 2], ranked[int(count * 0.95)]
    return Served(
        name, 1000 * p50, 1000 * p95, 1000 * cpu_s / count, sum(sizes) / count / 1024, failed
    )


def measure_reviews(addresses: Sequence[str], pid: int, count: int = 20) -> Served:
    """A decision written, and the finding's page that shows it: both together."""
    link = http.client.HTTPConnection("127.0.0.1", _PORT, timeout=120)
    head = {"Content-Type": "application/x-www-form-urlencoded"}
    head["Origin"] = f"http://127.0.0.1:{_PORT}"
    times, sizes, failed = list[float](), list[int](), 0
    before = read_cpu_s(pid)
    for address in addresses[:count]:
        told = {"statement": address.rpartition("/")[2], "decision": "agree", "who": "A. Reader"}
        begun = time.perf_counter()
        link.request("POST", "/review", urlencode({**told, "back": address}), head)
        link.getresponse().read()
        link.request("GET", address)
        page = link.getresponse().read()
        times.append(time.perf_counter() - begun)
        sizes.append(len(page))
        failed += b"A. Reader" not in page
    used = read_cpu_s(pid) - before
    return sum_up("a review, written and shown", times, used, sizes, failed)


def read_cpu_s(pid: int) -> float:
    """What a process has used of all processors, in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS_S


def read_peak_mib(pid: int) -> float:
    """The most memory that a process has held, in MiB."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    peak = next(line for line in lines if line.startswith("VmHWM"))
    return int(peak.split()[1]) / 1024


def measure(
    archive: Path, readers: int, each: int, pause_s: float, only: str | None
) -> Iterator[Served | tuple[str, float]]:
    """Serve the archive, and ask for every kind of page; the last is the peak of memory."""
    with open_archive(archive) as held:
        wanted = find_addresses(held, random.Random(7))  # noqa: S311 - no secret
    server = subprocess.Popen(  # noqa: S603 - this program's own server
        [sys.executable, "-m", "onrecord.cli", *_serve(archive)], stdout=subprocess.DEVNULL
    )
    try:
        _wait_until_served()
        for name, addresses in wanted.items():
            if addresses and only in (None, name):  # a small archive may lack a kind of page
                ask_all(name, addresses[:4], 2, 4, 0, server.pid)  # once cold
                yield ask_all(name, addresses, readers, each, pause_s, server.pid)
        if only in (None, "a review"):
            yield measure_reviews(wanted["finding"], server.pid)
        yield "memory at most, MiB", read_peak_mib(server.pid)
    finally:
        server.terminate()
        server.wait()


def _serve(archive: Path) -> list[str]:
    """The command as users give it."""
    return ["serve", "--archive", str(archive), "--port", str(_PORT)]


def _wait_until_served() -> None:
    while True:
        try:
            link = http.client.HTTPConnection("127.0.0.1", _PORT, timeout=5)
            link.request("GET", "/static/mark.svg")
            link.getresponse().read()
        except OSError:
            time.sleep(0.2)
        else:
            return


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--each", type=int, default=200)
    parser.add_argument("--pause", type=float, default=2.0, help="seconds, in the mean")
    parser.add_argument("--only", default=None)
    asked = parser.parse_args()
    print("   p50 ms    p95 ms  CPU ms      KiB  failed")
    for told in measure(asked.archive, asked.readers, asked.each, asked.pause, asked.only):
        if isinstance(told, Served):
            row = f"{told.p50_ms:9.1f} {told.p95_ms:9.1f} {told.cpu_ms:7.1f} {told.kib:8.1f}"
            print(f"{row} {told.failed:7}  {told.name}", flush=True)
        else:
            print(f"{told[1]:9.0f}  {told[0]}")


if __name__ == "__main__":
    main()
