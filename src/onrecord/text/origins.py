"""Origins: text that still knows, run by run, where each of its characters came from."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.text.spans import Span

__all__ = ["Origin", "TracedText", "join_traced", "trace"]


@dataclass(frozen=True, slots=True)
class Origin:
    """One run of a text and the stretch of raw text it came from.

    A copied run matches its source character by character; any other run stands for its source as
    a whole (a ligature spelled out, two words joined), and an empty source means that the run was
    put in at that place.
    """

    span: Span  # in the text
    source: Span  # in the raw text, or in the raw text of `page`
    page: int | None = None  # counted from 1; None: the source has no pages
    copied: bool = True


@dataclass(frozen=True, slots=True)
class TracedText:
    """A text and the origins of its runs, which follow one another from its start to its end."""

    text: str
    origins: tuple[Origin, ...]

    def part(self, start: int, end: int) -> "TracedText":
        """The characters `[start, end)`, with their origins."""
        return TracedText(self.text[start:end], tuple(self._cut(Span(start, end))))

    def replaced(self, pattern: re.Pattern[str], by: str) -> "TracedText":
        """This text with every match of `pattern` replaced by `by` (a template as in `re.sub`)."""
        pieces, done = [], 0
        for found in pattern.finditer(self.text):
            start, end = found.span()
            pieces += [self.part(done, start), self._stand_in(found.expand(by), Span(start, end))]
            done = end
        if not pieces:
            return self
        return join_traced([*pieces, self.part(done, len(self.text))])

    def sources(self, span: Span) -> tuple[tuple[int | None, Span], ...]:
        """Where the characters of `span` came from: page and place, in the order of the text."""
        return tuple((cut.page, cut.source) for cut in self._cut(span))

    def _cut(self, span: Span) -> Iterable[Origin]:
        """The origins of `span`, from 0; a run that is not copied keeps its whole source."""
        first = bisect_right(self.origins, span.start, key=lambda origin: origin.span.end)
        for run in self.origins[first:]:
            if run.span.start >= span.end:
                return
            cut = Span(max(run.span.start, span.start), min(run.span.end, span.end))
            source = run.source
            if run.copied:
                source = cut.shifted(run.source.start - run.span.start)
            if cut.start < cut.end:
                yield replace(run, span=cut.shifted(-span.start), source=source)

    def _stand_in(self, text: str, span: Span) -> "TracedText":
        """A text that stands for all that `span` stood for, as far as that lies on one page."""
        cuts = list(self._cut(span))
        if not text or not cuts:
            return TracedText(text, ())
        same = [cut.source for cut in cuts if cut.page == cuts[0].page]
        source = Span(min(s.start for s in same), max(s.end for s in same))
        return TracedText(text, (Origin(Span(0, len(text)), source, cuts[0].page, copied=False),))


def trace(text: str, page: int | None = None) -> TracedText:
    """Raw text, each character its own origin."""
    whole = Span(0, len(text))
    return TracedText(text, (Origin(whole, whole, page),) if text else ())


def join_traced(pieces: Iterable[TracedText], joint: str = "") -> TracedText:
    """The pieces in order with `joint` between them; a joint comes from the place it is put at."""
    texts: list[str] = []
    runs: list[Origin] = []
    at = 0
    for piece in pieces:
        if joint and texts:
            if runs:
                put = Span(runs[-1].source.end, runs[-1].source.end)
                runs.append(Origin(Span(at, at + len(joint)), put, runs[-1].page, copied=False))
            texts.append(joint)
            at += len(joint)
        runs += [replace(run, span=run.span.shifted(at)) for run in piece.origins]
        texts.append(piece.text)
        at += len(piece.text)
    return TracedText("".join(texts), tuple(_merged(runs)))


def _merged(runs: Iterable[Origin]) -> Iterable[Origin]:
    """The same runs, with copied neighbours that were neighbours in the source made one."""
    held: Origin | None = None
    for run in runs:
        if held and _follows(held, run):
            span, source = (
                Span(held.span.start, run.span.end),
                Span(held.source.start, run.source.end),
            )
            held = replace(held, span=span, source=source)
            continue
        if held:
            yield held
        held = run
    if held:
        yield held


def _follows(one: Origin, other: Origin) -> bool:
    """Whether two runs are one copied run cut in two."""
    return (
        one.copied
        and other.copied
        and one.page == other.page
        and (one.span.end, one.source.end) == (other.span.start, other.source.start)
    )
