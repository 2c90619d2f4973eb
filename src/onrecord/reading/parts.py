"""Parts: which stretches of a document are report, transcript, or neither."""

import re
from collections.abc import Sequence

from onrecord.model import Part, PartKind
from onrecord.reading.boilerplate import find_boilerplate
from onrecord.reading.headings import announces_transcript, announces_weakly, is_heading
from onrecord.reading.label_choice import family
from onrecord.reading.labels import Label
from onrecord.reading.turns import find_labelled
from onrecord.text import Span, find_paragraphs

__all__ = ["split_parts"]

_FEWEST_LABELS = 4  # paragraphs that bear one, in a transcript that nothing announces
_FEWEST_ANNOUNCED = 2  # the same below a line that announces it
_WIDEST_GAP = 12  # paragraphs a label, on average, in a transcript that nothing announces
_SPOKEN = 0.02  # share of "I", "we", "you" in speech; reports have them in quotation marks only
_SPOKEN_ANNOUNCED = 0.01
_SHORTEST_SPEECH = 40  # words
_DEEPEST_TITLE = 6  # paragraphs into the document
_FEWEST_SPEAKERS = 2
_FIRST_PERSON = re.compile(
    r"\b(?:i|me|my|we|us|our|ours|you|your|let['’]s|thank|je|nous|vous|notre|votre|ich|wir|uns|"
    r"unser\w*|sie|yo|nosotros|nuestr\w+|usted\w*)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„]{0,2000}[”\"»“]|(?<!\w)''.{0,2000}?''", re.DOTALL)
_SAID = re.compile(r"\b(?:said|told|added|according to|wrote|asked|replied|tweeted)\b")


def split_parts(text: str, *, transcript: bool = False) -> tuple[Part, ...]:
    """Part a document into report, transcript and boilerplate.

    Args:
        text: the text of a document.
        transcript: whether its name or title says that it is one.

    Returns:
        Parts that follow one another and together hold the whole text; none for an empty text.
        A heading stands in the part that it heads. Linear time.
    """
    paragraphs = find_paragraphs(text, Span(0, len(text)))
    if not paragraphs:
        return (Part(PartKind.ARTICLE, Span(0, len(text))),) if text else ()
    kinds = [
        PartKind.BOILERPLATE if is_boilerplate else PartKind.ARTICLE
        for is_boilerplate in find_boilerplate(text, paragraphs)
    ]
    kept = [place for place, kind in enumerate(kinds) if kind is PartKind.ARTICLE]
    spoken = _find_spoken(text, [paragraphs[place] for place in kept], transcript=transcript)
    for place in kept[spoken.start : spoken.stop]:
        kinds[place] = PartKind.TRANSCRIPT
    return _join(text, paragraphs, kinds)


def _join(text: str, paragraphs: Sequence[Span], kinds: Sequence[PartKind]) -> tuple[Part, ...]:
    """One part for each run of paragraphs of one kind; white space goes with what precedes it."""
    starts = [
        place for place in range(len(kinds)) if place == 0 or kinds[place] is not kinds[place - 1]
    ]
    cuts = [0, *(paragraphs[place].start for place in starts[1:]), len(text)]
    return tuple(
        Part(kinds[place], Span(cuts[number], cuts[number + 1]))
        for number, place in enumerate(starts)
    )


def _find_spoken(text: str, paragraphs: Sequence[Span], *, transcript: bool) -> range:
    """Which paragraphs are a transcript; an empty range if none."""
    if not paragraphs:
        return range(0)
    whole = Span(paragraphs[0].start, paragraphs[-1].end)
    labels = find_labelled(text, whole, paragraphs)
    bearing = _places(paragraphs, labels)
    announced = [place for place, span in enumerate(paragraphs) if announces_transcript(text, span)]
    if bearing and _is_borne_out(text, labels, bearing, announced, transcript=transcript):
        start = _start_of(text, paragraphs, bearing[0], announced)
        stop = len(paragraphs) if transcript else _stop_of(text, paragraphs, bearing[-1])
        return range(start, stop)
    if transcript:
        return range(len(paragraphs))
    return _find_speech(text, paragraphs, announced)


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
    text: str,
    labels: Sequence[Label],
    bearing: Sequence[int],
    announced: Sequence[int],
    *,
    transcript: bool,
) -> bool:
    """Whether labels make a transcript, or are a report's list, headline or fact check."""
    if transcript:
        return True
    quoting = sum(text[label.place.end : label.place.end + 1] in '"“«„' for label in labels)
    if (
        quoting * 2 >= len(labels)
        or len({family(label.key) for label in labels}) < _FEWEST_SPEAKERS
    ):
        return False
    if announced and announced[0] <= bearing[0]:
        return len(labels) >= _FEWEST_ANNOUNCED
    reach = bearing[-1] - bearing[0] + 1
    if len(labels) < _FEWEST_LABELS or reach > len(labels) * _WIDEST_GAP:
        return False
    return _is_spoken(text, labels)


def _is_spoken(text: str, labels: Sequence[Label]) -> bool:
    """Whether people talk to one another behind these labels, or a list gives facts."""
    region = Span(labels[0].place.start, labels[-1].place.end)
    asked = text.count("?", region.start, region.end)
    return asked * 8 >= len(labels) or _spoken_share(text, region) >= _SPOKEN_ANNOUNCED


def _start_of(text: str, paragraphs: Sequence[Span], first: int, announced: Sequence[int]) -> int:
    """Where a transcript begins whose first label stands in paragraph `first`."""
    before = [place for place in announced if place <= first]
    head = before[-1] if before else 0
    between = [span for span in paragraphs[head:first] if not is_heading(text, span)]
    if all(_spoken_share(text, span) >= _SPOKEN for span in between):
        return head
    place = first
    while place > head and is_heading(text, paragraphs[place - 1]):
        place -= 1
    return place


def _stop_of(text: str, paragraphs: Sequence[Span], last: int) -> int:
    """Where a transcript ends whose last label stands in paragraph `last`."""
    for place in range(last + 1, len(paragraphs)):
        if _is_narrative(text, paragraphs[place]):
            return place
    return len(paragraphs)


def _find_speech(text: str, paragraphs: Sequence[Span], announced: Sequence[int]) -> range:
    """A speech without labels: announced, and in the words of somebody who speaks."""
    for place in announced:
        body = Span(paragraphs[place].start, paragraphs[-1].end)
        share = _spoken_share(text, body)
        if place + 1 < len(paragraphs) and share >= _SPOKEN_ANNOUNCED:
            return range(place, len(paragraphs))
    head = paragraphs[:_DEEPEST_TITLE]
    for span in head:
        if not is_heading(text, span):
            break
        body = Span(span.end, paragraphs[-1].end)
        if announces_weakly(text, span) and _spoken_share(text, body) >= _SPOKEN:
            return range(len(paragraphs))
    return range(0)


def _spoken_share(text: str, span: Span) -> float:
    """How many of the words outside quotation marks are "I", "we" or "you"; 0 if there are few."""
    words = _QUOTED.sub(" ", span.of(text))
    total = len(_WORD.findall(words))
    if total == 0:
        return 0.0
    return len(_FIRST_PERSON.findall(words)) / max(total, _SHORTEST_SPEECH)


def _is_narrative(text: str, span: Span) -> bool:
    """Whether a paragraph tells of what was said, and nobody speaks in it."""
    words = _QUOTED.sub(" ", span.of(text))
    return _SAID.search(words) is not None and _FIRST_PERSON.search(words) is None
