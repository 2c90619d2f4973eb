"""Parts: which stretches of a document are report, transcript, or neither; and what it is."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.model import Evidence, Genre, Part, PartKind, Turn
from onrecord.reading.genres.body import Layout, count_heads, find_body
from onrecord.reading.genres.genre_choice import decide, name_mixed
from onrecord.reading.genres.genre_cues import WORD, Hints
from onrecord.reading.genres.giving_out import find_issuer
from onrecord.reading.genres.issuing_bodies import find_body_name, find_opening_name
from onrecord.reading.genres.labelling import Labelling, find_labelling
from onrecord.reading.genres.officers import find_quoted
from onrecord.reading.genres.solo import make_turn, make_turns
from onrecord.reading.genres.speaker_names import find_speaker
from onrecord.reading.genres.speech import find_speech
from onrecord.reading.heads.boilerplate import find_boilerplate
from onrecord.reading.turns.labels.label_words import QUESTIONS
from onrecord.reading.turns.labels.turn_labels import Label
from onrecord.text import Span, find_paragraphs, write_name

__all__ = ["Reading", "part_headlines", "read_marked", "read_parts", "split_parts"]


_ACRONYM = re.compile(r"[A-Z]{2,6}")  # of a body that gives out its own statements
_MARKED = 5.0  # a format that says who speaks is as sure as a file of subtitles
_LONG_STORY = 80  # words above the first question of an interview; fewer introduce it
_OF_ONE = frozenset({Genre.SPEECH, Genre.STATEMENT, Genre.BRIEFING, Genre.TRANSCRIPT})


class Reading(NamedTuple):
    """What a document is, and where its parts are."""

    parts: tuple[Part, ...]
    genre: Genre = Genre.REPORT
    evidence: tuple[Evidence, ...] = ()  # the weightiest first
    remark: str | None = None  # where little speaks for the genre
    spoken: tuple[Span, ...] = ()  # the words of transcripts, heads and notes left out
    labels: tuple[Label, ...] = ()  # that may name who speaks, in order
    alone: tuple[Turn, ...] | None = None  # the turn of a text without labels; None: it has some
    speaker: str | None = None  # of a text of one speaker


def split_parts(text: str, *, transcript: bool = False) -> tuple[Part, ...]:
    """Part a document into report, transcript and boilerplate.

    Args:
        text: the text of a document.
        transcript: whether it is told to be one.

    Returns:
        As the parts of `read_parts`.
    """
    return read_parts(text, Hints(), Genre.TRANSCRIPT if transcript else None).parts


def read_parts(
    text: str,
    hints: Hints,
    told: Genre | None = None,
    boilerplate: Sequence[Span] = (),
) -> Reading:
    """Decide what a document is, and part it.

    Args:
        text: the text of a document.
        hints: its title, who wrote it, and the name and kind of its file.
        told: the genre that a person tells; it wins.
        boilerplate: what its format marks as such, in order, beside what is found.

    Returns:
        Parts that follow one another and together hold the whole text; none for an empty text.
        A heading stands in the part that it heads. Linear time.
    """
    paragraphs = find_paragraphs(text, Span(0, len(text)))
    kinds = [
        PartKind.BOILERPLATE if is_found or is_told else PartKind.ARTICLE
        for is_found, is_told in zip(
            find_boilerplate(text, paragraphs), _lie_in(paragraphs, boilerplate), strict=True
        )
    ]
    kept = [place for place, kind in enumerate(kinds) if kind is PartKind.ARTICLE]
    if not kept:
        return Reading(_join(text, paragraphs, kinds) if paragraphs else _whole(text))
    read, stretches = _read_words(text, tuple(paragraphs[place] for place in kept), hints, told)
    for stretch in stretches:
        for place in kept[stretch.start : stretch.stop]:
            kinds[place] = PartKind.TRANSCRIPT
    return read._replace(parts=_join(text, paragraphs, kinds))


def part_headlines(text: str, parts: tuple[Part, ...], count: int) -> tuple[Part, ...]:
    """Parts of which the first paragraphs of a page, that stand above its body, are one."""
    paragraphs = find_paragraphs(text, parts[0].span) if count and parts else ()
    if len(paragraphs) <= count:
        return parts
    first, below = parts[0], paragraphs[count].start
    head = Part(first.kind, Span(first.span.start, below))
    return (head, Part(first.kind, Span(below, first.span.end)), *parts[1:])


def read_marked(text: str, read: Reading, genre: Genre | None, first: int) -> Reading:
    """What a document is whose format marks all turns: a transcript, whatever else speaks.

    Args:
        text: its text.
        read: what would be read without the marks.
        genre: what the format says that it is; None: nothing.
        first: where the first turn begins. A long story above an interview is a report.
    """
    kept = read.genre if read.genre.is_primary and genre is not Genre.CAPTIONS else None
    told_words = len(WORD.findall(text, 0, first))
    tells = genre is Genre.INTERVIEW and told_words >= _LONG_STORY
    if tells and told_words > len(WORD.findall(text, first)):
        genre = kept = Genre.REPORT  # with some questions in a box
    start = first if tells else 0
    told = (Part(PartKind.ARTICLE, Span(0, start)),) if tells else ()
    return Reading(
        (*told, Part(PartKind.TRANSCRIPT, Span(start, len(text)))),
        kept or genre or Genre.TRANSCRIPT,
        (Evidence("marked_turns", _MARKED), *read.evidence),
    )


def _lie_in(paragraphs: Sequence[Span], areas: Sequence[Span]) -> list[bool]:
    """Which paragraphs begin inside one of the areas, which stand in order."""
    starts = [area.start for area in areas]
    places = [bisect_right(starts, paragraph.start) - 1 for paragraph in paragraphs]
    return [
        place >= 0 and paragraph.start < areas[place].end
        for place, paragraph in zip(places, paragraphs, strict=True)
    ]


def _read_words(
    text: str,
    words: tuple[Span, ...],
    hints: Hints,
    told: Genre | None,
) -> tuple[Reading, tuple[range, ...]]:
    """What a document is, and which of its paragraphs are a transcript."""
    body = range(len(words)) if hints.captions else find_body(text, words)
    labelling = find_labelling(text, words, body)
    layout = Layout(text, words, range(labelling.head, body.stop))
    weighed = hints
    if labelling.labels and text.startswith(hints.title or " ", labelling.labels[0].place.start):
        weighed = hints._replace(title=None)  # what looks like a headline was said
    decision = decide(layout, labelling, weighed, told)
    stretches: tuple[range, ...] = ()
    if told is None or told.is_primary:
        stretches = find_speech(layout, decision, labelling)
    spoken = [each for each in (_below_head(layout, labelling, s) for s in stretches) if each]
    read = Reading(
        (),
        name_mixed(decision.genre, labelling, spoken, words),
        decision.evidence,
        decision.remark,
        tuple(Span(each[0].start, each[-1].end) for each in spoken),
        labelling.labels,
    )
    if decision.genre not in _OF_ONE or len(spoken) != 1:
        return read, stretches
    speaker = _name_labelled(text, labelling, hints) or find_speaker(layout, hints)
    if speaker is None and decision.genre is Genre.STATEMENT and not labelling.borne_out:
        named = find_body_name(layout, hints.title, hints.publisher)
        short = hints.publisher if _ACRONYM.fullmatch(hints.publisher or "") else None
        speaker = named.name if named else find_opening_name(layout) or short
    alone = None if labelling.borne_out else make_turn(text, spoken[0])
    stated = decision.genre is Genre.STATEMENT and alone is not None
    issuer = stated and find_issuer(layout, hints.title, hints.publisher, hints.above)
    if issuer:
        speaker = issuer.name
        alone = make_turns(text, spoken[0], find_quoted(layout, issuer))
    return read._replace(alone=alone, speaker=speaker), stretches


def _name_labelled(text: str, labelling: Labelling, hints: Hints) -> str | None:
    """The full name that is the only label and stands in the title: "Briefing by …"."""
    names = {label.printed(text) for label in labelling.labels if label.key not in QUESTIONS}
    name = names.pop() if len(names) == 1 else None
    full = name is not None and " " in name and name in (hints.title or "")
    if name is None or not full or not labelling.borne_out:
        return None
    return write_name(name) if name.isupper() else name


def _below_head(layout: Layout, labelling: Labelling, stretch: range) -> Sequence[Span]:
    """The paragraphs of a transcript that are spoken: below its head and above the notes.

    A head ends at the first label at the latest.
    """
    text, words, body = layout
    stop = min(stretch.stop, body.stop)
    if stretch.start <= body.start:
        return words[body.start : stop]
    inside = words[stretch.start : stop]
    if not inside:
        return ()
    labels = labelling.labels if labelling.borne_out else ()
    first = next(
        (label.place.start for label in labels if label.place.start >= inside[0].start), None
    )
    heads = count_heads(text, inside)
    while first is not None and heads and inside[heads - 1].end > first:
        heads -= 1
    return inside[heads:]


def _whole(text: str) -> tuple[Part, ...]:
    """The one part of a text without a paragraph."""
    return (Part(PartKind.ARTICLE, Span(0, len(text))),) if text else ()


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
