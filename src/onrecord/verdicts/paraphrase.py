"""Statements that are not in quotation marks, and translations: compared by what they hold.

A passage supports them when most of the telling words are in it, and numbers, names and denial
agree. Words are never compared one by one.
"""

from collections.abc import Sequence

from onrecord.model import Finding, Match, Note, Passage, Quotation, Verdict
from onrecord.text import Span, find_sentences, spell_out
from onrecord.verdicts.force import compare_force
from onrecord.verdicts.holdings import agree_in_denial, agree_in_names, hold_quantities
from onrecord.verdicts.inflection import stem
from onrecord.verdicts.lexicon import COMMON, FUNCTION_WORDS
from onrecord.verdicts.quantities import is_number

__all__ = ["judge_content"]

_ENOUGH = 0.5  # share of the telling words that a passage must hold; set on invented cases
_FEWEST = 2
_ALONE = 3  # telling words in common that support what nobody known said, where others are missing
_ROOM = 160  # characters around the aligned words that belong to the passage


def judge_content(quotation: Quotation, matches: Sequence[Match], missing: Verdict) -> Finding:
    """Judge by content words, numbers and denial.

    Args:
        quotation: an indirect or translated statement.
        matches: where alignment found words of it; only the claimed speaker's count.
        missing: the verdict where nothing supports it.

    Returns:
        `paraphrase` with the passage that holds most, and a note if it is put more or less
        strongly than there; else `missing`.
    """
    fewest = _FEWEST if quotation.speaker else _ALONE
    best: tuple[float, Passage, Match] | None = None
    for match in matches:
        if not match.claimed or match.question:
            continue
        text = match.transcript.text
        if not agree_in_names(match.steps, quotation.text, text):
            continue
        passage = _passage(match)
        share = _share(quotation.text, passage.span.of(text), fewest)
        if share >= _ENOUGH and (best is None or share > best[0]):
            best = (share, passage, match)
    if best is None:
        return Finding(missing)
    said = best[1].span.of(best[2].transcript.text)
    ours = _forms(quotation.text)
    force = compare_force(ours, _forms(said), _nearest(ours, said))
    notes = () if force is None else (Note(force, (best[1],)),)
    return Finding(Verdict.PARAPHRASE, (best[1],), notes=notes, score=round(best[0], 3))


def _forms(text: str) -> list[str]:
    """The words of a text as compared."""
    return [word.form for word in spell_out(text)]


def _nearest(ours: Sequence[str], said: str) -> list[str]:
    """The words of the sentence of a passage that shares most stems with a statement."""
    stems = {stem(form) for form in ours if form not in FUNCTION_WORDS}
    sentences = [_forms(span.of(said)) for span in find_sentences(said, Span(0, len(said)))]
    return max(sentences, key=lambda forms: len(stems & {stem(f) for f in forms}), default=[])


def _passage(match: Match) -> Passage:
    """The aligned words with the rest of their sentences, within the turn."""
    text = match.transcript.text
    said = [s.said for s in match.steps if s.printed and s.said]
    start, end = min(w.start for w in said), max(w.end for w in said)
    turn = next((t.span for t in match.transcript.turns if start in t.span), Span(0, len(text)))
    low = max((t.start for t in _said_spans(match) if t.start <= start), default=turn.start)
    low = max(low, start - _ROOM, turn.start)
    opened = max(text.rfind(mark, low, start) for mark in ".?!\n")
    low = opened + 1 if opened >= low else low
    high = min(end + _ROOM, turn.end)
    stops = [at for mark in ".?!\n" if (at := text.find(mark, end, high)) >= 0]
    high = min(stops, default=high)
    return Passage(match.transcript.id, Span(low, high).trimmed(text), match.speaker)


def _said_spans(match: Match) -> list[Span]:
    """The spoken stretches of the transcript."""
    return [span for turn in match.transcript.turns for span in turn.said]


def _share(printed: str, said: str, fewest: int) -> float:
    """The share of telling words that are said; 0 where a number or the denial disagrees.

    Where some are missing, at least `fewest` must be there.
    """
    ours, theirs = _forms(printed), _forms(said)
    if not hold_quantities(printed, said) or not agree_in_denial(ours, theirs):
        return 0.0
    small = FUNCTION_WORDS | COMMON
    telling = {stem(f) for f in ours if len(f) > 1 and f not in small and not is_number(f)}
    telling |= {f for f in ours if is_number(f) and f != "1" and f in theirs}
    if len(telling) < _FEWEST:
        return 0.0
    held = telling & {stem(f) for f in theirs}
    return 0.0 if len(held) < fewest and held != telling else len(held) / len(telling)
