"""Asks the quote checkers of the package index; runs in an environment of their own.

`python benchmarks/ask_checkers.py TASKS ANSWERS` reads a JSON line a quotation, `{"id", "quote",
"sources": [paths]}`, and writes a line a quotation and checker. It uses the standard library and,
of the checkers, those that are installed; the others are named on a line of their own. How each
checker's own answer becomes a verdict is written at each of the functions below; thresholds are
the checkers' own.
"""

import importlib
import importlib.metadata
import json
import logging
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

CHECKERS = ("quotecheck", "krokai", "verbatimeter", "gtrex", "groundrails")
_STRENGTH = ("unsupported", "spliced", "altered", "cosmetic", "verbatim")


@dataclass(frozen=True)
class Answer:
    """What one checker says of one quotation."""

    verdict: str | None  # None: the checker gives a number, and no verdict
    native: str  # in the checker's own words
    score: float = 0.0  # 0 to 1
    source: int = 0  # which of the texts offered
    start: int = -1  # in code points of that text; -1: the checker gives no place
    end: int = -1
    points: tuple[str, ...] = ()  # what else it says: "negation", "number", "limit", "hidden"

    def weight(self) -> tuple[int, float]:
        """How much it supports the quotation; the best of several texts counts."""
        return _STRENGTH.index(self.verdict or "unsupported"), self.score


@lru_cache(maxsize=64)
def read(path: str) -> str:
    """A text, its line ends as they are."""
    return Path(path).read_bytes().decode()


@lru_cache(maxsize=64)
def prepared(make: Callable[..., Any], path: str, *more: object) -> Any:  # noqa: ANN401 - each checker's own
    """What a checker makes of a text once, for all quotations."""
    return make(read(path), *more)


def ask_quotecheck(module: Any, quote: str, source: str) -> Answer:  # noqa: ANN401 - loaded by name
    """found, interleaved → verbatim; drift → altered; absent → unsupported."""
    found = module.check(quote, read(source))
    verdicts = {"found": "verbatim", "interleaved": "verbatim", "drift": "altered"}
    end = found.offset + len(quote) if found.offset >= 0 else -1
    verdict = verdicts.get(found.status, "unsupported")
    return Answer(verdict, found.status, found.similarity, 0, found.offset, end)


def ask_verbatimeter(module: Any, quote: str, source: str) -> Answer:  # noqa: ANN401 - loaded by name
    """It gives the share of words that stand in runs of three or more; no verdict of its own.

    Its gate passes where no token differs; where the runs stand apart it passes all the same.
    """
    text = read(source)
    found = module.check(quote, text, count_tokens=_count)
    start = text.find(found.source_segment) if found.source_segment else -1
    end = start + len(found.source_segment) if start >= 0 else -1
    native = f"matched {found.matched_ratio:.0%}"
    return Answer(None, native, found.matched_ratio, 0, start, end)


def _count(text: str) -> int:
    """Tokens, counted as words."""
    return len(text.split())


def ask_gtrex(module: Any, quote: str, source: str) -> Answer:  # noqa: ANN401 - loaded by name
    """Grounded (also past the sound tiers) → verbatim; stitched → cosmetic; repairable → altered.

    A passage that a guard refuses to put in is altered too, and its guard names what differs;
    what is rejected otherwise is unsupported.
    """
    repairer = prepared(module.Repairer, source)
    found = repairer.repair(quote)
    before = found.before
    if before.verdict in {"grounded", "grounded_loose"}:
        return Answer("verbatim", before.verdict, 1.0, 0, before.start, before.end)
    place = found.alignment
    start, end = (place.start, place.end) if place else (-1, -1)
    score = place.score if place else 0.0
    if before.verdict == "stitched":
        return Answer("cosmetic", "stitched", 1.0, 0, start, end)
    points = {"numeric_guard": ("number",), "polarity_guard": ("negation", "modality")}
    told = points.get(found.stage, ())
    near = found.action == "substituted" or found.stage.endswith("_guard")
    verdict = "altered" if near else "unsupported"
    return Answer(verdict, f"{found.action} ({found.stage})", score, 0, start, end, told)


def ask_groundrails(module: Any, quote: str, source: str) -> Answer:  # noqa: ANN401 - loaded by name
    """Exact → verbatim; fuzzy, bm25, contradicted → altered; none → unsupported (words only)."""
    found = module.ground(quote, [(source, read(source))])
    place = found.exact_location if found.match_type == "exact" else found.fuzzy_location
    verdicts = {"exact": "verbatim", "none": "unsupported"}
    points = ("number",) * bool(found.numeric_mismatches)
    return Answer(
        verdicts.get(found.match_type, "altered"),
        found.match_type,
        found.fuzzy_score,
        0,
        place.char_start,
        place.char_end,
        points,
    )


_KROKAI = {  # its verdict → ours, and what it points at
    "VERIFIED": ("verbatim", ()),
    "PUNCTUATION": ("verbatim", ()),
    "TYPESETTING": ("verbatim", ()),
    "TRUNCATED_CONDITION": ("verbatim", ("limit",)),
    "TRUNCATED_OPENING": ("verbatim", ("limit",)),
    "ASSEMBLED": ("cosmetic", ()),
    "ELLIPSIS_HIDES": ("cosmetic", ("hidden",)),
    "SPLICED": ("spliced", ()),
    "SCATTERED": ("spliced", ()),
    "WRONG_SPEAKER": ("misattributed", ()),
    "OPERATOR": ("altered", ("negation", "modality", "number")),
    "ALTERED": ("altered", ()),
    "PARTIAL": ("altered", ()),
    "FRAGMENTS": ("altered", ()),
}


@lru_cache(maxsize=8)
def _shelve(make: Callable[..., Any], sources: tuple[str, ...]) -> Any:  # noqa: ANN401 - loaded by name
    """The texts as krokai's corpus, under names that it takes for sources."""
    with tempfile.TemporaryDirectory() as folder:
        for number, source in enumerate(sources):
            Path(folder, f"source{number:03}.txt").write_text(read(source), encoding="utf-8")
        return make([folder], quiet=True)


def ask_krokai(module: Any, quote: str, sources: tuple[str, ...]) -> Answer:  # noqa: ANN401 - loaded by name
    """Asked of all texts at once, as it is meant to be; it names a file, and no place in it."""
    corpus = _shelve(importlib.import_module("krokai.corpus").Corpus, sources)
    native, where, _ = module.check(quote, corpus)
    verdict, points = _KROKAI.get(native, ("unsupported", ()))
    number = int(Path(where).stem.removeprefix("source")) if where else 0
    return Answer(verdict, native, float(verdict != "unsupported"), number, points=points)


def _load(name: str) -> Any:  # noqa: ANN401 - loaded by name
    """A checker's module; None if it is not installed."""
    try:
        module = importlib.import_module("krokai.verify" if name == "krokai" else name)
    except ImportError as missing:
        print(f"{name}: not here ({missing})", file=sys.stderr)
        return None
    if name == "groundrails":
        home = tempfile.mkdtemp()
        module.init(models="none", wordnet=False, home=home)
    return module


def answer(name: str, module: Any, quote: str, sources: Sequence[str]) -> Answer:  # noqa: ANN401 - loaded by name
    """One checker's best answer over the texts offered."""
    if name == "krokai":
        return ask_krokai(module, quote, tuple(sources)) if sources else Answer("unsupported", "")
    ask: Mapping[str, Callable[[Any, str, str], Answer]] = {
        "quotecheck": ask_quotecheck,
        "verbatimeter": ask_verbatimeter,
        "gtrex": ask_gtrex,
        "groundrails": ask_groundrails,
    }
    found = [
        replace(ask[name](module, quote, source), source=number)
        for number, source in enumerate(sources)
    ]
    return max(found, key=Answer.weight, default=Answer("unsupported", ""))


def main() -> None:
    """Answer every task with every checker that is here."""
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    tasks = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    with Path(sys.argv[2]).open("w", encoding="utf-8") as out:
        for name in CHECKERS:
            module = _load(name)
            line: dict[str, object] = {"checker": name, "version": None}
            if module is not None:
                line["version"] = importlib.metadata.version(name)
                found = importlib.metadata.metadata(name)
                line["licence"] = found["License-Expression"] or found["License"]
            out.write(json.dumps(line) + "\n")
            for task in tasks if module is not None else ():
                began_s = time.process_time()
                told = answer(name, module, task["quote"], task["sources"])
                spent_ms = 1000 * (time.process_time() - began_s)
                kept = {"checker": name, "id": task["id"], "ms": spent_ms, **asdict(told)}
                out.write(json.dumps(kept) + "\n")


if __name__ == "__main__":
    main()
