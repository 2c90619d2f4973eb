"""Where the words of a search stand in a text; endings are judged as the index judges them.

The index's own `highlight` takes time in the square of the marks: on a text of two million
characters it took a minute where this takes a second.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise
from typing import Final, NamedTuple

from onrecord.store.search.stemming import find_stems
from onrecord.text import Span

__all__ = ["Marker", "Term"]

_MOST_WORDS: Final = 20_000  # of one text that are looked at; a snippet shows a few
_MOST_FORMS: Final = 2000  # of these, how many may differ


class Term(NamedTuple):
    """What must occur: words that follow one another; the last may go on if `begins`."""

    words: str
    begins: bool = False


class _Folding(dict[int, str]):
    """Each character to its lower case without accent, one for one."""

    def __missing__(self, code: int) -> str:
        """Fold a character that was not met before."""
        plain = unicodedata.normalize("NFD", chr(code))[0].lower()
        self[code] = plain if len(plain) == 1 else chr(code)
        return self[code]


_FOLDING: Final = _Folding()


class Marker:
    """Finds the words of one search in any text."""

    def __init__(self, terms: Sequence[Term]) -> None:
        stems = find_stems([term.words for term in terms])
        self._terms = [(s, term.begins) for s, term in zip(stems, terms, strict=True) if s]
        # A word and its stem may differ in the stem's last letter: "fly" is found as "fli".
        beginnings = {stem[:-1] or stem for held, _ in self._terms for stem in held}
        alternatives = "|".join(map(re.escape, sorted(beginnings)))
        self._like = re.compile(rf"(?<![^\W_])(?={alternatives})[^\W_]+")

    def find_marks(self, text: str) -> Sequence[Span]:
        """Where the words stand, in order and apart; a phrase is one span.

        Time grows with the length of the text; far into a long text, words are not marked.
        """
        return self.mark_each([text])[0]

    def mark_each(self, texts: Sequence[str]) -> Sequence[Sequence[Span]]:
        """Where the words stand in each of some texts; the index is asked once for all."""
        if not self._terms:
            return [()] * len(texts)
        flat = [text.lower() if text.isascii() else text.translate(_FOLDING) for text in texts]
        found = [list(islice(self._like.finditer(each), _MOST_WORDS)) for each in flat]
        every = (match.group() for matches in found for match in matches)
        forms = list(islice(dict.fromkeys(every), _MOST_FORMS))
        stems = find_stems(forms)
        stem_of = {form: held[0] for form, held in zip(forms, stems, strict=True) if held}
        return [
            self._mark(text, [(stem_of.get(m.group(), ""), Span(*m.span())) for m in matches])
            for text, matches in zip(flat, found, strict=True)
        ]

    def _mark(self, flat: str, words: Sequence[tuple[str, Span]]) -> Sequence[Span]:
        runs = (_runs(flat, words, stems, begins) for stems, begins in self._terms)
        return _part_spans(mark for run in runs for mark in run)


def _runs(
    flat: str, words: Sequence[tuple[str, Span]], stems: Sequence[str], begins: bool
) -> Iterable[Span]:
    """Each run of neighbouring words with these stems, the last as a beginning if `begins`."""
    for first, (stem, start) in enumerate(words):
        if stem != stems[0] and not (begins and len(stems) == 1 and stem.startswith(stems[0])):
            continue
        run = words[first : first + len(stems)]
        if len(run) < len(stems):
            return
        *middle, (last, end) = run
        fits = [held for held, _ in middle] == list(stems[:-1])
        fits = fits and (last == stems[-1] or (begins and last.startswith(stems[-1])))
        gaps = (flat[a.end : b.start] for (_, a), (_, b) in pairwise(run))
        if fits and not any(c.isalnum() for gap in gaps for c in gap):
            yield Span(start.start, end.end)


def _part_spans(marks: Iterable[Span]) -> Sequence[Span]:
    """Spans in order, those that overlap made one."""
    apart: list[Span] = []
    for mark in sorted(marks):
        if apart and mark.start < apart[-1].end:
            apart[-1] = Span(apart[-1].start, max(apart[-1].end, mark.end))
        else:
            apart.append(mark)
    return apart
