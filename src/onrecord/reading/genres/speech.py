"""Speech: which paragraphs of a document are words spoken in turns or in one address."""

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.reading.heads.headings import announces_transcript, announces_weakly, is_heading
from onrecord.reading.turns.labels import Form, Label
from onrecord.reading.turns.shape_choice import family
from onrecord.reading.turns.splitting import find_labelled
from onrecord.text import Span

__all__ = ["find_speech"]

_FEWEST_LABELS = 4  # in a transcript that nothing announces
_FEWEST_ANNOUNCED = 2  # below a line that announces it
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
_FIRST_PERSON = re.compile(
    r"\b(?:i|me|my|mine|myself|we|us|our|ours|je|nous|notre|nos|mon|ich|wir|uns|unser\w*|mein\w*|"
    r"yo|"
    r"nosotros|nuestr\w+|mi|noi|nostr\w+|nós|noss\w+)\b|\blet['’]s\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„]{0,2000}[”\"»“]|(?<!\w)''.{0,2000}?''", re.DOTALL)
_QUOTES = '"“«„'


def find_speech(
    text: str, paragraphs: Sequence[Span], *, transcript: bool = False
) -> tuple[range, ...]:
    """Which paragraphs are a transcript.

    Args:
        text: the text of a document.
        paragraphs: its paragraphs, boilerplate left out, in order.
        transcript: whether its name or title says that it is one.

    Returns:
        Ranges of places in `paragraphs`, in order, apart; none if nobody speaks. Linear time.
    """
    if not paragraphs:
        return ()
    labels = find_labelled(text, Span(paragraphs[0].start, paragraphs[-1].end), paragraphs)
    announced = [place for place, span in enumerate(paragraphs) if announces_transcript(text, span)]
    bearing = _places(paragraphs, labels)
    if bearing and (transcript or _is_borne_out(text, labels, bearing, announced)):
        start = _start_of(text, paragraphs, labels[0], bearing[0], announced)
        if transcript or all(is_heading(text, span) for span in paragraphs[:start]):
            heads = all(is_heading(text, span) for span in paragraphs[:start])
            return (range(0 if heads else start, len(paragraphs)),)
        return _stretches(text, paragraphs, bearing, start)
    if transcript:
        return (range(len(paragraphs)),)
    return _find_address(text, paragraphs, announced)


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


def _is_borne_out(
    text: str, labels: Sequence[Label], bearing: Sequence[int], announced: Sequence[int]
) -> bool:
    """Whether labels make a transcript, or are a report's list, headline or fact check."""
    families = [family(label.key) for label in labels]
    quoting = sum(text[label.place.end : label.place.end + 1] in _QUOTES for label in labels)
    if quoting * 2 >= len(labels) or len(set(families)) < _FEWEST_SPEAKERS:
        return False
    if announced and announced[0] <= bearing[0]:
        return len(labels) >= _FEWEST_ANNOUNCED
    alone = sum(one == other for one, other in pairwise(families))
    reach = bearing[-1] - bearing[0] + 1
    if len(labels) < _FEWEST_LABELS or reach > len(labels) * _WIDEST_GAP or alone * 2 > len(labels):
        return False
    region = Span(labels[0].place.start, labels[-1].place.end)
    asked = text.count("?", region.start, region.end)
    share = _spoken_share(text, region)
    return share >= _SPOKEN_ANNOUNCED or asked * 4 >= len(labels)


def _start_of(
    text: str, paragraphs: Sequence[Span], label: Label, first: int, announced: Sequence[int]
) -> int:
    """Where a transcript begins whose first label stands in paragraph `first`."""
    head = max((place for place in announced if place <= first), default=0)
    between = [span for span in paragraphs[head:first] if not is_heading(text, span)]
    if not between:
        return head
    before = Span(between[0].start, between[-1].end)
    words = len(_WORD.findall(before.of(text)))
    introduces = label.form in {Form.LETTER, Form.BARE} and words < _LONG_ADDRESS
    if not introduces and all(_spoken_share(text, span) >= _SPOKEN for span in between):
        return head
    place = first
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
    """The first paragraph of a stretch from which on nobody speaks any more; `stop` if none."""
    spoken = words = 0
    place = stop
    for at in range(stop - 1, start - 1, -1):
        plain = _QUOTED.sub(" ", paragraphs[at].of(text))
        spoken += len(_FIRST_PERSON.findall(plain))
        words += len(_WORD.findall(paragraphs[at].of(text)))
        if spoken > words * _TOLD:
            break
        place = at
    total = sum(len(_WORD.findall(span.of(text))) for span in paragraphs[place:stop])
    return place if total * 2 >= _FEWEST_WORDS else stop


def _find_address(
    text: str, paragraphs: Sequence[Span], announced: Sequence[int]
) -> tuple[range, ...]:
    """An address without labels: announced, and in the words of somebody who speaks."""
    for place in announced[:_DEEPEST_TITLE]:
        body = Span(paragraphs[place].end, paragraphs[-1].end)
        if place + 1 < len(paragraphs) and _spoken_share(text, body) >= _SPOKEN_ANNOUNCED:
            return (range(place, len(paragraphs)),)
    for span in paragraphs[:_DEEPEST_TITLE]:
        if not is_heading(text, span):
            break
        body = Span(span.end, paragraphs[-1].end)
        if announces_weakly(text, span) and _spoken_share(text, body) >= _SPOKEN:
            return (range(len(paragraphs)),)
    return ()


def _spoken_share(text: str, span: Span) -> float:
    """How many of the words outside quotation marks are "I" or "we"."""
    words = _QUOTED.sub(" ", span.of(text))
    return len(_FIRST_PERSON.findall(words)) / max(len(_WORD.findall(words)), _FEWEST_WORDS)
