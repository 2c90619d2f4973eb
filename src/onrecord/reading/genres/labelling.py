"""Labelling: what the labels of a text tell of its being a transcript."""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from onrecord.reading.genres.genre_cues import Cue, spoken_share
from onrecord.reading.heads.title_lines import is_day
from onrecord.reading.turns.labels.shape_choice import family
from onrecord.reading.turns.labels.turn_labels import Form, Label
from onrecord.reading.turns.splitting import find_labelled
from onrecord.text import Span

__all__ = ["LEAST_SPOKEN", "Labelling", "find_labelling"]

_QUOTES = '"“«„'
_CROWD = frozenset({"audience", "crowd", "protester", "protesters", "all", "announcer"})
_ENOUGH = 6  # labels; more tell no more
_WIDEST_GAP = 12  # paragraphs a label
_FEWEST_OFFICES = 2  # people with an office
_OFFICES = {Form.CAPITALS: ",", Form.STAMPED: "("}  # what parts it from the name
LEAST_SPOKEN = 0.015  # share of "I" and "we" behind labels
_MOST_BELOW = 3  # paragraphs below a title in which its day stands
_UNSPOKEN = 0.4  # how far labels tell where nobody speaks behind them: "Okello: 1,239"


class Labelling(NamedTuple):
    """The labels of a text, and what they tell."""

    labels: tuple[Label, ...]
    cues: tuple[Cue, ...]
    head: int  # how many paragraphs stand above the body, which begins at a label at the latest
    speakers: int  # how many different labels there are, crowds left out
    borne_out: bool  # whether its turns begin at its labels, if it is a primary text
    collects: bool  # whether its labels stand before quotations, as in a round-up


def find_labelling(text: str, paragraphs: Sequence[Span], body: range) -> Labelling:
    """What the labels of a text tell.

    Args:
        text: the text of a document.
        paragraphs: its paragraphs, boilerplate left out, in order; one at least.
        body: which of them are no head and no notes; one at least.

    Returns:
        The labels with what speaks for and against them. Linear time.
    """
    labels = _find_labels(text, paragraphs[: body.stop], body.start)
    if not labels:
        return Labelling((), (), body.start, 0, borne_out=False, collects=False)
    before = labels[0].place.start
    head = min(body.start, sum(1 for p in paragraphs[: body.start] if p.end <= before))
    families = [family(label.key) for label in labels]
    quoting = sum(text[label.place.end : label.place.end + 1] in _QUOTES for label in labels)
    collects = quoting * 2 >= len(labels)
    printed = tuple(_weigh_print(text, labels, collects=collects))
    told = {cue.feature for cue in printed if cue.value}
    spoken = "offices in labels" in told or _speak(text, labels, paragraphs[-1].end)
    cues = (*_weigh(labels, families, quoting, paragraphs, head), *printed)
    opens = any(cue.feature == "opens with a label" for cue in cues)
    if opens and len(set(families)) > 1:
        cues = (*cues, *_weigh_short(text, labels, families, paragraphs))
    if not spoken:
        cues = tuple(cue._replace(value=cue.value * _UNSPOKEN) for cue in cues)
    speakers = len(set(families))
    people = len(set(families) - _CROWD)
    recurs = len(labels) > speakers
    asks = any(label.form in {Form.LETTER, Form.BARE} for label in labels)
    several = recurs or spoken or len(labels) == 1  # headings of a report open their paragraphs too
    borne_out = not collects and (
        (opens and several) or asks or "times beside labels" in told or (recurs and len(labels) > 1)
    )
    return Labelling(
        tuple(labels), cues, head if borne_out else body.start, people, borne_out, collects
    )


def _weigh_print(text: str, labels: Sequence[Label], *, collects: bool) -> Iterator[Cue]:
    """What stands beside the names of labels: offices, and times."""
    offices = 0.0 if collects else _tell_offices(text, labels)
    yield Cue("offices in labels", offices, labels[0].place)
    timed = [label.place for label in labels if label.form is Form.STAMPED]
    yield Cue("times beside labels", float(bool(timed)), (*timed, None)[0])


def _speak(text: str, labels: Sequence[Label], end: int) -> bool:
    """Whether people ask, or say I, behind labels."""
    region = Span(labels[0].place.start, end)
    asked = text.count("?", region.start, region.end)
    return asked * 4 >= len(labels) or spoken_share(text, region) >= LEAST_SPOKEN


def _tell_offices(text: str, labels: Sequence[Label]) -> float:
    """How far labels tell several people's offices, as broadcasters and parliaments print them."""
    told = {
        family(label.key)
        for label in labels
        if " " in label.key and _OFFICES.get(label.form, "\n") in label.name.of(text)
    }
    return min(1.0, len(told) // _FEWEST_OFFICES)


def _find_labels(text: str, paragraphs: Sequence[Span], head: int) -> list[Label]:
    """The labels of a text; one that opens it below its head stands for itself."""
    labels = find_labelled(text, Span(paragraphs[0].start, paragraphs[-1].end), paragraphs)
    first = paragraphs[head]
    if not labels or labels[0].place.start > first.start:
        opening = find_labelled(text, first, paragraphs[head : head + 1])
        labels = [*(label for label in opening if label.place.start <= first.start), *labels]
    return labels[1:] if labels and _is_title(text, labels, paragraphs) else labels


def _is_title(text: str, labels: Sequence[Label], paragraphs: Sequence[Span]) -> bool:
    """Whether a title, or the line below a picture, only looks like the first label.

    A day stands below a title, on its own line, before anybody else speaks: "Brandt: We stay", "4
    March 2031". Below a picture a bracket goes on: "Ida Brandt. (Image: Orlo Post)".
    """
    first = labels[0]
    if text.count("(", *first.place) > text.count(")", *first.place):
        return True
    stop = labels[1].place.start if len(labels) > 1 else len(text)
    below = [p for p in paragraphs if first.place.end <= p.start and p.end <= stop]
    lines = (" ".join(p.of(text).split("\n", 1)[0].strip("*_# \t").split()) for p in below)
    return any(map(is_day, islice(lines, _MOST_BELOW)))


def _weigh(
    labels: Sequence[Label],
    families: Sequence[str],
    quoting: int,
    paragraphs: Sequence[Span],
    head: int,
) -> Iterator[Cue]:
    """How many labels there are, whether they recur and alternate, and where they stand."""
    first = labels[0].place
    yield Cue("labels before quotations", quoting / len(labels), first)
    if quoting * 2 >= len(labels):
        return
    apart = sum(one != other for one, other in pairwise(families))
    among = [p for p in paragraphs if p.end > first.start and p.start < labels[-1].place.end]
    dense = len(among) <= len(labels) * _WIDEST_GAP
    if len(set(families)) > 1 and dense:
        yield Cue("labels alternate", min(1.0, apart / _ENOUGH), first)
    recurring = apart + 1 - len(set(families))  # those that stand one after another tell nothing
    yield Cue("labels recur", min(1.0, max(0, 2 * recurring / _ENOUGH)), first)
    if first.start <= paragraphs[head].start:
        yield Cue("opens with a label", 1.0, first)


def _weigh_short(
    text: str, labels: Sequence[Label], families: Sequence[str], paragraphs: Sequence[Span]
) -> Iterator[Cue]:
    """What tells a transcript of a few turns: somebody asks and another speaks; nothing else."""
    stops = [label.place.start for label in labels[1:]]
    asked = [
        one
        for one, speaker, other, stop in zip(labels, families, families[1:], stops, strict=False)
        if speaker != other and text[one.place.end : stop].rstrip().endswith("?")
    ]
    yield Cue("answered", float(bool(asked)), asked[0].place if asked else None)
    below = sum(1 for p in paragraphs if p.end > labels[0].place.start)
    yield Cue("nothing but turns", float(below <= len(labels)), labels[0].place)
