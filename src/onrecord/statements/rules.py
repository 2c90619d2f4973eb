"""A tagger by rules: marks, a list of cues, and the noun phrases around them; no model."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain, takewhile

from onrecord.model import Attribution
from onrecord.statements.datelines import past_dateline
from onrecord.statements.direct import find_direct
from onrecord.statements.headings import find_heading
from onrecord.statements.indirect import find_indirect
from onrecord.statements.marks import Quoted, find_quoted
from onrecord.statements.page import Heard, Page, open_page
from onrecord.text import Span, find_paragraphs, find_sentences

__all__ = ["RuleTagger"]

_LIKELY = 0.6


class RuleTagger:
    """Finds attributions by rules; implements `Tagger`."""

    name = "rules-1"

    def tag(self, text: str, area: Span) -> tuple[Attribution, ...]:
        """The attributions in one stretch of a text; see `Tagger.tag`. Linear time."""
        quoted = [q for q in find_quoted(text, area) if q.depth == 0]
        found: list[Heard] = []
        speaking: Heard | None = None
        n = 0
        for paragraph in find_paragraphs(text, area):
            mine: list[Quoted] = []
            while n < len(quoted) and quoted[n].outer.start < paragraph.end:
                mine.append(quoted[n])
                n += 1
            page = open_page(text, past_dateline(text, paragraph), mine)
            direct, still = find_direct(page, speaking)
            held = direct if speaking is None else [speaking, *direct]
            found.extend(direct)
            indirect = _indirect(page, held)
            found.extend(indirect)
            heading = None if direct or indirect else find_heading(page)
            if heading is not None:
                found.append(heading)
            speaking = still or _speaks_on(page, indirect)
        return _sorted(found)


def _speaks_on(page: Page, indirect: list[Heard]) -> Heard | None:
    """Whoever's words end a paragraph in marks without being a direct quotation."""
    if not indirect or not page.tokens[-1].quoted:
        return None
    last = indirect[-1]
    if page.tokens[-1].start > last.content[-1].end + 1:
        return None
    return Heard(last.source, last.cue, [], _LIKELY)


def _indirect(page: Page, direct: list[Heard]) -> list[Heard]:
    """What a paragraph attributes outside its direct quotations."""
    taken = [False] * len(page.tokens)
    for heard in direct:
        cue = () if heard.cue is None else (heard.cue,)
        here = takewhile(lambda span: span.end > page.paragraph.start, reversed(heard.content))
        for span in chain(cue, here):  # what was said in the paragraphs above is not looked at
            for place in range(page.place_at(span.start), page.place_at(span.end)):
                taken[place] = True
    sentences = _sentences(page)
    speakers = _speakers(sentences, direct)
    return [
        heard
        for sentence in sentences
        for heard in find_indirect(page, sentence, taken, speakers.get(sentence))
    ]


def _speakers(sentences: Sequence[Span], direct: Sequence[Heard]) -> dict[Span, Span]:
    """Who speaks last in the direct quotations of each sentence."""
    starts = [sentence.start for sentence in sentences]
    found: dict[Span, Span] = {}
    for source in (heard.source for heard in direct if heard.source is not None):
        place = bisect_right(starts, source.start) - 1
        if place >= 0 and source.start in sentences[place]:
            found[sentences[place]] = source
    return found


def _sentences(page: Page) -> list[Span]:
    """The sentences of a paragraph, none ending inside quotation marks."""
    found: list[Span] = []
    n = 0
    for sentence in find_sentences(page.text, page.paragraph):
        while n < len(page.quoted) and page.quoted[n].outer.end <= sentence.start:
            n += 1
        inside = n < len(page.quoted) and page.quoted[n].outer.start < sentence.start
        if inside and found:
            found[-1] = Span(found[-1].start, sentence.end)
        else:
            found.append(sentence)
    return found


def _attribution(heard: Heard, content: tuple[Span, ...]) -> Attribution:
    """An attribution that is made up; of a speaker never named, whoever spoke before."""
    source = heard.likely if heard.source is None else heard.source
    return Attribution(
        source=() if source is None else (source,),
        cue=() if heard.cue is None else (heard.cue,),
        content=content,
        score=heard.score,
    )


def _sorted(found: list[Heard]) -> tuple[Attribution, ...]:
    """Attributions in the order of their contents; of two with the same content, the likelier."""
    best: dict[tuple[Span, ...], Heard] = {}
    for heard in found:
        content = tuple(sorted(heard.content))
        held = best.get(content)
        if held is None or held.score < heard.score:
            best[content] = heard
    return tuple(_attribution(best[content], content) for content in sorted(best))
