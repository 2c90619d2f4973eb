"""Occasions of reports: whether statements are tied to the right occasion, or rightly to none.

Run as `python -m benchmarks.occasions --archive DIR [--wrong]` on an archive that holds the 985
transcripts and the articles of PolNeAR train. `occasions.jsonl` holds 90 statements drawn with a
seed, their offsets and the transcripts of the right occasion (heads of file names; null: none that
is held), labelled by reading the article and searching the transcripts. `plain` are of any speaker,
`before` were labelled before anything was mended, `after` before the mended rules were first run.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.model import Dossier
from onrecord.store import Archive, open_archive

__all__ = ["measure"]

_LABELS = Path(__file__).parent / "occasions.jsonl"


def measure(archive: Archive) -> Iterator[tuple[str, bool, str]]:
    """Of each labelled statement that the archive holds: how drawn, whether right, what is told."""
    labels: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in _LABELS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        labels[row["doc"]].append(row)
    held = {occasion.id: occasion for occasion in archive.occasions()}
    names = {row.id: Path(row.path).name for row in archive.documents()}
    for document, name in names.items():
        rows = labels.get(name.removesuffix(".txt"))
        dossier = archive.dossier(document) if rows else None
        for row in rows if rows and dossier else ():
            occasion = held.get(_find(dossier, row) or "") if dossier else None
            told = [names[each] for each in occasion.transcripts] if occasion else []
            right = any(
                not told if each is None else any(one.startswith(each) for one in told)
                for each in row["right"]
            )
            yield row["drawn"], right, f"{name} {row['content']}: {row['right']} but {told}"


def _find(dossier: Dossier, row: dict[str, Any]) -> str | None:
    """The id of the occasion to which the statement with a row's content is tied."""
    for statement in dossier.statements:
        if [[span.start, span.end] for span in statement.content] == row["content"]:
            return statement.occasion
    return None


def main() -> None:
    """Print how many are right, and with `--wrong` those that are not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archive", type=Path, required=True)
    parser.add_argument("--wrong", action="store_true")
    asked = parser.parse_args()
    tally: Counter[tuple[str, bool]] = Counter()
    with open_archive(asked.archive, create=False) as archive:
        for drawn, right, told in measure(archive):
            tally[drawn, right] += 1
            if asked.wrong and not right:
                print(drawn, told)
    for drawn in ("plain", "before", "after"):
        print(f"{drawn}: {tally[drawn, True]} of {tally[drawn, True] + tally[drawn, False]} right")


if __name__ == "__main__":
    main()
