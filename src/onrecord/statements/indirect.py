"""Who is said to have said, thought or wanted what, without quotation marks around all of it."""

from collections.abc import Sequence
from typing import assert_never

from onrecord.statements.content import clause_end, content_end, content_start
from onrecord.statements.cues import Cue, Sentence, Voice, cue_at, owner_of
from onrecord.statements.grammar import AUXILIARIES, PREPOSITIONS, TIMES, is_adverb
from onrecord.statements.lexicon import (
    ADDRESSED,
    BARE_OBJECT,
    INVERTING,
    Frame,
    weight_of,
)
from onrecord.statements.page import Heard, Page
from onrecord.statements.subjects import holds_predicate, names_work, sentence_subject
from onrecord.statements.tokens import Phrase, Token, phrase_after, phrase_before, span_of
from onrecord.text import Span

__all__ = ["find_indirect"]

_EDGES = frozenset({".", ",", ";", ":", "!", "?", "-", "--", "–", "—", "…"})
_AFTER_SPEAKER = frozenset(
    {"in", "on", "at", "during", "after", "when", "while", "as", "before", "to", "with"}
)
_JOINED = frozenset({"and", "but", "then", "or"})
_LONGEST = 500  # tokens read as one sentence; a longer run is no prose
_PREPOSED = 3  # tokens before ", he said" that make a content


def find_indirect(
    page: Page, sentence: Span, taken: Sequence[bool], speaker: Span | None
) -> list[Heard]:
    """The attributions of a sentence that are not wholly in quotation marks.

    Args:
        page: the paragraph.
        sentence: one sentence of it.
        taken: for each token of the page, whether a direct quotation or its cue holds it.
        speaker: who speaks in the last direct quotation of the sentence, and may speak on.

    Returns:
        Attributions in the order of their cues; none of their contents touches a taken token.
    """
    found: list[Heard] = []
    stop = page.place_at(sentence.end)
    for first in range(page.place_at(sentence.start), stop, _LONGEST):
        here = Sentence(page, first, min(stop, first + _LONGEST), speaker)
        for place in range(here.first, here.stop):
            if taken[place] or page.tokens[place].quoted:
                continue
            heard = _read(here, place)
            heard = None if heard is None else _before_taken(page, heard, taken)
            if heard is not None:
                found.append(heard)
    return _outermost(found)


def _outermost(found: list[Heard]) -> list[Heard]:
    """Without those whose cue stands inside what another is said to have said.

    A tagger gives one voice to every word; who is quoted by whom is a matter of quotation marks.
    """
    parts = sorted(part for heard in found for part in heard.content)
    kept: list[Heard] = []
    n = reach = 0
    for heard in sorted(found, key=_cue_start):
        while n < len(parts) and parts[n].start <= _cue_start(heard):
            reach = max(reach, parts[n].end)
            n += 1
        if heard.cue is None or heard.cue.end > reach:
            kept.append(heard)
    return kept or found[:1]  # none, where two stand inside each other


def _cue_start(heard: Heard) -> int:
    """Where a cue begins."""
    return 0 if heard.cue is None else heard.cue.start


def _before_taken(page: Page, heard: Heard, taken: Sequence[bool]) -> Heard | None:
    """An attribution up to the words that a direct quotation holds already; None: none is left."""
    for k, part in enumerate(heard.content):
        first, stop = page.place_at(part.start), page.place_at(part.end)
        held = next((n for n in range(first, stop) if taken[n]), None)
        if held is None:
            continue
        while held > first and page.tokens[held - 1].form in _EDGES | _JOINED:
            held -= 1
        if k or not holds_predicate(page.tokens, first, held):
            return None
        heard.content = [span_of(page.tokens, Phrase(first, held))]
        return heard
    return heard


def _is_proposition(page: Page, heard: Heard) -> bool:
    """Whether a content says something: it has a verb, or words in marks, and is no mere thing."""
    return _has_marks(page, heard) or any(
        holds_predicate(page.tokens, page.place_at(part.start), page.place_at(part.end))
        for part in heard.content
    )


def _has_marks(page: Page, heard: Heard) -> bool:
    """Whether some of a content stands in quotation marks, the titles of works apart."""
    for part in heard.content:
        title = False
        for n in range(page.place_at(part.start), page.place_at(part.end)):
            if not page.tokens[n].quoted:
                title = names_work(page.tokens, n)
            elif not title:
                return True
    return False


def _read(here: Sentence, place: int) -> Heard | None:
    """What the word at a place attributes, if it is a cue."""
    tokens = here.tokens
    form = tokens[place].form
    if form == "according" and place + 1 < here.stop and tokens[place + 1].form == "to":
        return _according(here, place)
    cue = None if names_work(tokens, place) else cue_at(here, place)
    if cue is None:
        return None
    heard = _by_voice(here, cue)
    if heard is not None and form in BARE_OBJECT and cue.frame in {Frame.PLAIN, Frame.PREPOSITION}:
        return heard if _is_proposition(here.page, heard) else None
    if heard is None or weight_of(form, cue.frame) > 0 or cue.voice is Voice.NOUN:
        return heard
    return heard if _has_marks(here.page, heard) else None


def _by_voice(here: Sentence, cue: Cue) -> Heard | None:
    """What a cue attributes, by how it stands to its subject."""
    match cue.voice:
        case Voice.PASSIVE:
            return _passive(here, cue)
        case Voice.NOUN:
            return _noun(here, cue)
        case Voice.PARTICIPLE | Voice.INFINITIVE:
            return _of_last_speaker(here, cue)
        case Voice.FINITE:
            return _finite(here, cue)
        case _:
            assert_never(cue.voice)


def _according(here: Sentence, place: int) -> Heard | None:
    """`According to X, …` and `…, according to X`."""
    tokens = here.tokens
    source = phrase_after(tokens, place + 2, here.stop)
    if source is None:
        return None
    cue = Phrase(place, place + 2)
    score = weight_of("according", Frame.TO)
    opens = place == here.first or tokens[place - 1].form in _JOINED
    if opens or (place - here.first < _PREPOSED and tokens[place - 1].form == ","):
        source = _before_content(tokens, source, here.stop)
        return _heard(here, source, cue, [Phrase(source.stop, here.stop)], score)
    start = here.first
    while start < place and tokens[start].form in _JOINED:
        start += 1
    return _heard(here, source, cue, [Phrase(start, place)], score)


def _before_content(tokens: Sequence[Token], source: Phrase, stop: int) -> Phrase:
    """A source that a comma parts from its content, without what belongs to the content."""
    if source.stop >= stop or tokens[source.stop].form == ",":
        return source
    commas = [n for n in range(source.first, source.stop) if tokens[n].form == ","]
    return Phrase(source.first, commas[-1]) if commas else source


def _finite(here: Sentence, cue: Cue) -> Heard | None:
    """`X said that …`, `…, X said` and `… and said that …`."""
    tokens = here.tokens
    if cue.first > here.first and tokens[cue.first - 1].form in _JOINED:
        return _of_last_speaker(here, cue)
    inverted = _inverted(here, cue)
    if inverted is not None:
        return inverted
    source = phrase_before(tokens, cue.first, here.first)
    if source is None:
        return None
    here.speaker = span_of(tokens, source)
    if _closes_content(here, cue, source):
        parts = [Phrase(here.first, source.first - 1)]
        if cue.frame is Frame.END and here.stop - cue.place > _PREPOSED:
            parts.append(Phrase(cue.place + 1, content_end(tokens, cue.place + 2, here.stop)))
        return _heard(here, source, Phrase(cue.first, cue.place + 1), parts, cue.score)
    return _forward(here, cue, here.speaker)


def _inverted(here: Sentence, cue: Cue) -> Heard | None:
    """`The dam is safe, said X, an engineer`."""
    tokens = here.tokens
    comma, after = cue.place - 1, cue.place + 1
    if tokens[cue.place].form not in INVERTING or cue.first != cue.place or after >= here.stop:
        return None
    if comma - here.first < _PREPOSED or tokens[comma].form != ",":
        return None
    if not holds_predicate(tokens, here.first, comma):
        return None
    source = phrase_after(tokens, after, here.stop)
    if source is None or not (tokens[after].capital or tokens[after].form in {"the", "a", "an"}):
        return None
    if source.stop < here.stop and tokens[source.stop].form not in _EDGES | _AFTER_SPEAKER:
        return None
    here.speaker = span_of(tokens, source)
    content = [Phrase(here.first, comma)]
    return _heard(here, source, Phrase(cue.place, after), content, cue.score)


def _closes_content(here: Sentence, cue: Cue, source: Phrase) -> bool:
    """Whether a content stands before its source, as in `The dam is safe, X said.`."""
    tokens = here.tokens
    if source.first - 1 <= here.first + _PREPOSED - 1 or tokens[source.first - 1].form != ",":
        return False
    if not _can_be_said(tokens, here.first, source.first - 1):
        return False
    following = tokens[cue.place + 1].form if cue.place + 1 < here.stop else "."
    if tokens[cue.place].form in ADDRESSED and cue.frame is Frame.PLAIN:
        addressee = phrase_after(tokens, cue.place + 1, here.stop)
        return (
            addressee is not None
            and (
                addressee.stop >= here.stop
                or tokens[addressee.stop].form in _EDGES
                or tokens[addressee.stop].form in _AFTER_SPEAKER
                or tokens[addressee.stop].form in TIMES
            )
            and not _governs_that(here, cue)
        )
    return not _governs_that(here, cue) and (
        cue.frame is Frame.END
        or following in _AFTER_SPEAKER
        or following in TIMES
        or is_adverb(following)
    )


def _governs_that(here: Sentence, cue: Cue) -> bool:
    """Whether a "that" further on belongs to a cue, as in `said on Friday that …`."""
    start = content_start(here.tokens, cue.place, here.stop)
    return start < here.stop and here.tokens[start].form in {"that", "whether"}


def _can_be_said(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Whether what stands before ", X said" can be a content, and is no adverbial."""
    opening = tokens[first].form in PREPOSITIONS
    return not opening or any(tokens[n].form in {",", *AUXILIARIES} for n in range(first + 1, stop))


def _of_last_speaker(here: Sentence, cue: Cue) -> Heard | None:
    """`…, saying that …` and `… and said that …`: whoever spoke last, else the subject."""
    if here.speaker is None:
        subject = sentence_subject(here.tokens, here.first, cue.first)
        if subject is None:
            return None
        here.speaker = span_of(here.tokens, subject)
    return _forward(here, cue, here.speaker)


def _forward(here: Sentence, cue: Cue, source: Span | None) -> Heard | None:
    """A content that follows its cue."""
    tokens = here.tokens
    if cue.place + 1 >= here.stop or tokens[cue.place + 1].form in {".", "?", "!"}:
        return None
    stop = cue.place + 1
    start = content_start(tokens, cue.place, here.stop)
    if cue.frame is Frame.PREPOSITION and start == stop:
        start = stop = stop + 1
    if start >= here.stop:
        return None
    last = content_end(tokens, start, here.stop)
    if cue.voice is Voice.NOUN:
        last = clause_end(tokens, start, last)
    content = Phrase(start, last)
    heard = _heard(here, None, Phrase(cue.first, stop), [content], cue.score)
    if heard is not None:
        heard.source = source
    return heard


def _passive(here: Sentence, cue: Cue) -> Heard | None:
    """`It is expected that …`, `X is expected to …`, `X was criticised by Y for …`."""
    tokens = here.tokens
    after = cue.place + 1
    if after >= here.stop:
        return None
    subject = phrase_before(tokens, cue.first, here.first)
    verb = Phrase(cue.first, after)
    rest = Phrase(after, content_end(tokens, after, here.stop))
    if tokens[after].form == "by" and subject is not None:
        source = phrase_after(tokens, after + 1, here.stop)
        if source is None:
            return None
        more = Phrase(source.stop, content_end(tokens, source.stop, here.stop))
        return _heard(here, source, verb, [subject, more], cue.score)
    # "she was asked whether …" says not by whom
    addressed = tokens[cue.place].form in ADDRESSED and subject is not None
    if addressed or cue.frame not in {Frame.CLAUSE, Frame.TO} or rest.stop <= rest.first:
        return None
    if cue.frame is Frame.CLAUSE or subject is None or tokens[subject.first].form == "it":
        return _heard(here, None, verb, [rest], cue.score)
    return _heard(here, None, verb, [subject, rest], cue.score)


def _noun(here: Sentence, cue: Cue) -> Heard | None:
    """`X's claim that …`, `her call for …`."""
    owner = owner_of(here, cue.place)
    if owner is None or cue.frame in {Frame.END, Frame.PLAIN}:
        return None
    return _forward(here, cue, span_of(here.tokens, owner))


def _heard(
    here: Sentence,
    source: Phrase | None,
    cue: Phrase,
    parts: Sequence[Phrase],
    score: float,
) -> Heard | None:
    """An attribution; None if nothing is left of its content."""
    tokens = here.tokens
    content: list[Span] = []
    for first, stop in parts:
        start, end = first, stop
        while end > start and tokens[end - 1].form in _EDGES:
            end -= 1
        while start < end and tokens[start].form in _EDGES:
            start += 1
        if start < end:
            content.append(span_of(tokens, Phrase(start, end)))
    if not content:
        return None
    spoken_by = None if source is None else span_of(tokens, source)
    return Heard(spoken_by, span_of(tokens, cue), content, score)
