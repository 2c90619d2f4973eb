"""Rewording: the sentences of a speaker that share most with what a report has them say.

Words are met by their stems, by groups of words that reports put for each other, and by figures of
the same value. What the speaker seldom says in the text counts more.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from math import log

from onrecord.compare.indirect.propositions import SELVES
from onrecord.compare.vocabulary.compared_phrases import is_number
from onrecord.compare.vocabulary.compared_words import CALENDAR, COMMON, FUNCTION_WORDS
from onrecord.language import ENGLISH, stem
from onrecord.model import Transcript, TurnRole
from onrecord.text import (
    Span,
    covers,
    find_numbers,
    find_sentences,
    find_words,
    names_agree,
    spell_out,
)

__all__ = ["Window", "Wording", "find_windows", "meet_word", "read_wording", "say_sentences"]

_WIDEST = 3  # sentences of a window
_A_SENTENCE = 0.3  # what a further sentence must bring
_LOOKED_AT = 8  # windows that share most, of which more is asked
_LONG, _PIECE = 40, 25  # words of a sentence that captions print without a stop, and of its pieces
_SMALL = frozenset({0.0, 1.0})  # "one" and "no" are no figures that tell
_ENDINGS = tuple(ENGLISH.listed("alike", "endings"))
_ROOT = 4  # letters that an ending leaves
_WHICH = ENGLISH.words("reported", "which")
_MONTHS = ENGLISH.words("calendar", "months")
_SMALL_WORDS = FUNCTION_WORDS | COMMON | CALENDAR | SELVES
_TEXTS_HELD = 64
_BESIDE = 30  # sentences of plain talk that a text is counted among: a short one tells no rarity


@dataclass(frozen=True, slots=True)
class Wording:
    """What words hold: those that tell, as they are met, and figures."""

    held: frozenset[str]
    marks: frozenset[str]  # months, and which of several: nothing else stands for them


@dataclass(frozen=True, slots=True)
class Window:
    """Some sentences of one turn, and what they share with a statement."""

    span: Span
    marks: frozenset[str]
    met: int  # words and figures of the statement that it holds
    covered: float  # the share of the statement, the rarer words counting more
    weight: float  # of what is shared
    margin: float  # how much larger a share that is than that of any window apart from this one
    sentences: int
    taken: float  # the share of one of its sentences that the statement tells


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence that somebody says."""

    turn: int
    span: Span
    wording: Wording


@dataclass(frozen=True, slots=True)
class _Run:
    """Sentences in a row that share words with a statement."""

    first: int
    last: int
    met: int
    weight: float


def read_wording(text: str, beside: Collection[str] = ()) -> Wording:
    """The telling words and the figures of a text, less some that need not be met.

    The third of "a third of them" is a figure, and no word.
    """
    numbers = list(find_numbers(text))
    within = [Span(number.start, number.end) for number in numbers]
    words = [w for w in spell_out(text) if not covers(within, w.start)]
    small = _SMALL_WORDS.union(beside)
    telling = (
        word.form
        for word in words
        if len(word.form) > 1 and word.form not in small and not is_number(word.form)
    )
    figures = {f"{number.value:g}" for number in numbers} - {f"{n:g}" for n in _SMALL}
    months = {w.form for w in words if w.start > 0 and text[w.start].isupper()} & _MONTHS
    marks = months | {word.form for word in words if word.form in _WHICH}
    return Wording(frozenset({meet_word(form) for form in telling} | figures), frozenset(marks))


@cache
def _groups() -> Mapping[str, str]:
    """The first word of the group that each word stands in."""
    lines = ENGLISH.groups("alike", "alike")
    return {_root(stem(word)): line[0] for line in reversed(lines) for word in line}


@lru_cache(maxsize=50_000)
def meet_word(form: str) -> str:
    """What a word is met by."""
    root = _root(stem(form))
    return _groups().get(root, root)


def _root(word: str) -> str:
    """A word without the ending that makes a noun of a verb, or an adverb."""
    fits = (end for end in _ENDINGS if word.endswith(end) and len(word) >= _ROOT + len(end))
    cut = word[: -len(end)] if (end := next(fits, "")) else word
    return cut.rstrip("e") if len(cut) > _ROOT else cut


@lru_cache(maxsize=_TEXTS_HELD)
def _read_sentences(transcript: Transcript, speaker: str | None) -> tuple[_Sentence, ...]:
    """The sentences that a speaker says in a transcript."""
    text = transcript.text
    spoken = [
        (number, said)
        for number, turn in enumerate(transcript.turns)
        if turn.role is not TurnRole.QUESTION and _says(turn.label, speaker)
        for said in turn.said
    ]
    return tuple(
        _Sentence(number, span, read_wording(span.of(text)))
        for number, said in spoken or [(0, Span(0, len(text)))] * (not transcript.turns)
        for sentence in find_sentences(text, said)
        for span in _cut(text, sentence)
    )


def say_sentences(transcript: Transcript, speaker: str | None) -> Iterator[Span]:
    """Where the sentences stand that a speaker says in a transcript."""
    return (one.span for one in _read_sentences(transcript, speaker))


def _cut(text: str, sentence: Span) -> list[Span]:
    """A sentence, or the pieces of one that has no end."""
    words = find_words(text, *sentence)
    if len(words) <= _LONG:
        return [sentence]
    starts = [words[n].start for n in range(0, len(words), _PIECE)]
    return [Span(a, b).trimmed(text) for a, b in pairwise([*starts, sentence.end])]


def _says(label: str | None, speaker: str | None) -> bool:
    """Whether a turn is a speaker's."""
    return label == speaker or bool(label and speaker and names_agree(label, speaker))


@lru_cache(maxsize=_TEXTS_HELD)
def _rarity(transcript: Transcript, speaker: str | None) -> Mapping[str, float]:
    """What it is worth to meet a word: the fewer of the speaker's sentences hold it, the more."""
    sentences = _read_sentences(transcript, speaker)
    counts = Counter(word for one in sentences for word in one.wording.held)
    return {word: log((len(sentences) + _BESIDE) / count) for word, count in counts.items()}


def find_windows(ours: Wording, transcript: Transcript, speaker: str | None) -> list[Window]:
    """The windows of a speaker that share most with a statement.

    Args:
        ours: the statement's.
        transcript: a primary text.
        speaker: a label in it.

    Returns:
        One to three sentences of a turn each, at most eight windows, best first. Time linear in
        what the speaker says there, and no more for a second statement than looking its words up.
    """
    sentences = _read_sentences(transcript, speaker)
    rarity = _rarity(transcript, speaker)
    unmet = log(len(sentences) + _BESIDE)
    total = sum(rarity.get(word, unmet) for word in ours.held)
    runs = sorted(
        _find_runs(ours, sentences, rarity),
        key=lambda run: (_A_SENTENCE * (run.last - run.first) - run.weight, run.first, run.last),
    )[:_LOOKED_AT]
    found = []
    for run in runs:
        apart = (o.weight for o in runs if o.last < run.first or o.first > run.last)
        within = sentences[run.first : run.last + 1]
        found.append(
            Window(
                Span(within[0].span.start, within[-1].span.end),
                frozenset().union(*(one.wording.marks for one in within)),
                run.met,
                run.weight / total,
                run.weight,
                (run.weight - max(apart, default=0.0)) / total,
                len(within),
                max(_share_taken(ours, one) for one in within),
            )
        )
    return found


def _share_taken(ours: Wording, sentence: _Sentence) -> float:
    """The share of what a sentence holds that a statement tells."""
    held = sentence.wording.held
    return len(ours.held & held) / max(len(held), 1)


def _find_runs(
    ours: Wording, sentences: tuple[_Sentence, ...], rarity: Mapping[str, float]
) -> Iterator[_Run]:
    """Runs of sentences of a turn, each of which brings a word of a statement."""
    shared = [ours.held & one.wording.held for one in sentences]
    for first, met in enumerate(shared):
        if not met:
            continue
        held: frozenset[str] = frozenset()
        for last in range(first, min(first + _WIDEST, len(sentences))):
            if sentences[last].turn != sentences[first].turn:
                break
            if not shared[last] <= held:
                held |= shared[last]
                yield _Run(first, last, len(held), sum(sorted(rarity[word] for word in held)))
