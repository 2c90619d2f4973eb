"""Dating: on which day a statement was made, as far as its document tells."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.dates.carrying import is_act, is_at_another, takes_day_from_around
from onrecord.dates.days_by_pack import date_by_pack
from onrecord.dates.phrases import OF_SPEECH, DatePhrase, find_date_phrases
from onrecord.dates.telling import is_not_held
from onrecord.dates.timeline import day_held
from onrecord.language import ENGLISH, compile_words
from onrecord.model import (
    Document,
    DocumentKind,
    PartKind,
    Precision,
    SaidOn,
    Statement,
    StatementKind,
)
from onrecord.text import Span, cover, find_paragraphs, find_sentences, parse_name

__all__ = ["date_statements"]

_SPEAKS = compile_words(ENGLISH.words("verbs_of_saying", "acts"))
_CUE_REACH = 60  # characters between the cue of a statement and a day that belongs to it
_SENTENCES = 8  # how far around a statement, within its paragraph, a day is looked for
_APART = re.compile(r"\b(?:who|whose|which|where|when|after|since|before)\b")
_LEAD = 1200  # characters of a report in which it tells the day of its news
_NEWS = 60  # days before the print from which a day is not that of the news
_OPENS_YEAR = 4  # characters before a year that opens a sentence: "In 1994"
_DATELINE = re.compile(r",?\s(?:\([^()\n]{2,30}\)\s)?(?:—|–|-)")
_OPENING = 9  # characters: a day that opens a sentence dates all of it
_OWNED_DAY = re.compile(r"(?:[’']s|s[’']) $")
_NOUN_BEHIND = re.compile(r" ([a-z-]+)\b")
_OWNER = re.compile(r"([A-Z][\w-]+)(?:[’']s|(?<=s)[’']) $")
_OWNER_WITHIN = 30  # characters
_WRITINGS = (
    ENGLISH.words("offices", "writings")
    | ENGLISH.words("offices", "issued")
    | ENGLISH.words("offices", "owned")
)
_OWN_CLAUSE = re.compile(r"\b(?:" + ENGLISH.pattern("tense", "own_clause") + r")\b|;")


def date_statements(document: Document, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Fill in when each statement was made, with the words that tell.

    A day in the statement's own sentence, outside its quoted words, comes first; then one in its
    paragraph; then the first dated speech of the same speaker in the article ("told reporters on
    Thursday"), unless its day is an aside in a report whose lead tells another one. From around it
    only a statement takes a day that tells of one act of saying: none in the perfect ("has said"),
    no noun ("his call for"), nothing said "later". Words that look ahead ("until Friday") or stand
    in a clause of their own ("who was elected on Monday") are passed over, and days of what was not
    held; of two different days neither is chosen. A turn has the date of its document as a whole,
    without evidence; one that is pasted into a report has the day that the report tells of it.

    Args:
        document: the document; `published` anchors "Thursday" and "yesterday".
        statements: its statements, in any order, speakers resolved if they may be.

    Returns:
        The same statements in the same order; `said_on` stays None where nothing tells. The date
        of publication is never passed off as the day of speaking.
    """
    if not document.is_read:
        return date_by_pack(document, statements)
    calendar = _Calendar(document, statements)
    order = sorted(range(len(statements)), key=lambda i: statements[i].content[0])
    told = {i: calendar.tell(statements[i]) for i in order}
    for i in order:
        speaker = statements[i].speaker
        if told[i] is None and speaker is not None and not _is_turn(statements[i]):
            told[i] = calendar.first_speech(speaker, statements[i])
    if document.kind is DocumentKind.MIXED:
        told |= _date_pasted(statements, told)
    return tuple(replace(s, said_on=told[i] or s.said_on) for i, s in enumerate(statements))


def _date_pasted(
    statements: Sequence[Statement], told: Mapping[int, SaidOn | None]
) -> dict[int, SaidOn | None]:
    """The day of the turns below a report: the one that the report tells of their speakers."""
    turns = [i for i, s in enumerate(statements) if _is_turn(s)]
    voices = {statements[i].speaker for i in turns} - {None}
    days = {
        day.date: SaidOn(day.date, Precision.DAY, day.evidence)
        for i, day in told.items()
        if not _is_turn(statements[i]) and statements[i].speaker in voices
        if day is not None and day.precision is Precision.DAY
    }
    return dict.fromkeys(turns, next(iter(days.values()))) if len(days) == 1 else {}


def _is_turn(statement: Statement) -> bool:
    """Whether it is a turn of a transcript."""
    return statement.kind is StatementKind.TURN


@dataclass(slots=True)
class _Sentence:
    """A sentence, the days it names, and what of it is somebody's words."""

    span: Span
    phrases: list[DatePhrase] = field(default_factory=list)


class _Calendar:
    """The dated sentences of one document."""

    def __init__(self, document: Document, statements: tuple[Statement, ...]) -> None:
        self._document, self._text = document, document.text
        self._held = day_held(document)
        contents = sorted({c for s in statements if not _is_turn(s) for c in s.content})
        self._contents, self._ends = contents, [c.end for c in contents]
        self._sentences: list[_Sentence] = []
        self._paragraphs: list[Span] = []
        for part in document.parts:
            if part.kind is PartKind.ARTICLE:
                self._paragraphs += find_paragraphs(self._text, part.span)
                self._sentences += map(_Sentence, find_sentences(self._text, part.span))
        self._starts = [s.span.start for s in self._sentences]
        self._paragraph_starts = [p.start for p in self._paragraphs]
        self._told: dict[str, list[tuple[SaidOn, Span]]] = defaultdict(list)
        self._enter([part.span for part in document.parts if part.kind is PartKind.ARTICLE])

    def _enter(self, areas: Sequence[Span]) -> None:
        """Put each date phrase that is not inside somebody's words into its sentence."""
        for phrase in find_date_phrases(self._document) if areas else ():
            i = bisect_right(self._starts, phrase.span.start) - 1
            if i < 0 or not any(phrase.span.overlaps(area) for area in areas):
                continue
            if not self._is_said(phrase) and not self._is_of_a_thing(phrase):
                self._sentences[i].phrases.append(phrase)

    def _is_said(self, phrase: DatePhrase) -> bool:
        """Whether a day is part of what somebody says, and not the day of saying it."""
        i = bisect_right(self._ends, phrase.span.start)
        return any(
            c.overlaps(phrase.span) and not _leads(self._text, c, phrase)
            for c in self._contents[max(0, i - 1) : i + 2]
        )

    def tell(self, statement: Statement) -> SaidOn | None:
        """When a statement was made, by its own sentence or paragraph."""
        if _is_turn(statement):
            day = self._held
            return SaidOn(day, Precision.DAY) if day is not None else None
        told = self._by_sentence(statement)
        if told is None and takes_day_from_around(self._document, statement):
            told = self._by_paragraph(statement)
        if told is None or told.evidence is None or told.precision is not Precision.DAY:
            return told
        if statement.speaker is not None and is_act(self._document, statement):
            self._told[statement.speaker].append((told, told.evidence))
        return told

    def first_speech(self, speaker: str, statement: Statement) -> SaidOn | None:
        """The first dated speech of the same speaker, if it stands before the statement.

        None where it is an aside, where another one is told right before, or where the statement
        was made at something else.
        """
        place = statement.content[-1].end
        told = [each for each in self._told[speaker] if each[1].start < place]
        if not told or not takes_day_from_around(self._document, statement):
            return None
        (first, evidence), (last, at) = told[0], told[-1]
        if self._is_long_ago(first) and not self._is_near(evidence, place):
            return None  # an old day is that of what is told right there
        if last.date != first.date:
            return (
                None
                if self._is_near(at, place)
                else self._unless_apart(first, evidence, place, statement)
            )
        return self._unless_apart(first, evidence, place, statement)

    def _unless_apart(
        self, told: SaidOn, evidence: Span, place: int, statement: Statement
    ) -> SaidOn | None:
        """A day told of a speech; None where it is far off and an aside, or of another occasion."""
        near = self._is_near(evidence, place)
        if not near and self._is_aside(told, evidence):
            return None
        there = self._sentences[bisect_right(self._starts, evidence.start) - 1].span.of(self._text)
        return None if is_at_another(self._document, statement, there, near=near) else told

    def _is_long_ago(self, told: SaidOn) -> bool:
        """Whether a day lies so far before the print that it is not that of the news."""
        printed = self._document.published
        return printed is not None and (printed - told.date).days > _NEWS

    def _is_near(self, evidence: Span, place: int) -> bool:
        """Whether words stand in the paragraph of others, or in the next one."""
        here = bisect_right(self._paragraph_starts, place)
        return here - bisect_right(self._paragraph_starts, evidence.start) <= 1

    def _is_aside(self, told: SaidOn, evidence: Span) -> bool:
        """Whether the lead of the report told a later day: that of its news."""
        end = self._starts[0] + _LEAD
        lead = [p for s in self._sentences for p in s.phrases if p.span.start < end]
        news = next((p for p in lead if self._is_news(p)), None)
        if news is None or news.span.start > evidence.start:
            return False
        return told.date < news.date

    def _is_news(self, phrase: DatePhrase) -> bool:
        """Whether a day may be that of the news; that of a dateline is the day of printing."""
        if phrase.ahead or phrase.precision is not Precision.DAY:
            return False
        if not phrase.relative and phrase.date == self._document.published:
            return False
        return _DATELINE.match(self._text, phrase.span.end) is None

    def _framing(self, statement: Statement) -> Span | None:
        """Where the source and cue of a statement stand."""
        return cover((*statement.cue, *statement.source))

    def _sentences_of(self, statement: Statement) -> list[_Sentence]:
        """The sentences that hold its source and cue, or the ends of its content."""
        frame = self._framing(statement)
        places = [frame.start] if frame else [statement.content[0].start, statement.content[-1].end]
        numbers = dict.fromkeys(bisect_right(self._starts, p) - 1 for p in places)
        return [self._sentences[n] for n in numbers if n >= 0]

    def _by_sentence(self, statement: Statement) -> SaidOn | None:
        """A day in the statement's own sentence, outside what is said."""
        frame = self._framing(statement)
        fits: list[DatePhrase] = []
        for sentence in self._sentences_of(statement):
            fits += [
                p
                for p in sentence.phrases
                if not p.ahead and (frame is None or self._belongs(sentence, p, frame))
            ]
        return _choose(fits)

    def _belongs(self, sentence: _Sentence, phrase: DatePhrase, frame: Span) -> bool:
        """Whether a day goes with source and cue, and not with a clause of its own."""
        if phrase.span.end <= frame.start:
            opens = phrase.span.start - sentence.span.start <= _OPENING
            if phrase.precision is Precision.YEAR and not self._dates_occasion(phrase):
                # “a citizen since 2013, she says”, “Orth in 1994 took over” are no years of saying
                return phrase.span.start - sentence.span.start <= _OPENS_YEAR
            return opens or frame.start - phrase.span.end <= _CUE_REACH
        if phrase.span.start < frame.end:
            return _APART.search(self._text, frame.start, phrase.span.start) is None
        between = self._text[frame.end : phrase.span.start]
        return len(between) <= _CUE_REACH and _OWN_CLAUSE.search(between) is None

    def _by_paragraph(self, statement: Statement) -> SaidOn | None:
        """A day that dates a speech elsewhere in the paragraph, before the statement first."""
        i = bisect_right(self._paragraph_starts, statement.content[0].start) - 1
        if i < 0:
            return None
        paragraph = self._paragraphs[i]
        own = bisect_right(self._starts, statement.content[0].start) - 1
        surname = parse_name(statement.speaker).stem if statement.speaker else ""
        fits: list[DatePhrase] = []
        for sentence in self._sentences[max(0, own - _SENTENCES) : own + _SENTENCES]:
            if sentence.span.start not in paragraph or sentence.span.start == self._starts[own]:
                continue
            named = bool(surname) and surname in sentence.span.of(self._text)
            fits += [
                p
                for p in sentence.phrases
                if not (p.ahead or self._is_anothers(p, surname))
                and (self._dates_occasion(p) or (named and self._dates_speech(sentence, p)))
            ]
        return _choose(fits)

    def _is_anothers(self, phrase: DatePhrase, surname: str) -> bool:
        """Whether a day is that of somebody else's occasion: "Orth's 25 July call"."""
        start = phrase.span.start
        owner = _OWNER.search(self._text, max(0, start - _OWNER_WITHIN), start)
        return owner is not None and bool(surname) and owner[1] != surname

    def _dates_occasion(self, phrase: DatePhrase) -> bool:
        """Whether a day dates an occasion of speaking: "Thursday's briefing"."""
        end = min(len(self._text), phrase.span.end + _CUE_REACH)
        return OF_SPEECH.match(self._text, phrase.span.end, end) is not None

    def _dates_speech(self, sentence: _Sentence, phrase: DatePhrase) -> bool:
        """Whether a day dates an act of speaking: "said on Thursday"."""
        near = Span(
            max(sentence.span.start, phrase.span.start - _CUE_REACH),
            min(sentence.span.end, phrase.span.end + _CUE_REACH),
        )
        return any(
            not _OWN_CLAUSE.search(self._text, verb.end(), max(verb.end(), phrase.span.start))
            for verb in _SPEAKS.finditer(self._text, near.start, near.end)
        )

    def _is_of_a_thing(self, phrase: DatePhrase) -> bool:
        """Whether a day is that of no saying: "Monday's ruling", "rejected a debate on Monday"."""
        if is_not_held(self._text, phrase.span):
            return True
        before = max(0, phrase.span.start - _OPENING)
        owned = _OWNED_DAY.search(self._text, before, phrase.span.start)
        behind = _NOUN_BEHIND.match(self._text, phrase.span.end)
        if owned and behind and not phrase.relative and behind[1] not in _WRITINGS:
            return not self._dates_occasion(phrase)  # "Orth's July 25 dinner"
        owns = self._text[phrase.span.end : phrase.span.end + 2] in {"’s", "'s"}
        return owns and not self._dates_occasion(phrase)


def _leads(text: str, content: Span, phrase: DatePhrase) -> bool:
    """Whether a day stands at the very beginning of unquoted words: "said Thursday that …"."""
    return phrase.relative and not text[content.start : phrase.span.start].strip(" \u00a0")


def _choose(phrases: list[DatePhrase]) -> SaidOn | None:
    """The day that phrases agree on; a day before a month; None if they name two."""
    exact = [p for p in phrases if p.precision is Precision.DAY] or phrases
    if len({p.date for p in exact}) != 1:
        return None
    return SaidOn(exact[0].date, exact[0].precision, exact[0].span)
