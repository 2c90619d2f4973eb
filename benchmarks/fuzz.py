"""Fuzzing: texts that lead the program down new ways, until one breaks what must hold.

Run as `python -m benchmarks.fuzz TARGET [--minutes 10] [--keep]` in an environment that has Atheris
(`pip install atheris`: it is none of the project's, as few machines have it); the targets are in
`fuzz_targets.py`. Printed are libFuzzer's lines: how many ways of the program were seen (`cov`),
and a text that broke one. `--keep` adds the shortest of the texts that led to a new one to the
corpus.
"""

import argparse
import importlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

__all__ = ["decode"]

_TARGETS: Final = ("quotations", "turns", "figures", "dates", "aligner")
_CORPUS: Final = Path(__file__).parent / "fuzzed"
_LONGEST: Final = 1000  # bytes of a text
_LATE_S: Final = 20  # of one text, before it counts as broken
_KEPT: Final = 150  # texts of a target
_KEPT_BYTES: Final = 300  # of one
_WORDS: Final = (
    *("“", "”", '"', "‘", "’", "«", "»", "„", "\n\n", "\n", ": ", ", ", ". ", "? ", "…", "—", "– "),
    *(" said", " said that ", "told reporters ", "according to ", "he ", "she ", "who ", "not "),
    *("Ana Ruiz", "MR. DORR:", "Q. ", "A. ", "Q: ", ">> ", "(Laughter)", "[applause]", "U.S. "),
    *("March 3, 2031", "on Monday", "last week", "yesterday", "2031-03-04", "the 4th of May "),
    *("12,000", "8- to 12", "1.5 million", "$3bn", "per cent", "two thirds", "between 3 and 9 "),
    *("we all go home", "the harbour was closed", "[sic]", "(…)", "\u200b", "\u202e", "ß", "ﬁ"),
)


def decode(data: bytes) -> str:
    """The text that bytes of the fuzzer stand for: UTF-8, and a mark for what is none."""
    return data.decode("utf-8", "replace")


def _load(target: str, atheris: Any) -> Callable[[str], None]:  # noqa: ANN401 - not installed here
    """The function of a target, with all that its corpus calls watched."""
    with atheris.instrument_imports(include=["onrecord"]):
        targets = importlib.import_module("benchmarks.fuzz_targets")
        run: Callable[[str], None] = targets.TARGETS[target]
        for text in targets.read_corpus(target):  # rooms are loaded when they are first used
            run(text)
    return run


def _work(words: list[str]) -> None:
    """What the fuzzer itself runs: TARGET, then arguments of libFuzzer."""
    atheris = importlib.import_module("atheris")
    run = _load(words[0], atheris)
    atheris.Setup([sys.argv[0], *words[1:]], lambda data: run(decode(data)))
    atheris.Fuzz()


def _quote(word: str) -> str:
    """A line of libFuzzer's dictionary."""
    return '"' + "".join(rf"\x{byte:02x}" for byte in word.encode()) + '"'


def _start(target: str, *words: str) -> int:
    command = [sys.executable, "-m", "benchmarks.fuzz", "--work", target, *words]
    return subprocess.run(command, check=False).returncode  # noqa: S603 - this program


def _fuzz(target: str, minutes: float, *, keep: bool) -> int:
    """Fuzz one target; 0 if nothing broke."""
    with tempfile.TemporaryDirectory() as place:
        seeds, grown = (Path(place) / name for name in ("seeds", "grown"))
        for folder in (seeds, grown):
            folder.mkdir()
        corpus = _CORPUS / f"{target}.jsonl"
        for number, line in enumerate(corpus.read_text(encoding="utf-8").splitlines()):
            (seeds / str(number)).write_bytes(json.loads(line).encode())
        (Path(place) / "words").write_text("\n".join(map(_quote, _WORDS)), encoding="ascii")
        broken = _start(
            target, str(grown), str(seeds), f"-dict={place}/words", f"-max_len={_LONGEST}",
            f"-timeout={_LATE_S}", f"-max_total_time={round(minutes * 60)}", "-rss_limit_mb=2048",
            f"-artifact_prefix={Path.cwd()}/broken-{target}-", "-print_final_stats=1",
            "-len_control=0",
        )  # fmt: skip
        if keep:
            found = {decode(path.read_bytes()) for path in grown.iterdir()}
            short = sorted((t for t in found if len(t.encode()) <= _KEPT_BYTES), key=len)[:_KEPT]
            texts = sorted({*short, *(decode(path.read_bytes()) for path in seeds.iterdir())})
            corpus.write_text("".join(json.dumps(t) + "\n" for t in texts), encoding="utf-8")
    return broken


def main() -> int:
    """Print what libFuzzer tells; 1 if a text broke a target."""
    if sys.argv[1:2] == ["--work"]:
        _work(sys.argv[2:])
        return 0
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=_TARGETS)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--keep", action="store_true", help="write the corpus anew")
    asked = parser.parse_args()
    return 1 if _fuzz(asked.target, asked.minutes, keep=asked.keep) else 0


if __name__ == "__main__":
    sys.exit(main())
