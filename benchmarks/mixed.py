"""Statements as a reader gets them, marks and lists heeded, on news and on texts of other kinds.

Run as `python -m benchmarks.mixed`. The 24 texts of `mixed.jsonl` (courts, business, sports,
science, local news, foreign affairs, interviews, live blogs) were written for this purpose; their
people and places do not exist. Scores were mended on the first, third, … line of it and of
`kinds.jsonl`; the expected calibration error is told of the other lines.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.attribution import find_data
from benchmarks.kinds import Example, read_examples
from training.evaluate import score_articles, sort_scored
from training.matching import find_right
from training.reliability import expected_error, sort_into_bins

from onrecord.model import Attribution, Document, DocumentKind, Part, PartKind
from onrecord.statements import Tagger, find_statements
from onrecord.text import Span
from onrecord.usecases import choose_tagger

__all__ = ["Amended", "run"]

_HERE = Path(__file__).parent


class Amended:
    """A tagger with what `find_statements` makes of its findings, quotations inside apart."""

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger
        self.name = f"{tagger.name}, amended"

    def tag(self, text: str, area: Span) -> tuple[Attribution, ...]:
        """The statements of a text that is one article, all of it."""
        whole = (Part(PartKind.ARTICLE, area),)
        document = Document("0" * 16, "0" * 64, "", "text/plain", DocumentKind.ARTICLE, text, whole)
        return tuple(
            Attribution(one.source, one.cue, one.content, one.score)
            for one in find_statements(document, self._tagger)
            if one.within is None
        )


def run(data: Path) -> Iterator[tuple[str, str, float, str]]:
    """Rows of a key, what it is, a value and its unit.

    Args:
        data: holds `polnear/dev`.
    """
    tagger = Amended(choose_tagger("default"))
    articles = expected_error(sort_scored(score_articles(data / "polnear" / "dev", tagger)))
    yield "dev.error", "default, amended: expected calibration error, news", articles, ""
    for name in ("kinds", "mixed"):
        unseen = read_examples(_HERE / f"{name}.jsonl")[1::2]
        yield f"{name}.error", f"the same, unseen half of {name}.jsonl", _error(unseen, tagger), ""


def _error(examples: Sequence[Example], tagger: Tagger) -> float:
    """The expected calibration error of what a tagger finds in examples."""
    scores: list[float] = []
    right: list[bool] = []
    for one in examples:
        found = tagger.tag(one.text, Span(0, len(one.text)))
        outer = [labelled for labelled in one.attributions if not labelled.inner]
        scores += [each.score for each in found]
        right += [place >= 0 for place in find_right(one.text, found, outer)]
    return expected_error(sort_into_bins(scores, right))


if __name__ == "__main__":
    for row in run(find_data()):
        print(*row)
    sys.exit(0)
