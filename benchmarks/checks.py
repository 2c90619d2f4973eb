"""What a hundred quotations cost that are asked in one call, as `POST /checks` answers them.

`python -m benchmarks.checks [ARCHIVE] [--profile]`. Without an archive one is made of the shared
transcripts, which takes some minutes. The quotations are the first hundred of verify_dev, as they
are printed, with the speaker and the day of the print. CPU of this process; warm: a call went
before.
"""

import argparse
import cProfile
import json
import os
import pstats
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from onrecord import presentation, usecases
from onrecord.presentation import schema
from onrecord.store import Archive, open_archive

_ASKED = 100
_ROUNDS = 5


def read_questions(data: Path) -> list[tuple[str, str, str]]:
    """The printed words, who is said to have said them, and the day of the print."""
    lines = (data / "verify_dev.jsonl").read_text("utf-8").splitlines()[:_ASKED]
    return [_read(json.loads(line), data) for line in lines]


def _read(row: dict[str, object], data: Path) -> tuple[str, str, str]:
    place: dict[str, object] = row["article"]  # type: ignore[assignment]
    text = (data / "polnear" / str(place["file"])).read_text("utf-8")
    printed = text[int(str(place["start"])) : int(str(place["end"]))]
    return printed, str(row["claimed_speaker"] or ""), str(row["published"])


def answer(archive: Archive, questions: list[tuple[str, str, str]]) -> int:
    """Answer all in one call; how many are on record as asked."""
    names = usecases.read_names(archive)
    found = 0
    for words, speaker, day in questions:
        question = usecases.Question(words, speaker or None, date.fromisoformat(day))
        answers = usecases.ask_all(archive, question, usecases.choose_tagger, names=names)
        schema.encode_checked(presentation.show_answers(archive, answers))
        found += answers.as_said
    return found


def measure(place: Path, data: Path, *, profiled: bool) -> list[float]:
    """Seconds of CPU, a round each."""
    spent = []
    questions = read_questions(data)
    with open_archive(place, create=False) as archive:
        print(f"{answer(archive, questions)} of {len(questions)} on record as asked")
        for _ in range(_ROUNDS):
            before = time.process_time()
            answer(archive, questions)
            spent.append(time.process_time() - before)
        if profiled:
            profile = cProfile.Profile()
            profile.runcall(answer, archive, questions)
            pstats.Stats(profile).sort_stats("tottime").print_stats(40)
    return spent


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", nargs="?", type=Path)
    parser.add_argument("--profile", action="store_true")
    told = parser.parse_args()
    data = Path(os.environ.get("ONRECORD_DATA", "../shared/data"))
    with tempfile.TemporaryDirectory() as made:
        place = told.archive or Path(made)
        if told.archive is None:
            with open_archive(place) as archive:
                folder = str(data / "transcripts" / "text")
                usecases.add(archive, [folder], watch=lambda _: None)
        spent = measure(place, data, profiled=told.profile)
    print(f"100 quotations in one call: {min(spent):.2f} to {max(spent):.2f} s of CPU")
    return 0


if __name__ == "__main__":
    sys.exit(main())
