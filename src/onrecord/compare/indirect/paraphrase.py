"""Translations of quoted words: compared by what they hold.

A passage supports them when most of the telling words are in it, and numbers, names and denial
agree. Words are never compared one by one.
"""

from collections.abc import Sequence
from operator import itemgetter

from onrecord.compare.indirect.force import note_force
from onrecord.compare.indirect.holdings import agree_in_denial, hold_quantities
from onrecord.compare.indirect.propositions import tell_words
from onrecord.compare.vocabulary.compared_phrases import is_number
from onrecord.compare.vocabulary.compared_words import FUNCTION_WORDS
from onrecord.language import stem
from onrecord.model import Finding, Match, Op, Passage, Quotation, Verdict
from onrecord.text import SENTENCE_STOP, Span, find_sentences, spell_forms

__all__ = ["judge_content"]

_ENOUGH = 0.5  # share of the telling words that a passage must hold; set on invented cases
_FEWEST, _HELD = 3, 2  # telling words of a proposition, and of them those that a passage must hold
_ROOM = 160  # characters around the aligned words that belong to the passage
_VERY_WORDS = 4  # that a translation gives back in a row
_LETTERS, _WIDE, _FREE = 6, 2, 10  # of a word; said words for each printed one, and beside them


def judge_content(quotation: Quotation, matches: Sequence[Match], missing: Verdict) -> Finding:
    """Judge by content words, numbers, names and denial.

    Args:
        quotation: words in marks that were translated.
        matches: where alignment found words of it; only the named speaker's own turns count.
        missing: the verdict where nothing supports it.

    Returns:
        `paraphrase` with the passage that holds most, and a note if it is put more or less
        strongly than there; else `missing`.
    """
    rated = ((_rate(quotation, match), match) for match in matches)
    held = [(*each, match) for each, match in rated if each is not None]
    best = max(held, key=itemgetter(0), default=None)
    if best is None:
        return Finding(missing)
    said = best[1].span.of(best[2].transcript.text)
    ours = spell_forms(quotation.text)
    notes = note_force(ours, spell_forms(said), best[1], _nearest(ours, said))
    return Finding(Verdict.PARAPHRASE, (best[1],), notes=notes, score=round(best[0], 3))


def _rate(quotation: Quotation, match: Match) -> tuple[float, Passage] | None:
    """How much of a statement a passage holds; None where it does not support it."""
    if not match.claimed or match.question:
        return None
    text = match.transcript.text
    paired = any(step.printed and step.said for step in match.steps)
    if not paired or _is_scattered(match):
        return None
    passage = _passage(match)
    if len(match.steps) >= _VERY_WORDS and all(step.op is Op.EQUAL for step in match.steps):
        return 1.0, passage
    share = _share(quotation.text, passage.span.of(text), told=_is_told(quotation, match))
    return (share, passage) if share else None


def _is_scattered(match: Match) -> bool:
    """Whether the words of a statement stand too far from each other to be one saying."""
    said = [s.said for s in match.steps if s.printed and s.said]
    printed = sum(s.printed is not None for s in match.steps)
    length = max(w.end for w in said) - min(w.start for w in said)
    return length > _LETTERS * (_WIDE * printed + _FREE)


def _is_told(quotation: Quotation, match: Match) -> bool:
    """Whether the report tells the text's occasion, or quotes other words of the text at length."""
    return match.transcript.id in (*quotation.occasion, *(quotation.anchors or ()))


def _nearest(ours: Sequence[str], said: str) -> list[str]:
    """The words of the sentence of a passage that shares most stems with a statement."""
    stems = {stem(form) for form in ours if form not in FUNCTION_WORDS}
    sentences = [spell_forms(span.of(said)) for span in find_sentences(said, Span(0, len(said)))]
    return max(sentences, key=lambda forms: len(stems & {stem(f) for f in forms}), default=[])


def _passage(match: Match) -> Passage:
    """The aligned words with the rest of their sentences, within the turn."""
    text = match.transcript.text
    said = [s.said for s in match.steps if s.printed and s.said]
    start, end = min(w.start for w in said), max(w.end for w in said)
    turn = next((t.span for t in match.transcript.turns if start in t.span), Span(0, len(text)))
    low = max((t.start for t in _said_spans(match) if t.start <= start), default=turn.start)
    low = max(low, start - _ROOM, turn.start)
    low = max((found.end() for found in SENTENCE_STOP.finditer(text, low, start)), default=low)
    high = min(end + _ROOM, turn.end)
    stop = SENTENCE_STOP.search(text, end, high)
    high = stop.start() if stop else high
    return Passage(match.transcript.id, Span(low, high).trimmed(text), match.speaker)


def _said_spans(match: Match) -> list[Span]:
    """The spoken stretches of the transcript."""
    return [span for turn in match.transcript.turns for span in turn.said]


def _share(printed: str, said: str, *, told: bool) -> float:
    """The share of telling words that are said; 0 where a number or the denial disagrees.

    0 as well where fewer are said than are asked for. A statement of few words is all said, and in
    a text of which the report tells (`told`).
    """
    ours, theirs = spell_forms(printed), spell_forms(said)
    if not hold_quantities(printed, said) or not agree_in_denial(ours, theirs):
        return 0.0
    telling = tell_words(ours) | {f for f in ours if is_number(f) and f != "1" and f in theirs}
    held = telling & {stem(f) for f in theirs}
    few = len(telling) < _FEWEST
    if (few and not (told and held == telling)) or len(held) < _HELD:
        return 0.0
    share = len(held) / len(telling)
    return share if share >= _ENOUGH else 0.0
