"""Deciding: primary text or report, and of which genre, by evidence that is weighed and kept."""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.language import ENGLISH
from onrecord.model import Evidence, Genre
from onrecord.reading.genres.body import Layout
from onrecord.reading.genres.genre_cues import Cue, Hints, find_cues, forms_of
from onrecord.reading.genres.genre_weights import (
    BIAS,
    BY_PLACE,
    THIN,
    THIN_REPORT,
    UNNAMED,
    WEIGHTS,
)
from onrecord.reading.genres.labelling import Labelling
from onrecord.reading.heads.genre_forms import TALKS, Form, words_of_name
from onrecord.text import Span

__all__ = ["Decision", "decide", "name_mixed"]

_TOLD_WEIGHT = 20.0  # of what a person tells: no evidence outweighs it
_LEAST_WEIGHT = 0.05  # evidence of less is not kept
_MOST_NAMED = 3  # pieces of evidence that a remark names
_ASKED = 0.3  # of the value of "questions": an interview more than a conversation
_TWO = 2
_HEAD = 1500  # characters above the first label
_OF_ONE = frozenset({Genre.SPEECH, Genre.STATEMENT})
_COLLECTED = 4  # labels before quotations: a round-up


class Decision(NamedTuple):
    """What a text is, and why."""

    genre: Genre
    score: float  # in logits: above 0 a primary text
    evidence: tuple[Evidence, ...]  # the weightiest first
    remark: str | None  # where little speaks for it


def decide(layout: Layout, labelling: Labelling, hints: Hints, told: Genre | None) -> Decision:
    """Weigh what speaks for and against a primary text.

    Args:
        layout: the paragraphs of a text.
        labelling: the labels that it may have.
        hints: its title, and the name and kind of its file.
        told: the genre that a person tells; it wins.

    Returns:
        The genre, with all evidence. Linear time.
    """
    forms = list(forms_of(layout, hints))
    cues = [*find_cues(layout, hints), *labelling.cues]
    evidence = [*_weigh_forms(forms), *_weigh_cues(cues)]
    score = BIAS + sum(each.weight for each in evidence)
    values = {cue.feature: cue.value for cue in cues}
    named = [form.genre for _, form, _ in forms]
    least = 0.0 if forms or labelling.borne_out else UNNAMED
    genre = _name_genre(named, values, labelling, primary=score > least)
    if genre is Genre.TRANSCRIPT:
        genre = _name_talk(layout, labelling, hints) or genre
    if told is not None:
        genre = told
        weight = _TOLD_WEIGHT if told.is_primary else -_TOLD_WEIGHT
        evidence.append(Evidence("told", weight))
        score = weight
    evidence.sort(key=lambda each: -abs(each.weight))
    thin = THIN if score > 0 else THIN_REPORT
    remark = _tell_thin(genre, evidence) if abs(score) < thin else None
    return Decision(genre, score, tuple(evidence), remark)


def _weigh_forms(forms: Sequence[tuple[str, Form, Span | None]]) -> list[Evidence]:
    """What title, head and name add: each form once, by its weightiest place.

    A form of report wins over a form of speech: "Readout of the President’s remarks".
    """
    best: dict[str, Evidence] = {}
    for place, form, span in forms:
        each = Evidence(f"{place}: {form.name}", round(form.weight * BY_PLACE[place], 2), span)
        if form.name not in best or abs(each.weight) > abs(best[form.name].weight):
            best[form.name] = each
    against = [each for each in best.values() if each.weight < 0]
    if against:
        return against[:1]
    says = [each for each in best.values() if each.feature.endswith(": transcript")]
    named = [each for each in best.values() if each not in says]
    return [*sorted(named, key=lambda each: -each.weight)[:1], *says]


def _weigh_cues(cues: Sequence[Cue]) -> list[Evidence]:
    """What the cues add, each once."""
    weighed: dict[str, Evidence] = {}
    for cue in cues:
        weight = round(cue.value * WEIGHTS[cue.feature], 2)
        if abs(weight) >= _LEAST_WEIGHT:
            weighed.setdefault(cue.feature, Evidence(cue.feature, weight, cue.span))
    return list(weighed.values())


def _name_genre(
    named: Sequence[Genre], values: dict[str, float], labelling: Labelling, *, primary: bool
) -> Genre:
    """The genre of a primary text or of a report, by its form, else by how it is printed."""
    own = [genre for genre in named if genre.is_primary is primary]
    particular = [genre for genre in own if genre is not Genre.TRANSCRIPT]
    if primary and "captions" in values:
        return Genre.CAPTIONS
    if particular:
        alone = [genre for genre in particular if genre in _OF_ONE]
        return alone[0] if alone and not labelling.borne_out else particular[0]
    return _name_primary(values, labelling) if primary else _name_report(values, labelling)


def _name_talk(layout: Layout, labelling: Labelling, hints: Hints) -> Genre | None:
    """What kind of talk a transcript is, by a noun of its title, or above its first label."""
    first = labelling.labels[0].place.start if labelling.labels else 0
    head = layout.text[max(0, first - _HEAD) : first]
    for words in (hints.title or "", head, words_of_name(hints.name)):
        for pattern, genre in TALKS:
            if pattern.search(words):
                return genre
    return None


def _name_primary(values: dict[str, float], labelling: Labelling) -> Genre:
    """The genre of a primary text that nothing names."""
    if labelling.borne_out:
        asked = values.get("questions", 0) >= _ASKED and labelling.speakers == _TWO
        return Genre.INTERVIEW if asked else Genre.TRANSCRIPT
    if "opens as issuer" in values:
        return Genre.STATEMENT
    spoken = values.get("listeners", 0) > 0 or values.get("stage directions", 0) > 0
    return Genre.SPEECH if spoken else Genre.STATEMENT


def _name_report(values: dict[str, float], labelling: Labelling) -> Genre:
    """The genre of a report that nothing names."""
    if values.get("entries", 0) > 0:
        return Genre.LIVE_BLOG
    collected = labelling.collects and len(labelling.labels) >= _COLLECTED
    return Genre.ROUND_UP if collected else Genre.REPORT


def name_mixed(
    genre: Genre, labelling: Labelling, stretches: Sequence[Sequence[Span]], words: Sequence[Span]
) -> Genre:
    """The genre of a report that holds transcripts: of an interview where most of it is one."""
    if genre is not Genre.REPORT or not stretches:
        return genre
    held = sum(span.end - span.start for stretch in stretches for span in stretch)
    if held * 2 < sum(span.end - span.start for span in words):
        return genre
    return Genre.INTERVIEW if labelling.speakers == _TWO else Genre.TRANSCRIPT


_NAMES = {Genre[name]: told for name, told in ENGLISH.table("text_forms", "named").items()}


def _tell_thin(genre: Genre, evidence: Sequence[Evidence]) -> str:
    """One line on what a genre rests, where that is little."""
    sign = 1 if genre.is_primary else -1
    weightiest = [each.feature for each in evidence if each.weight * sign > 0][:_MOST_NAMED]
    what = ", ".join(weightiest) or "nothing in its form"
    return f"read as {_NAMES[genre]}; little speaks for it: {what}"
