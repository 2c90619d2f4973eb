"""Speech: which paragraphs of a document are words spoken in turns or in one address."""

from collections.abc import Sequence
from itertools import pairwise

from onrecord.model import Genre
from onrecord.reading.genres.body import Layout
from onrecord.reading.genres.genre_choice import Decision
from onrecord.reading.genres.genre_cues import (
    GREETING,
    QUOTED,
    WORD,
    find_first_persons,
    find_reported,
    spoken_share,
)
from onrecord.reading.genres.labelling import Labelling
from onrecord.reading.genres.presenting import announces
from onrecord.reading.heads.genre_forms import FICTION
from onrecord.reading.heads.headings import announces_transcript, is_heading
from onrecord.reading.turns.labels.shape_choice import family
from onrecord.reading.turns.labels.turn_labels import Form, Label
from onrecord.reading.turns.procedure import is_procedure
from onrecord.text import Span

__all__ = ["find_speech"]

_FEWEST_LABELS = 4  # in a transcript that nothing announces, inside a report
_FEWEST_SPEAKERS = 2
_WIDEST_GAP = 12  # paragraphs a label, on average, in a transcript that nothing announces
# Share of "I", "we", "my", "our" among the words outside quotation marks. Of 985 transcripts of
# speeches and interviews 98% have more than 0.018, of 840 newspaper articles 95% less than 0.016.
_SPOKEN = 0.025
_SPOKEN_ANNOUNCED = 0.015
_TOLD = 0.01
_FEWEST_WORDS = 40  # in fewer, a share says nothing
_LONG_ADDRESS = 150  # words; a longer stretch before the first question is an address
_DEEPEST_TITLE = 6  # paragraphs into the document
_QUOTES = '"“«„'
_HOLDS_NONE = frozenset({Genre.READOUT, Genre.FACT_SHEET, Genre.ROUND_UP, Genre.LIVE_BLOG})


def find_speech(layout: Layout, decision: Decision, labelling: Labelling) -> tuple[range, ...]:
    """Which paragraphs are a transcript.

    Args:
        layout: the paragraphs of a text.
        decision: what the document is as a whole.
        labelling: the labels that it may have.

    Returns:
        Ranges of places in its paragraphs, in order, apart; none if nobody speaks. Linear time.
    """
    text, paragraphs, body = layout
    announced = [place for place, span in enumerate(paragraphs) if announces_transcript(text, span)]
    bearing = _places(paragraphs, labelling.labels)
    if decision.genre.is_primary:
        if labelling.borne_out:
            start = _start_of(layout, labelling.labels[0], bearing[0], announced)
            if start <= body.start:
                return (range(len(paragraphs)),)
            return _stretches(text, paragraphs, bearing, start)
        found = _find_address(layout, announced)
        return found or (range(len(paragraphs)),)
    made_up = any(each.feature.endswith(f": {FICTION}") for each in decision.evidence)
    if decision.genre in _HOLDS_NONE or made_up:
        return ()
    if bearing and _is_borne_out(text, labelling.labels, bearing):
        start = _start_of(layout, labelling.labels[0], bearing[0], announced)
        return _stretches(text, paragraphs, bearing, start)
    return _find_address(layout, announced)


def _places(paragraphs: Sequence[Span], labels: Sequence[Label]) -> list[int]:
    """The paragraphs that hold a label, in order, each once."""
    places: list[int] = []
    at = 0
    for label in labels:
        while at < len(paragraphs) and paragraphs[at].end <= label.place.start:
            at += 1
        if at < len(paragraphs) and (not places or places[-1] != at):
            places.append(at)
    return places


def _is_borne_out(text: str, labels: Sequence[Label], bearing: Sequence[int]) -> bool:
    """Whether labels make a transcript, or are a report's list, headline or fact check."""
    families = [family(label.key) for label in labels]
    quoting = sum(text[label.place.end : label.place.end + 1] in _QUOTES for label in labels)
    if quoting * 2 >= len(labels) or len(set(families)) < _FEWEST_SPEAKERS:
        return False
    alone = sum(one == other for one, other in pairwise(families))
    reach = bearing[-1] - bearing[0] + 1
    if len(labels) < _FEWEST_LABELS or reach > len(labels) * _WIDEST_GAP or alone * 2 > len(labels):
        return False
    region = Span(labels[0].place.start, labels[-1].place.end)
    asked = text.count("?", region.start, region.end)
    share = spoken_share(text, region)
    return share >= _SPOKEN_ANNOUNCED or asked * 4 >= len(labels)


def _start_of(layout: Layout, label: Label, first: int, announced: Sequence[int]) -> int:
    """Where a transcript begins whose first label stands in paragraph `first`."""
    text, paragraphs, body = layout
    head = max((place for place in announced if place <= first), default=0)
    between = [
        span
        for span in paragraphs[head:first]
        if not is_heading(text, span) and not is_procedure(text, span)
    ]
    if not between or body.start >= first:
        return head
    before = Span(between[0].start, between[-1].end)
    words = len(WORD.findall(before.of(text)))
    introduces = label.form in {Form.LETTER, Form.BARE} and words < _LONG_ADDRESS
    if words >= _LONG_ADDRESS:
        spoken = spoken_share(text, before) >= _SPOKEN_ANNOUNCED and not find_reported(text, before)
    else:
        spoken = all(spoken_share(text, span) >= _SPOKEN for span in between)
    if not introduces and spoken:
        return head
    greets = (at for at in range(head, first) if GREETING.match(text, *paragraphs[at]))
    place = next(greets, first)
    while place > head and is_heading(text, paragraphs[place - 1]):
        place -= 1
    return place


def _stretches(
    text: str, paragraphs: Sequence[Span], bearing: Sequence[int], start: int
) -> tuple[range, ...]:
    """The transcripts inside a report, which may go on between and behind them."""
    found = []
    begin = start
    for place, following in pairwise([*bearing, len(paragraphs)]):
        stop = _told_from(text, paragraphs, place + 1, following)
        if stop < following:
            found.append(range(begin, stop))
            begin = following
    if begin < len(paragraphs):
        found.append(range(begin, len(paragraphs)))
    return tuple(found)


def _told_from(text: str, paragraphs: Sequence[Span], start: int, stop: int) -> int:
    """The first paragraph of a stretch from which on nobody speaks any more; `stop` if none.

    A long answer may hold no "I"; the report goes on only where it reports.
    """
    spoken = words = 0
    place = stop
    for at in range(stop - 1, start - 1, -1):
        plain = QUOTED.sub(" ", paragraphs[at].of(text))
        spoken += len(find_first_persons(plain))
        words += len(WORD.findall(paragraphs[at].of(text)))
        if spoken > words * _TOLD:
            break
        place = at
    if place == stop:
        return stop
    left = Span(paragraphs[place].start, paragraphs[stop - 1].end)
    total = sum(len(WORD.findall(span.of(text))) for span in paragraphs[place:stop])
    return place if total * 2 >= _FEWEST_WORDS and find_reported(text, left) else stop


def _find_address(layout: Layout, announced: Sequence[int]) -> tuple[range, ...]:
    """An address without labels that a line announces, in the words of somebody who speaks."""
    text, paragraphs, body = layout
    deepest = min(body.start + _DEEPEST_TITLE, len(paragraphs) - 1)
    lines = (paragraph.of(text).rstrip(" *_") for paragraph in paragraphs[: max(deepest, 0)])
    told = (at for at, line in enumerate(lines) if line.endswith(":") and announces(line))
    for place in sorted({*announced, *told}):
        if place >= deepest:
            break
        below = Span(paragraphs[place].end, paragraphs[-1].end)
        if spoken_share(text, below) >= _SPOKEN_ANNOUNCED:
            return (range(0 if place <= body.start else place, len(paragraphs)),)
    return ()
