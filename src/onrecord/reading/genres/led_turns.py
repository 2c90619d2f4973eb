"""Led turns: speakers whom nothing but print tells from their words.

"**Mara Okello** Good morning." in bold or italics, with no mark behind the name, as offices print
transcripts with a word processor; or names alone, all in the print of one heading, as parliaments
print theirs on pages.
"""

from collections import Counter
from collections.abc import Sequence

from onrecord.late import compile_late
from onrecord.reading.content import MarkedTurn, Printed
from onrecord.reading.genres.printed_interviews import Piece, find_pieces
from onrecord.reading.turns.labels.label_names import name_key, shape_of
from onrecord.reading.turns.labels.label_words import PLAIN
from onrecord.reading.turns.labels.shape_choice import family
from onrecord.reading.turns.splitting import find_labelled
from onrecord.text import Span, find_paragraphs

__all__ = ["find_led_turns"]

_FEWEST = 4  # paragraphs that a name leads
_FEWEST_SPEAKERS = 2
_LEAST_RECURRING = 0.6  # of those
_LEAST_NAMES = 0.7  # of those, that may be names by their form
_LEAST_SHARE = 0.3  # of all paragraphs from the first on
_MOST_WORDS = 9  # of a name with its outlet
_SPOKEN = compile_late(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur)\b|\?")
_LEAST_SPOKEN = 0.4  # of the turns, in which somebody says I or you, or asks
_ENDS = ".?!,;:"
_INNER = compile_late(r"\(([^()]+)\)")


def find_led_turns(text: str, printed: Sequence[Printed]) -> tuple[MarkedTurn, ...]:
    """Turns whose speakers stand in print before their words, without a mark behind.

    Args:
        text: the text of a document.
        printed: the words of its paragraphs, or the first of them, that are set apart, in order.

    Returns:
        Turns in order, each with the paragraphs up to the next; none where the words in print are
        no names that come again, or where other labels tell more. Linear time.
    """
    pieces = list(find_pieces(text, printed))
    for mark in dict.fromkeys(piece.mark for piece in pieces if piece.mark):
        led = [at for at, piece in enumerate(pieces) if piece.mark == mark and _leads(text, piece)]
        if not _are_names(text, [pieces[at].words for at in led]):
            continue
        turns = tuple(
            _make_turn([piece.words for piece in pieces[at:stop]])
            for at, stop in zip(led, [*led[1:], len(pieces)], strict=True)
        )
        spoken = sum(_SPOKEN.search(text, *turn.span) is not None for turn in turns)
        dense = len(led) >= _LEAST_SHARE * (len(pieces) - led[0] - len(led))
        if dense and spoken >= _LEAST_SPOKEN * len(turns):
            paragraphs = find_paragraphs(text, Span(0, len(text)))
            known = find_labelled(text, Span(0, len(text)), paragraphs)
            return turns if len(known) <= len(turns) else ()
    return ()


def _leads(text: str, piece: Piece) -> bool:
    """Whether words in print may say who speaks behind them."""
    words = piece.words.of(text).strip()
    behind = text[piece.words.end : piece.words.end + 2].lstrip(" \t\u00a0*_")
    return len(words.split()) <= _MOST_WORDS and words[-1:] not in _ENDS and behind[:1] not in _ENDS


def _are_names(text: str, leads: Sequence[Span]) -> bool:
    """Whether words in print come again, and most may be names."""
    keys = [name_key(lead.of(text)) for lead in leads]
    meant = [{family(key), *_holders(lead.of(text))} for key, lead in zip(keys, leads, strict=True)]
    counts = Counter(name for names in meant for name in names if name)
    again = sum(any(counts[name] > 1 for name in names) for names in meant)
    named = sum(
        shape_of(lead.of(text)) is not None and PLAIN.isdisjoint(key.split())
        for lead, key in zip(leads, keys, strict=True)
    )
    several = sum(count > 1 for count in counts.values()) >= _FEWEST_SPEAKERS
    few = len(leads) < _FEWEST
    return not few and several and again >= _LEAST_RECURRING * len(leads) <= named / _LEAST_NAMES


def _holders(name: str) -> set[str]:
    """The families of names in the brackets of an office: "The Minister (Mara Okello)"."""
    return {family(name_key(inner)) for inner in _INNER.findall(name)}


def _make_turn(words: Sequence[Span]) -> MarkedTurn:
    """The turn of a name and the paragraphs behind it."""
    return MarkedTurn(Span(words[0].start, words[-1].end), words[0], tuple(words[1:]))
